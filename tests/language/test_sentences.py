"""What the model says of marks and abbreviations never splits a quotation or a name from its title."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.sentences import sentence_starts
from onrecord.language.words import blank


def cut(text: str, likely: str = "", *, likelihood: float = 0.7, otherwise: float = 0.0) -> str:
    """``text`` with a bar before every start, where the model gives ``likelihood`` to each word of ``likely``, in order."""
    paragraphs = text.split("\n")
    tokens = [token for token in blank().make_doc(text) if not token.is_space]
    edges = {sum(len(p) + 1 for p in paragraphs[:number]) for number in range(len(paragraphs))}
    wanted = iter([*likely.split(), None])
    word = next(wanted)
    probability = np.full(len(tokens), otherwise)
    for number, token in enumerate(tokens):
        if token.text == word:
            probability[number], word = likelihood, next(wanted)
    assert word is None, f"no {word}"
    opens = [number for number, token in enumerate(tokens) if token.idx in edges]
    spaced = [token.idx == 0 or text[token.idx - 1].isspace() for token in tokens]
    starts = sentence_starts(probability, [token.text for token in tokens], spaced, opens)
    out = text
    for token, start in reversed(list(zip(tokens, starts, strict=True))):
        out = f"{out[: token.idx]}|{out[token.idx :]}" if start else out
    return out


@pytest.mark.parametrize(
    ("text", "likely", "starts"),
    [
        ("“And we stayed,” he said.", "“ And", "|“And we stayed,” he said."),
        ("He left. “And we stayed,” he said.", "And", "|He left. |“And we stayed,” he said."),
        ('He left. " And we stayed.', "And", '|He left. |" And we stayed.'),
        ('"We stayed." It rained.', '" It', '|"We stayed." |It rained.'),
        ('He said "we stay."She left.', "She", '|He said "we stay."|She left.'),
        ('He said "we stay.""They lie," she said.', "They", '|He said "we stay."|"They lie," she said.'),
        ("(We stayed.) It rained.", ") It", "|(We stayed.) |It rained."),
        ("'We stayed'", "' We", "|'We stayed'"),
        ("The crews' boats sank. It rained.", "' It", "|The crews' boats sank. |It rained."),
        ("“… As if we knew.”", "… As", "|“… As if we knew.”"),
        ("‘We left.’ “", "“", "|‘We left.’ “"),
    ],
)
def test_a_mark_stays_with_what_it_opens_or_closes(text: str, likely: str, starts: str) -> None:
    assert cut(text, likely) == starts


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Retired Lt. Col. Ilse Brandt left", "Col. Ilse"),
        ("and Sens. Lind and Holm left", "Lind"),
        ("on Jan. 6 it rained", "6"),
        ("the No. 10 dock", "10"),
        ("Jan Holm Sr. left", "Sr."),
        ("he holds an M.Phil. in law", "in"),
        ("“We stayed,” Minister Holm said", "Minister"),
        ("the Norland minister Holm left", "Holm"),
        ("Norland , Ltd. left", ","),
        ("“Who left?” asked Lind", "asked"),
    ],
)
def test_no_sentence_begins_where_nothing_has_ended(text: str, likely: str) -> None:
    assert cut(text, likely) == f"|{text}"


def test_a_quotation_that_begins_small_goes_on_with_its_sentence() -> None:
    assert cut("Lind “stayed on board” and slept", "“", likelihood=0.95) == "|Lind “stayed on board” and slept"


@pytest.mark.parametrize("text", ["Harbour Crews Refuse to Sail Under New Rules", "Crews Refuse To Sail: Board “Is Not Amused” by Strike"])
def test_a_headline_is_not_broken(text: str) -> None:
    assert cut(text, otherwise=0.95) == f"|{text.replace('Board', '|Board')}"


@pytest.mark.parametrize(
    "text", ["Ilse Lind Jan Holm Norland Crews", "Boats sail again Crews of the harbour agree", "– Posted by Ilse Lind"]
)
def test_what_is_no_headline_may_hold_several(text: str) -> None:
    assert "|" in cut(text, otherwise=0.95)[1:]


def test_a_name_after_a_dash_begins_a_line_of_its_own() -> None:
    assert cut("They must stay! — Ilse Lind (@harbour)", otherwise=0.1) == "|They must stay! |— Ilse Lind (@harbour)"
    assert cut("They stay – Lind left", otherwise=0.1) == "|They stay – Lind left"


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("He left. “All I know is this.”", "|He left. |“All I know is this.”"),
        ("She saw him on Wednesday. Rep. Lind saw him too.", "|She saw him on Wednesday. |Rep. Lind saw him too."),
        ("threats on the U.S. “If they fire,” he said", "|threats on the U.S. |“If they fire,” he said"),
        ("Who left? The crews. Then it rained.", "|Who left? |The crews. |Then it rained."),
        ("“Who knows?” Lind asked", "|“Who knows?” Lind asked"),
        ("at 10 a.m. (CDT) on Friday", "|at 10 a.m. (CDT) on Friday"),
        ("the U.S. Navy left", "|the U.S. Navy left"),
        ("it fell … and rose", "|it fell … and rose"),
    ],
)
def test_a_full_stop_before_a_capital_ends_a_sentence_that_the_model_holds_possible(text: str, starts: str) -> None:
    assert cut(text, otherwise=0.2) == starts


def test_a_paragraph_begins_a_sentence_whatever_it_begins_with() -> None:
    assert cut("Ferry strike ends\n”, he said\n… and left", "strike") == "|Ferry strike ends\n|”, he said\n|… and left"


words = st.lists(
    st.sampled_from(["“", "”", '"', "'", "(", ")", ".", ",", "…", "?", "—", "The", "boats", "Lt.", "U.S.", "6", "Sr."]), max_size=30
)


@given(words, st.data())
@settings(max_examples=150, deadline=None)
def test_only_paragraphs_begin_with_what_closes(line: list[str], data: st.DataObject) -> None:
    spaced = data.draw(st.lists(st.booleans(), min_size=len(line), max_size=len(line)))
    opens = sorted({0, *data.draw(st.lists(st.integers(0, max(0, len(line) - 1)), max_size=3))}) if line else []
    starts = sentence_starts(np.ones(len(line)), line, spaced, opens)
    assert len(starts) == len(line)
    assert all(starts[opens])
    assert all(number in opens or word not in {")", ".", ",", "?"} for number, word in enumerate(line) if starts[number])
