"""The analysed Doc covers the whole text, leaves furniture aside and does not depend on company."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.domain.spans import Span
from onrecord.language.pipeline import Pipeline, findings_of, lines, load
from onrecord.language.words import blank

TEXT = (
    "The harbour minister, Anna Lind, said on Tuesday that three ships had turned back.\n\n"
    "Sign up for our newsletter\n\n"
    "“We did not ask for this,” Lind told reporters in Port Maren. She called the talks with Norland premature."
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load(threads=1)


def annotated(pipeline: Pipeline, text: str, spans: list[Span] | None = None) -> Doc:
    return pipeline.annotate(blank().make_doc(text), lines(text) if spans is None else spans)


def test_offsets_are_the_texts_own(pipeline: Pipeline) -> None:
    doc = annotated(pipeline, TEXT)
    assert doc.text == TEXT
    assert all(TEXT[t.idx : t.idx + len(t.text)] == t.text for t in doc)


def test_the_subject_of_a_plain_sentence_is_found(pipeline: Pipeline) -> None:
    doc = annotated(pipeline, TEXT)
    said = next(t for t in doc if t.text == "said")
    assert [c.text for c in said.children if c.dep_ == "nsubj"] == ["minister"]
    assert said.lemma_ == "say"
    assert said.pos_ == "VERB"


def test_furniture_is_tokenised_and_not_analysed(pipeline: Pipeline) -> None:
    spans = [s for s in lines(TEXT) if "newsletter" not in s.of(TEXT)]
    doc = annotated(pipeline, TEXT, spans)
    aside = next(t for t in doc if t.text == "newsletter")
    assert aside.pos_ == "X"
    assert aside.sent.text.strip() == "Sign up for our newsletter"


def test_a_paragraph_begins_a_sentence_even_without_a_full_stop(pipeline: Pipeline) -> None:
    doc = annotated(pipeline, "Ministers agree on grain\n\nThe talks ended on Friday.")
    assert [s.text.strip() for s in doc.sents] == ["Ministers agree on grain", "The talks ended on Friday."]


def test_names_and_cues_are_found(pipeline: Pipeline) -> None:
    doc = annotated(pipeline, TEXT)
    assert ("Anna Lind", "PERSON") in {(e.text, e.label_) for e in doc.ents}
    assert {"said", "told"} <= {s.text for s in doc.spans["cues"]}


def test_what_is_counted_is_an_entity_but_no_sum_of_money_twice(pipeline: Pipeline) -> None:
    doc = annotated(pipeline, "The ministry said that 150,000 soldiers stood near Turin, Italy, and that they had cost $20 million.")
    found = {(e.text, e.label_) for e in doc.ents}
    assert {("Turin", "LOC"), ("Italy", "LOC"), ("$20 million", "MONEY")} <= found
    assert any(text.startswith("150,000") for text, label in found if label == "QUANTITY")


def test_an_approximator_alone_is_no_quantity(pipeline: Pipeline) -> None:
    doc = annotated(pipeline, "The study involved about 40 people, and more than 200 were hurt, said Ola Berg.")
    counted = [e.text for e in doc.ents if e.label_ == "QUANTITY"]
    assert counted
    assert all(any(c.isdigit() for c in text) for text in counted)


def test_the_same_text_reads_the_same_after_another(pipeline: Pipeline) -> None:
    first = annotated(pipeline, TEXT)
    annotated(pipeline, "A much longer piece of text. " * 80)
    again = annotated(pipeline, TEXT)
    assert [(t.head.i, t.dep_, t.lemma_) for t in first] == [(t.head.i, t.dep_, t.lemma_) for t in again]
    assert findings_of(first).cues == findings_of(again).cues


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    doc = annotated(load(threads=1), text)
    assert doc.text == text
    assert all(head.sent == token.sent for token in doc for head in [token.head])


@pytest.mark.parametrize("text", ["", "   \n \n", "TALKS FAIL AS SIDES BLAME EACH OTHER", "🙂 🙂\u200b\u00ad \u202eabc", "word " * 3000])
def test_odd_texts_do_not_fail(pipeline: Pipeline, text: str) -> None:
    assert annotated(pipeline, text).text == text


def test_it_is_a_spacy_component() -> None:
    nlp = blank().__class__()
    nlp.add_pipe("onrecord")
    doc = nlp("The minister resigned.\nTalks go on.")
    assert [t.dep_ for t in doc if t.text == "minister"] == ["nsubj"]
    assert len(list(doc.sents)) == 2


def test_no_name_goes_over_a_dash_between_blanks(pipeline: Pipeline) -> None:
    for text in ("WASHINGTON - Anna Lind announced on Sunday that the ships would turn back.", "PORT MAREN – Anna Lind met the crews."):
        assert all(" - " not in name.text and " – " not in name.text for name in annotated(pipeline, text).ents)
