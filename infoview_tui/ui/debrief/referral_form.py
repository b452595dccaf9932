"""A name that was given in a call, to be corrected before it is taken (R29)."""

from __future__ import annotations

from enum import StrEnum

from textual.app import ComposeResult

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.debrief.proposals import ReferralDetails
from infoview_tui.ui.shared.dialogs.form import EnumSelect, FormDialog
from infoview_tui.ui.shared.widgets.line_input import LineInput


class IntroductionOffer(StrEnum):
    """Whether the interviewee opens the door."""

    OFFERED = "offered to introduce you"


class ReferralFormDialog(FormDialog[ReferralDetails]):
    """Asks who was named, and whether the interviewee introduces them."""

    def __init__(self, initial: ReferralDetails, interviewee: str) -> None:
        """Begin with what was understood; ``by`` is who named them."""
        super().__init__(f"{initial.name}: take them as" if initial.name else "Whom did they name?")
        self.initial = initial
        self.interviewee = interviewee

    def compose_fields(self) -> ComposeResult:
        """Show who they are, and the way to them."""
        said = self.initial
        offered = IntroductionOffer.OFFERED if said.introduces else None
        yield from self.make_field("Name", self.make_input("name", said.name))
        yield from self.make_field("Title", self.make_input("title", said.title))
        yield from self.make_field("Organization", self.make_input("organization", said.organization))
        yield from self.make_field("Email", self.make_input("email", said.email))
        yield from self.make_field("Profile", self.make_input("profile_url", said.profile_url, hint="https://…"))
        yield from self.make_field(
            self.interviewee[:13], EnumSelect(IntroductionOffer, offered, name="introduces", prompt="named them")
        )

    def read_result(self) -> ReferralDetails | None:
        """Return the person, or None where there is no name."""
        if not clean_line(self.get_text("name")):
            next(field for field in self.query(LineInput) if field.name == "name").focus()
            self.show_remark("A contact needs a name.", warning=True)
            return None
        return ReferralDetails(
            clean_line(self.get_text("name")),
            clean_line(self.get_text("title")),
            clean_line(self.get_text("organization")),
            clean_line(self.get_text("email")),
            clean_line(self.get_text("profile_url")),
            self.get_choice("introduces") is not None,
        )
