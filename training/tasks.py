"""Corpora as windows of words with the targets of the reports branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from onrecord.language import inventory
from onrecord.language.framing import framing
from onrecord.language.inventory import STATEMENT_ROLES, Role
from onrecord.language.pieces import Pieces
from onrecord.language.pipeline import lines
from onrecord.language.quotes import quotations
from onrecord.language.windows import windows
from onrecord.language.words import blank
from training.corpora import names, polnear, reports

IGNORED = -100
OPEN = -200
"""A word that bears none of the types its corpus marks, and may bear another."""

Stretch = tuple[int, int]
Parse = Callable[[str], tuple[Doc, Mapping[str, int]]]
"""The analysed Doc of a text, with the numbers of its labels of arcs."""

LONGEST = 6
"""Words of an event's predicate; longer ones are left out."""

PRONOUNS = frozenset("he she it they him her them his its their i we us our who".split())


@dataclass(frozen=True, slots=True)
class Anchor:
    """An anchor word, and for each role judged the words that fill it; words in ``judged`` alone count where it is set."""

    word: int
    roles: dict[Role, frozenset[int]]
    judged: frozenset[int] | None = None


@dataclass(slots=True)
class Example:
    """One window. Label rows are empty where the corpus does not bear on the head.

    ``framing`` is empty where no text is behind the words, ``heads`` and ``relations`` where no tree was asked for; a head outside
    the window is the word itself. ``factuality`` has predicates by their number, ``holds`` numbers of types of events that stand
    somewhere in the window.
    """

    words: list[str]
    pieces: int
    labels: dict[str, list[int]] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    framing: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    factuality: Mapping[int, float] = field(default_factory=dict)
    holds: frozenset[int] = frozenset()


class Sheet:
    """The words of one text with their offsets, and labels for all of them, to be cut into windows."""

    def __init__(self, text: str, left_out: Sequence[Stretch] = ()) -> None:
        self.words: list[str] = []
        self.offsets: list[Stretch] = []
        self.starts: list[int] = []
        self._at: dict[int, int] = {}
        fresh = True
        for token in blank().make_doc(text):
            if token.is_space:
                fresh = fresh or "\n" in token.text
                continue
            begin, end = token.idx, token.idx + len(token.text)
            if any(begin < b and a < end for a, b in left_out):
                fresh = True
                continue
            if fresh:
                self.starts.append(len(self.words))
                fresh = False
            for place in range(begin, end):
                self._at[place] = len(self.words)
            self.words.append(token.text)
            self.offsets.append((begin, end))
        self.framing = framing(self.offsets, self.starts, quotations(text, lines(text)))
        self.heads: list[int] = []
        self.relations: list[int] = []
        self.labels: dict[str, list[int]] = {}
        self.anchors: list[Anchor] = []

    def hang(self, doc: Doc, relations: Mapping[str, int]) -> None:
        """Take over the tree of an analysed Doc of the same text; ``relations`` numbers the labels of arcs."""
        found = [doc[number] for number in (token.i for token in doc if not token.is_space)]
        self.heads = [self._at[token.head.idx] for token in found]
        self.relations = [relations.get(token.dep_, 0) for token in found]

    def of(self, stretch: Stretch | None) -> list[int]:
        """Numbers of the words that a stretch of text touches."""
        if stretch is None:
            return []
        return sorted({self._at[p] for p in range(*stretch) if p in self._at})

    def mark(self, head: str, inventory_: Sequence[str], kind: str, words: Sequence[int]) -> None:
        """Write a BIO run over ``words`` unless a word is taken."""
        row = self.labels[head]
        if words and all(row[w] == 0 for w in words):
            row[words[0]] = inventory_.index(f"B-{kind}")
            for word in words[1:]:
                row[word] = inventory_.index(f"I-{kind}")

    def examples(self, pieces: Pieces) -> Iterator[Example]:
        sizes = [len(pieces.of(w)) for w in self.words]
        for window in windows(sizes, self.starts, overlap=0):
            inside = range(window.start, window.end)
            part = slice(window.start, window.end)
            example = Example(self.words[part], sum(sizes[part]), framing=self.framing[part])
            example.heads = [head - window.start if head in inside else word for word, head in enumerate(self.heads[part])]
            example.relations = self.relations[part]
            example.labels = {head: row[part] for head, row in self.labels.items()}
            for anchor in self.anchors:
                if anchor.word in inside:
                    roles = {r: frozenset(w - window.start for w in ws if w in inside) for r, ws in anchor.roles.items()}
                    judged = None if anchor.judged is None else frozenset(w - window.start for w in anchor.judged if w in inside)
                    example.anchors.append(Anchor(anchor.word - window.start, roles, judged))
            yield example


def from_polnear(articles: Iterable[polnear.Annotated], pieces: Pieces, *, parse: Parse | None = None) -> Iterator[Example]:
    """Attributions; with ``parse`` every example has its trees."""
    for article in articles:
        sheet = Sheet(article.text)
        if parse is not None:
            sheet.hang(*parse(article.text))
        sheet.labels = {"polnear_cue": [0] * len(sheet.words), "attribution": [0] * len(sheet.words)}
        roles: dict[int, dict[Role, frozenset[int]]] = {}
        for attribution in article.attributions:
            for kind in ("source", "cue", "content"):
                for stretch in getattr(attribution, kind):
                    sheet.mark("attribution", inventory.ATTRIBUTION_LABELS, kind.upper(), sheet.of(stretch))
            cue = [w for s in attribution.cue for w in sheet.of(s)]
            if not cue:
                continue
            sheet.mark("polnear_cue", inventory.CUE_LABELS, "CUE", cue)
            own = roles.setdefault(cue[0], {Role.POLNEAR_SOURCE: frozenset(), Role.POLNEAR_CONTENT: frozenset()})
            own[Role.POLNEAR_SOURCE] |= {w for s in attribution.source for w in sheet.of(s)}
            own[Role.POLNEAR_CONTENT] |= {w for s in attribution.content for w in sheet.of(s)}
        sheet.anchors = [Anchor(word, own) for word, own in sorted(roles.items())]
        yield from sheet.examples(pieces)


def from_names(documents: Iterable[names.Named], pieces: Pieces) -> Iterator[Example]:
    for document in documents:
        words = [w for line in document.lines for w, _ in line]
        labels = [label for line in document.lines for _, label in line]
        starts, at = [], 0
        for line in document.lines:
            starts.append(at)
            at += len(line)
        row = [OPEN if label == names.OPEN else inventory.NAME_LABELS.index(label) for label in labels]
        sizes = [len(pieces.of(w)) for w in words]
        for window in windows(sizes, starts, overlap=0):
            part = slice(window.start, window.end)
            yield Example(words[part], sum(sizes[part]), {"names": row[part]})


def from_reports(articles: Iterable[reports.Report], pieces: Pieces) -> Iterator[Example]:
    for report in articles:
        sheet = Sheet(report.text, report.furniture)
        count = len(sheet.words)
        sheet.labels = {head: [0] * count for head in ("cue", "content", "event", "quantity")}
        sheet.labels["status"] = [IGNORED] * count
        _statements(sheet, report)
        _events(sheet, report)
        _quantities(sheet, report)
        _same(sheet, report)
        yield from sheet.examples(pieces)


def _statements(sheet: Sheet, report: reports.Report) -> None:
    found: dict[int, dict[Role, set[int]]] = {}
    for statement in report.data["statements"]:
        content = [w for c in statement["content"] for w in sheet.of(report.locate(c))]
        for word in content:
            sheet.labels["content"][word] = 1
        cue = sheet.of(report.locate(statement["cue"]))
        if not cue or not content:
            continue
        sheet.mark("cue", inventory.CUE_LABELS, "CUE", cue)
        own = found.setdefault(cue[0], {role: set() for role in STATEMENT_ROLES})
        own[Role.CONTENT].update(content)
        own[Role.SOURCE].update(sheet.of(report.locate(statement["speaker_span"])))
        own[Role.ADDRESSEE].update(sheet.of(report.locate(statement["addressee"])))
        own[Role.VENUE].update(sheet.of(report.locate(statement["venue"])))
    for word, own in sorted(found.items()):
        sheet.anchors.append(Anchor(word, {role: frozenset(ws) for role, ws in own.items()}))


def _events(sheet: Sheet, report: reports.Report) -> None:
    aliases = {a["name"]: sorted({a["name"], *a["aliases"]}, key=len, reverse=True) for a in report.data["actors"]}
    for event in report.data["events"]:
        nth = event.get("occurrence")
        span = {"span": event["span"], "occurrence": nth} if isinstance(event["span"], str) else event["span"]
        trigger, clause = sheet.of(report.locate(span)), report.locate(event["sentence"])
        if not trigger or len(trigger) > LONGEST:
            continue
        sheet.mark("event", inventory.EVENT_LABELS, event["type"] or inventory.UNTYPED, trigger)
        sheet.labels["status"][trigger[0]] = inventory.STATUSES.index(event["status"])
        roles = {Role.CLAUSE: frozenset(sheet.of(clause))}
        roles[Role.PLACE] = frozenset(sheet.of(_near(report, event["place"], clause)))
        roles[Role.CONDITION] = frozenset(sheet.of(report.locate(event["condition"])))
        for role, key in ((Role.ACTOR, "actor"), (Role.RECIPIENT, "recipient")):
            mentions = [_mention(report.text, aliases.get(name, [name]), clause) for name in event[key]]
            if all(mentions):
                roles[role] = frozenset(w for m in mentions for w in sheet.of(m))
        if not roles[Role.CLAUSE]:
            del roles[Role.CLAUSE]
        sheet.anchors.append(Anchor(trigger[0], roles))


def _near(report: reports.Report, item: object, clause: Stretch | None) -> Stretch | None:
    """A quoted span, taken inside the clause where it stands there."""
    if isinstance(item, str) and clause:
        at = report.text.find(item, *clause)
        if at >= 0:
            return at, at + len(item)
    return report.locate(item)


def _mention(text: str, forms: Sequence[str], clause: Stretch | None) -> Stretch | None:
    """The first place in the clause that names an actor by one of its forms, longest form first."""
    if clause is None:
        return None
    for form in forms:
        at = text.find(form, *clause)
        if at >= 0:
            return at, at + len(form)
    return None


def _quantities(sheet: Sheet, report: reports.Report) -> None:
    for quantity in report.data["quantities"]:
        words = sheet.of(report.locate(quantity))
        sheet.mark("quantity", inventory.QUANTITY_LABELS, "QUANTITY", words)
        counted = report.locate(quantity["of"])
        if words and counted:
            sheet.anchors.append(Anchor(words[0], {Role.COUNTED: frozenset(sheet.of(counted))}))


def _same(sheet: Sheet, report: reports.Report) -> None:
    """For a mention that is no name (a pronoun, a title), which mentions of the article mean the same actor."""
    places: dict[str, list[list[int]]] = {}
    taken: set[int] = set()
    forms = [(form, a["name"]) for a in report.data["actors"] for form in {a["name"], *a["aliases"]}]
    for form, name in sorted(forms, key=lambda f: (-len(f[0]), f)):
        at = report.text.find(form)
        while at >= 0:
            words = sheet.of((at, at + len(form)))
            if words and not taken.intersection(words) and sheet.offsets[words[0]][0] == at:
                taken.update(words)
                places.setdefault(name, []).append(words)
            at = report.text.find(form, at + len(form))
    mentioned = frozenset(w for found in places.values() for ws in found for w in ws)
    for statement in report.data["statements"]:
        words = sheet.of(report.locate(statement["speaker_span"]))
        if words and statement["speaker"] and (len(words) == 1 and sheet.words[words[0]].lower() in PRONOUNS):
            same = frozenset(w for ws in places.get(statement["speaker"], []) for w in ws)
            sheet.anchors.append(Anchor(words[0], {Role.SAME: same}, mentioned - frozenset(words)))
    for found in places.values():
        for words in found:
            if not any(sheet.words[w][:1].isupper() for w in words):
                same = frozenset(w for ws in found for w in ws if ws is not words)
                sheet.anchors.append(Anchor(words[-1], {Role.SAME: same}, mentioned - frozenset(words)))
