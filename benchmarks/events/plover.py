"""Sentences with one PLOVER type each, in two fixed halves: the zero-shot table and the gold records.

**The zero-shot table** (Hu et al. 2024, ``PLV_train.tsv``): 1,050 rows of sentence, source, target and type, on 1,044 sentences of
news. Its develop half trains weights (``training.corpora.plover``, where the halves are told apart); its report half is only ever scored.

**The gold records** (Open Event Data Alliance, ``PLOVER_GSR_CAMEO.json``, version 0.5b1 of 2016): 322 records with types, modes and
countries. They are the example sentences of the CAMEO manual, edited, so neither half of them trains anything: the develop half is for
looking at errors. Their names are those of 2016: the scorer's ``fold`` tells which types are one by now, ``MODES`` the same of modes.

A sentence is in the half that a digest of its words falls in, so that one which stands in both sets is in the same half of each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora.plover import DEVELOP, REPORT, TABLE, Row, part_of, rows

__all__ = ["DEVELOP", "RECORDS", "REPORT", "TABLE", "Gold", "Row", "gold", "part_of", "records", "rows"]

RECORDS = "data/events/plover/PLOVER_GSR_CAMEO.json"

UNTYPED = ""
"""What stands for no type."""

INVESTIGATED = frozenset({"ACCUSE", UNTYPED})
"""What is right for the type INVESTIGATE of 2016: by the manual of 2021 it is a mode of ACCUSE; `score_plover.py` takes it for no type."""

MODES: Mapping[tuple[str, str], frozenset[str]] = {
    ("CONSULT", "host"): frozenset({"visit"}),
    ("PROTEST", "demo-org"): frozenset({"demo"}),
    ("PROTEST", "demo-spon"): frozenset({"demo"}),
    ("PROTEST", "riot-spon"): frozenset({"riot"}),
    ("PROTEST", "strike-gen"): frozenset({"strike"}),
    ("PROTEST", "strike-hun"): frozenset({"hunger"}),
    ("THREATEN", "curfew"): frozenset({"restrict"}),
    ("THREATEN", "political"): frozenset({"restrict"}),
    ("COERCE", "ban"): frozenset({"restrict"}),
    ("COERCE", "confiscate"): frozenset({"seize"}),
    ("COERCE", "detain"): frozenset({"arrest"}),
    ("ASSAULT", "assassinate"): frozenset({"targeted"}),
    ("FIGHT", "assassinate"): frozenset({"targeted", "drone"}),
    ("FIGHT", "heavy-weapons"): frozenset({"heavy-weapons", "aerial", "drone"}),
    # The manual of 2021 has no such mode of that type: not asked for.
    ("THREATEN", "martial-law"): frozenset(),
    ("COERCE", "destroy"): frozenset(),
    ("COERCE", "firearms"): frozenset(),
    ("FIGHT", "deport"): frozenset(),
    ("FIGHT", "other"): frozenset(),
}
"""By a type and mode of 2016, the modes of 2021 that are right for it; any other mode stands for itself."""

NO_COUNTRIES = frozenset({"IGO", "NGO", "IMG", "ISM"})
"""Codes of international bodies and movements."""

MISPRINTS = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold record: the types and modes that are right for it (no modes where it asks for none), and the countries on either side."""

    name: str
    text: str
    types: frozenset[str]
    modes: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    mutual: bool = False
    """Whether it names no target at all: several sources did it together or to each other."""

    @property
    def has_pair(self) -> bool:
        """Whether there is a country on both sides."""
        return len(self.sources) > 1 if self.mutual else bool(self.sources and self.targets)


def records(shared: Path, half: str) -> list[Gold]:
    """The gold records of one half."""
    found = json.loads((shared / RECORDS).read_text("utf-8"))
    return [gold(one) for one in found if "text" in one and part_of(one["text"]) == half]


def gold(record: Mapping[str, Any]) -> Gold:
    """A record of the file."""
    kind, mode = record["event"], record.get("mode") or ""
    own = frozenset({mode} if mode else ())
    return Gold(
        name=record["id"],
        text=record["text"].strip(),
        types=INVESTIGATED if kind == "INVESTIGATE" else frozenset({kind}),
        modes=MODES.get((kind, mode), own),
        sources=_countries(record.get("source")),
        targets=_countries(record.get("target")),
        mutual=not record.get("target"),
    )


def _countries(side: Iterable[Mapping[str, str]] | str | None) -> frozenset[str]:
    codes = (actor.get("code", "") for actor in side or () if not isinstance(actor, str))
    return frozenset(MISPRINTS.get(code, code) for code in codes) - NO_COUNTRIES - {""}
