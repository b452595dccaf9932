"""Writes a vault, or brings one up to date without touching what the user has written in it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, NoReturn

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.exports.vault.file_names import format_stem, is_stem_of
from infoview_tui.exchange.exports.vault.page_file import ID, PageFile, format_page, parse_page
from infoview_tui.exchange.exports.vault.pages import FOLDERS, Links, Page, PageName, VaultSource
from infoview_tui.exchange.private_file import write_private_file

_MAX_PAGE_BYTES = 10_000_000
_HEAD_LENGTH = 5000  # characters within which a page says which one it is


@dataclass(slots=True)
class VaultReport:
    """What became of the pages."""

    written: int = 0
    unchanged: int = 0
    changed: list[Path] = field(default_factory=list)
    """Files that were left because their text above the mark was changed by hand."""
    orphans: list[Path] = field(default_factory=list)
    """Files whose contact, path, organization, or interview no longer exists; they are left."""
    omitted_notes: int = 0
    """The number of notes that were left out because they are off the record."""


class VaultFiles(NamedTuple):
    """The Markdown files of a vault: those of Infoview by the ID of their page, and the names of all others."""

    pages: dict[str, Path]
    other_stems: set[str]


def write_vault(directory: Path, source: VaultSource) -> VaultReport:
    """Write all pages. A page is found by its ID wherever it was moved to, and is renamed with what it is about.

    A page whose text above the mark was changed by hand is left. Raises InfoviewError if a file cannot be read or
    written; the pages before it are written, and another run writes the rest.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        files = _find_files(directory)
    except OSError as error:
        name = clean_line(str(error.filename or directory))
        raise InfoviewError(f"{name} cannot be used as a vault: {error.strerror or error}.") from error
    paths = _choose_paths(directory, source.list_names(), files)
    links = Links({page_id: path.stem for page_id, path in paths.items()})
    report = VaultReport()
    for page in source.read_pages(links):
        _write_page(page, files.pages.get(page.name.id), paths[page.name.id], report)
    report.orphans = sorted(path for page_id, path in files.pages.items() if page_id not in paths)
    report.omitted_notes = source.omitted_notes
    return report


def _find_files(directory: Path) -> VaultFiles:
    """Find the files. Of several copies of a page, the one with the shortest path is the page."""
    found: list[Path] = []
    for parent, folders, names in os.walk(directory, onerror=_fail):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        found += [Path(parent, name) for name in names if name.endswith(".md")]
    files = VaultFiles({}, set())
    for path in sorted(found, key=lambda path: (len(path.parts), len(path.name), path)):
        page_id = _read_id(path)
        if page_id and page_id not in files.pages:
            files.pages[page_id] = path
        else:
            files.other_stems.add(fold(path.stem))
    return files


def _fail(error: OSError) -> NoReturn:
    raise error


def _read_id(path: Path) -> str:
    """Return which page a file is; empty if it is not of Infoview."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _MAX_PAGE_BYTES:
        return ""
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(_HEAD_LENGTH)
    return parse_page(f"{head}\n---\n").id if ID in head else ""


def _choose_paths(directory: Path, names: Iterable[PageName], files: VaultFiles) -> dict[str, Path]:
    """Return the file of each page: where it is, under its present title. No two have the same name, for the links."""
    paths: dict[str, Path] = {}
    taken = set(files.other_stems)
    for name in names:
        before = files.pages.get(name.id)
        if before is not None and _is_named_by_user(before):
            paths[name.id] = before
        else:
            folder = before.parent if before else directory / FOLDERS[name.kind]
            paths[name.id] = _find_free_path(folder, name, taken, before)
        taken.add(fold(paths[name.id].stem))
    return paths


def _is_named_by_user(path: Path) -> bool:
    """Whether the file is not called by the title that was written in it."""
    page = _read_page(path)
    title = page.value("title") if page else ""
    return not (title and is_stem_of(path.stem, title))


def _find_free_path(folder: Path, name: PageName, taken: set[str], before: Path | None) -> Path:
    """Return the path by the title, or with a number, where no other file is."""
    stem, number = format_stem(name.title) or name.id, name.id.rpartition("-")[2]
    for candidate in (stem, f"{stem} {number}", *(f"{stem} {number}-{count}" for count in range(2, 100))):
        path = folder / f"{candidate}.md"
        if fold(candidate) not in taken and (path == before or not os.path.lexists(path)):
            return path
    return folder / f"{name.id}.md"


def _write_page(page: Page, before: Path | None, path: Path, report: VaultReport) -> None:
    old = _read_page(before) if before else None
    if before is not None and (old is None or old.is_changed):
        report.changed.append(before)
        return
    content = format_page(page.name.id, page.properties, page.text, old)
    if before == path and content == _read_text(path):
        report.unchanged += 1
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if before is not None and before != path:
            before.rename(path)  # first, so that no copy is left if the program ends here
    except OSError as error:
        raise InfoviewError(f"{clean_line(str(path))} cannot be written: {error.strerror or error}.") from error
    write_private_file(path, content, replace=before is not None)
    report.written += 1


def _read_page(path: Path) -> PageFile | None:
    """Return the parts of a page; None if it is not UTF-8, so that it must not be rewritten."""
    text = _read_text(path)
    return None if text is None else parse_page(text)


def _read_text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        return None
    except OSError as error:
        raise InfoviewError(f"{clean_line(str(path))} cannot be read: {error.strerror or error}.") from error
