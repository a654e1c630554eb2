"""The ``annotation.conf`` that tells brat of the types in our stand-off files."""

from __future__ import annotations

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.statements import StatementKind
from onrecord.language.inventory import NAMES
from onrecord.publish.annotation.brat import UNTYPED

FILE = "annotation.conf"
SPANS = ("Mention", "Time", "Quantity", "Counted", "Source", "Cue", "Content", "Addressee", "Venue", "Place", "Condition")
ATTRIBUTION = "Source?:Source, Cue?:Cue, Content:Content, Addressee?:Addressee, Venue?:Venue, Speaker?:<ENTITY>, Via*:<ENTITY>, Time?:Time"
EVENT = "Actor*:<ENTITY>, Recipient*:<ENTITY>, Time?:Time, Place?:Place, Condition?:Condition, AccordingTo?:<ENTITY>"


def configuration() -> str:
    """The configuration of a brat collection that holds our files."""
    sections = {
        "entities": [*NAMES, *SPANS],
        "relations": [
            "Coreference\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
            "Counts\tArg1:Quantity, Arg2:Counted",
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        ],
        "events": [f"Attribution\t{ATTRIBUTION}", *(f"{kind}\t{EVENT}" for kind in (*EventType, UNTYPED))],
        "attributes": [
            f"Kind\tArg:Attribution, Value:{'|'.join(StatementKind)}",
            f"Status\tArg:{'|'.join((*EventType, UNTYPED))}, Value:{'|'.join(EventStatus)}",
        ],
    }
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in sections.items())
