"""The names of outlets: how they are known, and where a text names its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.intake.head import agencies
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import either

HOUSE_WORDS, MASTHEAD_WORDS = 7, 4
"""Words of an outlet's name beside a byline, and above a title."""

CAPITALISED = 0.75
"""Share of capitalised words from which a line is a name, or a title whatever it ends with."""

_HOUSES = either(
    "News Times Post Press TODAY Today Journal Tribune Herald Daily Guardian Republic Telegraph Observer Gazette Chronicle Globe Mail "
    "Monitor Independent Register Examiner Sentinel Bulletin Dispatch Courier Broadcasting Radio Television Media Network Agency "
    "Newspaper Magazine Online Weekly Wire CNN BBC NPR CBS NBC ABC MSNBC PBS CBC RT DW RFE/RL Jazeera POLITICO Politico"
)
HOUSE = re.compile(rf"\b{_HOUSES}\b")
"""Words by which an outlet's name is known."""

_LAST = either(
    "News Times Post Press Journal Tribune Herald Guardian Telegraph Gazette Chronicle Dispatch Courier Broadcasting Radio Television "
    "TV Newspaper Magazine Weekly Wire Mail Jazeera Newswire"
)
_WHOLE = either(
    "CNN BBC NPR CBS NBC ABC MSNBC PBS CBC RT DW RFE/RL POLITICO Politico AFP CCTV CGTN NHK RTE ITV Axios Haaretz Newsweek Izvestia "
    "Kommersant Pravda USA_Today Le_Monde Le_Figaro Der_Spiegel Die_Welt El_País El_Pais Voice_of_America The_Independent The_Economist "
    "CBC/Radio-Canada Radio_Free_Europe/Radio_Liberty"
)
_NEVER = either("Ministry Committee Department Army Navy Command Trading Office Royal Union Association Council")
NAMED = re.compile(
    rf"(?!.*\b{_NEVER}\b)(?:[Tt]he )?(?:(?=\S+ ).*\b{_LAST}|{_WHOLE}(?: [A-Z]\w+)?(?: \d)?|(?:Daily|Radio) [A-Z]\S+(?: [A-Z]\S+)?)|{_WHOLE}"
)
"""Names that are an outlet's by their last word or as a whole, in running text, where "Network" and "Agency" may be anybody's."""

ADDRESS = re.compile(rf"^(?:www\.)?[\w-]+\.{either('com org net ca co[.]uk')}$", re.IGNORECASE)
"""An outlet that goes by its address."""

MASTHEAD = re.compile(
    rf"\b(?:{_HOUSES}|HERALD|edition)\b.{{0,200}}\s[|–—-]\s|\s[|–—-]\s.{{0,200}}\b(?:{_HOUSES}|edition)\b|^[A-Z]{{2,}}-?\d{{3,}}|\|",
    re.IGNORECASE,
)
"""A masthead or a wire's slug, which may stand above a title but is none."""

_OUTLET = r"(?P<outlet>(?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:of|the|and|[A-Z][\w.&-]*)){0,5}?)"
_SIGN = r"(?:©|\(c\)|[Cc]opyright)"
_FIRM = either("LLC Inc Ltd Limited Corp plc GmbH Company Group")
OUTLETS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![^\W\d_]){_SIGN}(?: ?{_SIGN})?(?: \d{{4}}(?:[-–]\d{{4}})?)?,?(?: [Bb]y)? {_OUTLET}(?:,? {_FIRM}\b|[.,|]|$)",
        rf"^{either('A_[Mm]essage_from More_from Read_more_(?:from|on) Follow')} {_OUTLET}(?:[:!.]|$)",
        rf"^Support {_OUTLET}!",
        rf"^{_OUTLET}[’'](?:s)? [A-Z][^.]* contributed to this",
        rf"\b{either('[Cc]ontent [Aa]rticle [Ss]tory')} {either('created published provided')} by {_OUTLET} {either('is are for')}\b",
    )
)
"""Where a text names its own outlet, apart from its head."""


def is_outlet(name: str) -> bool:
    """Whether a name in running text is an outlet's or an agency's."""
    return agencies.canonical(name) is not None or NAMED.fullmatch(name) is not None


def is_house(line: Line) -> bool:
    """Whether a line is nothing but the name of an outlet or an agency."""
    if ADDRESS.match(line.text):
        return True
    if line.finished or line.words > HOUSE_WORDS or line.capitals < CAPITALISED:
        return False
    return HOUSE.search(line.text.title()) is not None or HOUSE.search(line.text) is not None or agencies.canonical(line.text) is not None


def is_masthead(line: Line) -> bool:
    """Whether a line above a title is a masthead or a wire's slug."""
    return MASTHEAD.search(line.text) is not None or (is_house(line) and line.words <= MASTHEAD_WORDS)


def named(lines: Sequence[Line]) -> str | None:
    """The outlet that a copyright line, a plea or a credit names as the text's own."""
    for pattern in OUTLETS:
        for line in lines:
            found = pattern.search(line.text)
            if found and not agencies.canonical(found["outlet"]):
                return found["outlet"]
    return None
