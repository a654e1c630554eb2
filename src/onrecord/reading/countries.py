"""The countries of the world as news names them: by name, people, capital or seat of government."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

PIECE = re.compile(r"(\w(?:[^\s‐‑–—/-]*\w)?)[^\w\s‐‑–—/-]*([‐‑–-])?")
"""A word without the marks around it, and the hyphen or en dash that ties it to the next."""

LEADING_ARTICLE = re.compile(r"^[Tt]he ")
POSSESSIVE = re.compile(r"'s$")
TONGUE = frozenset({"language", "speaking", "speaker", "speakers"})
"""After one of these adjectives they make it a language's, which says nothing of the country."""

ELSEWHERE = (
    # Continents and regions.
    *("Latin America", "Latin American", "Latin Americans", "North America", "North American", "North Americans"),
    *("South America", "South American", "South Americans", "Central America", "Central American", "Central Americans"),
    *("Inter-American", "Pan-American", "Pan American", "Organization of American States", "Indo-Pacific", "Indo-European"),
    *("Anglo-Saxon", "Anglo-Saxons", "Greco-Roman", "North Pole", "South Pole"),
    # Provinces, territories and cities of another country, or parts that are not the whole.
    *("New Mexico", "New Mexican", "New Mexicans", "British Columbia", "British Columbian", "Northern Ireland", "Northern Irish"),
    *("American Samoa", "American Samoan", "American Samoans", "Inner Mongolia", "Inner Mongolian", "New Guinea", "Benin City"),
    *("Niger Delta", "Niger State", "Turks and Caicos", "Turks and Caicos Islands", "Turkish Republic of Northern Cyprus"),
    *("Northern Cyprus", "Panama City, Florida", "South Georgia"),
    # States that are no more, and whose government sat apart from the one of today.
    *("East Germany", "East German", "East Germans", "South Vietnam", "South Vietnamese", "South Yemen", "South Yemeni"),
    # Waters.
    *("Gulf of Mexico", "Gulf of America", "Gulf of Guinea", "Gulf of Oman", "Gulf of Thailand", "South China Sea", "East China Sea"),
    *("Indian Ocean", "Sea of Japan", "Irish Sea", "Norwegian Sea", "Philippine Sea", "Mozambique Channel", "Lake Chad"),
    *("Lake Malawi", "Jordan River", "River Jordan", "Niger River", "River Niger"),
)
"""Names that hold a country's name or adjective and mean another place."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166-1 alpha-3 code (XKX for Kosovo) and its usual short English name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """The countries by code, and by each form in which a text may name them; ``None`` marks a place that is no country."""

    codes: Mapping[str, Country]
    names: Mapping[str, Country]
    demonyms: Mapping[str, Country]
    capitals: Mapping[str, Country]
    seats: Mapping[str, Country]
    phrases: Mapping[str, Country | None]
    longest: int


def by_name(text: str) -> Country | None:
    """The country of this name or abbreviation, case-sensitive, with or without a leading "the" and a possessive ending."""
    return _look_up(_table().names, text)


def by_demonym(text: str) -> Country | None:
    """The country of this adjective or word for its people, read as in `by_name`."""
    return _look_up(_table().demonyms, text)


def by_capital(text: str) -> Country | None:
    """The country whose government sits in this city, read as in `by_name`."""
    return _look_up(_table().capitals, text)


def by_seat(text: str) -> Country | None:
    """The country whose government has this residence or goes by the name of this house, read as in `by_name`."""
    return _look_up(_table().seats, text)


def by_code(code: str) -> Country | None:
    """The country of this ISO 3166-1 alpha-3 code."""
    return _table().codes.get(code)


def of_phrase(text: str) -> Country | None:
    """The one country that a phrase names by a name, a demonym or a seat; None where it names none, or several.

    The longest name at a place counts alone: "South Sudanese" is not Sudan's, "New Mexico" is nobody's.
    """
    pieces = _pieces(text)
    found: set[Country] = set()
    at = 0
    while at < len(pieces):
        country, after = _longest(pieces, at)
        if country and not (after < len(pieces) and pieces[after].strip() in TONGUE):
            found.add(country)
        at = after
    return found.pop() if len(found) == 1 else None


def _look_up(forms: Mapping[str, Country], text: str) -> Country | None:
    key = _known(forms, _key(text))
    return forms[key] if key else None


def _longest(pieces: Sequence[str], at: int) -> tuple[Country | None, int]:
    """The country of the longest known form from ``at``, and the place after it."""
    table = _table()
    for after in range(min(at + table.longest, len(pieces)), at, -1):
        key = _known(table.phrases, "".join(pieces[at:after]))
        if key:
            return table.phrases[key], after
    return None, at + 1


def _known(forms: Mapping[str, Country] | Mapping[str, Country | None], run: str) -> str | None:
    """The first reading of a run of pieces that is among ``forms``: as it stands (Sino-), untied, not possessive, not hyphenated."""
    untied = run.rstrip("- ")
    plain = POSSESSIVE.sub("", untied)
    return next((key for key in (run.strip(), untied, plain, plain.replace("-", " ")) if key in forms), None)


def _pieces(text: str) -> list[str]:
    """The words of a text without the marks around them, each followed by its hyphen or by a space."""
    plain = text.replace("’", "'")
    return [f"{match[1]}{'-' if match[2] else ' '}" for match in PIECE.finditer(plain)]


def _key(form: str) -> str:
    return LEADING_ARTICLE.sub("", "".join(_pieces(form))).strip()


@lru_cache(maxsize=1)
def _table() -> Table:
    text = (files("onrecord.reading") / "data" / "countries.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    codes = {row["code"]: Country(row["code"], row["name"]) for row in rows}

    def forms(*columns: str) -> dict[str, Country]:
        cells = ((row["code"], row[column]) for row in rows for column in columns)
        return {_key(form): codes[code] for code, cell in cells for form in cell.split(";") if form}

    places = {_key(place): None for place in ELSEWHERE}
    phrases = places | forms("name", "names", "demonyms", "seats")
    longest = max(len(_pieces(form)) for form in phrases)
    return Table(codes, forms("name", "names"), forms("demonyms"), forms("capitals"), forms("seats"), phrases, longest)
