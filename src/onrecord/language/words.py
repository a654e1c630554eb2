"""Words: spaCy's English tokenizer, brought nearer to the way Universal Dependencies cuts words."""

from __future__ import annotations

from functools import lru_cache

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

EXTRA_INFIXES = (
    r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])",  # U.S.-led
    r"(?<=[0-9])[-–](?=[A-Za-z])",  # 30-day
    r"(?<=[A-Za-z])/(?=[A-Za-z])",
)


@lru_cache(maxsize=1)
def blank() -> Language:
    """An English pipeline without components, whose tokenizer loses no character of its text."""
    nlp = English()
    assert isinstance(nlp.tokenizer, Tokenizer)
    infixes = (*(nlp.Defaults.infixes or ()), *EXTRA_INFIXES)
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.max_length = 10_000_000
    return nlp
