from __future__ import annotations

import pytest

from onrecord.story.initiatives.undertakings import SORTS, in_passing, named_in, standing_in


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("The summit would follow a drill", ["meeting", "exercises"]),
        ("Ada Brenn and Sergei Malin will meet in May", ["meeting"]),
        ("She had a telephone conversation with Sergei Malin", ["call"]),
        ("Peru threatened to close the border with Norway", ["closure"]),
        ("The islands withdrew their ships", ["withdrawal"]),
        ("Peru threatened to shut the entire U.S.-Norwegian border", ["closure"]),
        ("Norway vowed retaliation and arrested a captain", ["retaliation", "detention"]),
        ("The islands declared a state of emergency", ["emergency"]),
        ("Peru denied the smuggling of weapons", ["arms"]),
        ("The ferry left the harbour", []),
    ],
)
def test_sorts_are_found_with_their_words(text: str, sorts: list[str]) -> None:
    assert [named.sort.name for named in named_in(text)] == sorts


@pytest.mark.parametrize("text", ["A vote on sanctions is due", "Peru called for talks to end the blockade"])
def test_what_an_undertaking_is_about_is_no_second_one(text: str) -> None:
    assert len(named_in(text)) == 1


def test_another_clause_names_another_undertaking() -> None:
    text = "Peru agreed to a truce, and Norway lifted the sanctions"
    assert [text[named.start : named.end] for named in named_in(text)] == ["truce", "sanctions"]


@pytest.mark.parametrize(
    ("text", "passing"),
    [
        ("They spoke of fish ahead of the summit", True),
        ("The envoy slept during the first talks", True),
        ("The fishermen feel the effects of the tariffs", True),
        ("Oslo called off the summit", False),
        ("After a long night of quarrels the envoys held a summit", False),
    ],
)
def test_an_undertaking_may_only_tell_the_time_or_the_cause(text: str, passing: bool) -> None:
    (named,) = named_in(text)
    assert in_passing(text, named) is passing


def test_a_proposal_stands_for_what_it_proposes() -> None:
    text = "He rejected the proposal"
    (named,) = standing_in(text, SORTS[0])
    assert (text[named.start : named.end], named.sort) == ("proposal", SORTS[0])
