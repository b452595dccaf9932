"""Folders and ZIP archives of files to import: each file in one is read on its own, unless they belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from infoview_tui.exchange.imports.archives import list_contact_files
from infoview_tui.exchange.imports.linkedin_files import is_export
from infoview_tui.exchange.imports.vcard import is_card_directory

SUFFIXES = (".csv", ".tsv", ".txt", ".vcf", ".json", ".zip")
"""Files that may have contacts, by the ends of their names."""

MAX_FILES = 50
"""The most files of a folder that are read; with more, it is a folder of something else."""


def expand_folders(paths: Iterable[Path]) -> list[Path]:
    """Return the paths, with a folder or a ZIP archive of several files replaced by its files, sorted by name.

    LinkedIn's export and a directory of vCards stay as they are, and so does what has no files of contacts, or too
    many.
    """
    return [file for path in paths for file in _expand(path)]


def _expand(path: Path) -> Iterator[Path]:
    members = list_contact_files(path)
    if 0 < len(members) <= MAX_FILES:
        yield from members
        return
    files = _list_files(path)
    if 0 < len(files) <= MAX_FILES and not is_card_directory(path) and not is_export(path):
        yield from files
    else:
        yield path


def _list_files(path: Path) -> list[Path]:
    try:
        if not path.is_dir():
            return []
        entries = sorted(path.iterdir())
        return [one for one in entries if _may_have_contacts(one)]
    except (OSError, ValueError):
        return []


def _may_have_contacts(path: Path) -> bool:
    is_visible = not path.name.startswith(".") and not path.is_symlink()
    return is_visible and path.suffix.lower() in SUFFIXES and path.is_file()
