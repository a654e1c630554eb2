from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from tests.story.notes import GOVERNMENT, Notes, pile

TEXT = "Ada Brenn of Norway met Otto Lind. Norway then sent Ada Brenn home."


def test_a_mention_has_only_to_begin_inside() -> None:
    notes = Notes(TEXT).actor("Ada Brenn").actor("Norway", GOVERNMENT, "NOR").actor("Otto Lind")
    told, article = pile(notes), notes.article.id

    def named(span: Span) -> list[str]:
        return [told.actors[a].name for a in told.actors_in(article, span)]

    assert named(notes.span("Norway met Otto")) == ["Norway", "Otto Lind"]
    assert named(notes.span("Brenn of Norway")) == ["Norway"]
    assert named(Span(0, len(TEXT))) == ["Ada Brenn", "Norway", "Otto Lind"]
    assert named(notes.span("then sent")) == []


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
@settings(deadline=None, max_examples=50)
def test_actors_inside_are_those_of_a_search_one_by_one(start: int, length: int) -> None:
    notes = Notes(TEXT).actor("Ada Brenn").actor("Norway", GOVERNMENT, "NOR").actor("Otto Lind")
    told, article = pile(notes), notes.article.id
    expected = dict.fromkeys(actor for place, actor in told.mentions[article] if start <= place.start < start + length)
    assert told.actors_in(article, Span(start, start + length)) == tuple(expected)
