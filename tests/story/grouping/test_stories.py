from __future__ import annotations

from itertools import combinations
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.gists import Gist
from onrecord.story.grouping import stories as grouping
from onrecord.story.grouping.gists import gist
from onrecord.story.grouping.stories import Link, Stories, Story, part, pieces, strongest
from tests.story.drawn import piles
from tests.story.notes import Notes

FERRY = (
    ("The ferry Halvard caught fire off Skagen on Monday. Divers search the wreck, the coast guard said.", "2031-03-03"),
    ("Skagen closed its harbour after the ferry Halvard burned. The coast guard found the wreck at dawn.", "2031-03-04"),
    ("Owners of the Halvard, the ferry that burned off Skagen, say that its engine was new. Divers found no fuel.", "2031-03-09"),
    ("A court in Skagen heard the captain of the Halvard. The ferry burned in March, and divers raised the wreck.", "2031-06-20"),
)
BAKERS = (
    ("Bakers in Lisbon went on strike for higher wages. Their union wants talks with the millers of Setubal.", "2031-03-03"),
    ("The strike of Lisbon bakers enters its second day. The union says that the millers of Setubal refuse talks.", "2031-03-04"),
    ("Millers in Setubal offered talks to the bakers' union. The strike for wages in Lisbon goes on.", "2031-03-06"),
)
OTHER_FIRE = (
    ("The ferry Aurora caught fire off Bergen on Friday. All passengers reached the shore in boats.", "2034-08-11"),
    ("Passengers of the Aurora, which burned off Bergen, tell of smoke in the cabins of the ferry.", "2034-08-12"),
)


def made(reports: tuple[tuple[str, str], ...]) -> list[Gist]:
    return [gist(Notes(text, published=day).article) for text, day in reports]


def ids(pile: list[Gist]) -> Story:
    return tuple(sorted(one.article for one in pile))


def test_two_stories_in_one_pile_come_apart_and_each_stays_one() -> None:
    ferry, bakers = made(FERRY), made(BAKERS)
    assert set(Stories([*ferry, *bakers]).groups()) == {ids(ferry), ids(bakers)}


def test_a_pile_on_one_story_stays_one() -> None:
    assert Stories(made(FERRY)).groups() == (ids(made(FERRY)),)


def test_two_events_of_one_kind_are_two_stories() -> None:
    ferry, other = made(FERRY), made(OTHER_FIRE)
    assert set(Stories([*ferry, *other]).groups()) == {ids(ferry), ids(other)}


def test_an_article_like_no_other_is_a_story_by_itself() -> None:
    alone = Gist("a-alone", None, (("quince", 90),))
    assert ("a-alone",) in Stories([alone, *made(BAKERS)]).groups()


def test_an_article_added_twice_counts_once() -> None:
    bakers = made(BAKERS)
    assert Stories([*bakers, *bakers]).groups() == (ids(bakers),)


def test_no_articles_make_no_stories() -> None:
    assert Stories().groups() == ()


@given(piles, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_stories(pile: list[Gist], chance: object) -> None:
    other = list(pile)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert Stories(pile).groups() == Stories(other).groups()
    assert sorted(article for story in Stories(pile).groups() for article in story) == sorted(one.article for one in pile)


@given(piles)
def test_one_by_one_gives_what_all_at_once_gives(pile: list[Gist]) -> None:
    grown = Stories()
    for number, one in enumerate(pile):
        grown.add(one)
        assert grown.groups() == Stories(pile[: number + 1]).groups()


def test_only_links_inside_a_piece_count_for_its_parts() -> None:
    links = {"a": {"b": 0.9, "x": 0.9}, "b": {"a": 0.9}, "c": {}, "x": {"a": 0.9}}
    assert part(("c", "b", "a"), links) == (("a", "b"), ("c",))


def test_groups_are_joined_only_as_long_as_they_are_alike_on_the_whole() -> None:
    one, other = ("a1", "a2", "a3", "a4"), ("b1", "b2", "b3", "b4")
    links = {at: {near: 0.9 for near in own if near != at} for own in (one, other) for at in own}
    links["a1"]["b1"] = links["b1"]["a1"] = 0.5
    assert part((*one, *other), links) == (one, other)


@given(piles, st.randoms(use_true_random=False))
def test_too_many_at_once_are_cut_by_their_links_alone(pile: list[Gist], chance: object) -> None:
    other = list(pile)
    chance.shuffle(other)  # type: ignore[attr-defined]
    with mock.patch.object(grouping, "LARGEST", 3):
        one, two = Stories(pile), Stories(other)
        assert one.groups() == two.groups()
        assert sorted(article for story in one.groups() for article in story) == sorted(own.article for own in pile)


def test_the_same_report_many_times_is_one_piece_however_many_may_be_parted_at_once() -> None:
    names = [f"a-{number}" for number in range(9)]
    copies = [(0.98, one, other) for one, other in combinations(names, 2)]
    with mock.patch.object(grouping, "LARGEST", 3):
        assert pieces(names, copies) == [tuple(names)]


links = st.dictionaries(
    st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1]),
    st.sampled_from((0.3, 0.4, 0.6, 0.8)),
    max_size=30,
).map(lambda found: [(alike, f"a-{one:02}", f"a-{other:02}") for (one, other), alike in found.items()])


@given(links, st.integers(1, 13))
def test_the_strongest_links_hold_together_what_all_do(found: list[Link], most: int) -> None:
    names = [f"a-{number:02}" for number in range(13)]
    with mock.patch.object(grouping, "LARGEST", most):
        assert sorted(pieces(names, strongest(found))) == sorted(pieces(names, found))
        assert len(strongest(found)) < len(names)
