"""Readers of what the model of events is trained on, on small files of our own and, where they lie beside us, on the corpora."""

from __future__ import annotations

import hashlib
import importlib
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.events import EventStatus, EventType
from onrecord.language import inventory, weights
from onrecord.language.inventory import Role
from onrecord.language.pieces import Pieces
from onrecord.language.windows import LIMIT
from training.corpora import annotations as corpus
from training.corpora import factuality, plover
from training.corpora.plover import DEVELOP, REPORT
from training.corpora.reports import Stretch
from training.tasks import IGNORED

SHARED = Path(__file__).parents[3] / "shared"

TITLE, DAY = "Oslo rejects the offer", "2022-02-21"
BODY = "Norway rejected an offer by Peru. Sign up here.\n\nIf the talks fail, it will send ships to the strait.\n"
TEXT = f"{TITLE}\n\n{DAY}\n\n{BODY}"
SENTENCES = (TITLE, DAY, "Norway rejected an offer by Peru.", "Sign up here.", "If the talks fail, it will send ships to the strait.")
KNOWN = [factuality.Judged(("She", "slept", "well"), {1: 2.5}), factuality.Judged(("word",) * (LIMIT + 1), {0: 1.0})]
ROWS = [
    ("Norway rejected the offer .", "YIELD"),
    ("Norway rejected the offer .", "REJECT"),
    ("Peru sent two ships .", "aid"),
    ("Chile met Peru in Lima .", "CONSULT"),
    ("The crews went on strike .", "PROTEST"),
    ("Peru asked Chile for help .", "DEMAND"),
]


def shared(path: str) -> pytest.MarkDecorator:
    """Leave a test out where a corpus is not there."""
    return pytest.mark.skipif(not (SHARED / path).exists(), reason=f"no {path} at {SHARED}")


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


EVENTS: list[dict[str, Any]] = [
    {
        "span": at("rejected"),
        "sentence": 2,
        "type": "REJECT",
        "status": "happened",
        "actor": [at("Norway")],
        "recipient": [at("Peru"), "Luis Mora"],
        "when": DAY,
    },
    {
        "span": at("send"),
        "sentence": 4,
        "status": "conditional",
        "actor": ["Norway"],
        "place": at("the strait"),
        "condition": at("If the talks fail"),
    },
]


def line(name: str, **changes: object) -> str:
    entry = {"id": name, "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "furniture": [1, 3], "events": EVENTS}
    return json.dumps(entry | {"sentences": [at(sentence) for sentence in SENTENCES]} | changes)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with two texts that are the same but for their names, and their annotations."""
    texts = tmp_path / corpus.TEXTS
    texts.parent.mkdir(parents=True)
    entry = {"title": TITLE, "date": DAY, "text": BODY}
    texts.write_text("".join(json.dumps({"id": name} | entry) + "\n" for name in ("one", "two", "not annotated")), "utf-8")
    (tmp_path / "events.jsonl").write_text(line("one") + "\n" + line("two", events=[]) + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def told() -> ModuleType:
    pytest.importorskip("torch")
    return importlib.import_module("training.told")


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(weights.FOLDER / "vocab.txt")


# -- annotated articles ----------------------------------------------------------------------------------------------


def test_spans_are_stretches_of_the_text_and_those_not_mentioned_are_names(room: Path) -> None:
    one, two = corpus.read(room, room / "events.jsonl")

    def words(stretch: Stretch) -> str:
        return one.text[slice(*stretch)]

    rejected, send = one.events
    assert (one.text, one.published) == (TEXT, DAY)
    assert list(map(words, one.furniture)) == [DAY, "Sign up here."]
    assert [words(rejected.span), words(rejected.sentence)] == ["rejected", SENTENCES[2]]
    assert [words(stretch) for stretch in (*rejected.actors, *rejected.recipients)] == ["Norway", "Peru"]
    assert (rejected.implied_actors, rejected.implied_recipients) == ((), ("Luis Mora",))
    assert (rejected.type, rejected.status, rejected.when) == ("REJECT", "happened", DAY)
    assert (send.actors, send.recipients, send.implied_actors) == ((), (), ("Norway",))
    assert send.place is not None
    assert send.condition is not None
    assert [words(send.place), words(send.condition)] == ["the strait", "If the talks fail"]
    assert (send.type, send.when, rejected.place, rejected.condition) == (None, None, None, None)
    assert two.events == ()


def test_another_text_than_the_one_annotated_is_refused(room: Path) -> None:
    (room / "events.jsonl").write_text(line("one", sha256="0" * 64) + "\n", "utf-8")
    with pytest.raises(ValueError, match="the text of one is not the one that was annotated"):
        list(corpus.read(room, room / "events.jsonl"))


def test_those_set_apart_and_the_others_are_all(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "APART_FROM", 1)
    read = {apart: list(corpus.read(room, room / "events.jsonl", apart=apart)) for apart in (None, False, True)}
    assert [len(one.events) for one in read[False]] == [2]
    assert [len(one.events) for one in read[True]] == [0]
    assert read[None] == read[False] + read[True]


@pytest.mark.shared
@shared(str(corpus.TEXTS))
def test_what_ships_is_annotated_in_terms_that_are_known_and_within_its_texts() -> None:
    articles = list(corpus.read(SHARED))
    assert len(articles) > corpus.APART_FROM
    for article in articles:
        for event in article.events:
            start, end = event.sentence
            assert event.type is None or event.type in set(EventType)
            assert event.status in set(EventStatus)
            assert all(start <= first < last <= end <= len(article.text) for first, last in (event.span, *event.actors, *event.recipients))
            assert all([*event.implied_actors, *event.implied_recipients])


# -- sentences of PLOVER ---------------------------------------------------------------------------------------------


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / plover.TABLE
    path.parent.mkdir(parents=True)
    lines = ["\tsentence\tgold_root", *(f"{n}\t{sentence}\t{kind}" for n, (sentence, kind) in enumerate(ROWS))]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


@given(st.lists(st.text("abcxyzABCXYZ019", min_size=1), min_size=1), st.sampled_from([" ", "  ", ", ", " – ", "\n"]))
@settings(max_examples=100, deadline=None)
def test_a_half_goes_by_words_alone(words: list[str], between: str) -> None:
    plain = " ".join(words)
    assert plover.part_of(plain) in {DEVELOP, REPORT}
    assert plover.part_of(between.join(words).upper() + ".") == plover.part_of(plain)


def test_a_half_is_the_same_for_good() -> None:
    assert [plover.part_of(sentence) for sentence, _ in ROWS] == [DEVELOP, DEVELOP, REPORT, DEVELOP, REPORT, DEVELOP]


def test_each_row_is_in_the_half_of_its_sentence(table: Path) -> None:
    halves = {half: [row["sentence"] for row in plover.rows(table, half)] for half in (DEVELOP, REPORT)}
    for half, found in halves.items():
        assert found == [sentence for sentence, _ in ROWS if plover.part_of(sentence) == half]
        assert found


def test_types_are_today_s_and_of_the_develop_half_alone(table: Path) -> None:
    assert plover.types(table) == {
        "Norway rejected the offer .": {"CONCEDE", "REJECT"},
        "Chile met Peru in Lima .": {"CONSULT"},
        "Peru asked Chile for help .": {"REQUEST"},
    }


def test_names_of_today_are_types() -> None:
    assert set(plover.TODAY.values()) <= set(EventType)
    assert not set(plover.TODAY) & set(EventType)


@pytest.mark.shared
@shared(plover.TABLE)
def test_the_corpus_has_two_halves_and_its_types_are_known() -> None:
    halves = {half: {row["sentence"].strip() for row in plover.rows(SHARED, half)} for half in (DEVELOP, REPORT)}
    types = plover.types(SHARED)
    assert min(map(len, halves.values())) > 100
    assert set(types) == halves[DEVELOP]
    assert not set(types) & halves[REPORT]
    assert frozenset().union(*types.values()) <= set(EventType)


# -- whether it happened ---------------------------------------------------------------------------------------------


def test_scores_go_by_the_words_of_their_sentence(tmp_path: Path) -> None:
    for path in (factuality.TABLE, factuality.TREES.format(part="dev")):
        (tmp_path / path).parent.mkdir(parents=True)
    rows = ["sent_id\ttoken_id\tscore", "a-1\t3\t2.500", "a-1\t1\t-3.000", "a-1\t9\t1.000", "elsewhere\t1\t1.000"]
    trees = ["# sent_id = a-1", "1\tDo", "2-3\tn't", "2\tn't", "2.1\t_", "3\tsail", "", "# sent_id = a-2", "1\tWaves", ""]
    (tmp_path / factuality.TABLE).write_text("\n".join(rows) + "\n", "utf-8")
    (tmp_path / factuality.TREES.format(part="dev")).write_text("\n".join(trees) + "\n", "utf-8")
    assert list(factuality.read(tmp_path, "dev")) == [factuality.Judged(("Do", "n't", "sail"), {2: 2.5, 0: -3.0})]


@pytest.mark.shared
@shared(factuality.TABLE)
def test_scores_of_the_corpus_are_of_words_and_in_bounds() -> None:
    sentences = list(factuality.read(SHARED, "dev"))
    assert len(sentences) > 100
    for sentence in sentences:
        assert all(0 <= place < len(sentence.words) for place in sentence.scores)
        assert all(-3 <= score <= 3 for score in sentence.scores.values())
    assert all(sentence.scores for sentence in sentences)


# -- as windows ------------------------------------------------------------------------------------------------------


def test_events_stand_on_the_words_of_their_spans(room: Path, told: ModuleType, pieces: Pieces) -> None:
    example, _ = told.from_annotations(corpus.read(room, room / "events.jsonl"), pieces)
    at_word = example.words.index
    assert not {"Sign", DAY} & set(example.words)
    marked = {example.words[n]: inventory.EVENT_LABELS[label] for n, label in enumerate(example.labels["event"]) if label}
    assert marked == {"rejected": "B-REJECT", "send": f"B-{inventory.UNTYPED}"}
    status = {example.words[n]: inventory.STATUSES[number] for n, number in enumerate(example.labels["status"]) if number != IGNORED}
    assert status == {"rejected": "happened", "send": "conditional"}
    rejected, send = example.anchors
    assert (rejected.word, send.word) == (at_word("rejected"), at_word("send"))
    assert rejected.roles[Role.ACTOR] == {at_word("Norway")}
    assert rejected.roles[Role.RECIPIENT] == {at_word("Peru")}
    assert rejected.roles[Role.PLACE] == rejected.roles[Role.CONDITION] == send.roles[Role.ACTOR] == frozenset()
    assert [example.words[n] for n in sorted(send.roles[Role.PLACE])] == ["the", "strait"]
    assert [example.words[n] for n in sorted(send.roles[Role.CONDITION])] == ["If", "the", "talks", "fail"]
    assert send.roles[Role.CLAUSE] == set(range(at_word("If"), len(example.words)))


def test_types_that_are_not_known_are_left_out(told: ModuleType, pieces: Pieces) -> None:
    types = {"Norway met Peru.": frozenset({"CONSULT", "SOLIDARITY"}), "Peru slept.": frozenset({"REST"})}
    (example,) = told.from_plover(types, pieces)
    assert example.words == ["Norway", "met", "Peru", "."]
    assert example.holds == {inventory.EVENTS.index("CONSULT")}


def test_scores_stay_with_their_words_and_what_no_window_holds_is_left_out(told: ModuleType, pieces: Pieces) -> None:
    (example,) = told.from_factuality(KNOWN, pieces)
    assert (example.words, example.factuality) == (["She", "slept", "well"], {1: 2.5})
    assert example.pieces == sum(len(pieces.of(word)) for word in example.words)
