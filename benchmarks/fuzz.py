"""Mutated inputs through the whole of intake: none may crash it, hang it or fill memory.

The seeds are small files of every format, of our own prose; atheris (libFuzzer) mutates them, led by what code they reach.

    python -m benchmarks.fuzz --runs 100000
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.markdown import rows

HERE = Path(__file__).parent
RESULT = HERE / "FUZZ.md"
FOUND = Path("build/fuzz")
SECONDS, MEGABYTES, LONGEST = 5, 1024, 1 << 16
"""What one input may take, and how long it may be."""

BATCH = 20_000
"""Inputs of one process: what atheris itself keeps of each run (some 14 kB; intake keeps none) would fill the memory allowed."""

STATISTIC = re.compile(r"^stat::(\w+):\s+(\d+)", re.MULTILINE)

HEAD = f"""# Mutated inputs

Written by `make fuzz`: atheris (libFuzzer) mutates a small file of each format (`tests/intake/formats/samples.py`), led by the code of
intake that it reaches, and hands each to `onrecord.intake.load`. An input that raises, takes more than {SECONDS} seconds, or brings the
process over {MEGABYTES} MB stops the run.
"""


def seeds(folder: Path) -> int:
    """Writes the samples into a folder.

    Returns:
        How many there are.
    """
    from tests.intake.formats.samples import samples

    folder.mkdir(parents=True, exist_ok=True)
    found = dict(samples())
    for name, data in found.items():
        (folder / name).write_bytes(data)
    return len(found)


def run(runs: int, *, seed: int) -> tuple[bool, dict[str, int]]:
    """Whether all inputs went through, and what libFuzzer counted."""
    counted = {"seeds": seeds(FOUND / "seeds"), "runs": 0, "slowest unit, seconds": 0, "peak rss, MB": 0}
    for number in range(0, runs, BATCH):
        clean, found = _batch(min(BATCH, runs - number), seed=seed + number)
        counted["runs"] += found.get("number_of_executed_units", 0)
        counted["slowest unit, seconds"] = max(counted["slowest unit, seconds"], found.get("slowest_unit_time_sec", 0))
        counted["peak rss, MB"] = max(counted["peak rss, MB"], found.get("peak_rss_mb", 0))
        if not clean:
            return False, counted
    return True, counted


def _batch(runs: int, *, seed: int) -> tuple[bool, dict[str, int]]:
    """The same of one process; what it finds worth keeping the next begins with."""
    corpus = FOUND / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    options = {"runs": runs, "seed": seed, "timeout": SECONDS, "rss_limit_mb": MEGABYTES, "max_len": LONGEST, "print_final_stats": 1}
    flags = [f"-{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "benchmarks.fuzz", "--worker", *flags, f"-artifact_prefix={FOUND}/", str(corpus), str(FOUND / "seeds")]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    (FOUND / "log.txt").write_text(done.stderr, "utf-8")
    return done.returncode == 0, {name: int(value) for name, value in STATISTIC.findall(done.stderr)}


def _modules() -> Iterator[str]:
    import onrecord.intake

    yield from (found.name for found in pkgutil.walk_packages(onrecord.intake.__path__, "onrecord.intake."))


def _work(flags: list[str]) -> None:
    """Hands inputs to intake until the runs are done; in a process of its own, which libFuzzer ends."""
    import atheris

    with atheris.instrument_imports(include=["onrecord.intake"]):
        for name in _modules():
            importlib.import_module(name)
        from onrecord import intake

    def one(data: bytes) -> None:
        for found in intake.load(intake.Source.from_bytes(data, name="input")):
            if isinstance(found, intake.Loaded):
                _check(found)

    atheris.Setup([sys.argv[0], *flags], one)
    atheris.Fuzz()


def _check(loaded: object) -> None:
    """What must hold of every article: its bytes give it again, and its blocks lie within its text, in order."""
    from onrecord import intake

    assert isinstance(loaded, intake.Loaded)
    assert intake.load_again(loaded.article, loaded.raw) == loaded.article
    at = 0
    for block in loaded.article.blocks:
        assert at <= block.span.start < block.span.end <= len(loaded.article.text)
        at = block.span.end


def main() -> int:
    if "--worker" in sys.argv:
        _work(sys.argv[sys.argv.index("--worker") + 1 :])
        return 0
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    clean, counted = run(args.runs, seed=args.seed)
    print(*(f"{name:32} {value:,}" for name, value in counted.items()), sep="\n")
    if not clean:
        print(f"an input did not go through: see {FOUND}/log.txt")
        return 1
    table = rows(("what", "number"), ((name, f"{value:,}") for name, value in counted.items()))
    RESULT.write_text("\n".join([HEAD, *table]), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
