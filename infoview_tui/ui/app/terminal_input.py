"""What the terminal sends, where the framework would take it for something else or could not take it at all.

What is no UTF-8, such as an accent typed in an old encoding, becomes a ``�``: the framework's driver decodes strictly,
and one such byte would end the reading of keys, and the call with it. An alt with a digit is that key: the framework
reads it as what one keyboard of one system would type, and ``¢`` would stand in a note. A joiner or a wide blank is
text: the framework takes no character that is not printed.
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
    """A key by the name that the framework gives it; its own list of keys lacks these."""

    value: str


def is_nonprinting_text(character: str) -> bool:
    """Tell whether a character is typed as text, though nothing is printed for it: wide blanks, joiners in Persian."""
    return not character.isprintable() and (character in JOINERS or unicodedata.category(character) == "Zs")


def register_alt_digit_keys() -> None:
    """Let alt with a digit be that key in terminals that send an escape before the digit, as most do."""
    from textual._ansi_sequences import ANSI_SEQUENCES_KEYS

    # Textual, private: the module `_ansi_sequences`. Its table is typed as an immutable mapping but is a dict, and
    # there is no other way to name a key. A public way to add sequences, or alt+digit in the table, would end the need.
    ANSI_SEQUENCES_KEYS.update({f"\x1b{digit}": (_NamedKey(f"alt+{digit}"),) for digit in range(10)})  # type: ignore[attr-defined]


def replace_invalid_bytes() -> None:
    """Let the driver of the running app take any bytes. It is to be called before the app runs."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        # Textual, private: a name that its driver has imported. The driver has no setting for it, and makes its
        # strict decoder in the midst of a long function. A driver that decodes with `errors="replace"` would end the
        # need.
        linux_driver.getincrementaldecoder = _create_lenient_decoder  # type: ignore[assignment, attr-defined]


def _create_lenient_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors="replace")
