"""The debrief's referrals: cards to be taken as contacts, once it is clear whether they are new (R29)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.labels import format_role
from infoview_tui.services import debrief
from infoview_tui.services.contacts.duplicates import Duplicate
from infoview_tui.services.debrief.proposals import Referral, ReferralDetails, find_likely_duplicates
from infoview_tui.ui.debrief.section import DONE_SIGN, OPEN_SIGN, SectionHost, SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row


class ReferralsView(SectionView):
    """Names as understood. What is corrected before a name is taken stays on this screen."""

    section = DebriefSection.REFERRALS
    name = "Referrals"
    short_name = "referrals"
    empty_text = "Nobody was named. In the notes, @ makes one a referral: @Priya Shah, designer at Figma."
    enter_label = "Correct"
    key_names = {"take": "Take", "introduces": "Introduces"}

    def __init__(self, screen: SectionHost) -> None:
        """Begin with nothing corrected."""
        super().__init__(screen)
        self._edits: dict[int, ReferralDetails] = {}

    def format_prompt(self) -> str:
        """Ask who was named."""
        return f"Whom did {self.first_name} name? Taken, a name becomes a card on the board."

    def build_rows(self) -> list[Row]:
        """Return a card for each name."""
        return [self._build_row(referral) for referral in self.debrief.referrals]

    def _get_details(self, referral: Referral) -> ReferralDetails:
        return self._edits.get(referral.note_id, referral.details)

    def _build_row(self, referral: Referral) -> Row:
        said, by = self._get_details(referral), self.first_name
        what = format_role(said.title, said.organization)
        head = assemble(plain(said.name or "no name").stylize("bold"), (f"  {what}" if what else "", "$text-muted"))
        key = ("referral", referral.note_id)
        if referral.contact_id is not None:
            taken = assemble((f"on the board as {referral.contact}, named by {by}", "$success"))
            return Row(key, assemble(head, "\n", taken), label=DONE_SIGN)
        lines = [head]
        if said.email or said.profile_url:
            lines.append(assemble(("  ".join(filter(None, (said.email, said.profile_url))), "$text-muted")))
        lines += [
            assemble(("maybe ", "$warning"), _format_duplicate(one))
            for one in find_likely_duplicates(self.workspace, said)[:2]
        ]
        if said.introduces:
            lines.append(assemble((f"{by} offered to introduce you", "$success")))
        elif len(lines) == 1:
            lines.append(assemble(("new to you", "$text-muted")))
        return Row(key, Content("\n").join(lines), label=OPEN_SIGN)

    def select(self, key: Hashable) -> None:
        """Make a contact of the name; where somebody may be the same, that is asked first."""
        referral = self._find_open(key)
        if referral is not None:
            self._accept_or_ask(referral)

    def open(self, key: Hashable) -> None:
        """Correct what was understood, and take it so."""
        referral = self._find_open(key)
        if referral is None:
            return
        from infoview_tui.ui.debrief.referral_form import ReferralFormDialog

        def filled(said: ReferralDetails | None) -> None:
            if said is not None:
                self._edits[referral.note_id] = said
                self._accept_or_ask(referral)

        self.screen.app.push_screen(ReferralFormDialog(self._get_details(referral), self.first_name), filled)

    def toggle_introduction(self, key: Hashable) -> None:
        """Say that they offered to introduce you, or did not."""
        referral = self._find_open(key)
        if referral is not None:
            said = self._get_details(referral)
            self._edits[referral.note_id] = said._replace(introduces=not said.introduces)
            self.screen.reload()

    def _find_open(self, key: Hashable) -> Referral | None:
        referral = next((row for row in self.debrief.referrals if ("referral", row.note_id) == key), None)
        if referral is not None and referral.contact_id is not None:
            self.screen.show_status(f"{referral.contact} is taken already; u gives it back.")
            return None
        return referral

    def _accept_or_ask(self, referral: Referral) -> None:
        said = self._get_details(referral)
        with self.screen.reporting_errors():
            likely = find_likely_duplicates(self.workspace, said)
            if likely:
                self._ask_if_same(referral, likely)
            else:
                self._accept(referral, None)

    def _ask_if_same(self, referral: Referral, duplicates: list[Duplicate]) -> None:
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        def chosen(key: Hashable | None) -> None:
            match key:
                case ("same", int(contact_id)):
                    self._accept(referral, contact_id)
                case "new":
                    self._accept(referral, None)
                case _:
                    self.screen.reload()

        rows = [
            Row(("same", one.id), assemble(("The same person: ", "$text-muted"), _format_duplicate(one, "\n")))
            for one in duplicates
        ]
        rows.append(Row("new", Content("Somebody new")))
        self.screen.app.push_screen(ChooseDialog(f"Is this {self._get_details(referral).name}?", rows), chosen)

    def _accept(self, referral: Referral, same_contact_id: int | None) -> None:
        said = self._get_details(referral)
        by = self.first_name
        told = f"{said.name} is on the board, named by {by}." if same_contact_id is None else f"{by} named them too."
        self.screen.run_command(
            lambda: debrief.referrals.accept_referral(
                self.workspace, referral.note_id, self.now(), said, existing_id=same_contact_id
            ),
            told,
        )


def _format_duplicate(duplicate: Duplicate, gap: str = ": ") -> Content:
    """Return who may be the same, and why."""
    what = format_role(duplicate.title, duplicate.organization)
    return assemble(
        plain(duplicate.name), (f", {what}" if what else "", "$text-muted"), (f"{gap}{duplicate.reason}", "$text-muted")
    )
