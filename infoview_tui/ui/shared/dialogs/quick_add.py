"""Quick add: a contact from one line, with a live preview and possible duplicates (R2, R9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.bindings import QUICK_ADD
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.draft_dialog import DraftDialog
from infoview_tui.ui.shared.dialogs.quick_add_preview import (
    EXAMPLE,
    MAX_SHOWN_CHARS,
    SHORT_EXAMPLE,
    DuplicateItem,
    format_duplicate,
    format_help,
    format_parsed,
    format_waiting,
    get_key_hints,
)
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput

if TYPE_CHECKING:
    from infoview_tui.services.contacts.duplicates import Duplicate
    from infoview_tui.services.contacts.form import ContactForm
    from infoview_tui.services.contacts.quick_add import ParsedQuickAdd

MAX_PARSED_CHARS = 2000
"""Maximum number of characters parsed at each key; the whole line is parsed when it is added."""

MAX_SHOWN_DUPLICATES = 3
"""Maximum number of possible duplicates shown; the service returns the most likely first."""

DUPLICATE_SEARCH_DELAY = 0.12
"""Seconds without a key before the search for duplicates."""

DIALOG_WIDTH = 80
"""Maximum width of the dialog in cells."""

QUICK_ADD_KEY = "quick_add"
"""The key of the draft: there is one line, whatever screen it is typed on."""


class QuickAddAction(StrEnum):
    """What to do with the line."""

    ADD = "add"
    OPEN_FORM = "form"
    MERGE = "merge"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class QuickAddResult:
    """The parsed line, the chosen action, and the line itself.

    *merge_into_id* is the contact to merge into, for a merge. With ``LEAVE``, nothing is done, but the line should be
    restored when quick add is next opened. *waiting* are pasted lines that come after this one. *different_from* are
    possible duplicates that are different people.
    """

    parsed: ParsedQuickAdd
    action: QuickAddAction
    merge_into_id: int | None = None
    line: str = ""
    waiting: tuple[str, ...] = ()
    different_from: tuple[int, ...] = ()


class _QuickAddInput(LineInput):
    """The input line."""

    BINDINGS = [*QUICK_ADD]
    takes_blocks = True


class QuickAddDialog(DraftDialog[QuickAddResult]):
    """Asks for a contact in one line, and returns the parsed line and what to do with it. It changes no data.

    *parse* runs at every key. *find_duplicates* returns possible duplicates, most likely first; it runs when typing
    pauses, and again before a contact is added, so that the user has always seen them.
    """

    CSS_PATH = "quick_add.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    AUTO_FOCUS = "LineInput"
    heading = Content("New contact")
    draft_fixed_key = QUICK_ADD_KEY
    draft_home = "tab:board"
    line_input = getters.query_one(_QuickAddInput)
    """The input line."""
    _known = getters.query_one("#known", Static)

    def __init__(
        self,
        parse: Callable[[str], ParsedQuickAdd],
        find_duplicates: Callable[[ContactForm], Sequence[Duplicate]],
        line: str = "",
        waiting: Sequence[str] = (),
    ) -> None:
        """Set the initial line, such as an unfinished one; it is selected, so that typing replaces it.

        *waiting* are pasted lines that follow it, each for another contact.
        """
        super().__init__()
        self.waiting = tuple(waiting)
        self.parse = parse
        self.find_duplicates = find_duplicates
        self.initial_line = clean_line(line)
        self._duplicates: Sequence[Duplicate] = ()
        self._searched_form: ContactForm | None = None
        self._selected_index = -1
        self._search_timer: Timer | None = None
        self._is_name_missing = False
        self._shown_problems = ""

    def compose(self) -> ComposeResult:
        """Compose the line, the preview, the possible duplicates, and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield _QuickAddInput(self.initial_line)
            yield Static(id="waiting")
            with VerticalScroll(id="below", can_focus=False):
                yield Static(id="understood")
                yield Static(id="problems")
                yield Static(id="known")
                for number in range(MAX_SHOWN_DUPLICATES):
                    yield DuplicateItem(number)
            yield KeyHints(id="keys")

    def on_mount(self) -> None:
        """Show the preview of the initial line."""
        self.line_input.select_all()
        self._show_waiting(self.waiting)
        self._update_parsed()
        self._search_duplicates()

    @property
    def draft_opener(self) -> str:
        """The action that opens quick add."""
        return "new"

    def changed_texts(self) -> dict[str, str]:
        """Return the line and the pasted lines that wait, each under its number."""
        lines = [self.line_input.value, *self.waiting]
        return {str(number): line for number, line in enumerate(lines)} if any(map(str.strip, lines)) else {}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show an unfinished line and the lines that wait, unless there is another line already."""
        if self.initial_line:
            return
        first, *others = texts.values()
        self.line_input.value = first
        self.line_input.cursor_position = len(first)
        self._show_waiting(others)

    def on_resize(self, event: events.Resize) -> None:
        """Show the long or the short example."""
        room = min(event.size.width, DIALOG_WIDTH) - 8
        self.line_input.placeholder = EXAMPLE if len(EXAMPLE) <= room else SHORT_EXAMPLE

    def on_key(self, event: events.Key) -> None:
        """Insert what was typed before the line had the focus."""
        if event.is_printable and event.character:
            event.stop()
            self.line_input.replace(event.character, *self.line_input.selection)

    def on_input_changed(self) -> None:
        """Update the preview, and search for duplicates when typing pauses."""
        self._is_name_missing = False
        if self._selected_index >= 0:
            self._selected_index = -1
            self._show_duplicates()
        self._update_parsed()
        if self._search_timer is not None:
            self._search_timer.stop()
        self._search_timer = self.set_timer(DUPLICATE_SEARCH_DELAY, self._search_duplicates)

    def on_line_input_block_pasted(self, message: LineInput.BlockPasted) -> None:
        """Put the first pasted line into the input; the others wait, one contact each."""
        first, *others = message.lines
        self.line_input.value = first
        self.line_input.cursor_position = len(first)
        self._show_waiting((*others, *self.waiting))

    def action_join_lines(self) -> None:
        """Join the waiting lines to the line: they are about the same contact."""
        joined = ", ".join(line for line in (self.line_input.value, *self.waiting) if line)
        self._show_waiting(())
        self.line_input.value = joined
        self.line_input.cursor_position = len(joined)

    def _show_waiting(self, lines: Sequence[str]) -> None:
        self.waiting = tuple(lines)
        self.save_draft()
        shown = self.query_one("#waiting", Static)
        shown.update(format_waiting(lines))
        shown.display = bool(lines)
        self._show_duplicates()

    def on_input_submitted(self) -> None:
        """Merge into the selected duplicate; otherwise add, unless a new duplicate appears only now.

        An emptied line is skipped if others wait.
        """
        if not self.line_input.value.strip() and self.waiting:
            self.on_line_input_block_pasted(LineInput.BlockPasted(self.line_input, self._take_waiting()))
        elif 0 <= self._selected_index < len(self._duplicates):
            self._dismiss_with(QuickAddAction.MERGE, self._duplicates[self._selected_index].id)
        elif not self._search_duplicates():
            self.action_add()

    def on_duplicate_item_clicked(self, message: DuplicateItem.Clicked) -> None:
        """Select the clicked duplicate; on a double click, merge."""
        self._selected_index = message.index
        self._show_duplicates()
        if message.is_double:
            self.on_input_submitted()

    def action_add_different(self) -> None:
        """Add the contact as a different person from all possible duplicates that are shown, if there are any."""
        if self._search_duplicates() or not self._duplicates:
            self.app.bell()
        else:
            self.action_add(tuple(duplicate.id for duplicate in self._duplicates[:MAX_SHOWN_DUPLICATES]))

    def action_add(self, different_from: tuple[int, ...] = ()) -> None:
        """Add the contact, unless the name is missing."""
        with self._reporting_errors():
            if clean_line(self._parse_full_line().form.name):
                self._dismiss_with(QuickAddAction.ADD, others=different_from)
                return
            self._is_name_missing = True
            self._update_parsed()
            self.app.bell()

    def action_open_form(self) -> None:
        """Open the full form with the parsed values."""
        self._dismiss_with(QuickAddAction.OPEN_FORM)

    def action_leave(self) -> None:
        """Close the dialog; the result contains the line."""
        self._dismiss_with(QuickAddAction.LEAVE)

    def action_choose(self, by: int) -> None:
        """Select the next or previous possible duplicate, or none above the first."""
        self._search_duplicates()
        self._selected_index = max(-1, min(self._selected_index + by, len(self._duplicates[:MAX_SHOWN_DUPLICATES]) - 1))
        self._show_duplicates()

    def _dismiss_with(self, action: QuickAddAction, into: int | None = None, others: tuple[int, ...] = ()) -> None:
        self.keeps_draft = action in (QuickAddAction.OPEN_FORM, QuickAddAction.LEAVE)
        with self._reporting_errors():
            parsed, line = self._parse_full_line(), self.line_input.value
            self.dismiss(QuickAddResult(parsed, action, into, line, self.waiting, others))

    def _take_waiting(self) -> Sequence[str]:
        lines, self.waiting = self.waiting, ()
        return lines

    def _parse_full_line(self) -> ParsedQuickAdd:
        return self.parse(clean_line(self.line_input.value))

    def _parse_start_of_line(self) -> ParsedQuickAdd:
        return self.parse(clean_line(self.line_input.value[:MAX_PARSED_CHARS]))

    def _search_duplicates(self) -> bool:
        """Search for duplicates. Return whether there are any that were not shown before.

        If the search fails, adding is not blocked.
        """
        with self._reporting_errors():
            return self._search_duplicates_of(self._parse_start_of_line().form)
        return False

    def _search_duplicates_of(self, form: ContactForm) -> bool:
        if form == self._searched_form:
            return False
        before = {duplicate.id for duplicate in self._duplicates}
        self._duplicates = self.find_duplicates(form) if clean_line(form.name) or form.email else ()
        self._searched_form = form
        self._selected_index = -1
        self._show_duplicates()
        return not before.issuperset(duplicate.id for duplicate in self._duplicates)

    @contextmanager
    def _reporting_errors(self) -> Iterator[None]:
        """Show an InfoviewError raised in the block below the line, which stays unchanged."""
        try:
            yield
        except InfoviewError as error:
            self._show_problems([str(error)])
            self.app.bell()

    def _show_problems(self, problems: Sequence[str]) -> None:
        shown = Content("\n").join([plain(clean_line(problem, MAX_SHOWN_CHARS)) for problem in problems])
        if shown.plain != self._shown_problems:  # an update lays out the whole dialog again
            self._shown_problems = shown.plain
            self.query_one("#problems", Static).update(shown.stylize("$warning"))

    def _update_parsed(self) -> None:
        with self._reporting_errors():
            self._show_parsed(self._parse_start_of_line())

    def _show_parsed(self, parsed: ParsedQuickAdd) -> None:
        empty = not clean_line(self.line_input.value[:MAX_PARSED_CHARS])
        understood = format_help() if empty else format_parsed(parsed)
        self.query_one("#understood", Static).update(understood, layout=False)
        problems = () if empty else parsed.problems
        if self._is_name_missing:
            problems = ("A contact needs a name.",)
        self._show_problems(problems)

    def _show_duplicates(self) -> None:
        found = self._duplicates
        more = len(found) - MAX_SHOWN_DUPLICATES
        heading = assemble(
            ("Possible duplicate", "bold $warning"), (f"  and {more} more" if more > 0 else "", "$text-muted")
        )
        self._known.update(heading)
        self._known.display = bool(found)
        for shown in self.query(DuplicateItem):
            shown.display = shown.index < len(found)
            if shown.display:
                shown.update(format_duplicate(found[shown.index], is_selected=shown.index == self._selected_index))
                shown.set_class(shown.index == self._selected_index, "-chosen")
                if shown.index == self._selected_index:
                    self.call_after_refresh(partial(shown.scroll_visible, animate=False))
        self.query_one(KeyHints).show(
            *get_key_hints(bool(found), self._selected_index >= 0, is_waiting=bool(self.waiting))
        )
