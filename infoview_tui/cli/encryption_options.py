"""The options of commands that write a file, which may be encrypted."""

from __future__ import annotations

import argparse
from typing import NamedTuple


class EncryptionOptions(NamedTuple):
    """Whether a file may be replaced, and how it is encrypted: for keys, or with a passphrase."""

    force: bool = False
    encrypt: bool = False
    recipients: tuple[str, ...] = ()
    passphrase_file: str | None = None

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted, for which each of the options is enough."""
        return bool(self.encrypt or self.recipients or self.passphrase_file)


def read_encryption_options(arguments: argparse.Namespace) -> EncryptionOptions:
    """Return the options from the arguments of a command."""
    return EncryptionOptions(arguments.force, arguments.encrypt, tuple(arguments.recipient), arguments.passphrase_file)
