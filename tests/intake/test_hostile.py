"""Text that nobody wrote to be read: every pattern of intake gets through it, and every visible character stays in a block."""

from __future__ import annotations

import pytest

from onrecord.domain.articles import Article
from tests.intake.texts import article

LENGTH = 250_000
UNITS = (
    *("a", "a ", "(", ".", ". ", "By ", "By Ada Brenn ", "Ann Bo and ", "Ann Bo in Oban, and ", "A. ", "Ann, ", "7", "12 ", "10:30 ", "| "),
    *("/", "A/", "— ", "“a” ", '"', "**a ", "__a", "`", "[", "[](a) ", "[a](", "![a](b)", "<p ", "# ", "> ", "http://a ", "www.", "@a "),
    *("AP ", "(AP) ", "© AP ", "AP writer ", "Contributing: ", "Reuters said ", "AP writers in Oban ", "Photo by ", "Original url: "),
    *("share", "share ", "sign up ", "you ", "at at ", "Jan 1, 2020 ", "2020-01-01 ", "aB MORE ", "a:B ", "— A (@a) ", "THE BOARD SAID "),
    *("ab\n", "Ab cd\n\n", "January 1, 2020\n", "ab\r\n", "one two three four\n\n", "Read more:\n\nSome Headline Of Words\n\n"),
    *("Ab, cd e f.\n\nSign up for our newsletter\n\n", "donâ€™t ", "donâ€™t\n", "Ã©", "é»", "Ж", "\x1b[0m "),
)


def covered(report: Article) -> str:
    return "".join("".join(block.span.of(report.text).split()) for block in report.blocks)


@pytest.mark.parametrize("unit", UNITS)
def test_one_thing_over_and_over(unit: str) -> None:
    report = article("Ab " + unit * (LENGTH // len(unit)))
    assert covered(report) == "".join(report.text.split())


@pytest.mark.parametrize("gap", [" ", "\t ", "\n", "\xa0"])
def test_a_wide_gap(gap: str) -> None:
    report = article(f"Ab{gap * LENGTH}cd")
    assert covered(report) == "Abcd"


@pytest.mark.parametrize(
    "line", ["word{0} two{0} three{0} four five", "one two three four {0}", "Harbour owners warn crews of strike number {0}"]
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_thousands_of_lines_that_differ(line: str, between: str) -> None:
    report = article(between.join(line.format(number) for number in range(4000)))
    assert covered(report) == "".join(report.text.split())


def test_lines_that_begin_alike_and_differ_in_length() -> None:
    report = article("\n\n".join("A b c d e f g h " * (number % 60 + 1) + "i." for number in range(2500)))
    assert covered(report) == "".join(report.text.split())
    assert len(report.furniture) > 2000
