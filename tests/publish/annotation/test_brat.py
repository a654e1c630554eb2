"""Every line of the stand-off is read again, as brat reads it, and every span has its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import HealthCheck, given, settings

from onrecord.publish.annotation.annotated import Annotation
from onrecord.publish.annotation.brat import brat
from onrecord.publish.annotation.brat_configuration import configuration
from tests.publish.annotation.samples import odd_annotations, talks

LINE = re.compile(r"(?P<id>[TERA#]\d+|\*)\t(?P<data>[^\t]+)(?:\t(?P<words>[^\t]*))?")


def rows(one: Annotation) -> Iterator[tuple[str, str, str]]:
    for line in brat(one).splitlines():
        found = LINE.fullmatch(line)
        assert found is not None, line
        yield found["id"], found["data"], found["words"] or ""


def by_id(one: Annotation) -> dict[str, tuple[str, str]]:
    return {own: (data, told) for own, data, told in rows(one)}


def check_spans(one: Annotation) -> None:
    """As brat checks them: in order, without overlap, their words parted by one space."""
    for own, data, told in rows(one):
        if own.startswith("T"):
            spans = [tuple(map(int, place.split(" "))) for place in data.partition(" ")[2].split(";")]
            assert spans == sorted(spans)
            assert " ".join(one.article.text[start:end] for start, end in spans) == told
            assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_a_statement_has_its_roles() -> None:
    lines = by_id(talks())
    (attribution,) = [data for data, _ in lines.values() if data.startswith("Attribution:")]
    told = {role: lines[target] for role, target in (part.split(":") for part in attribution.split(" "))}
    assert {role: words for role, (_, words) in told.items()} == {
        "Attribution": "said",
        "Source": "Anna Lind",
        "Cue": "said",
        "Content": "We leave, the crews “at sea",
        "Speaker": "Anna Lind",
        "Time": "Monday",
    }
    assert told["Content"][0].count(";") == 2
    assert told["Speaker"][0].startswith("PERSON ")


def test_events_have_type_status_actor_and_time() -> None:
    lines = by_id(talks())
    met = next(own for own, (data, _) in lines.items() if data.startswith("CONSULT:"))
    assert re.fullmatch(r"CONSULT:T\d+ Actor:T\d+ Time:T\d+", lines[met][0])
    assert [data for data, _ in lines.values() if data.endswith("planned") and met in data] == [f"Status {met} planned"]
    assert any(data.startswith("EVENT:") for data, _ in lines.values())


def test_chains_are_equivalences_of_their_mentions() -> None:
    lines = by_id(talks())
    kind, *members = lines["*"][0].split(" ")
    assert kind == "Coreference"
    assert [(lines[one][0].partition(" ")[0], lines[one][1]) for one in members] == [("PERSON", "Anna Lind"), ("Mention", "She")]


def test_days_and_figures_are_notes() -> None:
    notes = [told for own, _, told in rows(talks()) if own.startswith("#")]
    assert "1962-10-22 (weekday-past); TIMEX3 1962-10-22" in notes
    assert "about 2 to 3.5 crews" in notes
    assert "said: 1962-10-22 (weekday-past); confidence 0.9" in notes


def test_the_configuration_knows_every_type() -> None:
    sections = dict(re.findall(r"\[(\w+)\]\n((?:.+\n)*)", configuration()))
    known = {line.partition("\t")[0] for lines in sections.values() for line in lines.splitlines()}
    used = {data.partition(" ")[0].partition(":")[0] for _, data, _ in rows(talks())} - {"AnnotatorNotes"}
    assert used <= known
    assert list(sections) == ["entities", "relations", "events", "attributes"]


@given(odd_annotations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_of_any_text_has_its_words(one: Annotation) -> None:
    check_spans(one)


@given(odd_annotations())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_pointed_to_is_there(one: Annotation) -> None:
    ids = [own for own, _, _ in rows(one) if own != "*"]
    assert len(ids) == len(set(ids))
    pointed = {target for _, data, _ in rows(one) for target in re.findall(r"\b[TE]\d+\b", data)}
    assert pointed <= set(ids)
