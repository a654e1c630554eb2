"""Patterns written as lists of words, so that a rule reads as what it looks for."""

from __future__ import annotations

import re

TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What tells how a pattern is built: an escape, a set, a border of a group or an alternative."""


def either(words: str) -> str:
    """A pattern for any of ``words``, which white space parts; an underscore is a space within one, and the rest is a pattern."""
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def any_form(forms: set[str]) -> str:
    """A pattern for any of ``forms`` taken literally, the longest first."""
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form))) + ")"


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand in no group, in order."""
    parts, deep, start = [], 0, 0
    for token in TOKEN.finditer(pattern):
        deep += (token.group() == "(") - (token.group() == ")")
        if token.group() == "|" and not deep:
            parts.append(pattern[start : token.start()])
            start = token.end()
    return [*parts, pattern[start:]]


MONTH = either(
    "jan(?:uary)?\\.? feb(?:ruary)?\\.? mar(?:ch)?\\.? apr(?:il)?\\.? may june?\\.? july?\\.? aug(?:ust)?\\.? sept?(?:ember)?\\.? "
    "oct(?:ober)?\\.? nov(?:ember)?\\.? dec(?:ember)?\\.?"
)
"""The name of a month, whole or cut, in lower case."""

WEEKDAY = either("mon(?:day)? tues?(?:day)? wed(?:nes(?:day)?)? thu(?:rs?(?:day)?)? fri(?:day)? sat(?:ur(?:day)?)? sun(?:day)?")
"""The name of a day of the week, whole or cut, in lower case."""

DATED_WORD = rf"(?i:{WEEKDAY}\b|{MONTH} \d|{either('published updated posted')}\b)"
"""The beginning of a date, which is part of no name."""
