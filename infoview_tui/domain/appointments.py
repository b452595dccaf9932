"""Appointments: when and where an interview is held, which others overlap it, and the stage that follows (R10, R14)."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import Channel, Medium, Stage
from infoview_tui.domain.format_dates import format_weekday

MAX_MINUTES = 600
"""Longest interview in minutes. Interviews are usually 15 to 30 (R14), but shadowing can take hours."""

_BEFORE_MET = (Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED)


class Appointment(NamedTuple):
    """When an interview is: an aware moment, the agreed length in minutes, how it is held, and where.

    ``place``, ``link``, ``phone``, and what to ``bring`` are one line each, and empty if not set. ``zone`` is the IANA
    zone in which the time was agreed, empty for the user's own.
    """

    starts_at: datetime
    minutes: int = 20
    medium: Medium = Medium.VIDEO
    place: str = ""
    link: str = ""
    phone: str = ""
    zone: str = ""
    bring: str = ""

    @property
    def ends_at(self) -> datetime:
        """When the agreed length is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def overlaps(self, starts_at: datetime, minutes: int) -> bool:
        """Return whether an interview that starts then and takes so many minutes is at the same time in part.

        One that begins when the other ends does not overlap it.
        """
        return starts_at < self.ends_at and self.starts_at < starts_at + timedelta(minutes=minutes)

    def is_over(self, now: datetime) -> bool:
        """Return whether it has ended, so that it can only be recorded as an interview that took place."""
        return self.ends_at <= now


def describe_move(name: str, before: datetime | None, after: datetime | None, zone: tzinfo) -> str:
    """Return how an interview was scheduled or, if it had another time, from when to when it was moved."""
    if before is None or after is None or before == after:
        return f"Scheduled the interview with {name}"
    return f"Moved the interview with {name} from {_format_start(before, zone)} to {_format_start(after, zone)}"


def describe_cancellation(name: str, starts_at: datetime | None, zone: tzinfo) -> str:
    """Return which interview was canceled, with its time, if it had one, in the user's zone."""
    when = f" on {_format_start(starts_at, zone)}" if starts_at is not None else ""
    return f"Canceled the interview with {name}{when}"


def _format_start(at: datetime, zone: tzinfo) -> str:
    local = at.astimezone(zone)
    return f"{format_weekday(local.date())} {local:%H:%M}"


def propose_stage(stage: Stage, *, took_place: bool) -> Stage | None:
    """Return the stage to propose after an interview was scheduled, or has taken place; None if it fits already."""
    if took_place:
        return Stage.MET if stage in _BEFORE_MET else None
    return None if stage is Stage.SCHEDULED else Stage.SCHEDULED


def propose_medium(channel: Channel | None) -> Medium:
    """Return the medium to propose for an interview with somebody who prefers a channel for messages."""
    return Medium.PHONE if channel is Channel.PHONE else Medium.VIDEO


def format_meeting(medium: Medium, *, place: str = "", link: str = "", phone: str = "") -> str:
    """Format how and where an interview is held, the detail that the medium needs first: ``phone · +49 30 1234``."""
    first = {Medium.VIDEO: link, Medium.PHONE: phone, Medium.IN_PERSON: place}[medium]
    details = dict.fromkeys(detail for detail in (first, place, link, phone) if detail)
    return " · ".join((medium.value.replace("_", " "), *details))
