"""The row under the cursor of Today: its task or interview, its contact, and the names of the keys for it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.services.outreach.today import NextStepKind, Task, TaskKind, Today
from infoview_tui.ui.today.rows import ENTER_LABELS, STEP_LABELS

if TYPE_CHECKING:
    from textual.binding import Binding

_CONTACT_KEYS = ("today.prepare", "today.interview", "today.message", "today.reply", "today.schedule")
"""The bindings that need a contact."""


class CurrentRow(NamedTuple):
    """What is shown, and the key of the current row."""

    today: Today
    key: Hashable | None

    @property
    def task(self) -> Task | None:
        """The task under the cursor."""
        return next((task for task in self.today.tasks if (task.kind.value, task.id) == self.key), None)

    @property
    def action(self) -> Task | None:
        """The task under the cursor, if it is an action."""
        task = self.task
        return task if task is not None and task.kind is TaskKind.ACTION else None

    def has_time(self, interview_id: int) -> bool:
        """Return whether an interview ahead has a time."""
        rows = (row.interview for row in self.today.interviews)
        return any(row.id == interview_id and row.starts_at is not None for row in rows)

    @property
    def contact_id(self) -> int | None:
        """The contact of the row."""
        match self.key:
            case ("interview", int(interview_id)):
                rows = (row.interview for row in self.today.interviews)
                return next((row.contact_id for row in rows if row.id == interview_id), None)
            case ("step", str()):
                return self.today.next_step.contact_id if self.today.next_step else None
            case ("proposal", int(number)):
                return self.today.proposals[number].contact_id
        task = self.task
        return task.contact_id if task is not None else None

    @property
    def _is_interview(self) -> bool:
        """Whether the row is an interview that can be canceled."""
        return isinstance(self.key, tuple) and self.key[0] in ("interview", TaskKind.HELD, TaskKind.STARTING)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty if it does nothing with the row."""
        is_action = self.action is not None
        is_proposal = isinstance(self.key, tuple) and self.key[0] == "proposal"
        if binding.id in ("today.done", "today.put_off") and not is_action:
            return ""
        if binding.id in _CONTACT_KEYS and self.contact_id is None:
            return ""
        if binding.id == "today.drop" and (self._is_interview or not (is_action or is_proposal)):
            return "Cancel" if self._is_interview else ""
        return binding.description

    @property
    def enter_label(self) -> str:
        """What enter does with the row."""
        task = self.task
        if task is not None:
            return ENTER_LABELS[task.action.kind if task.action is not None else task.kind]
        match self.key:
            case ("interview", int(interview_id)):
                return "Plan" if self.has_time(interview_id) else "Set time"
            case ("step", str(kind)):
                return STEP_LABELS[NextStepKind(kind)]
            case ("proposal", int()):
                return "Accept"
        return "Open"
