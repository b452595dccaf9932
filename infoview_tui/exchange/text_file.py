"""Reads a text file that another program wrote, whatever its encoding, or says in words why not."""

import stat
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ImportFileError

MAX_BYTES = 50_000_000
"""The largest file that is read; the largest exports known are a tenth of it."""


@dataclass(frozen=True)
class TextFile:
    """The text of a file, and sentences about how it was read that the person should know."""

    text: str
    warnings: tuple[str, ...] = ()


def read_text(path: Path) -> TextFile:
    """Read *path* as UTF-8, as UTF-16 with a byte-order mark or, failing these, as Windows-1252.

    Raises `ImportFileError` if it is missing, no regular file, unreadable, too large or an archive.
    """
    return _decode(path, _read_bytes(path))


def display_path(path: Path) -> str:
    """The path as it can be put into a message."""
    return clean_line(str(path))


def _read_bytes(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise ImportFileError(f"{display_path(path)} is a directory; name the file in it that is to be imported.")
        if not stat.S_ISREG(kind):
            raise ImportFileError(
                f"{display_path(path)} is no regular file; save what is to be imported in a file first."
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ImportFileError(f"{display_path(path)} does not exist; check the name of the file.") from error
    except PermissionError as error:
        raise ImportFileError(f"{display_path(path)} may not be read; check its permissions.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ImportFileError(
            f"{display_path(path)} cannot be read: {error}. Copy it elsewhere and try again."
        ) from error
    if len(data) > MAX_BYTES:
        raise ImportFileError(
            f"{display_path(path)} is larger than {MAX_BYTES // 1_000_000} MB; "
            "check that it is the right file, or split it."
        )
    return data


def _decode(path: Path, data: bytes) -> TextFile:
    if data.startswith(b"PK\x03\x04"):
        raise ImportFileError(f"{display_path(path)} is a ZIP archive; unpack it and import the file inside.")
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        try:
            return TextFile(data.decode("utf-16"), ("The file is written in UTF-16 and was read as such.",))
        except UnicodeDecodeError as error:
            raise ImportFileError(f"{display_path(path)} is damaged UTF-16; save it as UTF-8 and try again.") from error
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        # Lone surrogates are no UTF-8, but some programs write them; they are cleaned away like other invisible text.
        return TextFile(data.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return _decode_invalid_utf8(data)


def _decode_invalid_utf8(data: bytes) -> TextFile:
    """Text that is no UTF-8 throughout: a few broken characters in much of it, or another encoding altogether."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    intact = sum(not character.isascii() for character in text) - broken
    if intact > broken:
        remark = f"The file is damaged UTF-8: characters that could not be read are shown as \ufffd ({broken})."
        return TextFile(text, (remark,))
    remark = "The file is not UTF-8 and was read as Windows-1252; check the accents."
    return TextFile(data.decode("cp1252", "replace"), (remark,))
