from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import AccessError
from onrecord.intake.sources import Source, find, provenance


def test_folders_are_walked_in_sorted_order_and_hidden_files_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b/2.txt", "b/.hidden", "a/1.txt", ".git/x", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    assert [source.name for source in find([Path()])] == ["a/1.txt", "b/2.txt", "c.txt"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    (tmp_path / ".notes").write_text("x")
    assert [source.path for source in find([tmp_path / ".notes"])] == [tmp_path / ".notes"]


def test_a_link_that_leads_back_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text("x")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(find([tmp_path]))) == 1


def test_a_knot_of_links_is_walked_once(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    for number in range(20):
        (outside / str(number)).mkdir(parents=True)
        for name in ("one", "other"):
            (outside / str(number) / name).symlink_to(outside / str((number + 1) % 20), target_is_directory=True)
    (outside / "19" / "a.txt").write_text("x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "way").symlink_to(outside / "0", target_is_directory=True)
    (tmp_path / "in" / "itself").symlink_to(tmp_path / "in" / "itself")
    found = [source.name.removeprefix(f"{tmp_path.as_posix()}/") for source in find([tmp_path / "in"])]
    assert [name.rpartition("/")[2] for name in found] == ["a.txt"]


def test_deep_folders_and_names_too_long_stop_nothing(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 400)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    found = list(find([tmp_path, Path("n" * 5000), Path("n\0")]))
    assert [source.name.rpartition("/")[2][:5] for source in found] == ["a.txt", "nnnnn", "n\0"]
    for source in found[1:]:
        with pytest.raises(AccessError), source.open():
            pass


def test_a_folder_and_its_files_named_singly_have_the_same_provenances(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "1.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    whole = [source.name for source in find([Path("pile")])]
    assert whole == [source.name for source in find([Path("./pile/../pile/1.txt")])] == ["pile/1.txt"]


def test_a_name_that_is_no_utf8_can_still_be_written() -> None:
    assert provenance(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\ufffd.txt"


def test_what_is_missing_says_so_when_read(tmp_path: Path) -> None:
    [source] = find([tmp_path / "none.txt"])
    with pytest.raises(AccessError, match=r"none\.txt: no such file"), source.open():
        pass


def test_a_closed_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "closed.txt").write_text("x")
    monkeypatch.setattr(Path, "open", closed)
    with pytest.raises(AccessError, match="no permission") as caught, Source.from_path(tmp_path / "closed.txt").open():
        pass
    assert caught.value.hint


def test_a_closed_folder_is_a_source_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(Path, "iterdir", closed)
    [source] = find([tmp_path / "closed"])
    with pytest.raises(AccessError), source.open():
        pass
