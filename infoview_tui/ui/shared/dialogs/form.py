"""A form: aligned one-line fields that scroll where there are more than fit, saved by one key."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester, SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import CHOICE, DIALOG, FORM
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

ResultT = TypeVar("ResultT")


class EnumSelect(Select[StrEnum], inherit_bindings=False):
    """A choice between the words of the process; the arrows go on to the next field, as they do in every other."""

    BINDINGS = [*CHOICE]

    def __init__(self, enum_type: type[StrEnum], value: StrEnum | None, *, name: str, prompt: str) -> None:
        """Offer the values of an enumeration, and none of them under ``prompt``."""
        options = [(plain(format_enum(word)), word) for word in enum_type]
        super().__init__(options, prompt=prompt, name=name, compact=True, value=Select.NULL if value is None else value)

    @property
    def selected_member(self) -> StrEnum | None:
        """The value, or None."""
        return self.value if isinstance(self.value, StrEnum) else None


class _FieldsScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls with the focus alone: the arrow keys are the form's own."""


def format_enum(member: StrEnum) -> str:
    """Return a word of the process as a person reads it, such as ``friend of friend``."""
    return "LinkedIn" if member == "linkedin" else member.value.replace("_", " ")


def suggest_from(words: Sequence[str]) -> Suggester:
    """Return what completes one of some texts; the right arrow takes it."""
    return SuggestFromList(words, case_sensitive=False)


def suggest_last_item(words: Sequence[str]) -> Suggester:
    """Return what completes the last of several texts with commas between; the right arrow takes it."""
    return _LastItemSuggester(words)


class _LastItemSuggester(Suggester):
    """Suggests one of some words that the line does not hold yet."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)  # else what it is given is folded
        self.words = [word for word in map(clean_line, words) if word and "," not in word]

    async def get_suggestion(self, value: str) -> str | None:
        """Give the typed text with the rest of a word behind it."""
        *before, last = value.split(",")
        typed = last.lstrip().removeprefix("#")
        taken = {word.strip().removeprefix("#").casefold() for word in before}
        for word in self.words if typed else ():
            if word.casefold().startswith(typed.casefold()) and word.casefold() not in taken:
                return value + word[len(typed) :]
        return None


class FormDialog(ModalScreen[ResultT], Generic[ResultT]):
    """Shows fields and returns what they say; escape asks first where something would be lost."""

    BINDINGS = [*DIALOG, *FORM]
    CSS_PATH = Path(__file__).with_name("form.tcss")  # absolute: subclasses are in other packages
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS

    def __init__(self, title: str, *, is_unsaved: bool = False) -> None:
        """``unsaved`` says that what is shown has been typed already and was not saved yet."""
        super().__init__()
        self.heading = plain(title)
        self.is_unsaved = is_unsaved

    def compose(self) -> ComposeResult:
        """Show the fields over a remark and the keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            with _FieldsScroll(id="fields"):
                yield from self.compose_fields()
            yield Static(id="remark")
            yield KeyHints(("ctrl+s", "save"), ("tab", "next"), ("escape", "cancel"), gap=2, id="keys")

    def compose_fields(self) -> ComposeResult:
        """Give the fields, each by `field`."""
        yield from ()

    def read_result(self) -> ResultT | None:
        """Return what the fields say, or None after saying what is missing."""
        raise NotImplementedError

    def make_field(self, label: str, widget: Widget) -> ComposeResult:
        """Give a labeled field."""
        with Horizontal(classes="field"):
            yield Label(Content(label))
            yield widget

    def make_input(self, name: str, value: str, *, hint: str = "", suggester: Suggester | None = None) -> LineInput:
        """Return an input of one line, found again by its name."""
        return LineInput(value, name=name, placeholder=hint, suggester=suggester)

    def get_text(self, name: str) -> str:
        """What stands in the line of this name."""
        return next(field.value for field in self.query(LineInput) if field.name == name)

    def get_choice(self, name: str) -> StrEnum | None:
        """What is chosen in the choice of this name."""
        return next(field.selected_member for field in self.query(EnumSelect) if field.name == name)

    def show_remark(self, message: str, *, warning: bool = False) -> None:
        """Say something below the fields."""
        self.query_one("#remark", Static).update(assemble((message, "$warning" if warning else "$text-muted")))

    def on_mount(self) -> None:
        """Remember how the fields were."""
        self._initial_state = self._read_state()

    def on_input_submitted(self) -> None:
        """Enter in a line saves."""
        self.action_submit()

    def action_submit(self) -> None:
        """Return what the fields say."""
        result = self.read_result()
        if result is None:
            self.app.bell()
        else:
            self.dismiss(result)

    def action_cancel(self) -> None:
        """Return nothing; what was changed is only left behind if the person says so."""
        if not self.is_unsaved and self._read_state() == self._initial_state:
            self.dismiss(None)
            return
        from infoview_tui.ui.shared.dialogs.confirm_discard import confirm_discard

        confirm_discard(self)

    def action_move_focus(self, by: int) -> None:
        """Go to the next or the previous field."""
        if by > 0:
            self.focus_next(".field > *")
        else:
            self.focus_previous(".field > *")

    def _read_state(self) -> list[object]:
        return [field.value for field in self.query(Input)] + [field.value for field in self.query(EnumSelect)]
