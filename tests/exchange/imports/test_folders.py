"""Folders with several files to import."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.exchange.imports.folders import MAX_FILES, expand_folders
from tests.exchange.imports.linkedin_export import write_folder


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
