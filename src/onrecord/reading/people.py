"""Persons of one article by the parts of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.reading.entries import Entry

LONGEST_ACRONYM = 4


class People:
    """Finds a person by a full name, by surname or, failing that, by first name."""

    def __init__(self) -> None:
        self._full: dict[tuple[str, str], Entry] = {}
        self._last: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._first: dict[str, dict[str, Entry]] = defaultdict(dict)

    def add(self, words: Sequence[str], entry: Entry) -> None:
        """Note a person under the words of a name."""
        first, last = words[0].casefold(), words[-1].casefold()
        if len(words) > 1:
            self._full[first, last] = entry
        self._first[first][entry.key] = entry
        self._last[last][entry.key] = entry

    def full(self, words: Sequence[str]) -> Entry | None:
        """The person with this first and last word, whatever stands between ("Jean Marie Roux", "Jean Roux")."""
        return self._full.get((words[0].casefold(), words[-1].casefold()))

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
