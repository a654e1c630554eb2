"""Noun phrases: the words that belong to a mention, its title, and the parts of a coordination."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.domain.spans import Span as TextSpan

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
TITLE_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "PRON", "PART", "NUM", "VERB", "ADV", "CCONJ"})
MARKS_IN_TITLES = frozenset({"-", "–", "/", "."})
CLAUSES = frozenset({"acl:relcl", "acl", "appos", "parataxis", "advcl", "punct", "advcl:relcl", "dep"})
DETERMINERS = frozenset({"the", "a", "an", "some", "these", "those", "this", "that"})
LONGEST_ROLE = 12
SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
PARTS = frozenset({"nmod", "nmod:poss", "acl", "acl:relcl", "obl", "compound", "conj", "advcl", "ccomp", "xcomp"})
"""Relations below which a name is part of a description."""

EXPLAINING = frozenset({"appos", "flat", "nmod:desc"})
INNER = frozenset({"det", "case", "amod", "compound", "nummod", "nmod:poss"})
"""Relations of a word to the noun whose phrase it is in."""

MODIFIERS = frozenset({"amod", "compound"})
CLOSE = frozenset({"compound", "amod", "flat", "nmod:desc"})
LINKING = frozenset({"ADP", "DET", "CCONJ"})
BEFORE = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})
FAMILY = frozenset({"mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss", "sir", "lord", "lady", "dame"})
"""Honorifics that say nothing of an office."""

OFFICES = frozenset(
    """
    admiral ambassador archbishop ayatollah bishop brigadier captain capt capt. cardinal chancellor colonel col col. congressman
    congresswoman dr dr. emperor general gen gen. governor gov gov. imam judge justice king lieutenant lt lt. major maj maj. marshal
    mayor minister pope premier president prime prince princess prof prof. professor queen rabbi rep rep. representative rev rev.
    secretary sen sen. senator sergeant sgt sgt. sheikh sheik speaker
    """.split()
)
"""Titles that a name may have been run together with."""


def text_span(span: Span) -> TextSpan:
    """Where a run of tokens stands in the article."""
    return TextSpan(span[0].idx, span[-1].idx + len(span[-1].text))


def trimmed(span: Span) -> Span | None:
    """``span`` without blanks, punctuation and a closing possessive at its edges."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct or doc[end - 1].text in POSSESSIVES):
        end -= 1
    return doc[start:end] if start < end else None


def nominal(span: Span) -> Span | None:
    """``span`` as a whole noun phrase: nothing before its noun but modifiers, no parenthesis, names not cut in two.

    ``None`` where no noun or pronoun heads it, or a time or a sum of money does.
    """
    doc, start = span.doc, span.start
    while start < span.end and doc[start].pos_ in BEFORE:
        start += 1
    bracket = next((i for i in range(start + 1, span.end) if doc[i].text == "("), span.end)
    cut = trimmed(doc[start:bracket]) if start < bracket else None
    cut = _completed(cut) if cut is not None else None
    if cut is None or cut.root.pos_ not in NOMINAL or cut.root.ent_type_ in {"DATE", "MONEY"}:
        return None
    return cut


def _completed(span: Span) -> Span:
    """``span`` with the compounds and adjectives before it and the rest of a name after it, where the model cut them off."""
    doc, start, end = span.doc, span.start, span.end
    while span.root.dep_ in MODIFIERS and end <= span.root.head.i <= end + 1:
        end = span.root.head.i + 1
        span = doc[start:end]
    while start > span.sent.start and doc[start - 1].dep_ in CLOSE and start <= doc[start - 1].head.i < end:
        start -= 1
    while end < span.sent.end and doc[end].dep_ == "flat" and start <= doc[end].head.i < end:
        end += 1
    return doc[start:end]


def whole_name(span: Span) -> Span | None:
    """A name that the model cut off after a preposition ("Organization of | African Unity"), with the capitalised words that follow."""
    doc, start, end = span.doc, span.start, span.end
    if doc[end - 1].pos_ in LINKING:
        while end < span.sent.end and doc[end].pos_ == "PROPN":
            end += 1
    while end > start and doc[end - 1].pos_ in LINKING:
        end -= 1
    return trimmed(doc[start:end]) if start < end else None


def core(span: Span) -> Span:
    """The phrase up to its first clause, apposition or comma: what names, without what is told of it."""
    doc = span.doc
    root = span.root
    end = span.end
    for child in root.children:
        if child.dep_ in CLAUSES and child.i > root.i and child.left_edge.i < end and not _hyphen(child):
            end = max(root.i + 1, child.left_edge.i)
    cut = trimmed(doc[span.start : end])
    return cut if cut is not None else span


def _hyphen(token: Token) -> bool:
    """Whether it joins two words into one ("son-in-law")."""
    return token.text in MARKS_IN_TITLES and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_


def with_title(name: Span) -> Span:
    """A name with the title before it: "Deputy Foreign Minister" and the name that it introduces."""
    start = name.start
    doc = name.doc
    heads = {token.i for token in name}
    before = _noun_before(name)
    if before is not None and name.root.head.i in (before.i, before.head.i):
        heads.add(before.i)
    while start > name.sent.start and _leads(doc[start - 1], heads):
        start -= 1
    while start < name.start and doc[start].pos_ in {"PUNCT", "ADP", "CCONJ", "PART", "VERB", "ADV"}:
        start += 1
    return doc[start : name.end]


def _noun_before(name: Span) -> Token | None:
    """The noun that ends right before a name, an abbreviation's full stop passed over."""
    at = name.start - 1
    if at > name.sent.start and name.doc[at].text == "." and not name.doc[at - 1].whitespace_:
        at -= 1
    return name.doc[at] if at >= name.sent.start and name.doc[at].pos_ in {"NOUN", "PROPN"} else None


def _leads(token: Token, heads: set[int]) -> bool:
    """Whether a token before a name belongs to its title: it hangs on the name, or on the noun that the name explains."""
    if token.pos_ == "PUNCT":
        return token.text in MARKS_IN_TITLES and token.i > 0 and not token.nbor(-1).whitespace_
    return token.pos_ in TITLE_PARTS and (token.i in heads or any(above.i in heads for above in token.ancestors))


def names_the_whole(token: Token, span: Span) -> bool:
    """Whether a name at ``token`` names what ``span`` speaks of, and is not a part of its description ("friends of …")."""
    while span.start <= token.i < span.end and token.i != span.root.i:
        bare = token.dep_ == "nmod" and not any(child.dep_ == "case" for child in token.children)
        if token.dep_ in PARTS and not bare:
            return False
        if token.head.i == token.i:
            break
        token = token.head
    return True


def title_of(name: Span) -> Span | None:
    """The title before a name, without its article."""
    whole = with_title(name)
    start = whole.start
    while start < name.start and name.doc[start].pos_ in {"DET", "PRON"}:
        start += 1
    title = trimmed(name.doc[start : name.start]) if start < name.start else None
    if title is None or title.text.lower() in FAMILY:
        return None
    return title


def apposition_of(name: Span) -> Span | None:
    """A description set after a name by commas: ", a senior fellow at a think tank,"."""
    for child in name.root.children:
        if child.dep_ == "appos" and child.i >= name.end and child.pos_ in {"NOUN", "PROPN"}:
            phrase = core(name.doc[child.left_edge.i : child.right_edge.i + 1])
            start = phrase.start
            while start < child.i and name.doc[start].pos_ in {"DET", "PRON", "PUNCT"}:
                start += 1
            cut = trimmed(name.doc[start : min(phrase.end, start + LONGEST_ROLE)])
            if cut is not None:
                return cut
    return None


def conjuncts(span: Span) -> Iterator[Span]:
    """The parts of a coordinated phrase ("the president and his minister"); the phrase itself where it is one."""
    doc, root = span.doc, span.root
    parts = [c for c in root.conjuncts if span.start <= c.i < span.end and c.pos_ in {"NOUN", "PROPN", "PRON"} and c.i > root.i]
    if not parts:
        yield span
        return
    heads = [root, *parts]
    for number, head in enumerate(heads):
        end = heads[number + 1].left_edge.i if number + 1 < len(heads) else span.end
        start = span.start if number == 0 else max(head.left_edge.i, span.start)
        while start < head.i and doc[start].dep_ in {"cc", "punct"}:
            start += 1
        if start < end:
            part = trimmed(doc[start:end])
            while part is not None and len(part) > 1 and part[-1].dep_ in {"cc", "punct"}:
                part = trimmed(doc[part.start : part.end - 1])
            if part is not None:
                yield part


def head_noun(span: Span) -> Token:
    """The noun that a phrase is about: its own head, or what that only explains ("the navy's spokesman, | Lars Holm")."""
    root = span.root
    while root.dep_ in EXPLAINING and root.head.i != root.i:
        root = root.head
    return root


def whole(span: Span) -> Span:
    """A phrase of which the model found a word or two ("a" of "in a statement"), from its preposition to its noun at least."""
    root = span.root
    while root.dep_ in INNER and root.head.i != root.i:
        root = root.head
    if root.pos_ not in NOMINAL:
        return span
    return span.doc[min(span.start, root.left_edge.i) : max(span.end, root.i + 1)]


def bare(span: Span) -> str:
    """The phrase in plain text without its article, on one line."""
    words = [t for t in span if not t.is_space]
    while len(words) > 1 and words[0].pos_ in {"DET", "PRON"} and words[0].lower_ in DETERMINERS:
        words = words[1:]
    return " ".join(span.doc[words[0].i : words[-1].i + 1].text.split())


def is_subject(span: Span) -> bool:
    """Whether a mention is a subject, or names one ("President" in front of the name)."""
    return naming_head(span.root).dep_ in {"nsubj", "nsubj:pass"}


def naming_head(token: Token) -> Token:
    """The word whose place in the clause a mention has: "Ada Quill" stands where "President" does."""
    while token.dep_ in {"appos", "flat", "nmod:desc", "compound", "nmod"} and token.head.i != token.i:
        token = token.head
    return token


def is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or "Plur" in token.morph.get("Number", [])


def place_of(doc: Doc, run: tuple[int, int] | None) -> TextSpan | None:
    """Where a run of token numbers stands in the article, trimmed."""
    tokens = tokens_of(doc, run) if run is not None else None
    return None if tokens is None else text_span(tokens)


def tokens_of(doc: Doc, run: tuple[int, int]) -> Span | None:
    """A run of token numbers as a Span, trimmed."""
    return trimmed(doc[run[0] : run[1]])
