"""Who and what is on a trip: contacts, meals, and appointments added, edited, and removed (R15)."""

from __future__ import annotations

from datetime import timedelta

from infoview_tui.domain.labels import format_count
from infoview_tui.services import trips
from infoview_tui.services.trips.candidates import describe_choice, find_candidates, list_candidates
from infoview_tui.services.trips.forms import BlockForm, MeetingForm
from infoview_tui.services.trips.view import MeetingView
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.trips.plan import TripPlan
from infoview_tui.ui.trips.rows import BlockKey


class EditActions:
    """Changes what is under the cursor, or adds to the trip."""

    def __init__(self, screen: InfoviewScreen, plan: TripPlan) -> None:
        """Set the plan that the keys change."""
        self._screen = screen
        self._plan = plan

    def action_new(self) -> None:
        """Ask which contacts to add: a tag, a place, or a name."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        screen = self._screen
        view = self._plan.view
        if view is None:
            return
        candidates = list_candidates(screen.workspace, self._plan.trip_id)
        city = view.row.city if any(find_candidates(candidates, view.row.city)) else ""

        def answered(text: str | None) -> None:
            ids = [row.id for row in find_candidates(candidates, text or "")]
            if ids:
                self._plan.change(lambda: self._add(ids))
            elif text and text.strip():
                screen.show_status(f"No contact fits “{text.strip()}”.")

        dialog = PromptDialog(
            "Who to add: a #tag, a place, or a name", city, describe=lambda text: describe_choice(candidates, text)
        )
        screen.app.push_screen(dialog, answered)

    def _add(self, contact_ids: list[int]) -> str:
        screen = self._screen
        added = trips.commands.add_contacts(screen.workspace, self._plan.trip_id, contact_ids, screen.now())
        return f"Added {format_count(added, 'contact')}. Press P to find times."

    def action_remove(self) -> None:
        """Remove the contact, or the meal or appointment, from the trip."""
        screen = self._screen
        meeting, key = self._plan.meeting, self._plan.rows.cursor_key
        if meeting is not None:

            def remove() -> str:
                trips.commands.remove_contacts(screen.workspace, [meeting.row.id], screen.now())
                return f"Removed {meeting.row.name} from the trip."

            self._plan.change(remove)
        elif isinstance(key, BlockKey):

            def remove_block() -> str:
                trips.commands.delete_block(screen.workspace, key.block_id, screen.now())
                return "Removed."

            self._plan.change(remove_block)

    def action_edit(self) -> None:
        """Change where and when the contact can be met, or the meal or appointment."""
        key = self._plan.rows.cursor_key
        if isinstance(key, BlockKey):
            self._edit_block(key.block_id)
        elif self._plan.meeting is not None:
            self._edit_meeting(self._plan.meeting)

    def _edit_meeting(self, meeting: MeetingView, form: MeetingForm | None = None) -> None:
        from infoview_tui.ui.trips.forms import MeetingDialog

        screen = self._screen
        row = meeting.row
        given = form or MeetingForm(row.minutes, row.area, row.address, row.availability)

        def answered(result: MeetingForm | None) -> None:
            if result is not None:

                def change() -> str:
                    trips.commands.change_meeting(screen.workspace, row.id, result, screen.now())
                    return "Saved."

                self._plan.change(change)

        days = self._plan.view.trip.days if self._plan.view else ()
        dialog = MeetingDialog(row.name, given, list_days=lambda: days, order=screen.workspace.date_order)
        screen.app.push_screen(dialog, answered)

    def action_add_block(self) -> None:
        """Add a meal or a fixed appointment."""
        self._edit_block(None)

    def _edit_block(self, block_id: int | None) -> None:
        from infoview_tui.ui.trips.forms import BlockDialog

        screen = self._screen
        view = self._plan.view
        if view is None:
            return
        block = next((block for block in view.blocks if block.id == block_id), None)
        given = BlockForm(block.label, block.starts, block.ends, block.day) if block else None

        def answered(form: BlockForm | None) -> None:
            if form is not None:

                def save() -> str:
                    if block_id is None:
                        trips.commands.add_block(screen.workspace, self._plan.trip_id, form, screen.now())
                    else:
                        trips.commands.change_block(screen.workspace, block_id, form, screen.now())
                    return f"{form.label} saved."

                self._plan.change(save)

        screen.app.push_screen(
            BlockDialog(given, today=view.row.first_day - timedelta(days=1), order=screen.workspace.date_order),
            answered,
        )
