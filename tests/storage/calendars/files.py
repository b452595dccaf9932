"""Texts of calendar files."""

from __future__ import annotations


def calendar(*events: str, head: str = "") -> str:
    """Return a calendar with some events, each given by its lines."""
    blocks = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:tests\n{head}{blocks}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def event(start: str, end: str = "", *more: str, summary: str = "Event") -> str:
    """Return the lines of an event; *start* and *end* may begin with parameters (``;TZID=Europe/Berlin:…``)."""
    times = [
        f"{name}{'' if value.startswith(';') else ':'}{value}"
        for name, value in (("DTSTART", start), ("DTEND", end))
        if value
    ]
    return "\n".join([*times, f"SUMMARY:{summary}", *more])
