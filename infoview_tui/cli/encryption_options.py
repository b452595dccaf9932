"""The options of commands that can encrypt the file that they write."""

from __future__ import annotations

import argparse
from typing import NamedTuple


class EncryptionOptions(NamedTuple):
    """How a file is encrypted: for keys, or with a passphrase."""

    encrypt: bool = False
    recipients: tuple[str, ...] = ()
    passphrase_file: str | None = None

    @property
    def is_encrypted(self) -> bool:
        """Whether the file is encrypted, for which each of the options is enough."""
        return bool(self.encrypt or self.recipients or self.passphrase_file)


def read_encryption_options(arguments: argparse.Namespace) -> EncryptionOptions:
    """Return the options from the arguments of a command."""
    return EncryptionOptions(arguments.encrypt, tuple(arguments.recipient), arguments.passphrase_file)
