"""Profile screen: who the user is, and the ten-second introduction, saved as it is typed (R6, R23)."""

from __future__ import annotations

from textual.app import ComposeResult

from infoview_tui.domain.affiliation_lines import describe_affiliation
from infoview_tui.services.introductions.queries import list_affiliations
from infoview_tui.services.profile.queries import list_path_introductions, read_profile_texts
from infoview_tui.ui.profile.editing import ProfileEditing
from infoview_tui.ui.profile.fields import make_path_field
from infoview_tui.ui.profile.form import ProfileForm
from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts, SaveErrorLine
from infoview_tui.ui.shared.bindings import BACK, FORM, PROFILE
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.field_editor import FieldEditor


class ProfileScreen(InfoviewScreen):
    """All texts of the profile in one form. What one visit changed is one undo."""

    BINDINGS = [*FORM, *PROFILE, *BACK]
    CSS_PATH = "screen.tcss"
    TITLE = "Your profile"
    HELP_GROUPS = ("Profile", "Form")

    def __init__(self, field: str = "") -> None:
        """Set the name of the field to focus first, such as ``resume_path``; by default the first one."""
        super().__init__()
        self.first_field = field
        self.form = ProfileForm()
        self.editing = ProfileEditing(self, self.form)
        self.error_line = SaveErrorLine()
        self.texts = AutosavedTexts(
            self, self.editing.save, self.error_line.show_error, lambda: self.form.read_all().values()
        )
        self.text_part = self.texts
        self._leaves_without_it = False
        """Whether the problem was shown, and no text has changed since."""

    def compose_body(self) -> ComposeResult:
        """Compose the fields by section, and a remark about the focused one."""
        paths = list_path_introductions(self.workspace)
        yield from self.form.compose([make_path_field(row.path_id, row.path) for row in paths])
        yield self.error_line
        yield self.form.remark

    def load(self) -> None:
        """Read the profile. It is loaded once; after that, only what other windows have changed."""
        stored = read_profile_texts(self.workspace)
        self.form.show_affiliations(map(describe_affiliation, list_affiliations(self.workspace, None)))
        if not self.editing.is_loaded:
            self.editing.load(stored)
            self.focus_field(self.first_field)
        elif not self.texts.has_unsaved_changes:
            self.editing.refresh(stored)
        self._show_remark()

    def action_edit_affiliations(self) -> None:
        """Edit former employers and schools, which show who could introduce you."""
        self.navigation.edit_affiliations()

    # Saving

    def handle_edit(self) -> None:
        """Save a change of an editor before it is painted."""
        self.on_input_changed()

    def on_text_area_changed(self) -> None:
        """Save a change that was not typed, such as an undone one."""
        self.on_input_changed()

    def on_input_changed(self) -> None:
        """Save and check the text, unless it is as it was."""
        size = self.editing.take_change()
        if size is None:
            return
        self._leaves_without_it = False
        self.texts.text_changed(size)
        self.form.show_lengths()
        self._show_remark()

    def unsaved_text(self) -> str:
        """Return what cannot be saved, with a country or hours that are not understood."""
        rest = [f"{self.form.fields[name].label}: {text}" for name, text in self.editing.list_problems()]
        return "\n\n".join(filter(None, (self.texts.unsaved_text(), *rest)))

    def on_screen_suspend(self) -> None:
        """Save when another screen comes to the front, as one undo."""
        if self.texts.flush():
            self.editing.record()

    def on_unmount(self) -> None:
        """Save when the screen is closed in any way, as one undo."""
        self.on_screen_suspend()

    # Moving

    @staticmethod
    def focus_if_open(screen: InfoviewScreen, name: str) -> bool:
        """Focus a field if a screen is the profile, and return whether it is."""
        if isinstance(screen, ProfileScreen):
            screen.focus_field(name)
        return isinstance(screen, ProfileScreen)

    def focus_field(self, name: str) -> None:
        """Focus a field by its name; the first one if there is none with it."""
        self.form.widgets.get(name, next(iter(self.form.widgets.values()))).focus()

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.action_move_focus(1)

    def on_field_editor_left(self, message: FieldEditor.Left) -> None:
        """Go to the field above or below."""
        self.action_move_focus(message.by)

    def action_move_focus(self, by: int) -> None:
        """Focus the next or previous field."""
        if by > 0:
            self.focus_next(".field > *")
        else:
            self.focus_previous(".field > *")

    def action_back(self) -> None:
        """Go back; if a text is not understood, go to it first."""
        problem = next(self.editing.list_problems(), None)
        if problem is not None and not self._leaves_without_it:
            self._leaves_without_it = True
            self.focus_field(problem[0])
            self.show_status("Not understood, so not saved. escape leaves without it.")
            return
        super().action_back()

    # The remark

    def on_descendant_focus(self) -> None:
        """Say what the focused field is for."""
        self._show_remark()

    def on_resize(self) -> None:
        """Fit the remark to the width."""
        self.call_after_refresh(self._show_remark)

    def _show_remark(self) -> None:
        if self.is_mounted:
            self.form.show_remark(self.focused)
