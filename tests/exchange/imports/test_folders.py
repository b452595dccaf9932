"""Folders with several files to import."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.folders import MAX_FILES, expand_folders
from infoview_tui.exchange.imports.importer import parse_file
from tests.exchange.imports.linkedin_export import write_folder, write_zip


def write(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_text("Name\nAnn\n")
    return folder


def test_files_of_a_folder_are_read_one_by_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "all", "b.csv", "a.vcf.bak", "a.csv", ".hidden.csv", "notes.md")
    (folder / "deeper.csv").mkdir()
    (folder / "link.csv").symlink_to(folder / "a.csv")
    other = tmp_path / "other.csv"
    assert expand_folders([folder, other]) == [folder / "a.csv", folder / "b.csv", other]


def test_folder_that_is_one_source_stays_whole(tmp_path: Path) -> None:
    export = write_folder(tmp_path / "linkedin")
    cards = write(tmp_path / "cards", "ann.vcf", "bo.vcf")
    assert expand_folders([export, cards]) == [export, cards]


def test_folder_of_something_else_stays_whole(tmp_path: Path) -> None:
    empty = write(tmp_path / "empty", "photo.jpg")
    full = write(tmp_path / "full", *(f"{number}.csv" for number in range(MAX_FILES + 1)))
    assert expand_folders([empty, full, tmp_path / "missing"]) == [empty, full, tmp_path / "missing"]


def write_archive(path: Path, *names: str) -> Path:
    with ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "Name,Email\nAnn Lee,ann@x.org\n")
    return path


def test_files_of_an_archive_are_read_one_by_one(tmp_path: Path) -> None:
    path = write_archive(
        tmp_path / "takeout.zip", "Contacts/b.csv", "Contacts/a.csv", "photo.jpg", "__MACOSX/c.csv", "../evil.csv"
    )
    files = expand_folders([path])
    assert files == [path / "Contacts/a.csv", path / "Contacts/b.csv"]
    assert [row.form.name for row in parse_file(files[0]).rows] == ["Ann Lee"]


def test_archive_of_linkedin_and_of_something_else_stay_whole(tmp_path: Path) -> None:
    export = write_zip(tmp_path / "export.zip")
    other = write_archive(tmp_path / "photos.zip", "photo.jpg")
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(other.read_bytes()[:-30])
    assert expand_folders([export, other, damaged]) == [export, other, damaged]


def test_file_that_an_archive_lacks_does_not_exist(tmp_path: Path) -> None:
    path = write_archive(tmp_path / "takeout.zip", "a.csv")
    with pytest.raises(ImportFileError, match="does not exist"):
        parse_file(path / "b.csv")


def test_zip_bomb_in_an_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"\0" * 6_000_000)
    with pytest.raises(ImportFileError, match="too large when it is unpacked"):
        parse_file(path / "a.csv")
