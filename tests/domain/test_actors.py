from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.actors import bare_form, plain_form


@pytest.mark.parametrize(
    ("form", "bare"),
    [
        ("the rebels", "rebels"),
        ("The Rebels", "Rebels"),
        ("a tall man", "tall man"),
        ("an old man", "old man"),
        ("their leader", "leader"),
        ("those six officials", "six officials"),
        ("the\n rebels", "rebels"),
        ("Theatre Royal", "Theatre Royal"),
        ("Anna Lind", "Anna Lind"),
        ("the", "the"),
        ("Norway's", "Norway"),
        ("the rebels’s", "rebels"),
        ("", ""),
    ],
)
def test_a_bare_form_has_no_determiner(form: str, bare: str) -> None:
    assert bare_form(form) == bare


@given(st.text(alphabet="the an rbls’'\n ", max_size=20))
def test_forms_are_on_one_line_and_no_longer(form: str) -> None:
    assert "\n" not in plain_form(form)
    assert len(bare_form(form)) <= len(plain_form(form)) <= len(form)
    assert plain_form(form).endswith(bare_form(form))
