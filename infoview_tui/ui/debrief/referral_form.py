"""A name that was given in a call, to be corrected before it is taken (R29)."""

from __future__ import annotations

from enum import StrEnum

from textual.app import ComposeResult

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.debrief.referrals import Understood
from infoview_tui.ui.shared.dialogs.form import Choice, FormScreen
from infoview_tui.ui.shared.widgets.line_input import Line


class Introduction(StrEnum):
    """Whether the interviewee opens the door."""

    OFFERED = "offered to introduce you"


class ReferralFormScreen(FormScreen[Understood]):
    """Asks who was named, and whether the interviewee introduces them."""

    def __init__(self, said: Understood, by: str) -> None:
        """Begin with what was understood; ``by`` is who named them."""
        super().__init__(f"{said.name}: take them as" if said.name else "Whom did they name?")
        self.said = said
        self.by = by

    def compose_fields(self) -> ComposeResult:
        """Show who they are, and the way to them."""
        said = self.said
        offered = Introduction.OFFERED if said.introduces else None
        yield from self.field("Name", self.line("name", said.name))
        yield from self.field("Title", self.line("title", said.title))
        yield from self.field("Organization", self.line("organization", said.organization))
        yield from self.field("Email", self.line("email", said.email))
        yield from self.field("Profile", self.line("profile_url", said.profile_url, hint="https://…"))
        yield from self.field(self.by[:13], Choice(Introduction, offered, name="introduces", prompt="named them"))

    def result(self) -> Understood | None:
        """Return the person, or None where there is no name."""
        if not clean_line(self.typed("name")):
            next(field for field in self.query(Line) if field.name == "name").focus()
            self.remark("A contact needs a name.", warning=True)
            return None
        return Understood(
            clean_line(self.typed("name")),
            clean_line(self.typed("title")),
            clean_line(self.typed("organization")),
            clean_line(self.typed("email")),
            clean_line(self.typed("profile_url")),
            self.chosen("introduces") is not None,
        )
