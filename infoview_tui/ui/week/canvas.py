"""Drawing of the week, row by row. A key redraws only the rows that it changes, however many entries there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import partial
from typing import NamedTuple

from textual.geometry import Region
from textual.strip import Strip

from infoview_tui.domain.format_dates import format_month_day, format_weekday
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.week_entries import ENTRY_SIGNS, WeekEntry, WeekEntryKind
from infoview_tui.domain.week_layout import (
    DAY_ROWS,
    QUARTER_MINUTES,
    ROW_MINUTES,
    Block,
    DayLayout,
    moment_at,
    wall_minutes,
    working_rows,
)
from infoview_tui.ui.shared.line_strips import PiecedStrip
from infoview_tui.ui.shared.widgets.line_canvas import LineCanvas
from infoview_tui.ui.week.cursor import WeekCursor
from infoview_tui.ui.week.geometry import (
    GUTTER,
    GUTTER_WIDTH,
    TWO_ZONES_GUTTER_WIDTH,
    WeekGeometry,
    visible_days,
)
from infoview_tui.ui.week.painter import STYLE_NAMES, Part, RowLook, WeekPainter

MAX_ALL_DAY_ROWS = 2
"""Maximum lines for entries of whole days."""

MIN_LANE_WIDTH = 5
"""Cells that an entry needs beside others; those without are counted."""

MIN_DETAIL_WIDTH = 14
"""Cells that an entry needs to show its time below its name."""

MIN_TIME_WIDTH = 20
"""Cells that an entry needs to show when it begins beside its name."""

NOW_LINES = "▔━▁"
"""The line at the current time, in the first, second, and third ten minutes of a row."""


class Moved(NamedTuple):
    """An appointment that is being moved: where it would begin, in minutes after midnight of a day."""

    entry: WeekEntry
    day: date
    minutes: int


class WeekCanvas(LineCanvas):
    """Draws the hours of some days, with caches of the pieces of each line."""

    STYLE_PREFIX = "week--"
    COMPONENT_CLASSES = {f"week--{part}" for part in STYLE_NAMES}
    DEFAULT_CSS = """
    WeekCanvas {
        height: 1fr;
        padding: 0;
        .week--day { background: $surface; color: $foreground; }
        .week--weekend { background: $surface 40%; color: $foreground; }
        .week--working { background: $success 12%; color: $foreground; }
        .week--skipped { background: $background; color: $text-muted; }
        .week--hour { color: $text-muted; }
        .week--line { color: $border; }
        .week--now { color: $error; text-style: bold; }
        .week--head { color: $text-muted; }
        .week--head-today { color: $accent; text-style: bold; }
        .week--hidden { color: $warning; text-style: bold; }
        .week--all-day { background: $panel; color: $foreground; }
        .week--planned { background: $primary 28%; color: $primary; }
        .week--running { background: $accent 34%; color: $accent; }
        .week--held { background: $success 24%; color: $success; }
        .week--offered { background: $warning 18%; color: $warning; }
        .week--trip { background: $secondary 28%; color: $secondary; }
        .week--busy { background: $foreground 12%; color: $text-muted; }
        .week--cursor { background: $block-cursor-background; }
        .week--cursor-blurred { background: $panel; }
        .week--mark { color: $accent; }
        .week--moved { background: $accent; color: $background; text-style: bold; }
        &:ansi {
            .week--planned, .week--running, .week--held, .week--offered, .week--trip, .week--busy,
            .week--day, .week--weekend, .week--working { background: ansi_default; }
            .week--cursor, .week--moved { text-style: reverse; }
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Create it without days."""
        super().__init__(id=id)
        self.days: Sequence[DayLayout] = ()
        self.cursor = WeekCursor()
        self.zone: tzinfo = UTC
        self.their_zone: tzinfo | None = None
        """Zone of the contact chosen for scheduling; None if there is none."""
        self.moved: Moved | None = None
        """The appointment that is being moved."""
        self._now_there = (date.min, 0)
        """The current day, and the minutes since midnight."""
        self._first_day = 0
        self._top_row = 0
        self._working: dict[date, frozenset[int]] = {}
        self._painter = WeekPainter(self._cached_style)

    @property
    def geometry(self) -> WeekGeometry:
        """Which days and rows are visible, and where."""
        shown = self.days[self._first_day : self._first_day + visible_days(self.size.width)]
        strip = min(MAX_ALL_DAY_ROWS, max((len(day.all_day) for day in shown), default=0))
        has_two = self.their_zone is not None and visible_days(self.size.width) > 1 and self._zones_differ()
        gutter = TWO_ZONES_GUTTER_WIDTH if has_two else GUTTER_WIDTH
        return WeekGeometry(self.size.width, self.size.height, gutter, self._first_day, self._top_row, strip)

    def _zones_differ(self) -> bool:
        return bool(self.days) and self._their_time(0) != self._my_time(0)

    def notify_style_update(self) -> None:
        """Redraw in the new colors."""
        super().notify_style_update()
        self._painter = WeekPainter(self._cached_style)

    # Drawing

    def columns_in(self, region: Region) -> range:
        """Return the numbers of the columns that a region touches."""
        geometry = self.geometry
        return range(geometry.column_at(region.x), geometry.column_at(region.right - 1) + 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines."""
        geometry, (left, right) = self.geometry, crop.column_span
        draw = partial(self._draw_piece, geometry=geometry)
        lines = [self._whole_line(y, geometry, draw) for y in crop.line_range]
        return lines if (left, right) == (0, geometry.width) else [line.crop(left, right) for line in lines]

    def _whole_line(self, y: int, geometry: WeekGeometry, draw: Callable[[int, int], Strip]) -> Strip:
        line = self._whole_lines.get(y)
        if line is None:
            pieces = [self._cached_piece(column, y, draw) for column in range(GUTTER, geometry.columns)]
            line = self._whole_lines[y] = PiecedStrip(pieces)
        return line

    def _draw_piece(self, column: int, y: int, geometry: WeekGeometry) -> Strip:
        """Draw the piece of a line in a column."""
        width, row = geometry.column_width(column), geometry.row_at(y)
        number = geometry.first_day + column
        if not self.days or y >= geometry.header_rows + geometry.rows or number >= len(self.days):
            return Strip.blank(width, self._cached_style(""))
        if column == GUTTER:
            return self._draw_gutter(y, row, width, geometry)
        day = self.days[number]
        if y == 0:
            return self._draw_head(day, width, geometry)
        if y < geometry.header_rows:
            return self._draw_all_day(day, y - 1, width)
        return self._painter.draw_row(self._look_of(day, number, row, width))

    def _draw_gutter(self, y: int, row: int, width: int, geometry: WeekGeometry) -> Strip:
        if y < geometry.header_rows:
            text = f"W{self.days[0].day.isocalendar().week:<4}" if y == 0 else ""
            return self._painter.draw_text(f"{text}{' them' if y == 0 and width > GUTTER_WIDTH else ''}", width, "head")
        today, minutes = self._now_there
        if row == minutes // ROW_MINUTES and any(day.day == today for day in self.days):
            return self._painter.draw_text(f"{minutes // 60:02}:{minutes % 60:02}", width, "now")
        text = self._my_time(row) if row % 2 == 0 else ""
        if text and width > GUTTER_WIDTH:
            text += f" {self._their_time(row)}"
        return self._painter.draw_text(text, width, "hour")

    def _my_time(self, row: int) -> str:
        return f"{row // 2:02}:{row % 2 * ROW_MINUTES:02}"

    def _their_time(self, row: int) -> str:
        moment = moment_at(self.days[self._first_day].day, row * ROW_MINUTES, self.zone)
        return f"{moment.astimezone(self.their_zone):%H:%M}"

    def _draw_head(self, day: DayLayout, width: int, geometry: WeekGeometry) -> Strip:
        """Draw the name of a day, and how many appointments are above and below the visible rows."""
        is_today = day.day == self._now_there[0]
        above = sum(block.last_row < geometry.top_row for block in day.blocks if block.entry.is_own)
        below = sum(block.first_row >= geometry.top_row + geometry.rows for block in day.blocks if block.entry.is_own)
        hidden = " ".join(f"{sign}{count}" for sign, count in (("↑", above), ("↓", below)) if count)
        name = f"Today {format_month_day(day.day)}" if is_today else format_weekday(day.day)
        style = "head-today" if is_today else "head"
        return self._painter.draw_text(name, width, style, trailing=f"{hidden} " if hidden else "")

    def _draw_all_day(self, day: DayLayout, number: int, width: int) -> Strip:
        """Draw one line of the entries of whole days; the last line counts those without one."""
        if number >= len(day.all_day):
            return Strip.blank(width, self._cached_style(""))
        more = len(day.all_day) - MAX_ALL_DAY_ROWS if number == MAX_ALL_DAY_ROWS - 1 else 0
        label = clean_line(day.all_day[number].label) or "busy"
        shown = self._painter.draw_text(f" {label}", width - 1, "all-day", trailing=f" +{more}" if more > 0 else "")
        return Strip.join([shown, Strip.blank(1, self._cached_style(""))])

    def _look_of(self, day: DayLayout, number: int, row: int, width: int) -> RowLook:
        """Return what is drawn on a row of a day."""
        if row in day.skipped_rows:
            return RowLook(width, "skipped", now="╱")
        cursor, cursor_text, stop = "", "", self.cursor.stop
        current = stop.block if number == self.cursor.day_number else None
        if number == self.cursor.day_number and stop.block is None and row in stop.rows:
            cursor = "cursor" if self.has_focus else "cursor-blurred"
            cursor_text = self._my_time(row)
        parts, hidden = self._parts_of(day, row, width - 1, current)
        moved = self._moved_part(day, row, width - 1)
        return RowLook(
            width,
            self._ground_of(day, row),
            (*parts, moved) if moved else tuple(parts),
            cursor,
            cursor_text,
            now=self._now_line(day, row),
            hidden=hidden,
            line="·" if row % 2 == 0 else "",
        )

    def _ground_of(self, day: DayLayout, row: int) -> str:
        if self.their_zone is not None:
            if day.day not in self._working:
                self._working[day.day] = working_rows(day.day, self.zone, self.their_zone)
            if row in self._working[day.day]:
                return "working"
        return "weekend" if day.day.weekday() >= 5 else "day"

    def _now_line(self, day: DayLayout, row: int) -> str:
        today, minutes = self._now_there
        if day.day != today or minutes // ROW_MINUTES != row:
            return ""
        return NOW_LINES[minutes % ROW_MINUTES * len(NOW_LINES) // ROW_MINUTES]

    def _parts_of(self, day: DayLayout, row: int, width: int, current: Block | None) -> tuple[list[Part], int]:
        """Return what the entries take of a row, and for how many of them there is no room."""
        parts: list[Part] = []
        hidden, blocks = 0, day.blocks_at(row)
        for block in blocks:
            lanes = min(block.lanes, max(1, width // MIN_LANE_WIDTH))
            if block.lane >= lanes or block.label_row is None:
                hidden += block.first_row == row
            if block.lane >= lanes:
                continue
            left, right = block.lane * width // lanes, (block.lane + 1) * width // lanes
            parts.append(
                Part(
                    block.entry.kind.value,
                    left,
                    right,
                    upper=block.top <= 2 * row < block.bottom,
                    lower=block.top <= 2 * row + 1 < block.bottom,
                    text=self._text_of(block, row, right - left),
                    is_name=row == block.label_row,
                    is_hatched=block.entry.kind is WeekEntryKind.BUSY,
                    is_current=current is not None and block == current,
                    is_joined=any(other is not block and not other.is_beside(block) for other in blocks),
                )
            )
        return parts, hidden

    def _text_of(self, block: Block, row: int, width: int) -> str:
        """Return the text of an entry on a row: the name, and below it the time and the place."""
        if block.label_row is None or row < block.label_row:
            return ""
        entry, number = block.entry, row - block.label_row
        begins, ends = (moment.astimezone(self.zone) for moment in (entry.starts_at, entry.ends_at))
        if number == 0:
            name = clean_line(entry.label) or "busy"
            time = f"{begins:%H:%M} " if width >= MIN_TIME_WIDTH else ""
            return f"{ENTRY_SIGNS[entry.kind]} {time}{name}".strip()
        if 2 * row + 1 >= block.bottom or width < MIN_DETAIL_WIDTH or not entry.is_own:
            return ""
        return {1: f"  {begins:%H:%M}–{ends:%H:%M}", 2: f"  {clean_line(entry.place)}"}.get(number, "")

    def _moved_part(self, day: DayLayout, row: int, width: int) -> Part | None:
        """Return what the appointment that is being moved takes of a row."""
        moved = self.moved
        if moved is None or moved.day != day.day:
            return None
        top = moved.minutes // QUARTER_MINUTES
        bottom = max(top + 1, -(-(moved.minutes + moved.entry.minutes) // QUARTER_MINUTES))
        upper, lower = top <= 2 * row < bottom, top <= 2 * row + 1 < bottom
        if not upper and not lower:
            return None
        is_first = row == top // 2
        text = f"{moved.minutes // 60:02}:{moved.minutes % 60:02} {clean_line(moved.entry.label)}" if is_first else ""
        return Part("moved", 0, width, upper, lower, text, is_name=True)

    # Drawing only what has changed

    def refresh_rows(self, number: int, rows: range) -> None:
        """Redraw some rows of a day."""
        geometry = self.geometry
        column = number - geometry.first_day
        if 0 <= column < geometry.columns:
            top, bottom = max(rows.start, geometry.top_row), min(rows.stop, geometry.top_row + geometry.rows)
            if top < bottom:
                left = geometry.column_left(column)
                self.refresh(Region(left, geometry.y_of(top), geometry.column_width(column), bottom - top))

    def show_now(self, now: datetime) -> None:
        """Move the line at the current time."""
        before, self._now_there = self._now_there, wall_minutes(now, self.zone)
        geometry = self.geometry
        for day, minutes in (before, self._now_there):
            row = minutes // ROW_MINUTES
            if geometry.is_row_visible(row):
                self.refresh(Region(0, geometry.y_of(row), geometry.gutter_width, 1))
            for number, shown in enumerate(self.days):
                if shown.day == day:
                    self.refresh_rows(number, range(row, row + 1))

    def scroll_rows(self, by: int) -> None:
        """Show earlier or later hours; the cursor stays."""
        top = max(0, min(DAY_ROWS - self.geometry.rows, self._top_row + by))
        if top != self._top_row:
            self._top_row = top
            self.refresh()
