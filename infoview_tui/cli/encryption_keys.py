"""The passphrase or keys of a command that encrypts or decrypts. No passphrase is ever an argument or a variable.

Other programs can read the arguments and the environment of a command, and shells save what is typed.
"""

from __future__ import annotations

import getpass
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from infoview_tui.cli.output import print_remark
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, StorageError
from infoview_tui.storage.encrypted_backup import decrypted_backup
from infoview_tui.storage.encryption import (
    Identities,
    Passphrase,
    Recipients,
    has_passphrase,
    is_encrypted,
    load_library,
)
from infoview_tui.storage.encryption_keys import parse_recipients, read_identities
from infoview_tui.typed_path import parse_path

MIN_PASSPHRASE_LENGTH = 8
"""In characters. Shorter ones are refused: a program tries them all."""

SAFE_PASSPHRASE_LENGTH = 16
"""In characters; for shorter ones, a remark recommends more."""

_MAX_PASSPHRASE_BYTES = 4096


def choose_encryption_key(recipients: Sequence[str], passphrase_file: str | None) -> Passphrase | Recipients:
    """Return the keys of *recipients*, or the passphrase from a file or as it is typed twice on the terminal.

    Raises InfoviewError for keys that cannot be used, for a passphrase that is too short or typed in two ways, and
    where there is no terminal.
    """
    load_library()  # before anything is asked
    if recipients:
        return parse_recipients(recipients)
    passphrase = read_passphrase(passphrase_file) if passphrase_file else _ask_twice()
    length = len(passphrase.text)
    if length < MIN_PASSPHRASE_LENGTH:
        raise InfoviewError(
            f"A passphrase needs at least {MIN_PASSPHRASE_LENGTH} characters; five or more words are good. "
            "Nothing was changed."
        )
    if length < SAFE_PASSPHRASE_LENGTH:
        print_remark("This passphrase is short. Five or more random words are hard to guess.")
    return passphrase


def choose_decryption_key(
    file: Path, identities: Sequence[str], passphrase_file: str | None
) -> Passphrase | Identities:
    """Return what decrypts a file: private keys from files, or the passphrase from a file or as it is typed.

    Raises InfoviewError if the file needs the other kind, and where there is no terminal.
    """
    load_library()
    if identities:
        return read_identities(identities)
    if passphrase_file:
        return read_passphrase(passphrase_file)
    if not has_passphrase(file):
        raise InfoviewError(
            f"{clean_line(str(file))} is encrypted for a key. Name the file of the private key with --identity FILE. "
            "Nothing was changed."
        )
    return _ask("Passphrase: ")


@contextmanager
def plain_file(database: Path, file: Path, identities: Sequence[str], passphrase_file: str | None) -> Iterator[Path]:
    """Provide a file, or its decrypted copy beside the database if it is encrypted.

    Raises StorageError if it cannot be decrypted, or is not encrypted although a key or passphrase was named, and
    InfoviewError as `choose_decryption_key` does.
    """
    if is_encrypted(file):
        with decrypted_backup(database, file, choose_decryption_key(file, identities, passphrase_file)) as plain:
            yield plain
    elif identities or passphrase_file:
        raise StorageError(
            f"{clean_line(str(file))} is not encrypted. Nothing was changed. "
            "Leave out --identity and --passphrase-file."
        )
    else:
        yield file


def read_passphrase(typed: str) -> Passphrase:
    """Return the first line of a file, or of stdin for ``-``. Raises InfoviewError if there is none."""
    try:
        if typed == "-":
            line = sys.stdin.buffer.readline(_MAX_PASSPHRASE_BYTES)
        else:
            with parse_path(typed).open("rb") as file:
                line = file.readline(_MAX_PASSPHRASE_BYTES)
        text = line.decode().rstrip("\r\n")
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or "it is not a text"
        raise InfoviewError(
            f"Could not read the passphrase from {clean_line(typed)}: {reason}. Nothing was changed."
        ) from error
    if not text:
        raise InfoviewError(f"The first line of {clean_line(typed)} is empty: no passphrase. Nothing was changed.")
    return Passphrase(text)


def _ask_twice() -> Passphrase:
    passphrase = _ask("Passphrase to encrypt with: ")
    if len(passphrase.text) >= MIN_PASSPHRASE_LENGTH and _ask("The same again: ") != passphrase:
        raise InfoviewError("The two passphrases differ. Nothing was changed.")
    return passphrase


def _ask(prompt: str) -> Passphrase:
    """Ask for a passphrase on the terminal, without showing it. Raises InfoviewError where it would be shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return Passphrase(getpass.getpass(prompt))
        except (getpass.GetPassWarning, EOFError, OSError, UnicodeError) as error:
            raise InfoviewError(
                "The passphrase could not be asked for without a terminal. Put it in a file and name that with "
                "--passphrase-file FILE. Nothing was changed."
            ) from error
