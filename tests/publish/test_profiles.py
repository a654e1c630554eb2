from __future__ import annotations

from dataclasses import replace

from onrecord.domain.actors import Actor, ActorKind, ActorMention, ActorRole
from onrecord.domain.spans import Span
from onrecord.publish.profiles import Profile, TitleHeld, titles_held
from tests.record import piles

HERE = Span(0, 5)


def test_titles_come_by_their_first_day_with_the_days_of_the_articles_that_give_them() -> None:
    days = {"harbour.txt": "2021-03", "gazette.txt": "2021-04-02", "courier.txt": None}
    articles = [replace(one, published=days[one.provenances[0]]) for one, _ in piles.pile()]
    ids = {one.provenances[0]: one.id for one in articles}
    given = [
        ("mayor", "gazette.txt"),
        ("Mayor", "harbour.txt"),
        ("Mayor", "gazette.txt"),
        ("Skipper", "harbour.txt"),
        ("Clerk", "courier.txt"),
    ]
    roles = tuple(ActorRole(title, ids[name], HERE) for title, name in given)
    mentions = tuple(ActorMention(name, HERE) for name in ids.values())
    actor = Actor("actor-1", "Ada", ActorKind.PERSON, None, ("Ada",), roles, mentions)
    by_id = {one.id: one for one in articles}
    assert titles_held(actor, by_id) == (
        TitleHeld("Skipper", "2021-03-01", "2021-03-31", 1),
        TitleHeld("Mayor", "2021-03-01", "2021-04-02", 2),
        TitleHeld("Clerk", None, None, 1),
    )
    profile = Profile.of(actor, by_id, statements=[], events=[], initiatives=[])
    assert (profile.first, profile.last) == ("2021-03-01", "2021-04-02")
