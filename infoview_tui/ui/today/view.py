"""The list of Today, and what the keys do with its rows; what they change is in the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from infoview_tui.domain.enums import OPEN_STAGES, Stage
from infoview_tui.services.outreach.practice import Practice
from infoview_tui.services.outreach.today import NextStepKind, Task, TaskKind, Today, read_today
from infoview_tui.ui.shared.adding import AddingActions
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.today.practice_strip import PracticeStrip
from infoview_tui.ui.today.rows import ENTER_LABELS, LABEL_WIDTH, STEP_LABELS, Clock, build_rows

if TYPE_CHECKING:
    from collections.abc import Hashable

_CONTACT_KEYS = ("today.prepare", "today.interview", "today.message", "today.reply", "today.schedule")
"""The bindings that need a contact."""


REFRESH_INTERVAL = 30
"""How often the times are brought up to date, in seconds."""


_NOTHING = Today([], [], [], [], dict.fromkeys(Stage, 0), None, [], Practice((), 0, 0, 0))
"""What is shown if the data cannot be read."""


class TodayView(InfoviewScreen):
    """Shows the queue under the stage counts, and names the keys for the row under the cursor."""

    today = _NOTHING

    def __init__(self) -> None:
        """Create it; contacts can be added to it."""
        super().__init__()
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.place = ScreenPlace(ListCursor(self), self.TAB, contact_id=self.current_contact_id)
        self.adding = AddingActions(self.contact_actions)
        self.parts = (self.adding, self.contact_actions, self.common_actions)

    def compose_body(self) -> ComposeResult:
        """Compose the stage counts and the list."""
        yield Static(id="figures")
        yield PracticeStrip()
        yield RowList(label_width=LABEL_WIDTH, empty_text="Nothing is due or planned.")

    def on_mount(self) -> None:
        """Keep the minutes until an interview up to date."""
        self.set_interval(REFRESH_INTERVAL, self.refresh_times)

    def refresh_times(self) -> None:
        """Read the queue again while this screen is in front, so that its times are right."""
        if self.is_current:
            with self.reporting_errors():
                self.load()

    def load(self) -> None:
        """Read the queue and show it."""
        self.show_queue(None)

    def show_queue(self, cursor_to: Hashable | None) -> None:
        """Read the queue and show it, with the cursor on the row with this key."""
        self.today = read_today(self.workspace, self.now(), self.zone)
        self._lay_out(cursor_to)

    def _lay_out(self, cursor_to: Hashable | None = None) -> None:
        """Show what was read, as the width of the screen allows."""
        clock = Clock(self.now(), self.zone, self.size.width)
        self._show_stage_counts()
        self.query_one(PracticeStrip).show(self.today.practice, self.size.width)
        rows = self.query_one(RowList)
        rows.label_width = clock.label_width
        rows.show(build_rows(self.today, clock), cursor_to=cursor_to)

    def on_resize(self) -> None:
        """Lay out the screen for the new width."""
        if self.is_mounted:
            self._lay_out()

    def on_row_list_highlighted(self) -> None:
        """Name in the footer what enter does with the row."""
        rows = self.query_one(RowList)
        rows.enter_label = self._enter_label()
        self.refresh_bindings()

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty if it does nothing with the row."""
        task, key = self.current_task(), self.query_one(RowList).cursor_key
        is_action = task is not None and task.kind is TaskKind.ACTION
        is_proposal = isinstance(key, tuple) and key[0] == "proposal"
        if binding.id in ("today.done", "today.put_off") and not is_action:
            return ""
        if binding.id in _CONTACT_KEYS and self.current_contact_id() is None:
            return ""
        if binding.id == "today.drop" and (self._is_interview(key) or not (is_action or is_proposal)):
            return "Cancel" if self._is_interview(key) else ""
        return binding.description

    def _is_interview(self, key: object) -> bool:
        """Whether a row is an interview that can be canceled."""
        return isinstance(key, tuple) and key[0] in ("interview", TaskKind.HELD, TaskKind.STARTING)

    def _enter_label(self) -> str:
        task = self.current_task()
        if task is not None:
            return ENTER_LABELS[task.action.kind if task.action is not None else task.kind]
        match self.query_one(RowList).cursor_key:
            case ("interview", int(interview_id)):
                return "Plan" if self.has_time(interview_id) else "Set time"
            case ("step", str(kind)):
                return STEP_LABELS[NextStepKind(kind)]
            case ("proposal", int()):
                return "Accept"
        return "Open"

    def _show_stage_counts(self) -> None:
        """Show the date and, if there is room, the number of contacts in each stage, on one line if possible."""
        day, stages = self.to_local(self.now()), self.today.stage_counts
        is_narrow = self.size.width < MEDIUM_WIDTH
        shown = () if is_narrow else OPEN_STAGES
        figures = [f"{stages[stage]:,} {stage.label.lower()}" for stage in shown if stages[stage]]
        date = f"{day:%A} {day.day} {day:%B}"
        room = max(1, self.size.width - 4)
        lines = [""]
        for figure in figures:
            longer = f"{lines[-1]} · {figure}" if lines[-1] else figure
            if len(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(figure)
        separator = "   " if len(f"{date}   {lines[0]}") <= room and len(lines) == 1 else "\n"
        counts = "\n".join(lines)
        self.query_one("#figures", Static).update(
            assemble((date, "bold"), (separator + counts if counts else "", "$text-muted"))
        )

    # Rows

    def current_task(self) -> Task | None:
        """Return the task under the cursor, or None."""
        key = self.query_one(RowList).cursor_key
        return next((task for task in self.today.tasks if (task.kind.value, task.id) == key), None)

    def has_time(self, interview_id: int) -> bool:
        """Return whether an interview ahead has a time."""
        rows = (row.interview for row in self.today.interviews)
        return any(row.id == interview_id and row.starts_at is not None for row in rows)

    def current_contact_id(self) -> int | None:
        """Return the contact of the row under the cursor."""
        match self.query_one(RowList).cursor_key:
            case ("interview", int(interview_id)):
                rows = (row.interview for row in self.today.interviews)
                return next((row.contact_id for row in rows if row.id == interview_id), None)
            case ("step", str()):
                return self.today.next_step.contact_id if self.today.next_step else None
            case ("proposal", int(number)):
                return self.today.proposals[number].contact_id
        task = self.current_task()
        return task.contact_id if task is not None else None
