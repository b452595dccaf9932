"""Research input: its leading sign gives the kind of a line, and tab changes what the line is about (R16–R18)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from infoview_tui.domain.capture import RESEARCH_SIGNS, ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.research_subjects import (
    PERSONAL_KINDS,
    RESEARCH_LABELS,
    NamedSubject,
    Subject,
    SubjectKind,
    next_subject,
)
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.ui.shared.bindings import RESEARCH_INPUT
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.line_input import LineInput

MAX_PARSED_CHARS = 2000
"""Maximum number of characters parsed at each key."""

MAX_NAME_CHARS = 40
"""Maximum number of characters shown of a subject's name."""


_KIND_BY_SIGN = {sign.sign: sign.kind for sign in RESEARCH_SIGNS if sign.sign and isinstance(sign.kind, ResearchKind)}


class _ResearchLine(LineInput):
    """The input line. It passes on each change by the user before it is painted."""

    BINDINGS = [*RESEARCH_INPUT]
    takes_blocks = True

    def __init__(self, on_change: Callable[[str], None]) -> None:
        """Call *on_change* for every change that the user makes."""
        self._is_setting_text = True
        self._on_change = on_change
        super().__init__()
        self._is_setting_text = False

    def set_text(self, text: str) -> None:
        """Replace the text without passing it on, and put the cursor at its end."""
        self._is_setting_text = True
        try:
            self.value = clean_text(text).replace("\n", " ")
            self.cursor_position = len(self.value)
        finally:
            self._is_setting_text = False

    def watch_value(self, value: str) -> None:
        """Pass on a change by the user."""
        if not self._is_setting_text:
            self._on_change(value)


class ResearchLineListener(Protocol):
    """Saves the line, and what else the user does with it."""

    def describe_due(self, text: str) -> str:
        """Say when an action with some text is due."""

    def change(self, line: str) -> None:
        """Save the changed line as a draft, before it is painted."""

    def save(self) -> object:
        """Save the line, and stay in the input for the next one."""

    def paste(self, message: LineInput.BlockPasted) -> None:
        """Ask whether the pasted lines are one finding or many."""


class ResearchInput(Vertical):
    """An input line with a status line above it: the kind of the typed line, or the result of the last one."""

    DEFAULT_CSS = """
    ResearchInput { height: 2; padding: 0 1; }
    ResearchInput #becomes { height: 1; padding: 0 1; color: $text-muted; }
    """

    def __init__(self, listener: ResearchLineListener) -> None:
        """Set what saves the line."""
        super().__init__()
        self._listener = listener
        self.status = ""
        self.error = ""
        self.subjects: Sequence[NamedSubject] = ()
        """What a line can be about; the first one is what the screen is about."""
        self.subject: Subject | None = None
        self._line = _ResearchLine(listener.change)

    def compose(self) -> ComposeResult:
        """Compose the status line and the input."""
        yield Static(id="becomes")
        yield self._line

    @property
    def line_input(self) -> LineInput:
        """The input line."""
        return self._line

    def set_text(self, text: str) -> None:
        """Replace the line without saving it; the caller has saved it, or knows that it is saved."""
        self._line.set_text(text)

    def show_subjects(self, subjects: Sequence[NamedSubject]) -> None:
        """Set what a line can be about. The chosen subject stays if it is still among them."""
        self.subjects = subjects
        if self.subject not in [named.subject for named in subjects]:
            self.subject = subjects[0].subject if subjects else None
        self._update_status()

    def next_subject(self, by: int) -> None:
        """Write about another subject."""
        if self.subject is not None:
            self.subject = next_subject(self.subjects, self.subject, by)
            self.status = ""
            self._update_status()

    def reset_subject(self) -> None:
        """Write about what the screen is about again."""
        self.subject = self.subjects[0].subject if self.subjects else None

    def show_saved(self, message: str) -> None:
        """Show what was saved, and how to undo it, until the user types again or the data changes."""
        self.status = message
        self._update_status()

    def show_error(self, message: str) -> None:
        """Show why the line is not saved; empty if it is."""
        self.error = message
        self._update_status()

    def on_descendant_focus(self) -> None:
        """Name the key for undo in the line."""
        self._update_status()

    def on_descendant_blur(self) -> None:
        """Name the key for undo outside of the line."""
        self._update_status()

    def focus_line(self, sign: str, kind: SubjectKind | None = None) -> None:
        """Focus the line; if it is empty, insert a sign. With *kind*, write about the first subject of that kind."""
        found = next((named.subject for named in self.subjects if named.kind is kind), None)
        if found is not None:
            self.subject = found
        if sign and not self.line_input.value:
            self.line_input.value = f"{sign} "
        self.line_input.focus()
        self._update_status()

    def on_resize(self) -> None:
        """Show the long or the short placeholder."""
        room = self.size.width - 3
        known = [sign for sign in RESEARCH_SIGNS if sign.sign and (self._has_person or not _is_personal(sign.kind))]
        all_signs = "a finding  " + "  ".join(f"{sign.sign} {sign.label}" for sign in known)
        short_signs = "a finding, or  " + " ".join(sign.sign for sign in known)
        self.line_input.placeholder = all_signs if len(all_signs) <= room else short_signs

    def on_input_changed(self, message: Input.Changed) -> None:
        """Update the status line."""
        if message.value:
            self.status = ""
        self._update_status()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Save the line."""
        message.stop()
        self._listener.save()

    def on_line_input_block_pasted(self, message: LineInput.BlockPasted) -> None:
        """Save the pasted lines."""
        message.stop()
        self._listener.paste(message)

    @property
    def _has_person(self) -> bool:
        return any(named.kind is SubjectKind.CONTACT for named in self.subjects)

    def _update_status(self) -> None:
        if not self.is_mounted:
            return
        typed = clean_line(self.line_input.value[:MAX_PARSED_CHARS])
        if self.error:
            shown = assemble((f"Not saved: {self.error}", "$error"))
        elif typed:
            shown = self._describe_line(_parse_typed(typed))
        elif self.status:
            shown = assemble((f"{self.status} {'ctrl+z' if self.line_input.has_focus else 'u'} undoes it.", "$success"))
        elif self.line_input.has_focus:
            about = self._describe_subject()
            shown = about[3:] if about.plain.startswith(" · ") else about
        else:
            shown = Content("")
        self.query_one("#becomes", Static).update(shown)

    def _describe_line(self, parsed: ResearchLine) -> Content:
        if _is_personal(parsed.kind) and not self._has_person:
            return assemble((f"{RESEARCH_LABELS[parsed.kind]}: only for a person", "$warning"))
        label = assemble((RESEARCH_LABELS[parsed.kind], "bold $accent"))
        if parsed.kind is ResearchKind.ACTION:
            return assemble(label, (f" · {self._listener.describe_due(parsed.text)}", "$text-muted"))
        detail = f" · from {clean_line(parsed.source, 60)}" if parsed.source else ""
        about = Content("") if _is_personal(parsed.kind) else self._describe_subject()
        return assemble(label, about, (detail, "$text-muted"))

    def _describe_subject(self) -> Content:
        """Return what the line is about, if that is not what the screen is about, and the key that changes it."""
        if self.subject is None or len(self.subjects) < 2:
            return Content("")
        names = {named.subject: clean_line(named.name, MAX_NAME_CHARS) for named in self.subjects}
        if self.subject == self.subjects[0].subject:
            following = next_subject(self.subjects, self.subject, 1)
            return assemble((f" · tab: about {names[following]}", "$text-muted"))
        return assemble((f" about {names[self.subject]}", "bold $accent"), (" · tab changes", "$text-muted"))


def _parse_typed(typed: str) -> ResearchLine:
    """Parse a line while it is typed: a sign alone is already the kind of what follows."""
    kind = _KIND_BY_SIGN.get(typed)
    return ResearchLine(kind, "", "") if kind is not None else parse_research_line(typed)


def _is_personal(kind: object) -> bool:
    return kind in PERSONAL_KINDS
