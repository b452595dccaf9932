"""Reminders 15 and 2 minutes before an interview, whatever the clock does meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from infoview_tui.domain.enums import Medium
from infoview_tui.domain.reminders import ReminderKey, Upcoming, find_next_moment, find_reminders, format_reminder

START = datetime(2026, 12, 3, 14, tzinfo=UTC)
MARIA = Upcoming(1, "Maria", START, Medium.VIDEO)


class Clock:
    """Asks for reminders at some times before the start, and remembers those that were given."""

    def __init__(self) -> None:
        self.given: set[ReminderKey] = set()

    def ask(self, minutes: float, *upcoming: Upcoming) -> list[int]:
        """Return how many minutes before their interviews the reminders are that are due."""
        found = find_reminders(upcoming or [MARIA], START - timedelta(minutes=minutes), self.given)
        self.given.update(key for key, _ in found)
        return [key.minutes for key, _ in found]


def test_each_reminder_is_given_once() -> None:
    clock = Clock()
    assert [clock.ask(minutes) for minutes in (60, 15.1, 15, 14.7, 3, 2, 1, 0, -5)] == [
        [],
        [],
        [15],
        [],
        [],
        [2],
        [],
        [],
        [],
    ]


def test_sleep_and_jumps_of_the_clock() -> None:
    assert [Clock().ask(minutes) for minutes in (9, 1.5, 0, -60)] == [[15], [2], [], []]  # woken up then
    clock = Clock()
    assert [clock.ask(minutes) for minutes in (1, 30, 14, 13, 1)] == [[2], [], [15], [], []]  # set back


def test_moved_interview_has_reminders_of_its_own() -> None:
    clock = Clock()
    assert clock.ask(10) == [15]
    moved = MARIA._replace(starts_at=START + timedelta(minutes=30))
    assert clock.ask(10, moved) == []
    assert clock.ask(-20, moved) == [15]
    assert clock.ask(-28, moved) == [2]


def test_two_interviews_at_once() -> None:
    tom = Upcoming(2, "Tom", START + timedelta(minutes=5), Medium.PHONE)
    clock = Clock()
    assert clock.ask(10, MARIA, tom) == [15, 15]
    assert clock.ask(2, MARIA, tom) == [2]


def test_next_moment_is_that_of_the_first_reminder_to_come() -> None:
    tom = Upcoming(2, "Tom", START + timedelta(minutes=5), Medium.PHONE)
    moments = [find_next_moment([tom, MARIA], START - timedelta(minutes=minutes)) for minutes in (20, 15, 10, 2, -3)]
    before = [None if moment is None else (START - moment) // timedelta(minutes=1) for moment in moments]
    assert before == [15, 10, 2, -3, None]


def test_text_rounds_minutes_up_and_names_the_place_of_a_meeting() -> None:
    now = START - timedelta(minutes=11, seconds=30)
    assert format_reminder(MARIA, now) == "Call with Maria in 12 min"
    meeting = Upcoming(1, "Tom", START, Medium.IN_PERSON, "Café Einstein")
    assert format_reminder(meeting, START - timedelta(minutes=2)) == "Meeting with Tom in 2 min · Café Einstein"
