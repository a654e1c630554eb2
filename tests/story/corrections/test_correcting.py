from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actors import Actor, Mention
from onrecord.domain.articles import PublishedFrom
from onrecord.domain.corrections import RULE, Change, Correction, CorrectionKind, Place, correction
from onrecord.domain.events import EventType
from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.domain.stories import Story
from onrecord.story import tell
from tests.story.notes import GOVERNMENT, Notes, on

MERGE, SPLIT, RENAME = CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME
SPEAKER, WHEN, SAID_ON = CorrectionKind.SPEAKER, CorrectionKind.WHEN, CorrectionKind.SAID_ON
REJECT, ADD, UNDO = CorrectionKind.REJECT, CorrectionKind.ADD, CorrectionKind.UNDO


def ledger(*changes: Change) -> list[Correction]:
    return [correction(change, made=f"2031-03-20T10:00:{second:02}.000000+00:00", reason="seen") for second, change in enumerate(changes)]


def told(notes: Sequence[Notes], *changes: Change) -> Story:
    return tell([n.article for n in notes], [n.reading for n in notes], ledger(*changes))


def at(notes: Notes, words: str, nth: int = 1) -> Place:
    return Place(notes.article.id, notes.span(words, nth), words)


def names(story: Story) -> list[str]:
    return sorted(actor.name for actor in story.actors)


def of(story: Story, place: Place) -> Actor:
    """The actor that is mentioned there."""
    return next(actor for actor in story.actors if any((m.article, m.span) == (place.article, place.span) for m in actor.mentions))


def brenn() -> Notes:
    return Notes("Ada Brenn spoke.\nBrenn left.", published="2031-03-10").actor("Ada Brenn", called=("Brenn",))


def lind() -> Notes:
    return Notes("The harbour master spoke.", published="2031-03-11").actor("harbour master")


def test_who_was_merged_is_one_and_says_by_whose_hand() -> None:
    one, other = brenn(), lind()
    merge = Change(MERGE, (at(one, "Ada Brenn"),), (at(other, "harbour master"),))
    (actor,) = told([one, other], merge).actors
    assert {mention.article for mention in actor.mentions} == {one.article.id, other.article.id}
    assert actor.because == ("joined by hand on 2031-03-20: seen",)
    assert names(told([one, other])) == ["Ada Brenn", "harbour master"]


def test_kinds_and_countries_do_not_stand_in_the_way_of_a_merge() -> None:
    one = Notes("Norway spoke.").actor("Norway", GOVERNMENT, "NOR")
    other = Notes("Ada Brenn spoke.").actor("Ada Brenn", country="PER")
    third = Notes("Oslo left. Ada Brenn slept.").actor("Oslo", GOVERNMENT, "NOR").actor("Ada Brenn", country="PER")
    merge = Change(MERGE, (at(one, "Norway"),), (at(other, "Ada Brenn"),))
    assert len(told([one, other], merge).actors) == 1
    assert len(told([one, other, third], merge).actors) == 1


def test_whom_the_rules_join_to_either_is_part_of_a_merge() -> None:
    one, other = brenn(), Notes("Otto Lind spoke.").actor("Otto Lind")
    merge = Change(MERGE, (at(one, "Ada Brenn"),), (at(other, "Otto Lind"),))
    later = [Notes("Ada Brenn sang.").actor("Ada Brenn"), Notes("Lind danced.").actor("Lind")]
    assert len(told([one, other, *later], merge).actors) == 1


def test_what_was_set_apart_is_an_actor_of_its_own() -> None:
    notes = [Notes(f"Ada Brenn {verb}.").actor("Ada Brenn") for verb in ("spoke", "sang", "slept")]
    first, second, third = (at(one, "Ada Brenn") for one in notes)
    story = told(notes, Change(SPLIT, (second,), (first, third)))
    assert of(story, first) == of(story, third) != of(story, second)
    assert of(story, second).because == ("set apart by hand on 2031-03-20: seen",)


@pytest.mark.parametrize("taken", [0, 1, 2])
def test_a_name_that_comes_later_goes_with_the_actor_that_was_left(taken: int) -> None:
    notes = [Notes(f"Ada Brenn {verb}.").actor("Ada Brenn") for verb in ("spoke", "sang", "slept")]
    places = [at(one, "Ada Brenn") for one in notes]
    rest = places[:taken] + places[taken + 1 :]
    later = Notes("Then Ada Brenn wept.").actor("Ada Brenn")
    story = told([*notes, later], Change(SPLIT, (places[taken],), tuple(rest)))
    assert of(story, at(later, "Ada Brenn")) == of(story, rest[0]) == of(story, rest[1]) != of(story, places[taken])


def test_a_spelling_that_was_set_apart_draws_what_is_spelt_so_later() -> None:
    spellings = ("Ada Hallambert", "Ada Hallanbert")
    notes, later = ([Notes(f"{name} {verb}.").actor(name) for name in spellings] for verb in ("spoke", "wept"))
    places, new = ([at(n, name) for n, name in zip(some, spellings, strict=True)] for some in (notes, later))
    assert len(told([*notes, *later]).actors) == 1
    for one, other in ((0, 1), (1, 0)):
        story = told([*notes, *later], Change(SPLIT, (places[one],), (places[other],)))
        assert of(story, new[one]) == of(story, places[one]) != of(story, places[other]) == of(story, new[other])


def test_what_was_set_apart_is_not_joined_by_way_of_a_third() -> None:
    one = Notes("Norway spoke.").actor("Norway", GOVERNMENT, "NOR")
    other = Notes("Oslo left.").actor("Oslo", GOVERNMENT, "NOR")
    third = [Notes(f"Norway {verb}. Oslo slept.").actor("Norway", GOVERNMENT, "NOR", called=("Oslo",)) for verb in ("sang", "wept", "sat")]
    split = Change(SPLIT, (at(other, "Oslo"),), (at(one, "Norway"),))
    story = told([one, other, *third], split)
    assert len({actor.id for actor in story.actors}) == len(story.actors) == 2
    assert len(of(story, at(other, "Oslo")).mentions) == 1


def test_mentions_of_one_local_actor_are_set_apart_with_what_rests_on_them() -> None:
    text = "Ada Brenn spoke.\n“We go,” Brenn said.\nBrenn struck.\nAda Brenn slept."
    notes = Notes(text).actor("Ada Brenn", called=("Brenn",)).said("We go,", "Ada Brenn")
    notes.event("struck", "strike", EventType.ASSAULT, by=("Ada Brenn",)).event("slept", "sleep", by=("Ada Brenn",))
    brenn_ = [at(notes, "Brenn", nth) for nth in (2, 3)]
    statement = replace(notes.reading.statements[0], speaker_span=brenn_[0].span)
    reading = replace(notes.reading, statements=(statement,))
    split = Change(SPLIT, tuple(brenn_), (at(notes, "Ada Brenn"),))
    story = tell([notes.article], [reading], ledger(split))
    apart, left = of(story, brenn_[0]), of(story, at(notes, "Ada Brenn"))
    assert (apart.name, left.name) == ("Brenn", "Ada Brenn")
    assert story.statements[0].speaker == apart.id
    assert {e.event.lemma: e.actors for e in story.events} == {"strike": (apart.id,), "sleep": (left.id,)}


def test_of_a_merge_and_a_split_the_later_holds() -> None:
    notes = [Notes(f"Ada Brenn {verb}.").actor("Ada Brenn") for verb in ("spoke", "sang")]
    one, other = (at(n, "Ada Brenn") for n in notes)
    split, merge = Change(SPLIT, (one,), (other,)), Change(MERGE, (one,), (other,))
    assert len(told(notes, split).actors) == 2
    assert len(told(notes, split, merge).actors) == 1
    assert len(told(notes, merge, split).actors) == 2


def test_whom_a_merge_after_a_split_joins_again_draws_later_names() -> None:
    notes = [Notes(f"Ada Brenn {verb}.").actor("Ada Brenn") for verb in ("spoke", "sang")]
    one, other = (at(n, "Ada Brenn") for n in notes)
    later = Notes("Then Ada Brenn wept.").actor("Ada Brenn")
    assert len(told([*notes, later], Change(SPLIT, (one,), (other,)), Change(MERGE, (one,), (other,))).actors) == 1


def test_a_name_by_hand_is_the_name_and_the_others_stay() -> None:
    notes = brenn()
    story = told([notes], Change(RENAME, (at(notes, "Ada Brenn"),), value="Adelaide Brenn"))
    (actor,) = story.actors
    assert (actor.name, actor.aliases) == ("Adelaide Brenn", ("Ada Brenn", "Brenn"))
    assert actor.because == ("named by hand on 2031-03-20: seen",)


def test_of_two_names_the_later_holds_and_a_split_leaves_it_behind() -> None:
    notes = [Notes(f"Ada Brenn {verb}.").actor("Ada Brenn") for verb in ("spoke", "sang")]
    one, other = (at(n, "Ada Brenn") for n in notes)
    both = [Change(RENAME, (one, other), value=name) for name in ("First", "Second")]
    assert names(told(notes, *both)) == ["Second"]
    assert names(told(notes, *both, Change(SPLIT, (other,), (one,)))) == ["Ada Brenn", "Second"]


def quarrel() -> Notes:
    """An article in which one speaks, on whose word something is told and counted."""
    text = "“Norway has 40 boats and shelled Lund,” Ada Brenn said.\nOtto Lind slept.\nThe deputy wept."
    notes = Notes(text, published="2031-03-14").actor("Ada Brenn").actor("Otto Lind").actor("Norway", GOVERNMENT, "NOR")
    notes.said("Norway has 40 boats and shelled Lund,", "Ada Brenn").event("shelled", "shell", EventType.ASSAULT, by=("Norway",))
    notes.count("40 boats", 40, 40, "boats")
    key = notes.key("Ada Brenn")
    reading = notes.reading
    return notes._with(
        events=tuple(replace(e, according_to=key) for e in reading.events),
        quantities=tuple(replace(q, according_to=key) for q in reading.quantities),
        statements=tuple(replace(s, speaker_span=notes.span("Ada Brenn")) for s in reading.statements),
    )


SAID = "Norway has 40 boats and shelled Lund,"


def speaker(notes: Notes, *to: Place, unread: bool = False) -> Change:
    return Change(SPEAKER, (at(notes, SAID),), to, source=notes.span("Ada Brenn"), unread=unread)


def test_a_speaker_by_hand_takes_what_is_told_on_the_speakers_word() -> None:
    notes = quarrel()
    story = told([notes], speaker(notes, at(notes, "Otto Lind")))
    lind_ = of(story, at(notes, "Otto Lind")).id
    (said,), (event,), (number,) = story.statements, story.events, story.quantities
    assert (said.speaker, event.according_to, number.according_to) == (lind_, lind_, lind_)
    assert said.corrected_by == event.corrected_by == number.corrected_by == (ledger(speaker(notes, at(notes, "Otto Lind")))[0].id,)
    assert said.statement.speaker_span is None


def test_a_speaker_may_be_one_who_is_not_mentioned_in_the_article() -> None:
    notes, other = quarrel(), lind()
    story = told([notes, other], speaker(notes, at(other, "harbour master")))
    assert story.statements[0].speaker == of(story, at(other, "harbour master")).id
    assert len(of(story, at(other, "harbour master")).mentions) == 1


def test_a_speaker_may_be_words_that_nobody_took_for_an_actor_or_nobody() -> None:
    notes = quarrel()
    story = told([notes], speaker(notes, at(notes, "The deputy"), unread=True))
    assert story.statements[0].speaker == of(story, at(notes, "The deputy")).id
    assert story.statements[0].statement.speaker_span == notes.span("The deputy")
    assert told([notes], speaker(notes)).statements[0].speaker is None


def test_days_by_hand_hold_and_have_their_rule() -> None:
    notes = quarrel()
    days = Change(WHEN, (at(notes, "shelled"),), value="2031-03-01/2031-03-02"), Change(SAID_ON, (at(notes, SAID),), value="2031-03-03")
    story = told([notes], *days)
    (said,), (event,) = story.statements, story.events
    assert (event.when, event.event.when and event.event.when.rule) == ("2031-03-01/2031-03-02", RULE)
    assert (said.said_on, said.statement.said_on and said.statement.said_on.rule) == ("2031-03-03", RULE)
    later = told([notes], *days, Change(WHEN, (at(notes, "shelled"),)))
    assert (later.events[0].when, later.events[0].event.when and later.events[0].event.when.rule) == (None, RULE)


def test_what_was_rejected_is_in_no_part_of_the_story() -> None:
    notes = quarrel()
    notes._with(events=tuple(replace(e, when=on("2031-03-13")) for e in notes.reading.events))
    assert told([notes]).timeline
    rejected = [(SAID, "statement"), ("shelled", "event"), ("40 boats", "quantity")]
    story = told([notes], *(Change(REJECT, (at(notes, words),), value=noun) for words, noun in rejected))
    assert (story.statements, story.events, story.quantities, story.timeline, story.lost) == ((), (), (), (), ())


def test_a_statement_is_added_by_its_words() -> None:
    notes = quarrel()
    added = Change(ADD, (at(notes, "Otto Lind slept."),), (at(notes, "Ada Brenn"),), "indirect", cue=at(notes, "wept"))
    (_, made) = told([notes], added).statements
    assert (made.statement.kind, made.statement.confidence, made.statement.cue) == (StatementKind.INDIRECT, 1.0, notes.span("wept"))
    assert made.speaker == of(told([notes], added), at(notes, "Ada Brenn")).id
    assert made.corrected_by == (ledger(added)[0].id,)


def test_what_a_later_reader_finds_itself_is_not_told_twice() -> None:
    notes = quarrel()
    added = Change(ADD, (at(notes, SAID),), (at(notes, "Otto Lind"),), "direct")
    (said,) = told([notes], added).statements
    assert said.speaker == of(told([notes], added), at(notes, "Otto Lind")).id


def test_of_an_addition_and_a_rejection_the_later_holds() -> None:
    notes = quarrel()
    added = Change(ADD, (at(notes, "Otto Lind slept."),), (), "indirect")
    out = Change(REJECT, (at(notes, "Otto Lind slept."),), value="statement")
    assert len(told([notes], added, out).statements) == 1
    assert len(told([notes], out, added).statements) == 2


def test_a_day_of_publication_by_hand_is_the_articles() -> None:
    notes = lind()
    (dating,) = told([notes], Change(CorrectionKind.PUBLISHED, (Place(notes.article.id),), value="2030-01-01")).datings
    assert (dating.published, dating.published_from) == ("2030-01-01", PublishedFrom.CORRECTION)


def test_mentions_and_entries_are_found_where_another_version_puts_them() -> None:
    notes = quarrel()
    reading = notes.reading

    def wider(span: Span) -> Span:
        return Span(span.start, span.end + 1)

    moved = replace(
        reading,
        actors=tuple(replace(a, mentions=tuple(Mention(wider(m.span), m.name) for m in a.mentions)) for a in reading.actors),
        statements=tuple(replace(s, content=tuple(map(wider, s.content))) for s in reading.statements),
        events=tuple(replace(e, span=wider(e.span)) for e in reading.events),
    )
    changes = [
        speaker(notes, at(notes, "Otto Lind")),
        Change(WHEN, (at(notes, "shelled"),), value="2031-03-01"),
        Change(MERGE, (at(notes, "Otto Lind"),), (at(notes, "Norway"),)),
    ]
    story = tell([notes.article], [moved], ledger(*changes))
    assert story.lost == ()
    assert story.events[0].when == "2031-03-01"
    assert story.statements[0].speaker == story.events[0].actors[0]


def test_words_are_found_where_another_version_has_them_in_the_text() -> None:
    notes = quarrel()
    change = speaker(notes, at(notes, "Otto Lind"))
    later = Notes(f"A headline.\n{notes.article.text}")
    article = replace(later.article, id=notes.article.id)
    later = later.actor("Ada Brenn").actor("Otto Lind").said(SAID, "Ada Brenn")
    reading = replace(later.reading, article=article.id)
    story = tell([article], [reading], ledger(change))
    assert story.lost == ()
    assert story.statements[0].speaker == of(story, replace(at(later, "Otto Lind"), article=article.id)).id


def test_what_finds_nothing_changes_nothing_and_is_named() -> None:
    notes, gone = quarrel(), Place("a-none", Span(0, 4), "Gone")
    nowhere = Place(notes.article.id, notes.span("slept"), "slept")
    changes = [
        Change(MERGE, (nowhere,), (at(notes, "Ada Brenn"),)),
        Change(SPLIT, (nowhere,), (at(notes, "Ada Brenn"),)),
        Change(RENAME, (nowhere,), value="Nobody"),
        Change(SPEAKER, (nowhere,), (at(notes, "Ada Brenn"),)),
        Change(SPEAKER, (at(notes, SAID),), (gone,)),
        Change(WHEN, (gone,), value="2031-03-01"),
        Change(SAID_ON, (nowhere,), value="2031-03-01"),
        Change(REJECT, (gone,), value="quantity"),
        Change(ADD, (gone,), (), "direct"),
        Change(CorrectionKind.PUBLISHED, (Place("a-none"),), value="2031-03-01"),
    ]
    story = told([notes], *changes)
    assert set(story.lost) == {one.id for one in ledger(*changes)}
    assert replace(story, lost=()) == told([notes])


def pool() -> tuple[list[Notes], list[Change]]:
    """Articles of one pile, and changes of all kinds that meet in them."""
    third = Notes("Otto Lind met Ada Brenn.\nBrenn left.", published="2031-03-15").actor("Ada Brenn", called=("Brenn",)).actor("Otto Lind")
    first, notes, other = brenn(), quarrel(), lind()
    ada, otto, master = at(notes, "Ada Brenn"), at(notes, "Otto Lind"), at(other, "harbour master")
    changes = [
        Change(MERGE, (ada, at(first, "Ada Brenn")), (master,)),
        Change(MERGE, (otto,), (ada,)),
        Change(SPLIT, (at(first, "Brenn", 2),), (ada, at(first, "Ada Brenn"))),
        Change(SPLIT, (at(third, "Ada Brenn"), at(third, "Brenn", 2)), (ada,)),
        Change(SPLIT, (master,), (ada,)),
        Change(RENAME, (ada, at(third, "Ada Brenn")), value="Adelaide"),
        speaker(notes, otto),
        speaker(notes, master),
        speaker(notes, at(notes, "The deputy"), unread=True),
        Change(WHEN, (at(notes, "shelled"),), value="2031-03-01"),
        Change(SAID_ON, (at(notes, SAID),), value="2031-03-02"),
        Change(REJECT, (at(notes, SAID),), value="statement"),
        Change(REJECT, (at(notes, "40 boats"),), value="quantity"),
        Change(ADD, (at(third, "Otto Lind met Ada Brenn."),), (master,), "indirect"),
        Change(ADD, (at(notes, SAID),), (otto,), "direct"),
        Change(CorrectionKind.PUBLISHED, (Place(other.article.id),), value="2031-04-01"),
    ]
    return [first, notes, other, third], changes


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_order_of_articles_and_ledger_tells_one_story(data: st.DataObject) -> None:
    notes, changes = pool()
    said = ledger(*data.draw(st.lists(st.sampled_from(changes), max_size=8)))
    taken = data.draw(st.lists(st.sampled_from(said), max_size=2)) if said else []
    said += [correction(Change(UNDO, value=one.id), made=f"2031-03-21T00:00:{n:02}.000000+00:00") for n, one in enumerate(taken)]
    mixed, shuffled = data.draw(st.permutations(notes)), data.draw(st.permutations(said + said[:2]))
    story = tell([n.article for n in notes], [n.reading for n in notes], said)
    assert tell([n.article for n in mixed], [n.reading for n in mixed], shuffled) == story
    ids = [actor.id for actor in story.actors]
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_undoing_all_of_a_ledger_leaves_nothing_of_it(data: st.DataObject) -> None:
    notes, changes = pool()
    said = ledger(*data.draw(st.lists(st.sampled_from(changes), max_size=6)))
    back = [correction(Change(UNDO, value=one.id), made=f"2031-03-21T00:00:{n:02}.000000+00:00") for n, one in enumerate(said)]
    assert tell([n.article for n in notes], [n.reading for n in notes], said + back) == told(notes)


def test_who_is_merged_across_stories_is_one_by_id() -> None:
    one, other = brenn(), lind()
    places = at(one, "Ada Brenn"), at(other, "harbour master")
    merge = Change(MERGE, (places[0],), (places[1],))
    assert of(told([one]), places[0]).id != of(told([other]), places[1]).id
    apart = told([one], merge), told([other], merge)
    assert of(apart[0], places[0]).id == of(apart[1], places[1]).id
    assert not apart[0].lost + apart[1].lost


def test_who_bears_one_full_name_is_one_in_every_story() -> None:
    one, other = brenn(), Notes("“No,” Ada Brenn said.\nAda Brenn left.", published="2032-01-01").actor("Ada Brenn")
    known = of(told([one]), at(one, "Ada Brenn")).id
    assert known == of(told([other]), at(other, "Ada Brenn")).id
    assert known != of(told([lind()]), at(lind(), "harbour master")).id
    renamed = told([one], Change(RENAME, (at(one, "Ada Brenn"),), value="A. B."))
    assert [(actor.id, actor.name) for actor in renamed.actors] == [(known, "A. B.")]


def test_who_was_set_apart_does_not_go_by_the_name() -> None:
    one = Notes("Ada Brenn spoke.\nAda Brenn left.", published="2031-03-10").actor("Ada Brenn")
    split = Change(SPLIT, (at(one, "Ada Brenn", 2),), (at(one, "Ada Brenn"),))
    story = told([one], split)
    assert of(story, at(one, "Ada Brenn")).id == of(told([one]), at(one, "Ada Brenn")).id
    assert of(story, at(one, "Ada Brenn", 2)).id != of(story, at(one, "Ada Brenn")).id
