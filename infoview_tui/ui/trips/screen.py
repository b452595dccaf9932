"""Trip screen: the plan of a trip by day, with who has no time and why; packed, moved by hand, and requested (R15)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from infoview_tui.domain.date_parser import parse_datetime
from infoview_tui.domain.enums import Answer
from infoview_tui.domain.format_dates import format_weekday
from infoview_tui.domain.labels import format_count
from infoview_tui.services import trip_requests, trips
from infoview_tui.services.trips.candidates import describe_choice, find_candidates, list_candidates
from infoview_tui.services.trips.forms import BlockForm, MeetingForm
from infoview_tui.services.trips.view import MeetingView
from infoview_tui.ui.shared.bindings import BACK, TRIP
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.trips.rows import BlockKey
from infoview_tui.ui.trips.view import TripPlanView

if TYPE_CHECKING:
    pass

STEP = timedelta(minutes=30)
"""How far one key moves a meeting."""


class TripScreen(TripPlanView):
    """A trip. What a key changes is one undo step."""

    BINDINGS = [*TRIP, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Trip", "In a list")

    def on_row_list_selected(self) -> None:
        """Open the contact, or change the meal or appointment."""
        if self.meeting is not None:
            self.navigation.open_contact(self.meeting.row.contact_id)
        else:
            self.action_edit()

    # The plan

    def action_propose_times(self) -> None:
        """Pack the trip: find a time for all contacts without a fixed one."""
        self._change(lambda: trips.packing.propose_times(self.workspace, self.trip_id, self.now(), self.zone).text)

    def action_lock(self) -> None:
        """Keep the time of a contact when the rest is packed again, or no longer."""
        meeting = self.meeting
        if meeting is not None:
            is_locked = not meeting.row.is_locked

            def lock() -> str:
                trips.packing.set_locked(self.workspace, meeting.row.id, is_locked, self.now())
                return f"{'Locked' if is_locked else 'Unlocked'} {meeting.row.name}."

            self._change(lock)

    def action_move_time(self, by: int) -> None:
        """Move a meeting by half hours, and lock it."""
        meeting = self.meeting
        if meeting is not None and meeting.starts_at is not None:
            self._move(meeting, meeting.starts_at + by * STEP)
        elif meeting is not None:
            self.action_schedule()

    def action_move_day(self, by: int) -> None:
        """Move a meeting by days of the trip, at the same time, and lock it."""
        meeting, view = self.meeting, self.view
        if meeting is None or view is None or meeting.slot is None:
            self.action_schedule()
            return
        day = meeting.slot.day + timedelta(days=by)
        if view.row.first_day <= day <= view.row.last_day:
            self._move(meeting, view.trip.to_utc(meeting.slot._replace(day=day)))

    def _move(self, meeting: MeetingView, starts_at: datetime) -> None:
        def move() -> str:
            conflicts = trips.packing.move_meeting(self.workspace, meeting.row.id, starts_at, self.now(), self.zone)
            at = starts_at.astimezone(self.view.trip.zone if self.view else self.zone)
            against = " See what speaks against it." if conflicts else ""
            return f"{meeting.row.name}: {format_weekday(at.date())} at {at:%H:%M}, locked.{against}"

        self._change(move, cursor_to=meeting.row.id)

    def action_schedule(self) -> None:
        """Ask for a time in words, and lock the meeting there."""
        from infoview_tui.domain.understood_dates import describe_moment
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        meeting, view = self.meeting, self.view
        if meeting is None or view is None:
            return
        zone, order = view.trip.zone, self.workspace.date_order
        eve = datetime.combine(view.row.first_day, time(), zone) - timedelta(minutes=1)  # so that its weekday is next
        start = max(eve, self.now().astimezone(zone))

        def describe(text: str) -> str:
            at = parse_datetime(text.strip(), start, order)
            if at is None:
                return "A day and a time on the trip, such as tue 14:00."
            said = describe_moment(at, start, text, order)
            return f"{said[:1].upper()}{said[1:]}."

        def answered(text: str | None) -> None:
            at = parse_datetime(text.strip(), start, order) if text else None
            if at is not None:
                self._move(meeting, at)
            elif text and text.strip():
                self.show_status("No time was understood. Type a day and a time, such as tue 14:00.")

        self.app.push_screen(PromptDialog(f"When to meet {meeting.row.name}", describe=describe), answered)

    def action_clear_time(self) -> None:
        """Take the time away; of a request without an answer, give it to the next contact."""
        meeting = self.meeting
        if meeting is None:
            return

        def clear() -> str:
            if meeting.row.message_id is None or meeting.starts_at is None:
                trips.packing.clear_time(self.workspace, meeting.row.id, self.now(), self.zone)
                return f"{meeting.row.name} has no time."
            placed = trips.packing.give_up_slot(self.workspace, meeting.row.id, self.now(), self.zone)
            instead = f" {' and '.join(placed)} proposed instead." if placed else ""
            return f"The time of {meeting.row.name} is free.{instead}"

        self._change(clear, cursor_to=meeting.row.id)

    # Requests and answers

    def action_draft_requests(self) -> None:
        """Draft a request to each contact with a proposed time."""
        self._change(
            lambda: (
                trip_requests.drafts.draft_requests(
                    self.workspace, self.trip_id, self.now(), self.zone, templates=self.context.templates
                ).text
            )
        )

    def action_write_message(self) -> None:
        """Open the request of the contact, drafting it if there is none."""
        meeting = self.meeting
        if meeting is None:
            return
        message_id = meeting.row.message_id
        if message_id is None:
            with self.reporting_errors():
                drafted = trip_requests.drafts.draft_requests(
                    self.workspace,
                    self.trip_id,
                    self.now(),
                    self.zone,
                    templates=self.context.templates,
                    meeting_ids=(meeting.row.id,),
                )
                message_id = drafted.message_ids[0] if drafted.message_ids else None
        self.navigation.open_message(meeting.row.contact_id, message_id=message_id)

    def action_record_answer(self) -> None:
        """Record what the contact answered: yes confirms the time, no gives it to the next contact."""
        from infoview_tui.ui.shared.answers import AnswerDialog

        meeting = self.meeting
        if meeting is None:
            return

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                self._change(
                    lambda: (
                        trip_requests.answers.record_trip_answer(
                            self.workspace, meeting.row.id, answer, self.now(), self.zone
                        ).text
                    )
                )

        self.app.push_screen(AnswerDialog(meeting.row.name), answered)

    def action_open_sheet(self) -> None:
        """Open the sheet for the days."""
        self.navigation.open_trip_sheet(self.trip_id)

    # Contacts, meals and appointments, and the trip itself

    def action_new(self) -> None:
        """Ask which contacts to add: a tag, a place, or a name."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        view = self.view
        if view is None:
            return
        candidates = list_candidates(self.workspace, self.trip_id)
        city = view.row.city if any(find_candidates(candidates, view.row.city)) else ""

        def answered(text: str | None) -> None:
            ids = [row.id for row in find_candidates(candidates, text or "")]
            if ids:
                self._change(lambda: self._add(ids))
            elif text and text.strip():
                self.show_status(f"No contact fits “{text.strip()}”.")

        dialog = PromptDialog(
            "Who to add: a #tag, a place, or a name", city, describe=lambda text: describe_choice(candidates, text)
        )
        self.app.push_screen(dialog, answered)

    def _add(self, contact_ids: list[int]) -> str:
        added = trips.commands.add_contacts(self.workspace, self.trip_id, contact_ids, self.now())
        return f"Added {format_count(added, 'contact')}. Press P to find times."

    def action_remove(self) -> None:
        """Remove the contact, or the meal or appointment, from the trip."""
        meeting, key = self.meeting, self.query_one(RowList).cursor_key
        if meeting is not None:

            def remove() -> str:
                trips.commands.remove_contacts(self.workspace, [meeting.row.id], self.now())
                return f"Removed {meeting.row.name} from the trip."

            self._change(remove)
        elif isinstance(key, BlockKey):

            def remove_block() -> str:
                trips.commands.delete_block(self.workspace, key.block_id, self.now())
                return "Removed."

            self._change(remove_block)

    def action_edit(self) -> None:
        """Change where and when the contact can be met, or the meal or appointment."""
        key = self.query_one(RowList).cursor_key
        if isinstance(key, BlockKey):
            self._edit_block(key.block_id)
        elif self.meeting is not None:
            self._edit_meeting(self.meeting)

    def _edit_meeting(self, meeting: MeetingView, form: MeetingForm | None = None) -> None:
        from infoview_tui.ui.trips.forms import MeetingDialog

        row = meeting.row
        given = form or MeetingForm(row.minutes, row.area, row.address, row.availability)

        def answered(result: MeetingForm | None) -> None:
            if result is not None:

                def change() -> str:
                    trips.commands.change_meeting(self.workspace, row.id, result, self.now())
                    return "Saved."

                self._change(change)

        days = self.view.trip.days if self.view else ()
        dialog = MeetingDialog(row.name, given, list_days=lambda: days, order=self.workspace.date_order)
        self.app.push_screen(dialog, answered)

    def action_add_block(self) -> None:
        """Add a meal or a fixed appointment."""
        self._edit_block(None)

    def _edit_block(self, block_id: int | None) -> None:
        from infoview_tui.ui.trips.forms import BlockDialog

        view = self.view
        if view is None:
            return
        block = next((block for block in view.blocks if block.id == block_id), None)
        given = BlockForm(block.label, block.starts, block.ends, block.day) if block else None

        def answered(form: BlockForm | None) -> None:
            if form is not None:

                def save() -> str:
                    if block_id is None:
                        trips.commands.add_block(self.workspace, self.trip_id, form, self.now())
                    else:
                        trips.commands.change_block(self.workspace, block_id, form, self.now())
                    return f"{form.label} saved."

                self._change(save)

        self.app.push_screen(
            BlockDialog(given, today=view.row.first_day - timedelta(days=1), order=self.workspace.date_order), answered
        )
