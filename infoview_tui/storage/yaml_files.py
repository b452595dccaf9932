"""Files in strict YAML, such as question banks and message templates: finding, reading, and reporting problems."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.strict_yaml import START_POSITION, Position, StrictYamlError

MAX_FILE_BYTES = 1_000_000
"""Maximum size of a file, in bytes."""


YAML_SUFFIXES = {".yaml", ".yml"}
"""Endings of the files that are read, in lower case."""

_BACKUP = re.compile(r"#(?P<auto>.+)#|(?P<name>.+?)(?:~|\.(?:orig|bak|old|rej|swp|tmp))", re.IGNORECASE)
"""Names that editors and merge tools give to backups."""

_COPY = re.compile(
    r"\s*\([^()]*\)| - copy.*| copy(?: \d+)?|\.sync-conflict-[\w-]+|[-_ ]+conflict(?:ed)?\b.*", re.IGNORECASE
)
"""What file managers and sync programs add to the name of a copy."""


@dataclass(frozen=True)
class FileProblem:
    """A problem in a file and its location; lines and columns count from 1."""

    path: Path
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """Format as ``path:line:column: message``, safe to print for any file name."""
        return f"{clean_line(str(self.path))}:{self.line}:{self.column}: {self.message}"


FileT = TypeVar("FileT")
ReadFile = Callable[[Path, bool, dict[str, Path]], tuple[FileT | None, Sequence[FileProblem]]]
"""Reads one file: its path, whether it is custom, and the file of each ID so far. Returns None for an invalid file."""


class DirectoryFiles(NamedTuple, Generic[FileT]):
    """The valid files of directories, the problems of the others, and which backups were skipped."""

    files: tuple[FileT, ...]
    problems: tuple[FileProblem, ...]
    skipped: tuple[FileProblem, ...]


def read_directories(
    bundled: Path,
    custom: Path | None,
    read: ReadFile[FileT],
    *,
    contents: str,
    known_folders: Collection[str] = (),
) -> DirectoryFiles[FileT]:
    """Read the bundled files and the user's own, sorted by name, and return them with all problems.

    An invalid file does not affect others. The *custom* directory may be missing. *read* reads one file
    (`ReadFile`). *contents* says in words what the files contain. Files in any subfolder are reported, except in
    *known_folders*, which have files of another kind.
    """
    reader = _DirectoryReader(read, known_folders)
    reader.read_directory(bundled, is_custom=False)
    if not reader.files and not reader.problems:
        reader.problems.append(FileProblem(bundled, 1, 1, f"no {contents} found here; reinstall Infoview"))
    if custom is not None:
        reader.read_directory(custom, is_custom=True)
    return DirectoryFiles(tuple(reader.files), tuple(reader.problems), tuple(reader.skipped))


class _DirectoryReader(Generic[FileT]):
    """Collects the files of directories."""

    def __init__(self, read: ReadFile[FileT], known_folders: Collection[str]) -> None:
        self._read = read
        self._known_folders = known_folders
        self.files: list[FileT] = []
        self.problems: list[FileProblem] = []
        self.skipped: list[FileProblem] = []

    def read_directory(self, directory: Path, *, is_custom: bool) -> None:
        paths_by_id: dict[str, Path] = {}
        for path in self._list_files(directory):
            file, found = self._read(path, is_custom, paths_by_id)
            self.problems += found
            if file is not None:
                self.files.append(file)

    def _list_files(self, directory: Path) -> Iterator[Path]:
        """Yield the YAML files, sorted by name, and report what looks like one but is not read.

        Files that start with a dot are ignored: they are temporary files of editors and file systems.
        """
        try:
            paths = sorted(path for path in directory.iterdir() if self._is_looked_at(path))
        except FileNotFoundError:
            return
        except OSError as error:
            self.problems.append(FileProblem(directory, 1, 1, f"cannot read the folder: {error.strerror}"))
            return
        names = {path.name.casefold(): path.name for path in paths}
        for path in paths:
            if _is_backup(path):
                message = "this backup is not read; delete it, or rename it so that it ends in .yaml"
                self.skipped.append(FileProblem(path, 1, 1, message))
            elif message := _explain_unread(path, names):
                self.problems.append(FileProblem(path, 1, 1, message))
            elif _is_yaml(path.name):
                yield path

    def _is_looked_at(self, path: Path) -> bool:
        return not path.name.startswith(".") and not (path.name in self._known_folders and path.is_dir())


def _is_yaml(name: str) -> bool:
    return Path(name).suffix.lower() in YAML_SUFFIXES


def _is_backup(path: Path) -> bool:
    found = _BACKUP.fullmatch(path.name)
    return found is not None and _is_yaml(found["auto"] or found["name"])


def _explain_unread(path: Path, names: Mapping[str, str]) -> str:
    """Return why a file is not read although it seems to be meant; otherwise an empty string.

    *names* are the names of all files in its directory, by their case-folded names.
    """
    if _is_yaml(path.name):
        original = names.get(f"{_COPY.sub('', path.stem)}{path.suffix}".casefold(), path.name)
        if original == path.name:
            return ""
        return f"this copy of {clean_line(original)} is not read; compare them, then delete or rename it"
    if path.suffix.lower() == ".txt" and _is_yaml(path.stem):
        return "this file is not read; rename it so that it ends in .yaml"
    try:
        is_bank_folder = path.is_dir() and any(_is_yaml(inner.name) for inner in path.iterdir())
    except OSError as error:
        return f"cannot read the folder: {error.strerror}"
    return "files in a subfolder are not read; move them up one level" if is_bank_folder else ""


def read_text(path: Path) -> str:
    """Return the text of a file. Raises StrictYamlError if it is not a readable, regular UTF-8 file up to 1 MB."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StrictYamlError(START_POSITION, "this is a folder, not a file")
        if not stat.S_ISREG(mode):  # reading a pipe would block forever
            raise StrictYamlError(START_POSITION, "this is not a regular file")
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise StrictYamlError(START_POSITION, f"cannot read the file: {error.strerror}") from error
    if len(content) > MAX_FILE_BYTES:
        raise StrictYamlError(START_POSITION, "the file is larger than 1 MB; split it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StrictYamlError(
            _end_position(content[: error.start]), "the file is not UTF-8; save it as UTF-8"
        ) from error


def _end_position(content: bytes) -> Position:
    """Return the position right after *content*, which is valid UTF-8."""
    last_line = content.rpartition(b"\n")[2].decode("utf-8-sig")
    return Position(content.count(b"\n") + 1, len(last_line) + 1)
