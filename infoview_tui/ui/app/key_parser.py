"""Parser of terminal input that survives every byte, and reads keys that Textual misreads or cannot read.

Terminals report keys in the `kitty keyboard protocol <https://sw.kovidgoyal.net/kitty/keyboard-protocol/>`_, as
``CSI code:shifted:base ; modifiers:event ; text u``, or as xterm's ``modifyOtherKeys``, which is
``CSI 27 ; modifiers ; code ~``. Textual reads neither the fields after a colon nor the second form, and ends with a
traceback at some of them. It also types the sequences that are part of a pasted text.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._parser import Parser
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message

from infoview_tui.ui.app.layout_key import LayoutKey

REQUEST_ALTERNATE_KEYS = "\x1b[=4;2u"
"""Asks for the key of the base layout too, in addition to what Textual asks for: with a Cyrillic layout, ctrl+t is
reported as ctrl with a Cyrillic letter, and the Latin letter on the same key."""

PASTE_TIMEOUT = 2.0
"""Seconds of silence after which a paste without an end has ended; otherwise it would swallow every key."""

_EXTENDED_KEY = re.compile(r"\x1b\[([0-9:;]*)([u~A-FHPQRS])")
_COMPLETE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
"""A complete control sequence of any kind (ECMA-48, 5.4)."""

_OTHERS = re.compile(r"\x1b\[(?:<?[-\d;]+[mM]|M|\[|\?\d+;\d\$y)")
"""Sequences that look complete and are not keys: of the mouse, a report of the terminal, and the Linux console."""

_RELEASED = 3
_ALT, _CTRL, _SUPER = 2, 4, 8
_SHIFT = 1
_LOCKS = 64 | 128
"""Caps lock and num lock."""

_LAST_CODE = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE_KEYS = range(57344, 63744)
_CONTROLS = {9, 13, 27, 127}
_KEYPAD = dict(zip(range(57399, 57417), "0123456789./*-+\r=,", strict=True))
"""What the keys of the keypad type, by their code."""


class TolerantKeyParser(XTermParser):
    """Reads keys, and ignores what it cannot read."""

    # Textual, private: `_parse_extended_key` and `_sequence_to_key_events`. Its parser has no hook for sequences that
    # it does not know; one that reads the whole protocol and never raises would end the need.
    def __init__(self, debug: bool = False) -> None:
        """Start outside of a pasted text."""
        super().__init__(debug)
        self._pasted: str | None = None
        """The text pasted so far; None if no text is being pasted."""
        self._last_pasted = 0.0
        """When some of it came last, in seconds of the monotonic clock."""
        self._recent = ""
        """The last characters of the input, which may be the beginning of a paste."""

    def feed(self, data: str) -> Iterator[Message]:
        """Yield the events of some input."""
        if not data:
            yield from self._parse(data)
        while data:
            if self._pasted is None:
                seen = self._recent + data
                start = seen.find(BRACKETED_PASTE_START)
                if start < 0:
                    self._recent = seen[1 - len(BRACKETED_PASTE_START) :]
                    yield from self._parse(data)
                    return
                before = start - len(self._recent)
                if before > 0:
                    yield from self._parse(data[:before])
                elif before < 0:
                    self._restart()
                data = seen[start + len(BRACKETED_PASTE_START) :]
                self._recent, self._pasted, self._last_pasted = "", "", time.monotonic()
            else:
                self._last_pasted = time.monotonic()
                known = max(0, len(self._pasted) - len(BRACKETED_PASTE_END))
                self._pasted += data
                end = self._pasted.find(BRACKETED_PASTE_END, known)
                if end < 0:
                    return
                text, data = self._pasted[:end], self._pasted[end + len(BRACKETED_PASTE_END) :]
                self._pasted = None
                yield Paste(text.replace("\0", ""))

    def tick(self) -> Iterable[Message]:
        """Yield what has waited too long: a lone escape, and a text whose paste was broken off.

        Textual's driver calls it ten times a second.
        """
        yield from super().tick()
        if self._pasted is not None and time.monotonic() - self._last_pasted >= PASTE_TIMEOUT:
            text, self._pasted = self._pasted, None
            yield Paste(text.replace("\0", ""))

    def _parse(self, data: str) -> Iterator[Message]:
        """Parse input outside of a pasted text. After input that cannot be parsed, start anew with what follows."""
        try:
            yield from super().feed(data)
        except (ArithmeticError, LookupError, TypeError, ValueError, StopIteration, RuntimeError):
            if not self.is_eof:
                self._restart()

    def _restart(self) -> None:
        """Forget an unfinished sequence."""
        Parser.__init__(self)

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return the event of the mouse; None if the terminal has reported a size of 0."""
        with suppress(ArithmeticError):
            return super().parse_mouse_code(code)
        return None

    def _parse_extended_key(self, sequence: str) -> list[Key] | None:  # type: ignore[override] # that one is cached
        match = _EXTENDED_KEY.fullmatch(sequence)
        if match is None:
            return None
        normalized = normalize_key(*match.groups())
        if normalized:
            keys = super()._parse_extended_key(normalized)
            base = super()._parse_extended_key(base_sequence(match[1])) if match[2] == "u" else None
            return [LayoutKey(key, base[0]) for key in keys] if keys and base else keys
        return None if sequence in ANSI_SEQUENCES_KEYS else [Key(Keys.Ignore, sequence)]

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        keys = list(super()._sequence_to_key_events(sequence, alt))
        if not keys and _COMPLETE.fullmatch(sequence) and not _OTHERS.fullmatch(sequence):
            keys = [Key(Keys.Ignore, sequence)]  # otherwise its characters would be typed
        return keys


def normalize_key(parameters: str, final: str) -> str:
    """Return the control sequence of a key as Textual reads it; an empty string if it is none, or released.

    *parameters* are the fields between the introducer and the *final* character.
    """
    fields = [[int(part) if part else 0 for part in field.split(":")] for field in parameters.split(";")] + [[0], [0]]
    (code, *alternates), (modifiers, *event), text = fields[0], fields[1], fields[2]
    if code == 27 and final == "~" and len(fields) == 5:  # xterm's modifyOtherKeys
        code, final = text[0], "u"
        text = text if modifiers == _SHIFT + 1 else [0]  # the code is that of the shifted character
    code = code or 1
    if event[:1] == [_RELEASED] or len(fields) > 5:
        return ""
    bits = max(modifiers, 1) - 1
    if final != "u":
        return f"\x1b[{code};{bits + 1}{final}" if f"{code}{final}" in FUNCTIONAL_KEYS else ""
    shifted, base = [*alternates, 0, 0][:2]
    if code in _KEYPAD:
        code = ord(_KEYPAD[code])
        text = text if any(text) else [code]
    if bits & (_CTRL | _ALT | _SUPER):
        code = base if base and code > 127 else code
    elif bits & _SHIFT and shifted and not any(text):
        text = [shifted]
    if f"{code}u" not in FUNCTIONAL_KEYS and not _is_character(code):
        return ""
    characters = ":".join(str(each) for each in text if _is_character(each) and each not in _CONTROLS)
    return f"\x1b[{code};{bits + 1 if bits else ''};{characters}u"


def base_sequence(parameters: str) -> str:
    """Return the sequence of the base key for a letter of a layout that is not Latin; empty if it is none."""
    code, *modifiers = parameters.split(";")
    codes = [int(part) if part else 0 for part in code.split(":")]
    bits = max(int(modifiers[0].partition(":")[0] or 0) if modifiers else 1, 1) - 1
    if len(codes) < 3 or codes[0] <= 127 or not 32 < codes[2] < 127 or bits & ~(_SHIFT | _LOCKS):
        return ""
    base = chr(codes[2])
    return f"\x1b[{codes[2]};{1 + (bits & _SHIFT)};{ord(base.upper() if bits & _SHIFT else base)}u"


def _is_character(code: int) -> bool:
    """Whether a code is that of a character that a key can type."""
    if code < 32 or code == 127:
        return code in _CONTROLS
    return code <= _LAST_CODE and code not in _SURROGATES and code not in _PRIVATE_KEYS
