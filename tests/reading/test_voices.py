"""Whose words a token is, and by way of whom they came."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord import language
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.language.findings import Run
from onrecord.reading.cast import Cast
from onrecord.reading.voices import Said, Voices, nested, place
from tests.reading.samples import article, reading

CHAIN = "Reuters reported that Sky News said on Friday that Mayor Ada Quill had said that the boats would sail.\n"


def made(speaker: str | None, *contents: Run, cue: Run | None = None, source: Run | None = None, name: str = "s-1") -> Said:
    """A statement of these tokens, which stands in a text of one letter a token."""
    statement = Statement(
        id=name,
        kind=StatementKind.INDIRECT,
        content=tuple(Span(*run) for run in contents),
        cue=Span(*cue) if cue else None,
        speaker=speaker,
        speaker_span=Span(*source) if source else None,
        addressee=None,
        venue=None,
        said_on=None,
        via=(),
        confidence=0.9,
    )
    return Said(statement, cue, contents, source)


def test_the_innermost_statement_comes_first() -> None:
    outer, inner = made("mayor", (2, 20)), made("crew", (8, 20))
    voices = Voices([outer, inner])
    assert list(voices.around(5)) == [outer]
    assert list(voices.around(9)) == [inner, outer]
    assert [voices.speaker(token) for token in (1, 5, 9, 20)] == [None, "mayor", "crew", None]


def test_a_statement_in_pieces_is_as_long_as_they_are_together() -> None:
    pieces, whole = made("mayor", (0, 4), (10, 18)), made("crew", (0, 9))
    assert list(Voices([pieces, whole]).around(2)) == [whole, pieces]
    assert list(Voices([pieces, whole]).around(12)) == [pieces]


def test_whoever_is_not_known_vouches_for_their_own_words() -> None:
    assert Voices([made("mayor", (0, 9)), made(None, (3, 5))]).speaker(4) is None


def test_where_nobody_speaks_nobody_vouches() -> None:
    assert list(Voices([]).around(0)) == []
    assert Voices([]).speaker(0) is None


RUNS = st.builds(lambda start, length: (start, start + length), st.integers(0, 12), st.integers(1, 8))


@given(st.lists(st.lists(RUNS, min_size=1, max_size=3), max_size=6))
@settings(max_examples=200, deadline=None)
def test_all_that_hold_a_token_are_around_it_once_and_in_order_of_length(contents: list[list[Run]]) -> None:
    said = [made(f"speaker {number}", *runs, name=f"s-{number}") for number, runs in enumerate(contents)]
    voices = Voices(said)
    for token in range(25):
        around = voices.around(token)
        holding = {one.statement.id for one in said if any(start <= token < end for start, end in one.contents)}
        lengths = [sum(end - start for start, end in one.contents) for one in around]
        assert sorted(one.statement.id for one in around) == sorted(holding)
        assert lengths == sorted(lengths)
        assert voices.speaker(token) == (around[0].statement.speaker if around else None)


def test_statements_stand_by_their_words_then_by_their_sources() -> None:
    first, second, third = made("a", (3, 5), source=(0, 1)), made("b", (3, 5), source=(1, 2)), made("c", (4, 5))
    assert sorted([third, second, first], key=place) == [first, second, third]


class Scene:
    """A sentence with its cast, in which statements are laid out by their words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.doc: Doc = language.load(threads=1)(article(text))
        self.cast = Cast(self.doc)

    def run(self, words: str) -> Run:
        """The tokens of words that stand in the text once."""
        start = self._text.index(words)
        span = self.doc.char_span(start, start + len(words))
        assert span is not None
        return span.start, span.end

    def key(self, words: str) -> str:
        (key,) = self.cast.resolve(self.run(words), speaking=True)
        return key

    def said(self, who: str, cue: str, words: str, *, name: str) -> Said:
        """What one who has a name says."""
        return made(self.key(who), self.run(words), cue=self.run(cue), source=self.run(who), name=name)

    def via(self, said: Sequence[Said]) -> dict[str, tuple[str, ...]]:
        """By the id of each statement, whom it came through."""
        return {one.statement.id: one.statement.via for one in nested(said, self.doc, self.cast)}


def test_words_come_through_every_outlet_around_them_the_nearest_to_the_report_first() -> None:
    scene = Scene(CHAIN)
    wire = scene.said("Reuters", "reported", CHAIN[len("Reuters reported that ") : -2], name="wire")
    channel = scene.said("Sky News", "said on", CHAIN[CHAIN.index("Mayor") : -2], name="channel")
    mayor = scene.said("Mayor Ada Quill", "had said", "the boats would sail", name="mayor")
    expected = {"wire": (), "channel": (), "mayor": (scene.key("Reuters"), scene.key("Sky News"))}
    assert scene.via([wire, channel, mayor]) == scene.via([mayor, channel, wire]) == expected


def test_words_come_through_an_outlet_that_is_named_after_their_speaker() -> None:
    scene = Scene("The boats will sail on Monday, Mayor Ada Quill said, Baltic Wire reported.\n")
    words = "The boats will sail on Monday"
    mayor, wire = scene.said("Mayor Ada Quill", "said", words, name="mayor"), scene.said("Baltic Wire", "reported", words, name="wire")
    assert scene.via([mayor, wire]) == scene.via([wire, mayor]) == {"mayor": (scene.key("Baltic Wire"),), "wire": ()}


def test_words_come_through_nobody_who_is_no_outlet() -> None:
    scene = Scene("Mayor Ada Quill said that union leader Otto Brandt had promised that the boats would sail.\n")
    mayor = scene.said("Mayor Ada Quill", "said", "union leader Otto Brandt had promised that the boats would sail", name="mayor")
    leader = scene.said("union leader Otto Brandt", "promised", "the boats would sail", name="leader")
    assert scene.via([mayor, leader]) == {"mayor": (), "leader": ()}


@pytest.mark.parametrize(("pronoun", "known"), [("I", True), ("we", False)])
def test_an_i_within_somebodys_words_is_that_somebody(pronoun: str, known: bool) -> None:
    scene = Scene(f"Mayor Ada Quill said that {pronoun} had told them so.\n")
    outer = scene.said("Mayor Ada Quill", "said that", f"{pronoun} had told them so", name="outer")
    inner = made(None, scene.run("so"), cue=scene.run("told"), source=scene.run(pronoun), name="inner")
    speakers = {one.statement.id: one.statement.speaker for one in nested([outer, inner], scene.doc, scene.cast)}
    assert speakers == {"outer": scene.key("Mayor Ada Quill"), "inner": scene.key("Mayor Ada Quill") if known else None}


def test_an_i_within_nobodys_words_is_nobody() -> None:
    scene = Scene("Mayor Ada Quill arrived. I had told them so.\n")
    alone = made(None, scene.run("so"), cue=scene.run("told"), source=scene.run("I"))
    assert [one.statement.speaker for one in nested([alone], scene.doc, scene.cast)] == [None]


@pytest.mark.parametrize(
    ("text", "speaker", "outlets"),
    [
        ("Sky News said that officials said the boats would sail on Monday.", "officials", ["Sky News"]),
        ("Mayor Ada Quill told reporters that the boats would sail on Monday.", "Ada Quill", []),
    ],
)
def test_a_report_tells_through_whom_it_has_its_words(text: str, speaker: str, outlets: list[str]) -> None:
    found = reading(f"Boats to sail on Monday\n\n{text}\n")
    names = {actor.key: actor.name for actor in found.actors}
    via = {names.get(one.speaker or ""): [names[key] for key in one.via] for one in found.statements}
    assert via[speaker] == outlets
    assert all(via.get(outlet) == [] for outlet in outlets)
