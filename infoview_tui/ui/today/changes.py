"""Changes of what Today lists: actions done, dismissed, or snoozed, suggestions accepted, to-dos added (R34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import Stage
from infoview_tui.services import outreach
from infoview_tui.services.outreach.proposals import Proposal
from infoview_tui.services.outreach.today import Task, TaskKind
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from infoview_tui.ui.shared.common_actions import CommonActions
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.screen import InfoviewScreen
    from infoview_tui.ui.today.view import TodayView


class QueueChanges:
    """Changes the row under the cursor, and reads the queue again."""

    def __init__(
        self,
        screen: InfoviewScreen,
        view: TodayView,
        contact_actions: ContactActions,
        common_actions: CommonActions,
    ) -> None:
        """Set the queue, and the parts that a change goes through."""
        self._screen = screen
        self._view = view
        self._contact_actions = contact_actions
        self._common_actions = common_actions

    def action_undo(self) -> None:
        """Undo the last change, and move the cursor to the row that it brings back, if any."""
        known = {row.key for row in self._view.rows.rows}
        self._common_actions.action_undo()
        restored = next((row.key for row in self._view.rows.rows if row.key not in known), None)
        if restored is not None:
            self._view.rows.show(self._view.rows.rows, cursor_to=restored)

    def _current_action_task(self) -> Task | None:
        """Return the action under the cursor; show a message if the row is something else."""
        task = self._view.current.action
        if task is not None:
            return task
        rows = self._view.rows
        if rows.cursor_key is not None:
            self._screen.show_status(f"This is not an action. Enter: {rows.enter_label.lower()}.")
        return None

    def _change(self, change: Callable[[], str], *, cursor_to: Callable[[], Hashable] | None = None) -> None:
        """Run a command, show its message with how to undo it, and read the queue again."""
        screen = self._screen
        with screen.reporting_errors():
            screen.show_status(f"{change()} u undoes it.")
        screen.reload()
        if cursor_to is not None:
            self._view.read(cursor_to())

    def action_mark_done(self) -> None:
        """Mark the action as done."""
        screen = self._screen
        task = self._current_action_task()
        if task is None:
            return

        def complete() -> str:
            return f"Done. {outreach.actions.complete_action(screen.workspace, task.id, screen.now())}".strip()

        self._change(complete)

    def action_dismiss_item(self) -> None:
        """Dismiss the action or the suggestion."""
        screen = self._screen
        match self._view.rows.cursor_key:
            case ("proposal", int(number)):
                self._dismiss_proposal(self._view.today.proposals[number])
                return
            case ("interview", int(interview_id)) | (TaskKind.HELD | TaskKind.STARTING, int(interview_id)):
                self._cancel_interview(interview_id)
                return
        task = self._current_action_task()
        if task is None:
            return

        def dismiss() -> str:
            outreach.actions.dismiss_action(screen.workspace, task.id, screen.now())
            return "Dismissed."

        self._change(dismiss)

    def _cancel_interview(self, interview_id: int) -> None:
        """Ask whether to cancel an interview that has not begun."""
        from infoview_tui.services.core.lookups import read_interview
        from infoview_tui.ui.shared.scheduling import ask_to_cancel

        screen = self._screen
        with screen.reporting_errors():
            ask_to_cancel(screen, read_interview(screen.workspace, interview_id))

    def action_snooze(self) -> None:
        """Ask until when to snooze the action, in words."""
        task = self._current_action_task()
        if task is not None:
            self._ask_until("Snooze until", task, self._snooze)

    def _snooze(self, task: Task, until: Due) -> str:
        screen = self._screen
        outreach.actions.snooze_action(screen.workspace, task.id, until, screen.now())
        return "Snoozed until"

    def _ask_until(self, title: str, task: Task, save: Callable[[Task, Due], str]) -> None:
        """Ask for a day or a time ahead, save it, and say it back."""
        screen = self._screen
        from infoview_tui.domain.understood_dates import describe_when
        from infoview_tui.ui.today.snooze import SnoozeDialog

        now = screen.to_local(screen.now())

        def answered(until: Due | None) -> None:
            if until is not None:
                self._change(lambda: f"{save(task, until)} {describe_when(until, now)}.")

        screen.app.push_screen(SnoozeDialog(title, task.due, now, screen.workspace.date_order), answered)

    def choose_close_or_keep(self, task: Task) -> None:
        """Offer what to do with a contact who has not answered two follow-ups."""
        if task.contact_id is not None:
            self._contact_actions.choose_close_or_keep(
                task.contact_id,
                task.contact,
                close=lambda: self._change(lambda: self._close(task)),
                keep=lambda: self._ask_until("Keep for later: check in again", task, self._keep),
            )

    def _close(self, task: Task) -> str:
        screen = self._screen
        return outreach.stages.move_contact(screen.workspace, task.contact_id or 0, Stage.CLOSED, screen.now())

    def _keep(self, task: Task, until: Due) -> str:
        screen = self._screen
        outreach.actions.keep_contact(screen.workspace, task.id, until, screen.now())
        return f"Kept {task.contact} for later. A check-in is due"

    def action_add_todo(self) -> None:
        """Add a to-do without a contact."""
        self._ask_for_todo()

    def _ask_for_todo(self) -> None:
        screen = self._screen
        from infoview_tui.domain.due_dates import find_due
        from infoview_tui.domain.understood_dates import describe_due_in_line, describe_when
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def save(typed: str) -> bool:
            if not typed.strip():
                return True
            with screen.reporting_errors():
                due = find_due(typed, screen.now(), screen.zone, screen.workspace.date_order)
                added = outreach.actions.add_todo(screen.workspace, None, typed, due, screen.now())
                when = f"due {describe_when(due, screen.to_local(screen.now()))}" if due else "no due date"
                screen.show_status(f"Added, {when}. u undoes it.")
                screen.reload()
                self._view.read((TaskKind.ACTION.value, added))
                return True
            return False

        def describe(typed: str) -> str:
            if not typed.strip():
                return "For example: update my résumé by fri"
            said = describe_due_in_line(typed, screen.to_local(screen.now()), screen.workspace.date_order)
            return f"{said[0].upper()}{said[1:]}."

        def build(typed: str, is_unsaved: bool) -> PromptDialog:
            dialog = PromptDialog("Something to do", typed, describe=describe, is_unsaved=is_unsaved)
            return dialog.belong_to("tab:today", "add_todo")

        ask_until_saved(screen, build, "", save)

    def accept_proposal(self, proposal: Proposal) -> None:
        """Add the action of a suggestion, and move the cursor to it."""
        screen = self._screen
        added: list[int] = []

        def accept() -> str:
            if proposal.gratitude is not None:
                added.append(outreach.report_back.accept_proposal(screen.workspace, proposal.gratitude, screen.now()))
            else:
                kind, target = proposal.action_kind, proposal.target
                contact_id = proposal.contact_id
                added.append(
                    outreach.actions.add_outreach(screen.workspace, contact_id, kind, screen.now(), target=target)
                )
            return "Added."

        self._change(accept, cursor_to=lambda: (TaskKind.ACTION.value, *added))

    def _dismiss_proposal(self, proposal: Proposal) -> None:
        screen = self._screen

        def dismiss() -> str:
            if proposal.gratitude is not None:
                outreach.report_back.dismiss_proposal(screen.workspace, proposal.gratitude, screen.now())
            else:
                kind, target = proposal.action_kind, proposal.target
                outreach.actions.dismiss_outreach(
                    screen.workspace, proposal.contact_id, kind, screen.now(), target=target
                )
            return "Dismissed."

        self._change(dismiss)
