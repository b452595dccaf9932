"""Dialog to edit a referral before accepting it (R29)."""

from __future__ import annotations

from enum import StrEnum

from textual.app import ComposeResult

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.debrief.proposals import ReferralDetails
from infoview_tui.ui.shared.dialogs.form import EnumSelect, FormDialog
from infoview_tui.ui.shared.validators import NotEmpty


class IntroductionOffer(StrEnum):
    """Whether the interviewee offered an introduction."""

    OFFERED = "offered to introduce you"


class ReferralFormDialog(FormDialog[ReferralDetails]):
    """Form for a referred person, and whether the interviewee offered to introduce them."""

    def __init__(self, initial: ReferralDetails, interviewee: str) -> None:
        """Edit *initial*, a referral by *interviewee*."""
        super().__init__(f"Add {initial.name}" if initial.name else "Who did they mention?")
        self.initial = initial
        self.interviewee = interviewee

    def compose_fields(self) -> ComposeResult:
        """Yield the fields of the person."""
        details = self.initial
        offered = IntroductionOffer.OFFERED if details.introduces else None
        yield from self.make_field(
            "Name", self.make_input("name", details.name, validator=NotEmpty("A contact needs a name."))
        )
        yield from self.make_field("Title", self.make_input("title", details.title))
        yield from self.make_field("Organization", self.make_input("organization", details.organization))
        yield from self.make_field("Email", self.make_input("email", details.email))
        yield from self.make_field("Phone", self.make_input("phone", details.phone))
        yield from self.make_field("Profile", self.make_input("profile_url", details.profile_url, hint="https://…"))
        yield from self.make_field("Location", self.make_input("location", details.location))
        yield from self.make_field(
            self.interviewee[:13], EnumSelect(IntroductionOffer, offered, name="introduces", prompt="mentioned them")
        )

    def read_result(self) -> ReferralDetails:
        """Return the referral."""
        return ReferralDetails(
            clean_line(self.get_text("name")),
            clean_line(self.get_text("title")),
            clean_line(self.get_text("organization")),
            clean_line(self.get_text("email")),
            clean_line(self.get_text("profile_url")),
            self.get_choice("introduces") is not None,
            clean_line(self.get_text("location")),
            clean_line(self.get_text("phone")),
        )
