"""ZIP archives: folders of files, web archives in a ZIP (WACZ), and the office documents that are ZIP archives too."""

from __future__ import annotations

import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import PurePosixPath
from typing import IO, Any

from onrecord.errors import BinaryInput, FormatError, InputError, TooLarge
from onrecord.intake.formats.places import shown
from onrecord.intake.formats.streams import seekable
from onrecord.intake.formats.unpacking import Budget
from onrecord.intake.limits import HEAD, MOST_MEMBERS
from onrecord.intake.pieces import Piece, Refused

DOCUMENTS = {
    "word/document.xml": "a Word document (.docx)",
    "xl/workbook.xml": "an Excel workbook (.xlsx)",
    "ppt/presentation.xml": "a PowerPoint presentation (.pptx)",
    "META-INF/container.xml": "an e-book (.epub)",
    "META-INF/manifest.xml": "an OpenDocument file (.odt)",
    "AndroidManifest.xml": "a program",
    "META-INF/MANIFEST.MF": "a program",
}
"""By a file within, what such an archive is."""

SAVE_AS = "save it as plain text, HTML or PDF and read that"
WEB_ARCHIVE = "datapackage.json"
WARC_WITHIN = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.IGNORECASE)
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)

Opener = Callable[[BufferedReader, str], Iterator[Piece | Refused]]


class Member(RawIOBase):
    """The bytes of a file in an archive; what breaks is told by the file's name."""

    def __init__(self, stream: IO[bytes], place: str, budget: Budget) -> None:
        super().__init__()
        self._stream, self._place, self._budget = stream, place, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer).cast("B")
        try:
            part = self._stream.read(len(room))
        except BROKEN as error:
            raise FormatError(
                self._place, f"a broken file in an archive ({_one_line(error)})", hint="pack or fetch the archive anew"
            ) from error
        self._budget.unpack(len(part), self._place)
        room[: len(part)] = part
        return len(part)


def pieces(stream: BufferedReader, place: str, budget: Budget, opener: Opener, *, deep: int) -> Iterator[Piece | Refused]:
    """What is in the files of an archive, each opened by ``opener``.

    Raises:
        BinaryInput: if it is an office document.
        FormatError: if it is broken.
        TooLarge: if it holds more files than any archive of news.
    """
    with seekable(stream, place) as file:
        if not deep:
            budget.read(file.seek(0, 2))
            file.seek(0)
        try:
            archive = zipfile.ZipFile(file)
        except BROKEN as error:
            raise FormatError(place, f"a broken ZIP archive ({_one_line(error)})", hint="pack or fetch it anew") from error
        with archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            _refuse_documents(names, place)
            if len(members) > MOST_MEMBERS:
                raise TooLarge(place, f"an archive of more than {MOST_MEMBERS:,} files", hint="unpack it, and read the folder")
            is_web_archive = WEB_ARCHIVE in names and any(map(WARC_WITHIN.fullmatch, names))
            for member in sorted(members, key=lambda one: one.filename):
                if is_web_archive and WARC_WITHIN.fullmatch(member.filename):
                    yield from _within(archive, member, place, budget, opener)
                elif not is_web_archive and member.filename and not member.is_dir() and not _is_hidden(member.filename):
                    yield from _within(archive, member, f"{place}#{shown(member.filename)}", budget, opener)


def _within(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str, budget: Budget, opener: Opener) -> Iterator[Piece | Refused]:
    """What is in one file of an archive; one that cannot be read does not stop the others."""
    try:
        _refuse_odd(member, place)
        with _opened(archive, member, place) as stream:
            yield from opener(BufferedReader(Member(stream, place, budget), HEAD), place)
    except InputError as error:
        yield Refused(error)


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> IO[bytes]:
    try:
        return archive.open(member)
    except BROKEN as error:
        raise FormatError(place, f"a broken file in an archive ({_one_line(error)})", hint="pack or fetch the archive anew") from error


def _refuse_documents(names: set[str], place: str) -> None:
    for name, what in DOCUMENTS.items():
        if name in names:
            raise BinaryInput(place, f"{what}, which is not read", hint=SAVE_AS)


def _refuse_odd(member: zipfile.ZipInfo, place: str) -> None:
    path = PurePosixPath(member.filename)
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", member.filename):
        raise FormatError(place, "a file in an archive whose name leads out of it", hint="leave it out, or pack the archive anew")
    if member.flag_bits & ENCRYPTED:
        raise FormatError(place, "an encrypted file in an archive", hint="unpack the archive with its password, and read the folder")


def _is_hidden(name: str) -> bool:
    """Whether it is a file that a folder would hide, or that a Mac adds."""
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in PurePosixPath(name).parts)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
