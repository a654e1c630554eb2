"""What changed in an article from one version of its page to the next."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from onrecord.domain.articles import Article
from onrecord.domain.spans import Span
from onrecord.domain.versions import Change, ChangeKind, Difference, Part
from onrecord.intake.text.lines import SENTENCE_END

TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s\u200b-\u200f\u2060\ufeff\u00ad]")
STYLES = str.maketrans({**dict.fromkeys("‘’‚‛`´′", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "…": "."})
"""Marks that are set in one style or another, and mean the same."""
LEAST_ALIKE = 0.5
"""Share of the words that two sentences have in common when one is the other altered."""


@dataclass(frozen=True, slots=True)
class Token:
    span: Span
    form: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body, with the number of its paragraph and its own among all."""

    number: int
    paragraph: int
    tokens: tuple[Token, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        return tuple(token.form for token in self.tokens)

    @property
    def span(self) -> Span:
        return Span(self.tokens[0].span.start, self.tokens[-1].span.end)


def changes(before: Article, after: Article) -> tuple[Change, ...]:
    """All that differs from one version to the next: what is told about the article, then its body in the order of the text.

    What only moved, or is set with other blanks, quotation marks or dashes, or broken into other paragraphs, did not change.
    """
    return (*_heading(before, after), *_body(before, after))


def _heading(before: Article, after: Article) -> Iterator[Change]:
    for part in (Part.TITLE, Part.BYLINE, Part.PUBLISHED, Part.MODIFIED):
        was, became = getattr(before, part), getattr(after, part)
        if _forms(was or "") == _forms(became or ""):
            continue
        spans = (before.title_span, after.title_span) if part is Part.TITLE else (None, None)
        words = _differences(_tokens(before.text, spans[0]), _tokens(after.text, spans[1])) if spans[0] and spans[1] else ()
        yield Change(_kind(was, became), part, *spans, words, was, became)


def _kind(before: object, after: object) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.ALTERED


def _body(before: Article, after: Article) -> list[Change]:
    gone, come = _unmatched(_sentences(before), _sentences(after))
    found = []
    for one, other in _pairs(gone, come):
        found.append(Change(ChangeKind.ALTERED, Part.BODY, one.span, other.span, _differences(one.tokens, other.tokens)))
        gone.remove(one)
        come.remove(other)
    found += [Change(ChangeKind.REMOVED, Part.BODY, before=span) for span in _joined(gone)]
    found += [Change(ChangeKind.ADDED, Part.BODY, after=span) for span in _joined(come)]
    return sorted(found, key=_place)


def _place(change: Change) -> tuple[int, int, ChangeKind]:
    """By the place in the later version, what was removed by that in the earlier."""
    where = change.after or change.before
    return where.start if where else 0, where.end if where else 0, change.kind


def _sentences(article: Article) -> list[Sentence]:
    found: list[Sentence] = []
    title = _forms(article.title or "")
    for paragraph, block in enumerate(article.body):
        if _forms(block.span.of(article.text)) == title:
            continue
        ends = [block.span.start + match.end() for match in SENTENCE_END.finditer(block.span.of(article.text))]
        for start, end in zip([block.span.start, *ends], [*ends, block.span.end], strict=True):
            if start < end and (tokens := _tokens(article.text, Span(start, end))):
                found.append(Sentence(len(found), paragraph, tokens))
    return found


def _tokens(text: str, span: Span | None) -> tuple[Token, ...]:
    if span is None:
        return ()
    return tuple(Token(Span(*match.span()), match.group().translate(STYLES)) for match in TOKEN.finditer(text, span.start, span.end))


def _forms(text: str) -> tuple[str, ...]:
    return tuple(match.group().translate(STYLES) for match in TOKEN.finditer(text))


def _unmatched(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences that do not stand in the other version; of one that stands more often here than there, the last."""
    return _beyond(before, Counter(one.forms for one in after)), _beyond(after, Counter(one.forms for one in before))


def _beyond(sentences: Sequence[Sentence], there: Counter[tuple[str, ...]]) -> list[Sentence]:
    met: Counter[tuple[str, ...]] = Counter()
    left = []
    for one in sentences:
        met[one.forms] += 1
        if met[one.forms] > there[one.forms]:
            left.append(one)
    return left


def _pairs(gone: Sequence[Sentence], come: Sequence[Sentence]) -> list[tuple[Sentence, Sentence]]:
    """Sentences of which one is the other altered, the most alike first, each once."""
    scored = []
    for one in gone:
        for other in come:
            alike = Indel.normalized_similarity(one.forms, other.forms, score_cutoff=LEAST_ALIKE)
            if alike >= LEAST_ALIKE:
                scored.append((-alike, abs(one.number - other.number), one.number, other.number, one, other))
    taken: set[Sentence] = set()
    found = []
    for *_, one, other in sorted(scored, key=lambda entry: entry[:4]):
        if one not in taken and other not in taken:
            taken |= {one, other}
            found.append((one, other))
    return found


def _joined(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The spans of sentences, those of one paragraph that follow each other as one."""
    runs: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for at, one in enumerate(sentences):
        runs[one.paragraph, one.number - at].append(one.span)
    return (Span(run[0].start, run[-1].end) for run in runs.values())


def _differences(before: Sequence[Token], after: Sequence[Token]) -> tuple[Difference, ...]:
    matcher = SequenceMatcher(None, [token.form for token in before], [token.form for token in after], autojunk=False)
    return tuple(Difference(_extent(before[a:b]), _extent(after[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal")


def _extent(tokens: Sequence[Token]) -> Span | None:
    return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else None
