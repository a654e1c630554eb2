from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.stories import Reuse, ReuseKind
from onrecord.story.pile import Pile
from onrecord.story.reuse import find_reuse
from tests.story.notes import Notes

SHARED = "the ferry lines along the southern coast would stay closed until the storm had passed"


def reuse(*notes: Notes) -> tuple[Reuse, ...]:
    return find_reuse(Pile([n.article for n in notes], [n.reading for n in notes]))


def passages(found: Reuse, notes: tuple[Notes, ...]) -> list[str]:
    texts = {n.article.id: n.article.text for n in notes}
    return [e.span.of(texts[e.article]) for e in found.passages]


def test_a_copy_is_extended_as_far_as_it_goes() -> None:
    notes = (Notes(f"Officials said {SHARED}, a clerk wrote."), Notes(f"It was known that {SHARED}. Nobody objected."))
    (found,) = reuse(*notes)
    assert found.kind is ReuseKind.VERBATIM
    assert passages(found, notes) == [SHARED, SHARED]


def test_an_article_may_repeat_itself() -> None:
    notes = (Notes(f"Officials said {SHARED}.\nLater they said again that {SHARED}."),)
    (found,) = reuse(*notes)
    assert passages(found, notes) == [SHARED, SHARED]


def test_a_title_and_a_name_are_no_copy() -> None:
    assert not reuse(
        Notes("Harbour Minister Ada Brenn of the Coastal League spoke for an hour."),
        Notes("Nobody had invited Harbour Minister Ada Brenn of the Coastal League to dine."),
    )


def test_the_same_thing_in_other_words_is_a_paraphrase() -> None:
    filler = [Notes(f"Report {n} tells of nothing but orchards, wool and weather in valley {n}.") for n in ("one", "two", "three", "four")]
    (found,) = (
        r
        for r in reuse(
            Notes("Minister Brenn will close the ferry terminal at Lund on Friday, officials announced."),
            Notes("Officials have announced the closing of the Lund ferry terminal by Minister Brenn."),
            *filler,
        )
        if r.kind is ReuseKind.PARAPHRASE
    )
    assert len({e.article for e in found.passages}) == 2


def test_sentences_with_other_numbers_are_no_paraphrase() -> None:
    assert not reuse(
        Notes("The harbour office counted 14 damaged fishing boats at Lund."),
        Notes("The Lund harbour office has counted 73 fishing boats damaged."),
    )


def test_a_short_quotation_told_twice_is_a_copy() -> None:
    notes = (Notes("She called it “a wretched bargain” at noon."), Notes("“A wretched bargain,” the chair replied."))
    (found,) = reuse(*notes)
    assert sorted(p.casefold() for p in passages(found, notes)) == ["a wretched bargain", "a wretched bargain"]


@given(st.permutations(["Waves broke the pier at Lund", SHARED, "Nobody was hurt and the market opened late"]))
@settings(deadline=None, max_examples=6)
def test_a_planted_copy_is_found_wherever_it_stands(parts: list[str]) -> None:
    notes = (Notes("\n".join(f"{p}." for p in parts)), Notes(f"A clerk wrote that {SHARED}."))
    assert [SHARED, SHARED] in [passages(r, notes) for r in reuse(*notes)]
