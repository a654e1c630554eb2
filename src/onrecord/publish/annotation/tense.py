"""Tense, aspect, polarity and modality of an event's word, as TimeML's MAKEINSTANCE has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS_OF_SPEECH = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJECTIVE", "ADP": "PREPOSITION"}
FUTURE = frozenset({"will", "shall", "wo", "'ll", "’ll"})
NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})
FINITE = {"Past": "PAST", "Pres": "PRESENT"}
PARTICIPLES = {"Past": "PASTPART", "Pres": "PRESPART"}


def instance_of(word: Token) -> Mapping[str, str]:
    """The attributes of the one instance of an event, by the morphology of its word and its auxiliaries."""
    helpers = [child for child in word.children if child.dep_.split(":")[0] in ("aux", "cop")]
    negated = any(child.lower_ in NEGATIVE for child in word.children)
    modal = next((child for child in helpers if _is_modal(child) and child.lower_ not in FUTURE), None)
    return {
        "pos": PARTS_OF_SPEECH.get(word.pos_, "OTHER"),
        "tense": _tense(word, helpers),
        "aspect": _aspect(word, helpers),
        "polarity": "NEG" if negated else "POS",
        **({"modality": modal.lemma_.upper()} if modal is not None else {}),
    }


def _tense(word: Token, helpers: Sequence[Token]) -> str:
    """That of the finite verb of the group, which stands first in it; else the form that is not finite."""
    if any(helper.lower_ in FUTURE for helper in helpers):
        return "FUTURE"
    group = [*helpers, word]
    finite = next((FINITE.get(_feature(verb, "Tense")) for verb in group if _feature(verb, "VerbForm") == "Fin"), None)
    if finite is not None:
        return finite
    form = _feature(word, "VerbForm")
    if form == "Part":
        return PARTICIPLES.get(_feature(word, "Tense"), "NONE")
    return {"Inf": "NONE" if any(map(_is_modal, helpers)) else "INFINITIVE", "Ger": "PRESPART"}.get(form, "NONE")


def _aspect(word: Token, helpers: Sequence[Token]) -> str:
    lemmas = [helper.lemma_.lower() for helper in helpers]
    continued = "be" in lemmas and (_feature(word, "VerbForm"), _feature(word, "Tense")) in (("Part", "Pres"), ("Ger", ""))
    parts = [*(["PERFECTIVE"] if "have" in lemmas else []), *(["PROGRESSIVE"] if continued else [])]
    return "_".join(parts) or "NONE"


def _is_modal(helper: Token) -> bool:
    return helper.tag_ == "MD"


def _feature(word: Token, name: str) -> str:
    return next(iter(word.morph.get(name, [])), "")
