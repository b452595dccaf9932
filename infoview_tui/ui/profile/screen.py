"""Profile screen: who the user is, and the ten-second introduction, saved as it is typed (R6, R23)."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Label, Static

from infoview_tui.domain.affiliation_lines import describe_affiliation
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import profile as profile_services
from infoview_tui.services.contacts.country import parse_country
from infoview_tui.services.introductions.queries import list_affiliations
from infoview_tui.services.profile.queries import (
    ProfileTexts,
    clean_field,
    list_path_introductions,
    read_profile_texts,
)
from infoview_tui.ui.profile.fields import (
    RESUME_SUFFIXES,
    SECTIONS,
    Field,
    build_remark,
    find_problem,
    format_length,
    make_path_field,
)
from infoview_tui.ui.shared.bindings import BACK, FORM, PROFILE
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.editor_screen import EditorScreen
from infoview_tui.ui.shared.path_input import PathSuggester
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.field_editor import FieldEditor
from infoview_tui.ui.shared.widgets.line_input import LineInput
from infoview_tui.ui.shared.widgets.live_text import LiveText
from infoview_tui.ui.shared.widgets.top_bar import TopBar


class _FieldsScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls only with the focus, since the arrow keys move between fields."""


class ProfileScreen(EditorScreen):
    """All texts of the profile in one form. What one visit changed is one undo."""

    BINDINGS = [*FORM, *PROFILE, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Profile", "Form")

    def __init__(self, field: str = "") -> None:
        """Set the name of the field to focus first, such as ``resume_path``; by default the first one."""
        super().__init__()
        self.first_field = field
        self.fields: dict[str, Field] = {}
        self.widgets: dict[str, FieldEditor | LineInput] = {}
        self.lengths: dict[str, LiveText] = {}
        self._is_loaded = False
        self._recorded: ProfileTexts | None = None
        """The texts to which undo would go back: as they were when the screen was opened, or last left."""
        self._stored: ProfileTexts | None = None
        """The texts as this window last read or wrote them."""
        self._leaves_without_it = False
        """Whether the problem was shown, and no text has changed since."""
        self._shown: dict[str, str] = {}
        """The texts of the fields as last loaded, or saved."""

    def compose_body(self) -> ComposeResult:
        """Compose the fields by section, and a remark about the focused one."""
        with _FieldsScroll(id="fields"):
            for title, fields in SECTIONS:
                hint = "  saved as you type" if title == SECTIONS[0][0] else ""
                yield Static(assemble((title, "bold $accent"), (hint, "$text-muted")), classes="heading")
                for field in fields:
                    yield from self._compose_field(field)
                    if field.name == "experience":
                        yield from self._compose_affiliations()
                if title == SECTIONS[0][0]:
                    for row in list_path_introductions(self.workspace):
                        yield from self._compose_field(make_path_field(row.path_id, row.path))
        yield self.save_error_line()
        yield LiveText(id="remark")

    def _compose_field(self, field: Field) -> ComposeResult:
        self.fields[field.name] = field
        self.widgets[field.name] = _make_widget(field)
        with Horizontal(classes="field"):
            yield Label(plain(field.label))
            yield self.widgets[field.name]
            if field.is_introduction:
                self.lengths[field.name] = LiveText()
                yield self.lengths[field.name]

    def _compose_affiliations(self) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Label("Worked, studied")
            yield Static(id="affiliations")

    def load(self) -> None:
        """Read the profile. It is loaded once; after that, only what other windows have changed."""
        stored = read_profile_texts(self.workspace)
        self.query_one(TopBar).title = "Your profile"
        self._show_affiliations()
        if not self._is_loaded:
            self._is_loaded = True
            self._stored = self._recorded = stored
            self._show_texts(stored)
            self.focus_field(self.first_field)
        elif stored != self._stored and not self.autosave.has_unsaved_changes:
            self._adopt(stored)
        self._show_remark()

    def _show_affiliations(self) -> None:
        """Show former employers and schools, which have a dialog of their own."""
        lines = list_affiliations(self.workspace, None)
        described = Content("\n").join([plain(describe_affiliation(line)) for line in lines])
        nothing = assemble(("where you worked and studied: press F4", "$text-disabled"))
        self.query_one("#affiliations", Static).update(described if lines else nothing)

    def action_edit_affiliations(self) -> None:
        """Edit former employers and schools, which show who could introduce you."""
        self.navigation.edit_affiliations()

    def _show_texts(self, texts: ProfileTexts) -> None:
        """Load the texts into the fields, unless a field has what cannot be saved yet."""
        for name, text in _by_field(texts).items():
            if name not in self.widgets:  # a path that was added meanwhile
                continue
            widget = self.widgets[name]
            if self._read(name) == text or (self._shown and self._find_problem(name)):
                continue
            if isinstance(widget, LineInput):
                widget.value = text
            elif self._shown:
                widget.reload_text(text)
            else:
                widget.load_initial_text(text)
        self._shown = {name: self._read(name) for name in self.widgets}
        for name, length in self.lengths.items():
            length.show(format_length(self._shown[name]))

    def _adopt(self, stored: ProfileTexts) -> None:
        """Show what another window has changed; undo leaves that alone."""
        if self._recorded is not None and self._stored is not None:
            self._recorded = self._recorded.with_changes_of(self._stored, stored)
        self._stored = stored
        self._show_texts(stored)

    def _read(self, name: str) -> str:
        widget = self.widgets[name]
        return widget.value if isinstance(widget, LineInput) else widget.text

    # Saving

    def on_input_changed(self) -> None:
        """Save the text."""
        self.text_changed()

    def text_changed(self) -> None:
        """Save and check the text, unless it is as it was."""
        texts = {name: self._read(name) for name in self.widgets}
        if not self._is_loaded or texts == self._shown:
            return
        self._shown = texts
        self._leaves_without_it = False
        self.autosave.text_changed(sum(map(len, texts.values())))
        for name, length in self.lengths.items():
            length.show(format_length(texts[name]))
        self._show_remark()

    def save_texts(self) -> None:
        """Save the texts, merged with changes by other windows. A country or hours not understood wait."""
        if self._stored is None:
            return
        texts = self._read_texts(self._stored)
        self._stored = profile_services.commands.save_profile(self.workspace, texts, self._stored, self.now())
        if self._stored != texts:
            stored, self._stored = self._stored, texts
            self._adopt(stored)
            self.show_status("Also changed in another window; both texts saved.")

    def _read_texts(self, base: ProfileTexts) -> ProfileTexts:
        """Return the texts of the fields; those of *base* where a text cannot be saved."""
        texts = {name: clean_field(name, self._read(name)) for name in self.widgets if not self._find_problem(name)}
        if texts.get("country", base.profile.country) != base.profile.country:
            texts["country"] = parse_country(texts["country"])
        introductions = {
            path_id: texts.pop(f"introduction-{path_id}", text) for path_id, text in base.introductions.items()
        }
        return ProfileTexts(base.profile._replace(**texts), introductions)

    def _find_problem(self, name: str) -> str:
        """Return why the text of a field cannot be saved; empty if it can, or is saved."""
        text = self._read(name)
        is_saved = self._stored is not None and _by_field(self._stored).get(name) == text
        return "" if is_saved else find_problem(name, text)

    def _list_problems(self) -> Iterator[str]:
        """Yield the names of the fields whose text cannot be saved."""
        yield from (name for name in self.widgets if self._find_problem(name))

    def unsaved_text(self) -> str:
        """Return what cannot be saved, with a country or hours that are not understood."""
        rest = [f"{self.fields[name].label}: {clean_line(self._read(name))}" for name in self._list_problems()]
        return "\n\n".join(filter(None, (super().unsaved_text(), *rest)))

    def _record_edits(self) -> None:
        """Make what was typed undoable, as one step."""
        if self.autosave.flush() and self._recorded is not None and self._recorded != self._stored:
            with self.reporting_errors():
                profile_services.commands.record_profile_edits(self.workspace, self._recorded, self.now())
                self._recorded = self._stored

    def on_screen_suspend(self) -> None:
        """Save when another screen comes to the front."""
        self._record_edits()

    def on_unmount(self) -> None:
        """Save when the screen is closed in any way."""
        self._record_edits()
        self.autosave.stop()

    # Moving

    @staticmethod
    def focus_if_open(screen: InfoviewScreen, name: str) -> bool:
        """Focus a field if a screen is the profile, and return whether it is."""
        if isinstance(screen, ProfileScreen):
            screen.focus_field(name)
        return isinstance(screen, ProfileScreen)

    def focus_field(self, name: str) -> None:
        """Focus a field by its name; the first one if there is none with it."""
        self.widgets.get(name, next(iter(self.widgets.values()))).focus()

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
        problem = next(self._list_problems(), None)
        if problem is not None and not self._leaves_without_it:
            self._leaves_without_it = True
            self.widgets[problem].focus()
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
        field = next((self.fields[name] for name, widget in self.widgets.items() if widget is self.focused), None)
        if field is None or not self.is_mounted:
            return
        remark = build_remark(field, self._read(field.name))
        style = "$warning" if remark.is_warning else "$text-muted"
        self.query_one("#remark", LiveText).show(assemble((remark.text, style)))


def _make_widget(field: Field) -> FieldEditor | LineInput:
    if field.has_rows:
        return FieldEditor(placeholder=field.hint, id=field.name, takes_lines=not field.is_introduction)
    suggester = PathSuggester(*RESUME_SUFFIXES) if field.name == "resume_path" else None
    return LineInput(placeholder=field.hint, id=field.name, suggester=suggester)


def _by_field(texts: ProfileTexts) -> dict[str, str]:
    introductions = {f"introduction-{path_id}": text for path_id, text in texts.introductions.items()}
    return texts.profile._asdict() | introductions
