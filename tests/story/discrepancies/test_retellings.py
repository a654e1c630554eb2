from __future__ import annotations

import pytest

from onrecord.domain.events import EventStatus
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature
from tests.story.notes import Notes, disagreements, on

ONE = "Ferry captain Ada Brenn steered her burning trawler towards Halvorsen lighthouse on a stormy night, rescuing stranded anglers."
OTHER = "Ada Brenn brought the burning trawler past Halvorsen lighthouse, rescuing stranded anglers whom nobody had noticed."


def rescue(text: str, *, lemma: str = "rescue", status: EventStatus = EventStatus.HAPPENED, day: str | None = None) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Ada Brenn")
    return notes.event("rescuing", lemma, by=("Ada Brenn",), status=status, when=on(day) if day else None)


def marked(discrepancy: Discrepancy, *notes: Notes) -> list[set[str]]:
    texts = {n.article.id: n.article.text for n in notes}
    return [{m.span.of(texts[m.article]) for m in side.differing} for side in discrepancy.sides]


def test_one_thing_in_other_words_has_them_marked_on_each_side() -> None:
    told = rescue(ONE), rescue(OTHER)
    (discrepancy,) = disagreements(DiscrepancyKind.WORDING, *told)
    assert discrepancy.nature is Nature.REWORDING
    one, other = sorted(marked(discrepancy, *told), key=lambda words: "brought" in words)
    assert "steered" in one
    assert "brought" in other
    assert not any("Halvorsen" in words for words in one | other)


@pytest.mark.parametrize(
    "other",
    [
        rescue(ONE),
        rescue(ONE.replace(" on a stormy night", "")),
        rescue(OTHER, lemma="inspect"),
        rescue("Ada Brenn praised two anglers, rescuing a cake from the rain."),
    ],
    ids=["the same words", "words left out", "no like deed", "another thing"],
)
def test_what_is_told_alike_or_of_another_thing_is_none(other: Notes) -> None:
    assert not disagreements(DiscrepancyKind.WORDING, rescue(ONE), other)


def test_a_deed_that_did_not_come_to_pass_is_one_of_status() -> None:
    (discrepancy,) = disagreements(DiscrepancyKind.STATUS, rescue(ONE), rescue(OTHER, status=EventStatus.CANCELLED))
    assert discrepancy.nature is Nature.CONFLICT
    assert [side.value for side in discrepancy.sides] == ["cancelled", "happened"]


@pytest.mark.parametrize(("day", "number"), [("2031-03-09", 1), ("2031-03-08", 0), ("2030-03-08", 0), ("2031-03", 0)])
def test_a_deed_told_of_another_day_nearby_is_one_of_date(day: str, number: int) -> None:
    texts = [text.replace(", rescuing", " on the eighth, rescuing") for text in (ONE, OTHER)]
    told = []
    for text, value in zip(texts, ("2031-03-08", day), strict=True):
        notes = Notes(text, published="2031-03-10").actor("Ada Brenn")
        when = notes.noted(on(value, notes.span("on the eighth")))
        told.append(notes.event("rescuing", "rescue", by=("Ada Brenn",), when=when))
    assert len(disagreements(DiscrepancyKind.DATE, *told)) == number


def test_a_sentence_too_long_to_take_in_is_cut_to_what_is_shared() -> None:
    long = "Nobody else heard anything at all, " * 20
    told = rescue(f"{long}{ONE[0].lower()}{ONE[1:]}"), rescue(OTHER)
    (discrepancy,) = disagreements(DiscrepancyKind.WORDING, *told)
    texts = {n.article.id: n.article.text for n in told}
    shown = [e.span.of(texts[e.article]) for side in discrepancy.sides for e in side.evidence]
    assert all(len(words) <= 400 and "rescuing stranded anglers" in words for words in shown)


def test_captions_of_one_gallery_tell_of_several_things() -> None:
    told = [rescue(f"{text[:-1]}, picture {n} of 9 photos.") for n, text in ((3, ONE), (4, OTHER))]
    assert not disagreements(DiscrepancyKind.WORDING, *told)


def test_names_in_common_are_not_yet_one_deed() -> None:
    names = "Ada Brenn of the Halvorsen Lighthouse Trust was at Lugar Harbour"
    one = rescue(f"{names} while pastry cooks in aprons were rescuing seven burnt almond cakes from two smoking ovens.")
    other = rescue(f"{names} to praise volunteers who keep rescuing stray cats, blind ponies, geese and tortoises every winter.")
    assert not disagreements(DiscrepancyKind.WORDING, one, other)
