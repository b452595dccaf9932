"""Opens what a row of Today needs: a message, a plan, a call, a debrief, or a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import ActionKind, MessageKind
from infoview_tui.services.outreach.today import NextStepKind, Task, TaskKind

if TYPE_CHECKING:
    from infoview_tui.ui.shared.adding import AddingActions
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.screen import InfoviewScreen
    from infoview_tui.ui.today.changes import QueueChanges
    from infoview_tui.ui.today.view import TodayView


class OpenActions:
    """Opens the row under the cursor."""

    def __init__(
        self,
        screen: InfoviewScreen,
        view: TodayView,
        changes: QueueChanges,
        contact_actions: ContactActions,
        adding: AddingActions,
    ) -> None:
        """Set the queue, and the parts that a row leads to."""
        self._screen = screen
        self._view = view
        self._changes = changes
        self._contact_actions = contact_actions
        self._adding = adding

    def action_open(self) -> None:
        """Do what the row needs, at the right place: the message, the plan, the debrief, or a choice."""
        match self._view.current.key:
            case ("interview", int(interview_id)) if not self._view.current.has_time(interview_id):
                self._contact_actions.action_schedule()
            case ("interview", int(interview_id)):
                self._screen.navigation.open_preparation(interview_id)
            case ("step", str()):
                self._take_step()
            case ("proposal", int(number)):
                self._changes.accept_proposal(self._view.today.proposals[number])
            case _:
                task = self._view.current.task
                if task is not None:
                    self._open_task(task)

    def _open_task(self, task: Task) -> None:
        match task.kind:
            case TaskKind.DEBRIEF:
                self._screen.navigation.open_debrief(task.id)
            case TaskKind.RUNNING | TaskKind.STARTING:
                self._screen.navigation.open_call(task.id)
            case TaskKind.HELD:
                self._contact_actions.action_record_interview()
            case TaskKind.OFFER if task.contact_id is not None:
                self._screen.navigation.open_contact(task.contact_id)
            case TaskKind.ACTION:
                self._open_action(task)

    def _open_action(self, task: Task) -> None:
        action, contact_id = task.action, task.contact_id
        if action is None or self._contact_actions.open_action(action):
            return
        if contact_id is None:
            self._screen.show_status("This action has no contact. Press d to mark it as done.")
        elif action.kind is ActionKind.CLOSE_OR_KEEP:
            self._changes.choose_close_or_keep(task)
        else:
            self._screen.navigation.open_contact(contact_id)

    def _take_step(self) -> None:
        step = self._view.today.next_step
        if step is None or step.contact_id is None:
            self._adding.action_new()
        elif step.kind is NextStepKind.WRITE_REQUEST:
            self._screen.navigation.open_message(step.contact_id, MessageKind.REQUEST)
        else:
            self._screen.navigation.open_contact(step.contact_id)
