"""Text that was UTF-8 and has been read as something else ("donâ€™t"), set right line by line where that is certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from onrecord.domain.articles import Article

WESTERN = "cp1252"
NAMES = {"sloppy-windows-1252": WESTERN, "latin-1": WESTERN, "macroman": "mac_roman"}
"""The encodings that UTF-8 is read as by mistake, as ftfy calls them, and their names; all of Latin-1 that text uses is in Windows-1252."""

STEPS = ("encode", "decode")
TIMES = 3
"""How many times over a text may have been misread."""


def _as(encoding: str, low: int, high: int) -> str:
    """What the bytes from ``low`` to ``high`` look like, as a part of a set in a pattern."""
    shown = {bytes([byte]).decode(encoding, "replace") for byte in range(low, high + 1)} - {"\ufffd"}
    return re.escape("".join(sorted(shown)))


def _characters(encoding: str) -> str:
    """What a character of UTF-8 beyond ASCII looks like when its bytes are read in ``encoding``, or what it lacks as a control."""
    rest = f"[{_as(encoding, 0x80, 0xBF)}\x80-\x9f]"
    leads = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    return "|".join(f"[{_as(encoding, low, high)}]{rest}{{{following}}}" for low, high, following in leads)


MISREAD = re.compile("|".join(_characters(encoding) for encoding in (WESTERN, "mac_roman")))
"""What may be one misread character; much that is proper looks so too."""

UNMISTAKABLE = re.compile(
    "â[\x80-\x9f]{2}|â€[^\\s\\w]|â€[œ\x80-\x9f]|‚Ä[^\\s\\w]|‚Ä[ôúùîìòâ]|ï»¿|(?<=[^\\W\\d_])[ÃÅÄ][¡-ª¬-º¼-¿](?!\\w*[A-ZÀ-Þ])"
)
"""A quotation mark, dash or byte order mark in three characters, or an accented letter of a word in two: one is enough."""

ENOUGH = 2
"""Characters of Western text otherwise that must have been misread before a text is believed to be."""

WESTERN_LETTERS, MARKS = 0x250, range(0x2000, 0x2123)
OTHERS = 4
"""How many characters of other scripts tell as much as one of those."""

LONGEST, MOST_LINES = 1_000_000, 5000
"""Characters, and lines that look misread, beyond which a text is no report, and is left as it is."""

SHOWN = re.compile(rf"(?<!\w)[\"'`‘“«(\[](?:{MISREAD.pattern})[\"'`’”»)\]](?!\w)")
NAMED = re.compile(
    r"\bmojibake\b|\butf-?8\b|\bunicode\b|\bcharacter (?:set|encoding)s?\b|\bencod(?:ed|ing) (?:error|problem)s?\b", re.IGNORECASE
)
"""A text that shows misread characters by themselves, or speaks of encodings, is about them and means them as they stand."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
MARK = "\ufeff"
FILLER = "\u2060"
"""The word joiner: it is not seen, and parts no word."""


@dataclass(frozen=True, slots=True)
class _Repair:
    line: str
    ways: tuple[str, ...]
    misread: float
    is_certain: bool


def is_suspect(text: str) -> bool:
    """Whether something stands in a text that a misread character looks like."""
    return not text.isascii() and MISREAD.search(text) is not None


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text, with the lines set right that were misread, and a note for each encoding that they were read in.

    A line is set right only where all of it was UTF-8 and the repair, undone, gives the line again; and a text only where several
    characters were misread, or one that nobody would write. A byte order mark that comes to light is dropped.
    """
    lines = text.split("\n")
    repairs = _repairs(text, lines)
    for at, repair in repairs.items():
        lines[at] = repair.line
    return ("\n".join(lines).removeprefix(MARK) if repairs else text), tuple(sorted({_note(repair) for repair in repairs.values()}))


def in_place(text: str) -> tuple[str, tuple[str, ...]]:
    """The same, every character at the place of those that stand for it, which what is not seen fills up.

    Offsets in it are offsets in the text as it was written.
    """
    lines = text.split("\n")
    repairs = _repairs(text, lines)
    for at, repair in repairs.items():
        lines[at] = _spread(repair)
    return ("\n".join(lines) if repairs else text), tuple(sorted({_note(repair) for repair in repairs.values()}))


def as_meant(article: Article) -> Article:
    """An article as it is to be read: with the characters in its text that were meant, at their places."""
    text, _ = in_place(article.text)
    return article if text == article.text else replace(article, text=text)


def without_fillers(thing: Any) -> Any:
    """A reading or story of such an article without what fills up places, in all that it quotes."""
    if type(thing) is str:
        return thing.replace(FILLER, "")
    if isinstance(thing, tuple):
        return tuple(map(without_fillers, thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{part.name: without_fillers(getattr(thing, part.name)) for part in fields(thing)})
    return thing


def _spread(repair: _Repair) -> str:
    """A line set right, as long as it was: blanks beside blanks, within words what nobody sees and what parts none."""
    line = repair.line
    parts = []
    for at, char in enumerate(line):
        missing = len(_misread(char, repair.ways)) - 1
        if at == 0 or line[at - 1].isspace():
            parts.append(" " * missing + char)
        elif at + 1 == len(line) or line[at + 1].isspace():
            parts.append(char + " " * missing)
        else:
            parts.append(FILLER * missing + char)
    return "".join(parts)


def _misread(text: str, ways: Sequence[str]) -> str:
    for way in reversed(ways):
        text = text.encode("utf-8").decode(way)
    return text


def _repairs(text: str, lines: Sequence[str]) -> dict[int, _Repair]:
    """The repairs of the lines that were misread, by their places; none where it is not certain that any was."""
    if len(text) > LONGEST or not is_suspect(text) or NAMED.search(text) or SHOWN.search(text):
        return {}
    suspect = [at for at, line in enumerate(lines) if MISREAD.search(line)]
    if len(suspect) > MOST_LINES:
        return {}
    repairs = {at: repair for at in suspect if (repair := _repair(lines[at])) is not None}
    certain = any(repair.is_certain for repair in repairs.values()) or sum(repair.misread for repair in repairs.values()) >= ENOUGH
    return repairs if certain else {}


def _note(repair: _Repair) -> str:
    times = f", {len(repair.ways)} times over" if len(repair.ways) > 1 else ""
    return f"mojibake repaired: utf-8 read as {NAMES[repair.ways[0]]}{times}"


def _repair(line: str) -> _Repair | None:
    """What ftfy makes of a line, if that is certain."""
    from ftfy import fix_encoding_and_explain  # what is seldom needed is imported only then

    found = fix_encoding_and_explain(line)
    steps = found.explanation or []
    ways = [step.parameter for step in steps if step.action == "encode"]
    only_undone = all(step.action in STEPS and step.parameter in (*NAMES, "utf-8") for step in steps)
    if not only_undone or not 0 < len(ways) <= TIMES or CONTROL.search(found.text):
        return None
    if _misread(found.text, ways) != line:
        return None
    return _Repair(found.text, tuple(ways), _weight(found.text), UNMISTAKABLE.search(line) is not None or len(ways) > 1)


def _weight(line: str) -> float:
    """The characters beyond ASCII, those that Western text has for one each."""
    beyond = [ord(char) for char in line if char > "\x7f"]
    western = sum(code < WESTERN_LETTERS or code in MARKS for code in beyond)
    return western + (len(beyond) - western) / OTHERS
