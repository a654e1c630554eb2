"""Files of every format that is read, made in memory out of our own prose."""

from __future__ import annotations

import bz2
import gzip
import html
import json
import lzma
import plistlib
import zipfile
from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage
from io import BytesIO
from typing import Any

import zstandard

from tests.intake.texts import LAST, LEAD, SECOND, THIRD

TITLE = "Ferry crews end their strike"
BODY = (LEAD, SECOND, THIRD, LAST)
MOMENT = "2020-03-03T08:15:00+00:00"


def page(title: str = TITLE, paragraphs: Sequence[str] = BODY, *, head: str = "") -> str:
    written = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    start = f"<!DOCTYPE html><html><head><title>{html.escape(title)}</title>{head}</head>"
    return f"{start}<body><article><h1>{html.escape(title)}</h1>{written}</article></body></html>"


def row(at: int = 1, **more: object) -> dict[str, object]:
    """The fields of a record by our own names."""
    text = "\n\n".join(BODY)
    return {
        "id": f"r-{at}",
        "url": f"https://herald.example/{at}",
        "title": f"{TITLE}, {at}",
        "date": MOMENT,
        "outlet": "Strait Herald",
        "authors": "Ilse Brandt",
        "text": text,
        **more,
    }


def json_lines(rows: Sequence[Mapping[str, object]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in rows)


def table(rows: Sequence[Mapping[str, object]], *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    def cell(value: object) -> str:
        return '"' + str(value).replace('"', '""') + '"'

    lines = [delimiter.join(rows[0]), *(delimiter.join(map(cell, one.values())) for one in rows)]
    return "".join(line + "\r\n" for line in lines).encode(encoding)


def parquet(rows: Sequence[Mapping[str, object]], **options: Any) -> bytes:
    import pyarrow as pa
    from pyarrow.parquet import write_table

    file = BytesIO()
    write_table(pa.Table.from_pylist([dict(one) for one in rows]), file, **options)
    return file.getvalue()


def http(
    payload: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", headers: Mapping[str, str] | None = None
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *(f"{name}: {value}" for name, value in (headers or {}).items())]
    return "".join(line + "\r\n" for line in lines).encode() + b"\r\n" + payload


def chunked(payload: bytes, size: int = 100) -> bytes:
    parts = [payload[at : at + size] for at in range(0, len(payload), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def warc_record(at: int, block: bytes, *, kind: str = "response", media: str = "application/http", length: int | None = None) -> bytes:
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{at:012d}>",
        f"WARC-Date: 2020-03-03T08:{at // 60 % 60:02d}:{at % 60:02d}Z",
        f"WARC-Target-URI: https://herald.example/{at}",
        f"Content-Type: {media}",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "".join(line + "\r\n" for line in lines).encode() + b"\r\n" + block + b"\r\n\r\n"


def record_id(at: int) -> str:
    return f"00000000-0000-4000-8000-{at:012d}"


def page_record(at: int, **options: Any) -> bytes:
    return warc_record(at, http(page(f"{TITLE}, {at}").encode()), **options)


def warc(count: int = 2, *, packed: bool = False) -> bytes:
    """A web archive with a note of its own and a request before each page."""
    records = [warc_record(0, b"software: a crawler\r\n", kind="warcinfo", media="application/warc-fields")]
    for at in range(1, count + 1):
        records += [warc_record(1000 + at, b"GET / HTTP/1.1\r\n\r\n", kind="request"), page_record(at)]
    return b"".join(map(gzip.compress, records)) if packed else b"".join(records)


def zipped(files: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def wacz(count: int = 2) -> bytes:
    return zipped(
        {
            "archive/data.warc.gz": warc(count, packed=True),
            "datapackage.json": b'{"profile": "data-package"}',
            "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n',
        }
    )


def rss_item(at: int = 1, *, body: str | None = None) -> str:
    full = body if body is not None else "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    return (
        f"<item><title>{TITLE}, {at}</title><link>https://herald.example/{at}</link><guid isPermaLink='false'>tag:herald,{at}</guid>"
        f"<pubDate>Tue, 03 Mar 2020 08:15:00 GMT</pubDate><dc:creator>Ilse Brandt</dc:creator><description>{LEAD}</description>"
        f"<content:encoded><![CDATA[{full}]]></content:encoded></item>"
    )


def rss(items: Sequence[str], *, encoding: str = "utf-8", before: str = "") -> bytes:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n{before}<rss version="2.0" {spaces}><channel><title>Strait Herald</title>'
        f"<link>https://herald.example/</link>{''.join(items)}</channel></rss>"
    )
    return text.encode(encoding, "xmlcharrefreplace")


def atom(count: int = 2) -> bytes:
    entries = "".join(
        f'<entry><title type="html">{TITLE}, {at}</title><link href="/{at}"/><id>urn:herald:{at}</id><updated>{MOMENT}</updated>'
        f"<published>{MOMENT}</published><author><name>Ilse Brandt</name></author>"
        f'<content type="html">{html.escape("".join(f"<p>{one}</p>" for one in BODY))}</content></entry>'
        for at in range(1, count + 1)
    )
    head = '<title>Strait Herald</title><link href="https://herald.example/"/>'
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{entries}</feed>'.encode()


def json_feed(count: int = 2) -> bytes:
    items = [
        {
            "id": f"j-{at}",
            "url": f"https://herald.example/{at}",
            "content_html": page(),
            "date_published": MOMENT,
            "authors": [{"name": "Ilse Brandt"}],
        }
        for at in range(1, count + 1)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Strait Herald", "items": items}).encode()


def mail(*, html_too: bool = True) -> bytes:
    message = EmailMessage()
    message["From"] = "Harbour board <press@harbour.example>"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 03 Mar 2020 08:15:00 +0000"
    message["Message-ID"] = "<1@harbour.example>"
    message.set_content("\n\n".join(BODY), cte="quoted-printable")
    if html_too:
        message.add_alternative(page(), subtype="html")
        message.set_boundary("between")
    return message.as_bytes()


def mhtml() -> bytes:
    parts = (
        ("text/html; charset=utf-8", "https://herald.example/1", page().encode()),
        ("image/png", "https://herald.example/a.png", b"\x89PNG picture"),
    )
    import base64

    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://herald.example/1",
        "Subject: Ferry crews",
        "Date: Wed, 4 Mar 2020 10:00:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; type="text/html"; boundary="between"',
        "",
    ]
    for kind, url, data in parts:
        coded = base64.encodebytes(data).decode().strip().replace("\n", "\r\n")
        lines += ["", "--between", f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", f"Content-Location: {url}", "", coded]
    return "\r\n".join([*lines, "--between--", ""]).encode()


def webarchive() -> bytes:
    main = {"WebResourceData": page().encode(), "WebResourceURL": "https://herald.example/1", "WebResourceTextEncodingName": "UTF-8"}
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def pdf(pages: Sequence[Sequence[str]], *, info: str = "") -> bytes:
    """A document of lines, set one below the other; an empty one leaves a line's room."""
    objects: list[bytes] = []

    def add(data: bytes) -> int:
        objects.append(data)
        return len(objects)

    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    tree = 2 * len(pages) + 2
    kids = []
    for lines in pages:
        written = b"\n".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
        content = b"BT /F1 11 Tf 72 760 Td 14 TL\n%s\nET" % written
        stream = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        resources = b"/Resources << /Font << /F1 %d 0 R >> >>" % font
        kids.append(add(b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] %s /Contents %d 0 R >>" % (tree, resources, stream)))
    add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids)))
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    told = add(b"<< %s >>" % info.encode("cp1252"))
    out = b"%PDF-1.4\n"
    places = []
    for number, data in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    cross = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, told, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, cross, trailer)


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def wrapped(paragraphs: Sequence[str], width: int = 80) -> list[str]:
    """The lines of paragraphs on a printed page."""
    import textwrap

    return [line for paragraph in paragraphs for line in (*textwrap.wrap(paragraph, width), "")]


PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: gzip.compress(data, mtime=0),
    "zstd": zstandard.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
}

SAMPLES: Mapping[str, Callable[[], bytes]] = {
    "text": lambda: f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n".encode(),
    "page": lambda: page().encode(),
    "json lines": lambda: json_lines([row(1), row(2)]),
    "json document": lambda: json.dumps({"articles": [row(1), row(2)]}, indent=1).encode(),
    "json feed": json_feed,
    "csv": lambda: table([row(1), row(2)]),
    "tsv": lambda: table([row(1), row(2)], delimiter="\t"),
    "parquet": lambda: parquet([row(1), row(2)]),
    "rss": lambda: rss([rss_item(1), rss_item(2)]),
    "atom": atom,
    "mail": mail,
    "mhtml": mhtml,
    "webarchive": webarchive,
    "pdf": lambda: pdf([wrapped([TITLE, *BODY])]),
    "warc": warc,
    "warc.gz": lambda: warc(packed=True),
    "wacz": wacz,
    "zip": lambda: zipped({"a/1.txt": f"{LEAD}\n\n{SECOND}".encode(), "b.html": page().encode()}),
    "gzip": lambda: PACKED["gzip"](page().encode()),
    "zstd": lambda: PACKED["zstd"](json_lines([row(1), row(2)])),
    "bz2": lambda: PACKED["bz2"](json_lines([row(1), row(2)])),
    "xz": lambda: PACKED["xz"](table([row(1), row(2)])),
}
"""A small file of each format that is read, by its name."""


def samples() -> Mapping[str, bytes]:
    """All samples, made."""
    return {name.replace(" ", "-"): make() for name, make in SAMPLES.items()}
