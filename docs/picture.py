"""Draw ``docs/demo.svg``, the picture in the README: what the commands print of the example story, cut to a screen.

python docs/picture.py build/october1962.db
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

WIDTH = 104
SCREEN = (
    (("timeline", "--top", "5"), 24),
    (("initiatives", "--actor", "U Thant"), 20),
    (("disagreements", "--kind", "number"), 16),
)
"""Commands, each with how many lines of its output are shown."""


def printed(record: str, command: tuple[str, ...]) -> str:
    """What a command prints on a terminal, which a pseudo-terminal stands in for."""
    line = [sys.executable, "-m", "onrecord", command[0], record, *command[1:]]
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, WIDTH, 0, 0))
    with subprocess.Popen(line, stdout=theirs, stdin=theirs, env=os.environ | {"TERM": "xterm-256color"}):
        os.close(theirs)
        return b"".join(_blocks(ours)).decode().replace("\r\n", "\n")


def _blocks(terminal: int) -> Iterator[bytes]:
    """What arrives at a pseudo-terminal until the program behind it ends, which Linux reports as an error."""
    with suppress(OSError):
        while block := os.read(terminal, 65536):
            yield block


def main() -> None:
    record = sys.argv[1]
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor")
        for command, lines in SCREEN:
            asked = " ".join((command[0], Path(record).name, *command[1:]))
            console.print(f"[bold green]$[/] [bold]onrecord {asked}[/]")
            shown = printed(record, command).splitlines()
            console.print(Text.from_ansi("\n".join(shown[:lines])))
            console.print("[dim]…[/]\n" if len(shown) > lines else "")
        # The reader's own monospaced font, instead of one fetched from elsewhere.
        style = re.sub(r"@font-face \{\{.*?\}\}\n?", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace("Fira Code", "monospace")
        console.save_svg(str(Path(__file__).with_name("demo.svg")), title="On Record", code_format=style)


if __name__ == "__main__":
    main()
