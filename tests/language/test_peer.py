"""Another pipeline's words and grammar stand in the Doc at their own places; ours finds what only it can."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from onrecord.domain.articles import Article, Block, FurnitureKind
from onrecord.domain.ids import digest, identify
from onrecord.domain.spans import Span as TextSpan
from onrecord.errors import PipelineError
from onrecord.language import findings_of
from onrecord.language.peer import Peer, load_peer
from onrecord.language.pipeline import Pipeline

TEXT = (
    "The harbour minister said on Tuesday that three ships had\r\nturned back to Port Maren.\n\n"
    "Sign up for our newsletter\n\n🙂 “We did not ask,” she told reporters. Talks with Norland went on"
)
BODY = (TextSpan(0, TEXT.index("\n\nSign")), TextSpan(TEXT.index("🙂"), len(TEXT)))


@Language.factory("flat_grammar", default_config={"relation": "obl", "tags": True, "lemmas": True})
def flat_grammar(nlp: Language, name: str, relation: str, tags: bool, lemmas: bool) -> Callable[[Doc], Doc]:
    """Every word hangs on the first of its sentence, which a full stop ends; capitalised words are names, pronouns one chain."""

    def annotate(doc: Doc) -> Doc:
        heads: list[int] = []
        for token in doc:
            opens = token.i == 0 or doc[token.i - 1].text == "." or token.is_sent_start
            heads.append(token.i if opens else heads[-1])
        own = [head == number for number, head in enumerate(heads)]
        deps = ["ROOT" if first else "xyz" if token.text == "turned" else relation for token, first in zip(doc, own, strict=True)]
        tagged = ["NN"] * len(doc) if tags else None
        reduced = [f"<{token.lower_}>" for token in doc] if lemmas else None
        spaces = [bool(token.whitespace_) for token in doc]
        words = [token.text for token in doc]
        made = Doc(doc.vocab, words, spaces, heads=heads, deps=deps, pos=["NOUN"] * len(doc), tags=tagged, lemmas=reduced)
        made.ents = [Span(made, token.i, token.i + 1, label="GPE") for token in made if token.is_title and not token.is_space]
        told = [token.i for token in made if token.lower_ in {"we", "she"}]
        made.spans["coref"] = [Span(made, place, place + 1, label="7") for place in told]
        return made

    return annotate


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    """Writes a pipeline into a folder, whose path it gives."""

    def save(**settings: object) -> str:
        nlp = spacy.blank("en")
        nlp.add_pipe("flat_grammar", config=settings)
        nlp.to_disk(tmp_path / "flat")
        return str(tmp_path / "flat")

    return save


def article() -> Article:
    raw = TEXT.encode()
    plea = Block(TextSpan(TEXT.index("Sign"), TEXT.index("\n\n🙂")), FurnitureKind.PROMOTION)
    return Article(identify("a", digest(raw)), digest(raw), TEXT, (Block(BODY[0]), plea, Block(BODY[1])))


def read_words(doc: Doc) -> Iterator[Any]:
    return (token for token in doc if not token.is_space and any(span.start <= token.idx < span.end for span in BODY))


@pytest.fixture
def doc(saved: Callable[..., str]) -> Doc:
    return Pipeline(threads=1, peer=Peer(saved()))(article())


def test_offsets_are_the_texts_own(doc: Doc) -> None:
    assert doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_words_tags_lemmas_and_trees_are_the_other_pipelines(doc: Doc) -> None:
    assert all((token.pos_, token.tag_, token.lemma_) == ("NOUN", "NN", f"<{token.lower_}>") for token in read_words(doc))
    assert [token.text for token in read_words(doc) if token.dep_ == "root"] == ["The", "🙂", "Talks"]
    assert all(token.head.dep_ == "root" for token in read_words(doc))


def test_furniture_is_not_shown_to_it(doc: Doc) -> None:
    aside = next(token for token in doc if token.text == "newsletter")
    assert aside.pos_ == "X"
    assert aside.sent.text.strip() == "Sign up for our newsletter"


def test_names_and_chains_are_the_other_pipelines(doc: Doc) -> None:
    assert ("Norland", "LOC") in {(name.text, name.label_) for name in doc.ents}
    assert "Port Maren" not in {name.text for name in doc.ents}
    assert [(mention.text, mention.label_) for mention in doc.spans["coref"]] == [("We", "7"), ("she", "7")]


def test_what_only_our_model_gives_is_found_in_its_words(doc: Doc) -> None:
    assert {"said", "told"} <= {doc[slice(*cue.run)].text for cue in findings_of(doc).cues}


def test_what_it_does_not_set_stays_ours(saved: Callable[..., str]) -> None:
    doc = Pipeline(threads=1, peer=Peer(saved(lemmas=False)))(article())
    assert next(token for token in doc if token.text == "said").lemma_ == "say"


def test_a_relation_that_is_none_is_left_open(doc: Doc) -> None:
    assert {token.text: token.dep_ for token in read_words(doc)}["turned"] == "dep"


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"tags": False}, "sets no tags"),
        ({"relation": "pobj"}, "its relations are not those of Universal Dependencies (pobj)"),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused(saved: Callable[..., str], settings: dict[str, object], problem: str) -> None:
    path = saved(**settings)
    with pytest.raises(PipelineError) as raised:
        Peer(path)
    assert raised.value.message == f"pipeline {path}: {problem}"
    assert raised.value.hint is not None


def test_a_pipeline_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(PipelineError, match="sets no heads and no tags and no parts of speech"):
        Peer(str(tmp_path / "bare"))


def test_a_name_that_is_nowhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="pipeline xx_none: there is neither an installed package nor a folder of that name"):
        load_peer("xx_none")
    with pytest.raises(PipelineError, match=r"cannot be loaded \(OSError: "):
        load_peer(str(tmp_path))


def test_a_tokenizer_that_loses_characters_is_refused(saved: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    peer = Peer(saved())
    monkeypatch.setattr(peer._nlp, "tokenizer", lambda text: Doc(peer._nlp.vocab, words=re.findall(r"\w+", text)))
    with pytest.raises(PipelineError, match="its words do not add up to the text"):
        peer(TEXT, BODY)


def test_words_of_another_tokenizer_keep_their_places(saved: Callable[..., str]) -> None:
    path = saved()
    nlp = spacy.load(path)
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.to_disk(path)
    doc = Pipeline(threads=1, peer=Peer(path))(article())
    assert doc.text == TEXT
    assert "ask,”" in {token.text for token in doc}
