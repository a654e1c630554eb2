from __future__ import annotations

import re
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.intake import Loaded, Source, load
from onrecord.intake.pages.places import byte_range
from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article

PAGE = f"""<html><head><title>{LEAD}</title><script>var a = "<p>{SECOND}</p>";</script></head><body>
<p hidden>unseen {LEAD}</p><h1>Ferry &amp; crew</h1><!-- <p>{LEAD}</p> -->
<p>{LEAD}</p><p>{SECOND.replace("every night", "every&nbsp;<b class='a>b'>night</b>")}</p><p>{THIRD}</p><p>{LAST}</p></body></html>"""


def words(markup: str) -> list[str]:
    return re.findall(r"\w+", unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", markup, flags=re.DOTALL)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_bytes_of_a_block_hold_its_words(encoding: str) -> None:
    raw = PAGE.encode(encoding)
    report = article(raw, name="page")
    for block in report.blocks:
        found = byte_range(report, raw, block.span)
        assert found is not None
        part = raw[found.start : found.stop].decode("utf-16-le" if encoding == "utf-16" else "utf-8")
        if "a>b" not in part:  # which only the tokenizer of the page, not that of this test, reads as one tag
            assert words(part) == words(escape(block.span.of(report.text)))


def test_a_copy_that_is_not_seen_is_not_taken_for_the_text() -> None:
    raw = PAGE.encode()
    report = article(raw, name="page")
    start = report.text.index(LEAD)
    found = byte_range(report, raw, Span(start, start + len(LEAD)))
    assert found is not None
    assert found.start == raw.index(f"<p>{LEAD}</p><p>".encode()) + 3
    assert raw[found.start : found.stop] == LEAD.encode()


def test_what_cannot_be_told_is_not_told() -> None:
    raw = PAGE.encode()
    report = article(raw, name="page")
    assert byte_range(report, b"<html><p>Something else</p></html>", Span(0, 5)) is None


@given(
    st.lists(
        st.sampled_from([LEAD, SECOND, "A <b>bold</b> word", "a &lt; b &amp; c", "naïve café", "<br>", "<li>one", "two &#8217;"]),
        min_size=1,
    )
)
@settings(max_examples=40, deadline=None)
def test_bytes_of_spans_hold_their_words(parts: list[str]) -> None:
    raw = f"<html><body>{''.join(f'<p>{part}</p>' for part in parts)}</body></html>".encode()
    [found] = load(Source.from_bytes(raw, name="page"))
    if not isinstance(found, Loaded):
        return
    for block in found.article.blocks:
        place = byte_range(found.article, raw, block.span)
        assert place is not None
        assert words(raw[place.start : place.stop].decode()) == words(escape(block.span.of(found.article.text)))
