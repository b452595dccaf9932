"""Form dialog for the user's profile and ten-second introduction (R6, R23)."""

from __future__ import annotations

from textual.app import ComposeResult

from infoview_tui.domain.free_hours import format_weekly_hours, parse_weekly_hours
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange.text_file import display_path
from infoview_tui.services.contacts.country import parse_country
from infoview_tui.services.contacts.queries import ProfileRow
from infoview_tui.typed_path import expand_path, is_file, parse_path
from infoview_tui.ui.shared.dialogs.form import FormDialog
from infoview_tui.ui.shared.path_input import PathSuggester

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
    ("country", "Country", "US, US-NY, DE: its holidays don't count as business days"),
    ("free_hours", "Free hours", "mon-fri 9-18, sat 10-12: when to offer times"),
    ("resume_path", "Résumé", "a file, such as ~/Documents/resume.pdf"),
)
"""Fields of a profile: name, label, and hint."""

RESUME_SUFFIXES = (".pdf", ".docx", ".odt", ".doc", ".txt", ".md")
"""Suffixes of the files that are suggested as a résumé; the user may type any other."""

WORDS_IN_TEN_SECONDS = 25
"""Number of words that fit in ten seconds at a calm pace."""


class ProfileFormDialog(FormDialog[ProfileRow]):
    """Asks for the user's profile; all fields are optional."""

    def __init__(self, profile: ProfileRow, *, is_unsaved: bool = False) -> None:
        """Show a profile; *is_unsaved* if it could not be saved before."""
        super().__init__("Your profile", is_unsaved=is_unsaved)
        self.profile = profile

    def compose_fields(self) -> ComposeResult:
        """Compose an input for each field."""
        for name, label, hint in FIELDS:
            suggester = PathSuggester(*RESUME_SUFFIXES) if name == "resume_path" else None
            value = str(getattr(self.profile, name))
            yield from self.make_field(label, self.make_input(name, value, hint=hint, suggester=suggester))

    def on_input_changed(self) -> None:
        """Show the remark for the changed field."""
        self._update_remark()

    def on_descendant_focus(self) -> None:
        """Show the remark for the focused field."""
        self._update_remark()

    def read_result(self) -> ProfileRow | None:
        """Return the profile, or None after showing why the country or the hours are not known."""
        profile = ProfileRow(**{name: self.get_text(name) for name, _, _ in FIELDS})
        if not self._check_hours():
            self.focus_field("free_hours")
            return None
        if clean_line(profile.country) == self.profile.country:
            return profile
        try:
            return profile._replace(country=parse_country(profile.country))
        except InfoviewError as error:
            self.focus_field("country")
            self.show_remark(str(error), warning=True)
            return None

    def _update_remark(self) -> None:
        match self.focused.name if self.focused is not None else None:
            case "introduction":
                words = len(clean_line(self.get_text("introduction")).split())
                limit = f"about {WORDS_IN_TEN_SECONDS} fit in ten seconds"
                remark = f"{format_count(words, 'word')} · {limit}" if words else limit.capitalize()
                self.show_remark(remark, warning=words > 2 * WORDS_IN_TEN_SECONDS)
            case "country":
                self.show_remark("Due dates skip the public holidays of your country.")
            case "free_hours":
                self._check_hours()
            case "resume_path":
                self._show_resume_remark()
            case _:
                self.show_remark("")

    def _check_hours(self) -> bool:
        """Say how the free hours were understood, and return whether they were."""
        try:
            hours = parse_weekly_hours(self.get_text("free_hours"))
        except ValueError as error:
            self.show_remark(str(error), warning=True)
            return False
        self.show_remark(f"Times are offered {format_weekly_hours(hours)}.")
        return True

    def _show_resume_remark(self) -> None:
        typed = self.get_text("resume_path")
        if not clean_line(typed):
            self.show_remark("The file to attach to a request.")
        elif is_file(parse_path(typed)):
            self.show_remark("File found.")
        else:
            path = parse_path(typed)
            named = "" if path == expand_path(clean_line(typed)) else f": {display_path(path)}"
            self.show_remark(f"No such file yet{named}. You can save this anyway.", warning=True)
