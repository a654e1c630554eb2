"""PLOVER's event types in the terms of CAMEO, its predecessor, and of the four classes that both are summed up in.

PLOVER (manual, draft 0.8, 2021) folded the roots of CAMEO (Gerner, Schrodt and Yılmaz) into its types, 03 to 20; its "CAMEO to PLOVER
conversion table" is read backwards here. Where several roots went into one type, a mode that belongs to one of them tells which:

- ACCUSE is 11 (disapprove), and 09 (investigate) of that mode.
- ASSAULT is 19 (fight with conventional force), the root of most fighting, where the mode does not tell; 18 (unconventional violence,
  "which does not require high levels of organization or conventional weaponry"), 20 (mass violence), or of two modes 17, where CAMEO has
  the destruction of property (1712) and the tactics of repression (175).
- CONCEDE and RETREAT are both 08 (yield), in words and in deed.

CAMEO's 01 (make a statement) and 02 (appeal) went into no type; an appeal is a REQUEST, 10 (demand), by now. A blockade (191), an
occupation (192) and an embargo (163) are COERCE, whose modes do not tell them: 17.
"""

from __future__ import annotations

from enum import StrEnum

from onrecord.domain.events import EventType


class QuadClass(StrEnum):
    """Words or deeds, with or against each other; in the order of their numbers in event data, 1 to 4."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


ROOTS = {
    EventType.AGREE: "03",
    EventType.CONSULT: "04",
    EventType.SUPPORT: "05",
    EventType.COOPERATE: "06",
    EventType.AID: "07",
    EventType.CONCEDE: "08",
    EventType.RETREAT: "08",
    EventType.REQUEST: "10",
    EventType.ACCUSE: "11",
    EventType.REJECT: "12",
    EventType.THREATEN: "13",
    EventType.PROTEST: "14",
    EventType.MOBILIZE: "15",
    EventType.SANCTION: "16",
    EventType.COERCE: "17",
    EventType.ASSAULT: "19",
}
"""CAMEO's roots, each with its leading nought, of a type by itself."""

UNCONVENTIONAL = ("abduct", "beat", "explosives", "primitive", "sexual", "suicide-attack", "targeted", "torture")
"""Modes of ASSAULT that are 18."""

ROOTS_BY_MODE = {
    (EventType.ACCUSE, "investigate"): "09",
    **{(EventType.ASSAULT, mode): "17" for mode in ("crowd-control", "destroy")},
    **{(EventType.ASSAULT, mode): "18" for mode in UNCONVENTIONAL},
    (EventType.ASSAULT, "unconventional"): "20",
}
"""Roots of types whose mode tells another than the type by itself."""

QUAD_CLASSES = {
    **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE), QuadClass.VERBAL_COOPERATION),
    **dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.RETREAT), QuadClass.MATERIAL_COOPERATION),
    **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), QuadClass.VERBAL_CONFLICT),
    **dict.fromkeys(
        (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
        QuadClass.MATERIAL_CONFLICT,
    ),
}
"""As the manual's section on each type has it (of its two summaries one has SANCTION as verbal; the other and CAMEO do not)."""


def cameo_root(type: EventType, mode: str | None = None) -> str:  # noqa: A002 (the field's own word)
    """The two digits of the CAMEO root that a type, with its mode where that tells more, goes back to."""
    return ROOTS_BY_MODE.get((type, mode or ""), ROOTS[type])
