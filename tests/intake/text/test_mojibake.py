from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.text.mojibake import FILLER, LONGEST, MOST_LINES, as_meant, in_place, repaired
from tests.intake.texts import LEAD, article

NEWS = "“It’s over,” the envoy said — and left. The café in Göteborg closed; £5 was paid, says Mrs Núñez…"
LETTERS = "abcdefghij ABC àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿÀÂÃÄÅÇÉÊÍÑÓÔÕÖØÚÜ ’‘“”—–…€£«»°ºª ,.;:!?()\n"


def misread(text: str, encoding: str) -> str:
    """UTF-8 read in another encoding; what that does not know stays a control, as browsers have it."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_news_is_set_right_and_that_is_noted(encoding: str) -> None:
    assert repaired(misread(NEWS, encoding)) == (NEWS, (f"mojibake repaired: utf-8 read as {encoding}",))


def test_what_was_misread_twice_is_set_right() -> None:
    assert repaired(misread(misread(NEWS, "cp1252"), "cp1252")) == (NEWS, ("mojibake repaired: utf-8 read as cp1252, 2 times over",))


@pytest.mark.parametrize(
    "words", ["We donâ€™t know.", "We donâ\x80\x99t know.", "the cafÃ© was shut", "San JosÃ© it is", "ï»¿The ferry sailed."]
)
def test_one_unmistakable_sequence_is_enough(words: str) -> None:
    text, notes = repaired(words)
    assert text.isascii() or text[-1].isalpha() or "’" in text or "é" in text
    assert notes
    assert not {"Ã", "â", "ï"} & set(text)


@pytest.mark.parametrize(
    "words",
    [
        "NÃO É ASSIM",
        "‘AMANHû, MANHû",
        "« MANHû",
        "Âge, Â, Ânes",
        "Costs Â£5",
        "É» et é»",
        "GLÜCK ÃÄ×",
        "Her letters came with “â€™” where an apostrophe should be.",
        'On her screen each apostrophe shows as "â€™" and she hates it.',
        "The mojibake donâ€™t is what you get.",
        "Text in UTF-8 read as Latin-1 gives cafÃ© for a well-known word.",
        "itâ€™s “partly” right",
        "Ã¢â‚¬â„¢ and so onâ",
    ],
)
def test_what_is_meant_or_uncertain_stays(words: str) -> None:
    assert repaired(words) == (words, ())


def test_lines_are_set_right_one_by_one() -> None:
    assert repaired("itâ€™s fine\n“so” it’s")[0] == "it’s fine\n“so” it’s"


@given(st.lists(st.sampled_from([*NEWS.replace("…", ".").split(), "été", "Ærø", "“No,”", "a–b"]), min_size=1, max_size=30).map(" ".join))
def test_news_comes_back_from_being_misread(text: str) -> None:
    shown = misread(text, "cp1252")
    assert repaired(shown)[0] in (text, shown)
    if text.count("’") or "“" in text:
        assert repaired(shown)[0] == text


@given(st.lists(st.sampled_from([*NEWS.split(), "été", "NÃO", "Â", "«Â»", "‘MANHÃ’", "ÀÁÂÃ", "5 €", "Å."]), max_size=30).map(" ".join))
def test_proper_news_never_changes(text: str) -> None:
    assert repaired(text) == (text, ())


@given(st.text(LETTERS, max_size=40))
def test_what_is_repaired_gives_the_text_again_when_misread(text: str) -> None:
    again, notes = repaired(text)
    if not notes:
        assert again == text
    else:
        assert any(misread(line, "cp1252") in text for line in again.split("\n") if not line.isascii())


def test_repairs_do_not_repeat() -> None:
    once, _ = repaired(misread(NEWS, "cp1252"))
    assert repaired(once) == (once, ())


def test_a_text_beyond_any_report_is_left_alone() -> None:
    for long in ("donâ€™t " * (LONGEST // 8 + 1), "donâ€™t\n" * (MOST_LINES + 1)):
        assert repaired(long) == (long, ())


def test_a_plain_text_keeps_its_own_characters_and_is_understood_as_meant() -> None:
    shown = misread(f"The café’s “end”\n\nBy Ilse Núñez\n\n{NEWS}\n\n{LEAD}", "cp1252")
    report = article(shown)
    assert report.text == shown
    assert (report.title, report.byline) == ("The café’s “end”", "Ilse Núñez")
    assert report.notes == ("mojibake repaired: utf-8 read as cp1252",)
    assert as_meant(report).text != shown
    assert as_meant(article(LEAD)).text == LEAD


def test_the_text_of_a_page_or_a_record_is_set_right() -> None:
    shown = misread(NEWS, "cp1252")
    assert article(json.dumps({"text": shown})).text == NEWS
    assert NEWS in article(f"<html><body><p>{shown}</p><p>{LEAD}</p></body></html>").text


@given(st.lists(st.sampled_from([*NEWS.split(), "été", "“No,”", "a–b", "’s", "\n"]), min_size=1, max_size=30).map(" ".join))
def test_what_was_meant_stands_at_the_places_of_what_was_misread(text: str) -> None:
    shown = misread(text, "cp1252")
    meant, notes = in_place(shown)
    assert len(meant) == len(shown)
    assert notes == repaired(shown)[1]
    assert meant.replace(FILLER, "").split() == repaired(shown)[0].split()
