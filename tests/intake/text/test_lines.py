from __future__ import annotations

import pytest

from onrecord.domain.spans import Span
from onrecord.intake.text.lines import Line


def line(text: str) -> Line:
    return Line.of(Span(0, len(text)), text)


@pytest.mark.parametrize(
    ("raw", "bare"),
    [
        ("By [AFP](#)", "By AFP"),
        ("The crew. **AP / TASS**", "The crew. AP / TASS"),
        ("## Nine  days", "Nine days"),
        ("<https://x.example/a>", "https://x.example/a"),
        ("a * b ** c", "a * b ** c"),
        ("**a **b**", "**a b"),
        ("***a* b**", "*a* b"),
        ("[a [b](c)", "[a b"),
    ],
)
def test_markdown_is_taken_off(raw: str, bare: str) -> None:
    assert line(raw).text == bare


def test_what_is_counted() -> None:
    assert line("Mr. J. Smith left the U.S. on Monday. He was tired.").sentences == 2
    assert line("He was “tired.”").finished
    assert not line("Nine days").finished
    assert line("[a](#) | <https://x.example>").links
    assert not line("See https://x.example").links
    assert line("“Nine”—days!").key == line("nine days").key
    assert line("It was late...) Nobody came?! They left.").sentences == 3


def test_a_long_stretch_without_a_space_is_no_single_word() -> None:
    assert line("a" * 400).words == 10
    assert line("https://x.example/a-page").words == 1


def test_labels_and_paragraphs() -> None:
    assert line("Nine days").is_label
    assert not line("-----").is_label
    assert not line("The board said:").is_label
    assert line("The ferry between the islands will sail again from Monday, after nine days.").is_paragraph
    assert not line("Ferry crews end their strike").is_paragraph
