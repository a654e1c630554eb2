"""Who is who within one article."""

import pytest

from onrecord.domain.actors import ActorKind, LocalActor
from tests.reading.samples import reading

TEXT = """Prime Minister Ada Quill met German Chancellor Emil Roth in Berlin on Monday. Quill praised Roth.

The German government said talks would go on. Germany wants a treaty, and Berlin will pay for it.

The North Sea Fisheries Council (NSFC) objected. The NSFC called the plan unfair.

The prime minister told reporters that she trusted the chancellor. Mr. Roth said he agreed.
"""


def actors(text: str) -> dict[str, LocalActor]:
    return {a.name: a for a in reading(text).actors}


def forms(text: str, name: str) -> set[str]:
    return {m.span.of(text) for m in actors(text)[name].mentions}


def test_a_surname_joins_its_full_name() -> None:
    assert {"Prime Minister Ada Quill", "Quill"} <= forms(TEXT, "Ada Quill")
    assert "Quill" not in actors(TEXT)


def test_an_honorific_is_no_part_of_a_name() -> None:
    assert any(form.endswith("Roth") and form != "Roth" for form in forms(TEXT, "Emil Roth"))
    assert "Mr. Roth" not in actors(TEXT)


def test_a_title_tells_the_country() -> None:
    assert actors(TEXT)["Emil Roth"].country == "DEU"
    assert "German Chancellor" in {r.title for r in actors(TEXT)["Emil Roth"].roles}


def test_a_country_and_its_government_are_one_actor() -> None:
    germany = actors(TEXT)["Germany"]
    assert germany.kind is ActorKind.GOVERNMENT
    assert germany.country == "DEU"
    assert "The German government" in forms(TEXT, "Germany")


def test_initials_join_their_expansion() -> None:
    councils = [a for a in reading(TEXT).actors if "NSFC" in {m.span.of(TEXT) for m in a.mentions}]
    assert len(councils) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "He said so.", "A. B. C.", "Roth Roth Roth said Roth."])
def test_scraps_do_not_fail(text: str) -> None:
    assert isinstance(reading(text).actors, tuple)


def test_no_two_actors_share_a_key() -> None:
    keys = [a.key for a in reading(TEXT).actors]
    assert len(keys) == len(set(keys))


def test_a_surname_that_is_a_month_stays_a_name() -> None:
    text = "Prime Minister Clara May met reporters in London on Sunday. May said the talks would go on."
    found = actors(text)
    assert "Sunday" not in found
    assert "May" in forms(text, "Clara May")
