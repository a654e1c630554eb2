from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.joiner import Joiner, blocks, in_short
from onrecord.story.actors.joining import join_all
from onrecord.story.actors.names import Named
from onrecord.story.corrections.by_hand import ByHand
from tests.story.told import GROUP, ORGANISATION, PERSON, Told, described, node


def ada(article: str, country: str | None = None, kind: ActorKind = PERSON) -> Named:
    return node(Told(article, "Ada Brenn", kind, country))


def clusters(joiner: Joiner) -> int:
    return len(joiner.groups.all())


def test_a_join_keeps_its_reason_and_countries() -> None:
    one, other = ada("a"), ada("b", "NOR")
    joiner = Joiner([one, other])
    joiner.join(one, other, "seen")
    assert joiner.cluster(one) == joiner.cluster(other) == min(one.local, other.local)
    assert joiner.countries(one) == {"NOR"}
    assert joiner.reasons[joiner.cluster(one)] == {"seen"}


def test_countries_that_came_by_a_join_speak_against_the_next() -> None:
    one, other, third = ada("a"), ada("b", "NOR"), ada("c", "PER")
    joiner = Joiner([one, other, third])
    assert joiner.agree(one, third)
    joiner.join(one, other, "seen")
    assert not joiner.agree(one, third)
    joiner.join(one, third, "seen")
    assert clusters(joiner) == 2


@pytest.mark.parametrize("kind", [kind for kind in ActorKind if kind is not PERSON])
def test_persons_are_never_joined_to_others(kind: ActorKind) -> None:
    person, other = ada("a"), ada("b", kind=kind)
    joiner = Joiner([person, other])
    joiner.join(person, other, "seen")
    assert clusters(joiner) == 2


def test_a_group_may_be_a_body() -> None:
    assert Joiner([ada("a", kind=GROUP), ada("b", kind=ORGANISATION)]).agree(ada("a", kind=GROUP), ada("b", kind=ORGANISATION))


def test_what_was_joined_by_hand_is_one_whatever_its_countries() -> None:
    one, other = ada("a", "NOR"), ada("b", "PER")
    joiner = Joiner([one, other], ByHand(bonds=((one.local, other.local, "by hand"),)))
    assert joiner.countries(one) == {"NOR", "PER"}
    assert joiner.reasons[one.local] == {"by hand"}


def test_what_was_set_apart_by_hand_is_never_joined() -> None:
    one, other = ada("a"), ada("b")
    joiner = Joiner([one, other], ByHand(sides={one.local: frozenset({(1, True)}), other.local: frozenset({(1, False)})}))
    joiner.join(one, other, "seen")
    assert clusters(joiner) == 2


@given(st.permutations([("a", None), ("b", "NOR"), ("c", "PER"), ("d", None)]))
@settings(max_examples=24, deadline=None)
def test_names_of_several_countries_are_parted_whatever_their_order(told: list[tuple[str, str | None]]) -> None:
    nodes = [ada(article, country) for article, country in told]
    joiner = Joiner(nodes)
    joiner.join_equal(nodes, lambda n: n.tokens)
    assert [[article for article, _ in group] for group in joiner.groups.all()] == [["a", "d"], ["b"], ["c"]]


def test_near_names_of_one_country_are_joined_by_way_of_each_other() -> None:
    nodes = [ada(article) for article in "abc"]
    joiner = Joiner(nodes)
    close = {frozenset(pair) for pair in pairwise(n.local for n in nodes)}
    joiner.join_near(nodes, lambda one, other: frozenset({one.local, other.local}) in close, "close")
    assert clusters(joiner) == 1
    assert all("close" in reason for reason in joiner.reasons[nodes[0].local])


def test_nothing_near_nothing_joined() -> None:
    nodes = [ada(article) for article in "abc"]
    joiner = Joiner(nodes)
    joiner.join_near(nodes, lambda one, other: False, "close")
    assert clusters(joiner) == 3
    assert not joiner.reasons


def test_a_join_twice_is_a_join_once() -> None:
    one, other = ada("a"), ada("b")
    joiner = Joiner([one, other])
    for _ in range(2):
        joiner.join(one, other, "first")
        joiner.join(other, one, "again")
    assert joiner.reasons[one.local] == {"first"}


def test_blocks_are_in_the_order_of_their_keys() -> None:
    nodes = [ada("c", "PER"), ada("a", "NOR"), ada("b", "PER")]
    assert [[n.local[0] for n in block] for block in blocks(nodes, lambda n: n.country)] == [["a"], ["c", "b"]]


def test_the_reason_for_names_in_short_holds_both() -> None:
    reason = in_short(node(Told("a", "Union", ORGANISATION)), node(Told("b", "Coastal Union", ORGANISATION)))
    assert "“Union”" in reason
    assert "“Coastal Union”" in reason


def test_every_actor_of_several_has_a_reason() -> None:
    told = [Told("a", "Ada Brenn"), Told("b", "Brenn"), Told("c", "A. Brenn"), Told("a", "RGU", ORGANISATION)]
    told += [Told("b", "River Guard Union", ORGANISATION), described("a", "striking dockers"), described("b", "the striking dockers")]
    joiner = join_all([node(Told(f"{at}{one.article}", one.words, one.kind, called=one.called)) for at, one in enumerate(told)], {})
    several = [group for group in joiner.groups.all() if len(group) > 1]
    assert len(several) == 3
    assert all(joiner.reasons[group[0]] for group in several)


# -- the work grows with the number of articles, not with its square ---------------------------------------------------


def surnames(at: int) -> list[Told]:
    """One surname, alone and behind several first names."""
    first = ("Ada", "Otto", "Emil", "Ilse", "Tomas", "Clara")
    return [Told(f"a{at:04}", "Brenn" if at % 2 else f"{first[at // 2 % 6]} Brenn")]


def spellings(at: int) -> list[Told]:
    return [Told(f"a{at:04}", ("Sergei Brennikov", "Sergey Brennikov", "S. Brennikov", "Brennikov")[at % 4])]


def ministries(at: int) -> list[Told]:
    return [Told(f"a{at:04}", "Foreign Ministry", ORGANISATION, ("NOR", "PER", None)[at % 3])]


def unions(at: int) -> list[Told]:
    return [Told(f"a{at:04}", ("River Guard Union", "RGU")[at % 2], ORGANISATION)]


def rebels(at: int) -> list[Told]:
    """One noun, in company of others that change from article to article."""
    article = f"a{at:04}"
    others = [Told(article, f"{name} {letter}{letter}en", ORGANISATION) for name in ("River", "Coastal") for letter in "xyz"[at % 3]]
    return [described(article, "the rebels" if at % 2 else "Peruvian rebels"), *others]


def holders(at: int) -> list[Told]:
    article = f"a{at:04}"
    return [
        Told(article, "Emil Roth", country="DEU", office="Chancellor")
        if at % 2
        else Told(article, "the German chancellor", country="DEU", called=False, office="chancellor")
    ]


def agreements(monkeypatch: pytest.MonkeyPatch, told: Callable[[int], list[Told]], articles: int) -> int:
    """How often it is asked whether two agree where so many articles tell of actors."""
    nodes = [node(one) for at in range(articles) for one in told(at)]
    asked, agree = [0], Joiner.agree

    def counted(self: Joiner, one: Named, other: Named) -> bool:
        asked[0] += 1
        return agree(self, one, other)

    with monkeypatch.context() as patched:
        patched.setattr(Joiner, "agree", counted)
        join_all(sorted(nodes), {})
    return asked[0]


@pytest.mark.parametrize("told", [surnames, spellings, ministries, unions, rebels, holders])
def test_twice_the_articles_are_about_twice_the_work(monkeypatch: pytest.MonkeyPatch, told: Callable[[int], list[Told]]) -> None:
    once, twice = (agreements(monkeypatch, told, articles) for articles in (400, 800))
    assert 0 < twice < 3 * once
