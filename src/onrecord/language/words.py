"""Words: spaCy's English tokenizer brought to the words of Universal Dependencies.

Affixes and exceptions follow what the treebanks EWT and GUM (2.16) do in the greater number of cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from spacy.attrs import IS_SPACE, ORTH
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS, LIST_UNITS, UNITS
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from onrecord.language.invisible import INVISIBLE

BOUND = (
    "anti arch co counter cross de e ex hyper inter intra macro micro mid mini multi neo non over post pre pro proto pseudo psycho "
    "quasi re semi socio sub super trans ultra"
).split()
"""What is no word of its own before a hyphen: ``pro-democracy`` is one word, ``Moscow-backed`` three."""

ABBREVIATIONS = (
    "Amb. Assn. Assoc. Asst. Atty. Ave. Blvd. Brig. Capt. Cdr. Cmdr. Col. Cols. Cos. Cpl. D.Phil. Dept. Det. Drs. Esq. Ft. Gens. Govs. "
    "Hon. Insp. Intl. Lt. Lts. M.Phil. M.Sc. Maj. Mlle. Mme. Msgr. Natl. Pfc. Pvt. Rd. Reps. Sens. Sgt. Spc. Sr. Supt. Tex. Univ. Vt. "
    "W.Va. Wyo. approx. ca. cf. ext. oz. lb. lbs. vol. yr. yrs. ADM. CAPT. CO. COL. CORP. DR. FT. GEN. GOV. INC. JR. LT. LTD. MAJ. MR. "
    "MRS. MS. PROF. REP. REV. SEN. SGT. SR. ST. VS."
).split()
"""Beside those that spaCy knows; in capitals those that are no other word."""

CONTRACTIONS = {"wanna": ("wan", "na"), "lotta": ("lot", "ta"), "outta": ("out", "ta")}

UNWANTED = frozenset("and/or ): 8) (: (; (= id Id ima Ima wed Wed".split())
"""Exceptions of spaCy's that are oftener something else: the end of a bracket, a wedding, a Wednesday."""

BEFORE_MORE = re.compile(
    r"\b(?:[Nn]os?|[Pp]p?|[Vv]ols?|[Aa]rt|[Ss]ec|[Cc]h|[Ff]igs?)\.(?=\s?\d)"
    r"|\b(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.(?=,? (?:\d|[A-Z][a-z]{2,8}\.? \d))"
    r"|\betc\.(?=[,;:)?!]|\s+[a-z])|(?<=\bet )al\."
)
"""Abbreviations before what follows them here; elsewhere the full stop is the sentence's."""

NUMBER = re.compile(r"(?:(?:\+?\d{1,3}[-.])?(?:\d{3}[-./])?\d{3}-\d{4}|\d{1,4}-\d{1,2}-\d{2,4})$")
"""A telephone number or a day in figures: one word, where a range (``8-10``) is three."""

RUNS = [r"[!?]{2,}", *(re.escape(mark) + "{2,}" for mark in "*=_~+$<>")]

NOT_BOUND = "".join(rf"(?<!(?<![-‐‑])\b[{part[0]}{part[0].upper()}]{part[1:]}.)" for part in BOUND)

DASH = "(?:–|—+|--+)"
OPEN, CLOSE = r"\"“'‘(\[", r"\"”'’)\]"

INFIXES = [
    *RUNS,
    *LIST_ELLIPSES,
    *LIST_ICONS,
    rf"[-‐‑](?<=[{ALPHA}0-9%].){NOT_BOUND}(?=[{ALPHA}])",
    rf"[-‐‑](?<=[{ALPHA}].){NOT_BOUND}(?=[0-9])",  # COVID-19
    rf"[-‐‑–](?<=[{ALPHA}]\..)(?=[{ALPHA}])",  # U.S.-led
    rf"(?<=[{ALPHA}0-9])~(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.,!?%{CLOSE}]){DASH}(?=[{ALPHA}0-9$£€{OPEN}])",
    rf"(?<=[{ALPHA}0-9.,!?%])[{CLOSE}](?={DASH}[{ALPHA}0-9])",  # the “lost war”—that
    rf"(?:(?<=[–—])|(?<=--))[{OPEN}](?=[{ALPHA}0-9])",
    r"(?<=[0-9])[-–+*^](?=[0-9-])",
    r"(?<=[0-9])%(?=[-–])|(?<=[0-9%])[-–](?=[$£€0-9])|(?<=[-–])[$£€](?=[0-9])",  # 5%–10%, $5-$10
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    r"(?<=[0-9])\.(?=[A-Z][a-z])",  # in 2007.After
    rf"(?<=[{ALPHA}])[,;!?](?=[{ALPHA}0-9])",
    rf"(?<=[0-9])[,;!?](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}.,!?\"”])[\"“”](?=[{ALPHA}\"“])",
]

DECADE = r"(?![0-9]{2}(?:['’]?s)?(?![0-9A-Za-z%]|[.,][0-9]))"
"""Not before the figures of ``’70s`` and ``’72``."""

PREFIXES = [*RUNS, r"-{2,}", r"-(?=[A-Za-z0-9.])"]
OTHER_PREFIXES = {
    "#": r"#(?![A-Za-z])",
    r"\[": r"\[(?![A-Za-z]+\][a-z])",  # [T]he
    r"\(": r"\((?![A-Za-z]+\)[a-z])",
    r"\'": r"\'" + DECADE,
    "’": "’" + DECADE,
    "‘": "‘(?![0-9]0s)",
}

COUNTED = r"(?<![A-Za-z][0-9])(?<=[0-9])"
"""After a figure that is no part of a name: ``20K``, not ``Y2K``."""

SUFFIXES = [*RUNS, r"-{2,}", r"(?<=[0-9][:.][0-5][0-9])[AaPp]\.?[Mm]\.?", COUNTED + "(?:k|b|bn|mn|tn)"]
OTHER_SUFFIXES = {
    r"\]": r"(?<!\w\[s)(?<!\w\[d)(?<!\w\[ed)(?<!\w\[es)(?<!\w\[ing)\]",
    r"\)": r"(?<!\w\([a-z0-9])(?<!\)\([a-z0-9])(?<!\w\(ed)(?<!\w\(es)(?<!\w\(ing)\)",  # boat(s), 501(c)(3)
    **{mark: r"(?<!\b[0-9]0)(?<!\b[0-9]{3}0)" + mark for mark in ("'s", "’s")},
    rf"(?<=[0-9])(?:{UNITS})": rf"{COUNTED}(?:{'|'.join(unit for unit in LIST_UNITS if unit not in {'G', 'T'})})",  # 5G
}

LONGEST = 500
"""Characters without a blank between them that the tokenizer takes at once: its time grows with their square."""

ODD = re.compile(rf"{INVISIBLE.pattern}|\S{{{LONGEST + 1}}}")


class Words:
    """A tokenizer that loses no character and stumbles over none.

    What is not seen belongs to the word before it, or to the one after it where a blank comes first, and cuts none.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        doc = self._odd(text) if ODD.search(text) else self._tokenizer(text)
        spans = [doc.char_span(*found.span()) for found in BEFORE_MORE.finditer(text)]
        with doc.retokenize() as retokenizer:
            for span in spans:
                if span is not None and len(span) > 1:
                    retokenizer.merge(span)
        return doc

    def _odd(self, text: str) -> Doc:
        words: list[str] = []
        blanks: list[bool] = []
        for begin, end in pairwise(_cuts(text)):
            self._read(text[begin:end], words, blanks)
        return Doc(self._tokenizer.vocab, words=words, spaces=blanks)

    def _read(self, text: str, words: list[str], blanks: list[bool]) -> None:
        """Add the words of ``text``, and whether a blank follows each: every word reaches to the next or its blank."""
        seen = self._tokenizer(INVISIBLE.sub("", text))
        places = [*_seen(text), len(text)]
        begin = 0
        for token in seen:
            end = places[token.idx + len(token)]
            words.append(text[begin:end])
            blanks.append(bool(token.whitespace_))
            begin = end + len(token.whitespace_)
        if begin < len(text):
            words.append(text[begin:])
            blanks.append(False)


def _cuts(text: str) -> list[int]:
    """Where to cut a text so that no stretch without a blank is longer than ``LONGEST``, its ends with them."""
    inside = (range(run.start() + LONGEST, run.end(), LONGEST) for run in re.finditer(rf"\S{{{LONGEST + 1},}}", text))
    return [0, *chain.from_iterable(inside), len(text)]


def _seen(text: str) -> Iterator[int]:
    """The places of the characters that are seen."""
    begin = 0
    for run in INVISIBLE.finditer(text):
        yield from range(begin, run.start())
        begin = run.end()
    yield from range(begin, len(text))


def is_blank(word: str) -> bool:
    """Whether nothing is to be seen of a word."""
    return not INVISIBLE.sub("", word).strip()


@lru_cache(maxsize=1)
def blank() -> Language:
    """An English pipeline without components, whose tokenizer loses no character of its text."""
    nlp = English()
    nlp.max_length = 10_000_000
    nlp.vocab.lex_attr_getters[IS_SPACE] = is_blank  # type: ignore[attr-defined]
    assert isinstance(nlp.tokenizer, Tokenizer)
    nlp.tokenizer = Words(
        Tokenizer(
            nlp.vocab,
            rules=_exceptions(nlp.tokenizer.rules),
            prefix_search=compile_prefix_regex([*PREFIXES, *_with(OTHER_PREFIXES, nlp.Defaults.prefixes)]).search,
            suffix_search=compile_suffix_regex([*SUFFIXES, *_with(OTHER_SUFFIXES, nlp.Defaults.suffixes)]).search,
            infix_finditer=compile_infix_regex(INFIXES).finditer,
            token_match=NUMBER.match,
            url_match=nlp.tokenizer.url_match,
        )
    )
    return nlp


def _with(others: Mapping[str, str], patterns: Sequence[str | re.Pattern[str]] | None) -> list[str]:
    return [others.get(str(pattern), str(pattern)) for pattern in patterns or ()]


def _exceptions(known: Mapping[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    rules = {word: parts for word, parts in known.items() if word not in UNWANTED}
    rules.update({word: [{ORTH: word}] for word in ABBREVIATIONS})
    for word, parts in CONTRACTIONS.items():
        rules[word] = [{ORTH: part} for part in parts]
        rules[word.capitalize()] = [{ORTH: part} for part in (parts[0].capitalize(), parts[1])]
    return rules
