"""Words as Universal Dependencies cuts them, over every character of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.language.words import LONGEST, blank


def words(text: str) -> str:
    return " | ".join(token.text for token in blank().make_doc(text) if not token.is_space)


def assert_exact(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a pro-harbour rally", "a | pro-harbour | rally"),
        ("Norland-backed boats", "Norland | - | backed | boats"),
        ("U.S.-led talks, a 30-day truce", "U.S. | - | led | talks | , | a | 30 | - | day | truce"),
        ("COVID-19 since mid-2020", "COVID | - | 19 | since | mid-2020"),
        ("pages 8-10 and 8–10", "pages | 8 | - | 10 | and | 8 | – | 10"),
        ("call 555-0143 or 212-555-0143.", "call | 555-0143 | or | 212-555-0143 | ."),
        ("on 2020-06-16", "on | 2020-06-16"),
        ("No. 10 said no. Ten agreed", "No. | 10 | said | no | . | Ten | agreed"),
        ("Lt. Col. Brandt and Sens. Lind and Holm", "Lt. | Col. | Brandt | and | Sens. | Lind | and | Holm"),
        ("Wed., Jan. 6, they wed", "Wed. | , | Jan. | 6 | , | they | wed"),
        ("nets, etc., were lost etc. Then", "nets | , | etc. | , | were | lost | etc | . | Then"),
        ("at 5:30pm or 6pm", "at | 5:30 | pm | or | 6 | pm"),
        ("5G for $3.5bn, £20k", "5G | for | $ | 3.5 | bn | , | £ | 20 | k"),
        ("#FreeTheHarbour is #1 @ilse_b", "#FreeTheHarbour | is | # | 1 | @ilse_b"),
        ("what?! no!!!", "what | ?! | no | !!!"),
        ("it’s won't cannot wanna", "it | ’s | wo | n't | can | not | wan | na"),
        ("the ’70s and the 80's", "the | ’70s | and | the | 80's"),
        ("[T]he boat[s] [sic]", "[T]he | boat[s] | [ | sic | ]"),
        ("(see Table 8):", "( | see | Table | 8 | ) | :"),
        ("word—word word–word word--word -word", "word | — | word | word | – | word | word | -- | word | - | word"),
        ("and/or", "and | / | or"),
        ("the “lost war”—that is, them—“All", "the | “ | lost | war | ” | — | that | is | , | them | — | “ | All"),
        ("(all boats)—two–5 left—(or more)", "( | all | boats | ) | — | two | – | 5 | left | — | ( | or | more | )"),
        ("$5-$10, 5%–10%", "$ | 5 | - | $ | 10 | , | 5 | % | – | 10 | %"),
        ("the Y2K bug, 20K boats", "the | Y2K | bug | , | 20 | K | boats"),
        ("D-Vt., of W.Va., or Wyo. today", "D | - | Vt. | , | of | W.Va. | , | or | Wyo. | today"),
        ("boat(s), 401(k), 501(c)(3), (all)", "boat(s) | , | 401(k) | , | 501(c)(3) | , | ( | all | )"),
        ("(s)he paid at 11.30am", "(s)he | paid | at | 11.30 | am"),
        ("coup-de-main by de-miners", "coup | - | de | - | main | by | de-miners"),
        ("nets, etc.? No", "nets | , | etc. | ? | No"),
    ],
)
def test_words_are_cut_as_in_the_treebanks(text: str, cut: str) -> None:
    assert words(text) == cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("he said.The boats", "he | said | . | The | boats"),
        ("in 2007.After that", "in | 2007 | . | After | that"),
        ("“Never.”He left", "“ | Never | . | ” | He | left"),
        ("the end,then peace", "the | end | , | then | peace"),
        ("who?They did", "who | ? | They | did"),
    ],
)
def test_a_blank_left_out_parts_words_all_the_same(text: str, cut: str) -> None:
    assert words(text) == cut


@pytest.mark.parametrize(
    "text",
    ["https://example.org/a-b/c?d=1", "ilse.brandt@example.org", "@harbour_board"],
)
def test_addresses_stay_whole(text: str) -> None:
    assert words(f"Write to {text}.") == f"Write | to | {text} | ."


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("They nego\u00adtiate.", "They negotiate."),
        ("He left.\u200b Then", "He left. Then"),
        ("\ufeffThe don\u200b't", "The don't"),
        ("self‐\u200bdefence", "self‐defence"),
        ("a \u200b b", "a  b"),
        ("\u202bsaid\u202c it\x00", "said it"),
    ],
)
def test_what_is_not_seen_cuts_no_word(text: str, plain: str) -> None:
    seen, bare = blank().make_doc(text), blank().make_doc(plain)
    assert_exact(seen, text)
    assert [t.is_space for t in seen] == [t.is_space for t in bare]
    assert len(seen) == len(bare)


@pytest.mark.parametrize("text", ["\u200b", " \u200b\ufeff ", "a\n\u200b\nb"])
def test_a_blank_with_something_unseen_in_it_is_a_blank(text: str) -> None:
    doc = blank().make_doc(text)
    assert_exact(doc, text)
    assert [t.text for t in doc if not t.is_space] == [c for c in text if c.isalpha()]


def test_a_run_without_blanks_is_taken_in_pieces() -> None:
    text = "so " + "!.?" * LONGEST + " it " + "x" * (3 * LONGEST + 7)
    doc = blank().make_doc(text)
    assert_exact(doc, text)
    assert max(map(len, doc)) <= LONGEST


@given(st.text(alphabet=st.sampled_from("aA.1 -'’“[]\n\u200b\u00ad\u200d\ufe0f🙂e\u0301!?#"), max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_character_is_lost(text: str) -> None:
    assert_exact(blank().make_doc(text), text)
