"""Referrals section of the debrief: people to accept as contacts, with a check for duplicates (R29)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

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
    """Lists the people found in the notes. Edits made before accepting one are kept by this view only."""

    section = DebriefSection.REFERRALS
    name = "Referrals"
    short_name = "referrals"
    empty_text = "No referrals. Press @ on a note to make it one: @Priya Shah, designer at Figma."
    enter_label = "Edit"
    key_names = {"take": "Accept", "introduces": "Introduces"}

    def __init__(self, screen: SectionHost) -> None:
        """Start without edits."""
        super().__init__(screen)
        self._edits: dict[int, ReferralDetails] = {}

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return f"Who did {self.first_name} mention? Accept a name to add it to the board."

    def build_rows(self) -> list[Row]:
        """Return a row for each referral."""
        return [self._build_row(referral) for referral in self.debrief.referrals]

    def _get_details(self, referral: Referral) -> ReferralDetails:
        return self._edits.get(referral.note_id, referral.details)

    def _build_row(self, referral: Referral) -> Row:
        details, by = self._get_details(referral), self.first_name
        what = format_role(details.title, details.organization)
        head = assemble(plain(details.name or "no name").stylize("bold"), (f"  {what}" if what else "", "$text-muted"))
        key = ("referral", referral.note_id)
        if referral.contact_id is not None:
            accepted = assemble((f"on the board as {referral.contact}, referred by {by}", "$success"))
            return Row(key, assemble(head, "\n", accepted), label=DONE_SIGN)
        lines = [head]
        more = "  ".join(filter(None, (details.location, details.email, details.phone, details.profile_url)))
        if more:
            lines.append(assemble((more, "$text-muted")))
        lines += [
            assemble(("maybe ", "$warning"), _format_duplicate(one))
            for one in find_likely_duplicates(self.workspace, details)[:2]
        ]
        if details.introduces:
            lines.append(assemble((f"{by} offered to introduce you", "$success")))
        elif len(lines) == 1:
            lines.append(assemble(("new contact", "$text-muted")))
        return Row(key, Content("\n").join(lines), label=OPEN_SIGN)

    def select(self, key: Hashable) -> None:
        """Accept the referral as a contact. If there may be a duplicate, ask first."""
        referral = self._find_open(key)
        if referral is not None:
            self._accept_or_ask(referral)

    def open(self, key: Hashable) -> None:
        """Edit the referral, then accept it."""
        referral = self._find_open(key)
        if referral is None:
            return
        from infoview_tui.ui.debrief.referral_form import ReferralFormDialog

        def on_close(edited: ReferralDetails | None) -> None:
            if edited is not None:
                self._edits[referral.note_id] = edited
                self._accept_or_ask(referral)

        self.screen.app.push_screen(ReferralFormDialog(self._get_details(referral), self.first_name), on_close)

    def toggle_introduction(self, key: Hashable) -> None:
        """Set or clear that the interviewee offered to introduce you."""
        referral = self._find_open(key)
        if referral is not None:
            details = self._get_details(referral)
            self._edits[referral.note_id] = details._replace(introduces=not details.introduces)
            self.screen.reload()

    def _find_open(self, key: Hashable) -> Referral | None:
        referral = next((row for row in self.debrief.referrals if ("referral", row.note_id) == key), None)
        if referral is not None and referral.contact_id is not None:
            self.screen.show_status(f"{referral.contact} is taken already; u gives it back.")
            return None
        return referral

    def _accept_or_ask(self, referral: Referral) -> None:
        details = self._get_details(referral)
        with self.screen.reporting_errors():
            likely = find_likely_duplicates(self.workspace, details)
            if likely:
                self._ask_if_same(referral, likely)
            else:
                self._accept(referral, None)

    def _ask_if_same(self, referral: Referral, duplicates: list[Duplicate]) -> None:
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        def on_close(key: Hashable | None) -> None:
            match key:
                case ("same", int(contact_id)):
                    self._accept(referral, contact_id)
                case "new":
                    self._accept(referral, None, different_from=[one.id for one in duplicates])
                case _:
                    self.screen.reload()

        rows = [
            Row(("same", one.id), assemble(("Same person: ", "$text-muted"), _format_duplicate(one, "\n")))
            for one in duplicates
        ]
        rows.append(Row("new", Content("Someone new")))
        self.screen.app.push_screen(ChooseDialog(f"Is this {self._get_details(referral).name}?", rows), on_close)

    def _accept(self, referral: Referral, same_contact_id: int | None, different_from: Sequence[int] = ()) -> None:
        details = self._get_details(referral)
        by = self.first_name
        name = details.name
        message = f"Added {name}, referred by {by}." if same_contact_id is None else f"Also referred by {by}: {name}."
        self.screen.run_command(
            lambda: debrief.referrals.accept_referral(
                self.workspace,
                referral.note_id,
                self.now(),
                details,
                existing_id=same_contact_id,
                different_from=different_from,
            ),
            message,
        )


def _format_duplicate(duplicate: Duplicate, gap: str = ": ") -> Content:
    """Format a possible duplicate and why it may be one."""
    what = format_role(duplicate.title, duplicate.organization)
    return assemble(
        plain(duplicate.name), (f", {what}" if what else "", "$text-muted"), (f"{gap}{duplicate.reason}", "$text-muted")
    )
