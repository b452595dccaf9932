"""What to have ready before an interview, and what to expect of it (R24, R25)."""

from __future__ import annotations

from infoview_tui.domain.enums import Medium

EXPECTATIONS = "You go to learn and to begin a relationship. An offer would be luck, not the plan."
"""What to expect (R25)."""

_SETTING_ITEMS = {
    Medium.VIDEO: (
        "A quiet room, light on your face",
        "Camera, sound and the link tried",
        "Dressed as if you met there",
    ),
    Medium.PHONE: ("A quiet room with good reception", "The phone charged, their number at hand"),
    Medium.IN_PERSON: ("Travel time, and some to spare", "Dressed as they dress, or a touch smarter"),
}

_TIMING_ITEMS = {
    Medium.VIDEO: "In the call a minute early, and done on time",
    Medium.PHONE: "Ring on the minute, and end on time",
    Medium.IN_PERSON: "There ten minutes early, and done on time",
}


def build_checklist(medium: Medium) -> tuple[str, ...]:
    """Name what to see to before an interview of this kind (R24): place, dress, résumé and questions, time."""
    return (*_SETTING_ITEMS[medium], "Your résumé within reach, shown only if they ask", _TIMING_ITEMS[medium])
