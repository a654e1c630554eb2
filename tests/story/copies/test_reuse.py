from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.stories import Reuse, ReuseKind
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.pile import Pile
from tests.intake.piles import prose
from tests.story.notes import Notes
from tests.story.plants import planted

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


@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(1, 2))
@settings(deadline=None, max_examples=12)
def test_every_planted_copy_is_found_and_none_invented(seed: int, reports: int, copies: int) -> None:
    pile = planted(seed, reports=reports, copies=copies)
    originals, copied = pile.notes()
    found = reuse(*originals, *copied.values())
    pairs = {frozenset(e.article for e in r.passages) for r in found}
    assert pairs == {frozenset((originals[at].article.id, note.article.id)) for at, note in copied.items()}
    for at, note in copied.items():
        aligned = {(e.article, s) for r in found for e in r.passages for s in note.reading.sentences if e.span.overlap(s)}
        assert {s for a, s in aligned if a == note.article.id} == set(note.reading.sentences), at


@given(st.permutations(range(5)))
@settings(deadline=None, max_examples=8)
def test_order_does_not_matter(order: list[int]) -> None:
    originals, copied = planted(7, reports=3, copies=2).notes()
    notes = [*originals, *copied.values()]
    assert reuse(*(notes[at] for at in order)) == reuse(*notes)


def test_a_quotation_may_be_part_of_a_longer_one() -> None:
    notes = (
        Notes("She called it “a wretched bargain” at noon."),
        Notes("“Nobody wanted so wretched a bargain, a wretched bargain for all,” she said."),
    )
    (found,) = reuse(*notes)
    assert {p.casefold() for p in passages(found, notes)} == {"a wretched bargain"}


def test_a_name_in_quotation_marks_is_no_copy() -> None:
    assert not reuse(Notes("They sailed on the “Star of Lund” in May."), Notes("The “Star of Lund” was never seen again."))


def test_a_heading_that_the_report_goes_on_to_tell_is_a_paraphrase() -> None:
    text = "Brenn closes ferry terminal at Lund\nThe closing of the ferry terminal at Lund was ordered by Brenn after a week of storms."
    notes = (Notes(text), Notes("Orchards were in blossom and wool was cheap.\nThe choir sang at the old mill."))
    blocks = (replace(notes[0].article.blocks[0], heading=True), *notes[0].article.blocks[1:])
    notes[0].article = replace(notes[0].article, blocks=blocks)
    (found,) = reuse(*notes)
    assert found.kind is ReuseKind.PARAPHRASE


def test_sentences_alike_are_chained_and_not_paired_each_with_each() -> None:
    told = ("Minister Brenn will close the ferry terminal at Lund on Friday, officials announced.",
            "Officials have announced the closing of the Lund ferry terminal by Minister Brenn.",
            "The ferry terminal at Lund will be closed by Minister Brenn, it was announced by officials.")  # fmt: skip
    assert len(reuse(*(Notes(text) for text in told))) == 2


LISTED = "Choose your harbour " + " ".join(
    f"Port {name}" for name in "Abel Brun Carl Dora Emil Fritz Gerd Hans Ilse Jens Karl Lars".split() * 2
)
PLEA = "If our reporting on the ferries is worth something to you, subscribe to the Harbour Post today."
BACKGROUND = "More than forty vessels have been lost off the southern coast since the lighthouse was shut."


def page(text: str, *, url: str | None = None, outlet: str | None = None) -> Notes:
    note = Notes(text)
    note.article = replace(note.article, url=url, outlet=outlet)
    return note


def test_a_list_that_stands_on_two_pages_is_no_copy() -> None:
    assert not reuse(
        Notes(f"A storm broke the pier.\n{LISTED}\nNobody was hurt."), Notes(f"The choir sang at noon.\n{LISTED}\nIt was loud.")
    )


def test_a_plea_to_the_readers_of_one_site_is_no_copy() -> None:
    first = page(f"A storm broke the pier.\nNobody was hurt.\n{PLEA}", url="https://www.harbour.example/news/1")
    second = page(f"The choir sang at noon.\nIt was loud.\n{PLEA}", url="https://harbour.example/news/2")
    assert not reuse(first, second)


def test_what_ends_all_pages_of_an_outlet_is_no_copy_but_of_two_reports_it_is() -> None:
    told = ("A storm broke the pier.", "The choir sang at noon.", "Wool was cheap again.")
    notes = [page(f"{text}\n{BACKGROUND}", outlet="Harbour Post") for text in told]
    assert not reuse(*notes)
    assert len(reuse(*notes[:2])) == 1


def test_copies_of_one_report_in_one_outlet_are_copies_all_the_same() -> None:
    report = prose(3, paragraphs=6)
    notes = [page("\n".join([*report, f"From desk {at}."]), outlet="Harbour Post") for at in range(4)]
    assert len({frozenset(e.article for e in r.passages) for r in reuse(*notes)}) == 6


def translated(*contents: str, country: str = "NOR") -> list[ReuseKind]:
    notes = [Notes(f"“{said},” said Olav Hamre on {day}.") for said, day in zip(contents, ("Monday", "a rainy day"), strict=True)]
    for note, said in zip(notes, contents, strict=True):
        note.actor("Olav Hamre", country=country).said(said, "Olav Hamre")
    return [found.kind for found in reuse(*notes)]


ONE = "The government must not close the harbour before the fishermen have been paid for their boats"
OTHER = "Before fishermen get the money for the boats that are theirs the harbour may not be shut by any government"


def test_a_foreigner_quoted_in_other_words_was_translated_twice() -> None:
    assert translated(ONE, OTHER) == [ReuseKind.TRANSLATION]


def test_who_speaks_english_was_not_translated() -> None:
    assert ReuseKind.TRANSLATION not in translated(ONE, OTHER, country="GBR")


def test_the_same_words_with_one_changed_are_no_translation() -> None:
    assert ReuseKind.TRANSLATION not in translated(ONE, ONE.replace("close", "shut"))
