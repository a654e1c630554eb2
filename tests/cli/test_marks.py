from __future__ import annotations

import io

import pytest

from onrecord.cli import charts
from onrecord.cli.marks import PLAIN, write_plainly

DRAWN = charts.POINT + charts.LINE + charts.START + charts.END + charts.BELOW + charts.ABOVE


def written(text: str, encoding: str) -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding)
    write_plainly(stream)
    stream.write(text)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "plain"),
    [("utf-8", "“Ja” · ├─┤→ …naïvely 日"), ("ascii", '"Ja" - |-|> ~na?vely ?'), ("latin-1", '"Ja" · |-|> ~naïvely ?')],
)
def test_only_marks_that_an_encoding_has_not_are_written_plainly(encoding: str, plain: str) -> None:
    assert written("“Ja” · ├─┤→ …naïvely 日", encoding) == plain


def test_every_mark_of_a_chart_has_a_plain_one_that_is_as_wide() -> None:
    plain = written(DRAWN, "ascii")
    assert len(plain) == len(DRAWN)
    assert "?" not in plain


def test_plain_marks_are_ascii() -> None:
    assert all(chr(plain).isascii() for plain in PLAIN.values())


def test_what_is_no_text_stream_is_left_alone() -> None:
    stream = io.StringIO()
    write_plainly(stream)
    assert stream.errors is None
