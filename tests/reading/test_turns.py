"""Transcripts are told by labels that come again, and nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.language.pipeline import lines
from onrecord.reading.turns import turns


def parted(*paragraphs: str) -> list[tuple[str, list[str]]]:
    """The label and the words of each turn."""
    text = "\n\n".join(paragraphs)
    return [(turn.label.of(text), [span.of(text) for span in turn.content]) for turn in turns(text, lines(text))]


HEARING = (
    "The committee met on Friday.",
    "BRANDT: Will the boats sail?",
    "NYSTRÖM: They will not.",
    "BRANDT: Who decides that?",
    "NYSTRÖM: The crews do.",
)


def test_names_that_take_turns_make_a_transcript() -> None:
    assert parted(*HEARING) == [
        ("BRANDT", ["Will the boats sail?"]),
        ("NYSTRÖM", ["They will not."]),
        ("BRANDT", ["Who decides that?"]),
        ("NYSTRÖM", ["The crews do."]),
    ]


def test_what_stands_without_a_label_between_two_turns_goes_on_from_the_first() -> None:
    found = parted(*HEARING[:3], "Nobody has asked them.", "Nobody will.", *HEARING[3:])
    assert found[1] == ("NYSTRÖM", ["They will not.", "Nobody has asked them.", "Nobody will."])
    assert len(found) == 4


def test_what_stands_after_the_last_turn_is_the_report_again() -> None:
    assert parted(*HEARING, "The committee meets again on Monday.") == parted(*HEARING)


ASKED = [("Q:", "A:"), ("Question:", "Answer:"), ("QUESTION:", "ANSWER:"), ("Q.", "A."), ("Q (Lind):", "A:")]


@pytest.mark.parametrize(("asks", "answers"), ASKED)
def test_labels_that_tell_who_asks_and_who_answers_are_nobodys_turns(asks: str, answers: str) -> None:
    assert parted(f"{asks} Will they sail?", f"{answers} No.", f"{asks} Why not?", f"{answers} Nobody says.") == []


@pytest.mark.parametrize("asks", [asks for asks, _ in ASKED])
def test_a_question_without_a_name_may_be_answered_by_somebody_named(asks: str) -> None:
    found = parted(f"{asks} Will they sail?", "QUILL: No.", f"{asks} Why not?", "Nobody tells us.", "QUILL: They are tired.")
    assert found == [("QUILL", ["No."]), ("QUILL", ["They are tired."])]


@pytest.mark.parametrize(
    "label",
    ["ILSE BRANDT", "Ilse Brandt", "Ms. Brandt", "Ilse von der Brandt", "THE REV. ILSE BRANDT", "Anne-Marie Brandt", "Ilse O’Dea Brandt"],
)
def test_a_full_name_and_a_surname_are_one_label(label: str) -> None:
    found = parted(f"{label}: Will they sail?", "Lind: No.", "Brandt: Why not?", "Lind: Nobody says.")
    assert [label for label, _ in found] == [label, "Lind", "Brandt", "Lind"]


def test_a_role_in_brackets_is_no_part_of_the_name_nor_of_the_words() -> None:
    found = parted("BRANDT (chair): Will they sail?", *HEARING[2:])
    assert found[0] == ("BRANDT", ["Will they sail?"])


@pytest.mark.parametrize("title", ["Interview: Ilse Brandt on the strike", "Ferry strike: Crews stay ashore", "Watch: Boats in the rain"])
def test_a_label_that_stands_once_before_the_turns_is_none(title: str) -> None:
    assert parted(title, *HEARING) == parted(*HEARING)


def test_a_label_that_stands_once_after_the_turns_is_none() -> None:
    assert parted(*HEARING, "Correction: The committee has nine members.") == parted(*HEARING)


def test_somebody_who_speaks_once_among_the_turns_has_a_turn() -> None:
    found = parted(*HEARING[:3], "LIND: Let them finish.", *HEARING[3:])
    assert ("LIND", ["Let them finish."]) in found
    assert len(found) == 5


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Interview: Ilse Brandt", "The crews stay ashore.", "The owners wait."),
        ("BRANDT: Will they sail?", "LIND: No.", "BRANDT: Why not?"),
        ("Warning: Strong wind.", "Advice: Stay at home.", "Outlook: More wind.", "Contact: The harbour office."),
        ("Brandt: No.", "Brandt: No again.", "Brandt: Never.", "Brandt: Not at all."),
        ("10:45: The boats left.", "10:50: The boats came back.", "10:45: The boats left.", "10:50: The boats came back."),
        ("10:45 The boats left.", "10:50 The boats came back.", "11.05 The crews met.", "11.20 The crews voted."),
        ("Read more: The strike", "Read more: The vote", "See also: The owners", "See also: The boats"),
        ("BRANDT:No.", "LIND:Yes.", "BRANDT:No.", "LIND:Yes."),
        ("brandt: No.", "lind: Yes.", "brandt: No.", "lind: Yes."),
        ("The mayor who had met them said: No.", "The crews who had met her said: Yes.") * 2,
        ("“Brandt: No.”", "“Lind: Yes.”", "“Brandt: No.”", "“Lind: Yes.”"),
        (": No.", "1: Yes.", "— Lind: No.", "(Brandt): Yes."),
        ("BRANDT:", "LIND:", "BRANDT: ", "LIND: "),
        (),
    ],
    ids=[
        *("a title", "three turns", "no label comes again", "one speaker", "times with colons", "times", "read more", "no blank"),
        *("small letters", "clauses", "in quotation marks", "no word", "no words", "nothing"),
    ],
)
def test_these_are_no_transcripts(paragraphs: tuple[str, ...]) -> None:
    assert parted(*paragraphs) == []


def test_names_that_come_up_here_and_there_make_no_transcript() -> None:
    report = "The boats stayed in the harbour all day."
    assert parted(*(paragraph for line in HEARING for paragraph in (line, report, report, report))) == []


SPOKEN = ["BRANDT: Will they sail?", "ILSE BRANDT: Who knows: nobody.", "LIND: No.", "LIND (laughs): Never.", "LIND: : :"]
PLAIN = ["The boats stayed.", "10:45 The boats left.", "Read more: The strike", "Interview: Ilse Brandt", "LIND:", "“So", "\t"]
PARAGRAPHS = st.lists(st.sampled_from([*SPOKEN, *PLAIN, "Q: Why?", "A. Because.", "Question: Who?"]), max_size=14)


@given(PARAGRAPHS, st.sampled_from(["\n", "\n\n", "\r\n", " \n\n "]))
@settings(max_examples=200, deadline=None)
def test_turns_lie_in_the_text_in_order_and_apart(paragraphs: list[str], between: str) -> None:
    text = between.join(paragraphs)
    blocks = lines(text)
    at = 0
    for turn in turns(text, blocks):
        assert at <= turn.label.start
        assert text[turn.label.end : turn.content[0].start].rstrip().endswith(":")
        for span in turn.content:
            assert at <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()
            assert any(span in block for block in blocks)
            at = span.end


@given(st.lists(st.sampled_from([*SPOKEN, *SPOKEN, *PLAIN]), max_size=14))
@settings(max_examples=200, deadline=None)
def test_no_paragraph_between_the_first_turn_and_the_last_is_left_out(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    said = [span for turn in turns(text, lines(text)) for span in turn.content]
    between = [block for block in lines(text) if said and block.end >= said[0].end and block.end <= said[-1].end]
    assert [span.end for span in said] == [block.end for block in between]


@given(PARAGRAPHS)
@settings(max_examples=100, deadline=None)
def test_what_stands_around_a_transcript_changes_none_of_it(paragraphs: list[str]) -> None:
    around = ["The boats stayed in the harbour."]
    assert parted(*around, *paragraphs, *around) == parted(*paragraphs)


def test_no_paragraphs_no_turns() -> None:
    assert turns("BRANDT: No.", []) == ()
    assert turns("BRANDT: No.", [Span(0, 11)]) == ()
