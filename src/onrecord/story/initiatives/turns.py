"""What a step does to an undertaking, told by the words that govern its mention and by the status of the event itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.domain.events import EventStatus
from onrecord.domain.spans import Span
from onrecord.domain.stories import StepStatus

REACH = 14
"""Words between a word for what is said or decided and the undertaking that it is about, at most."""
WEAK_REACH = 10
"""The same for a word that only tells the mood or the phase."""
AFTER, ACROSS_COMMA, ACROSS_CLAUSE = 1, 2, 3
"""Words that a cue counts as further away for standing after the undertaking, beyond a comma, in another clause."""
HELD_BY = 5
"""Words after a verb of accepting or refusing within which an offer or threat is its object and tells nothing of its own."""
HOLDS_TWO, LEAST_BETWEEN = 120, 20
"""Code points of a text that can tell two things of one undertaking, and of what stands between the words that tell them, at least."""

BY_STATUS = {
    EventStatus.HAPPENED: StepStatus.DONE,
    EventStatus.ONGOING: StepStatus.ONGOING,
    EventStatus.PLANNED: StepStatus.PLANNED,
    EventStatus.PROPOSED: StepStatus.PROPOSED,
    EventStatus.CONDITIONAL: StepStatus.CONDITIONAL,
    EventStatus.POSSIBLE: StepStatus.PLANNED,
    EventStatus.DENIED: StepStatus.DENIED,
    EventStatus.REFUSED: StepStatus.REFUSED,
    EventStatus.CANCELLED: StepStatus.CANCELLED,
    EventStatus.ALLEGED: StepStatus.ALLEGED,
}
"""What becomes of an undertaking of which no word tells; where none says how likely it is either, it is spoken of as being ahead."""

AHEAD = frozenset({StepStatus.PLANNED, StepStatus.PROPOSED, StepStatus.CONDITIONAL, StepStatus.POSSIBLE, StepStatus.PROMISED})
"""Statuses of a step whose own time is not the time it speaks of."""

Cues = tuple[tuple[StepStatus, re.Pattern[str]], ...]


def _cues(*listed: tuple[StepStatus, *tuple[str, ...]]) -> Cues:
    """Statuses with the patterns of their words."""
    return tuple((status, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)) for status, *words in listed)


_NOT = r"(?:not|never|no longer|\w+n[’']t)"

DECIDED = _cues(
    (
        StepStatus.SUPPORTED,
        r"(?:rebuff|reject|dismiss|resist|brush)\w*\b.{0,30}\b(?:calls?|pressure|demands?|pleas?|criticism)(?: to \w+)?",
    ),
    (
        StepStatus.DOUBTED,
        r"(?:call\w*|urg\w+|push\w*|demand\w*|press\w*|pleas?)\b[^,;]{0,40}\bto (?:cancel|call off|scrap|postpone|drop|abandon|halt)",
        r"declin(?:e|es|ed|ing) to (?:comment|discuss|say)",
    ),
    (StepStatus.PROPOSED, r"extend\w* (?:an|the|his|her|its|their) invitation"),
    (
        StepStatus.CONDITIONAL,
        r"(?:pre)?conditions?|provid(?:ed|ing) that|unless|only if|as long as|depend(?:s|ed|ing)? on",
        r"needs? (?:to be |approval)|in (?:exchange|return) for|before any|insist(?:s|ed|ing)?",
    ),
    (
        StepStatus.CANCELLED,
        r"call(?:s|ed|ing)? off|cancel\w*|scrap(?:s|ped|ping)?|abandon\w*|(?:walk|back)(?:s|ed|ing)? (?:back|off|out|down)",
        rf"pull(?:s|ed|ing)? out of|shelv(?:e|es|ed|ing)|{_NOT} (?:to )?(?:impose|proceed|go ahead|hold|planned)",
    ),
    (StepStatus.POSTPONED, r"postpon\w+|put(?:s|ting)? off|delay\w*|defer(?:s|red|ring)?"),
    (StepStatus.EXTENDED, r"extend\w*|prolong\w*"),
    (StepStatus.REVIVED, r"reviv\w+|resum(?:e|es|ed|ing|ption)|renew(?:s|ed|ing|al)?|restart\w*|relaunch\w*|re-?impos\w+|back on track"),
    (StepStatus.STALLED, r"stall\w*|deadlock\w*|(?:no|little) progress|impasse|on ice|bogged down"),
    (
        StepStatus.ENDED,
        r"collaps\w+|expir\w+|broke(?:n)? (?:off|down)|walk(?:s|ed|ing)? out|fail(?:s|ed|ing|ure)|halt(?:s|ed|ing)?|nullif\w+",
        r"lift(?:s|ed|ing)?|end(?:s|ed|ing)|stop(?:s|ped|ping)?|suspend\w*",
    ),
    (
        StepStatus.REFUSED,
        r"refus\w+|reject\w*|rul(?:e|es|ed|ing) out|turn(?:s|ed|ing)? down|declin(?:e|es|ed|ing)|dismiss\w*|rebuff\w*",
        r"block(?:s|ed|ing)?|veto\w*|voted against",
    ),
    (StepStatus.DENIED, r"den(?:y|ies|ied|ying|ial)"),
    (
        StepStatus.DOUBTED,
        r"premature|too (?:early|soon|late)|no (?:\w+ )?plans?|s[ck]eptic\w*",
        rf"{_NOT} (?:yet )?(?:decided|expected|commented)",
        r"question(?:s|ed|ing)|critici[sz]\w+|oppos(?:e|es|ed|ing|ition)|unlikely|doubts?|doubted|condemn\w*|denounc\w*",
        r"slamm?(?:s|ed|ing)|blast(?:s|ed|ing)|object(?:s|ed|ing|ions?)|concern(?:s|ed)?|unease|uneasy|uncertain\w*|unclear",
        r"caution(?:s|ed|ing)?|bad idea|mistake|resist(?:s|ed|ance)|jeopardi[sz]\w*|derail\w*",
        r"undermin\w+|cold water|long way|backlash|(?:no|little|not (?:\w+ )?much|lack of) support|warn(?:s|ed|ing)?",
        rf"{_NOT} (?:endorse|support|back)|com(?:e|es|ing) out against|should(?:n[’']t| not)|risk(?:s|ed|ing)?|fragile",
        r"fears?|feared|worr(?:y|ies|ied)|foolish|folly|not a solution|meaningless|unpopular|betray\w*|wasting|pann(?:ed|ing)|assail\w*",
        r"disappoint\w*|dangerous|questionable|sidestep\w*|no information|no rush|(?:no|little|lack of) interest",
        r"too slow\w*|unwilling\w*",
    ),
    (
        StepStatus.ACCEPTED,
        r"accept\w*|agree(?:s|d|ing)?(?! (?:that|with))|approv(?:e|es|ed|ing|al)|green-?light\w*|green light|consent(?:s|ed)?",
        r"voted (?:\S+ )?(?:to|in favou?r)|passed|signed off",
    ),
    (
        StepStatus.THREATENED,
        r"threat\w*|consequences|(?:vow(?:s|ed|ing)?|ready) to (?:repel|retaliat\w+|respond)|(?:will|would) retaliate",
        r"red lines?|reserve[sd]? the right|warned of",
    ),
    (StepStatus.PROMISED, r"promis\w+|pledg\w+|vow\w*|commit(?:s|ted|ment|ting)?|guarantee\w*"),
    (
        StepStatus.SUPPORTED,
        r"welcom\w+|support(?:s|ed|ing)?|back(?:s|ed|ing)|endors\w+|champion\w*|prais\w+|defend\w*|hail(?:s|ed|ing)|laud\w*|commend\w*",
        r"thank(?:s|ed|ing)?|optimis\w+|celebrat\w+|in favou?r of|voted for|reaffirm\w*|constructive|productive|fruitful|right thing",
        r"clear(?:s|ed|er)? (?:a |the )?(?:path|way)|contribut\w+ to|in praise|credit(?:s|ed)|rally behind|positively|justif\w+",
    ),
    (
        StepStatus.PROPOSED,
        r"propos\w+|offer\w*|invit\w+|float(?:s|ed|ing)?|volunteer\w*|eager\w*|willing\w*|introduc(?:e|es|ed|ing)|draft(?:s|ed|ing)?",
        r"seek(?:s|ing)?|sought",
    ),
    (
        StepStatus.REQUESTED,
        r"call(?:s|ed|ing)? (?:for|on|upon)|urg(?:e|es|ed|ing)|demand\w*|ask(?:s|ed|ing)?|appeal\w*|request\w*|appl(?:y|ied|ies)",
        r"want(?:s|ed)?|press(?:es|ed|ing)|push(?:es|ed|ing)? for|must|should",
    ),
    (
        StepStatus.ALLEGED,
        r"alleg(?:es?|ing|ations?)|alleged (?:that|to)|accus\w+|suspect\w*|intelligence|claim(?:s|ed|ing)?",
        r"violat\w+|breach\w*|purported\w*|reportedly",
    ),
)
"""Words for what is said or decided of an undertaking; of several as near, the first listed."""

MOODS = _cues(
    (StepStatus.CONDITIONAL, r"if|until|requires?"),
    (StepStatus.ONGOING, r"continu\w+|ongoing|under ?way|remain(?:s|ed|ing)?|maintain\w*|in place|keep(?:s|ing)?|beg(?:ins?|an)"),
    (StepStatus.POSSIBLE, r"may|might|could|possib\w+|potential\w*|probable|prospects?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)|open to"),
    (
        StepStatus.PLANNED,
        r"will|plan(?:s|ned|ning)?|set (?:to|for)|due|schedul\w+|expected|prepar\w+|to be held|later this",
        r"upcoming|would|going to|is to|poised",
    ),
    (
        StepStatus.DONE,
        r"launch(?:es|ed|ing)?|start(?:s|ed|ing)?|impos(?:ed|ing)|slapp(?:ed|ing)|sign(?:s|ed|ing)|held|took effect|tak(?:es?|ing) hold",
        r"struck|reach(?:ed|ing)|lev(?:eled|elled|ied)|achieved|conducted|carried out|responded|triggered|fired|agreed",
    ),
)
"""Words that tell how certain an undertaking is, or in which phase."""

_TO_COME = re.compile(r"\b(?:will|would|to|could|may|might|can|be)\s+(?:be\s+|\w+ly\s+)?$", re.IGNORECASE)
"""What stands before a verb of ending, of taking up again or of refusing that tells of none yet."""
_CLAUSE = re.compile(r";|\b(?:but|although|though|while|after|before)\b", re.IGNORECASE)
_JOINING = re.compile(rf",|{_CLAUSE.pattern}|\b(?:and|if|unless|that|which|who|to)\b", re.IGNORECASE)
_YET = frozenset({StepStatus.ENDED, StepStatus.REVIVED, StepStatus.EXTENDED, StepStatus.REFUSED})
_OBJECTS = frozenset({StepStatus.PROPOSED, StepStatus.THREATENED, StepStatus.REQUESTED})
_HOLDING = frozenset({StepStatus.ACCEPTED, StepStatus.REFUSED, StepStatus.DOUBTED, StepStatus.SUPPORTED, StepStatus.DENIED})
_PLAIN = frozenset({EventStatus.HAPPENED, EventStatus.POSSIBLE, None})
_TELLING = frozenset({StepStatus.CONDITIONAL, StepStatus.DONE})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells a status: its place in the text and its rank among those that are as near."""

    start: int
    end: int
    rank: int
    status: StepStatus


def turn_in(text: str, places: Sequence[Span], event: EventStatus | None) -> tuple[StepStatus, Span | None]:
    """The status of the step that ``text`` tells of the undertaking named at ``places``, with the word that tells it.

    Args:
        text: the sentence or clause.
        places: where it names the undertaking, in code points of ``text``.
        event: the status of the event that the undertaking is, or that is told of it; ``None`` where there is none.
    """
    decided = _nearest(text, places, _settled(text, _found(text, DECIDED)), REACH)
    if decided:
        return decided.status, Span(decided.start, decided.end)
    mood = _nearest(text, places, _found(text, MOODS), WEAK_REACH)
    if mood and (mood.status in _TELLING or event in _PLAIN):
        return mood.status, Span(mood.start, mood.end)
    return BY_STATUS[event or EventStatus.HAPPENED], None


def turns_in(text: str, places: Sequence[Span], event: EventStatus | None) -> list[tuple[StepStatus, Span | None]]:
    """The status as in ``turn_in``, and a second one where ``text`` tells another as near in a clause of its own ("agreed, if …")."""
    first, cue = turn_in(text, places, event)
    if cue is None or len(text) < HOLDS_TWO:
        return [(first, cue)]
    cues = [*_settled(text, _found(text, DECIDED)), *(c for c in _found(text, MOODS) if c.status in _TELLING)]
    other = _nearest(text, places, [c for c in cues if c.status is not first and _apart(text, c, cue)], WEAK_REACH)
    return [(first, cue), *([(other.status, Span(other.start, other.end))] if other else [])]


def _apart(text: str, one: Cue, other: Span) -> bool:
    """Whether words that join clauses stand between two cues."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) >= LEAST_BETWEEN and _JOINING.search(between) is not None


def _found(text: str, cues: Cues) -> list[Cue]:
    """The cues of a text; of those that overlap, the one listed first."""
    kept: list[Cue] = []
    for rank, (status, pattern) in enumerate(cues):
        for match in pattern.finditer(text):
            if not any(match.start() < k.end and k.start < match.end() for k in kept):
                kept.append(Cue(match.start(), match.end(), rank, status))
    return kept


def _settled(text: str, cues: Sequence[Cue]) -> list[Cue]:
    """Without ends and the like that are still to come, and without offers and threats that are only what something is said of."""
    held = [c for c in cues if c.status in _OBJECTS and any(_holds(text, other, c) for other in cues)]
    return [c for c in cues if c not in held and not (c.status in _YET and _TO_COME.search(text, 0, c.start))]


def _holds(text: str, one: Cue, other: Cue) -> bool:
    return one.status in _HOLDING and one.end <= other.start and len(text[one.end : other.start].split()) <= HELD_BY


def _nearest(text: str, places: Sequence[Span], cues: Iterable[Cue], reach: int) -> Cue | None:
    ranked = [(_distance(text, cue, place), cue.rank, cue.start, cue) for cue in cues for place in places]
    return min((r for r in ranked if r[0] <= reach), key=lambda r: r[:3], default=(0, 0, 0, None))[3]


def _distance(text: str, cue: Cue, place: Span) -> int:
    """Words between a cue and the undertaking, and more where they are not of one clause."""
    before = cue.end <= place.start
    between = text[cue.end : place.start] if before else text[place.end : cue.start]
    further = (0 if before or not between else AFTER) + (ACROSS_COMMA if "," in between else 0)
    return len(between.split()) + further + (ACROSS_CLAUSE if _CLAUSE.search(between) else 0)
