"""Who takes part in an event: through the ways in which a sentence can tell of it, and whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from onrecord import language
from onrecord.domain.articles import Article
from onrecord.language.pipeline import findings_of
from onrecord.language.quotes import quotations
from onrecord.reading import read
from onrecord.reading.cast import Cast
from onrecord.reading.participation import Candidate, Participation
from onrecord.reading.statements import find_statements
from onrecord.reading.telling import Telling
from onrecord.reading.times import find_times
from onrecord.reading.voices import Voices
from tests.reading.acting import doing
from tests.reading.samples import article, reading

REST = "The water was calm on Monday and the sky was clear. The market in the old town opens at nine."
"""What stands below each sentence, with nobody in it: the model has learned from reports, which are longer than one."""

ACTIVE = [
    ("Norway accused Peru of spying.", "accused", "Norway", "Peru"),
    ("Norway imposed sanctions on Peru on Monday.", "imposed", "Norway", "Peru"),
    ("Norway rejected Peru's offer of talks on Monday.", "rejected", "Norway", "Peru"),
    ("Norwegian Foreign Minister Ada Brenn condemned Peru on Monday.", "condemned", "Ada Brenn", "Peru"),
]
PASSIVE = [
    ("Peru was attacked by Norway on Monday.", "attacked", "Norway", "Peru"),
    ("Ada Brenn was criticised by Luis Mora over the treaty.", "criticised", "Luis Mora", "Ada Brenn"),
    ("The plan was rejected by Peru.", "rejected", "Peru", ""),
    ("Luis Mora was arrested on Monday.", "arrested", "", "Luis Mora"),
]
NOUNS = [
    ("Norway's rejection of Peru's offer came on Monday.", "rejection", "Norway", "Peru"),
    ("Norway's sanctions against Peru took effect on Monday.", "sanctions", "Norway", "Peru"),
    ("The attack by Peru on Norway lasted two days.", "attack", "Peru", "Norway"),
    ("Talks between Norway and Peru began on Monday.", "Talks", "Norway, Peru", ""),
]
GOVERNED = [
    ("Norway agreed to meet Peru on Monday.", "meet", "Norway", "Peru"),
    ("Norway threatened to attack Peru.", "attack", "Norway", "Peru"),
    ("Peru was asked to send troops.", "send", "Peru", ""),
    ("Peru was forced to release the sailors.", "release", "Peru", "sailors"),
    ("Norway demanded that Peru withdraw its troops.", "withdraw", "Peru", ""),
]
RELATIVE = [
    ("Ada Brenn, who accused Peru of spying, resigned on Monday.", "accused", "Ada Brenn", "Peru"),
    ("The rebels, who attacked Norway on Monday, released two sailors.", "released", "rebels", "sailors"),
    ("Two sailors, whom Peru arrested on Monday, were released on Friday.", "arrested", "Peru", "sailors"),
]
JOINED = [
    ("Norway and Peru signed a treaty on Monday.", "signed", "Norway, Peru", ""),
    ("Norway, Chile and Peru imposed sanctions on the rebels.", "imposed", "Chile, Norway, Peru", "rebels"),
    ("Norway accused Peru and Chile of spying.", "accused", "Norway", "Chile, Peru"),
    ("Ada Brenn criticised Luis Mora and rejected his plan on Monday.", "rejected", "Ada Brenn", "Luis Mora"),
]
PRONOUNS = [
    ("Norway accused Peru of spying. It also expelled two diplomats.", "expelled", "Norway", "diplomats"),
    ("Ada Brenn criticised Luis Mora. She urged him to resign.", "urged", "Ada Brenn", "Luis Mora"),
    ("Ada Brenn criticised the rebels on Monday. She urged them to withdraw.", "urged", "Ada Brenn", "rebels"),
]
FIRST_PERSON = [
    ("“I condemn the attack,” Mayor Ada Quill said on Friday.", "condemn", "Ada Quill", ""),
    ("“I urge Luis Mora to resign,” opposition leader Ada Brenn said on Monday.", "urge", "Ada Brenn", "Luis Mora"),
    ("“I urge Luis Mora to resign,” opposition leader Ada Brenn said on Monday.", "resign", "Luis Mora", ""),
]

STRAIT = (
    "Norway accused Peru of spying on Monday.",
    "Peru was attacked by Norwegian ships, officials said.",
    "“I condemn the attack,” Mayor Ada Quill told reporters.",
    "She urged the rebels to withdraw from the valley.",
    "Norway's sanctions against Peru took effect in May.",
    "Talks between the rebels and the government began.",
    "They released two sailors, who were arrested by the police.",
    "He said that they had agreed to meet.",
    REST,
)
TEXTS = st.lists(st.sampled_from(STRAIT), min_size=1, max_size=6, unique=True).map(lambda told: " ".join(told) + "\n")


def done_to(text: str, predicate: str) -> list[str]:
    """The names of those to whom the event of these words is done."""
    names = {actor.key: actor.name for actor in reading(text).actors}
    return sorted(names[key] for event in reading(text).events if event.span.of(text) == predicate for key in event.recipients)


def weighed(made: Article) -> list[tuple[Span, list[Candidate]]]:
    """Each event's predicate, and who may take part."""
    doc = language.load(threads=1)(made)
    cast, times = Cast(doc), find_times(doc)
    said = find_statements(doc, made, cast, quotations(made.text, [block.span for block in made.body]), times)
    participation = Participation(doc, cast, Telling(doc, made, said, Voices(said)))
    return [(doc[slice(*found.run)], participation.candidates(found)) for found in findings_of(doc).events]


@pytest.mark.parametrize(
    ("sentence", "predicate", "actors", "recipients"),
    [*ACTIVE, *PASSIVE, *NOUNS, *GOVERNED, *RELATIVE, *JOINED, *PRONOUNS, *FIRST_PERSON],
)
def test_who_did_it_to_whom(sentence: str, predicate: str, actors: str, recipients: str) -> None:
    text = f"{sentence}\n\n{REST}\n"
    expected = [sorted(filter(None, names.split(", "))) for names in (actors, recipients)]
    assert [doing(text, predicate), done_to(text, predicate)] == expected


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_nobody_stands_on_both_sides_and_all_are_actors_of_the_article(text: str) -> None:
    known = {actor.key for actor in reading(text).actors}
    for event in reading(text).events:
        sides = [*event.actors, *event.recipients]
        assert len(set(sides)) == len(sides)
        assert set(sides) <= known


@given(TEXTS)
@settings(max_examples=10, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    made = article(text)
    first, second = (read(language.load(threads=1)(made), made).events for _ in range(2))
    assert first == second


@given(TEXTS)
@settings(max_examples=15, deadline=None)
def test_who_may_take_part_is_mentioned_in_the_sentence_or_known_by_key(text: str) -> None:
    for predicate, candidates in weighed(article(text)):
        mentioned = {one.token.i for one in candidates if one.token is not None}
        absent = {one.key for one in candidates if one.token is None}
        assert mentioned <= {token.i for token in predicate.sent} - {token.i for token in predicate}
        assert len(candidates) == len(mentioned) + len(absent)
        assert not absent & {None, *(one.key for one in candidates if one.token is not None)}


@pytest.mark.parametrize(
    ("told", "name", "sign"),
    [
        ("Norway condemned the rebels on Monday. The attack was cruel.", "Norway", "from.nsubj"),
        ("Norway condemned the rebels on Monday. The attack was cruel.", "rebels", "from.obj"),
        ("“We met on Monday,” Mayor Ada Quill said. “The attack was cruel.”", "Ada Quill", "from.voice"),
    ],
)
def test_those_just_told_of_and_the_speaker_may_take_part_unmentioned(told: str, name: str, sign: str) -> None:
    text = f"{told}\n\n{REST}\n"
    (key,) = (actor.key for actor in reading(text).actors if actor.name == name)
    (attack,) = (candidates for predicate, candidates in weighed(article(text)) if predicate.text == "attack")
    (signs,) = (one.signs for one in attack if one.key == key)
    assert {sign, "absent", "absent.type.ASSAULT"} <= set(signs)
