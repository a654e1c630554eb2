from __future__ import annotations

import pytest

from onrecord.intake.head.agencies import AGENCIES, canonical


@pytest.mark.parametrize(
    ("form", "name"),
    [("AP", "Associated Press"), ("The Associated Press", "Associated Press"), ("afp", "Agence France-Presse"), ("Strait Herald", None)],
)
def test_forms_of_one_agency_have_one_name(form: str, name: str | None) -> None:
    assert canonical(form) == name


def test_no_form_is_that_of_two() -> None:
    assert all(canonical(form) == name for name, forms in AGENCIES.items() for form in (name, *forms))
