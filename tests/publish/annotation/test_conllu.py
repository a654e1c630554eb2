"""CoNLL-U is parsed back by the library of that name, and its brackets by rules of CorefUD."""

from __future__ import annotations

import re
from collections import defaultdict

import conllu as reader
import pytest
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Span as DocSpan

from onrecord.domain.spans import Span
from onrecord.publish.annotation.annotated import Annotation
from onrecord.publish.annotation.conllu import conllu
from tests.publish.annotation.samples import TALKS, annotation, article, odd_annotations, talks, words

CHUNK = re.compile(r"\([^()]+\)?|[^()]+\)")


def parsed(one: Annotation) -> list[reader.TokenList]:
    return list(reader.parse(conllu(one)))


def mentions(sentence: reader.TokenList) -> list[tuple[str, int, int, str]]:
    """Entity, first and last word, and the rest of the opening bracket, as a reader of CorefUD finds them."""
    open_ones = defaultdict[str, list[tuple[int, str]]](list)
    found = []
    for token in sentence:
        for chunk in CHUNK.findall((token["misc"] or {}).get("Entity", "")):
            entity, _, rest = chunk.strip("()").partition("-")
            if chunk.startswith("("):
                open_ones[entity].append((token["id"], rest))
            if chunk.endswith(")"):
                start, told = open_ones[entity].pop()
                found.append((entity, start, token["id"], told))
    assert not any(open_ones.values())
    return found


def test_every_sentence_has_its_head_lines() -> None:
    made = talks()
    first, *others = parsed(made)
    assert first.metadata["newdoc id"] == made.article.id
    assert first.metadata["global.Entity"] == "eid-etype-head-ner"
    assert first.metadata["meta::path"] == "talks.txt"
    assert first.metadata["meta::datePublished"] == "1962-10-24"
    assert [sentence.metadata["sent_id"] for sentence in (first, *others)] == [f"{made.article.id}-{n}" for n in range(1, 6)]
    assert all("newpar" in sentence.metadata for sentence in (first, *others))
    assert all("newdoc id" not in sentence.metadata for sentence in others)


def test_what_is_written_as_one_word_is_a_multiword_token() -> None:
    first = parsed(talks())[0]
    whole = {token["id"][0]: token for token in first if isinstance(token["id"], tuple)}
    assert {(token["id"], token["form"]) for token in whole.values()} == {((2, "-", 3), "minister's"), ((5, "-", 6), "didn't")}
    assert [token["form"] for token in first if isinstance(token["id"], int)] == "The minister 's aide did n't wait .".split()
    assert all("SpaceAfter" not in token["misc"] for token in first if token["form"] in ("minister", "did"))


def test_quotation_marks_are_words_of_their_own() -> None:
    text = "He said 'no' to the crews' aide."
    made = article(text)
    doc = words(made)
    doc[8].dep_ = "case"
    sentence = parsed(annotation(made, doc))[0]
    assert [token["form"] for token in sentence if isinstance(token["id"], tuple)] == ["crews'"]
    assert sentence.metadata["text"] == text


@pytest.mark.parametrize("whole", ["2008's", "U.S.'s", "Lind’s"])
def test_a_clitic_follows_whatever_is_a_word(whole: str) -> None:
    (sentence,) = parsed(annotation(made := article(f"They saw {whole} boats"), words(made)))
    assert [token["form"] for token in sentence if isinstance(token["id"], tuple)] == [whole]


def test_letters_are_composed_and_offsets_are_those_of_the_text() -> None:
    made = article("Be\u0301la left")
    (sentence,) = parsed(annotation(made, words(made)))
    assert sentence.metadata["text"] == "B\u00e9la left"
    assert (sentence[0]["form"], sentence[0]["lemma"]) == ("B\u00e9la", "b\u00e9la")
    assert [token["misc"]["TokenRange"] for token in sentence] == ["0:5", "6:10"]


def test_a_sentence_over_several_lines_has_its_text_on_one() -> None:
    made = article("Talks\nwent  on.", body=[Span(0, 15)])
    (sentence,) = parsed(annotation(made, words(made)))
    assert sentence.metadata["text"] == "Talks went on."


def test_names_and_chains_are_brackets() -> None:
    third, fourth = parsed(talks())[1:3]
    (name,), (pronoun,) = mentions(third), mentions(fourth)
    assert name[1:] == (6, 7, "person-1-PERSON")
    assert pronoun[1:] == (1, 1, "person-1")
    assert name[0] == pronoun[0]


def test_a_name_within_a_mention_is_an_entity_of_its_own() -> None:
    made = article("Minister Anna Lind left. She slept.")
    doc = words(made)
    doc.ents = [DocSpan(doc, 1, 3, label="PERSON")]
    doc.spans["coref"] = [DocSpan(doc, 0, 3, label="4"), DocSpan(doc, 5, 6, label="4")]
    found = mentions(parsed(annotation(made, doc))[0])
    assert [(entity.partition(".")[2], *rest) for entity, *rest in found] == [
        ("n1", 2, 3, "person-2-PERSON"),
        ("4", 1, 3, "-1"),
        ("4", 6, 6, "-1"),
    ]


def test_the_same_words_are_one_mention() -> None:
    made = article("The crews left. They slept.")
    doc = words(made)
    doc.spans["coref"] = [DocSpan(doc, start, end, label=label) for start, end, label in ((0, 2, "1"), (0, 2, "2"), (4, 5, "1"))]
    assert [(entity[-1], *place) for entity, *place, _ in mentions(parsed(annotation(made, doc))[0])] == [("1", 1, 2), ("1", 5, 5)]


def test_labels_of_another_pipeline_do_no_harm() -> None:
    made = article("The Big-Event (again) ended.")
    doc = words(made)
    doc.ents = [DocSpan(doc, 1, 3, label="WORK-OF(ART)|x")]
    ((_, _, _, told),) = mentions(parsed(annotation(made, doc))[0])
    assert told == "other-2-WORK_OF_ART_x"


def test_furniture_is_left_out() -> None:
    made = article(TALKS, body=[Span(TALKS.index("“We"), len(TALKS))])
    assert "minister" not in conllu(annotation(made, words(made)))


def test_crossing_mentions_close_before_they_open() -> None:
    made = article("one two three four")
    doc = words(made)
    doc.spans["coref"] = [DocSpan(doc, start, end, label=label) for start, end, label in ((0, 2, "1"), (1, 3, "2"), (1, 2, "3"))]
    (sentence,) = parsed(annotation(made, doc))
    assert {entity[-1]: (start, end) for entity, start, end, _ in mentions(sentence)} == {"1": (1, 2), "2": (2, 3), "3": (2, 2)}
    assert re.sub(r"[0-9a-f]{8}\.", "", sentence[1]["misc"]["Entity"]) == "1)(2--2(3--1)"


@given(odd_annotations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_back(one: Annotation) -> None:
    text = one.article.text
    sentences = parsed(one)
    for sentence in sentences:
        plain = [token for token in sentence if isinstance(token["id"], int)]
        assert [token["id"] for token in plain] == list(range(1, len(plain) + 1))
        assert sum(token["head"] == 0 for token in plain) == 1
        assert all((token["head"] == 0) == (token["deprel"] == "root") for token in plain)
        for token in sentence:
            start, end = map(int, token["misc"]["TokenRange"].split(":"))
            assert text[start:end] == token["form"]
        held = {number for token in sentence if isinstance(token["id"], tuple) for number in range(token["id"][0], token["id"][2] + 1)}
        outer = [token for token in sentence if token["id"] not in held]
        joined = "".join(token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ") for token in outer)
        assert joined.strip(" ") == sentence.metadata["text"]
        assert all(1 <= start <= end <= len(plain) for _, start, end, _ in mentions(sentence))
    assert "".join(t["form"] for s in sentences for t in s if isinstance(t["id"], int)) == "".join(
        t.text for t in one.doc if not t.is_space
    )
