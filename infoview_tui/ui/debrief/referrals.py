"""The debrief's referrals: cards to be taken as contacts, once it is clear whether they are new (R29)."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from textual.content import Content

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.services.contacts.duplicates import Duplicate
from infoview_tui.services.debrief.referrals import Referral, Understood, accept_referral, likely_same
from infoview_tui.ui.debrief.section import DONE, OPEN, PartView
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

if TYPE_CHECKING:
    from infoview_tui.ui.debrief.screen import DebriefScreen


class ReferralsView(PartView):
    """Names as understood. What is corrected before a name is taken stays on this screen."""

    part = Part.REFERRALS
    name = "Referrals"
    short = "referrals"
    empty = "Nobody was named. In the notes, @ makes one a referral: @Priya Shah, designer at Figma."
    opens = "Correct"
    words = {"take": "Take", "introduces": "Introduces"}

    def __init__(self, screen: DebriefScreen) -> None:
        """Begin with nothing corrected."""
        super().__init__(screen)
        self._corrected: dict[int, Understood] = {}

    def asks(self) -> str:
        """Ask who was named."""
        return f"Whom did {self.by} name? Taken, a name becomes a card on the board."

    def rows(self) -> list[Row]:
        """Return a card for each name."""
        return [self._card(referral) for referral in self.debrief.referrals]

    def _said(self, referral: Referral) -> Understood:
        return self._corrected.get(referral.note_id, referral.understood)

    def _card(self, referral: Referral) -> Row:
        said, by = self._said(referral), self.by
        what = " at ".join(filter(None, (said.title, said.organization)))
        head = join(plain(said.name or "no name").stylize("bold"), (f"  {what}" if what else "", "$text-muted"))
        key = ("referral", referral.note_id)
        if referral.contact_id is not None:
            taken = join((f"on the board as {referral.contact}, named by {by}", "$success"))
            return Row(key, join(head, "\n", taken), label=DONE)
        lines = [head]
        if said.email or said.profile_url:
            lines.append(join(("  ".join(filter(None, (said.email, said.profile_url))), "$text-muted")))
        lines += [join(("maybe ", "$warning"), _spelled(one)) for one in likely_same(self.desk, said)[:2]]
        if said.introduces:
            lines.append(join((f"{by} offered to introduce you", "$success")))
        elif len(lines) == 1:
            lines.append(join(("new to you", "$text-muted")))
        return Row(key, Content("\n").join(lines), label=OPEN)

    def take(self, key: Hashable) -> None:
        """Make a contact of the name; where somebody may be the same, that is asked first."""
        referral = self._open_one(key)
        if referral is not None:
            self._take(referral)

    def open(self, key: Hashable) -> None:
        """Correct what was understood, and take it so."""
        referral = self._open_one(key)
        if referral is None:
            return
        from infoview_tui.ui.debrief.referral_form import ReferralFormScreen

        def filled(said: Understood | None) -> None:
            if said is not None:
                self._corrected[referral.note_id] = said
                self._take(referral)

        self.screen.app.push_screen(ReferralFormScreen(self._said(referral), self.by), filled)

    def introduces(self, key: Hashable) -> None:
        """Say that they offered to introduce you, or did not."""
        referral = self._open_one(key)
        if referral is not None:
            said = self._said(referral)
            self._corrected[referral.note_id] = said._replace(introduces=not said.introduces)
            self.screen.reload()

    def _open_one(self, key: Hashable) -> Referral | None:
        referral = next((row for row in self.debrief.referrals if ("referral", row.note_id) == key), None)
        if referral is not None and referral.contact_id is not None:
            self.screen.say(f"{referral.contact} is taken already; u gives it back.")
            return None
        return referral

    def _take(self, referral: Referral) -> None:
        said = self._said(referral)
        with self.screen.telling():
            likely = likely_same(self.desk, said)
            if likely:
                self._ask_who(referral, likely)
            else:
                self._accept(referral, None)

    def _ask_who(self, referral: Referral, likely: list[Duplicate]) -> None:
        from infoview_tui.ui.shared.dialogs.choose import ChooseScreen

        def chosen(key: Hashable | None) -> None:
            match key:
                case ("same", int(contact_id)):
                    self._accept(referral, contact_id)
                case "new":
                    self._accept(referral, None)
                case _:
                    self.screen.reload()

        rows = [
            Row(("same", one.id), join(("The same person: ", "$text-muted"), _spelled(one, "\n"))) for one in likely
        ]
        rows.append(Row("new", Content("Somebody new")))
        self.screen.app.push_screen(ChooseScreen(f"Is this {self._said(referral).name}?", rows), chosen)

    def _accept(self, referral: Referral, same_as: int | None) -> None:
        said = self._said(referral)
        by = self.by
        told = f"{said.name} is on the board, named by {by}." if same_as is None else f"{by} named them too."
        self.screen.change(
            lambda: accept_referral(self.desk, referral.note_id, self.now(), said, same_as=same_as), told
        )


def _spelled(one: Duplicate, gap: str = ": ") -> Content:
    """Return who may be the same, and why."""
    what = " at ".join(filter(None, (one.title, one.organization)))
    return join(plain(one.name), (f", {what}" if what else "", "$text-muted"), (f"{gap}{one.why}", "$text-muted"))
