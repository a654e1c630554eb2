"""The modes of event types: how an event was done, beside what was done."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.domain.events import EventType

MODES: Mapping[EventType, frozenset[str]] = {
    EventType.CONSULT: frozenset({"visit", "third-party", "multilateral", "phone"}),
    EventType.RETREAT: frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    EventType.REQUEST: frozenset({"assist", "change", "yield", "meet"}),
    EventType.ACCUSE: frozenset({"disapprove", "investigate", "allege"}),
    EventType.REJECT: frozenset({"assist", "change", "yield", "meet"}),
    EventType.THREATEN: frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    EventType.PROTEST: frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    EventType.SANCTION: frozenset({"convict", "expel", "withdraw", "discontinue"}),
    EventType.MOBILIZE: frozenset({"troops", "weapons", "police", "militia"}),
    EventType.COERCE: frozenset(
        {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"}
    ),
    EventType.ASSAULT: frozenset(
        {
            *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack"),
            *("aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
        }
    ),
}
"""By type, the modes of the PLOVER manual, draft 2.0 (Open Event Data Alliance, copyright 2021), in its spelling.

The types that are left out have none. Draft 1.3 (5 February 2022) still had ``return`` of RETREAT, ``ban`` of THREATEN and COERCE, and
``execute``, ``assassinate``, ``cleansing``, ``massacre`` and ``sideAB`` of ASSAULT.
"""
