"""Whatever a text consists of, it is read without a fall, and every offset is exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.domain.articles import Article
from onrecord.intake import Loaded, Source
from onrecord.intake import load as load_source
from onrecord.language.pipeline import Pipeline, findings_of, is_analysed, lines, load
from onrecord.language.words import blank

FRAGMENTS = {
    "plain": "The harbour board said on Monday that three boats had left. ",
    "capitals": "CREWS REFUSE TO SAIL AS BOARD CUTS PAY. ",
    "no full stops": "the crews went home and nobody knew when they would be back ",
    "foreign": "Die Fähren fahren ab Montag wieder, wie die Behörde mitteilte. ",
    "emoji": "👩‍🚀 👨‍👩‍👧‍👦 🇫🇮🇸🇪 👍🏽 ❤️ ",
    "soft hyphens": "They nego\u00adti\u00adated with\u00adout re\u00adsult. ",
    "zero width": "The\u200b har\u200cbour\u200d \ufeffboard\u2060. \u200b ",
    "right to left": "\u202bقال الوزير إن المحادثات انتهت.\u202c שר הנמל אמר \u200fכן\u200e. \u2067x\u2069 ",
    "combining": "Be\u0301la Z\u0351\u036b\u0343alg\u0322o e\u0301\u0301\u0301 ",
    "control": "a\x00b\x01 \x08said\x7f \x1b[31mred\x1b[0m \x9c ",
    "blanks": " \t \u00a0\u2003\u3000 \n\n \r\n \x0b\x0c \u2028 ",
    "marks": "?!?!.,;:—–--\"'“”‘’()[]{}<>@#$%^&*_+=|\\/~` ",
    "long word": "x" * 3000 + " ",
    "long run of marks": "!.?" * 400 + " ",
    "address": "https://example.org/" + "a/" * 300 + "?q=1 ",
    "figures": "1,234.56 −7 3/4 10–12 5:30pm 2020-06-16 ½ ٣ Ⅻ ",
    "scripts": "北京市长说，会谈已经结束。ประเทศไทย Привет मंत्री ",
    "halves": "\ud800".encode("utf-8", "replace").decode() + "\ufffd\uffff\U0010ffff ",
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load(threads=1)


def assert_sound(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert not is_analysed(doc) or all(token.head.sent == token.sent for token in doc)
    found = findings_of(doc)
    for anchored in (*found.cues, *found.events, *found.quantities):
        runs = [anchored.run, *(filler.run for fillers in anchored.roles.values() for filler in fillers)]
        assert all(0 <= begin < end <= len(doc) for begin, end in runs)
    assert all(0 <= span.start_char < span.end_char <= len(text) for group in doc.spans.values() for span in group)


@pytest.mark.parametrize("kind", FRAGMENTS)
def test_a_text_of_one_kind(pipeline: Pipeline, kind: str) -> None:
    text = FRAGMENTS[kind] * 3
    assert_sound(pipeline.annotate(blank().make_doc(text), lines(text)), text)


@given(st.lists(st.sampled_from(sorted(FRAGMENTS.values())), max_size=6), st.integers(0, 40))
@settings(max_examples=25, deadline=None)
def test_a_text_of_all_kinds(fragments: list[str], cut: int) -> None:
    text = "".join(fragments)[cut:]
    assert_sound(load(threads=1).annotate(blank().make_doc(text), lines(text)), text)


@pytest.mark.parametrize("kind", [kind for kind in FRAGMENTS if kind not in {"blanks", "control"}])
def test_a_file_of_one_kind(pipeline: Pipeline, kind: str) -> None:
    article = read(FRAGMENTS["plain"] + "\n\n" + FRAGMENTS[kind] * 3)
    assert all(block.span.of(article.text).strip() for block in article.blocks)
    assert_sound(pipeline(article), article.text)


def test_marks_that_are_not_seen_change_nothing_of_what_is_read(pipeline: Pipeline) -> None:
    plain = "The harbour board negotiated with Ilse Brandt. She said that the crews would sail."
    strewn = plain.replace("negotiated", "nego\u00adtiated").replace("Brandt", "\u200bBrandt\u200b").replace("said", "\u202asaid\u202c")
    one, other = (pipeline.annotate(blank().make_doc(text), lines(text)) for text in (plain, strewn))
    assert [(t.lemma_, t.pos_, t.dep_, t.head.i) for t in one] == [(t.lemma_, t.pos_, t.dep_, t.head.i) for t in other]
    assert [(e.start, e.end, e.label_) for e in one.ents] == [(e.start, e.end, e.label_) for e in other.ents]


def read(text: str) -> Article:
    [loaded] = load_source(Source.from_bytes(text.encode(), name="a.txt"))
    assert isinstance(loaded, Loaded)
    return loaded.article
