"""What is under the cursor of the week, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.offered_times import THEIR_HOURS
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.week_entries import ENTRY_NAMES, WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import ROW_MINUTES
from infoview_tui.domain.zones import format_there, zone_city
from infoview_tui.services.week.queries import WeekContactRow
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.line_wrap import line_starts

_STYLES = {
    WeekEntryKind.PLANNED: "$primary",
    WeekEntryKind.RUNNING: "$accent",
    WeekEntryKind.HELD: "$success",
    WeekEntryKind.OFFER: "$warning",
    WeekEntryKind.TRIP: "$secondary",
    WeekEntryKind.BUSY: "$text-muted",
}


def describe_entry(entry: WeekEntry, zone: tzinfo) -> Content:
    """Say what an entry is: name, kind, time in both zones if they differ, and place."""
    begins, ends = entry.starts_at.astimezone(zone), entry.ends_at.astimezone(zone)
    when = f"{format_weekday(begins.date())}, {begins:%H:%M}–{ends:%H:%M}"
    if ends.date() != begins.date():
        when = f"{format_weekday(begins.date())}, {begins:%H:%M} to {format_weekday(ends.date())}, {ends:%H:%M}"
    if entry.all_day:
        when = format_weekday(begins.date())
    parts = [
        assemble((entry.label or "busy", "bold")),
        assemble((ENTRY_NAMES[entry.kind], _STYLES[entry.kind])) if entry.label or entry.is_own else Content(""),
        plain(when),
        assemble((format_there(entry.starts_at, zone, entry.zone), "$accent")),
        assemble((entry.place, "$text-muted")),
    ]
    return _join(parts)


def describe_slot(moment: datetime, zone: tzinfo, busy: Iterable[WeekEntry], contact: WeekContactRow | None) -> Content:
    """Say that a half hour is free, or what takes it, and what time it is for the contact."""
    local = moment.astimezone(zone)
    end = moment + timedelta(minutes=ROW_MINUTES)
    taken = [entry for entry in busy if entry.starts_at < end and entry.ends_at > moment]
    said = [_describe_busy(entry, zone) for entry in taken] or [assemble(("free", "$success"))]
    there = format_there(moment, zone, contact.timezone) if contact else ""
    return _join(
        [assemble((f"{format_weekday(local.date())}, {local:%H:%M}", "bold")), *said, assemble((there, "$accent"))]
    )


def describe_hint(contact: WeekContactRow | None, problems: Iterable[str], empty_text: str) -> Content:
    """Say who is chosen for scheduling, what could not be read, and what to do in an empty week."""
    first, *others = [*problems] or [""]
    if first:
        more = f" {len(others)} more: infoview calendar --check" if others else ""
        return assemble((first + more, "$warning"))
    if contact is None:
        return assemble((empty_text, "$text-muted"))
    start, end = (minute // 60 for minute in THEIR_HOURS)
    where = f" in {zone_city(contact.timezone)}" if contact.timezone else ", since their time zone is not set"
    text = f"For {first_name(contact.name)}. The shaded hours are {start} to {end}{where}. Escape clears."
    return assemble((text, "$text-muted"))


def fit_lines(text: Content, width: int, most: int) -> Content:
    """Cut a text that needs more than *most* lines of a width."""
    starts = line_starts(text.plain, width) if width > 1 else [0]
    return text[: starts[most] - 2].rstrip_end(len(text.plain)).append("…") if len(starts) > most else text


def _describe_busy(entry: WeekEntry, zone: tzinfo) -> Content:
    begins, ends = entry.starts_at.astimezone(zone), entry.ends_at.astimezone(zone)
    when = "all day" if entry.all_day else f"{begins:%H:%M}–{ends:%H:%M}"
    return _join([assemble((f"busy: {entry.label}" if entry.label else "busy", "$warning")), plain(when)])


def _join(parts: Iterable[Content]) -> Content:
    return assemble((" · ", "$text-muted")).join([part for part in parts if part.plain])
