"""Encryption of files in the age format (https://age-encryption.org/v1), with pyrage from the extra ``encryption``.

Files for keys are encrypted and decrypted in pieces. With a passphrase the whole file is in memory, since pyrage has no
streams for it.
"""

from __future__ import annotations

import io
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.storage.durable_files import sync_directory, sync_file, temporary_file

_START = b"age-encryption.org/v1\n"
_ARMOR_START, _ARMOR_END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_PASSPHRASE_STANZA = b"-> scrypt "
"""How the header of a file begins that has a passphrase, which by the format has no other recipient."""

_ARMOR_LINE = 64


class EncryptionError(StorageError):
    """A file was not encrypted or decrypted: the extra is missing, the key does not fit, or the file is damaged."""


class Passphrase(NamedTuple):
    """A passphrase, as it was typed."""

    text: str


class Recipients(NamedTuple):
    """Public keys for which a file is encrypted; each of their private keys decrypts it."""

    keys: tuple[Any, ...]


class Identities(NamedTuple):
    """Private keys, of which one must fit."""

    keys: tuple[Any, ...]


def load_library() -> Any:
    """Import pyrage. Raises EncryptionError, with the command that installs it, if the extra is not installed."""
    try:
        return import_module("pyrage")
    except ImportError as error:
        raise EncryptionError(
            "Encryption needs the extra package pyrage. Install Infoview with `pip install 'infoview-tui[encryption]'`."
        ) from error


def is_encrypted(file: Path) -> bool:
    """Whether a file is in the age format, binary or as text. False for one that cannot be read."""
    return _read_start(file).startswith(_START)


def has_passphrase(file: Path) -> bool:
    """Whether an encrypted file needs a passphrase, and not a key."""
    return _read_start(file).startswith(_START + _PASSPHRASE_STANZA)


def encrypt_file(source: Path, target: Path, key: Passphrase | Recipients) -> None:
    """Encrypt a file to a private file (0600), which is complete and on the disk when it gets its name.

    Replaces *target*. Raises EncryptionError, and leaves *target* as it was, if that fails.
    """
    pyrage = load_library()
    try:
        with temporary_file(target.parent) as temporary:
            if isinstance(key, Passphrase):
                temporary.write_bytes(pyrage.passphrase.encrypt(source.read_bytes(), key.text))
            else:
                with source.open("rb") as plain, temporary.open("wb") as encrypted:
                    pyrage.encrypt_io(plain, encrypted, list(key.keys))
            sync_file(temporary)
            temporary.replace(target)
        sync_directory(target.parent)
    except (OSError, UnicodeError, pyrage.EncryptError) as error:
        raise EncryptionError(f"Could not write {_name(target)}: {_describe(error)}. Nothing was changed.") from error


@contextmanager
def decrypted_file(source: Path, directory: Path, key: Passphrase | Identities) -> Iterator[Path]:
    """Decrypt a file to a private temporary file in *directory*, which is deleted afterwards.

    A program that is killed leaves it behind as `delete_temporary_files` finds it, so *directory* should be the one
    of the data. Raises EncryptionError if the key does not fit, or the file is damaged or not encrypted.
    """
    with ExitStack() as exit_stack:
        try:
            temporary = exit_stack.enter_context(temporary_file(directory))
            _decrypt(source, temporary, key)
        except OSError as error:
            raise EncryptionError(
                f"Could not decrypt {_name(source)}: {_describe(error)}. Nothing was changed."
            ) from error
        yield temporary


def _decrypt(source: Path, target: Path, key: Passphrase | Identities) -> None:
    """Write the content of an encrypted file. Raises OSError and EncryptionError."""
    pyrage = load_library()
    if not is_encrypted(source):
        source.open("rb").close()  # says why it cannot be read
        raise EncryptionError(f"{_name(source)} is not an encrypted file (age). Nothing was changed.")
    if has_passphrase(source) != isinstance(key, Passphrase):
        needed = "a passphrase, and not a key" if has_passphrase(source) else "a key, and not a passphrase"
        raise EncryptionError(f"{_name(source)} is encrypted with {needed}. Nothing was changed.")
    try:
        with _open_encrypted(source) as encrypted, target.open("wb") as plain:
            if isinstance(key, Passphrase):
                plain.write(pyrage.passphrase.decrypt(encrypted.read(), key.text))
            else:
                pyrage.decrypt_io(encrypted, plain, list(key.keys))
    except pyrage.DecryptError as error:
        raise EncryptionError(_describe_refusal(source, key)) from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise EncryptionError(f"{_name(source)} is damaged or not complete. Nothing was changed.") from error


def _describe_refusal(source: Path, key: Passphrase | Identities) -> str:
    if isinstance(key, Passphrase):
        return f"The passphrase is wrong, or {_name(source)} is damaged. Nothing was changed."
    which = "The key does not fit" if len(key.keys) == 1 else "None of the keys fits"
    return f"{which}, or {_name(source)} is damaged. Nothing was changed."


def _read_start(file: Path) -> bytes:
    """Return the first bytes of the binary form, or nothing if the file cannot be read or is too short."""
    try:
        with file.open("rb") as content:
            start = content.read(len(_ARMOR_START))
            if start != _ARMOR_START:
                return start + content.read(len(_START + _PASSPHRASE_STANZA))
            return b64decode(content.read(_ARMOR_LINE + 2).strip()[:_ARMOR_LINE])
    except (OSError, ValueError):
        return b""


def _open_encrypted(file: Path) -> BinaryIO:
    """Open an encrypted file in its binary form; the text form is decoded in memory."""
    with file.open("rb") as content:
        if content.read(len(_ARMOR_START)) == _ARMOR_START:
            try:
                return io.BytesIO(b64decode(content.read().partition(_ARMOR_END)[0]))
            except ValueError as error:
                raise EncryptionError(f"{_name(file)} is damaged or not complete. Nothing was changed.") from error
    return file.open("rb")


def _name(file: Path) -> str:
    return clean_line(str(file))


def _describe(error: Exception) -> str:
    if isinstance(error, UnicodeError):
        return "the passphrase has characters that are not Unicode"
    return (isinstance(error, OSError) and error.strerror) or clean_line(str(error))
