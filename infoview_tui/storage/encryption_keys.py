"""Keys of age and SSH: the public ones for which a file is encrypted, and the private ones that decrypt it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.encryption import EncryptionError, Identities, Recipients, is_encrypted, load_library
from infoview_tui.typed_path import parse_path

_MAX_BYTES = 1_000_000
"""No file of keys is larger; another file was meant."""

_AGE_PUBLIC, _AGE_PRIVATE = "age1", "AGE-SECRET-KEY-1"
_SSH_KINDS = ("ssh-ed25519", "ssh-rsa")
_SSH_KEY = re.compile(r"(?:ssh|ecdsa|sk)-\S+ ")
"""How a line of a public SSH key begins, of any kind."""

_SSH_PRIVATE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")


def parse_recipients(typed: Iterable[str]) -> Recipients:
    """Return public keys, each typed as a key (``age1…``, ``ssh-ed25519 …``) or as a file with one in each line.

    Raises EncryptionError for what is neither, and for a private key.
    """
    keys: list[Any] = []
    for each in typed:
        text = each.strip()
        if text.startswith((_AGE_PUBLIC, _AGE_PRIVATE)) or _SSH_KEY.match(text):
            keys.append(_parse_recipient(text, "--recipient"))
        else:
            file = parse_path(text)
            found = [_parse_recipient(line, _name(file)) for line in _read_lines(file)]
            if not found:
                raise EncryptionError(f"{_name(file)} has no key. Nothing was changed.")
            keys += found
    return Recipients(tuple(keys))


def read_identities(typed: Iterable[str]) -> Identities:
    """Return the private keys of files: those of ``age-keygen``, or of SSH without a passphrase.

    Raises EncryptionError if a file has none, or one that cannot be used.
    """
    keys: list[Any] = []
    for each in typed:
        keys += _read_identity_file(parse_path(each))
    return Identities(tuple(keys))


def _parse_recipient(text: str, where: str) -> Any:
    """Parse a public key. Raises EncryptionError that does not repeat the text, which may be a private key."""
    pyrage = load_library()
    if text.startswith(_AGE_PRIVATE) or _SSH_PRIVATE.match(text):
        raise EncryptionError(
            f"{where} has a private key. Encrypt for the public key that belongs to it (age1… or ssh-…). "
            "Nothing was changed."
        )
    try:
        if text.startswith(_AGE_PUBLIC):
            return pyrage.x25519.Recipient.from_str(text)
        if text.startswith(_SSH_KINDS):
            return pyrage.ssh.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise EncryptionError(f"A key in {where} is not valid or not complete. Nothing was changed.") from error
    raise EncryptionError(
        f"{where} has a line that is not a public key that can be used: age1…, ssh-ed25519, or ssh-rsa. "
        "Nothing was changed."
    )


def _read_identity_file(file: Path) -> list[Any]:
    pyrage = load_library()
    if is_encrypted(file):
        raise EncryptionError(f"{_name(file)} is encrypted itself. Decrypt it with `age -d` first.")
    content = _read(file)
    try:
        if _SSH_PRIVATE.search(content):
            return [pyrage.ssh.Identity.from_buffer(content.encode())]
        lines = [line.strip() for line in content.splitlines()]
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(_AGE_PRIVATE)]
    except pyrage.IdentityError as error:
        raise EncryptionError(
            f"The key in {_name(file)} cannot be used: it is not valid, has a passphrase of its own, or is of another "
            "kind than age, ed25519, and RSA. Nothing was changed."
        ) from error
    if not keys:
        raise EncryptionError(f"{_name(file)} has no private key (AGE-SECRET-KEY-1… or SSH). Nothing was changed.")
    return keys


def _read_lines(file: Path) -> list[str]:
    """Return the lines of a file of keys without comments."""
    lines = (line.strip() for line in _read(file).splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _read(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return content.read(_MAX_BYTES).decode()
    except (OSError, ValueError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or "it is not a text"
        raise EncryptionError(f"Could not read keys from {_name(file)}: {reason}. Nothing was changed.") from error


def _name(file: Path) -> str:
    return clean_line(str(file))
