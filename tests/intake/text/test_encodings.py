from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import BinaryInput, EmptyInput, EncodingError, InputError
from onrecord.intake.text.encodings import decode

QUOTED = "“It’s over,” the envoy said — and left. The café closed at noon; £5 was paid…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_western_text_comes_back_whole(encoding: str) -> None:
    assert decode(QUOTED.encode(encoding), path="x").text == QUOTED


@pytest.mark.parametrize("words", ["“No.”", "He’s out.", "Fête – café", "naïve", "€5"])
def test_short_windows_text_is_no_exotic_code_page(words: str) -> None:
    decoded = decode(words.encode("cp1252"), path="x")
    assert (decoded.text, decoded.encoding, decoded.notes) == (words, "cp1252", ())


def test_a_guess_is_owned_up_to() -> None:
    text = "Премьер-министр заявил, что переговоры о границе продолжатся в понедельник, сообщает газета."
    decoded = decode(text.encode("cp1251"), path="x")
    assert decoded.text == text
    assert decoded.notes == (f"encoding guessed: {decoded.encoding}",)


def test_a_declared_encoding_is_taken_where_bytes_are_no_utf8() -> None:
    text = "Źródła podają"
    assert decode(text.encode("iso-8859-2"), path="x", declared="iso-8859-2").text == text
    assert decode(text.encode(), path="x", declared="iso-8859-2").text == text
    assert decode("café".encode("cp1252"), path="x", declared="no-such-code").text == "café"


def test_line_ends_stay() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", path="x").text == "a\r\nb\rc\n"


def test_broken_utf8_is_refused_with_its_place_and_never_mended() -> None:
    with pytest.raises(EncodingError, match=r"f\.txt: broken UTF-8 at byte 30"):
        decode(("“—é”" * 3).encode()[:30] + b"\xe2\x28 and so on", path="f.txt")


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 20, b"%PDF-1.7\n text", b"PK\x03\x04 text", bytes(range(1, 32)) * 4])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryInput):
        decode(data, path="x")


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        decode(data, path="x")


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text and not text.startswith("\ufeff")))
@settings(max_examples=60, deadline=None)
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    try:
        assert decode(text.encode(), path="x").text == text
    except BinaryInput:
        assert any(char < " " or char == "\x7f" for char in text) or text.startswith(("GIF8", "%PDF"))


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    with suppress(InputError):
        assert decode(data, path="x").text.strip()


def test_long_texts_are_judged_by_a_part_of_them_and_read_whole() -> None:
    western = ("plain words " * 30_000 + "“fin” café ") * 2
    assert decode(western.encode("cp1252"), path="x").text == western
    russian = "plain words " * 30_000 + "премьер министр заявил что переговоры о границе продолжатся в понедельник " * 4000
    decoded = decode(russian.encode("cp1251"), path="x")
    assert decoded.text == russian
    assert decoded.notes == (f"encoding guessed: {decoded.encoding}",)


def test_one_broken_byte_at_the_end_of_a_long_text_is_told() -> None:
    with pytest.raises(EncodingError, match="broken UTF-8 at byte 400000"):
        decode("é".encode() * 200_000 + b"\xff", path="x")
