from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.story.told import GOVERNMENT, ORGANISATION, Told, groups, joined, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Malin", "Sergey Malin"),
        ("Pak Jun-ho", "Pak Jun Ho"),
        ("Lim Jun", "Jun Lim"),
        ("Omar al-Sabri", "Omar Sabri"),
        ("Omar Al Sabri", "Omar al-Sabri"),
        ("A. Brenn", "Ada Brenn"),
        ("Ada M. Brenn", "Ada Brenn"),
        ("Ada M. Brenn", "Ada Maria Brenn"),
        ("Ada Brennikova", "Ada Brennikowa"),
        ("Sabri", "al-Sabri"),
        ("Omar al-Sabri", "Sabri"),
        ("Pak Jun-ho", "Pak"),
    ],
)
def test_ways_to_write_one_name(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Brenn", "Otto Brenn"),
        ("Ada Brenn", "Ada Lind"),
        ("Ada M. Brenn", "Ada K. Brenn"),
        ("O. Brenn", "Ada Brenn"),
        ("Anna Lind", "Anna Land"),
        ("Pak Jun-ho", "Pak Min-su"),
        ("Brenn", "Lind"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert not same(one, other)


def test_a_middle_initial_goes_with_the_middle_name_that_it_stands_for() -> None:
    found = groups(Told("a", "Otto W. Brenn"), Told("b", "Otto Henrik Brenn"), Told("c", "Otto Wilhelm Brenn"))
    assert found == [["a Otto W. Brenn", "c Otto Wilhelm Brenn"], ["b Otto Henrik Brenn"]]


ADA, OTTO = Told("a", "Ada Brenn", country="NOR", office="Minister"), Told("b", "Otto Brenn", country="PER", office="President")


def joins(surname: Told, *others: Told) -> str | None:
    """The first of the others with whom a surname is one."""
    (group,) = (g for g in groups(surname, *others) if f"{surname.article} {surname.words}" in g)
    return next((member for member in group if member != f"{surname.article} {surname.words}"), None)


def test_a_surname_of_two_is_told_by_office() -> None:
    assert joins(Told("c", "Brenn", office="President"), ADA, OTTO) == "b Otto Brenn"
    assert joins(Told("c", "Brenn", office="Minister"), ADA, OTTO) == "a Ada Brenn"


def test_a_surname_of_two_is_told_by_country() -> None:
    assert joins(Told("c", "Brenn", country="PER"), ADA, OTTO) == "b Otto Brenn"
    assert joins(Told("c", "Brenn", country="NOR"), ADA, OTTO) == "a Ada Brenn"


def test_a_surname_of_two_is_told_by_company() -> None:
    others = [Told(article, name, GOVERNMENT, code) for article, name, code in (("a", "Norway", "NOR"), ("b", "Peru", "PER"))]
    assert joins(Told("c", "Brenn"), ADA, OTTO, *others, Told("c", "Peru", GOVERNMENT, "PER")) == "b Otto Brenn"
    assert joins(Told("c", "Brenn"), ADA, OTTO, *others, Told("c", "Norway", GOVERNMENT, "NOR")) == "a Ada Brenn"


def test_company_that_both_keep_does_not_tell() -> None:
    others = [Told(article, "River Guard", ORGANISATION) for article in "abc"]
    assert joins(Told("c", "Brenn"), ADA, OTTO, *others) is None


def test_a_surname_of_two_is_told_by_nothing() -> None:
    assert joins(Told("c", "Brenn"), ADA, OTTO) is None


def test_a_surname_of_a_third_country_is_neither_s() -> None:
    assert joins(Told("c", "Brenn", country="FRA"), ADA, OTTO) is None


def test_a_surname_is_the_one_s_whom_nearly_all_articles_name() -> None:
    often = [Told(f"x{at}", "Otto Brenn", country="PER") for at in range(6)]
    assert joins(Told("c", "Brenn"), ADA, *often) == "x0 Otto Brenn"
    assert joins(Told("c", "Brenn"), ADA, *often[:2]) is None


def test_a_surname_is_the_one_s_of_its_own_article_unless_its_office_is_another_s() -> None:
    assert joins(Told("a", "Brenn"), ADA, OTTO) == "a Ada Brenn"
    assert joins(Told("a", "Brenn", office="President"), ADA, OTTO) == "b Otto Brenn"


def test_surnames_without_a_full_name_anywhere_are_one() -> None:
    assert same("Brenn", "Brenn", "Mr. Brenn")


def test_surnames_of_two_countries_without_a_full_name_are_two() -> None:
    assert len(groups(Told("a", "Brenn", country="NOR"), Told("b", "Brenn", country="PER"))) == 2


def test_a_country_stands_against_one_name() -> None:
    assert len(groups(Told("a", "Ada Brenn", country="NOR"), Told("b", "Ada Brenn", country="PER"))) == 2
    assert len(groups(Told("a", "Ada Brenn", country="NOR"), Told("b", "Ada Brenn"))) == 1


def holder(article: str, name: str, office: str = "Chancellor") -> Told:
    return Told(article, name, country="DEU", office=office)


def chancellor(article: str = "z") -> Told:
    return Told(article, "the German chancellor", country="DEU", called=False, office="chancellor")


def test_an_office_of_a_country_is_its_only_holder() -> None:
    found = groups(holder("a", "Emil Roth"), holder("b", "Ada Quill", "Minister"), chancellor())
    assert ["a Emil Roth", "z the German chancellor"] in found


def test_an_office_of_two_holders_is_neither() -> None:
    assert ["z the German chancellor"] in groups(holder("a", "Emil Roth"), holder("b", "Ada Quill"), chancellor())


def test_an_office_of_another_country_is_not_his() -> None:
    french = Told("z", "the French chancellor", country="FRA", called=False, office="chancellor")
    assert ["z the French chancellor"] in groups(holder("a", "Emil Roth"), french)


def test_an_office_of_no_country_is_nobody_s() -> None:
    bare = Told("z", "the chancellor", called=False, office="chancellor")
    assert ["z the chancellor"] in groups(holder("a", "Emil Roth"), bare)


def test_persons_are_never_joined_by_description_alone() -> None:
    company = [Told(article, name, ORGANISATION) for article in "ab" for name in ("River Guard", "Coastal Union", "Malin Shipping")]
    for words in ("a tall fisherman from Norway", "the fisherman", "the injured captain"):
        told = [Told(article, words, called=False, country="NOR") for article in "ab"]
        assert all(["a " + words] == g or ["b " + words] == g for g in groups(*told, *company) if any(words in m for m in g))


def test_the_same_office_described_twice_is_one_only_through_a_holder() -> None:
    assert len(groups(chancellor("y"), chancellor("z"))) == 2
    assert len(groups(chancellor("y"), chancellor("z"), holder("a", "Emil Roth"))) == 1


def test_every_join_of_persons_says_why() -> None:
    told = [holder("a", "Emil Roth"), Told("b", "E. Roth"), Told("c", "Roth"), Told("d", "Emil F. Roth"), chancellor()]
    (actor,) = joined(told).actors
    assert len(actor.because) >= 3
    assert any("office" in reason for reason in actor.because)


NAMES = ["Otto Brenn", "Otto W. Brenn", "O. Brenn", "Brenn", "Ada Brenn", "Brenn Otto", "Sergei Brenn", "Sergey Brenn", "Dr. Brenn"]
COUNTRIES = [None, "NOR", "PER"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(COUNTRIES)), min_size=2, max_size=7))
@settings(deadline=None, max_examples=60)
def test_no_person_is_of_two_countries(told: list[tuple[str, str | None]]) -> None:
    made = [Told(f"a{at}", name, country=country) for at, (name, country) in enumerate(told)]
    by_label = {f"{one.article} {one.words}": one.country for one in made}
    for group in groups(*made):
        assert len({by_label[member] for member in group} - {None}) <= 1
