"""``infoview week``: interviews, offered times, and busy times of one week."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, tzinfo

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import format_table, print_error, print_json, print_lines, print_remark
from infoview_tui.config import load_config
from infoview_tui.domain.date_order import DateOrder, order_of_locale
from infoview_tui.domain.date_parser import parse_day
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.past_days import parse_past_day
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.week_entries import WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import DAYS, first_day_of_week, moment_at
from infoview_tui.domain.zones import format_there
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.week_json import entries_to_json
from infoview_tui.paths import AppPaths
from infoview_tui.services.availability.calendars import read_calendars
from infoview_tui.services.week.queries import Week, read_week
from infoview_tui.timezone import local_timezone


def print_week(paths: AppPaths, first_day: str, *, as_json: bool) -> int:
    """Print this week from Monday, or seven days from a day in words. Raises InfoviewError if that is not a day.

    Calendars are read now; what could not be read is named on stderr.
    """
    config, now, zone = load_config(paths.config_file), datetime.now(UTC), local_timezone()
    start = _parse_first_day(first_day, now.astimezone(zone), config.date_order or order_of_locale(os.environ))
    week = Week(start, DAYS, ())
    if has_data(paths):
        with open_workspace(paths, config.cadence) as workspace:
            begins, ends = moment_at(start, 0, zone), moment_at(start, DAYS * DAY_MINUTES, zone)
            read_calendars(workspace, config.calendars, begins, ends, zone)
            week = read_week(workspace, start, DAYS, zone, now)
    for problem in week.problems:
        print_error(problem)
    if as_json:
        print_json(entries_to_json(week.entries))
    elif week.entries:
        rows = [_format_row(entry, zone) for entry in week.entries]
        print_lines(*format_table(("DAY", "TIME", "WHAT", "WHO", "WHERE"), rows))
    else:
        last = format_weekday(start + timedelta(days=DAYS - 1))
        nothing = f"No interviews, offered times, or busy times from {format_weekday(start)} to {last}."
        print_remark(nothing if has_data(paths) else no_data_message(paths))
    return EXIT_OK


def _parse_first_day(text: str, now: datetime, order: DateOrder) -> date:
    if not text:
        return first_day_of_week(now.date())
    typed = clean_line(text)
    day = parse_day(typed, now.date(), order) or parse_past_day(typed, now, order)
    if day is None:
        raise InfoviewError(f"“{typed}” is not a day. Enter one such as mon, next week, 15 Jan, or 2027-01-15.")
    return day


def _format_row(entry: WeekEntry, zone: tzinfo) -> tuple[str, str, str, str, str]:
    begins, ends = entry.starts_at.astimezone(zone), entry.ends_at.astimezone(zone)
    time = "all day" if entry.all_day else f"{begins:%H:%M}–{ends:%H:%M}"
    where = " · ".join(filter(None, (format_there(entry.starts_at, zone, entry.zone), entry.place)))
    what = "interview" if entry.kind is WeekEntryKind.PLANNED else entry.kind.value
    return format_weekday(begins.date()), time, what, entry.label, where
