"""PDF documents, as press releases come: the lines of their pages, without what repeats at the edges."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from onrecord.domain.articles import Known
from onrecord.errors import BinaryInput, EmptyInput, FormatError, InputError, TooLarge
from onrecord.intake.formats.records import Record
from onrecord.intake.formats.wrapped import Line, text_of
from onrecord.intake.limits import MOST_BYTES
from onrecord.intake.text.lines import key

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 300
MOST_OPERATIONS = 2_000_000
"""Operators and operands of all pages; a printed page has a few thousand."""

LIMITS = {
    "maximum_declared_stream_length": MOST_BYTES,
    "array_based_stream_maximum_output_length": MOST_BYTES,
    "lzw_maximum_output_length": MOST_BYTES,
    "run_length_maximum_output_length": MOST_BYTES,
    "zlib_maximum_output_length": MOST_BYTES,
    "brotli_maximum_output_length": MOST_BYTES,
    "stream_decoding_work_maximum_length": 3 * MOST_BYTES,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_page_entries": 200_000,
    "xform_maximum_invocations_per_extraction": 500,
}
"""What pypdf keeps to."""

EDGE = 2
"""Lines at the top and at the foot of a page that may be its header and footer."""

PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE)
FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|odt|rtf|pages)\b|^(?:microsoft word|untitled|layout|slide)", re.IGNORECASE)
TITLED_WITHIN = 2_000
"""Characters from the first in which a title has to stand to be believed."""

LIGATURES = {ord(char): unicodedata.normalize("NFKC", char) for char in "ﬀﬁﬂﬃﬄﬅﬆ"}
FEWEST_LETTERS = 20
UNLOCK = "open it with its password and print it to a new PDF"
PAST_HOPE = "the document is scanned: run text recognition (OCR) over it first"


def read(raw: bytes, *, place: str) -> Record:
    """The record of a document.

    Raises:
        BinaryInput: if it is encrypted.
        EmptyInput: if there is no text in it.
        FormatError: if it is broken.
        TooLarge: if it is more than any press release.
    """
    import pypdf

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # which otherwise tells the terminal of every oddity
    with pypdf.apply_configuration(pypdf.Configuration().with_overwrites(**LIMITS)):
        try:
            return _read(pypdf.PdfReader(BytesIO(raw)), place)
        except (InputError, KeyboardInterrupt):
            raise
        except pypdf.errors.DependencyError as error:  # its way of saying that the cipher is none of the old ones
            raise BinaryInput(place, "an encrypted PDF", hint=UNLOCK) from error
        except pypdf.errors.LimitReachedError as error:
            raise TooLarge(place, "a PDF that unpacks to more than any document", hint="print it to a new PDF, or copy its text") from error
        except Exception as error:  # pypdf meets broken documents with whatever they run it into
            raise FormatError(place, f"a broken PDF ({type(error).__name__})", hint="fetch it again, or print it to a new PDF") from error


def _read(reader: PdfReader, place: str) -> Record:
    if reader.is_encrypted and not reader.decrypt(""):
        raise BinaryInput(place, "an encrypted PDF", hint=UNLOCK)
    count = len(reader.pages)
    pages = list(_pages(reader, place))
    kept = _without_edges(pages)
    text = text_of(kept)
    if sum(char.isalpha() for char in text) < FEWEST_LETTERS:
        raise EmptyInput(place, "a PDF without text", hint=PAST_HOPE)
    left_out = sum(map(len, pages)) - sum(map(len, kept))
    notes = (f"{left_out} lines at the edges of pages left out",) if left_out else ()
    if count > MOST_PAGES:
        notes = (*notes, f"only the first {MOST_PAGES} of {count} pages were read")
    return Record("", text, _known(reader, text), notes)


def _pages(reader: PdfReader, place: str) -> Iterator[list[Line]]:
    """The lines of each page."""
    done = 0

    def count(_operator: Any, operands: Any, *_: Any) -> None:
        nonlocal done
        done += 1 + (len(operands[0]) if operands and isinstance(operands[0], list) else 0)
        if done > MOST_OPERATIONS:
            raise TooLarge(place, "a PDF of more drawings than text", hint="print it to a new PDF, or copy its text")

    for at in range(min(len(reader.pages), MOST_PAGES)):
        yield _lines(reader.pages[at], count)


def _lines(page: PageObject, count: Any) -> list[Line]:
    lines: list[Line] = []
    words: list[str] = []
    height = size = 0.0

    def visit(text: str, matrix: Sequence[float], own: Sequence[float], _font: object, font_size: float) -> None:
        nonlocal height, size
        for at, part in enumerate(re.split(r"\n", text)):
            if at and words:
                lines.append(Line(" ".join("".join(words).translate(LIGATURES).split()), height, size))
                words.clear()
            if part.strip() and not words:
                height = own[4] * matrix[1] + own[5] * matrix[3] + matrix[5]
                size = abs(font_size * own[3] * matrix[3]) or font_size
            if part.strip() or words:
                words.append(part)

    page.extract_text(visitor_text=visit, visitor_operand_before=count)
    visit("\n", (1, 0, 0, 1, 0, 0), (1, 0, 0, 1, 0, 0), None, 0)
    return [line for line in lines if line.text]


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the headers and footers that several have, and without their numbers; what heads the first page stays."""
    told = Counter(name for page in pages for name in {_edge_key(page[at].text) for at in _edges(page)})
    often = {name for name, count in told.items() if count > 1 and 2 * count >= len(pages)}

    def is_edge(page: Sequence[Line], at: int) -> bool:
        return _edge_key(page[at].text) in often or PAGE_NUMBER.fullmatch(page[at].text) is not None

    dropped = [{at for at in _edges(page) if is_edge(page, at) and (number or at >= EDGE)} for number, page in enumerate(pages)]
    return [[line for at, line in enumerate(page) if at not in out] for page, out in zip(pages, dropped, strict=True)]


def _edges(page: Sequence[Line]) -> list[int]:
    return [at for at in range(len(page)) if at < EDGE or at >= len(page) - EDGE]


def _edge_key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _known(reader: PdfReader, text: str) -> Known:
    """What the document says of itself, where its first lines bear it out; the day of its making is no day of publication."""
    try:
        told = reader.metadata
        title, author = (str(told.get(name) or "")[:500] if told else "" for name in ("/Title", "/Author"))
        made = (told.modification_date or told.creation_date) if told else None
    except Exception:  # as above; what it says of itself is no reason to refuse its text
        return Known()
    head = key(text[:TITLED_WITHIN])
    is_title = not FILE_NAME.search(title) and len(title.split()) > 1 and key(title) in head
    is_author = len(author.split()) > 1 and key(author) in head
    return Known(
        title=" ".join(title.split()) if is_title else None,
        byline=" ".join(author.split()) if is_author else None,
        modified=made.isoformat() if isinstance(made, datetime) else None,
    )
