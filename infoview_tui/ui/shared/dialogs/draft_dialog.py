"""Base class of dialogs in which something is typed: it is saved at every key, until the dialog is answered."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Generic, Protocol, Self, TypeVar, runtime_checkable

from textual import on
from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, TextArea

from infoview_tui.domain.draft_texts import BOX_PREFIX

ResultT = TypeVar("ResultT")

RESTORED = "Restored, not saved yet"
"""What a dialog says that begins with a draft."""


CHECKED, UNCHECKED = "checked", "unchecked"
"""The text of a box in a draft."""


class DraftHost(Protocol):
    """Saves the drafts of the dialogs of one screen (`infoview_tui.ui.shared.dialog_drafts.DialogDrafts`)."""

    def open(self, dialog: DraftSource) -> dict[str, str]:
        """Return the fields that were changed before and not saved."""

    def save(self, dialog: DraftSource, texts: Mapping[str, str]) -> None:
        """Save the changed fields; a failure is shown, and the texts are asked for when the app ends."""

    def close(self, dialog: DraftSource, *, keep: bool) -> None:
        """Delete the draft after the answer of a dialog was used, unless it is left for later."""


@runtime_checkable
class DraftHostScreen(Protocol):
    """A screen whose dialogs have drafts."""

    @property
    def dialog_drafts(self) -> DraftHost:
        """Where they are saved."""


class DraftSource(Protocol):
    """A dialog as its host sees it."""

    is_unsaved: bool
    is_answered: bool
    keeps_draft: bool
    draft_fixed_key: str
    draft_home: str

    @property
    def draft_opener(self) -> str:
        """The action of the screen that opens the dialog; empty if there is none."""

    @property
    def is_attached(self) -> bool:
        """Whether the dialog is still part of the app."""

    @property
    def draft_title(self) -> str:
        """The heading."""

    @property
    def draft_kind(self) -> str:
        """Tells dialogs of one screen apart, whatever they show at first."""

    @property
    def draft_digest(self) -> str:
        """Tells dialogs of one kind apart that show something else at first."""


class DraftDialog(ModalScreen[ResultT], Generic[ResultT]):
    """A dialog that begins with what was typed in it before and not saved.

    Its host is the screen behind it. A dialog without one, as in a test, has no drafts.
    """

    draft_home = ""
    """The screen that the dialog belongs to, such as ``tab:today``; empty if it is the one behind it."""

    draft_fixed_key = ""
    """The key of a dialog that is the same on every screen."""

    keeps_draft = False
    """Whether the draft outlives the answer, since the dialog can be opened again to continue."""

    heading = Content("")
    is_unsaved = False
    _initial_texts: Mapping[str, str] | None = None
    _saved_texts: Mapping[str, str] | None = None
    is_answered = False
    """Whether the dialog was answered or left on purpose, and not only closed with its screen."""

    _is_restoring = False
    _opener = ""

    @property
    def draft_opener(self) -> str:
        """The action of the screen that opens this dialog without asking anything else; empty if there is none."""
        return self._opener

    def belong_to(self, screen: str, opener: str = "") -> Self:
        """Set the screen that the dialog belongs to, whatever is under its cursor, and the action that opens it."""
        self.draft_home, self._opener = screen, opener
        return self

    @property
    def draft_title(self) -> str:
        """The heading, by which the draft is found."""
        return self.heading.plain

    @property
    def draft_kind(self) -> str:
        """The class and the heading."""
        return f"{type(self).__name__}/{self.heading.plain}"

    @property
    def draft_digest(self) -> str:
        """A short name of what the dialog showed at first."""
        shown = repr(sorted((self._initial_texts or {}).items()))
        return sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def read_texts(self) -> dict[str, str]:
        """Return what is in the fields, by name."""
        return {_name_field(field, at): _read_field(field) for at, field in enumerate(self._list_fields())}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put texts into the fields of these names."""
        for at, field in enumerate(self._list_fields()):
            if (text := texts.get(_name_field(field, at))) is not None:
                _fill_field(field, text)

    def changed_texts(self) -> dict[str, str]:
        """Return the fields that are not as they were at first."""
        first = {} if self.is_unsaved or self._initial_texts is None else self._initial_texts
        return {name: text for name, text in self.read_texts().items() if text != first.get(name, "")}

    def on_mount(self) -> None:
        """Begin with the draft; a subclass has stored its initial values before."""
        self._initial_texts = self.read_texts()
        for field in self.query(Input):
            self.watch(field, "value", self.save_draft, init=False)  # before it is painted; its message comes later
        if (host := self._draft_host) is None:
            return
        self._saved_texts = {}
        if found := host.open(self):
            self._saved_texts = found
            if not self.is_unsaved:
                self._is_restoring = True
                self.show_texts(found)
                self._is_restoring = False
                self.query_one(".dialog").border_subtitle = RESTORED
        self.save_draft()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    @on(Checkbox.Changed)
    def save_draft(self) -> None:
        """Save the changed fields if they are not saved yet."""
        host = self._draft_host
        if host is None or self._saved_texts is None or self.is_answered or self._is_restoring:
            return
        if (texts := self.changed_texts()) != self._saved_texts:
            self._saved_texts = texts
            host.save(self, texts)

    def handle_edit(self) -> None:
        """Save what is typed in an editor before it is painted."""
        self.save_draft()

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close the dialog: it was answered, or left on purpose."""
        self.is_answered = True
        self._answered_host = self._draft_host
        return super().dismiss(result)

    def on_unmount(self) -> None:
        """Delete the draft once the answer has been used; if the app ends instead, it stays."""
        if self.is_answered and self._answered_host is not None and self._saved_texts is not None:
            self._answered_host.close(self, keep=self.keeps_draft)

    @property
    def _draft_host(self) -> DraftHost | None:
        if not self.is_attached:
            return None
        below = (screen for screen in reversed(self.app.screen_stack) if isinstance(screen, DraftHostScreen))
        host = next(below, None)
        return host.dialog_drafts if host is not None else None

    def _list_fields(self) -> list[Widget]:
        """Return the fields with text, then the others, so that a name by place stays the same."""
        return [*self.query("Input, TextArea, Select"), *self.query(Checkbox)]


def _name_field(field: Widget, at: int) -> str:
    name = field.name or str(at)
    return f"{BOX_PREFIX}{name}" if isinstance(field, Checkbox) else name


def _read_field(field: Widget) -> str:
    if isinstance(field, TextArea):
        return field.text
    if isinstance(field, Input):
        return field.value
    if isinstance(field, Select):
        return "" if field.value is Select.NULL else str(field.value)
    if isinstance(field, Checkbox):
        return CHECKED if field.value else UNCHECKED
    return ""


def _fill_field(field: Widget, text: str) -> None:
    if isinstance(field, TextArea):
        field.load_text(text)
        field.move_cursor(field.document.end)
    elif isinstance(field, Input):
        field.value = text
        field.cursor_position = len(text)
    elif isinstance(field, Select):
        # Textual, private: `_legal_values`. There is no public list of the options of a select.
        field.value = next((value for value in field._legal_values if str(value) == text), Select.NULL)
    elif isinstance(field, Checkbox):
        field.value = text == CHECKED
