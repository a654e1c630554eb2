from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.record import versions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for layer in versions.READERS + versions.TELLERS:
        (tmp_path / layer / "__pycache__").mkdir(parents=True, exist_ok=True)
        (tmp_path / layer / "code.py").write_text("1")
    monkeypatch.setattr(versions, "files", lambda _: tmp_path)
    return tmp_path


def test_a_version_follows_from_the_files_it_depends_on(package: Path) -> None:
    reader, teller = versions.reader_version(), versions.teller_version()
    (package / "story" / "code.py").write_text("2")
    assert versions.reader_version() == reader
    assert versions.teller_version() != teller
    (package / "language" / "weights.onnx").write_bytes(b"3")
    assert versions.reader_version() != reader


def test_compiled_files_do_not_count(package: Path) -> None:
    before = versions.reader_version()
    (package / "reading" / "__pycache__" / "code.pyc").write_bytes(b"4")
    assert versions.reader_version() == before


def test_another_pipeline_is_another_version(package: Path, tmp_path: Path) -> None:
    pipeline = tmp_path / "pipeline"
    (pipeline / "parser").mkdir(parents=True)
    (pipeline / "parser" / "model").write_bytes(b"1")
    first = versions.reader_version(pipeline)
    assert first != versions.reader_version()
    assert first == versions.reader_version(pipeline.rename(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere" / "parser" / "model").write_bytes(b"2")
    assert first != versions.reader_version(tmp_path / "elsewhere")
