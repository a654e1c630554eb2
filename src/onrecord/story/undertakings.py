"""The sorts of undertakings that have a course, and the words by which a step of one is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.stories import StepStatus
from onrecord.story.words import Word


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of undertaking: the noun that labels it, its words in lower case, and whether it takes two sides to hold one."""

    name: str
    nouns: frozenset[str]
    verbs: frozenset[str] = frozenset()
    mutual: bool = False


def _sort(name: str, nouns: str, verbs: str = "", *, mutual: bool = False) -> Sort:
    return Sort(name, frozenset(nouns.split()), frozenset(verbs.split()), mutual)


SORTS = (
    _sort("meeting", "summit meeting meetings talks negotiations dialogue summits", "meet meets met negotiate negotiating", mutual=True),
    _sort("call", "call telephone phone phoned telephoned conversation", "telephone phone", mutual=True),
    _sort(
        "visit",
        "visit visits trip tour invitation",
        "visit visits visited visiting travel travels traveled travelled traveling travelling invite invites invited inviting",
    ),
    _sort("ceasefire", "ceasefire cease-fire truce armistice"),
    _sort("sanctions", "sanctions embargo tariffs penalties", "sanctioned sanctioning"),
    _sort("exercises", "exercises exercise drill drills manoeuvres maneuvers"),
    _sort(
        "deployment",
        "deployment build-up buildup reinforcements peacekeepers peacekeeping",
        "deploy deploys deployed deploying mass massed massing amass amassed amassing",
    ),
    _sort(
        "withdrawal",
        "withdrawal pullout pullback evacuation",
        "withdraw withdraws withdrew withdrawn withdrawing evacuate evacuated evacuating",
    ),
    _sort("aid", "aid assistance relief"),
    _sort("agreement", "treaty pact accord agreement deal"),
    _sort("invasion", "invasion assault incursion", "invade invades invaded invading"),
    _sort("blockade", "blockade quarantine siege", "blockade blockaded blockading besiege besieged"),
    _sort("sovereignty", "recognition annexation", "recognise recognised recognize recognized annex annexed"),
    _sort("accession", "membership accession admission"),
    _sort("inspection", "inspection inspections inspectors verification", "inspect inspected inspecting"),
    _sort(
        "investigation",
        "investigation probe inquiry indictment indictments",
        "investigate investigated investigating indict indicted charged",
    ),
    _sort("extradition", "extradition", "extradite extradited extraditing"),
    _sort("exchange", "exchange swap", "swap swapped"),
    _sort("referendum", "referendum"),
    _sort("protest", "protest protests demonstration demonstrations march rally", "protested marched rallied"),
    _sort("legislation", "bill legislation resolution"),
    _sort("ultimatum", "ultimatum deadline"),
    _sort("mediation", "mediation arbitration", "mediate mediated mediating"),
    _sort("hearing", "testimony hearing hearings", "testify testified subpoena"),
)

SORT_OF: Mapping[str, Sort] = {word: sort for sort in reversed(SORTS) for word in sort.nouns | sort.verbs}

STAND_INS = frozenset("proposal proposals plan plans idea offer".split())
"""Words for an undertaking named before."""

ADJUNCT = re.compile(
    r"\b(?:after|before|during|since|amid|following|ahead of|eve of|prior to|until|despite|in response to)\b[^,;]*$", re.IGNORECASE
)
"""What stands before an undertaking that only tells the time of something else."""

CUES: tuple[tuple[StepStatus, re.Pattern[str]], ...] = tuple(
    (status, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for status, words in (
        (StepStatus.SUPPORTED, r"(?:rebuff|reject|dismiss|resist)\w*\b.{0,30}\b(?:calls?|pressure|demands?|pleas?)"),
        (StepStatus.PROPOSED, r"extend\w* (?:an|the|his|her|its) invitation"),
        (StepStatus.DOUBTED, r"(?:call\w*|urg\w+|push\w*|demand\w*|press\w*)\b.{0,60}\bto (?:cancel|call off|scrap|postpone|be cancel\w+)"),
        (
            StepStatus.CANCELLED,
            r"call(?:s|ed|ing)? off|cancel\w*|scrap(?:s|ped|ping)?|pull(?:s|ed|ing)? out|abandon\w*|no longer (?:planned|on)",
        ),
        (
            StepStatus.DOUBTED,
            r"premature|too (?:early|soon)|no (?:\w+ )?plans?|not (?:yet )?(?:decided|planned)|without saying|s[ck]eptic\w+",
        ),
        (
            StepStatus.DOUBTED,
            r"question(?:s|ed|ing)|critici[sz]\w+|oppos(?:e|es|ed|ing|ition)|unlikely|cast doubt",
        ),
        (
            StepStatus.REFUSED,
            r"refus\w+|reject\w*|rul(?:e|es|ed|ing) out|turn(?:s|ed|ing)? down|declin(?:e|es|ed|ing)|dismiss\w*|rebuff\w*",
        ),
        (StepStatus.POSTPONED, r"postpon\w+|put(?:s|ting)? off|delay\w*|defer(?:s|red|ring)?"),
        (StepStatus.EXTENDED, r"extend\w*|prolong\w*"),
        (StepStatus.REVIVED, r"reviv\w+|resum(?:e|es|ed|ing)|renew\w*|restart\w*|relaunch\w*"),
        (StepStatus.STALLED, r"stall\w*|deadlock\w*|no progress|impasse|little progress"),
        (StepStatus.ENDED, r"collaps\w+|expir\w+|broke(?:n)? (?:off|down)|walk(?:s|ed|ing)? out"),
        (StepStatus.CONDITIONAL, r"on (?:the )?condition|under the condition|provid(?:ed|ing) (?:that|an?)|unless|only if|if|should"),
        (StepStatus.ACCEPTED, r"accept\w*|agree(?:s|d|ing)?|approv\w+|greenlight\w*|consent\w*"),
        (StepStatus.SUPPORTED, r"welcom\w+|support\w*|back(?:s|ed|ing)|endors\w+|champion\w*|prais\w+"),
        (StepStatus.THREATENED, r"threat\w*|warn\w*|consequences"),
        (StepStatus.PROMISED, r"promis\w+|pledg\w+|vow\w*"),
        (StepStatus.PROPOSED, r"propos\w+|offer\w*|suggest\w*|invit\w+|float\w*"),
        (
            StepStatus.REQUESTED,
            r"call(?:s|ed|ing)? (?:for|on|upon)|urg(?:e|es|ed|ing)|demand\w*|ask(?:s|ed|ing)?|appeal\w*|request\w*|appl(?:y|ied|ies)",
        ),
        (StepStatus.ALLEGED, r"alleg\w+|accus\w+|suspect\w*|believ\w+|intelligence"),
        (StepStatus.ONGOING, r"continu\w+|ongoing|under ?way"),
        (
            StepStatus.PLANNED,
            r"will|plan(?:s|ned|ning)?|set to|due|schedul\w+|expected|prepar\w+|to be held|later this|upcoming|would|going to|is to",
        ),
        (StepStatus.POSSIBLE, r"may|might|could|possib\w+|potential\w*|probable|prospect"),
    )
)
"""Words that tell a step's status, the most telling first."""

BY_TYPE = {
    EventType.REJECT: StepStatus.REFUSED,
    EventType.THREATEN: StepStatus.THREATENED,
    EventType.REQUEST: StepStatus.REQUESTED,
    EventType.AGREE: StepStatus.ACCEPTED,
    EventType.SUPPORT: StepStatus.SUPPORTED,
}
"""What a speech act about an undertaking does to it."""

BY_STATUS = {
    EventStatus.HAPPENED: StepStatus.DONE,
    EventStatus.ONGOING: StepStatus.ONGOING,
    EventStatus.PLANNED: StepStatus.PLANNED,
    EventStatus.PROPOSED: StepStatus.PROPOSED,
    EventStatus.CONDITIONAL: StepStatus.CONDITIONAL,
    EventStatus.POSSIBLE: StepStatus.POSSIBLE,
    EventStatus.DENIED: StepStatus.DENIED,
    EventStatus.REFUSED: StepStatus.REFUSED,
    EventStatus.CANCELLED: StepStatus.CANCELLED,
    EventStatus.ALLEGED: StepStatus.ALLEGED,
}
"""What becomes of an undertaking that is the event itself."""

TURNS = frozenset(
    {
        StepStatus.PLANNED,
        StepStatus.DOUBTED,
        StepStatus.CONDITIONAL,
        StepStatus.CANCELLED,
        StepStatus.POSTPONED,
        StepStatus.EXTENDED,
        StepStatus.REVIVED,
        StepStatus.STALLED,
        StepStatus.ENDED,
    }
)
"""What words around an undertaking say of it that its own status as an event does not."""

AHEAD = frozenset({StepStatus.PLANNED, StepStatus.PROPOSED, StepStatus.CONDITIONAL, StepStatus.POSSIBLE, StepStatus.PROMISED})
"""Statuses of a step whose own time is not the time it speaks of."""


def sorts_in(found: Sequence[Word]) -> list[tuple[Sort | None, Word]]:
    """The words among ``found`` that name an undertaking, each with its sort; ``None`` for one that stands for another."""
    return [(SORT_OF.get(word.form), word) for word in found if word.form in SORT_OF or word.form in STAND_INS]


def status_in(words: str) -> StepStatus | None:
    """The status that a clause's own words give to the undertaking it speaks of; ``None`` where none of them tells."""
    return next((status for status, cue in CUES if cue.search(words)), None)


def status_of(words: str, kind: EventType | None, status: EventStatus, *, itself: bool) -> StepStatus:
    """The status of a step told by an event.

    Args:
        words: the clause.
        kind: the event's type.
        status: the event's status.
        itself: whether the event is the undertaking, not something said or decided about it.
    """
    by_event = BY_STATUS[status] if itself or kind not in BY_TYPE else BY_TYPE[kind]
    by_words = status_in(words)
    if itself and by_words not in TURNS:
        return by_event
    return by_words or by_event
