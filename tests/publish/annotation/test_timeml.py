"""TimeML parses as XML, and without its tags it is the text, character by character."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.domain.times import TimeRef
from onrecord.publish.annotation.annotated import Annotation
from onrecord.publish.annotation.timeml import UNWRITABLE, timeml
from tests.publish.annotation.samples import TALKS, annotation, article, event, odd_annotations, span_in, talks, words


def parsed(one: Annotation) -> ET.Element:
    return ET.fromstring(timeml(one))


def text_of(root: ET.Element) -> str:
    element = root.find("TEXT")
    assert element is not None
    return "".join(element.itertext())


def test_times_are_tagged_with_type_and_value() -> None:
    root = parsed(talks())
    (monday,) = root.findall("TEXT/TIMEX3")
    assert monday.text == "Monday"
    assert monday.attrib == {
        "tid": "t1",
        "type": "DATE",
        "value": "1962-10-22",
        "temporalFunction": "true",
        "functionInDocument": "NONE",
        "anchorTimeID": "t0",
    }


def test_the_day_of_publication_is_t0() -> None:
    dct = parsed(talks()).find("DCT/TIMEX3")
    assert dct is not None
    assert (dct.get("tid"), dct.get("value"), dct.text) == ("t0", "1962-10-24", "1962-10-24")


def test_without_a_day_no_day_is_made_up() -> None:
    made = article(TALKS)
    root = parsed(annotation(made, words(made), times=[TimeRef("year", span_in(TALKS, "Monday"), fixed="1962")]))
    assert [timex.get("value") for timex in root.iter("TIMEX3")] == ["XXXX-XX-XX", "1962"]


def test_events_are_their_head_words_and_cues_are_reporting() -> None:
    root = parsed(talks())
    assert [(found.text, found.get("class")) for found in root.iter("EVENT")] == [
        ("wait", "OCCURRENCE"),
        ("said", "REPORTING"),
        ("met", "OCCURRENCE"),
    ]


def test_events_are_put_into_their_times() -> None:
    root = parsed(talks())
    links = {(link.get("eventInstanceID"), link.get("relatedToTime"), link.get("relType")) for link in root.iter("TLINK")}
    assert links == {("ei2", "t1", "IS_INCLUDED"), ("ei3", "t1", "IS_INCLUDED")}
    assert {made.get("eiid") for made in root.iter("MAKEINSTANCE")} == {"ei1", "ei2", "ei3"}


@pytest.mark.parametrize(("rule", "relation"), [("since", "BEGUN_BY"), ("before", "BEFORE"), ("in-year", "IS_INCLUDED")])
def test_the_word_before_a_time_tells_how_an_event_lies_to_it(rule: str, relation: str) -> None:
    text = "Talks went on since 1962."
    year = TimeRef(rule, span_in(text, "1962"), fixed="1962")
    made = article(text)
    (link,) = parsed(annotation(made, words(made), times=[year], events=[event(text, "went", when=year)])).iter("TLINK")
    assert link.get("relType") == relation


def test_a_stretch_of_time_has_its_ends() -> None:
    text = "The talks ran from Monday to Thursday."
    first, last = (TimeRef("date-in-text", fixed=day) for day in ("1962-10-22", "1962-10-25"))
    ran = TimeRef(first.rule, span_in(text, "Monday to Thursday"), first.fixed, until=last)
    made = article(text)
    root = parsed(annotation(made, words(made), times=[ran]))
    (told,) = root.findall("TEXT/TIMEX3")
    values = {timex.get("tid"): timex.get("value") for timex in root.iter("TIMEX3")}
    assert (told.get("type"), told.get("value")) == ("DURATION", "P4D")
    assert [values[told.get(end)] for end in ("beginPoint", "endPoint")] == ["1962-10-22", "1962-10-25"]


@given(odd_annotations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_back(one: Annotation) -> None:
    root = parsed(one)
    assert text_of(root) == UNWRITABLE.sub("\ufffd", one.article.text)
    ids = [element.get(name) for element in root.iter() for name in ("tid", "eid", "eiid", "lid") if element.get(name)]
    assert len(ids) == len(set(ids))
