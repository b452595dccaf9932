"""Pre-interview checklist, and what to expect from the interview (R24, R25)."""

from __future__ import annotations

from infoview_tui.domain.enums import Medium

EXPECTATIONS = "The goal is to learn and to start a relationship, not to get a job offer."
"""What to expect (R25)."""

_SETTING_ITEMS = {
    Medium.VIDEO: (
        "Quiet room, light on your face",
        "Camera, sound and link tested",
        "Dressed as if meeting in person",
    ),
    Medium.PHONE: ("Quiet room with good reception", "Phone charged, their number at hand"),
    Medium.IN_PERSON: ("Route planned, with time to spare", "Dressed as they dress, or slightly better"),
}

_TIMING_ITEMS = {
    Medium.VIDEO: "Join a minute early; finish on time",
    Medium.PHONE: "Call on time; finish on time",
    Medium.IN_PERSON: "Arrive ten minutes early; finish on time",
}


def build_checklist(medium: Medium) -> tuple[str, ...]:
    """Return the checklist for an interview (R24): setting, clothes, résumé, and timing."""
    return (*_SETTING_ITEMS[medium], "Résumé within reach, shown only if they ask", _TIMING_ITEMS[medium])
