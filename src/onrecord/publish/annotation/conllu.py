"""CoNLL-U: the words of an article with their trees, and in MISC where they stand, their names and their chains."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.publish.annotation.brackets import GLOBAL, brackets
from onrecord.publish.annotation.formats import one_line

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.publish.annotation.annotated import Annotation

APOSTROPHES = "'’"
NOTHING = "_"


def conllu(annotation: Annotation) -> str:
    """An article in CoNLL-U (Universal Dependencies v2), a blank line after each sentence.

    ``newdoc`` is the article's id, ``newpar`` stands where a paragraph begins. Words that are written as one ("don't",
    "minister's") are a multiword token, as in UD's English treebanks. Letters are composed (NFC), as UD has them; ``TokenRange``
    holds the offsets in the article's text (as UDPipe writes them), ``Entity`` the brackets of CorefUD. Furniture is left out.
    """
    entities = brackets(annotation)
    lines: list[str] = []
    last: int | None = None
    for number, words in enumerate(annotation.sentences, start=1):
        block = annotation.block(words[0].idx)
        lines += _heading(annotation) if number == 1 else ()
        lines += ["# newpar"] if block != last else ()
        lines += [f"# sent_id = {annotation.article.id}-{number}", f"# text = {_text(words)}"]
        lines += [*_rows(words, entities), ""]
        last = block
    return "".join(f"{line}\n" for line in lines)


def _heading(annotation: Annotation) -> Iterator[str]:
    article = annotation.article
    yield f"# newdoc id = {article.id}"
    yield f"# global.Entity = {GLOBAL}"
    known = {
        "path": next(iter(article.provenances), None),
        "title": article.title,
        "sourceURL": article.url,
        "datePublished": article.published,
    }
    yield from (f"# meta::{name} = {_written(value)}" for name, value in known.items() if value)


def _text(words: Sequence[Token]) -> str:
    return "".join(_form(word) + ("" if _is_joined(word) else " ") for word in words).rstrip(" ")


def _rows(words: Sequence[Token], entities: Mapping[int, str]) -> Iterator[str]:
    numbers = {word.i: number for number, word in enumerate(words, start=1)}
    for group in _groups(words):
        whole = len(group) > 1
        if whole:
            yield _whole_row(group, numbers)
        for word in group:
            yield _row(word, numbers, _misc(entities.get(word.i), spaced=whole or not _is_joined(word), place=(word,)))


def _groups(words: Sequence[Token]) -> list[list[Token]]:
    """The words, those that are written as one together."""
    groups: list[list[Token]] = []
    for word in words:
        if groups and _is_joined(groups[-1][-1]) and _goes_on(groups[-1][-1], word):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _goes_on(word: Token, following: Token) -> bool:
    """Whether a word was cut off from the one before it: a letter follows on a letter, or an apostrophe that is no quotation mark."""
    text = _form(following)
    if text[0] in APOSTROPHES:
        return any(map(str.isalnum, _form(word))) and (text[1:2].isalpha() or following.dep_ == "case")
    return _form(word)[-1].isalpha() and text[0].isalpha()


def _whole_row(group: Sequence[Token], numbers: Mapping[int, int]) -> str:
    misc = _misc(None, spaced=not _is_joined(group[-1]), place=group)
    form = "".join(map(_form, group))
    return "\t".join([f"{numbers[group[0].i]}-{numbers[group[-1].i]}", form, *[NOTHING] * 7, misc])


def _row(word: Token, numbers: Mapping[int, int], misc: str) -> str:
    head = numbers[word.head.i] if word.head.i != word.i else 0
    return "\t".join(
        [
            str(numbers[word.i]),
            _form(word),
            _written(word.lemma_) or NOTHING,
            word.pos_ or "X",
            word.tag_ or NOTHING,
            "|".join(sorted(str(word.morph).split("|"), key=str.casefold)) or NOTHING,
            str(head),
            word.dep_ if head else "root",
            NOTHING,
            misc,
        ]
    )


def _misc(entity: str | None, *, spaced: bool, place: Sequence[Token]) -> str:
    start, end = place[0].idx, place[-1].idx + len(place[-1])
    parts = [f"Entity={entity}" if entity else "", "" if spaced else "SpaceAfter=No", f"TokenRange={start}:{end}"]
    return "|".join(part for part in parts if part)


def _is_joined(word: Token) -> bool:
    """Whether more text follows without a blank."""
    return not word.whitespace_ and word.i + 1 < len(word.doc) and not word.doc[word.i + 1].is_space


def _form(word: Token) -> str:
    return _written(word.text) or NOTHING


def _written(text: str) -> str:
    return unicodedata.normalize("NFC", one_line(text))
