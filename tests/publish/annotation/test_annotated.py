"""A real article, read by the model, in every format."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import conllu
import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord.publish.annotation.annotated import Annotation
from onrecord.publish.annotation.formats import Format
from onrecord.publish.record_json import schema
from tests.publish.annotation.samples import TALKS, annotation, article, talks, words
from tests.publish.annotation.test_brat import check_spans
from tests.publish.annotation.test_conllu import mentions
from tests.publish.annotation.test_objects import spans_in

EXAMPLE = Path(__file__).parents[3] / "examples" / "october1962" / "09-lakeside-examiner.txt"


@pytest.fixture(scope="module")
def example() -> Annotation:
    (one,) = onrecord.annotate(EXAMPLE)
    return one


def test_there_is_a_writer_for_every_format() -> None:
    assert all(talks().write(kind) for kind in Format)
    assert talks().write() == talks().write("json")
    with pytest.raises(ValueError, match="'xml' is not a valid Format"):
        talks().write("xml")


def test_without_chains_nothing_is_missed() -> None:
    made = article(TALKS)
    bare = annotation(made, words(made))
    assert bare.chains == {}
    assert json.loads(bare.write("json"))["chains"] == []
    assert "Coreference" not in bare.write("brat")


def test_json_of_an_article_meets_the_schema(example: Annotation) -> None:
    document = json.loads(example.write("json"))
    Draft202012Validator({"$ref": "#/$defs/annotation", "$defs": schema()["$defs"]}).validate(document)
    text = EXAMPLE.read_bytes().decode()
    assert document["text"] == text
    assert all(text[span["start"] : span["end"]] == span["quote"] for span in spans_in(document))
    assert all(document[key] for key in ("sentences", "entities", "times", "attributions", "statements", "events", "quantities"))


def test_conllu_of_an_article_is_parsed_back(example: Annotation) -> None:
    sentences = conllu.parse(example.write("conllu"))
    assert len(sentences) == len(example.sentences)
    for sentence in sentences:
        assert sentence.to_tree() is not None
        assert all(start <= end for _, start, end, _ in mentions(sentence))
    assert len({sentence.metadata["sent_id"] for sentence in sentences}) == len(sentences)


def test_timeml_of_an_article_is_its_text(example: Annotation) -> None:
    element = ET.fromstring(example.write("timeml")).find("TEXT")
    assert element is not None
    assert "".join(element.itertext()) == example.article.text
    assert {"TIMEX3", "EVENT"} <= {found.tag for found in element}


def test_brat_of_an_article_has_the_words_of_its_spans(example: Annotation) -> None:
    check_spans(example)
