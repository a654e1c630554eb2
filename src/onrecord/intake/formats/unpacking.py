"""Compressed streams unpacked while they are read, and kept from unpacking without end."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Mapping
from io import RawIOBase
from typing import Any, BinaryIO, Protocol

from onrecord.errors import FormatError, InputError, TooLarge
from onrecord.intake.limits import FREELY_UNPACKED, MOST_UNPACKED

CHUNK_IN = 1 << 14
CHUNK_OUT = 1 << 16
ZSTD_IN = 1 << 8
"""Bytes of zstd that are unpacked at a time, which may give 32,000 times as many."""

MOST_MEMORY = 128 << 20
"""Bytes that a decompressor may hold."""

MOST_LOST = 1_000
"""Broken members, after which a stream is given up."""

GZIP_START = b"\x1f\x8b\x08"


class Unpacker(Protocol):
    """What decompressors have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class Gzip:
    """A gzip member, unpacked as the standard library unpacks bz2 and xz."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        part = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self.needs_input = not self._inner.unconsumed_tail and len(part) < max_length
        return part


class Zstd:
    """A zstd frame, likewise."""

    def __init__(self) -> None:
        import zstandard

        self._inner = zstandard.ZstdDecompressor(max_window_size=MOST_MEMORY).decompressobj()
        self._error = zstandard.ZstdError
        self._packed = self._ready = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof and not self._ready

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data + self._packed

    @property
    def needs_input(self) -> bool:
        return not self._ready and not self._packed

    def decompress(self, data: bytes, max_length: int = 0) -> bytes:
        self._packed += data
        if not self._ready:
            small, self._packed = self._packed[:ZSTD_IN], self._packed[ZSTD_IN:]
            try:
                self._ready = self._inner.decompress(small)
            except self._error as error:
                raise ValueError(str(error)) from error
        part, self._ready = self._ready[:max_length], self._ready[max_length:]
        return part


KINDS: Mapping[str, Callable[[], Unpacker]] = {
    "gzip": Gzip,
    "zstd": Zstd,
    "bz2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_MEMORY),
}


class Budget:
    """How much may be unpacked of one source in all, by the bytes that were read of it."""

    def __init__(self) -> None:
        self._read = 0
        self._unpacked = 0

    def read(self, size: int) -> None:
        self._read += size

    def unpack(self, size: int, place: str) -> None:
        """Note that ``size`` bytes came out of what lies at ``place``.

        Raises:
            TooLarge: if all that came out is more than any honest archive gives.
        """
        self._unpacked += size
        if self._unpacked > FREELY_UNPACKED + MOST_UNPACKED * self._read:
            problem = f"unpacks to more than {MOST_UNPACKED} times its size"
            raise TooLarge(place, problem, hint="leave it out, or unpack it yourself if you trust it")


class Unpacked(RawIOBase):
    """The bytes within a compressed stream, one member after another.

    What can be read of a broken stream is given before its fault is told. A gzip stream of several members, as web archives are, goes
    on with the next after a broken one.
    """

    def __init__(self, stream: BinaryIO, name: str, place: str, budget: Budget, *, deep: int) -> None:
        super().__init__()
        self._stream, self._name, self._place, self._budget, self._deep = stream, name, place, budget, deep
        self._unpacker: Unpacker | None = None
        self._waiting = self._fed = b""
        self._members = self._lost = 0
        self._fault: InputError | None = None
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(room) and not self._ended:
            part = self._safely(min(CHUNK_OUT, len(room) - filled))
            room[filled : filled + len(part)] = part
            filled += len(part)
        if not filled and self._fault is not None:
            raise self._fault
        return filled

    def _safely(self, most: int) -> bytes:
        """Some bytes, perhaps none yet; at the end or a fault, it is noted that there will be no more."""
        try:
            part = self._next(most)
            self._budget.unpack(len(part), self._place)
        except InputError as error:
            self._fault, self._ended = error, True
        except EOFError:
            self._end("is cut off; articles that came before in full were kept")
        except (zlib.error, lzma.LZMAError, OSError, ValueError, MemoryError):
            if not self._at_next_member():
                self._end("is broken; articles that came before in full were kept")
        else:
            return part
        return b""

    def _end(self, problem: str) -> None:
        self._fault = FormatError(self._place, f"a {self._name} stream that {problem}", hint="fetch it again, or pack it anew")
        self._ended = True

    def _end_well(self) -> None:
        """The end, and what was lost before it."""
        if self._lost:
            self._end(f"is broken in {self._lost} of its parts; the others were read")
        self._ended = True

    def _next(self, most: int) -> bytes:
        if self._unpacker is None:
            self._waiting = self._waiting or self._take()
            if self._members:  # streams are filled up with nought
                self._waiting = self._waiting.lstrip(b"\0")
            if not self._waiting:
                if not self._fed:
                    self._end_well()
                return b""
            self._unpacker = KINDS[self._name]()
        data = b""
        if self._unpacker.needs_input:
            data, self._waiting = self._waiting or self._take(), b""
            if not data:
                raise EOFError
            self._fed = data
        part = self._unpacker.decompress(data, most)
        if self._unpacker.eof:
            self._waiting, self._unpacker = self._unpacker.unused_data, None
            self._members += 1
        return part

    def _take(self) -> bytes:
        self._fed = self._stream.read(CHUNK_IN)
        if not self._deep:
            self._budget.read(len(self._fed))
        return self._fed

    def _at_next_member(self) -> bool:
        """Pass over bytes to where another gzip member may begin, after one that was whole."""
        self._unpacker = None
        if self._name != "gzip" or not self._members or self._lost == MOST_LOST:
            return False
        rest = self._fed[1:]
        while (at := rest.find(GZIP_START)) < 0:
            data = self._take()
            if not data:
                return False
            rest = rest[-len(GZIP_START) + 1 :] + data
        self._waiting = rest[at:]
        self._lost += 1
        return True
