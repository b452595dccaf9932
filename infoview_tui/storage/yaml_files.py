"""Files in strict YAML, such as question banks and message templates: finding, reading, and reporting problems."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.strict_yaml import START_POSITION, Position, StrictYamlError

MAX_FILE_BYTES = 1_000_000
"""Maximum size of a file, in bytes."""


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


def list_yaml_files(directory: Path, problems: list[FileProblem]) -> Iterator[Path]:
    """Yield the YAML files of a directory, which may be missing, sorted by name.

    Files that start with a dot are ignored: they are temporary files of editors and file systems. A directory that
    cannot be read is added to *problems*.
    """
    try:
        paths = sorted(path for path in directory.iterdir() if path.suffix in {".yaml", ".yml"})
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(FileProblem(directory, 1, 1, f"cannot read the folder: {error.strerror}"))
        return
    yield from (path for path in paths if not path.name.startswith("."))


def read_directories(
    bundled: Path, custom: Path | None, read: ReadFile[FileT], *, contents: str
) -> tuple[tuple[FileT, ...], tuple[FileProblem, ...]]:
    """Read the bundled files and the user's own, sorted by name, and return them with all problems.

    An invalid file does not affect others. The *custom* directory may be missing. *read* reads one file
    (`ReadFile`). *contents* says in words what the files contain.
    """
    problems: list[FileProblem] = []
    files = _read_directory(bundled, read, problems, is_custom=False)
    if not files and not problems:
        problems.append(FileProblem(bundled, 1, 1, f"no {contents} found here; reinstall Infoview"))
    if custom is not None:
        files += _read_directory(custom, read, problems, is_custom=True)
    return tuple(files), tuple(problems)


def _read_directory(
    directory: Path, read: ReadFile[FileT], problems: list[FileProblem], *, is_custom: bool
) -> list[FileT]:
    files: list[FileT] = []
    paths_by_id: dict[str, Path] = {}
    for path in list_yaml_files(directory, problems):
        file, found = read(path, is_custom, paths_by_id)
        problems += found
        if file is not None:
            files.append(file)
    return files


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
