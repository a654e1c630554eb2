"""A small pile of our own in which three people deal with one another, for tests of who acts, to whom, and on whose word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.domain.actors import ActorKind, LocalActor, Mention
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.record.keeping import keep
from onrecord.record.store import Store
from onrecord.records import tell_anew
from tests.record import piles

SAID = "\n\n“We wait,” Quill said of 40 boats.\n\nSubscribe"
REPORTS = {
    "one.txt": f"Ferry talks\n\nMayor Ada Quill met Bo Lind on 2021-03-04, Cy Marsh wrote.{SAID}",
    "two.txt": f"Lind and Marsh\n\nBo Lind and Cy Marsh met Mayor Ada Quill, “at noon”.{SAID}",
    "three.txt": f"No talks\n\nMayor Ada Quill met nobody, Bo Lind wrote.{SAID}",
    "four.txt": f"Somebody waits\n\nOthers met Mayor Ada Quill.{SAID}",
}
PEOPLE = {"Ada Quill": "NOR", "Bo Lind": None, "Cy Marsh": "SWE"}
"""By name, the country."""


def read(article: Article) -> Reading:
    """As the made-up reader; who stands before "met" acts, who stands after it is met, and it is told on the word of who "wrote"."""
    reading, text = piles.read(article), article.text
    told = [one for one in PEOPLE if one in text]
    actors = [LocalActor(one, one, ActorKind.PERSON, PEOPLE[one], (Mention(piles.span_in(text, one), one),)) for one in told]
    met = reading.events[0].span
    writer = next((one for one in told if f"{one} wrote" in text), None)
    event = replace(
        reading.events[0],
        actors=tuple(one for one in told if text.index(one) < met.start),
        recipients=tuple(one for one in told if text.index(one) > met.start and one != writer),
        according_to=writer,
    )
    quantities = tuple(replace(one, according_to=writer) for one in reading.quantities)
    return replace(reading, actors=tuple(actors), statements=(), events=(event,), quantities=quantities)


def make_record(path: Path) -> Path:
    """A record of the pile at ``path``."""
    store = Store(path, create=True)
    arrivals = [piles.article_of(place, text) for place, text in REPORTS.items()]
    for _ in keep(store, arrivals, load=piles.load, read=read, reader=piles.READER, program="1"):
        pass
    tell_anew(store)
    return path
