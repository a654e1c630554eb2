"""What an installation weighs and how soon it answers.

python -m benchmarks.size
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPEATS = 5


def best_seconds(*command: str) -> float:
    """The best wall time of several runs of a command."""
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return min(times)


def peak_megabytes() -> float:
    """The most memory that this process has held; the kernel's own peak for a process begins with what its parent held."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return next(int(line.split()[1]) for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM")) / 1000


def installed_megabytes(repository: Path) -> float:
    """Size of a fresh virtual environment with the program and what it needs, without pip's own part."""
    with tempfile.TemporaryDirectory() as room:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", room], check=True)
        target = next((Path(room) / "lib").glob("python*/site-packages"))
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), str(repository)], check=True)
        return sum(p.stat().st_size for p in target.rglob("*") if p.is_file()) / 1e6


def table() -> dict[str, str]:
    """What was measured, with its unit."""
    load = "import time; t = time.perf_counter(); from onrecord import language; language.load(); print(time.perf_counter() - t)"
    loads = [float(subprocess.run([sys.executable, "-c", load], check=True, capture_output=True, text=True).stdout) for _ in range(REPEATS)]
    weights = Path(__file__).parent.parent / "src/onrecord/language/model"
    return {
        "`onrecord --help`": f"{best_seconds(sys.executable, '-m', 'onrecord', '--help'):.2f} s",
        "language model loaded": f"{min(loads):.2f} s",
        "weights": f"{sum(p.stat().st_size for p in weights.iterdir()) / 1e6:.1f} MB",
        "installed, with all that it needs": f"{installed_megabytes(Path(__file__).parent.parent):.0f} MB",
    }


def main() -> None:
    for name, value in table().items():
        print(f"{name:36} {value}")


if __name__ == "__main__":
    main()
