"""The sorts of undertakings that have a course, and the places where a text names one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of undertaking: its name, the patterns of its nouns and verbs, and whether it takes two sides to hold one."""

    name: str
    nouns: str
    verbs: str = ""
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text, by its code points, that names an undertaking; ``noun`` where it does so by a noun."""

    sort: Sort
    start: int
    end: int
    noun: bool


_MILITARY = r"(?:military|ground|air|special|punitive)"
_CLOSED = r"(?:border|crossings?|airspace|strait|embassy|consulate|port|base)"
_OF = r"(?:[^.;,]|(?<=\b[A-Z])\.){0,30}"
"""What stands between a verb and its object: a few words, with initials such as "U.S." among them."""

SORTS = (
    Sort(
        "call",
        r"(?:tele)?phone[ -]?(?:calls?|conversations?)|(?:calls?|conversations?)(?= (?:with|between)\b)",
        r"(?:tele)?phoned|by (?:tele)?phone",
        mutual=True,
    ),
    Sort(
        "meeting",
        r"summits?|meetings?|talks|negotiations?|dialogue|sit-?downs?|encounter|peace conference",
        r"meets?|met|negotiat(?:e|es|ed|ing)|talking (?:to|with)",
        mutual=True,
    ),
    Sort(
        "visit",
        r"visits?|trips?|tour|invitations?",
        r"visited|visiting|travel(?:s|l?ed|l?ing)?|invit(?:e|es|ed|ing)",
    ),
    Sort("ceasefire", r"cease-?fires?|truces?|armistice|cessation of (?:hostilities|fire)"),
    Sort("tariffs", r"tariffs?|duties|(?:import|customs) (?:tax(?:es)?|duty)|levies"),
    Sort(
        "sanctions",
        r"sanctions|embargo(?:es)?|penalties|restrictions|blacklist|export (?:ban|controls?)",
        r"sanction(?:ed|ing)|blacklist(?:ed|ing)",
    ),
    Sort(
        "exercises",
        r"(?:military|naval|joint|army) (?:exercises?|training)|exercises|drills?|manoeuvres|maneuvers|war games",
    ),
    Sort(
        "offensive",
        rf"invasion|offensives?|incursions?|assault|{_MILITARY} (?:operations?|campaign|actions?|intervention|response)"
        r"|(?:military|punitive) force|operation|intervention|use of force|attack|strikes?",
        r"invad(?:e|es|ed|ing)|attack(?:ed|ing)",
    ),
    Sort(
        "deployment",
        r"deployments?|build-?up|reinforcements|reservists|peacekeepers|peacekeeping|(?:troop|residual) (?:presence|force)",
        r"deploy(?:s|ed|ing)?|mass(?:ed|ing)|amass(?:ed|ing)?",
    ),
    Sort(
        "withdrawal",
        r"withdrawals?|pull-?outs?|pull-?backs?|evacuations?|removal of [^.;,]{0,30}\b(?:troops|forces)",
        r"withdr(?:aw|aws|ew|awn|awing)|pull(?:s|ed|ing)? (?:\w+ ){0,3}(?:out|back)|evacuat(?:e|es|ed|ing)|bring(?:ing)? (?:\w+ ){0,4}home",
    ),
    Sort("vote", r"resolutions?|bill|legislation|votes?|authori[sz]ation", r"voted|voting|authori[sz](?:e|es|ed|ing)"),
    Sort("agreement", r"treaty|treaties|pact|accords?|agreements?|deals?|ratification", r"ratif(?:y|ied|ies|ying)"),
    Sort(
        "disarmament",
        r"denucleari[sz]ation|disarmament|nuclear (?:weapons|arsenal|program(?:me)?s?|arms)|chemical weapons?(?: stockpiles?)?",
        r"denucleari[sz]e[sd]?|disarm(?:s|ed|ing)?|dismantl(?:e|es|ed|ing)",
    ),
    Sort("tests", r"(?:missile|nuclear|weapons?|rocket) (?:tests?|testing|launch(?:es)?)", r"test-?fir(?:e|es|ed|ing)"),
    Sort(
        "aid",
        r"aid|loans?|bail-?out|funding|payments|subsidies|stimulus|(?:humanitarian|economic|military|financial) (?:assistance|relief)",
    ),
    Sort(
        "closure",
        rf"blockades?|siege|quarantine|(?:buffer|no-fly|safe) zones?|(?:closure|closing|reopening) of {_OF}\b{_CLOSED}",
        rf"(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?|seal(?:s|ed|ing)?|reopen(?:s|ed|ing)?)\b {_OF}\b{_CLOSED}",
    ),
    Sort("address", r"(?:national|televised|major|prime-?time|\w+day) (?:address|speech)|address to|speech"),
    Sort("trial", r"trial|impeachment|hearings?|testimony|subpoenas?", r"testif(?:y|ies|ied|ying)|impeach(?:ed|ing)?"),
    Sort("investigation", r"investigations?|probe|inquiry|indictments?", r"investigat(?:e|es|ed|ing)|indict(?:ed|ing)?"),
    Sort("extradition", r"extradition", r"extradit(?:e|es|ed|ing)"),
    Sort(
        "exchange",
        r"(?:prisoner|captive|hostage)s? (?:exchange|swap|release)s?|(?:exchange|swap|release) of (?:\w+ )?(?:prisoners|hostages|captives)",
    ),
    Sort("election", r"referend(?:um|a|ums)|elections?"),
    Sort("protest", r"protests?|demonstrations?|rallies", r"protest(?:ed|ing)|demonstrat(?:ed|ing)"),
    Sort(
        "sovereignty",
        r"annexation|recognition of (?:the )?(?:independence|sovereignty)",
        r"annex(?:es|ed|ing)?|recogni[sz](?:e|es|ed|ing) (?:the )?(?:independence|sovereignty)",
    ),
    Sort("accession", r"membership|accession"),
    Sort("inspection", r"inspections?|inspectors|verification", r"inspect(?:s|ed|ing)?"),
    Sort("retaliation", r"retaliation|counter-?measures?|reprisals?|retaliatory (?:measures?|steps?|action)", r"retaliat(?:e|es|ed|ing)"),
    Sort("detention", r"detentions?|arrests?|custody", r"detain(?:s|ed|ing)?|arrest(?:ed|ing)"),
    Sort("reform", r"reforms?|overhaul"),
    Sort("emergency", r"(?:state of|national) emergency|martial law|mobili[sz]ation|curfew"),
    Sort(
        "arms",
        r"(?:weapons?|arms) (?:shipments?|deliver(?:y|ies)|smuggling|suppl(?:y|ies)|sales?|convoys?)"
        r"|(?:smuggling|flow|supply|sale|delivery) of (?:weapons|arms)",
    ),
    Sort("asylum", r"asylum|deportations?|resettlement|repatriation", r"deport(?:ed|ing)"),
    Sort("lobbying", r"lobbying", r"lobby|lobbied"),
    Sort("pledge", r"commitments?|obligations?|guarantees"),
)
"""The sorts, the more telling words first: "phone conversation with" is a call before anything else."""

_SORT_OF: Mapping[str, Sort] = {sort.name: sort for sort in SORTS}
_PATTERNS = [f"(?P<{name}>{words})" for s in SORTS for name, words in ((f"{s.name}_noun", s.nouns), (f"{s.name}_verb", s.verbs)) if words]
_NAMED = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})\b", re.IGNORECASE)

_ADJUNCT = re.compile(
    r"\b(?:after|before|during|since|amid|following|ahead of|eve of|prior to|until|despite|in (?:response to|light of)|sidelines of"
    r"|in|by|at|about|(?:effects?|impact|costs?|burden|fallout) of)\s+(?:[\w’'.$%-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before an undertaking that only tells the time or the cause of something else."""

_GOVERNED = re.compile(
    r"[^,;:.“”\"—]*\b(?:of|on|over|for|to|against|about|authori[sz]ing|opposing|in response to|with|from)\b[^,;:.“”\"—]*", re.IGNORECASE
)
"""What stands between an undertaking and another that it is about: a vote on a strike is a vote."""

_STAND_IN = re.compile(r"\b(?:proposals?|plans?|ideas?|offers?|initiatives?)\b", re.IGNORECASE)
"""Words for an undertaking named before."""

_CLAUSE = re.compile(r"\b(?:that|which|who|and|but|while|as|if|said|says)\b", re.IGNORECASE)
"""Words that begin another clause."""


def named_in(text: str) -> list[Named]:
    """The undertakings that ``text``, a sentence or clause, names and says something of, in order."""
    found = [_named(match) for match in _NAMED.finditer(text)]
    return [n for i, n in enumerate(found) if not any(_about(text, other, n) for other in found[:i])]


def standing_in(text: str, sort: Sort) -> list[Named]:
    """The words of ``text`` that stand for an undertaking named before, which is of this sort."""
    return [Named(sort, *match.span(), noun=False) for match in _STAND_IN.finditer(text)]


def in_passing(text: str, named: Named) -> bool:
    """Whether an undertaking is named only to tell when or why something else was done."""
    return _ADJUNCT.search(text, 0, named.start) is not None


def _named(match: re.Match[str]) -> Named:
    name, _, part = (match.lastgroup or "").rpartition("_")
    return Named(_SORT_OF[name], match.start(), match.end(), part == "noun")


def _about(text: str, one: Named, other: Named) -> bool:
    """Whether ``other`` is what ``one``, of another sort, is about."""
    between = text[one.end : other.start]
    return one.sort is not other.sort and _GOVERNED.fullmatch(between) is not None and not _CLAUSE.search(between)
