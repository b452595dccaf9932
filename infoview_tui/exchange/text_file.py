"""Reading text files of other programs in various encodings, with error messages for the user."""

import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError

MAX_BYTES = 50_000_000
"""Maximum file size; the largest known exports are a tenth of it."""


@dataclass(frozen=True)
class TextFile:
    """The text of a file, and warnings about its encoding as sentences for the user."""

    text: str
    warnings: tuple[str, ...] = ()


def read_text(path: Path) -> TextFile:
    """Read a file as UTF-8, as UTF-16 if it has a byte-order mark, or otherwise as Windows-1252.

    Raises ImportFileError if it is missing, not a regular file, unreadable, too large, or a ZIP archive.
    """
    return _decode(path, _read_bytes(path))


def display_path(path: Path) -> str:
    """Return a path that is safe to show in a message."""
    return clean_line(str(path))


def _read_bytes(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise ImportFileError(f"{display_path(path)} is a directory; choose a file in it to import.")
        if not stat.S_ISREG(kind):
            raise ImportFileError(f"{display_path(path)} is not a regular file; save the data to a file first.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ImportFileError(f"{display_path(path)} does not exist; check the file name.") from error
    except PermissionError as error:
        raise ImportFileError(f"No permission to read {display_path(path)}; check its permissions.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ImportFileError(
            f"Could not read {display_path(path)}: {error}. Copy it elsewhere and try again."
        ) from error
    if len(data) > MAX_BYTES:
        raise ImportFileError(
            f"{display_path(path)} is larger than {MAX_BYTES // 1_000_000} MB; "
            "check that it is the right file, or split it."
        )
    return data


def _decode(path: Path, data: bytes) -> TextFile:
    if data.startswith(b"PK\x03\x04"):
        raise ImportFileError(f"{display_path(path)} is a ZIP archive; unzip it and import the file inside.")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return TextFile(data.decode("utf-16"), ("The file is in UTF-16 and was read as such.",))
        except UnicodeDecodeError as error:
            raise ImportFileError(f"{display_path(path)} is damaged UTF-16; save it as UTF-8 and try again.") from error
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        # Lone surrogates are not valid UTF-8, but some programs write them; cleaning removes them later.
        return TextFile(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return _decode_invalid_utf8(data)


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
