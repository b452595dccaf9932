"""Reflection texts of the debrief: prefilled from the notes, saved while typing, merged between windows (R31)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.quoted_words import remove_quotes
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.services import debrief
from infoview_tui.services.debrief.queries import Reflection
from infoview_tui.services.interviews.queries import NoteRow
from infoview_tui.ui.debrief.section import SectionView
from infoview_tui.ui.shared.host import ScreenHost
from infoview_tui.ui.shared.widgets.editor import Editor

if TYPE_CHECKING:
    from textual.widget import Widget


TEXT_FIELDS = {
    "learned": ("Learned", "What surprised you, and what it means for your path"),
    "want_to_know": ("Want to know more", "What the next person could tell you"),
    "next_steps": ("Next steps", "What you will do, and by when"),
}
"""Title and placeholder of each text, by its field of `Reflection`."""


def list_newly_hidden(before: Sequence[NoteRow], now: Sequence[NoteRow]) -> list[str]:
    """Return what the notes say and said that have gone off the record."""
    on_record = {note.id: note.text for note in before if note.kind is not NoteKind.OFF_RECORD}
    hidden = [note for note in now if note.kind is NoteKind.OFF_RECORD and note.id in on_record]
    return [text for note in hidden for text in (note.text, on_record[note.id])]


class ReflectionView(SectionView):
    """Section of the three texts. The screen has the editors."""

    section = DebriefSection.LEARNED
    name = "Learned and next"
    short_name = "lessons"

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "What are your takeaways? Prefilled from your notes."


class ReflectionHost(ScreenHost, Protocol):
    """The debrief screen."""

    interview_id: int

    def show_status(self, message: str) -> None:
        """Show what happened."""


class ReflectionTexts:
    """The editors for the three texts of one interview."""

    def __init__(self, host: ReflectionHost) -> None:
        """Start with empty texts."""
        self._host = host
        self.editors = {field: Editor(placeholder=hint, id=field) for field, (_, hint) in TEXT_FIELDS.items()}
        self._stored_texts = Reflection()
        """The texts as last read or saved by this window."""
        self._field_texts = Reflection()
        """The texts as last loaded into the editors or saved from them."""

    def compose(self) -> ComposeResult:
        """Yield the editors with their titles."""
        for field, (name, _) in TEXT_FIELDS.items():
            with Vertical(classes="text"):
                yield Static(name, classes="name")
                yield self.editors[field]

    def show_initial(self, stored: Reflection, proposed: Reflection) -> None:
        """Show the *proposed* texts; *stored* are the saved ones."""
        self._stored_texts = stored
        self._set_texts(proposed, is_first=True)

    def refresh(self, stored: Reflection, hidden: Sequence[str], *, has_unsaved_changes: bool) -> None:
        """Show texts saved by another window, unless there are unsaved changes here: saving will merge them.

        *hidden* are notes that have gone off the record. Proposals, which nothing has saved yet, also lose their words.
        """
        if hidden:
            self._set_texts(Reflection(*(remove_quotes(text, hidden) for text in self.current)))
        if stored != self._stored_texts and not has_unsaved_changes and self.current == self._field_texts:
            self._stored_texts = stored
            self._set_texts(stored)

    def focus_adjacent(self, focused: Widget | None, by: int) -> bool:
        """Focus the text after or before the *focused* one; return whether there is one."""
        editors = list(self.editors.values())
        here = next((at for at, editor in enumerate(editors) if editor is focused), None)
        if here is None or not 0 <= here + by < len(editors):
            return False
        editors[here + by].focus()
        return True

    def focus_end(self, *, last: bool) -> None:
        """Focus the first text, or the last one."""
        list(self.editors.values())[-1 if last else 0].focus()

    @property
    def current(self) -> Reflection:
        """The texts as they are typed."""
        return Reflection(*(self.editors[field].text for field in Reflection._fields))

    def _set_texts(self, texts: Reflection, *, is_first: bool = False) -> None:
        """Load texts into the editors, keeping the cursors; if *is_first*, put them at the ends."""
        self._field_texts = Reflection(*map(clean_text, texts))
        for field, editor in self.editors.items():
            text = getattr(self._field_texts, field)
            if is_first:
                editor.load_initial_text(text)
            elif editor.text != text:
                editor.reload_text(text)

    def count_changed(self) -> int | None:
        """Return how many characters the texts have; None if there is nothing to save."""
        texts = self.current
        return sum(map(len, texts)) if texts != self._field_texts else None

    @property
    def has_proposals(self) -> bool:
        """Whether a text is not saved, be it an unchanged proposal from the notes."""
        return self.current != self._stored_texts

    def save(self) -> None:
        """Save the texts. If another window changed them too, merge both versions and show a message.

        Raises InfoviewError if that fails.
        """
        texts, host = Reflection(*map(clean_text, self.current)), self._host
        self._stored_texts = debrief.commands.save_texts(
            host.workspace, host.interview_id, texts, self._stored_texts, host.now()
        )
        self._field_texts = texts
        if self._stored_texts != texts:
            self._set_texts(self._stored_texts)
            host.show_status("Another window changed this too. Both texts are saved.")
