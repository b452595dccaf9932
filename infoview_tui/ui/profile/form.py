"""The fields of the profile screen: their widgets by section, what is typed in them, and a remark about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Label, Static

from infoview_tui.ui.profile.fields import (
    RESUME_SUFFIXES,
    SECTIONS,
    Field,
    build_remark,
    format_length,
)
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.widgets.field_editor import FieldEditor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.live_text import LiveText


class _FieldsScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls only with the focus, since the arrow keys move between fields."""


class ProfileForm:
    """The widgets of the fields, by their names."""

    def __init__(self) -> None:
        """Start without fields: which there are depends on the paths."""
        self.fields: dict[str, Field] = {}
        self.widgets: dict[str, FieldEditor | LineInput] = {}
        self.lengths: dict[str, LiveText] = {}
        self.remark = LiveText(id="remark")
        self._affiliations = Static(id="affiliations")
        self._is_shown = False

    def compose(self, introductions: Iterable[Field]) -> ComposeResult:
        """Compose the fields by section; *introductions* are those for single paths."""
        with _FieldsScroll(id="fields"):
            for title, fields in SECTIONS:
                hint = "  saved as you type" if title == SECTIONS[0][0] else ""
                yield Static(assemble((title, "bold $accent"), (hint, "$text-muted")), classes="heading")
                for field in fields:
                    yield from self._compose_field(field)
                    if field.name == "experience":
                        with Horizontal(classes="field"):
                            yield Label("Worked, studied")
                            yield self._affiliations
                if title == SECTIONS[0][0]:
                    for field in introductions:
                        yield from self._compose_field(field)

    def _compose_field(self, field: Field) -> ComposeResult:
        self.fields[field.name] = field
        self.widgets[field.name] = _make_widget(field)
        with Horizontal(classes="field"):
            yield Label(plain(field.label))
            yield self.widgets[field.name]
            if field.is_introduction:
                self.lengths[field.name] = LiveText()
                yield self.lengths[field.name]

    def show_affiliations(self, lines: Iterable[str]) -> None:
        """Show former employers and schools, which have a dialog of their own."""
        described = Content("\n").join([plain(line) for line in lines])
        nothing = assemble(("where you worked and studied: press F4", "$text-disabled"))
        self._affiliations.update(described if described else nothing)

    @property
    def names(self) -> Iterable[str]:
        """The names of the fields."""
        return self.widgets

    def read(self, name: str) -> str:
        """Return the text of a field."""
        widget = self.widgets[name]
        return widget.value if isinstance(widget, LineInput) else widget.text

    def read_all(self) -> dict[str, str]:
        """Return the texts of all fields."""
        return {name: self.read(name) for name in self.widgets}

    def show(self, texts: Mapping[str, str], keeps: Callable[[str], bool]) -> None:
        """Load texts into the fields, except where *keeps* says that a field keeps what is typed in it."""
        for name, text in texts.items():
            if name not in self.widgets:  # a path that was added meanwhile
                continue
            widget = self.widgets[name]
            if self.read(name) == text or (self._is_shown and keeps(name)):
                continue
            if isinstance(widget, LineInput):
                widget.value = text
            elif self._is_shown:
                widget.reload_text(text)
            else:
                widget.load_initial_text(text)
        self._is_shown = True
        self.show_lengths()

    def show_lengths(self) -> None:
        """Show how long the introductions take to say."""
        for name, length in self.lengths.items():
            length.show(format_length(self.read(name)))

    def show_remark(self, focused: Widget | None) -> None:
        """Say what the field with the focus is for, or what is wrong with it."""
        field = next((self.fields[name] for name, widget in self.widgets.items() if widget is focused), None)
        if field is None or not self.remark.is_mounted:
            return
        remark = build_remark(field, self.read(field.name))
        style = "$warning" if remark.is_warning else "$text-muted"
        self.remark.show(assemble((remark.text, style)))


def _make_widget(field: Field) -> FieldEditor | LineInput:
    if field.has_rows:
        return FieldEditor(placeholder=field.hint, id=field.name, takes_lines=not field.is_introduction)
    suggester = PathSuggester(*RESUME_SUFFIXES) if field.name == "resume_path" else None
    return LineInput(placeholder=field.hint, id=field.name, suggester=suggester)
