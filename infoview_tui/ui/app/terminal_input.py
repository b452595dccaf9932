"""Terminal input that Textual misreads or cannot read.

- Invalid UTF-8, such as an accent in an old encoding, becomes ``�``. Textual's driver decodes strictly, and one such
  byte would end the reading of keys, and the call with it.
- Alt with a digit is that key. Textual reads it as the character that one keyboard layout types, such as ``¢``.
- A joiner or a wide space is text. Textual ignores non-printable characters.
"""

from __future__ import annotations

import sys
import unicodedata
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from infoview_tui.domain.sanitize import JOINERS


class _NamedKey(NamedTuple):
    """A key by its Textual name; Textual's own list of keys lacks these."""

    value: str


def is_nonprinting_text(character: str) -> bool:
    """Return whether a non-printable character is text: wide spaces, and joiners, as in Persian."""
    return not character.isprintable() and (character in JOINERS or unicodedata.category(character) == "Zs")


def prepare_terminal_input() -> None:
    """Make Textual read what it would misread. Must be called before an app runs."""
    replace_invalid_bytes()
    register_alt_digit_keys()
    parse_every_key()


def register_alt_digit_keys() -> None:
    """Register alt with a digit as that key, for terminals that send an escape before the digit, as most do."""
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

    # Textual, private: the module `_ansi_sequences`. Its table is typed as an immutable mapping but is a dict, and
    # there is no other way to name a key. A public way to add sequences, or alt+digit in the table, would end the need.
    ANSI_SEQUENCES_KEYS.update({f"\x1b{digit}": (_NamedKey(f"alt+{digit}"),) for digit in range(10)})  # type: ignore[attr-defined]


def replace_invalid_bytes() -> None:
    """Make Textual's driver accept any bytes. Must be called before the app runs."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        # Textual, private: a name that its driver has imported. The driver has no setting for it, and creates its
        # strict decoder inside a long function. A driver that decodes with `errors="replace"` would end the need.
        linux_driver.getincrementaldecoder = _create_lenient_decoder  # type: ignore[assignment, attr-defined]


def parse_every_key() -> None:
    """Make Textual's driver use the parser of `key_parser`. Must be called before the app runs."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        from infoview_tui.ui.app.key_parser import TolerantKeyParser

        # Textual, private: a name that its driver has imported, as above.
        linux_driver.XTermParser = TolerantKeyParser  # type: ignore[attr-defined]


def _create_lenient_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors="replace")
