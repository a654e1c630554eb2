from __future__ import annotations

import re

import pytest

from onrecord.intake.text.wording import MONTH, WEEKDAY, alternatives, any_form, either


def test_words_become_a_pattern() -> None:
    pattern = re.compile(rf"{either('read_more see_(?:also|next) links?')}$")
    assert all(pattern.match(text) for text in ("read more", "see also", "see next", "link", "links"))
    assert not pattern.match("read_more")


def test_forms_are_literal_and_the_longest_wins() -> None:
    assert re.match(any_form({"AP", "AP.x"}), "AP.x").group() == "AP.x"  # type: ignore[union-attr]


def test_names_of_months_and_days() -> None:
    assert all(re.fullmatch(MONTH, name) for name in ("january", "sept.", "sep", "may", "dec."))
    assert all(re.fullmatch(WEEKDAY, name) for name in ("monday", "tue", "thurs", "wed", "sunday"))


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a", ["a"]),
        (r"^a|\bb", ["^a", r"\bb"]),
        ("(?:a|b)|c", ["(?:a|b)", "c"]),
        (r"[|(]x|\|y|\(z", ["[|(]x", r"\|y", r"\(z"]),
        (r"[]|]a|[^]|]b", ["[]|]a", "[^]|]b"]),
    ],
)
def test_alternatives_are_those_outside_groups_and_sets(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts
