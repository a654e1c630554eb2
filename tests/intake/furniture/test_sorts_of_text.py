"""Texts of sorts that the rules were not written on: what must be marked in them, and that nothing else is."""

from __future__ import annotations

import pytest

from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article, kinds

TITLE = "Ferry crews end their strike"


def marked(*lines: str) -> dict[str, str]:
    """What is furniture, by its words."""
    return {words: kind for words, kind in kinds(article("\n\n".join(lines))).items() if kind}


def test_a_press_release() -> None:
    assert marked(
        "FOR IMMEDIATE RELEASE",
        TITLE,
        LEAD,
        "The agreement includes:",
        "• a second engineer on every night crossing of the strait between the islands",
        "• free passage for crews on days of rest",
        SECOND,
        "Copyright law will not be touched by the agreement, the board said.",
        "Support for crews",
        LAST,
        "- ENDS -",
        "Media contact: Tom Vries, tom.vries@harbour.example",
        "Tel: +44 1631 555 0100",
    ) == {
        "FOR IMMEDIATE RELEASE": "metadata",
        "- ENDS -": "metadata",
        "Media contact: Tom Vries, tom.vries@harbour.example": "metadata",
        "Tel: +44 1631 555 0100": "metadata",
    }


def test_a_transcript() -> None:
    assert not marked(
        TITLE,
        "MS BRANDT: Good morning. The boats sail again. I will take your questions now.",
        "Q: Do you think that the owners will keep their word?",
        "MS BRANDT: I do. We got it in writing, and we will follow the talks and update the crews.",
        "Do you believe that the fares will rise?",
        "MS BRANDT: Ask the owners. They told me that a report contains information on fares.",
        "Q: Thank you for your support.",
        "MS BRANDT: Thank you all. Sign up or stay home, they told us, and we stayed home.",
    )


def test_a_live_blog() -> None:
    assert marked(
        TITLE,
        "10.45am GMT",
        LEAD,
        "2h ago",
        "Our reporter at the pier says that the first boat has left, with the mail of nine days aboard.",
        "Share",
        "14:32",
        "The owners, who have 4,000 subscribers to their daily timetable, have not answered so far.",
        "Updated at 5:10 p.m. ET",
        THIRD,
        "This is a developing story. Please check back for updates.",
    ) == {
        "10.45am GMT": "metadata",
        "2h ago": "metadata",
        "Share": "navigation",
        "14:32": "metadata",
        "Updated at 5:10 p.m. ET": "metadata",
        "This is a developing story. Please check back for updates.": "metadata",
    }


def test_wire_copy_in_capitals() -> None:
    assert marked(
        "FERRY CREWS END STRIKE",
        "OBAN, MARCH 3 (REUTERS) - THE FERRY BETWEEN THE TWO ISLANDS WILL SAIL AGAIN FROM MONDAY, THE HARBOUR BOARD SAID.",
        "CREWS HAD REFUSED TO PUT TO SEA UNTIL OWNERS AGREED TO CARRY A SECOND ENGINEER, THE BOARD SAID IN A STATEMENT.",
        "THE OWNERS SAID THAT THEY WOULD PAY FOR THE EXTRA HANDS BY RAISING THE FARE FOR LORRIES.",
        "(REPORTING BY TOM VRIES; EDITING BY ILSE BRANDT)",
        "MORE TO COME",
    ) == {"(REPORTING BY TOM VRIES; EDITING BY ILSE BRANDT)": "metadata", "MORE TO COME": "metadata"}


def test_wrapped_mail() -> None:
    text = (
        "From: desk@herald.example\nSent: Tuesday, March 3, 2020 10:12\nSubject: Ferry crews end their strike\n\n"
        "The ferry between the two islands will sail again from Monday, the\nharbour board said, after a strike of nine days "
        "that had cut the outer\nislands off from mail and fresh food alike.\n\n"
        "The owners told reporters that they would pay for the extra hands by\nraising the fare for lorries from the first day "
        "of next month, and that\nwhoever follows them on Facebook would have known it.\n\n"
        "To unsubscribe write to desk@herald.example\n"
    )
    found = {words: kind for words, kind in kinds(article(text)).items() if kind}
    assert {words.split(":")[0]: kind for words, kind in found.items() if ": " in words} == {"From": "metadata", "Sent": "metadata"}


def test_a_scrape_in_markdown() -> None:
    assert marked(
        f"# {TITLE}",
        "![The night boat in port](https://herald.example/boat.jpg)",
        "[![Herald](https://herald.example/logo.png)](https://herald.example/)",
        f"**OBAN** — {LEAD} See the [timetable](https://harbour.example/times) of the board.",
        "> " + SECOND,
        "[Share](#) | [Tweet](#)",
        "## What comes next",
        LAST,
        "**[Read more: Nine days without mail](https://herald.example/mail)**",
    ).keys() == {
        "![The night boat in port](https://herald.example/boat.jpg)",
        "[![Herald](https://herald.example/logo.png)](https://herald.example/)",
        "[Share](#) | [Tweet](#)",
        "**[Read more: Nine days without mail](https://herald.example/mail)**",
    }


def test_an_analysis_with_long_crossheads() -> None:
    heads = ("The owners are not done", "Islands pay the price", "Nobody knows how long the peace at sea will hold")
    assert not marked(TITLE, LEAD, heads[0], SECOND, heads[1], THIRD, heads[2], LAST)


def test_a_post_that_the_report_quotes_is_a_copy_of_it() -> None:
    quoted = "Ilse Brandt wrote: “We got what we asked for and nobody had to be rescued to prove it.” The owners did not answer her."
    post = "We got what we asked for and nobody had to be rescued to prove it. — Ilse Brandt (@brandt) March 3, 2020"
    other = "Fares will rise from the first day of the month, for lorries. — Harbour Board (@board) March 3, 2020"
    assert marked(TITLE, LEAD, quoted, post, other, LAST) == {post: "repeat"}


def test_a_paragraph_set_again_with_small_changes_is_a_copy() -> None:
    again = SECOND.replace("Crews had", "The crews had")
    assert marked(TITLE, LEAD, SECOND, THIRD, again, LAST) == {again: "repeat"}


@pytest.mark.parametrize(
    "words",
    [
        "Published in 2014, the timetable sold 3,000 copies in a week.",
        "Reporting by the board found that 30 boats had no second engineer.",
        "The report contains information on the 300 crew members who stayed at home.",
        "The messages were found in an inbox that the harbour master had not opened for days.",
        "The board wants to get the messaging app banned aboard all ferries.",
        "Ms Brandt, who has thousands of people follow her on Twitter, did not answer.",
        "Denmark is making a contribution to the strike fund of the crews.",
        "The company changed its privacy policy after the strike had ended.",
        "The claims in a new book by Tom Vries are false, the owners said.",
        "Like us, they are tired of waiting for the boat.",
        "The photo by the harbour master showed two engineers asleep.",
        "The two sides signed up to a free trade deal that both now regret.",
        "“We'll follow the evidence and update the public,” the harbour master said.",
        "“If you liked this strike, you will love the next one,” Ms Brandt said.",
        "Watch officers on the bridge were told to call the harbour at 8 p.m. each day, the owners said.",
        "Contact with the ferry was lost at noon, a spokesman for the board said.",
        "Tom Vries, who had reported from the pier, was among those rescued, the board said.",
        "In a daily summary of the talks the board wrote that nothing had been agreed, and that nobody expected it.",
        "The strike is over, the harbour board said, and the boats will sail again from Monday. (PTI)",
    ],
)
def test_sentences_of_a_report_that_use_the_words_of_furniture(words: str) -> None:
    assert marked(TITLE, LEAD, SECOND, words, THIRD, LAST) == {}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Write to Tom Vries at tom.vries@herald.example", "promotion"),
        ("Follow Tom Vries on Twitter", "promotion"),
        ("Watch The Strait Tonight weekdays at 5 p.m.", "promotion"),
        ("Send a tip to the news desk.", "promotion"),
        ("If you enjoyed this article, we have an offer for you.", "promotion"),
        ("Visit the Herald's homepage for more stories.", "promotion"),
        ("Subscribe wherever you listen to podcasts.", "promotion"),
        ("His latest book, Nine Days, is available now.", "promotion"),
        ("Full Coverage: The strike", "navigation"),
        ("STRIKE:How nine days changed the islands", "navigation"),
        ("next Image 2 of 4", "navigation"),
        ("FOR CONTINUING COVERAGE OF THE STRIKE, CLICK HERE.", "navigation"),
        ("Associated Press writer Tom Vries in Oban contributed.", "metadata"),
        ("Vries reported from Oban.", "metadata"),
        ("--This report was updated at 8:07 a.m.", "metadata"),
        ("Analysis by Ada Brenn, Herald diplomatic correspondent", "metadata"),
        ("This article is based in part on wire-service reports.", "metadata"),
        ("An earlier version of this article misspelt the name of the pier.", "metadata"),
        ("Tom Vries / Getty Images Passengers in Oban watch the first boat leave.", "caption"),
        ("Ferry workers in Oban. Image: Harbour Board handout", "caption"),
        ("Hide caption " + "The night boat leaves the pier in the rain, with the mail of nine days aboard. " * 6, "caption"),
    ],
)
def test_furniture_in_words_that_are_its_own(words: str, kind: str) -> None:
    assert marked(TITLE, LEAD, SECOND, words.strip(), THIRD, LAST) == {words.strip(): kind}
