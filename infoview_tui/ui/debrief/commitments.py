"""The debrief's promises: what was said to be done, with its date as understood, to be taken as actions."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from functools import partial

from infoview_tui.domain.date_parser import DEFAULT_DUE_TIME
from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.format_dates import format_day
from infoview_tui.services import debrief, outreach
from infoview_tui.services.debrief.proposals import Commitment, CommitmentDetails
from infoview_tui.ui.debrief.section import DONE_SIGN, OPEN_SIGN, SectionHost, SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row


class CommitmentsView(SectionView):
    """Promises as understood. What is corrected before one is taken stays on this screen."""

    section = DebriefSection.COMMITMENTS
    name = "Promises"
    short_name = "promises"
    empty_text = "Nothing was promised. In the notes, + makes one a promise: + send portfolio by fri."
    enter_label = "Change"
    key_names = {"take": "Take", "later": "A day later", "earlier": "A day earlier"}

    def __init__(self, screen: SectionHost) -> None:
        """Begin with nothing corrected."""
        super().__init__(screen)
        self._edits: dict[int, CommitmentDetails] = {}

    def format_prompt(self) -> str:
        """Ask what was promised."""
        return "What did you promise, and by when? Taken, it is on your list, with its date."

    def build_rows(self) -> list[Row]:
        """Return a card for each promise."""
        return [self._build_row(promise) for promise in self.debrief.commitments]

    def _get_wording(self, commitment: Commitment) -> CommitmentDetails:
        if commitment.action_id is not None:
            return commitment.details
        return self._edits.get(commitment.note_id, commitment.details)

    def _build_row(self, commitment: Commitment) -> Row:
        said = self._get_wording(commitment)
        key = ("promise", commitment.note_id)
        when = self._format_due(said.due_at)
        if commitment.is_closed:
            return Row(key, assemble(plain(said.text), ("\ndone already", "$success")), label=DONE_SIGN)
        if commitment.action_id is not None:
            return Row(key, assemble(plain(said.text), (f"\non your list, {when}", "$success")), label=DONE_SIGN)
        style = "$accent" if said.due_at else "$text-muted"
        return Row(key, assemble(plain(said.text), (f"\n{when}", style)), label=OPEN_SIGN)

    def _format_due(self, due_at: datetime | None) -> str:
        """Say when something falls due; the hour only where it is not the usual one."""
        if due_at is None:
            return "no date"
        local, today = self.screen.to_local(due_at), self.screen.to_local(self.now()).date()
        hour = "" if local.time() == DEFAULT_DUE_TIME else f" at {local:%H:%M}"
        return f"{'by' if local.date() >= today else 'was due'} {format_day(local.date(), today)}{hour}"

    def select(self, key: Hashable) -> None:
        """Put the promise on the list, as it stands here."""
        promise = self._find(key)
        if promise is None:
            return
        if promise.action_id is not None:
            self.screen.show_status("It is on your list already; u takes it off.")
            return
        self._accept(promise, self._get_wording(promise))

    def _accept(self, commitment: Commitment, wording: CommitmentDetails) -> None:
        deed = partial(
            debrief.commitments.accept_commitment,
            self.workspace,
            commitment.note_id,
            self.now(),
            self.screen.zone,
            wording,
        )
        self.screen.run_command(deed, f"On your list, {self._format_due(wording.due_at)}.")

    def open(self, key: Hashable) -> None:
        """Change words or date, and take it so."""
        promise = self._find(key)
        if promise is None:
            return
        if promise.action_id is not None:
            self.screen.show_status("It is on your list: + and - move its date.")
            return
        from infoview_tui.ui.debrief.commitment_form import CommitmentFormDialog

        def filled(said: CommitmentDetails | None) -> None:
            if said is not None:
                self._edits[promise.note_id] = said
                self._accept(promise, said)

        dialog = CommitmentFormDialog(self._get_wording(promise), now=self.screen.to_local(self.now()))
        self.screen.app.push_screen(dialog, filled)

    def shift_date(self, key: Hashable, days: int) -> None:
        """Move the date by whole days; without one it begins today."""
        promise = self._find(key)
        if promise is None or promise.is_closed:
            return
        due_at = self._shift_due(self._get_wording(promise).due_at, days)
        action_id = promise.action_id
        if action_id is not None:
            said = f"Now {self._format_due(due_at)}."
            self.screen.run_command(
                lambda: outreach.actions.snooze_action(self.workspace, action_id, due_at, self.now()), said
            )
        else:
            self._edits[promise.note_id] = self._get_wording(promise)._replace(due_at=due_at)
            self.screen.reload()

    def _shift_due(self, due_at: datetime | None, days: int) -> datetime:
        zone = self.screen.zone
        today = datetime.combine(self.screen.to_local(self.now()).date(), DEFAULT_DUE_TIME, zone)
        local = due_at.astimezone(zone) if due_at else today
        return (local + timedelta(days=days)).astimezone(UTC)

    def _find(self, key: Hashable) -> Commitment | None:
        return next((row for row in self.debrief.commitments if ("promise", row.note_id) == key), None)
