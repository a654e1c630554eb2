from __future__ import annotations

import textwrap
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.intake.text.plain import paragraphs, split_at
from tests.intake.texts import LAST, LEAD, SECOND, THIRD


def words(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_blank_lines_part_paragraphs() -> None:
    assert words(f"{LEAD}\r\n\r\n  \r\n{SECOND}\r\n") == [LEAD, SECOND]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert words("\n".join((LEAD, SECOND, THIRD * 2, LAST))) == [LEAD, SECOND, THIRD * 2, LAST]


def test_wrapped_lines_are_joined() -> None:
    text = "\n\n".join(textwrap.fill(part, 72) for part in (LEAD, SECOND, THIRD))
    assert [" ".join(part.split()) for part in words(text)] == [LEAD, SECOND, THIRD]


def test_wrapped_paragraphs_without_blank_lines_end_at_a_short_line() -> None:
    text = "\n".join(textwrap.fill(part, 72) for part in (LEAD, SECOND))
    assert [" ".join(part.split()) for part in words(text)] == [LEAD, SECOND]


def test_short_lines_of_a_list_stay_apart() -> None:
    assert words(f"{LEAD * 2}\n\nOnce\nMonthly\nYearly") == [LEAD * 2, "Once", "Monthly", "Yearly"]


def test_a_sentence_that_a_blank_line_broke_is_one_paragraph() -> None:
    broken = "The harbour board said that it would not pay for repairs of the\n\nBrandt pier, which burned down in the autumn."
    assert words(broken) == [broken]


def test_a_cut_off_copy_is_not_taken_for_the_beginning_of_its_original() -> None:
    cut = LEAD[: LEAD.index(" from Monday")] + " from"
    assert words(f"{cut}\n\n{LEAD}") == [cut, LEAD]


def test_cuts_take_parts_out_and_leave_the_rest() -> None:
    text = "  2020-03-03 The ferry sails (RELATED: Ships) again"
    parts = [part.of(text) for part in split_at(Span(2, len(text)), text, [(2, 12), (29, 45)])]
    assert parts == ["2020-03-03", "The ferry sails", "(RELATED: Ships)", "again"]
    assert [part.of(text) for part in split_at(Span(2, 17), text, [(2, 12), (2, 16)])] == ["2020-03-03", "The"]


@given(st.text(alphabet=st.sampled_from("ab.,  \n\r\t“é\u2028\x0c\x1c\x85"), max_size=120))
@settings(max_examples=150, deadline=None)
def test_paragraphs_cover_all_that_is_visible_in_order(text: str) -> None:
    spans = paragraphs(text)
    assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(char.isspace() or at in covered for at, char in enumerate(text))
