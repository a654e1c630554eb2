"""Arguments that all that is trained over the frozen grammar takes."""

from __future__ import annotations

import argparse
from pathlib import Path


def over_grammar(about: str | None, part: str) -> argparse.ArgumentParser:
    """A parser with the arguments shared; ``about`` is the module's docstring, ``part`` the name of what is trained."""
    parser = argparse.ArgumentParser(description=(about or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--grammar", type=Path, default=Path("build/grammar"))
    parser.add_argument("--out", type=Path, default=Path("build") / part)
    parser.add_argument("--size", type=int, default=1280, help="pieces in a batch")
    parser.add_argument("--threads", type=int, default=2)
    return parser
