"""The files of LinkedIn's data export, in its ZIP archive or in a folder. Nothing is unpacked on the disk."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.tables import column_key
from infoview_tui.exchange.imports.text_file import MAX_BYTES, TextFile, decode_text, display_path, read_text

FILES = {
    "connections": "Connections.csv",
    "messages": "messages.csv",
    "invitations": "Invitations.csv",
    "recommendations received": "Recommendations_Received.csv",
    "recommendations given": "Recommendations_Given.csv",
    "positions": "Positions.csv",
    "education": "Education.csv",
    "profile": "Profile.csv",
    "email addresses": "Email Addresses.csv",
    "skills": "Skills.csv",
}
"""What is read of the export, by the `column_key` of the name; the complete one has several times as many files."""

_DISTINCTIVE = frozenset(FILES) - {"profile", "email addresses", "skills"}
"""Files by which an export is recognized."""

_MAX_MEMBERS = 100_000
_MAX_RATIO = 200
"""How many times its size a file may be compressed, if it is not small."""

_SMALL = 5_000_000
_MAX_TOTAL = 4 * MAX_BYTES
_MAX_DEPTH = 1
"""Files are looked for in a folder, and in the folders in it: an archive may be unpacked into one of its own."""

_MAX_WALKED = 5000
"""How many files of a folder are looked at, if it is another one, such as the home directory."""


@dataclass(frozen=True, slots=True)
class LinkedInFiles:
    """The files of an export, by their keys in `FILES`, and the number of files that are not read."""

    path: Path
    texts: Mapping[str, TextFile]
    others: int = 0

    def list_missing(self) -> list[str]:
        """Return the names of the files that the export lacks."""
        return [name for key, name in FILES.items() if key not in self.texts]


def is_export(folder: Path) -> bool:
    """Whether a folder is LinkedIn's export. Raises OSError if it cannot be read."""
    files = islice(_walk(folder, _MAX_DEPTH), _MAX_WALKED)
    return not _DISTINCTIVE.isdisjoint(_choose(PurePosixPath(*file.relative_to(folder).parts) for file in files))


def is_export_archive(names: Iterable[str]) -> bool:
    """Whether the files of a ZIP archive are those of LinkedIn's export."""
    return not _DISTINCTIVE.isdisjoint(_choose(map(PurePosixPath, names)))


def find_files(path: Path) -> LinkedInFiles | None:
    """Return the files of an export that is a ZIP archive or a folder; None if *path* is something else.

    Raises ImportFileError if a file cannot be read, or the archive is none that LinkedIn makes.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _find_in_folder(path)
        if not stat.S_ISREG(mode) or not is_zipfile(path):
            return None
        with ZipFile(path) as archive:
            return _find_in_archive(path, archive)
    except (BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise ImportFileError(f"{display_path(path)} is a damaged ZIP archive; download it again.") from error
    except RuntimeError as error:  # encrypted
        raise ImportFileError(
            f"{display_path(path)} is a ZIP archive with a password; unzip it and import the folder."
        ) from error
    except (OSError, ValueError):  # reading it as a text says what is wrong
        return None


def _find_in_folder(path: Path) -> LinkedInFiles | None:
    found = list(islice(_walk(path, _MAX_DEPTH), _MAX_WALKED))
    chosen = _choose(PurePosixPath(*file.relative_to(path).parts) for file in found)
    if _DISTINCTIVE.isdisjoint(chosen):
        return None
    texts = {key: read_text(path / name) for key, name in chosen.items()}
    return LinkedInFiles(path, texts, len(found) - len(texts))


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the files of a folder and of the folders in it; links are not followed."""
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            continue
        if entry.is_dir():
            if depth:
                yield from _walk(entry, depth - 1)
        elif entry.is_file():
            yield entry


def _find_in_archive(path: Path, archive: ZipFile) -> LinkedInFiles | None:
    members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
    chosen = _choose(map(PurePosixPath, members))
    if _DISTINCTIVE.isdisjoint(chosen):
        return None
    if len(members) > _MAX_MEMBERS or any(map(_leaves_archive, members)):
        raise ImportFileError(
            f"{display_path(path)} has files that would be outside of it; it is no archive of LinkedIn. "
            "Download your data from LinkedIn again."
        )
    sizes = [members[str(name)] for name in chosen.values()]
    if any(map(is_bomb, sizes)) or sum(info.file_size for info in sizes) > _MAX_TOTAL:
        raise ImportFileError(
            f"{display_path(path)} would be too large when it is unpacked; check that it is the archive of LinkedIn."
        )
    texts = {key: read_member(path, archive, members[str(name)]) for key, name in chosen.items()}
    return LinkedInFiles(path, texts, len(members) - len(texts))


def _choose(names: Iterable[PurePosixPath]) -> dict[str, PurePosixPath]:
    """Return the files to read, by their keys: of several with the same name, the one in the fewest folders."""
    chosen: dict[str, PurePosixPath] = {}
    for name in sorted(names, key=lambda name: (len(name.parts), name)):
        key = column_key(name.stem)
        if name.suffix.lower() == ".csv" and key in FILES and "__MACOSX" not in name.parts:
            chosen.setdefault(key, name)
    return chosen


def _leaves_archive(name: str) -> bool:
    return name.startswith("/") or ".." in PurePosixPath(name.replace("\\", "/")).parts or name[1:2] == ":"


def is_bomb(info: ZipInfo) -> bool:
    """Whether a file in an archive would be too large when it is unpacked."""
    ratio = info.file_size / max(info.compress_size, 1)
    return info.file_size > MAX_BYTES or (info.file_size > _SMALL and ratio > _MAX_RATIO)


def read_member(path: Path, archive: ZipFile, info: ZipInfo) -> TextFile:
    """Return the text of a file in the archive at *path*. Raises ImportFileError if it is too large."""
    with archive.open(info) as file:
        data = file.read(MAX_BYTES + 1)  # the size that the archive states may be a lie
    if len(data) > MAX_BYTES:
        raise ImportFileError(f"{display_path(path / info.filename)} is too large; check the archive.")
    return decode_text(path / info.filename, data)
