"""What in a text is not the report itself: by the words of a line, by its copies, and by what stands around it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence

from onrecord.domain.articles import FurnitureKind
from onrecord.intake.furniture import captions, cues
from onrecord.intake.furniture.copies import copies, repeats
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import either

INSETS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\({either('RELATED READ ALSO_READ SEE_ALSO SEE WATCH PHOTOS? VIDEO MORE READ_MORE')}\s?:[^()]{{5,200}}\)",
        r"(?<=\s)(?:[A-Z][\w.'-]+ ){1,4}[A-Z][\w.'-]*[a-z](?=[A-Z])[^\n]{20,600}? MORE\b",
        r"(?<=[a-z][.”\"])(?:The )?[A-Z][^.]{5,80} contributed to this report\.$",
        r"(?<=\S)\s{2,}(?:By|BY) [A-Z][^\n]{3,80}$",
        r"^[Ss]tory [Hh]ighlights\b(?= \S)",
        r"^[^\n]{20,400}?\((?:Photo|Image)s?(?: by)?: [^()\n]{3,80}\)(?=\s+\S)",
    )
)
"""Furniture that scraping has run together with the paragraph around it."""

SHORTEST_INSET = 12
"""Characters below which nothing is set within a paragraph."""

LEADS_A_LIST = re.compile(
    rf"^\W*{either('related read_(?:more|next|also) see_also also_read more recommended most_read most_popular trending')}"
    r"\b[^.]{0,30}[:.…]*$",
    re.IGNORECASE,
)
"""A line below which links to other articles stand."""

HEADLINE_WORDS, TITLED_HEADLINE_WORDS = 7, 12
"""From these lengths an unfinished line amid the report is no crosshead but the headline of another article."""

LONGEST_HEADLINE = 25

CROSSHEADS = 2
"""Crossheads that are plainly such, from which on a line somewhat longer is taken for another."""

GOES_ON = re.compile(r"[a-zß-ÿ,;)’']|.* MORE$")
"""How a line goes on that a link or an inset has broken off."""

TITLED = 0.85
"""Share of capitalised words from which a line is in title case."""

NO_HEADLINE = re.compile(
    rf"^{either('The An? This That These Those It He She They We I In On At Update')}\s|^\W*$|[“”\"@]|[:,;—–-]$|^[a-zß-ÿ]"
    rf"|\b{either('an? the of to in and or for with from by')}$|^[^\W\d_][.)]\s"
)
"""What headlines do not do: begin small or with an article or a pronoun, quote in double marks, or stop amid a phrase."""

HEAD_LINES = 3
"""Lines from the first, above which no label heads a plea."""

PLEA_WORDS = 4
"""Words of a plea that is more than a label."""

MOST_LINES = 5000
"""Lines beyond which a text is no report, and is not searched for furniture."""

YOU, WE = re.compile(r"\b[Yy]ou(?:r|rs)?\b"), re.compile(r"\b(?:[Ww]e|[Oo]urs?|us)\b")
ADDRESSED = re.compile(r"^(?!.*[“\"]).*?\b[Yy]ou(?:r|rs)?\b")
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
LABEL_WORDS, BUTTON_WORDS = 8, 4
"""Words of a label or a question within a plea, and of one that ends as a statement does."""

LABELS = 25
"""Words up to which the blocks of a page are judged by their words. Set on the pages of NAEB, trees fitted without their sites."""
TAIL = 0.5
"""Share of the text's characters below which a plea that runs to the end begins."""

TAKEN = 0.25
"""Share of the text's characters that such a plea takes at most without a cue of their own, labels aside."""

REPORT_WORDS = 20
"""Words from which a paragraph that speaks neither to the reader nor of the paper itself is the report going on."""

Marks = dict[int, FurnitureKind]
"""Kinds by the places of lines."""

Rule = Callable[[Sequence[Line], Marks], Marks]


def insets(words: str, start: int) -> list[tuple[int, int]]:
    """Stretches of a paragraph that begins at ``start`` which are furniture set within it, in order."""
    if len(words) < SHORTEST_INSET:
        return []
    found = sorted((hit.start() + start, hit.end() + start) for pattern in INSETS for hit in pattern.finditer(words))
    return [cut for at, cut in enumerate(found) if at == 0 or cut[0] >= found[at - 1][1]]


def mark(lines: Sequence[Line], *, known: Mapping[int, FurnitureKind], title: int | None, tagged: bool = False) -> Marks:
    """The kind of each line that is furniture, by its place in ``lines``.

    ``known`` is what the header rules or the tags of a page have told already; ``title`` is never marked. With ``tagged`` the
    layout of a page has told paragraphs from links and captions, and only short lines are furniture by their words.
    """
    marks: Marks = dict(known)
    if len(lines) > MOST_LINES:
        return marks
    rules: tuple[Rule, ...] = (_repeats, _labels) if tagged else (_copies, _cued, _captions, _linked, _pleas)
    for rule in rules:
        marks.update({at: kind for at, kind in rule(lines, marks).items() if at != title and at not in marks})
    return marks


def _cued(lines: Sequence[Line], marks: Marks) -> Marks:
    return {at: kind for at, line in enumerate(lines) if at not in marks and (kind := cues.kind_of(line)) is not None}


def _labels(lines: Sequence[Line], marks: Marks) -> Marks:
    """The same of short lines alone: what a page itself sets as a paragraph of its article seldom is anything else."""
    return {
        at: kind for at, line in enumerate(lines) if at not in marks and line.words <= LABELS and (kind := cues.kind_of(line)) is not None
    }


def _copies(lines: Sequence[Line], marks: Marks) -> Marks:
    return copies(lines, [at for at in range(len(lines)) if at not in marks])


def _repeats(lines: Sequence[Line], marks: Marks) -> Marks:
    return repeats(lines, [at for at in range(len(lines)) if at not in marks])


def _captions(lines: Sequence[Line], marks: Marks) -> Marks:
    return {at: FurnitureKind.CAPTION for at, line in enumerate(lines) if at > 0 and at not in marks and captions.is_caption(line)}


def _linked(lines: Sequence[Line], marks: Marks) -> Marks:
    """Headlines of other articles: below a line that leads a list, or alone amid the report."""
    found: Marks = {}
    leading = False
    running = [at for at, line in enumerate(lines) if at not in marks and not _like_headline(line)]
    amid = {at for at, line in enumerate(lines) if at not in marks and _like_headline(line) and _amid_report(lines, at, running)}
    least = TITLED_HEADLINE_WORDS if sum(_is_crosshead(lines, at) for at in range(1, len(lines) - 1)) >= CROSSHEADS else HEADLINE_WORDS
    for at, line in enumerate(lines):
        if marks.get(at) is FurnitureKind.NAVIGATION and LEADS_A_LIST.match(line.text):
            leading = True
        elif at not in marks:
            leading = leading and (_like_headline(line) or line.text.endswith("?"))
            if leading or (at in amid and _no_crosshead(line, least) and not _is_broken_off(lines, at)):
                found[at] = FurnitureKind.NAVIGATION
    return found


def _like_headline(line: Line) -> bool:
    return not line.finished and line.words <= LONGEST_HEADLINE and NO_HEADLINE.search(line.text) is None


def _is_crosshead(lines: Sequence[Line], at: int) -> bool:
    """Whether it plainly is one: a few words between two paragraphs."""
    return lines[at].words < HEADLINE_WORDS and lines[at].is_label and lines[at - 1].is_paragraph and lines[at + 1].is_paragraph


def _no_crosshead(line: Line, least: int) -> bool:
    """Whether it is too long for a crosshead; one in title case may be longer than a shout or the beginning of a sentence."""
    if line.text.isupper():
        return line.words >= HEADLINE_WORDS
    return line.words >= (TITLED_HEADLINE_WORDS if line.capitals > TITLED else least)


def _is_broken_off(lines: Sequence[Line], at: int) -> bool:
    return at + 1 < len(lines) and GOES_ON.match(lines[at + 1].text) is not None


def _amid_report(lines: Sequence[Line], at: int, running: Sequence[int]) -> bool:
    """Whether the nearest lines that are no furniture and no headlines, whose places are ``running``, are paragraphs, on both sides."""
    below = bisect(running, at)
    near = [lines[place] for place in running[max(below - 1, 0) : below + 1]]
    return 0 < below < len(running) and all(line.is_paragraph and not line.text.endswith(":") for line in near)


def _pleas(lines: Sequence[Line], marks: Marks) -> Marks:
    """What belongs to a plea of more than a label: the heading right above it, the line below that speaks to the reader, and its tail."""
    starts = [at for at, kind in sorted(marks.items()) if kind is FurnitureKind.PROMOTION and lines[at].words >= PLEA_WORDS]
    next_ = [at + 1 for at in starts if at + 1 < len(lines) and at + 1 not in marks]
    below = [at for at in next_ if ADDRESSED.search(lines[at].text) and not _goes_on(lines[at])]
    above = [at - 1 for at in starts if at > HEAD_LINES and at - 1 not in marks and lines[at - 1].is_label]
    return {**dict.fromkeys((*above, *below), FurnitureKind.PROMOTION), **_tail(lines, marks, starts)}


def _tail(lines: Sequence[Line], marks: Marks, starts: Sequence[int]) -> Marks:
    """The lines from a plea in the second half, below which no report goes on, to the end: labels and what leads to words to the reader."""
    size = lines[-1].span.end - lines[0].span.start if lines else 0
    last = max((at for at, line in enumerate(lines) if at not in marks and _goes_on(line)), default=-1)
    start = next((at for at in starts if at > last and lines[at].span.start - lines[0].span.start >= size * TAIL), len(lines))
    found: list[int] = []
    pending: list[int] = []
    for at in range(start + 1, len(lines)):
        if at in marks:
            continue
        pending.append(at)
        if _speaks(lines[at], YOU):
            found, pending = found + pending, []
    taken = sum(len(lines[at].text) for at in found if not _is_button(lines[at]))
    if taken > size * TAKEN or not all(_is_button(lines[at]) for at in pending):
        return {}
    return dict.fromkeys(found + pending, FurnitureKind.PROMOTION)


def _goes_on(line: Line) -> bool:
    """Whether a paragraph is plainly one of the report."""
    return cues.is_attributed(line) or (line.words >= REPORT_WORDS and not _speaks(line, YOU) and not _speaks(line, WE))


def _speaks(line: Line, person: re.Pattern[str]) -> bool:
    return person.search(QUOTED.sub("", line.text)) is not None


def _is_button(line: Line) -> bool:
    is_sentence = line.finished and not line.text.endswith("?")
    return line.words <= (BUTTON_WORDS if is_sentence else LABEL_WORDS) and not line.text.endswith(":")
