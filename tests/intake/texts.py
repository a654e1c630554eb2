"""Reports of our own invention, for the tests of intake."""

from __future__ import annotations

from onrecord.domain.articles import Article
from onrecord.intake import Loaded, Refused, Source, load

LEAD = "The ferry between the two islands will sail again from Monday, the harbour board said, after a strike of nine days."
SECOND = "Crews had refused to put to sea until the owners agreed to carry a second engineer on every night crossing of the strait."
THIRD = "“We got what we asked for,” said Ilse Brandt, who led the talks, “and nobody had to be rescued to prove that we were right.”"
LAST = "The owners said that they would pay for the extra hands by raising the fare for lorries from the first day of next month."

REPORT = "\n\n".join(("Ferry crews end their strike", "March 3, 2020", LEAD, SECOND, THIRD, LAST))


def article(text: str | bytes, *, name: str = "a.txt") -> Article:
    """The one article of a text."""
    data = text.encode() if isinstance(text, str) else text
    [loaded] = load(Source.from_bytes(data, name=name))
    assert isinstance(loaded, Loaded)
    return loaded.article


def refused(data: bytes, *, name: str = "a.txt") -> Refused:
    """The one refusal of some bytes."""
    [refusal] = load(Source.from_bytes(data, name=name))
    assert isinstance(refusal, Refused)
    return refusal


def kinds(report: Article) -> dict[str, str | None]:
    """The kind of every block by its words."""
    return {block.span.of(report.text): block.furniture.value if block.furniture else None for block in report.blocks}
