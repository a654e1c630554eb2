import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.actors import corpora, entities, made, silver, told, wrong
from benchmarks.actors.answers import DESCRIPTION, NAME, PRONOUN, Answered, best, core, lemma_of, normal, run_of, sort_of
from benchmarks.actors.corpora import Document, Gold
from benchmarks.actors.silver import Annotated, Pair
from benchmarks.actors.texts import typeset
from benchmarks.times import DEVELOP, REPORT, part_of
from onrecord.domain.actors import ActorKind, LocalActor, Mention
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.story.actors.joined import join_actors

ECB_FILE = """<Document>
<token t_id="1" sentence="0" number="0">http</token>
<token t_id="2" sentence="1" number="0">Anna</token>
<token t_id="3" sentence="1" number="1">Lind</token>
<token t_id="4" sentence="1" number="2">left</token>
<token t_id="5" sentence="2" number="0">She</token>
<Markables>
<HUMAN_PART_PER m_id="1"><token_anchor t_id="2"/><token_anchor t_id="3"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="3"><token_anchor t_id="5"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="4" TAG_DESCRIPTOR="anna"/>
</Markables>
<Relations><CROSS_DOC_COREF r_id="9" note="HUM1"><source m_id="1"/><source m_id="3"/><target m_id="4"/></CROSS_DOC_COREF></Relations>
</Document>"""


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["Lind", ",", "54", ",", "left", "."], "Lind, 54, left."),
        (["``", "We", "do", "n't", "know", ",", "''", "she", "said", "."], '"We don\'t know," she said.'),
        (["a", "48", "-", "year", "-", "old"], "a 48-year-old"),
        (["-", "Lind", "(", "left", ")"], "- Lind (left)"),
    ],
)
def test_tokens_are_set_as_print_sets_them_and_found_again(tokens: list[str], text: str) -> None:
    made_of = typeset("name", [tokens])
    assert made_of.article.text == text
    words = [place.of(made_of.article.text) for place in made_of.places if place]
    assert words == [token.replace("``", '"').replace("''", '"') for token in tokens]


def test_a_sentence_left_out_keeps_the_numbers_of_the_tokens_after_it() -> None:
    made_of = typeset("name", [["http"], ["Anna", "left"]], read=[False, True])
    assert made_of.article.text == "Anna left"
    assert made_of.places == [None, Span(0, 4), Span(5, 9)]
    assert made_of.span([0]) is None
    assert made_of.span([2, 1]) == Span(0, 9)
    assert [block.span for block in made_of.article.blocks] == [Span(0, 9)]


def test_of_ecb_only_people_and_bodies_in_counted_sentences_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "7" / "7_1ecbplus.xml"
    path.parent.mkdir()
    path.write_text(ECB_FILE, "utf-8")
    document = corpora.ecb_document(path, {"1"}, corpora.ACTING)
    assert (document.pile, document.story) == ("7", "7ecbplus")
    assert [(gold.span.of(document.set.article.text), gold.entity) for gold in document.golds] == [("Anna Lind", "HUM1")]
    both = corpora.ecb_document(path, {"1", "2"}, corpora.ACTING)
    assert {gold.entity for gold in both.golds} == {"HUM1"}
    assert len(both.golds) == 2


def test_an_instance_of_meantime_is_one_whatever_its_chains_prefix() -> None:
    marked = [
        {"sent_id": 2, "tokens_number": [0], "coref_chain": "cross_intra_ORG1", "mention_type": "ORG"},
        {"sent_id": 4, "tokens_number": [1], "coref_chain": "intra_ORG1", "mention_type": "ORG"},
    ]
    document = corpora.meantime_document("corpus_x/1", {2: ["Boeing", "won"], 4: ["Then", "Boeing", "lost"]}, marked)
    assert document.pile == "corpus_x"
    assert [(gold.span.of(document.set.article.text), gold.entity) for gold in document.golds] == [("Boeing", "ORG1")] * 2


SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the corpora beside the repository")
def test_every_mention_of_meantime_lies_on_its_own_words() -> None:
    marked = json.loads((SHARED / corpora.FOLDERS[corpora.MEANTIME] / "entities_mentions.json").read_text("utf-8"))
    wanted = Counter("".join(m["tokens_str"].split()) for m in marked if m["mention_type"] in corpora.PEOPLE_AND_BODIES)
    found = corpora.documents(SHARED, corpora.MEANTIME)
    words = Counter("".join(gold.span.of(document.set.article.text).split()) for document in found for gold in document.golds)
    assert len(found) == 120
    assert sum((wanted - words).values()) < 10  # a few are not in one piece


def test_the_halves_are_fixed() -> None:
    halves = {topic: part_of(topic) for topic in ("1", "2", "3", "4", "36", "45")}
    assert halves == {"1": REPORT, "2": DEVELOP, "3": DEVELOP, "4": REPORT, "36": DEVELOP, "45": REPORT}


BOEING = "Boeing chief Jim Albaugh"


def test_a_company_in_a_title_is_not_taken_for_the_man() -> None:
    man = (Span(0, 24), Span(13, 24))
    assert best(Span(0, 6), Span(0, 6), [man]) is None
    assert best(Span(0, 6), Span(0, 6), [man, (Span(0, 6), Span(0, 6))]) == 1
    assert best(Span(13, 24), Span(13, 16), [man]) == 0
    assert best(Span(0, 24), Span(13, 16), [man, (Span(13, 24), Span(13, 24))]) == 0


def boeing() -> Doc:
    heads, tags, deps = [1, 2, 2, 2], ["PROPN", "NOUN", "PROPN", "PROPN"], ["compound", "compound", "ROOT", "flat"]
    return Doc(Vocab(), words=BOEING.split(), heads=heads, pos=tags, deps=deps, lemmas=BOEING.split())


def test_the_core_of_a_mention_is_its_bare_name_or_else_its_head() -> None:
    doc = boeing()
    assert core(doc, Mention(Span(0, 24), "Jim  Albaugh")).of(doc.text) == "Jim Albaugh"
    assert core(doc, Mention(Span(0, 24))).of(doc.text) == "Jim"
    assert core(doc, Mention(Span(0, 24), "Albaughs")).of(doc.text) == "Jim"


def test_the_head_lemma_of_a_personal_name_is_its_last_word() -> None:
    run = run_of(boeing(), Span(0, 24))
    assert (sort_of(run), lemma_of(run)) == (NAME, "albaugh")


@pytest.mark.parametrize(
    ("one", "other"), [("The U.S.", "US"), ("Mr. Lind’s", "lind"), ("José", "jose"), ("the G-7", "G 7"), ("Boeing's", "Boeing")]
)
def test_forms_are_compared_without_case_accents_articles_and_points(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_a_form_of_nothing_but_an_article_keeps_it() -> None:
    assert normal("The") == "the"


DOCUMENT = Document("d", "p", "s", typeset("d", [["Anna", "Lind"]]), ())


def mention(words: str, entity: str, actor: str | None = None, *, sort: str = NAME, document: Document = DOCUMENT) -> Answered:
    return Answered(document, Gold(Span(0, 4), entity, "PER"), sort, words, words.split()[-1], actor, actor)


PILE = [
    (mention("anna lind", "L", "a"), "1"),
    (mention("lind", "L", "a"), "1"),
    (mention("lind", "L"), None),
    (mention("mayor", "M", sort=DESCRIPTION), None),
    (mention("mayor", "M", sort=DESCRIPTION), None),
    (mention("she", "L", sort=PRONOUN), None),
]


def test_what_the_record_has_no_actor_for_stands_alone_or_by_its_form() -> None:
    assert len(set(entities.alone(PILE))) == 5
    fallen = entities.else_by(entities.words_of)(PILE)
    assert fallen[0] == fallen[1] == fallen[2]
    assert fallen[3] == fallen[4] != fallen[5]


def test_joining_by_the_gold_joins_the_actors_of_articles_and_nothing_else() -> None:
    other = replace(DOCUMENT, name="e")
    pile = [*PILE[:3], (mention("lind", "L", "b", document=other), "2"), (mention("mayor", "L", "b", document=other), "2")]
    assert len(set(entities.unjoined(pile))) == 3
    joined = entities.joined_by_gold(pile)
    assert joined[0] == joined[3] == joined[4] != joined[2]


def test_figures_of_a_table_are_those_of_the_sorts_asked_for() -> None:
    systems: dict[str, entities.System] = {"right": entities.gold, "alone": lambda pile: [(number,) for number, _ in enumerate(pile)]}
    table = entities.table({"p": PILE}, entities.Kept((NAME,)), systems)
    assert table["right"]["conll"] == pytest.approx(100.0)
    assert (table["alone"]["muc"], table["alone"]["b3.p"]) == (0.0, 100.0)
    assert table["alone"]["b3.r"] == pytest.approx(100 / 3)
    assert table["alone"][entities.SEVERAL] == 0.0
    answered = entities.table({"p": PILE}, entities.Kept((NAME,), answered=True), systems)
    assert answered["alone"]["b3.r"] == pytest.approx(50.0)
    assert entities.counts({"p": PILE})["names"] == {"mentions": 3.0, "with an actor, %": pytest.approx(200 / 3)}


def test_b_cubed_of_a_toy() -> None:
    # {1 2 3} {4 5} answered {1 2} {3 4 5}: precision (1 + 1 + 1/3 + 2/3 + 2/3) / 5, recall (2/3 + 2/3 + 1/3 + 1 + 1) / 5.
    figures = silver.b_cubed_of(["x", "x", "x", "y", "y"], ["1", "1", "2", "2", "2"])
    assert figures["precision"] == pytest.approx(100 * 11 / 15)
    assert figures["recall"] == pytest.approx(100 * 11 / 15)
    assert figures["pairs"] == 5.0


def test_b_cubed_of_nothing_is_nought() -> None:
    assert set(silver.b_cubed_of([], []).values()) == {0.0}


def annotation(name: str, *aliases: str, kind: str = "person", country: str | None = None) -> dict[str, object]:
    return {"name": name, "aliases": list(aliases), "kind": kind, "country": country}


def test_an_alias_of_two_actors_of_one_article_is_no_pair_nor_one_that_the_record_lacks() -> None:
    article = typeset("a", [["Anna", "Lind", "and", "Boris", "Lind"]]).article
    anna = LocalActor("1", "Anna Lind", ActorKind.PERSON, None, (Mention(Span(0, 9), "Anna Lind"),))
    boris = LocalActor("2", "Boris Lind", ActorKind.PERSON, None, (Mention(Span(14, 24), "Boris Lind"), Mention(Span(20, 24), "Lind")))
    reading = Reading(article.id, (anna, boris), (), (), (), (), (), 0)
    found = Annotated(
        "3", article, [annotation("Anna Lind", "Lind"), annotation("Boris Lind", "Lind", "the mayor"), annotation("X", kind="group")]
    )
    pairs = silver.pairs_of(found, reading, join_actors({article.id: article}, [reading]))
    assert [(pair.alias, pair.entity, pair.local, pair.capital) for pair in pairs] == [
        ("anna lind", "anna lind", "1", True),
        ("boris lind", "boris lind", "2", True),
    ]


def test_governments_are_one_by_country_but_an_administration_is_itself() -> None:
    government = annotation("United States", kind="government", country="USA")
    named_otherwise = annotation("US", kind="government", country="USA")
    administration = annotation("Obama administration", kind="government", country="USA")
    assert silver.entity_of(government) == silver.entity_of(named_otherwise) != silver.entity_of(administration)
    assert silver.entity_of(annotation("Labour Organisation")) == silver.entity_of(annotation("Labor Organization"))


def pair(alias: str, entity: str, actor: str, article: str = "a", folder: str = "2") -> Pair:
    return Pair(folder, article, alias, entity, actor, alias, actor, "person", capital=True)


def test_a_table_of_the_pile_is_of_one_half() -> None:
    pairs = [pair("lind", "anna lind", "1"), pair("anna lind", "anna lind", "1", "b"), pair("lind", "boris lind", "1", folder="1")]
    assert part_of("2") != part_of("1")
    table = silver.table(pairs, part_of("2"))
    assert table["On Record"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0, "pairs": 2.0}
    assert table["one form, one actor"]["recall"] == 50.0
    assert silver.by_kind(pairs, part_of("2"))["person"]["pairs"] == 2.0


def test_wrong_joins_and_splits_are_told_with_their_forms() -> None:
    pairs = [
        pair("lind", "anna lind", "1"),
        pair("anna lind", "anna lind", "1"),
        pair("boris", "boris", "1"),
        pair("lind", "anna lind", "2"),
    ]
    items = wrong.of_silver(pairs)
    assert wrong.joined(items) == ["joined (1): lind, anna lind [2] | boris [2]"]
    assert wrong.split(items) == ["split (1): lind, anna lind [2] | lind [2]"]


def test_of_a_pile_only_what_has_an_actor_and_is_no_pronoun_can_be_wrong() -> None:
    assert [item.form for item in wrong.of_piles({"p": [*PILE, (mention("he", "L", "a", sort=PRONOUN), "1")]})] == ["anna lind", "lind"]


def test_a_made_pile_is_the_same_each_time_and_another_by_another_seed() -> None:
    assert made.pile(20) == made.pile(20)
    assert made.pile(20) != made.pile(20, seed=2)
    assert made.namesakes(20) == made.namesakes(20)


def test_mentions_of_a_made_pile_are_the_words_of_their_articles() -> None:
    articles, readings = made.pile(50)
    assert len(articles) == len(readings) == 50
    for reading in readings:
        text = articles[reading.article].text
        assert len({actor.key for actor in reading.actors}) == len(reading.actors)
        assert all(m.name is not None and m.span.of(text).endswith(m.name) for actor in reading.actors for m in actor.mentions)
        assert all(role.span.of(text).startswith(role.title) for actor in reading.actors for role in actor.roles)
    kinds = {actor.kind for reading in readings for actor in reading.actors}
    assert kinds == {ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.GOVERNMENT}


def test_namesakes_bear_one_surname_with_a_first_name_or_alone() -> None:
    _, readings = made.namesakes(200)
    names = [actor.name.split() for reading in readings for actor in reading.actors]
    assert {len(name) for name in names} == {1, 2}
    assert len({name[0] for name in names if len(name) == 2}) > 60


def test_of_the_scorers_figures_those_of_actors_are_taken_in_percent() -> None:
    assert told.picked({"actors": 0.5, "events.found": 0.9}) == {"actors": 50.0}


def test_b_cubed_of_articles_scored_apart_weighs_each_by_its_aliases() -> None:
    one, other = {"p": 1.0, "r": 0.5, "n_gold": 3, "known": 1.0}, {"p": 0.5, "r": 0.5, "n_gold": 1, "known": 0.0}
    figures = told.over_articles([{"actors": one}, {"actors": other}])
    assert figures["actors"] == pytest.approx(2 * 0.875 * 0.5 / 1.375)
    assert figures["actors.known"] == 0.5
