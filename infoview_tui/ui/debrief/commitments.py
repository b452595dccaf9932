"""The debrief's promises: what was said to be done, with its date as understood, to be taken as actions."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.domain.format_dates import spell_day
from infoview_tui.services.contacts.research import DUE_HOUR
from infoview_tui.services.debrief.commitments import Promise, Wording, accept_promise
from infoview_tui.services.outreach import actions
from infoview_tui.ui.debrief.section import DONE, OPEN, PartView
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

if TYPE_CHECKING:
    from infoview_tui.ui.debrief.screen import DebriefScreen


class PromisesView(PartView):
    """Promises as understood. What is corrected before one is taken stays on this screen."""

    part = Part.PROMISES
    name = "Promises"
    short = "promises"
    empty = "Nothing was promised. In the notes, + makes one a promise: + send portfolio by fri."
    opens = "Change"
    words = {"take": "Take", "later": "A day later", "earlier": "A day earlier"}

    def __init__(self, screen: DebriefScreen) -> None:
        """Begin with nothing corrected."""
        super().__init__(screen)
        self._corrected: dict[int, Wording] = {}

    def asks(self) -> str:
        """Ask what was promised."""
        return "What did you promise, and by when? Taken, it is on your list, with its date."

    def rows(self) -> list[Row]:
        """Return a card for each promise."""
        return [self._card(promise) for promise in self.debrief.promises]

    def _said(self, promise: Promise) -> Wording:
        if promise.action_id is not None:
            return promise.wording
        return self._corrected.get(promise.note_id, promise.wording)

    def _card(self, promise: Promise) -> Row:
        said = self._said(promise)
        key = ("promise", promise.note_id)
        when = self._spelled(said.due_at)
        if promise.is_closed:
            return Row(key, join(plain(said.text), ("\ndone already", "$success")), label=DONE)
        if promise.action_id is not None:
            return Row(key, join(plain(said.text), (f"\non your list, {when}", "$success")), label=DONE)
        style = "$accent" if said.due_at else "$text-muted"
        return Row(key, join(plain(said.text), (f"\n{when}", style)), label=OPEN)

    def _spelled(self, due_at: datetime | None) -> str:
        """Say when something falls due; the hour only where it is not the usual one."""
        if due_at is None:
            return "no date"
        local, today = self.screen.local(due_at), self.screen.local(self.now()).date()
        hour = "" if local.time() == DUE_HOUR else f" at {local:%H:%M}"
        return f"{'by' if local.date() >= today else 'was due'} {spell_day(local.date(), today)}{hour}"

    def take(self, key: Hashable) -> None:
        """Put the promise on the list, as it stands here."""
        promise = self._one(key)
        if promise is None:
            return
        if promise.action_id is not None:
            self.screen.say("It is on your list already; u takes it off.")
            return
        self._accept(promise, self._said(promise))

    def _accept(self, promise: Promise, said: Wording) -> None:
        deed = partial(accept_promise, self.desk, promise.note_id, self.now(), self.screen.infoview.zone, said)
        self.screen.change(deed, f"On your list, {self._spelled(said.due_at)}.")

    def open(self, key: Hashable) -> None:
        """Change words or date, and take it so."""
        promise = self._one(key)
        if promise is None:
            return
        if promise.action_id is not None:
            self.screen.say("It is on your list: + and - move its date.")
            return
        from infoview_tui.ui.debrief.commitment_form import PromiseFormScreen

        def filled(said: Wording | None) -> None:
            if said is not None:
                self._corrected[promise.note_id] = said
                self._accept(promise, said)

        self.screen.app.push_screen(PromiseFormScreen(self._said(promise)), filled)

    def put_off(self, key: Hashable, days: int) -> None:
        """Move the date by whole days; without one it begins today."""
        promise = self._one(key)
        if promise is None or promise.is_closed:
            return
        due_at = self._moved(self._said(promise).due_at, days)
        action_id = promise.action_id
        if action_id is not None:
            said = f"Now {self._spelled(due_at)}."
            self.screen.change(lambda: actions.put_off(self.desk, action_id, due_at, self.now()), said)
        else:
            self._corrected[promise.note_id] = self._said(promise)._replace(due_at=due_at)
            self.screen.reload()

    def _moved(self, due_at: datetime | None, days: int) -> datetime:
        zone = self.screen.infoview.zone
        today = datetime.combine(self.screen.local(self.now()).date(), DUE_HOUR, zone)
        local = due_at.astimezone(zone) if due_at else today
        return (local + timedelta(days=days)).astimezone(UTC)

    def _one(self, key: Hashable) -> Promise | None:
        return next((row for row in self.debrief.promises if ("promise", row.note_id) == key), None)
