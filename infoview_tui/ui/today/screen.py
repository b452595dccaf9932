"""Today screen: what to do now and why, and upcoming interviews (R28, R32, R34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, MessageKind, Stage
from infoview_tui.services import outreach
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.outreach.proposals import Proposal
from infoview_tui.services.outreach.today import NextStepKind, Task, TaskKind
from infoview_tui.ui.shared.bindings import TODAY
from infoview_tui.ui.shared.scheduling import ask_to_cancel
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.today.view import TodayView

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class TodayScreen(TodayView):
    """One queue of tasks, the most pressing first, with upcoming interviews, under the stage counts."""

    BINDINGS = [*TODAY]
    TAB = "today"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Today", "In a list", "Quick add")

    # Rows

    def on_row_list_selected(self) -> None:
        """Do what the selected row needs."""
        self.action_open()

    def action_open(self) -> None:
        """Do what the row needs, at the right place: the message, the plan, the debrief, or a choice."""
        match self.query_one(RowList).cursor_key:
            case ("interview", int(interview_id)) if not self.has_time(interview_id):
                self.contact_actions.action_schedule()
            case ("interview", int(interview_id)):
                self.navigation.open_preparation(interview_id)
            case ("step", str()):
                self._take_step()
            case ("proposal", int(number)):
                self._accept(self.today.proposals[number])
            case _:
                task = self.current_task()
                if task is not None:
                    self._open_task(task)

    def _open_task(self, task: Task) -> None:
        match task.kind:
            case TaskKind.DEBRIEF:
                self.navigation.open_debrief(task.id)
            case TaskKind.RUNNING | TaskKind.STARTING:
                self.navigation.open_call(task.id)
            case TaskKind.HELD:
                self.contact_actions.action_record_interview()
            case TaskKind.OFFER if task.contact_id is not None:
                self.navigation.open_contact(task.contact_id)
            case TaskKind.ACTION:
                self._open_action(task)

    def _open_action(self, task: Task) -> None:
        action, contact_id = task.action, task.contact_id
        if action is None or self.contact_actions.open_action(action):
            return
        if contact_id is None:
            self.show_status("This action has no contact. Press d to mark it as done.")
        elif action.kind is ActionKind.CLOSE_OR_KEEP:
            self._choose_close_or_keep(task)
        else:
            self.navigation.open_contact(contact_id)

    def _take_step(self) -> None:
        step = self.today.next_step
        if step is None or step.contact_id is None:
            self.adding.action_new()
        elif step.kind is NextStepKind.WRITE_REQUEST:
            self.navigation.open_message(step.contact_id, MessageKind.REQUEST)
        else:
            self.navigation.open_contact(step.contact_id)

    def _accept(self, proposal: Proposal) -> None:
        """Add the action of a suggestion, and move the cursor to it."""
        added: list[int] = []

        def accept() -> str:
            if proposal.gratitude is not None:
                added.append(outreach.report_back.accept_proposal(self.workspace, proposal.gratitude, self.now()))
            else:
                kind, target = proposal.action_kind, proposal.target
                contact_id = proposal.contact_id
                added.append(outreach.actions.add_outreach(self.workspace, contact_id, kind, self.now(), target=target))
            return "Added."

        self._change(accept, cursor_to=lambda: (TaskKind.ACTION.value, *added))

    def _dismiss_proposal(self, proposal: Proposal) -> None:
        def dismiss() -> str:
            if proposal.gratitude is not None:
                outreach.report_back.dismiss_proposal(self.workspace, proposal.gratitude, self.now())
            else:
                kind, target = proposal.action_kind, proposal.target
                outreach.actions.dismiss_outreach(self.workspace, proposal.contact_id, kind, self.now(), target=target)
            return "Dismissed."

        self._change(dismiss)

    # Changes

    def action_undo(self) -> None:
        """Undo the last change, and move the cursor to the row that it brings back, if any."""
        known = {row.key for row in self.query_one(RowList).rows}
        self.common_actions.action_undo()
        restored = next((row.key for row in self.query_one(RowList).rows if row.key not in known), None)
        if restored is not None:
            self.query_one(RowList).show(self.query_one(RowList).rows, cursor_to=restored)

    def _current_action_task(self) -> Task | None:
        """Return the action under the cursor; show a message if the row is something else."""
        task = self.current_task()
        if task is not None and task.kind is TaskKind.ACTION:
            return task
        rows = self.query_one(RowList)
        if rows.cursor_key is not None:
            self.show_status(f"This is not an action. Enter: {rows.enter_label.lower()}.")
        return None

    def _change(self, change: Callable[[], str], *, cursor_to: Callable[[], Hashable] | None = None) -> None:
        """Run a command, show its message with how to undo it, and read the queue again."""
        with self.reporting_errors():
            self.show_status(f"{change()} u undoes it.")
        self.reload()
        if cursor_to is not None:
            self.show_queue(cursor_to())

    def action_mark_done(self) -> None:
        """Mark the action as done."""
        task = self._current_action_task()
        if task is None:
            return

        def complete() -> str:
            return f"Done. {outreach.actions.complete_action(self.workspace, task.id, self.now())}".strip()

        self._change(complete)

    def action_dismiss_item(self) -> None:
        """Dismiss the action or the suggestion."""
        match self.query_one(RowList).cursor_key:
            case ("proposal", int(number)):
                self._dismiss_proposal(self.today.proposals[number])
                return
            case ("interview", int(interview_id)) | (TaskKind.HELD | TaskKind.STARTING, int(interview_id)):
                self._cancel_interview(interview_id)
                return
        task = self._current_action_task()
        if task is None:
            return

        def dismiss() -> str:
            outreach.actions.dismiss_action(self.workspace, task.id, self.now())
            return "Dismissed."

        self._change(dismiss)

    def _cancel_interview(self, interview_id: int) -> None:
        """Ask whether to cancel an interview that has not begun."""
        with self.reporting_errors():
            ask_to_cancel(self, read_interview(self.workspace, interview_id))

    def action_snooze(self) -> None:
        """Ask until when to snooze the action, in words."""
        task = self._current_action_task()
        if task is not None:
            self._ask_until("Snooze until", task, self._snooze)

    def _snooze(self, task: Task, until: Due) -> str:
        outreach.actions.snooze_action(self.workspace, task.id, until, self.now())
        return "Snoozed until"

    def _ask_until(self, title: str, task: Task, save: Callable[[Task, Due], str]) -> None:
        """Ask for a day or a time ahead, save it, and say it back."""
        from infoview_tui.domain.understood_dates import describe_when
        from infoview_tui.ui.today.snooze import SnoozeDialog

        now = self.to_local(self.now())

        def answered(until: Due | None) -> None:
            if until is not None:
                self._change(lambda: f"{save(task, until)} {describe_when(until, now)}.")

        self.app.push_screen(SnoozeDialog(title, task.due, now, self.workspace.date_order), answered)

    def _choose_close_or_keep(self, task: Task) -> None:
        """Offer what to do with a contact who has not answered two follow-ups."""
        if task.contact_id is not None:
            self.contact_actions.choose_close_or_keep(
                task.contact_id,
                task.contact,
                close=lambda: self._change(lambda: self._close(task)),
                keep=lambda: self._ask_until("Keep for later: check in again", task, self._keep),
            )

    def _close(self, task: Task) -> str:
        return outreach.stages.move_contact(self.workspace, task.contact_id or 0, Stage.CLOSED, self.now())

    def _keep(self, task: Task, until: Due) -> str:
        outreach.actions.keep_contact(self.workspace, task.id, until, self.now())
        return f"Kept {task.contact} for later. A check-in is due"

    def action_add_todo(self) -> None:
        """Add a to-do without a contact."""
        self._ask_for_todo("")

    def _ask_for_todo(self, text: str, *, unsaved: bool = False) -> None:
        """Ask for a to-do; if it cannot be saved, ask again with what the user typed."""
        from infoview_tui.domain.due_dates import find_due
        from infoview_tui.domain.understood_dates import describe_due_in_line, describe_when
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def answered(typed: str | None) -> None:
            if typed is None or not typed.strip():
                return
            with self.reporting_errors():
                due = find_due(typed, self.now(), self.zone, self.workspace.date_order)
                added = outreach.actions.add_todo(self.workspace, None, typed, due, self.now())
                when = f"due {describe_when(due, self.to_local(self.now()))}" if due else "no due date"
                self.show_status(f"Added, {when}. u undoes it.")
                self.reload()
                self.show_queue((TaskKind.ACTION.value, added))
                return
            self._ask_for_todo(typed, unsaved=True)

        def describe(typed: str) -> str:
            if not typed.strip():
                return "For example: update my résumé by fri"
            said = describe_due_in_line(typed, self.to_local(self.now()), self.workspace.date_order)
            return f"{said[0].upper()}{said[1:]}."

        dialog = PromptDialog("Something to do", text, describe=describe, is_unsaved=unsaved)
        self.app.push_screen(dialog.belong_to("tab:today", "add_todo"), answered)
