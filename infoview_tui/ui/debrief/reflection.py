"""The debrief's three texts: proposed from the notes, saved as they are typed, kept beside another window's (R31)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.services import debrief
from infoview_tui.services.debrief.queries import Reflection
from infoview_tui.ui.debrief.section import SectionView
from infoview_tui.ui.shared.editor_screen import EditorScreen
from infoview_tui.ui.shared.widgets.editor import Editor

TEXT_FIELDS = {
    "learned": ("Learned", "What surprised you, and what it means for the path"),
    "want_to_know": ("Want to know more", "What the next person could tell you"),
    "next_steps": ("Next steps", "What you will do, and by when"),
}
"""The three texts, by their fields in `Reflection`: the name and what stands there while there is nothing."""


class ReflectionView(SectionView):
    """The three texts; the screen has the editors."""

    section = DebriefSection.LEARNED
    name = "Learned, and next"
    short_name = "texts"

    def format_prompt(self) -> str:
        """Ask for the texts."""
        return "What do you take away? It begins with what your notes say."


class ReflectionEditing(EditorScreen):
    """A screen with the three texts of one interview."""

    def __init__(self, interview_id: int) -> None:
        """Begin with nothing written."""
        super().__init__()
        self.interview_id = interview_id
        self.editors = {field: Editor(placeholder=hint, id=field) for field, (_, hint) in TEXT_FIELDS.items()}
        self._stored_texts = Reflection()
        """The texts as this window last read or wrote them."""
        self._field_texts = Reflection()
        """The texts as they were last put into the editors, or saved from them."""

    def compose_texts(self) -> ComposeResult:
        """Give the editors under their names."""
        for field, (name, _) in TEXT_FIELDS.items():
            with Vertical(classes="text"):
                yield Static(name, classes="name")
                yield self.editors[field]

    def show_initial_texts(self, stored: Reflection, proposed: Reflection) -> None:
        """Show the texts as proposed, where ``kept`` is what there is of them."""
        self._stored_texts = stored
        self._set_texts(proposed, is_first=True)

    def refresh_texts(self, stored: Reflection) -> None:
        """Show what another window has written, unless something is being written here: then saving keeps both."""
        if (
            stored != self._stored_texts
            and not self.autosave.has_unsaved_changes
            and self._current_texts() == self._field_texts
        ):
            self._stored_texts = stored
            self._set_texts(stored)

    def focus_adjacent_text(self, by: int) -> bool:
        """Go to the next text, or the one before; tell whether there is one."""
        editors = list(self.editors.values())
        here = next((at for at, editor in enumerate(editors) if editor is self.focused), None)
        if here is None or not 0 <= here + by < len(editors):
            return False
        editors[here + by].focus()
        return True

    def _current_texts(self) -> Reflection:
        return Reflection(*(self.editors[field].text for field in Reflection._fields))

    def _set_texts(self, texts: Reflection, *, is_first: bool = False) -> None:
        """Put texts into the editors, the cursor where it was; at the beginning at their ends."""
        self._field_texts = Reflection(*map(clean_text, texts))
        for field, editor in self.editors.items():
            text = getattr(self._field_texts, field)
            if is_first:
                editor.load_initial_text(text)
            elif editor.text != text:
                editor.reload_text(text)

    def on_text_area_changed(self) -> None:
        """Save what was typed."""
        texts = self._current_texts()
        if texts != self._field_texts:
            self.autosave.text_changed(sum(map(len, texts)))

    def save_texts(self) -> None:
        """Save the three texts. Where another window wrote too, both are kept, and that is said."""
        texts = Reflection(*map(clean_text, self._current_texts()))
        self._stored_texts = debrief.commands.save_texts(self.workspace, self.interview_id, texts, self._stored_texts)
        self._field_texts = texts
        if self._stored_texts != texts:
            self._set_texts(self._stored_texts)
            self.show_status("Another window wrote here too: both texts are kept.")

    def save_proposed_texts(self) -> None:
        """Keep the texts as they stand, also where the notes alone have written them."""
        if self._current_texts() != self._stored_texts:
            self.autosave.text_changed(0)
