"""Week widget: a cursor over the hours of some days, with keys, mouse, and jump mode."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from functools import partial

from textual import events
from textual.geometry import Offset
from textual.message import Message

from infoview_tui.domain.minute_of_day import DAY_MINUTES
from infoview_tui.domain.week_entries import WeekEntry
from infoview_tui.domain.week_layout import DAY_ROWS, ROW_MINUTES, DayLayout, rows_to_show, wall_minutes
from infoview_tui.ui.shared.jump_target import JumpTarget
from infoview_tui.ui.week.canvas import Moved, WeekCanvas
from infoview_tui.ui.week.cursor import Stop

DRAG_THRESHOLD = 1
"""Cells that the mouse moves with its button down before a click becomes a drag."""

PAGE_STOPS = 8
"""Stops of the cursor that page up and page down move by: usually four hours."""

WHEEL_ROWS = 2


class WeekGrid(WeekCanvas, can_focus=True):
    """The hours of a week with a cursor. It posts what was opened or moved; the screen changes appointments."""

    class CursorMoved(Message):
        """The cursor moved."""

    class WeekLeft(Message):
        """The cursor moved out of the week: ``by`` weeks."""

        def __init__(self, by: int) -> None:
            """Set the number of weeks, 1 or -1."""
            super().__init__()
            self.by = by

    class Opened(Message):
        """What is under the cursor was double-clicked."""

    class Dropped(Message):
        """An appointment was dragged to another time."""

        def __init__(self, moved: Moved) -> None:
            """Set the appointment and its new time."""
            super().__init__()
            self.moved = moved

    _press: tuple[WeekEntry, int, int] | None = None
    """The appointment that the button was pressed on, and the position."""

    _is_scrolled = False
    """Whether the first visible row was chosen."""

    # State

    def show(self, days: Sequence[DayLayout], zone: tzinfo, now: datetime, their_zone: tzinfo | None) -> None:
        """Show days, which are consecutive, and shade the working hours in the zone of a contact."""
        self.days, self.zone, self._now_there = days, zone, wall_minutes(now, zone)
        self.their_zone = their_zone
        self._working.clear()
        self.cursor.show(days)
        if self.size.height and not self._is_scrolled:
            self._choose_rows()
        self._scroll_to_cursor()
        self.refresh()
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Choose the visible rows for the new size."""
        if self.days:
            self._choose_rows()
            self._scroll_to_cursor()
            self.refresh()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._refresh_stop()

    def on_blur(self) -> None:
        """Mute the cursor."""
        self._refresh_stop()

    def _choose_rows(self) -> None:
        self._top_row = rows_to_show(self.days, self.geometry.rows)
        self._is_scrolled = True

    def _scroll_to_cursor(self) -> bool:
        """Make the cursor visible; return whether other days or rows are visible now."""
        before = self._first_day, self._top_row
        geometry, stop = self.geometry, self.cursor.stop
        last_first = max(0, len(self.days) - geometry.columns)
        number = self.cursor.day_number
        self._first_day = max(number - geometry.columns + 1, min(self._first_day, number, last_first))
        rows = self.geometry.rows
        if stop.rows.stop > self._top_row + rows:
            self._top_row = min(stop.rows.stop - rows, DAY_ROWS - rows)
        self._top_row = min(self._top_row, stop.rows.start // 2 * 2)
        return before != (self._first_day, self._top_row)

    # Moving

    def move_rows(self, by: int) -> None:
        """Move the cursor up or down."""
        before = self._position
        self.cursor.move_rows(by)
        self._moved_from(before)

    def move_page(self, by: int) -> None:
        """Move the cursor by several hours."""
        self.move_rows(by * PAGE_STOPS)

    def move_days(self, by: int) -> None:
        """Move the cursor to another day, or leave the week."""
        before = self._position
        if self.cursor.move_days(by):
            self._moved_from(before)
        else:
            self.post_message(self.WeekLeft(by))

    def move_to(self, day_number: int, top: int, entry: WeekEntry | None = None) -> None:
        """Move the cursor to a day and a time in quarters after midnight."""
        before = self._position
        self.cursor.move_to(day_number, top, entry)
        self._moved_from(before)

    def show_day(self, day_number: int, top: int) -> None:
        """Make a time of a day visible, in quarters after midnight; the cursor stays."""
        geometry, row = self.geometry, top // 2
        first_day = max(day_number - geometry.columns + 1, min(self._first_day, day_number))
        top_row = max(min(self._top_row, row), row - geometry.rows + 1)
        if (first_day, top_row) != (self._first_day, self._top_row):
            self._first_day, self._top_row = first_day, top_row
            self.refresh()

    @property
    def _position(self) -> tuple[int, Stop]:
        return self.cursor.day_number, self.cursor.stop

    def _moved_from(self, before: tuple[int, Stop]) -> None:
        if before == self._position:
            return
        if self._scroll_to_cursor():
            self.refresh()
        else:
            self.refresh_rows(before[0], before[1].rows)
            self._refresh_stop()
        self.post_message(self.CursorMoved())

    def _refresh_stop(self) -> None:
        if self.days:
            self.refresh_rows(self.cursor.day_number, self.cursor.stop.rows)

    def show_moved(self, moved: Moved | None) -> None:
        """Show an appointment at the time to which it is being moved, or no longer."""
        for each in (self.moved, moved):
            for number, day in enumerate(self.days):
                if each is not None and day.day == each.day:
                    last = (each.minutes + each.entry.minutes) // ROW_MINUTES + 1
                    self.refresh_rows(number, range(each.minutes // ROW_MINUTES, last))
        self.moved = moved

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Store the appointment under the pointer, in case a drag starts."""
        self._go_to_cell(event.x, event.y)
        entry = self.cursor.entry
        if event.button == 1 and entry is not None and self._cell_day(event.x, event.y) is not None:
            self._press = entry, event.x, event.y

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the pressed appointment."""
        if self._press is None:
            return
        entry, x, y = self._press
        if self.moved is None:
            if abs(event.x - x) + abs(event.y - y) < DRAG_THRESHOLD:
                return
            self.capture_mouse()
        geometry = self.geometry
        column = max(0, min(geometry.columns - 1, geometry.column_at(event.x)))
        day = self.days[geometry.first_day + column].day
        _, minutes = wall_minutes(entry.starts_at, self.zone)
        minutes = max(0, min(DAY_MINUTES - ROW_MINUTES, minutes + (event.y - y) * ROW_MINUTES))
        self.show_moved(Moved(entry, day, minutes))

    def on_mouse_up(self) -> None:
        """Drop the dragged appointment."""
        moved, is_drag = self.moved, self._press is not None
        self.cancel_drag()
        if moved is not None and is_drag:
            self.post_message(self.Dropped(moved))

    @property
    def is_dragging(self) -> bool:
        """Whether an appointment is being dragged."""
        return self._press is not None and self.moved is not None

    def cancel_drag(self) -> None:
        """Cancel the drag; nothing moves."""
        if self.is_dragging:
            self.release_mouse()
            self.show_moved(None)
        self._press = None

    def on_click(self, event: events.Click) -> None:
        """Open what is under the cursor on a double click."""
        if event.chain == 2 and self._cell_day(event.x, event.y) is not None:
            self.post_message(self.Opened())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Show later hours."""
        self.scroll_rows(WHEEL_ROWS)
        event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Show earlier hours."""
        self.scroll_rows(-WHEEL_ROWS)
        event.stop()

    def _cell_day(self, x: int, y: int) -> int | None:
        """Return the number of the day of a cell within the hours."""
        geometry = self.geometry
        number = geometry.first_day + geometry.column_at(x)
        is_inside = x >= geometry.gutter_width and geometry.header_rows <= y < geometry.header_rows + geometry.rows
        return number if is_inside and number < len(self.days) else None

    def _go_to_cell(self, x: int, y: int) -> None:
        number = self._cell_day(x, y)
        if number is not None:
            geometry = self.geometry
            row, left = geometry.row_at(y), geometry.column_left(geometry.column_at(x))
            width = geometry.column_width(number - geometry.first_day) - 1
            there = [
                block
                for block in self.days[number].blocks_at(row)
                if block.entry.is_own
                and block.lane * width // block.lanes <= x - left < (block.lane + 1) * width // block.lanes
            ]
            self.move_to(number, there[0].top if there else 2 * row, there[0].entry if there else None)

    # Jump mode

    def jump_targets(self) -> list[JumpTarget]:
        """Return the visible appointments, and a place on each day."""
        targets: list[JumpTarget] = []
        geometry = self.geometry
        for column in range(geometry.columns):
            number, x = geometry.first_day + column, geometry.column_left(column)
            targets.append(JumpTarget(Offset(x, 0), partial(self.move_to, number, self.cursor.stop.top)))
            width = geometry.column_width(column) - 1
            for block in self.days[number].blocks if number < len(self.days) else ():
                if block.entry.is_own and geometry.is_row_visible(block.first_row):
                    place = Offset(x + block.lane * width // block.lanes, geometry.y_of(block.first_row))
                    targets.append(JumpTarget(place, partial(self.move_to, number, block.top, block.entry)))
        return targets


def shift_moved(moved: Moved, days: int, rows: int) -> Moved:
    """Return an appointment moved by some days and half hours; it never leaves the day by the hours."""
    minutes = max(0, min(DAY_MINUTES - ROW_MINUTES, moved.minutes + rows * ROW_MINUTES))
    return moved._replace(day=moved.day + timedelta(days=days), minutes=minutes)
