"""Persons of one article by the parts of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.reading.entries import Entry

LONGEST_ACRONYM = 4


class People:
    """Finds a person by a full name, by surname or, failing that, by first name."""

    def __init__(self) -> None:
        self._full: dict[tuple[str, str], list[tuple[str, Entry]]] = defaultdict(list)
        self._last: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._first: dict[str, dict[str, Entry]] = defaultdict(dict)

    def add(self, words: Sequence[str], entry: Entry) -> None:
        """Note a person under the words of a name."""
        first, last = words[0].casefold(), words[-1].casefold()
        if len(words) > 1:
            self._full[first, last].append((_middle(words), entry))
        self._first[first][entry.key] = entry
        self._last[last][entry.key] = entry

    def full(self, words: Sequence[str]) -> Entry | None:
        """The person with this first and last word, whatever stands between ("Jean Marie Roux", "Jean Roux"), but for other initials."""
        own = _middle(words)
        known = self._full.get((words[0].casefold(), words[-1].casefold()), ())
        same = [entry for middle, entry in known if middle == own]
        return next(iter(same), None) or next((e for middle, e in known if middle.startswith(own) or own.startswith(middle)), None)

    def by_part(self, word: str, *, before: int) -> Entry | None:
        """The one person with this surname or first name; of several, whoever was last named before token ``before``."""
        part = word.casefold()
        fits = list((self._last.get(part) or self._first.get(part) or {}).values())
        if word.isupper() and len(word) < LONGEST_ACRONYM:  # "UN" is nobody's surname where the text has "Un"
            fits = [entry for entry in fits if word in entry.name.split()]
        if len(fits) <= 1:
            return fits[0] if fits else None
        named = [(max(run[0] for run in e.runs if run[0] < before), e.key, e) for e in fits if any(run[0] < before for run in e.runs)]
        return max(named)[2] if named else None


def _middle(words: Sequence[str]) -> str:
    """The initials of what stands between first and last name."""
    return "".join(part[0] for word in words[1:-1] for part in word.split(".") if part).casefold()
