"""Readings made up for measuring the joining of actors in large piles: small articles of names alone, drawn by a seeded generator.

People have first names and made surnames, several to a surname, met in full, by surname, with an office and in other spellings; bodies
go by their names and initials, governments by their countries. Who is met how often follows Zipf's law, as in news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, product

from onrecord.domain.actors import ActorKind, LocalActor, Mention, Role
from onrecord.domain.articles import Article, Block
from onrecord.domain.ids import digest, identify
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span

FIRST = (
    "Anna Boris Carla David Elena Farid Grace Henrik Irina James Karim Laura Mehmet Nadia Oleg Paula Quentin Rosa Samir Tamara Umar Vera "
    "William Xenia Yusuf Zofia Andrei Beatriz Cyril Dmitri Esther Feng Giulia Hassan Ingrid Jorge Khalid Leila Mikhail Noor Omar Petra "
    "Rashid Sergei Tariq Ursula Viktor Wanda Yuri Zainab Alexei Bridget Claude Daria Emil Fatima Gustav Helena Ivan Julia"
).split()
STEMS = (
    "Kher Bor Mal Tak Ser Vol Hag Lind Morr Petr Sok Dar Jal Rod Stan Wil Kov Bran Esk Fel Gor Hass Ibr Jens Lun Mak Nor Orl Pav Rus Sav "
    "Tur Ulm Vas Yak Zel Ander Bell Crav Dov"
).split()
ENDINGS = "ov enko son ssen escu ic adze yan ani ell er ham ton ley ski ez ault eira oui ard".split()
OFFICES = ("President", "Prime Minister", "Senator", "General", "foreign minister", "spokesman")
VARIANTS = (("Kh", "H"), ("Y", "I"), ("ski", "sky"), ("ov", "off"), ("ss", "s"), ("J", "Dj"), ("ei", "ey"), ("ic", "itch"))
"""Other spellings that a surname from another script is met in."""

FIELDS = "Trade Energy Health Border Labour Water Space Fisheries Railway Election Refugee Climate".split()
SORTS = "Commission Council Agency Authority Organisation Federation Institute Union".split()
PLACES = "Northern Southern Baltic Alpine Atlantic Pacific Central Coastal European African Asian Nordic Balkan Andean".split()
COUNTRIES = (
    "USA=United States;RUS=Russia;CHN=China;FRA=France;DEU=Germany;GBR=United Kingdom;UKR=Ukraine;IRN=Iran;SYR=Syria;TUR=Turkey;"
    "JPN=Japan;KOR=South Korea;PRK=North Korea;ISR=Israel;EGY=Egypt;POL=Poland;ITA=Italy;ESP=Spain;IND=India;BRA=Brazil"
)
SURNAME = "Smith"
PEOPLE, MET = 20_000, 12
"""How many people there are, and how many actors an article has."""

Told = tuple[ActorKind, str | None, str, tuple[tuple[str, str | None], ...]]
"""An actor of an article: kind, country, name and (phrase, bare name) of every mention."""

Made = tuple[dict[str, Article], list[Reading]]


def pile(size: int, *, seed: int = 1) -> Made:
    """So many articles with people, bodies and governments."""
    chance = random.Random(seed)
    people, bodies = persons(chance, PEOPLE), organisations()
    chance.shuffle(bodies)
    states = [tuple(pair.split("=")) for pair in COUNTRIES.split(";")]
    weights = {id(pool): _zipf(len(pool)) for pool in (people, bodies, states)}

    def draw() -> Told:
        sort = chance.random()
        pool: Sequence[tuple[str, ...]] = people if sort < 0.6 else bodies if sort < 0.85 else states
        (found,) = chance.choices(pool, cum_weights=weights[id(pool)])
        return _person(chance, found) if pool is people else _body(chance, found) if pool is bodies else _government(found)

    return _made(f"pile {seed}", ([draw() for _ in range(MET)] for _ in range(size)))


def namesakes(size: int, *, seed: int = 1) -> Made:
    """So many articles with one person each, all of one surname: with one of many first names, or alone."""
    chance = random.Random(seed)
    firsts = [f"{one}{two.lower()}" if two else one for one, two in product(FIRST, ("", "bel", "mar", "nik", "rad", "sim", "tan", "vil"))]
    told = (_person(chance, (chance.choice(firsts), SURNAME)) if chance.random() < 0.5 else _alone(SURNAME) for _ in range(size))
    return _made(f"namesakes {seed}", ([one] for one in told))


def persons(chance: random.Random, number: int) -> list[tuple[str, ...]]:
    """Full names, some borne by two."""
    surnames = [stem + ending for stem, ending in product(STEMS, ENDINGS)]
    return [(chance.choice(FIRST), chance.choice(surnames)) for _ in range(number)]


def organisations() -> list[tuple[str, ...]]:
    return [(f"{place} {field} {sort}",) for place, field, sort in product(PLACES, FIELDS, SORTS)]


def _zipf(number: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, number + 1)))


def _person(chance: random.Random, name: tuple[str, ...]) -> Told:
    first, last = name
    if chance.random() < 0.1:
        old, new = chance.choice(VARIANTS)
        last = last.replace(old, new)
    full = f"{first} {last}"
    if chance.random() < 0.15:
        return _alone(last)
    titled = ((f"{chance.choice(OFFICES)} {full}", full),) if chance.random() < 0.3 else ()
    return ActorKind.PERSON, None, full, ((full, full), *titled, (last, last))


def _alone(last: str) -> Told:
    return ActorKind.PERSON, None, last, ((last, last),)


def _body(chance: random.Random, found: tuple[str, ...]) -> Told:
    (name,) = found
    short = "".join(word[0] for word in name.split())
    sort = chance.random()
    forms = (name, short) if sort < 0.4 else (name,) if sort < 0.8 else (short,)
    return ActorKind.ORGANISATION, None, forms[0], tuple((form, form) for form in forms)


def _government(found: tuple[str, ...]) -> Told:
    code, name = found
    return ActorKind.GOVERNMENT, code, name, ((name, name),)


def _made(name: str, drawn: Iterator[list[Told]]) -> Made:
    articles, readings = {}, []
    for number, told in enumerate(drawn):
        article, reading = _article(f"{name}: {number}", told)
        articles[article.id] = article
        readings.append(reading)
    return articles, readings


def _article(name: str, told: Sequence[Told]) -> tuple[Article, Reading]:
    """An article that says nothing but who is in it, and its reading; of two actors of one name the first is kept."""
    text, actors = "", []
    for kind, country, called, forms in {one[2]: one for one in reversed(told)}.values():
        mentions = []
        for phrase, bare in forms:
            mentions.append(Mention(Span(len(text), len(text) + len(phrase)), bare))
            text += f"{phrase}. "
        roles = tuple(Role(office, m.span) for m in mentions for office in OFFICES if text[m.span.start :].startswith(office))
        first = mentions[0].span
        actors.append(LocalActor(f"{kind.value}:{first.start}-{first.end}", called, kind, country, tuple(mentions), roles))
    sha = digest(f"{name}\n{text}".encode())
    article = Article(identify("a", sha), sha, text, (Block(Span(0, len(text))),), (name,))
    return article, Reading(article.id, tuple(actors), (), (), (), (), (), 0)
