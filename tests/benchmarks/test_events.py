import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks import articles, gate, results, scoring
from benchmarks.events import bars, coded, confusion, density, factuality, judged, plover, sentences
from benchmarks.events.density import Found
from benchmarks.events.plover import DEVELOP, REPORT, UNTYPED, Gold
from benchmarks.events.sentences import Text, Told
from tests.benchmarks import samples

SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="needs the corpora beside the repository")


def test_the_halves_are_fixed_by_the_words_alone() -> None:
    halves = {text: plover.part_of(text) for text in ("The ferry sailed.", "The ferry sank.", "The mayor resigned.", "The mayor left.")}
    assert halves == {"The ferry sailed.": REPORT, "The ferry sank.": REPORT, "The mayor resigned.": DEVELOP, "The mayor left.": REPORT}
    assert plover.part_of(" the MAYOR — resigned !") == DEVELOP


def record(**fields: Any) -> dict[str, Any]:
    return {"id": "1", "event": "AGREE", "text": "Both agreed.", "source": None, "target": None} | fields


def test_a_gold_record_has_the_names_of_today_and_countries_alone() -> None:
    side = [{"code": "JAP"}, {"code": "IGO"}, {"actorText": "rebels"}]
    found = plover.gold(record(event="PROTEST", mode="strike-hun", source=side, target=[{"code": "HTI"}]))
    assert [*found.types, *found.modes, *found.sources, *found.targets] == ["PROTEST", "hunger", "JPN", "HTI"]
    assert found.has_pair
    assert not found.mutual
    assert plover.gold(record(event="COERCE", mode="destroy")).modes == frozenset()
    assert plover.gold(record(event="COERCE", mode="curfew")).modes == {"curfew"}
    assert UNTYPED in plover.gold(record(event="INVESTIGATE")).types


def test_several_sources_without_a_target_are_a_pair_and_one_is_none() -> None:
    alone, both = [{"code": "HTI"}], [{"code": "HTI"}, {"code": "CUB"}]
    assert not plover.gold(record(source=alone, target="")).has_pair
    assert plover.gold(record(source=both)).has_pair
    assert not plover.gold(record(source=both, target=[{"code": "IGO"}])).has_pair


def event(kind: str | None, confidence: float = 0.9, *, mode: str | None = None, who: str = "", whom: str = "") -> sentences.Json:
    return {"type": kind, "mode": mode, "confidence": confidence, "actors": who.split(), "recipients": whom.split(), "when": None}


COUNTRIES: Mapping[str, str | None] = {"h": "HTI", "c": "CUB", "n": None}


@pytest.mark.parametrize(
    ("who", "whom", "mutual", "right"),
    [
        ("h", "c", False, True),
        ("c", "h", False, False),
        ("h", "n", False, False),
        ("h c", "", True, True),
        ("h", "c", True, True),
        ("h", "", True, False),
    ],
)
def test_a_pair_is_right_in_its_direction_and_a_mutual_one_in_any(who: str, whom: str, mutual: bool, right: bool) -> None:
    one = frozenset({"HTI"})
    gold = Gold(
        "1", "", one, sources=one | {"CUB"} if mutual else one, targets=frozenset() if mutual else frozenset({"CUB"}), mutual=mutual
    )
    assert coded.has_pair(event("AGREE", who=who, whom=whom), gold, COUNTRIES) is right


def fold(kind: str | None) -> str:
    return {"DEMAND": "REQUEST"}.get(kind or "", kind or "")


GOLD = (
    Gold("1", "a", frozenset({"DEMAND"}), modes=frozenset({"yield"}), sources=frozenset({"HTI"}), targets=frozenset({"CUB"})),
    Gold("2", "a", frozenset({"REJECT"})),
    Gold("3", "b", frozenset({"ACCUSE", UNTYPED}), sources=frozenset({"CUB"}), targets=frozenset({"HTI"})),
    Gold("4", "c", frozenset({"AID"})),
)
TOLD = {
    "a": Told((event("REQUEST", 0.7, mode="meet", who="h", whom="c"), event("AID", 0.9)), COUNTRIES),
    "b": Told((event(None, 0.9), event("ACCUSE", 0.6)), COUNTRIES),
    "c": Told((), {}),
}


def test_figures_of_gold_records() -> None:
    figures = coded.figures(GOLD, TOLD, fold)
    assert figures["recall"] == 50.0  # the first and the third
    assert figures["precision"] == 50.0  # AID is the surest of "a" and wrong, ACCUSE the surest typed of "b"
    assert figures["silent"] == 25.0
    assert (figures["type and pair"], figures["pair"], figures["with a pair"]) == (50.0, 50.0, 2)
    assert (figures["type and mode"], figures["mode"], figures["with a mode"]) == (0.0, 0.0, 1)


def test_of_figures_that_nothing_is_asked_of_the_share_is_nought() -> None:
    assert coded.figures(GOLD[3:], TOLD, fold)["type and mode"] == 0.0


def test_a_type_found_beside_a_wrong_surest_event_is_not_missed() -> None:
    told = {text: Told(tuple(e | {"span": {"quote": "did"}} for e in one.events), one.countries) for text, one in TOLD.items()}
    assert [line.split("\t")[0] for line in coded.missed(GOLD, told, fold)] == ["REJECT", "AID"]


def test_every_text_is_an_article_of_its_own_and_a_refused_one_holds_nothing() -> None:
    told = sentences.told(
        [
            Text("one", "Soldiers attacked the village of Lindholm on Monday, police said.", "2015-06-01"),
            Text("two", "Am Montag hat der Minister den Vertrag mit den Nachbarn in der Hauptstadt unterschrieben.", "2015-06-01"),
        ]
    )
    assert "ASSAULT" in {one["type"] for one in told["one"].events}
    assert told["two"].events == ()


def test_words_of_newswire_are_set_as_print_has_them() -> None:
    document = judged.uw_document([[("Lind", "_"), ("left", "3.0"), (".", "_")], [("She", "_"), ("may", "_"), ("return", "0.6")]])
    assert document.spaces == [True, False, True, True, True, False]
    assert document.scores == {1: 3.0, 5: 0.6}


def test_sentences_of_newswire_make_documents_of_a_few(tmp_path: Path) -> None:
    path = tmp_path / "data/factuality/uw/dev.conll"
    path.parent.mkdir(parents=True)
    path.write_text("0\tLind\t_\tNNP\n1\tleft\t2.5\tVBD\n\n" * (judged.SENTENCES + 1), "utf-8")
    found = list(judged.uw(tmp_path, "dev"))
    assert [len(document.lines) for document in found] == [judged.SENTENCES, 1]
    assert found[1].scores == {1: 2.5}


def test_judgements_lie_on_the_words_of_their_sentences(tmp_path: Path) -> None:
    treebank, scores = tmp_path / "data/ud/EWT/en_ewt-ud-dev.conllu", tmp_path / judged.SCORES
    for path in (treebank, scores):
        path.parent.mkdir(parents=True)
    treebank.write_text(samples.CONLLU, "utf-8")
    rows = (
        "dev\tGUM_news_ferry-1\t5\t-3.0",
        "dev\tGUM_news_ferry-3\t2\t-1.5",
        "dev\tGUM_news_ferry-3\t2\t-2.5",
        "test\tGUM_news_ferry-2\t2\t3.0",
    )
    scores.write_text("\n".join(["split\tsent_id\ttoken_id\tscore", *rows]) + "\n", "utf-8")
    (document,) = judged.uds(tmp_path, "dev")
    words = [word for line in document.lines for word in line]
    assert {words[place]: score for place, score in document.scores.items()} == {"wait": -3.0, "saw": -2.0}  # judged twice: the mean


def doc(words: str, heads: list[int], deps: str, tags: str) -> Doc:
    return Doc(Vocab(), words=words.split(), heads=heads, deps=deps.split(), tags=tags.split())


def test_the_rule_looks_at_a_words_children() -> None:
    denied = doc("She did not wait", [3, 3, 3, 3], "nsubj aux advmod ROOT", "PRP VBD RB VB")
    assert factuality.rule(denied).tolist() == [3.0, 3.0, 3.0, -3.0]
    unreal = doc("wait to see if she may leave", [0, 2, 0, 6, 6, 6, 2], "ROOT mark xcomp mark nsubj aux advcl", "VB TO VB IN PRP MD VB")
    assert factuality.rule(unreal).tolist() == [3.0, 3.0, 0.0, 3.0, 3.0, 3.0, 0.0]


def test_the_models_factuality_is_of_every_word_and_on_the_scale() -> None:
    (read,) = factuality.analysed([judged.uw_document([[(word, "_") for word in "Soldiers attacked the village of Lindholm .".split()]])])
    answers = factuality.factuality(read)
    assert answers.shape == (len(read),) == (7,)
    assert answers.dtype == np.float32
    assert np.abs(answers).max() <= factuality.CERTAIN
    assert answers[1] > 0


def test_equal_answers_have_an_error_and_no_correlation() -> None:
    gold = np.array([3.0, -3.0, 0.0])
    assert factuality.figures(np.full(3, 3.0, dtype=np.float32), gold) == {"error": 3.0, "words": 3.0}
    figures = factuality.figures(np.array([3.0, -1.0, 1.0], dtype=np.float32), gold)
    assert figures == {"r": pytest.approx(1.0), "error": 1.0, "words": 3.0}


def test_odd_texts_are_of_eight_kinds_and_many_words() -> None:
    kinds = density.odd()
    assert set(kinds) == set("sports business history metaphor horoscope recipe celebrity weather".split())
    assert all(len(texts) >= 6 for texts in kinds.values())
    assert len({text.name for texts in kinds.values() for text in texts}) == sum(map(len, kinds.values()))


def test_events_are_counted_by_a_hundred_words_and_of_history_those_of_today() -> None:
    days = (density.DAY, f"{density.DAY}?", "1914", None)
    found = Found(200, [event("ASSAULT") | {"when": day} for day in days], [event(None)])
    table = density.table({"history": found, "news": found})
    assert table["news"] == {"words": 200, "events": 4, "found": 2.0, "marked": 0.5, "found, typed": 2.0, "marked, typed": 0.0}
    assert table["history"] == table["news"] | {"as today's": 2}


def test_confusions_tell_what_was_called_otherwise_and_what_the_wrong_ones_are() -> None:
    aid, assault, untyped = ({"type": kind} for kind in ("AID", "ASSAULT", None))
    pairs = confusion.by([(aid, aid), (aid, assault), (aid, untyped), (aid, None), (None, aid), (assault, aid)], "type")
    lines = confusion.table(pairs, ("AID", "ASSAULT"))
    assert lines[3] == "| AID | 4 | 3 | 1 | 3 | ASSAULT 1, none 1 | ASSAULT 1, no event 1 |"
    assert lines[4] == "| ASSAULT | 1 | 1 | 0 | 1 | AID 1 | AID 1 |"


def test_what_is_under_its_bar_is_marked() -> None:
    figures = {story: {name: bars.BARS[name][story] for name in bars.BARS} for story in (bars.SEEDS, bars.HELSINKI)}
    assert "under" not in "".join(bars.table(figures))
    figures[bars.HELSINKI]["events.typed"] -= 0.001
    (line,) = (line for line in bars.table(figures) if "under" in line)
    assert line.startswith("| events.typed | 0.580 | 0.609 (under) | ≥ .58 (helsinki2018 ≥ .61) |")


def test_the_bars_stand_in_the_table_of_stories_and_the_gate_knows_the_corpus() -> None:
    assert results.BARS["events.typed"][0] == "≥ .58 (helsinki2018 ≥ .61)"
    assert results.BARS["events.status"][0] == "≥ .76"
    assert gate.SOURCES[gate.PLOVER] == (plover.TABLE, plover.RECORDS)


@pytest.mark.shared
@needs_shared
def test_both_sets_lie_in_two_halves_that_share_no_sentence() -> None:
    texts = {half: {row["sentence"].strip() for row in plover.rows(SHARED, half)} for half in (DEVELOP, REPORT)}
    assert sum(len(plover.rows(SHARED, half)) for half in (DEVELOP, REPORT)) == 1050
    records = {half: plover.records(SHARED, half) for half in (DEVELOP, REPORT)}
    assert sum(map(len, records.values())) == 322
    assert not (texts[DEVELOP] | {gold.text for gold in records[DEVELOP]}) & (texts[REPORT] | {gold.text for gold in records[REPORT]})


@pytest.mark.shared
@needs_shared
def test_a_half_of_the_table_is_written_as_the_scorer_reads_it(tmp_path: Path) -> None:
    rows = plover.rows(SHARED, REPORT)[:20]
    table, lines = tmp_path / "half.tsv", tmp_path / "half.jsonl"
    coded._write(rows, table)
    coded._score(SHARED, "--tsv", str(table), "--make-jsonl", str(lines))
    assert [json.loads(line)["text"] for line in lines.read_text("utf-8").splitlines()] == [row["sentence"].strip() for row in rows]


@pytest.mark.shared
@needs_shared
def test_confusions_pair_events_as_the_scorer_does(tmp_path: Path) -> None:
    annotation = sorted((SHARED / "corpora/news/articles/15").glob("*.json"))[0]
    gold, texts, record = articles.laid_out(SHARED, "15", annotation, tmp_path)
    scorer = scoring.load(SHARED, "score_gold")
    met = list(confusion.paired(scorer, scorer.Gold(gold, texts), annotation.stem, json.loads(record.read_text("utf-8"))["events"]))
    figures = scoring.against_gold(SHARED, gold, texts, record)["events"]
    both = [(one, other) for one, other in met if one and other]
    assert figures["found"]["n_gold"] == sum(one is not None for one, _ in met)
    assert figures["found"]["n_pred"] == sum(other is not None for _, other in met)
    assert figures["found"]["r"] == pytest.approx(len(both) / figures["found"]["n_gold"], abs=1e-3)
    assert figures["status"] == pytest.approx(sum(one["status"] == other["status"] for one, other in both) / len(both), abs=1e-3)
