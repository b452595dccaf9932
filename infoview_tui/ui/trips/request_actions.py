"""Requests for the times of a trip, the answers to them, and the sheet for the days (R15)."""

from __future__ import annotations

from infoview_tui.domain.enums import Answer
from infoview_tui.services import trip_requests
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.trips.plan import TripPlan


class RequestActions:
    """Writes requests, and records answers."""

    def __init__(self, screen: InfoviewScreen, plan: TripPlan) -> None:
        """Set the plan that the keys change."""
        self._screen = screen
        self._plan = plan

    def action_draft_requests(self) -> None:
        """Draft a request to each contact with a proposed time."""
        screen = self._screen
        self._plan.change(
            lambda: (
                trip_requests.drafts.draft_requests(
                    screen.workspace, self._plan.trip_id, screen.now(), screen.zone, templates=screen.context.templates
                ).text
            )
        )

    def action_write_message(self) -> None:
        """Open the request of the contact, drafting it if there is none."""
        screen = self._screen
        meeting = self._plan.meeting
        if meeting is None:
            return
        message_id = meeting.row.message_id
        if message_id is None:
            with screen.reporting_errors():
                drafted = trip_requests.drafts.draft_requests(
                    screen.workspace,
                    self._plan.trip_id,
                    screen.now(),
                    screen.zone,
                    templates=screen.context.templates,
                    meeting_ids=(meeting.row.id,),
                )
                message_id = drafted.message_ids[0] if drafted.message_ids else None
        screen.navigation.open_message(meeting.row.contact_id, message_id=message_id)

    def action_record_answer(self) -> None:
        """Record what the contact answered: yes confirms the time, no gives it to the next contact."""
        from infoview_tui.ui.shared.answers import AnswerDialog

        screen = self._screen
        meeting = self._plan.meeting
        if meeting is None:
            return

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                self._plan.change(
                    lambda: (
                        trip_requests.answers.record_trip_answer(
                            screen.workspace, meeting.row.id, answer, screen.now(), screen.zone
                        ).text
                    )
                )

        screen.app.push_screen(AnswerDialog(meeting.row.name), answered)

    def action_open_sheet(self) -> None:
        """Open the sheet for the days."""
        self._screen.navigation.open_trip_sheet(self._plan.trip_id)
