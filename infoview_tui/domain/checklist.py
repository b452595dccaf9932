"""Pre-interview checklist, and what to expect from the interview (R24, R25)."""

from __future__ import annotations

from datetime import datetime, timedelta

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

_RESUME_ITEMS = {
    Medium.VIDEO: "Résumé within reach, shown only if they ask",
    Medium.PHONE: "Résumé within reach, sent only if they ask",
    Medium.IN_PERSON: "Two printed résumés in your bag, to leave only if they ask",
}

_QUESTION_ITEM = "Questions at hand, and something to write with"

_EARLY_MINUTES = {Medium.VIDEO: 1, Medium.PHONE: 0, Medium.IN_PERSON: 10}
"""How many minutes before the agreed time to be there."""

_TIMING_ITEMS = {
    Medium.VIDEO: "Join a minute early{at}; finish on time",
    Medium.PHONE: "Call on time{at}; finish on time",
    Medium.IN_PERSON: "Arrive ten minutes early{at}; finish on time",
}


def build_checklist(medium: Medium, starts_at: datetime | None = None) -> tuple[str, ...]:
    """Return the checklist for an interview (R24): setting, clothes, résumé, questions, and timing.

    With *starts_at*, the agreed time in the user's zone, it says when to be there.
    """
    there_at = starts_at - timedelta(minutes=_EARLY_MINUTES[medium]) if starts_at else None
    timing = _TIMING_ITEMS[medium].format(at=f", at {there_at:%H:%M}" if there_at else "")
    return (*_SETTING_ITEMS[medium], _RESUME_ITEMS[medium], _QUESTION_ITEM, timing)
