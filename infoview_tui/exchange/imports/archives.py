"""ZIP archives with files of contacts, such as Google's Takeout. A file in one has a path below that of the archive."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.linkedin_files import is_bomb, is_export_archive, read_member
from infoview_tui.exchange.imports.text_file import TextFile, display_path

SUFFIXES = (".csv", ".tsv", ".vcf")
"""Files in an archive that may have contacts, by the ends of their names."""

_MAX_MEMBERS = 1000
"""An archive with more files is one of something else."""


def list_contact_files(path: Path) -> list[Path]:
    """Return the files of contacts in a ZIP archive; empty for LinkedIn's, and for everything else."""
    try:
        if not path.is_file() or not is_zipfile(path):
            return []
        with ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (OSError, ValueError, BadZipFile, NotImplementedError):
        return []  # reading it says what is wrong
    if len(names) > _MAX_MEMBERS or is_export_archive(names):
        return []
    return [path / name for name in sorted(names) if _has_contacts(name)]


def read_file_in_archive(path: Path) -> TextFile | None:
    """Return the text of a file in a ZIP archive; None if the path is not below one.

    Raises ImportFileError if it is damaged, encrypted, or too large.
    """
    try:
        archive_path = next((parent for parent in path.parents if parent.is_file()), None)
        if archive_path is None or not is_zipfile(archive_path):
            return None
        with ZipFile(archive_path) as archive:
            info = archive.NameToInfo.get(path.relative_to(archive_path).as_posix())
            if info is None:
                return None
            if is_bomb(info):
                raise ImportFileError(f"{display_path(path)} would be too large when it is unpacked.")
            return read_member(archive_path, archive, info)
    except (BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise ImportFileError(f"{display_path(path)} is damaged; get the archive again.") from error
    except RuntimeError as error:  # encrypted
        raise ImportFileError(f"{display_path(path)} has a password; unzip it and import the files in it.") from error
    except (OSError, ValueError):
        return None


def _has_contacts(name: str) -> bool:
    parts = Path(name).parts
    is_safe = not name.startswith("/") and ".." not in parts and Path(name).as_posix() == name
    is_visible = not any(part.startswith((".", "__MACOSX")) for part in parts)
    return is_safe and is_visible and name.lower().endswith(SUFFIXES)
