"""Form dialog for the user's profile and ten-second introduction (R6, R23)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.queries import ProfileRow
from infoview_tui.ui.shared.dialogs.form import FormDialog

FIELDS = (
    ("name", "Name", ""),
    ("introduction", "Introduction", "who you are, what you are looking for"),
    ("email", "Email", ""),
    ("phone", "Phone", ""),
    ("skills", "Skills", "what you do well"),
    ("values", "Values", "what matters to you"),
    ("interests", "Interests", "what you like to spend time on"),
    ("experience", "Experience", "what you have done"),
    ("circumstances", "Situation", "family, location, time, money"),
)
"""Fields of a profile: name, label, and hint."""

WORDS_IN_TEN_SECONDS = 25
"""Number of words that fit in ten seconds at a calm pace."""


class ProfileFormDialog(FormDialog[ProfileRow]):
    """Asks for the user's profile; all fields are optional."""

    def __init__(self, profile: ProfileRow, *, is_unsaved: bool = False) -> None:
        """Show a profile; *is_unsaved* if it could not be saved before."""
        super().__init__("About you", is_unsaved=is_unsaved)
        self.profile = profile

    def compose_fields(self) -> ComposeResult:
        """Compose an input for each field."""
        for name, label, hint in FIELDS:
            yield from self.make_field(label, self.make_input(name, str(getattr(self.profile, name)), hint=hint))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Show the length of the introduction."""
        if message.input.name == "introduction":
            words = len(clean_line(message.value).split())
            limit = f"about {WORDS_IN_TEN_SECONDS} fit in ten seconds"
            remark = f"{format_count(words, 'word')} · {limit}" if words else limit.capitalize()
            self.show_remark(remark, warning=words > 2 * WORDS_IN_TEN_SECONDS)

    def read_result(self) -> ProfileRow:
        """Return the profile."""
        return ProfileRow(**{name: self.get_text(name) for name, _, _ in FIELDS})
