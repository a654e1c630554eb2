from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from onrecord.publish.annotation.annotated import Annotation
from onrecord.publish.annotation.objects import json_line
from onrecord.publish.record_json import schema
from tests.publish.annotation.samples import odd_annotations, talks

ANNOTATION = {"$ref": "#/$defs/annotation", "$defs": schema()["$defs"]}


def written(one: Annotation) -> dict[str, Any]:
    (line,) = json_line(one).splitlines()
    document: dict[str, Any] = json.loads(line)
    return document


def spans_in(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for one in part:
            yield from spans_in(one)
    elif isinstance(part, dict):
        yield from [part] if "quote" in part else []
        for one in part.values():
            yield from spans_in(one)


def test_it_meets_the_schema() -> None:
    Draft202012Validator(ANNOTATION).validate(written(talks()))
    lacking = written(talks())
    del lacking["times"][0]["edtf"]
    assert not Draft202012Validator(ANNOTATION).is_valid(lacking)


def test_every_layer_is_there() -> None:
    document = written(talks())
    (name,), (chain,), (time,), (said,) = (document[key] for key in ("entities", "chains", "times", "statements"))
    assert (name["quote"], name["type"]) == ("Anna Lind", "PERSON")
    assert (chain["id"], [one["quote"] for one in chain["mentions"]]) == ("1", ["Anna Lind", "She"])
    assert {key: time[key] for key in ("quote", "type", "timex", "edtf", "rule")} == {
        "quote": "Monday",
        "type": "DATE",
        "timex": "1962-10-22",
        "edtf": "1962-10-22",
        "rule": "weekday-past",
    }
    assert said["speaker"] in {actor["id"] for actor in document["actors"]}
    assert [event["type"] for event in document["events"]] == ["CONSULT", None]
    assert document["quantities"][0]["high"] == 3.5
    assert document["sentences"][0]["quote"] == "The minister's aide didn't wait."


@given(odd_annotations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_of_any_text_quotes_its_words(one: Annotation) -> None:
    document = written(one)
    spans = list(spans_in(document))
    assert spans
    assert document["text"] == one.article.text
    assert all(one.article.text[span["start"] : span["end"]] == span["quote"] for span in spans)
