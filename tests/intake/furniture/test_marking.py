from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from onrecord.intake import Loaded, Source, load
from tests.intake.texts import LAST, LEAD, REPORT, SECOND, THIRD, article, kinds

FERRY = (
    "The larger of the two boats carries forty lorries and has sailed the strait since the spring of 1998, when the old pier was widened. "
    "Its engines were last renewed nine years ago, and the yard that built them has closed, so that every part must now be cast anew."
)
SHARED = Path(__file__).parents[3] / "shared"


def test_a_plain_report_has_only_its_date_marked() -> None:
    assert [kind for kind in kinds(article(REPORT)).values() if kind] == ["metadata"]


def test_second_copies_are_marked_and_the_first_stays() -> None:
    report = article("\n\n".join((LEAD, SECOND, THIRD, LAST, SECOND)))
    assert [block.furniture for block in report.blocks] == [None, None, None, None, "repeat"]


def test_a_sentence_set_twice_in_a_row_is_a_caption_with_its_copy() -> None:
    report = article(
        "\n\n".join((LEAD, SECOND, THIRD, LAST, "Crowds at the pier of Oban", "Crowds at the pier of Oban", LAST[:-5] + "year."))
    )
    assert [block.furniture for block in report.blocks[4:6]] == ["caption", "repeat"]


def test_a_cut_off_copy_and_a_pulled_sentence_are_repeats() -> None:
    two = f"{LAST} The fare for cars and for all who come on foot will stay as it is until the autumn."
    cut = LEAD[: LEAD.index(", the harbour")]
    report = article("\n\n".join((LEAD, SECOND, two, cut, LAST)))
    assert kinds(report)[cut] == kinds(report)[LAST] == "repeat"


def test_links_below_read_more_and_headlines_amid_the_report() -> None:
    links = ("Nine days without mail in the outer islands", "Ferry owners face questions")
    report = article(
        "\n\n".join((LEAD, SECOND, "Harbour owners warn crews of a longer strike next year", THIRD, LAST, "Read more:", *links))
    )
    marked = kinds(report)
    assert [marked[text] for text in ("Harbour owners warn crews of a longer strike next year", "Read more:", *links)] == ["navigation"] * 4


def test_crossheads_are_headings_and_no_furniture() -> None:
    report = article("\n\n".join((LEAD, "NINE DAYS", SECOND, "'Nobody Was Rescued'", THIRD, "What comes next", LAST)))
    headings = [block.span.of(report.text) for block in report.blocks if block.heading]
    assert headings == ["NINE DAYS", "'Nobody Was Rescued'", "What comes next"]
    assert not report.furniture


def test_a_plea_runs_to_the_end() -> None:
    plea = (
        "Sign up for our free weekly newsletter",
        "Dear readers,",
        "We are facing hard times, and the owners of the harbour would rather that nobody wrote of them.",
        "They say that the islands need no paper.",
        "Your help, however small, keeps us afloat.",
        "Once",
        "Monthly",
        "Remind me later.",
    )
    report = article("\n\n".join((LEAD, SECOND, THIRD, LAST, FERRY, *plea)))
    assert [block.furniture for block in report.blocks] == [None] * 5 + ["promotion"] * len(plea)


def test_a_plea_runs_to_the_end_below_one_amid_the_report() -> None:
    plea = ("Support the work of the Strait Herald!", "Dear readers,", "Without you there is no paper.")
    report = article("\n\n".join((LEAD, SECOND, THIRD, LAST, "Get the Strait Herald delivered to your inbox.", FERRY, *plea)))
    assert [kinds(report)[text] for text in (FERRY, *plea)] == [None, *["promotion"] * 3]


@pytest.mark.parametrize(
    "below",
    [
        ("We asked the owners of the boats for a reply.",),
        ("The mayor told us that she would not stand again. “I am tired,” she told us.",),
        ("We must hope that the board is right.", "It could also turn out otherwise.", LAST),
        ("For now the board asks us to wait, and you and I can do little else.", "Never again", LAST),
        ("You shall sail when you pay, the mate wrote to them.",),
        ("“We shall sail when you pay,” the mate wrote to them.", FERRY),
    ],
)
def test_a_plea_amid_the_report_takes_none_of_what_follows(below: tuple[str, ...]) -> None:
    report = article("\n\n".join((LEAD, SECOND, THIRD, "Get the Strait Herald delivered to your inbox.", *below)))
    assert [kinds(report)[text] for text in below[1:] or below] == [None] * len(below[1:] or below)


def test_a_plea_above_the_report_takes_none_of_it() -> None:
    spoken = "We believe that you and we have been ill served by the owners of the boats, who let our islands wait for their mail."
    report = article(
        "\n\n".join(
            ("Crews at the pier of Oban.", "Vote Here!", "Boats or bridges for us? Vote here!", LEAD, spoken, spoken[:-1] + " again.")
        )
    )
    assert kinds(report)[spoken] is None


def test_a_plea_amid_the_report_ends_with_it() -> None:
    report = article("\n\n".join((LEAD, SECOND, "Support the Strait Herald", "If you value our work, give £2 a month.", THIRD, LAST)))
    assert [block.furniture for block in report.blocks] == [None, None, "promotion", "promotion", None, None]


def test_an_inset_is_cut_out_of_its_paragraph() -> None:
    report = article(f"{LEAD} (RELATED: Nine days without mail)\n\n{SECOND}")
    assert kinds(report) == {LEAD: None, "(RELATED: Nine days without mail)": "navigation", SECOND: None}


def _figures(folder: str, gold: str) -> tuple[float, float]:
    """Furniture F1 of characters, and the share of body characters that are marked."""
    scorer = runpy.run_path(str(SHARED / "score" / "score_gold.py"))
    chars, span_of = scorer["chars"], scorer["span_of"]
    right = wrong = missed = body = 0
    for path in sorted((SHARED / gold / "articles").glob("**/*.json")):
        text_path = SHARED / folder / f"{path.stem}.txt"
        [loaded] = load(Source.from_path(text_path))
        assert isinstance(loaded, Loaded)
        text = loaded.article.text
        spans = [span for item in json.loads(path.read_text("utf-8"))["furniture"] if (span := span_of(text, item))]
        visible = {at for at, char in enumerate(text) if not char.isspace()}
        wanted = chars(spans) & visible
        marked = chars([(item.span.start, item.span.end) for item in loaded.article.furniture]) & visible
        right, wrong, missed = right + len(wanted & marked), wrong + len(marked - wanted), missed + len(wanted - marked)
        body += len(visible - wanted)
    return 2 * right / (2 * right + wrong + missed), wrong / body


@pytest.mark.shared
@pytest.mark.parametrize(("folder", "gold", "floor"), [("seeds", "gold/seeds", 0.90), ("stories/helsinki2018", "gold/helsinki2018", 0.90)])
def test_furniture_of_annotated_stories(folder: str, gold: str, floor: float) -> None:
    if not (SHARED / folder).exists():
        pytest.skip("the annotated stories are not beside the repository")
    f1, body_marked = _figures(folder, gold)
    assert f1 >= floor
    assert body_marked <= 0.01
