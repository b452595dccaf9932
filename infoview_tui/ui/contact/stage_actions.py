"""Moves the contact of a screen to another stage, and ends its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infoview_tui.domain.enums import Stage
from infoview_tui.services import outreach

if TYPE_CHECKING:
    from infoview_tui.ui.contact.view import ContactPage
    from infoview_tui.ui.shared.contact_actions import ContactActions
    from infoview_tui.ui.shared.screen import InfoviewScreen

STAGES = tuple(Stage)


class StageActions:
    """Changes the stage of a contact, with what follows from it."""

    def __init__(self, screen: InfoviewScreen, page: ContactPage, contact_actions: ContactActions) -> None:
        """Set the contact's page, and what asks for the time of an interview."""
        self._screen = screen
        self._page = page
        self._contact_actions = contact_actions

    def action_move_stage(self, by: int) -> None:
        """Move the contact to the next or previous stage."""
        if self._page.details is None:
            return
        place = STAGES.index(self._page.details.contact.stage) + by
        if 0 <= place < len(STAGES):
            self.move_to(STAGES[place])
        else:
            self._screen.show_status("There are no more stages in this direction.")

    def move_to(self, stage: Stage) -> None:
        """Move the contact to a stage. Ask for a time if it is Scheduled."""
        screen = self._screen

        def show(result: str) -> None:
            screen.reload()
            screen.show_status(f"{result} u undoes it.")

        self._contact_actions.move_to_stage(self._page.contact_id, stage, show)

    def complete(self, action_id: int) -> None:
        """Mark an action as done, and say what follows."""
        screen = self._screen
        with screen.reporting_errors():
            follow_up = outreach.actions.complete_action(screen.workspace, action_id, screen.now())
            screen.show_status(" ".join(part for part in ("Done.", follow_up, "u undoes it.") if part))
        screen.reload()
