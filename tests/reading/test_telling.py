"""The signs of how an event is told: its word, its clause, whose words it stands in, and where."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from onrecord import language
from onrecord.domain.articles import Article, Block, FurnitureKind
from onrecord.language.quotes import quotations
from onrecord.reading.cast import Cast
from onrecord.reading.statements import find_statements
from onrecord.reading.telling import Telling
from onrecord.reading.times import find_times
from onrecord.reading.voices import Voices
from tests.reading import samples
from tests.reading.acting import phrase

SENTENCE = "The crews of boat {} went home."
PLACES = ("heading", "sentence.")


def told(article: Article) -> tuple[Doc, Telling]:
    doc = language.load(threads=1)(article)
    cast, times = Cast(doc), find_times(doc)
    said = find_statements(doc, article, cast, quotations(article.text, [block.span for block in article.body]), times)
    return doc, Telling(doc, article, said, Voices(said))


def signs(text: str, word: str) -> set[str]:
    """The signs of a word where it first stands."""
    doc, telling = told(samples.article(text))
    return set(telling.signs(phrase(doc, word)[0]))


def places(article: Article, words: str) -> list[str]:
    """Where each word of this form stands."""
    doc, telling = told(article)
    return [sign for token in doc if token.text == words for sign in telling.signs(token) if sign.startswith(PLACES)]


def with_headings(article: Article, *numbers: int) -> Article:
    return replace(article, blocks=tuple(replace(block, heading=n in numbers) for n, block in enumerate(article.blocks)))


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Norway will not send ships to Peru.", "send", {"aux.will", "adverb.not", "lemma.send", "tag.VB", "dep.root", "verb.own"}),
        ("Norway may quickly send ships to Peru.", "send", {"aux.may", "adverb.quickly"}),
        ("Norway has sent ships to Peru.", "sent", {"aux.has", "lemma.send", "tag.VBN"}),
        ("Norway sent ships to Peru after it had met Chile.", "met", {"mark.after", "aux.had", "governor.VBD", "governor-lemma.send"}),
        ("If the talks fail, Norway will send ships.", "fail", {"mark.if", "verb-dep.advcl", "governor-aux.will"}),
        ("Norway wanted to send ships to Peru.", "send", {"mark.to", "dep.xcomp", "governor-lemma.want"}),
        ("The union was ready to strike.", "ready", {"aux.was", "tag.JJ"}),
    ],
)
def test_a_verb_has_the_signs_of_its_clause_and_of_the_verb_above(text: str, word: str, wanted: set[str]) -> None:
    assert wanted <= signs(f"{text}\n", word)


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("An attack by Peru destroyed the ships.", "attack", {"determiner.an", "unpossessed", "verb.VBD", "verb-dep.root"}),
        ("After the attack the ships left.", "attack", {"determiner.the", "case.after", "unpossessed"}),
        ("Peru's attack destroyed the ships.", "attack", {"possessed", "dep.nsubj"}),
    ],
)
def test_a_noun_has_those_of_its_phrase_and_of_its_verb(text: str, word: str, wanted: set[str]) -> None:
    assert wanted <= signs(f"{text}\n", word)


def test_a_main_verb_has_none_of_a_governor_or_of_a_noun() -> None:
    found = signs("Norway sent ships to Peru after it had met Chile.\n", "sent")
    assert not [sign for sign in found if sign.startswith(("governor", "aux.", "mark.", "determiner.", "possessed", "unpossessed"))]


def test_what_is_said_tells_how_and_when_and_its_verb_is_the_cue() -> None:
    text = "“Norway will send ships,” Ada Brenn said on Monday. Peru withdrew.\n"
    assert {"said.direct", "said-on.weekday-past", "no-cue"} <= signs(text, "send")
    assert {"cue", "said.by-the-article"} <= signs(text, "said")
    assert {"no-cue", "said.by-the-article"} <= signs(text, "withdrew")


def test_what_is_told_without_quotation_marks_is_indirect() -> None:
    found = signs("Ada Brenn told reporters on Monday that Norway would send ships.\n", "send")
    assert {"said.indirect", "said-on.weekday-past"} <= found
    assert "said.by-the-article" not in found


@pytest.mark.parametrize(
    ("number", "sign"), [(0, "0"), (1, "1"), (2, "3"), (3, "3"), (4, "6"), (6, "6"), (7, "12"), (12, "12"), (13, "24")]
)
def test_sentences_are_told_apart_where_they_are_early(number: int, sign: str) -> None:
    article = samples.article(" ".join(SENTENCE.format(n) for n in range(15)) + "\n")
    assert places(article, "went")[number] == f"sentence.{sign}"


def test_a_heading_is_no_sentence_of_the_body() -> None:
    lines = ["Crews went home", SENTENCE.format("one"), "Boats went too", SENTENCE.format("two")]
    article = samples.article("\n\n".join(lines) + "\n")
    assert places(with_headings(article, 0, 2), "went") == ["heading", "sentence.0", "heading", "sentence.3"]
    assert places(article, "went") == ["sentence.0", "sentence.1", "sentence.3", "sentence.3"]


def test_a_heading_of_two_sentences_is_one_throughout() -> None:
    article = samples.article("The crews went home. The boats went too.\n\nThe mayor went as well.\n")
    assert places(with_headings(article, 0), "went") == ["heading", "heading", "sentence.0"]


def test_the_body_begins_after_what_is_not_read() -> None:
    article = samples.article("Photo: crews on a pier\n\n" + SENTENCE.format("one") + "\n")
    caption = Block(article.blocks[0].span, FurnitureKind.CAPTION)
    assert places(replace(article, blocks=(caption, *article.blocks[1:])), "went") == ["sentence.0"]


def test_every_word_has_signs_of_its_own_once_and_one_place() -> None:
    doc, telling = told(samples.article(samples.TALKS))
    for token in doc:
        if not token.is_space:
            found = list(telling.signs(token))
            assert found[:3] == [f"tag.{token.tag_}", f"dep.{token.dep_}", f"lemma.{token.lemma_.lower()}"]
            assert len([sign for sign in found if sign.startswith(PLACES)]) == 1
            assert len({"cue", "no-cue"} & set(found)) == 1
            assert list(telling.signs(token)) == found
