"""What is said without a cue: quotations go to whoever they belong to, turns to whoever has them, and nobody is made up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.statements import Statement, StatementKind
from tests.reading.samples import reading, words

HEADING = "Ferry strike enters its second week\n\n"


def said_by(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """The name of the speaker and the pieces of each statement."""
    found = reading(text)
    names = {actor.key: actor.name for actor in found.actors}
    return [(names.get(one.speaker or ""), tuple(piece.of(text) for piece in one.content)) for one in found.statements]


def with_words(text: str, words: str) -> list[Statement]:
    """The statements of which the words are a part."""
    return [one for one in reading(text).statements if any(words in piece.of(text) for piece in one.content)]


INTERRUPTED = HEADING + "“We have waited long enough,” Mayor Ada Quill told reporters on Friday. “The boats will sail tomorrow.”\n"
WITHIN_A_SENTENCE = HEADING + "“The owners,” Mayor Ada Quill said, “have promised nothing to the crews.”\n"
PARAGRAPHS = (
    HEADING
    + """Mayor Ada Quill said on Friday: “We have waited long enough for an answer.

“They have not written to us either.

“We will not wait any longer.”

The owners did not reply.
"""
)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (INTERRUPTED, ("We have waited long enough,", "The boats will sail tomorrow.")),
        (WITHIN_A_SENTENCE, ("The owners,", "have promised nothing to the crews.")),
        (PARAGRAPHS, ("We have waited long enough for an answer.", "They have not written to us either.", "We will not wait any longer.")),
    ],
    ids=["interrupted between sentences", "interrupted within one", "over paragraphs"],
)
def test_a_quotation_in_pieces_is_one_statement(text: str, pieces: tuple[str, ...]) -> None:
    assert [found for name, found in said_by(text) if name == "Ada Quill"] == [pieces]
    assert {one.kind for one in with_words(text, pieces[0])} == {StatementKind.DIRECT}


def test_a_quotation_alone_goes_to_the_last_speaker() -> None:
    text = HEADING + (
        "“We have waited long enough,” Mayor Ada Quill said on Friday.\n\n"
        "“The boats have been in the harbour for nine days, and the winter is long.”\n"
    )
    assert {name for name, pieces in said_by(text) if any("nine days" in piece for piece in pieces)} == {"Ada Quill"}


def test_a_quotation_far_from_all_speakers_has_none() -> None:
    text = HEADING + (
        "“We have waited long enough,” Mayor Ada Quill said on Friday.\n\n"
        "The crews left the harbour at noon.\n\n"
        "Rain fell on the island all day.\n\n"
        "“It has been the longest winter that this town has seen in years.”\n"
    )
    (statement,) = with_words(text, "longest winter")
    assert (statement.speaker, statement.cue, statement.speaker_span) == (None, None, None)


SCARE = HEADING + (
    "The owners' “final” offer came late on Friday, and the so-called “peace plan” was three pages long.\n\n"
    "Crews left the “old” harbour at noon.\n"
)


def test_scare_quotes_are_no_statements() -> None:
    for scared in ("final", "peace plan", "old"):
        assert all(any(piece.of(SCARE) != scared for piece in one.content) for one in with_words(SCARE, scared))


TRANSCRIPT = """Interview: the harbour master on the strike

The Strait Herald met harbour master Otto Brandt and union leader Clara Nyström on Friday.

BRANDT: We will sail. I told him that the crews are ready.

NYSTRÖM: Nobody has asked the crews.

BRANDT: That is not true. We asked them twice.

They have had our letter since May.

NYSTRÖM: We would wait for the owners.

The talks go on next week.
"""


def test_the_turns_of_a_transcript_have_their_speakers() -> None:
    turns = [one for one in reading(TRANSCRIPT).statements if one.cue is None and one.speaker_span is not None]
    names = {actor.key: actor.name for actor in reading(TRANSCRIPT).actors}
    assert [(names.get(one.speaker or ""), [piece.of(TRANSCRIPT) for piece in one.content]) for one in turns] == [
        ("Otto Brandt", ["We will sail. I told him that the crews are ready."]),
        ("Clara Nyström", ["Nobody has asked the crews."]),
        ("Otto Brandt", ["That is not true. We asked them twice.", "They have had our letter since May."]),
        ("Clara Nyström", ["We would wait for the owners."]),
    ]
    assert [one.speaker_span.of(TRANSCRIPT) for one in turns if one.speaker_span] == ["BRANDT", "NYSTRÖM", "BRANDT", "NYSTRÖM"]
    assert {one.kind for one in turns} == {StatementKind.DIRECT}


def test_an_i_within_a_turn_is_whoever_has_the_turn() -> None:
    told = [one for one in with_words(TRANSCRIPT, "the crews are ready") if one.cue is not None]
    names = {actor.key: actor.name for actor in reading(TRANSCRIPT).actors}
    assert [names.get(one.speaker or "") for one in told] == ["Otto Brandt"]


QUESTIONS = """Questions and answers on the strike

Q: Will the boats sail on Monday?

A: Nobody knows yet. The owners meet on Sunday.

Q: Who pays for the delay?

A: The passengers pay for it in the end.
"""


@pytest.mark.parametrize("stop", [":", "."])
def test_questions_and_answers_without_names_are_nobodys(stop: str) -> None:
    assert {name for name, _ in said_by(QUESTIONS.replace(":", stop))} <= {None}


def test_the_times_of_a_liveblog_speak_for_nobody() -> None:
    text = """Live: the ferry strike

10:45 The crews have left the harbour.

10:50 The boats are back.

11:05 Read more: the history of the strike

Read more: what the owners want

Read more: what the crews want
"""
    assert all(speaker is None for speaker, _ in said_by(text))


STORY = """Ferry strike enters its second week

{}We have waited long enough,{} Mayor Ada Quill said on Friday. {}The boats will sail tomorrow.{}

Union leader Otto Brandt said that the crews{} would {}decide{} soon.{}

{}Nobody has asked us,{} he added.
"""
MARKS = ["“", "”", "„", "‟", "«", "»", "'", "‘", "’", '"', "`", "``", "''", ""]


def check_speakers(text: str) -> None:
    """Every speaker is called as the text calls somebody, and every span has words of the text."""
    found = reading(text)
    names = {actor.key: actor.name for actor in found.actors}
    told = set(re.findall(r"\w+", text.casefold()))
    for one in found.statements:
        assert one.content
        assert all(piece.of(text).strip() for piece in one.content)
        assert list(one.content) == sorted(set(one.content))
        if one.speaker is not None:
            assert set(re.findall(r"\w+", names[one.speaker].casefold())) <= told
        if one.speaker_span is not None:
            assert one.speaker_span.of(text).strip()


@pytest.mark.parametrize("mark", MARKS[:-1])
@pytest.mark.parametrize("odd", [0, 1])
def test_every_other_mark_gone_makes_up_no_speaker(mark: str, odd: int) -> None:
    text = STORY.format(*(mark if number % 2 == odd else "" for number in range(STORY.count("{}"))))
    check_speakers(text)
    assert {"Ada Quill", "Otto Brandt"} <= {name for name, _ in said_by(text)}


@given(st.lists(st.sampled_from(MARKS), min_size=STORY.count("{}"), max_size=STORY.count("{}")))
@settings(max_examples=40, deadline=None)
def test_any_marks_anywhere_make_up_no_speaker(marks: list[str]) -> None:
    check_speakers(STORY.format(*marks))


def test_a_she_within_somebodys_words_is_not_that_somebody() -> None:
    text = """Press conference on the quay

VEY: We have asked for talks.

REPORTER: What did the minister tell you?

VEY: She told me that the offer came too late.

REPORTER: Thank you.
"""
    found = reading(text)
    names = {actor.key: actor.name for actor in found.actors}
    inner = [s for s in found.statements if words(text, s.speaker_span) == "She"]
    assert all("VEY" not in names.get(s.speaker or "", "") for s in inner)
