"""Commitments section of the debrief: the user's commitments with their dates, to accept as actions."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from infoview_tui.domain.commitments import is_theirs
from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.due import Due
from infoview_tui.domain.understood_dates import describe_when
from infoview_tui.services import debrief, outreach
from infoview_tui.services.debrief.proposals import Commitment, CommitmentDetails
from infoview_tui.ui.debrief.section import DONE_SIGN, OPEN_SIGN, SectionHost, SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row


class CommitmentsView(SectionView):
    """Lists the commitments found in the notes. Edits made before accepting one are kept by this view only."""

    section = DebriefSection.COMMITMENTS
    name = "Commitments"
    short_name = "commitments"
    empty_text = "No commitments. Press + on a note to make it one: + send portfolio by fri, + she will send the ad."
    enter_label = "Edit"
    key_names = {"take": "Accept", "later": "A day later", "earlier": "A day earlier"}

    def __init__(self, screen: SectionHost) -> None:
        """Start without edits."""
        super().__init__(screen)
        self._edits: dict[int, CommitmentDetails] = {}

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return f"What did you promise, and what did {self.first_name} offer? Accept a line to add it to your list."

    def build_rows(self) -> list[Row]:
        """Return a row for each commitment."""
        return [self._build_row(commitment) for commitment in self.debrief.commitments]

    def _get_wording(self, commitment: Commitment) -> CommitmentDetails:
        if commitment.action_id is not None:
            return commitment.details
        return self._edits.get(commitment.note_id, commitment.details)

    def _build_row(self, commitment: Commitment) -> Row:
        details = self._get_wording(commitment)
        key = ("commitment", commitment.note_id)
        when = self._format_due(details.due)
        if is_theirs(details.text):
            when = f"{self.first_name} offered it, {when}"
        if commitment.is_closed:
            return Row(key, assemble(plain(details.text), ("\ndone", "$success")), label=DONE_SIGN)
        if commitment.action_id is not None:
            return Row(key, assemble(plain(details.text), (f"\non your list, {when}", "$success")), label=DONE_SIGN)
        style = "$accent" if details.due else "$text-muted"
        return Row(key, assemble(plain(details.text), (f"\n{when}", style)), label=OPEN_SIGN)

    def _format_due(self, due: Due | None) -> str:
        """Format a due date, with its time if it has one."""
        if due is None:
            return "no date"
        now = self.screen.to_local(self.now())
        is_past = due.day(self.screen.zone) < now.date()
        return f"{'was due' if is_past else 'by'} {describe_when(due, now)}"

    def select(self, key: Hashable) -> None:
        """Accept the commitment with the shown text and date."""
        commitment = self._find(key)
        if commitment is None:
            return
        if commitment.action_id is not None:
            self.screen.show_status("Already on your list. Press u to undo.")
            return
        self._accept(commitment, self._get_wording(commitment))

    def _accept(self, commitment: Commitment, wording: CommitmentDetails) -> None:
        accept = partial(
            debrief.commitments.accept_commitment,
            self.workspace,
            commitment.note_id,
            self.now(),
            self.screen.zone,
            wording,
        )
        self.screen.run_command(accept, f"Added to your list, {self._format_due(wording.due)}.")

    def open(self, key: Hashable) -> None:
        """Edit the text and date, then accept the commitment."""
        commitment = self._find(key)
        if commitment is None:
            return
        if commitment.action_id is not None:
            self.screen.show_status("On your list: + and - change its date.")
            return
        from infoview_tui.ui.debrief.commitment_form import CommitmentFormDialog

        def on_close(edited: CommitmentDetails | None) -> None:
            if edited is not None:
                self._edits[commitment.note_id] = edited
                self._accept(commitment, edited)

        dialog = CommitmentFormDialog(
            self._get_wording(commitment), now=self.screen.to_local(self.now()), order=self.workspace.date_order
        )
        self.screen.app.push_screen(dialog, on_close)

    def shift_date(self, key: Hashable, days: int) -> None:
        """Move the date by a number of days, starting from today if there is none."""
        commitment = self._find(key)
        if commitment is None or commitment.is_closed:
            return
        due = self._get_wording(commitment).due or Due(self.screen.to_local(self.now()).date())
        due = due.plus_days(days, self.screen.zone)
        action_id = commitment.action_id
        if action_id is not None:
            message = f"Changed: {self._format_due(due)}."
            self.screen.run_command(
                lambda: outreach.actions.snooze_action(self.workspace, action_id, due, self.now()), message
            )
        else:
            self._edits[commitment.note_id] = self._get_wording(commitment)._replace(due=due)
            self.screen.reload()

    def _find(self, key: Hashable) -> Commitment | None:
        return next((row for row in self.debrief.commitments if ("commitment", row.note_id) == key), None)
