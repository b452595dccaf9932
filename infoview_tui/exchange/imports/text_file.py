"""Reading text files of other programs in various encodings, with error messages for the user."""

import re
import stat
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.file_kinds import find_archive_kind, find_binary_kind, find_kind_by_suffix

MAX_BYTES = 50_000_000
"""Maximum file size; the largest known exports are a tenth of it."""

MAX_DOCUMENT_BYTES = 200_000_000
"""Maximum size of a document with all data of Infoview: those of 40,000 contacts and 400,000 notes."""

_DOCUMENT_START = re.compile(rb'\s*\{\s*"format"\s*:\s*"infoview"')


_SNIFFED = 2000
"""How many bytes decide whether a text is UTF-16."""


@dataclass(frozen=True)
class TextFile:
    """The text of a file, and warnings about its encoding as sentences for the user."""

    text: str
    warnings: tuple[str, ...] = ()


def read_text(path: Path) -> TextFile:
    """Read a file as UTF-8, as UTF-16 if it has a byte-order mark, or otherwise as Windows-1252.

    Raises ImportFileError if it is missing, not a regular file, unreadable, too large, or of another kind.
    """
    return _decode(path, _read_bytes(path))


def display_path(path: Path) -> str:
    """Return a path that is safe to show in a message."""
    return clean_line(str(path))


def _refuse_archive(path: Path, data: bytes) -> NoReturn:
    """Raise ImportFileError that says what a ZIP archive is."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            kind = find_archive_kind(archive)
            if kind is not None:
                raise ImportFileError(f"{display_path(path)} is {kind.name}; {kind.advice}.")
    except (BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        kind = find_kind_by_suffix(path.suffix)
        name, advice = (f"{kind.name} that is damaged", kind.advice) if kind else ("a damaged ZIP archive", "")
        advice = f"get it again, {advice}" if advice else "download it again"
        raise ImportFileError(f"{display_path(path)} is {name}; {advice}.") from error
    except RuntimeError as error:  # encrypted
        raise ImportFileError(
            f"{display_path(path)} is a ZIP archive with a password; unzip it and import the file inside."
        ) from error
    raise ImportFileError(
        f"{display_path(path)} is a ZIP archive without Connections.csv; "
        "unzip it and import the file with your contacts."
    )


def _read_bytes(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise ImportFileError(f"{display_path(path)} is a directory; choose a file in it to import.")
        if not stat.S_ISREG(kind):
            raise ImportFileError(f"{display_path(path)} is not a regular file; save the data to a file first.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            limit = MAX_DOCUMENT_BYTES if _DOCUMENT_START.match(data) else MAX_BYTES
            data += file.read(limit + 1 - len(data))
    except (FileNotFoundError, NotADirectoryError) as error:
        where = "" if path.is_absolute() else f" in {display_path(Path.cwd())}"
        raise ImportFileError(f"{display_path(path)} does not exist{where}; check the file name.") from error
    except PermissionError as error:
        raise ImportFileError(f"No permission to read {display_path(path)}; check its permissions.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ImportFileError(
            f"Could not read {display_path(path)}: {error}. Copy it elsewhere and try again."
        ) from error
    if len(data) > limit:
        raise ImportFileError(
            f"{display_path(path)} is larger than {limit // 1_000_000:,} MB; "
            "check that it is the right file, or split it."
        )
    return data


def _decode(path: Path, data: bytes) -> TextFile:
    if data.startswith(b"PK"):
        _refuse_archive(path, data)
    kind = find_binary_kind(data)
    if kind is not None:
        raise ImportFileError(f"{display_path(path)} is {kind.name}; {kind.advice}.")
    return decode_text(path, data)


def decode_text(path: Path, data: bytes) -> TextFile:
    """Decode a text as `read_text` does. Raises ImportFileError if it is damaged UTF-16."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return TextFile(data.decode("utf-16"), ("The file is in UTF-16 and was read as such.",))
        except UnicodeDecodeError as error:
            raise ImportFileError(f"{display_path(path)} is damaged UTF-16; save it as UTF-8 and try again.") from error
    if encoding := _guess_utf_16(data):
        text = data.decode(encoding, "replace")
        return TextFile(text, ("The file is in UTF-16 without a byte-order mark; check the accents.",))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        # Lone surrogates are not valid UTF-8, but some programs write them; cleaning removes them later.
        return TextFile(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return _decode_invalid_utf8(data)


def _guess_utf_16(data: bytes) -> str:
    """Return the UTF-16 encoding of a text without a byte-order mark, by its zeros; empty if it is another one.

    In a text that is mostly Latin, every second byte is zero.
    """
    start = data[:_SNIFFED]
    first, second = start[::2].count(0), start[1::2].count(0)
    if len(start) < 4 or max(first, second) < 0.5 * (len(start) // 2) or min(first, second) > 0.05 * len(start):
        return ""
    return "utf-16-be" if first > second else "utf-16-le"


def _decode_invalid_utf8(data: bytes) -> TextFile:
    """Decode text that is not valid UTF-8: either UTF-8 with a few broken characters, or another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    intact = sum(not character.isascii() for character in text) - broken
    if intact > broken:
        remark = f"The file is damaged UTF-8: unreadable characters are shown as \ufffd ({broken})."
        return TextFile(text, (remark,))
    remark = "The file is not UTF-8 and was read as Windows-1252; check the accents."
    return TextFile(data.decode("cp1252", "replace"), (remark,))
