from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain.corrections import Change, CorrectionKind, Place
from onrecord.domain.spans import Span
from onrecord.story.corrections.pointing import in_todays_texts, likeness, mention_at, statement_at
from tests.story.notes import Notes


def test_likeness_is_the_share_of_both_that_is_in_both() -> None:
    assert likeness([Span(0, 10)], [Span(0, 10)]) == 1
    assert likeness([Span(0, 10)], [Span(5, 15)]) == pytest.approx(1 / 3)
    assert likeness([Span(0, 5), Span(10, 15)], [Span(10, 15)]) == 0.5
    assert likeness([Span(0, 5)], [Span(5, 9)]) == 0


def test_a_mention_is_found_where_it_stands_or_overlaps() -> None:
    notes = Notes("Mayor Ada Brenn met Otto.").actor("Ada Brenn").actor("Otto")
    ada, otto, whole = notes.span("Ada Brenn"), notes.span("Otto"), notes.span("Mayor Ada Brenn met Otto")
    found = {span: mention_at(notes.reading, span) for span in (ada, otto, whole, notes.span("Mayor Ada"))}
    assert [hit and hit[0] for hit in found.values()] == [notes.key(name) for name in ("Ada Brenn", "Otto", "Ada Brenn", "Ada Brenn")]
    assert mention_at(notes.reading, notes.span("met")) is None
    assert mention_at(notes.reading, notes.span("Mayor Ada"), exactly=True) is None


def test_of_statements_of_one_content_the_speakers_words_tell_which() -> None:
    notes = Notes("“We go,” Ada and Otto said.").actor("Ada").actor("Otto").said("We go,", "Ada")
    (one,) = notes.reading.statements
    both = [replace(one, id=name, speaker_span=notes.span(who)) for name, who in (("s-1", "Ada"), ("s-2", "Otto"))]
    for statement in both:
        assert statement_at(both[::-1], one.content, statement.speaker_span) == statement
    assert statement_at(both, one.content, None) == both[0]


def test_a_statement_of_mostly_other_words_is_another() -> None:
    notes = Notes("“We go, and we sing, and dance all night,” Ada said.").actor("Ada").said("We go,", "Ada")
    (one,) = notes.reading.statements
    assert statement_at([one], [notes.span("We go, and we sing, and dance all night,")], None) is None
    assert statement_at([one], [notes.span("We go")], None) == one


def test_words_that_stand_elsewhere_by_now_are_followed_and_those_that_are_gone_have_no_place() -> None:
    notes = Notes("New line.\nAda left. Ada sang.")
    articles = {notes.article.id: notes.article}
    old = Place(notes.article.id, Span(0, 3), "Ada")
    gone = Place(notes.article.id, Span(4, 9), "wept,")
    change = in_todays_texts(Change(CorrectionKind.SPEAKER, (old,), (gone,), source=Span(4, 8)), articles)
    assert change.of == (Place(notes.article.id, notes.span("Ada"), "Ada"),)
    assert change.to[0].span is None
    assert change.source == notes.span("left")
