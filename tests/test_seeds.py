"""What the five reports that the project was founded on must show, scored against their gold where it lies beside the repository."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import onrecord
from benchmarks import scoring

SHARED = Path(__file__).parent.parent.parent / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "seeds").exists(), reason=f"no corpora at {SHARED}"),
]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("seeds")
    record = onrecord.read([SHARED / "seeds"], into=room / "r.db").record
    (room / "r.json").write_text(record.export(), "utf-8")
    return room / "r.json"


def steps_placed(scorer: Any, gold: Any, record: Any, wanted: dict[str, Any], made: dict[str, Any]) -> int:
    """How many of an initiative's gold steps the evidence of another's meets, one to one."""
    pairs = []
    for number, step in enumerate(wanted["steps"]):
        span = scorer.span_of(gold.raw[step["article"]], step["evidence"])
        for other, told in enumerate(made["steps"]):
            places = [(e["start"], e["end"]) for e in told["evidence"] if record.stem[e["article"]] == step["article"]]
            if span and any(scorer.meets(place, span) for place in places):
                pairs.append((1.0, number, other))
    return len(scorer.pair_up(pairs))


def test_the_longest_initiative_of_the_story_stands_as_one_with_its_steps(exported: Path) -> None:
    scorer = scoring.load(SHARED, "score_gold")
    gold = scorer.Gold(SHARED / "gold/seeds", SHARED / "seeds")
    record = scorer.Record(exported, gold)
    longest = max(gold.story["initiatives"], key=lambda i: len(i["steps"]))
    assert max(steps_placed(scorer, gold, record, longest, made) for made in record.data["initiatives"]) >= 6


def test_two_counts_of_the_same_troops_are_a_discrepancy(exported: Path) -> None:
    found = [d for d in json.loads(exported.read_text("utf-8"))["discrepancies"] if d["kind"] == "number"]
    assert any(len({e["article"] for side in d["sides"] for e in side["evidence"]}) > 1 and "troops" in d["about"] for d in found)


def test_the_figures_meet_the_first_bars(exported: Path) -> None:
    figures = scoring.flat(scoring.against_gold(SHARED, SHARED / "gold/seeds", SHARED / "seeds", exported))
    bars = {
        "statements.found": 0.6,
        "statements.said_by": 0.4,
        "articles.published": 0.5,
        "articles.furniture": 0.6,
        "actors": 0.45,
        "events.found": 0.35,
    }
    assert {name: figures[name] for name, bar in bars.items() if figures[name] < bar} == {}
