"""The debrief's three texts: proposed from the notes, saved as they are typed, kept beside another window's (R31)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.services.debrief import debrief as services
from infoview_tui.services.debrief.debrief import Learned
from infoview_tui.ui.debrief.section import PartView
from infoview_tui.ui.shared.editor_screen import WritingScreen
from infoview_tui.ui.shared.widgets.editor import Editor

TEXTS = {
    "learned": ("Learned", "What surprised you, and what it means for the path"),
    "want_to_know": ("Want to know more", "What the next person could tell you"),
    "next_steps": ("Next steps", "What you will do, and by when"),
}
"""The three texts, by their fields in `Learned`: the name and what stands there while there is nothing."""


class LearnedView(PartView):
    """The three texts; the screen has the editors."""

    part = Part.LEARNED
    name = "Learned, and next"
    short = "texts"

    def asks(self) -> str:
        """Ask for the texts."""
        return "What do you take away? It begins with what your notes say."


class DebriefTexts(WritingScreen):
    """A screen with the three texts of one interview."""

    def __init__(self, interview_id: int) -> None:
        """Begin with nothing written."""
        super().__init__()
        self.interview_id = interview_id
        self.editors = {field: Editor(placeholder=hint, id=field) for field, (_, hint) in TEXTS.items()}
        self._kept = Learned()
        """The texts as this window last read or wrote them."""
        self._shown = Learned()
        """The texts as they were last put into the editors, or saved from them."""

    def compose_texts(self) -> ComposeResult:
        """Give the editors under their names."""
        for field, (name, _) in TEXTS.items():
            with Vertical(classes="text"):
                yield Static(name, classes="name")
                yield self.editors[field]

    def begin_texts(self, kept: Learned, proposed: Learned) -> None:
        """Show the texts as proposed, where ``kept`` is what there is of them."""
        self._kept = kept
        self._put(proposed, begin=True)

    def take_over_texts(self, kept: Learned) -> None:
        """Show what another window has written, unless something is being written here: then saving keeps both."""
        if kept != self._kept and not self.keeper.unsaved and self._texts() == self._shown:
            self._kept = kept
            self._put(kept)

    def go_to_text(self, by: int) -> bool:
        """Go to the next text, or the one before; tell whether there is one."""
        editors = list(self.editors.values())
        here = next((at for at, editor in enumerate(editors) if editor is self.focused), None)
        if here is None or not 0 <= here + by < len(editors):
            return False
        editors[here + by].focus()
        return True

    def _texts(self) -> Learned:
        return Learned(*(self.editors[field].text for field in Learned._fields))

    def _put(self, texts: Learned, *, begin: bool = False) -> None:
        """Put texts into the editors, the cursor where it was; at the beginning at their ends."""
        self._shown = Learned(*map(clean_text, texts))
        for field, editor in self.editors.items():
            text = getattr(self._shown, field)
            if begin:
                editor.begin_with(text)
            elif editor.text != text:
                editor.take_over(text)

    def on_text_area_changed(self) -> None:
        """Save what was typed."""
        texts = self._texts()
        if texts != self._shown:
            self.keeper.changed(sum(map(len, texts)))

    def save_text(self) -> None:
        """Save the three texts. Where another window wrote too, both are kept, and that is said."""
        texts = Learned(*map(clean_text, self._texts()))
        self._kept = services.keep_texts(self.desk, self.interview_id, texts, self._kept)
        self._shown = texts
        if self._kept != texts:
            self._put(self._kept)
            self.say("Another window wrote here too: both texts are kept.")

    def keep_proposed(self) -> None:
        """Keep the texts as they stand, also where the notes alone have written them."""
        if self._texts() != self._kept:
            self.keeper.changed(0)
