"""Small reports of our own for the reading tests, and the way from text to Reading."""

from __future__ import annotations

from functools import lru_cache

from onrecord import language
from onrecord.domain.articles import Article, Block
from onrecord.domain.ids import digest, identify
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.language.pipeline import lines
from onrecord.reading import read

TALKS = """Denmark rejects Estonia's offer of talks

Denmark's foreign minister, Ilse Brandt, on Tuesday rejected an offer by Estonia to hold talks on the strait.

"We will not sit down while their ships are in our waters," Brandt told reporters in Copenhagen. She said that the offer came too late.

Estonian President Tomas Vey had proposed the meeting on Monday. "It is the only way out," he said in a statement.

The United States said it would send at least 12 boats and between 300 and 400 sailors to the region if the talks fail.
"""


def article(text: str) -> Article:
    """An article of which every line is a block."""
    blocks = tuple(Block(span) for span in lines(text))
    return Article(id=identify("a", digest(text.encode())), sha256=digest(text.encode()), text=text, blocks=blocks)


@lru_cache(maxsize=64)
def reading(text: str) -> Reading:
    made = article(text)
    return read(language.load(threads=1)(made), made)


def words(text: str, span: Span | None) -> str | None:
    return None if span is None else span.of(text)
