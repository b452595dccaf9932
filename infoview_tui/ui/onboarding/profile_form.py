"""The person themselves: their profile and ten-second introduction, as a form (R6, R23)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.queries import ProfileRow
from infoview_tui.ui.shared.dialogs.form import FormDialog

FIELDS = (
    ("name", "Name", ""),
    ("introduction", "Introduction", "who you are, what you look for"),
    ("email", "Email", ""),
    ("phone", "Phone", ""),
    ("skills", "Skills", "what you do well"),
    ("values", "Values", "what matters to you"),
    ("interests", "Interests", "what you like to spend time on"),
    ("experience", "Experience", "what you have done"),
    ("circumstances", "Situation", "family, place, time, money"),
)
"""The fields of a profile: name, label, hint."""

WORDS_IN_TEN_SECONDS = 25
"""Words that are calmly said in ten seconds."""


class ProfileFormDialog(FormDialog[ProfileRow]):
    """Asks who the person is; everything may stay empty."""

    def __init__(self, profile: ProfileRow, *, is_unsaved: bool = False) -> None:
        """Begin with a profile; ``unsaved`` where it could not be saved before."""
        super().__init__("About you", is_unsaved=is_unsaved)
        self.profile = profile

    def compose_fields(self) -> ComposeResult:
        """Show a line for each."""
        for name, label, hint in FIELDS:
            yield from self.make_field(label, self.make_input(name, str(getattr(self.profile, name)), hint=hint))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Say how long the introduction is."""
        if message.input.name == "introduction":
            words = len(clean_line(message.value).split())
            counted = f"{words} words so far; ten" if words else "Ten"
            said = f"{counted} seconds hold about {WORDS_IN_TEN_SECONDS}."
            self.show_remark(said, warning=words > 2 * WORDS_IN_TEN_SECONDS)

    def read_result(self) -> ProfileRow:
        """Return the profile."""
        return ProfileRow(**{name: self.get_text(name) for name, _, _ in FIELDS})
