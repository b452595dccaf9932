"""Base class of form dialogs: aligned one-line fields that scroll if they do not all fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePath
from typing import Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.suggester import Suggester, SuggestFromList
from textual.validation import Validator
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static

from infoview_tui.domain.enums import Seniority
from infoview_tui.domain.labels import SENIORITY_NAMES
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.bindings import CHOICE, DIALOG, FORM
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

ResultT = TypeVar("ResultT")

FORM_STYLES: list[str | PurePath] = [Path(__file__).with_name("form.tcss")]
"""The style sheet of every form; its path is absolute, since subclasses are in other packages."""


class EnumSelect(Select[StrEnum], inherit_bindings=False):
    """A select for the members of an enum. The arrow keys move between fields, as in every other field."""

    BINDINGS = [*CHOICE]

    def __init__(self, enum_type: type[StrEnum], value: StrEnum | None, *, name: str, prompt: str) -> None:
        """Offer the members of an enum; *prompt* stands for no value."""
        options = [(plain(format_enum(word)), word) for word in enum_type]
        super().__init__(options, prompt=prompt, name=name, compact=True, value=Select.NULL if value is None else value)

    @property
    def selected_member(self) -> StrEnum | None:
        """The selected member, or None."""
        return self.value if isinstance(self.value, StrEnum) else None


class _FieldsScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls only with the focus, since the arrow keys move between fields."""


def format_enum(member: StrEnum) -> str:
    """Return the display text of an enum member, such as ``friend of friend``."""
    if isinstance(member, Seniority):
        return SENIORITY_NAMES[member]
    return "LinkedIn" if member == "linkedin" else member.value.replace("_", " ")


def suggest_from(words: Sequence[str]) -> Suggester:
    """Return a suggester for one of several texts; the right arrow accepts."""
    return SuggestFromList(words, case_sensitive=False)


def suggest_last_item(words: Sequence[str]) -> Suggester:
    """Return a suggester for the last item of a comma-separated list; the right arrow accepts."""
    return _LastItemSuggester(words)


class _LastItemSuggester(Suggester):
    """Suggests words that are not in the list yet."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)  # otherwise the value arrives casefolded
        self.words = [word for word in map(clean_line, words) if word and "," not in word]

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text completed with the first matching word."""
        *before, last = value.split(",")
        typed = last.lstrip().removeprefix("#")
        taken = {word.strip().removeprefix("#").casefold() for word in before}
        for word in self.words if typed else ():
            if word.casefold().startswith(typed.casefold()) and word.casefold() not in taken:
                return value + word[len(typed) :]
        return None


class FormDialog(DraftDialog[ResultT], Generic[ResultT]):
    """Shows fields and returns their values; escape asks for confirmation if there are unsaved changes.

    A field that its validators refuse is marked when it is left and when the form is submitted, until it is valid.
    """

    BINDINGS = [*DIALOG, *FORM]
    CSS_PATH = FORM_STYLES
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    remark = getters.query_one("#remark", Static)
    """The line below the fields."""

    def __init__(self, title: str, *, is_unsaved: bool = False) -> None:
        """*is_unsaved*: the values shown were typed before and could not be saved."""
        super().__init__()
        self.heading = plain(title)
        self.is_unsaved = is_unsaved
        self.initial_field = ""
        """The name of the input with the focus at first; the first one if it is empty."""

    def compose(self) -> ComposeResult:
        """Compose the fields, a remark, and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            with _FieldsScroll(id="fields"):
                yield from self.compose_fields()
            yield Static(id="remark")
            yield KeyHints(*self.key_hints, gap=2, id="keys")

    @property
    def key_hints(self) -> tuple[tuple[str, str], ...]:
        """The keys to name below the fields, and what they do."""
        return (("ctrl+s", "save"), ("tab", "next"), ("escape", "cancel"))

    def compose_fields(self) -> ComposeResult:
        """Compose the fields, each with `make_field`."""
        yield from ()

    def read_result(self) -> ResultT | None:
        """Return the values of the fields, which are valid each by itself, or None after showing what is wrong."""
        raise NotImplementedError

    def make_field(self, label: str, widget: Widget) -> ComposeResult:
        """Compose a labeled field."""
        with Horizontal(classes="field"):
            yield Label(Content(label))
            yield widget

    def make_input(
        self,
        name: str,
        value: str,
        *,
        hint: str = "",
        suggester: Suggester | None = None,
        validator: Validator | None = None,
    ) -> LineInput:
        """Return a one-line input, identified by its name."""
        validators = [validator] if validator is not None else []
        return LineInput(value, name=name, placeholder=hint, suggester=suggester, validators=validators)

    @cached_property
    def inputs(self) -> Mapping[str, LineInput]:
        """The one-line inputs by their names, in order. They stay the same, and each key asks for several."""
        return {field.name or "": field for field in self.query(LineInput)}

    def get_input(self, name: str) -> LineInput:
        """Return the input with this name."""
        return self.inputs[name]

    def get_text(self, name: str) -> str:
        """Return the text of the input with this name."""
        return self.get_input(name).value

    def get_choice(self, name: str) -> StrEnum | None:
        """Return the selected member of the select with this name."""
        return next(field.selected_member for field in self.query(EnumSelect) if field.name == name)

    def focus_field(self, name: str) -> None:
        """Focus the input with this name."""
        self.get_input(name).focus()

    def show_remark(self, message: str, *, warning: bool = False) -> None:
        """Show a remark below the fields."""
        shown, before = assemble((message, "$warning" if warning else "$text-muted")), self.remark.content
        if not isinstance(before, Content) or not shown.is_same(before):
            self.remark.update(shown)

    def on_mount(self) -> None:
        """Store the initial values, to detect changes, and focus the field that was asked for."""
        self._initial_state = self._read_state()
        if self.initial_field:
            self.focus_field(self.initial_field)
        self.update_remark()

    def update_remark(self) -> None:
        """Show what is wrong with the first field that is marked. Called when a text changes, and when a field is left.

        A form that says more below its fields overrides this.
        """
        self.show_remark(self.marked_mistake, warning=True)

    @property
    def marked_mistake(self) -> str:
        """What is wrong with the first field that is marked as invalid."""
        return next((field.mistake for field in self.inputs.values() if not field.is_valid), "")

    @property
    def first_mistake(self) -> str:
        """What is wrong with the first field that is invalid, marked or not."""
        return next(filter(None, (field.mistake for field in self.inputs.values())), "")

    @on(Input.Changed)
    def _field_changed(self, message: Input.Changed) -> None:
        """Take the mark off a field once it is valid."""
        if not message.input.is_valid:
            message.input.validate(message.value)
        self.update_remark()

    @on(Input.Blurred)
    def _field_left(self) -> None:
        """Explain the mark of the field that was left, unless the form was left, too."""
        if self.is_current:
            self.update_remark()

    def on_input_submitted(self) -> None:
        """Submit the form."""
        self.action_submit()

    def action_submit(self) -> None:
        """Close the dialog with the values of the fields, or mark those that are invalid and go to the first one."""
        result = None if self._mark_invalid() else self.read_result()
        if result is None:
            self.app.bell()
        else:
            self.dismiss(result)

    def _mark_invalid(self) -> bool:
        """Mark the invalid fields, focus the first one, say what is wrong with it, and return whether there is one."""
        fields = [field for field in self.inputs.values() if field.validators]
        for field in fields:
            field.validate(field.value)
        wrong = next((field for field in fields if not field.is_valid), None)
        if wrong is not None:
            wrong.focus()
            self.show_remark(wrong.mistake, warning=True)
        return wrong is not None

    def action_cancel(self) -> None:
        """Close the dialog without a result; ask for confirmation if there are unsaved changes."""
        if not self.is_unsaved and self._read_state() == self._initial_state:
            self.dismiss(None)
            return
        from infoview_tui.ui.shared.dialogs.confirm_discard import confirm_discard

        confirm_discard(self)

    def action_move_focus(self, by: int) -> None:
        """Focus the next or previous field."""
        if by > 0:
            self.focus_next(".field > *")
        else:
            self.focus_previous(".field > *")

    def _read_state(self) -> list[object]:
        return [field.value for field in self.query(Input)] + [field.value for field in self.query(EnumSelect)]
