from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given

from onrecord.domain.gists import Gist
from onrecord.record.codec import decode, encode
from onrecord.story.grouping.gists import KEPT, comparable, gist, heaviest, likeness, rarity
from tests.story.drawn import gists
from tests.story.notes import Notes

FIRE = "The ferry Halvard burned off Skagen. Divers searched the wreck of the Halvard, and the harbour of Skagen was closed."
AGAIN = "Skagen mourned. The wreck of the ferry Halvard lies off the harbour, and divers go down again."
STRIKE = "Bakers in Lisbon went on strike for higher wages, and the union called for talks with the millers."


def made(text: str, published: str | None = None) -> Gist:
    return gist(Notes(text, published=published).article)


def test_a_gist_holds_the_telling_words_heaviest_first() -> None:
    own = made(FIRE, "2031-03-04")
    assert own.days == (date(2031, 3, 4), date(2031, 3, 4))
    assert {"halvard", "skagen", "ferri"} & set(heaviest(own))
    assert not {"the", "of", "and", "was"} & {stem for stem, _ in own.words}
    assert all(one[1] >= other[1] for one, other in pairwise(own.words))


def test_captions_and_other_furniture_do_not_count() -> None:
    notes = Notes("The ferry burned off Skagen.\nSubscribe to our newsletter", captions=(1,))
    assert "newsletter" not in {stem for stem, _ in gist(notes.article).words}


def test_title_and_lead_weigh_more_than_the_rest() -> None:
    told = dict(made("The zebrule ran. " + "Nothing else was told that day. " * 20 + "The quaggoid ran.").words)
    assert told["zebrul"] > told["quaggoid"]


def test_a_long_article_keeps_no_more_words_than_another() -> None:
    text = " ".join(f"Word{number}x fell." for number in range(3 * KEPT))
    assert len(made(text).words) == KEPT


def test_what_the_background_never_met_is_rarest() -> None:
    assert rarity("qzxv") > rarity("missil") > rarity("peopl")


def test_a_gist_is_kept_as_it_is() -> None:
    own = made(FIRE, "2031-03")
    assert decode(encode(own), Gist) == own
    assert len(encode(made(" ".join(f"Word{number}x fell." for number in range(300))))) < 4000


def test_two_reports_on_one_thing_are_more_alike_than_two_on_others() -> None:
    assert likeness(made(FIRE), made(AGAIN)) > 0.5
    assert likeness(made(FIRE), made(STRIKE)) < 0.1
    assert likeness(made(FIRE), made(FIRE)) > likeness(made(FIRE), made(AGAIN))


def test_the_same_words_much_later_are_less_alike() -> None:
    fire = made(FIRE, "2031-03-04")
    soon, later, unknown = (likeness(fire, made(AGAIN, day)) for day in ("2031-03-06", "2032-03-06", None))
    assert soon > unknown > later > 0


def test_it_takes_more_in_common_to_compare_what_lies_apart() -> None:
    fire, soon, later = (made(FIRE, day) for day in ("2031-03-04", "2031-03-20", "2031-09-04"))
    assert comparable(fire, soon, 2)
    assert not comparable(fire, later, 2)
    assert not comparable(fire, made(FIRE), 2)
    assert comparable(fire, later, 3)


@given(gists, gists)
def test_likeness_does_not_hang_on_which_comes_first(one: Gist, other: Gist) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert all(comparable(one, other, number) == comparable(other, one, number) for number in range(5))


def test_nothing_to_go_by_is_like_nothing() -> None:
    empty = Gist("a-0", None, ())
    assert likeness(empty, empty) == 0
    assert likeness(empty, made(FIRE)) == 0
