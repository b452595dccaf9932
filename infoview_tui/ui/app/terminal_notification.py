"""Escape sequences that ask a terminal for a notification of its own: OSC 9 and OSC 777."""

from __future__ import annotations

from infoview_tui.domain.sanitize import clean_line

MAX_LENGTH = 200
"""Longest text, in characters."""


def format_notification(way: str, title: str, text: str, *, in_tmux: bool = False) -> str:
    """Return the sequence of a way (see `config.NOTIFICATIONS`); an empty text if it is off.

    The texts have no control characters, so they cannot end it. In tmux, it is passed through to the terminal, if
    tmux allows that.
    """
    title, text = clean_line(title, MAX_LENGTH), clean_line(text, MAX_LENGTH)
    if way == "osc9":
        sequence = f"\x1b]9;{text}\x07"
    elif way == "osc777":
        sequence = f"\x1b]777;notify;{title.replace(';', ',')};{text}\x07"
    else:
        return ""
    escaped = sequence.replace("\x1b", "\x1b\x1b")
    return f"\x1bPtmux;{escaped}\x1b\\" if in_tmux else sequence
