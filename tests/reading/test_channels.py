"""The channel of a statement is told by its cue, by where it was said and by whom it was said to; else it is left open."""

from __future__ import annotations

import pytest

from onrecord.domain.statements import Channel
from onrecord.reading.channels import CHANNELS, CUES, WORDS
from tests.reading.samples import reading

QUOTED = "“The harbour will stay open,” Mayor Ada Quill"


def channels(sentence: str) -> set[Channel | None]:
    """The channels of all that the mayor says in a report of this one sentence."""
    found = reading(f"Harbour stays open\n\n{sentence}\n")
    (mayor,) = (actor.key for actor in found.actors if actor.name == "Ada Quill")
    said = [statement.channel for statement in found.statements if statement.speaker == mayor]
    assert said
    return set(said)


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("Mayor Ada Quill tweeted on Friday that the harbour would stay open.", Channel.POST),
        (f"{QUOTED} wrote on Twitter.", Channel.POST),
        ("Mayor Ada Quill said in a statement that the harbour would stay open.", Channel.STATEMENT),
        (f"{QUOTED} said in a written statement.", Channel.STATEMENT),
        (f"{QUOTED} told reporters on Friday.", Channel.BRIEFING),
        (f"{QUOTED} said at a press conference in Riga.", Channel.BRIEFING),
        (f"{QUOTED} told CNN in an interview.", Channel.INTERVIEW),
        (f"{QUOTED} said in an interview with the Strait Herald.", Channel.INTERVIEW),
        (f"{QUOTED} wrote in a letter to the owners.", Channel.LETTER),
        (f"{QUOTED} said on television.", Channel.BROADCAST),
        (f"{QUOTED} said in a televised speech.", Channel.SPEECH),
        (f"{QUOTED} said during a hearing.", Channel.HEARING),
        (f"{QUOTED} said by phone.", Channel.CALL),
    ],
)
def test_words_tell_the_channel(sentence: str, channel: Channel) -> None:
    assert channels(sentence) == {channel}


def test_what_is_told_to_an_outlet_is_an_interview_where_no_word_tells_better() -> None:
    assert channels(f"{QUOTED} told the BBC.") == {Channel.INTERVIEW}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{QUOTED} said on Friday.",
        "Mayor Ada Quill said that the harbour would stay open.",
        "Mayor Ada Quill told the crews that the harbour would stay open.",
        "Mayor Ada Quill said that the letter from the owners was a joke.",
    ],
)
def test_where_nothing_tells_the_channel_it_is_left_open(sentence: str) -> None:
    assert channels(sentence) == {None}


def test_each_statement_has_its_own_channel() -> None:
    found = reading(
        "Harbour stays open\n\n"
        f"{QUOTED} told reporters on Friday.\n\n"
        "Union leader Otto Brandt said in a statement that the crews would return to work.\n\n"
        "Lawyers said that they would wait.\n"
    )
    names = {actor.key: actor.name for actor in found.actors}
    told = {names.get(statement.speaker or ""): statement.channel for statement in found.statements}
    assert (told["Ada Quill"], told["Otto Brandt"], told["Lawyers"]) == (Channel.BRIEFING, Channel.STATEMENT, None)


def test_no_word_tells_two_channels() -> None:
    assert len(CHANNELS) == sum(len(words.split()) for words in WORDS.values())
    assert all(CHANNELS.get(verb, channel) is channel for verb, channel in CUES.items())
