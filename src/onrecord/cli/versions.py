"""``onrecord versions``: pages that were met in several states, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, one_line, short_id

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.spans import Span
    from onrecord.domain.versions import Change, Page, Version

UNCHANGED = "nothing changed in the article"


def command(
    record: options.RecordPath,
    article: options.Article = None,
    as_json: options.AsJson = False,
) -> None:
    """Pages that were met in several versions, and what changed from each to the next."""
    answer(record, lambda opened: opened.versions(article=article), LISTING, as_json=as_json)


def _steps(page: Page) -> Iterator[tuple[Version, Version, tuple[Change, ...]]]:
    """Each version with the one before, itself for the first, and what changed since."""
    before = page.versions[0]
    for version, changes in zip(page.versions, ((), *page.changes), strict=True):
        yield before, version, changes
        before = version


def _lines(record: Record, page: Page) -> Iterator[Row]:
    for number, (before, version, changes) in enumerate(_steps(page), start=1):
        known = page.address, f"{number}/{len(page.versions)}", _when(version), version.article
        if not changes:
            yield *known, "", "", "", "", ""
        for change in changes:
            was, became = _words(record, change, before, version)
            yield *known, change.kind, change.part, was, became, _differences(record, change, before, version)


def _cards(record: Record, page: Page) -> Iterator[Card]:
    note = "" if page.order_known else "which came first is not known"
    for number, (before, version, changes) in enumerate(_steps(page), start=1):
        yield Card(
            group=page.address,
            group_note=note,
            left=_when(version) or "no day",
            lead=f"version {number} of {len(page.versions)}",
            words=UNCHANGED if number > 1 and not changes else "",
            note=dotted(record.name(version.article), short_id(version.article)),
        )
        for change in changes:
            was, became = _words(record, change, before, version)
            yield Card(
                group=page.address,
                group_note=note,
                left=change.kind,
                lead=change.part if change.part != "body" else "",
                words="\n".join(f"{sign} {words}" for sign, words in (("-", was), ("+", became)) if words),
                note=_differences(record, change, before, version),
            )


def _when(version: Version) -> str:
    return version.fetched or version.modified or version.published_at or version.published or ""


def _words(record: Record, change: Change, before: Version, after: Version) -> tuple[str, str]:
    """What stands there in each version, nothing where it is not there."""
    if change.part == "body":
        return _quote(record, before, change.before), _quote(record, after, change.after)
    return change.was or "", change.became or ""


def _quote(record: Record, version: Version, span: Span | None) -> str:
    return one_line(record.quote(version.article, span)) if span else ""


def _differences(record: Record, change: Change, before: Version, after: Version) -> str:
    """The words that differ."""
    pairs = [(_quote(record, before, words.before), _quote(record, after, words.after)) for words in change.words]
    return ", ".join(" → ".join(f"“{words}”" if words else "nothing" for words in pair) for pair in pairs)


LISTING = Listing(
    ("page", "version", "when", "id", "change", "in", "before", "after", "words"),
    _lines,
    as_cards(_cards),
)
