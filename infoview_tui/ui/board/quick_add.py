"""A contact from one line: what is understood of it shows while one types, and who may be the same person (R2, R9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.bindings import QUICK_ADD
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.key_hints import KeyLine
from infoview_tui.ui.shared.widgets.line_input import Line

if TYPE_CHECKING:
    from infoview_tui.services.contacts.contacts import ContactForm
    from infoview_tui.services.contacts.duplicates import Duplicate
    from infoview_tui.services.contacts.quick_add import QuickAdd

LONGEST_LOOKED_AT = 2000
"""The most characters of a line that are read at each key; all of it is read when it is added."""

LONGEST_SHOWN = 200
"""The most characters of one value that are shown."""

MOST_SHOWN = 3
"""The most contacts shown who may be the same person; the service gives the likeliest first."""

LOOK_AFTER = 0.12
"""Seconds without a key after which it is looked for who may be the same person."""

LABEL_WIDTH = 14
"""Cells from the left edge of a label to its value."""

WIDTH = 80
"""Cells of the dialog; fewer where the screen is narrower."""

EXAMPLE = "Priya Shah, staff designer at Figma <priya@…> via Maria Lopez #alumni"
SHORT_EXAMPLE = "Priya Shah, designer at Figma"

_HOW = (
    ("Name", "first, up to a comma"),
    ("Title", "after the comma"),
    ("Organization", "after “at”"),
    ("Email", "anywhere"),
    ("Named by", "after “via”"),
    ("Tags", "each with a #"),
)


class Wish(StrEnum):
    """What the person wants done with the line."""

    ADD = "add"
    FORM = "form"
    MERGE = "merge"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class QuickAddAnswer:
    """What was understood, what is wished, and the line itself.

    ``merge_into`` is the id of the contact chosen where the wish is to merge. With the wish to leave nothing is to be
    done, but the line is worth giving back when the quick add is next opened: nothing typed is lost.
    """

    quick: QuickAdd
    wish: Wish
    merge_into: int | None = None
    line: str = ""


class _Typed(Line):
    """The line itself."""

    BINDINGS = [*QUICK_ADD]


class Lookalike(Static):
    """One who may be the same person; a click chooses, a double click merges."""

    class Picked(Message):
        """It was clicked on."""

        def __init__(self, number: int, *, surely: bool) -> None:
            """Say which one, and whether twice."""
            super().__init__()
            self.number = number
            self.surely = surely

    def __init__(self, number: int) -> None:
        """Show nobody yet."""
        super().__init__(classes="lookalike")
        self.number = number
        self.display = False

    def on_click(self, event: events.Click) -> None:
        """Tell the dialog."""
        self.post_message(self.Picked(self.number, surely=event.chain == 2))


class QuickAddScreen(ModalScreen[QuickAddAnswer]):
    """Asks for a contact in one line, and gives back what it means and what to do with it. Nothing is written here.

    ``understand`` reads the line at every key; ``duplicates`` finds who may be the same person, likeliest first, once
    the typing pauses and again before anything is added: nobody is added before their likeness has been seen.
    """

    CSS_PATH = "quick_add.tcss"
    HORIZONTAL_BREAKPOINTS = InfoviewScreen.HORIZONTAL_BREAKPOINTS
    AUTO_FOCUS = "Line"

    def __init__(
        self,
        understand: Callable[[str], QuickAdd],
        duplicates: Callable[[ContactForm], Sequence[Duplicate]],
        line: str = "",
    ) -> None:
        """Begin with a line, such as one that was left before; it is selected, so that another takes its place."""
        super().__init__()
        self.understand = understand
        self.find = duplicates
        self.first_line = clean_line(line)
        self._found: Sequence[Duplicate] = ()
        self._looked_for: ContactForm | None = None
        self._chosen = -1
        self._pause: Timer | None = None
        self._refused = False
        self._told = ""

    def compose(self) -> ComposeResult:
        """Show the line, what it means, who is like it, and the keys."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content("New contact")
            yield _Typed(self.first_line)
            with VerticalScroll(id="below", can_focus=False):
                yield Static(id="understood")
                yield Static(id="problems")
                yield Static(id="known")
                for number in range(MOST_SHOWN):
                    yield Lookalike(number)
            yield KeyLine(id="keys")

    @property
    def typed(self) -> Line:
        """The line."""
        return self.query_one(_Typed)

    def on_mount(self) -> None:
        """Show what the line means that it begins with."""
        self.typed.select_all()
        self._show_understood()
        self._look()

    def on_resize(self, event: events.Resize) -> None:
        """Give as much of an example as there is room for."""
        room = min(event.size.width, WIDTH) - 8
        self.typed.placeholder = EXAMPLE if len(EXAMPLE) <= room else SHORT_EXAMPLE

    def on_key(self, event: events.Key) -> None:
        """Take what was typed before the line had the focus."""
        if event.is_printable and event.character:
            event.stop()
            self.typed.replace(event.character, *self.typed.selection)

    def on_input_changed(self) -> None:
        """Show what the line means, and look for who is like it once the typing pauses."""
        self._refused = False
        if self._chosen >= 0:
            self._chosen = -1
            self._show_known()
        self._show_understood()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(LOOK_AFTER, self._look)

    def on_input_submitted(self) -> None:
        """Merge into the one who is chosen; else add, unless somebody like that shows up only now."""
        if 0 <= self._chosen < len(self._found):
            self._answer(Wish.MERGE, self._found[self._chosen].id)
        elif not self._look():
            self.action_add()

    def on_lookalike_picked(self, message: Lookalike.Picked) -> None:
        """Choose the one who was clicked on; twice means to merge."""
        self._chosen = message.number
        self._show_known()
        if message.surely:
            self.on_input_submitted()

    def action_add(self) -> None:
        """Add what the line says, unless it names nobody."""
        with self._telling():
            if clean_line(self._read_all().form.name):
                self._answer(Wish.ADD)
                return
            self._refused = True
            self._show_understood()
            self.app.bell()

    def action_form(self) -> None:
        """Go on in the full form, with what was understood."""
        self._answer(Wish.FORM)

    def action_leave(self) -> None:
        """Leave; the answer keeps the line."""
        self._answer(Wish.LEAVE)

    def action_choose(self, by: int) -> None:
        """Choose the next or previous of those who may be the same person, or, above the first, none of them."""
        self._look()
        self._chosen = max(-1, min(self._chosen + by, len(self._found[:MOST_SHOWN]) - 1))
        self._show_known()

    def _answer(self, wish: Wish, merge_into: int | None = None) -> None:
        with self._telling():
            self.dismiss(QuickAddAnswer(self._read_all(), wish, merge_into, self.typed.value))

    def _read_all(self) -> QuickAdd:
        return self.understand(clean_line(self.typed.value))

    def _read(self) -> QuickAdd:
        return self.understand(clean_line(self.typed.value[:LONGEST_LOOKED_AT]))

    def _look(self) -> bool:
        """Look for who may be the same person; say whether there are some who have not been shown yet.

        Where that fails, nothing holds up the adding: it says itself what fails.
        """
        with self._telling():
            return self._look_for(self._read().form)
        return False

    def _look_for(self, form: ContactForm) -> bool:
        if form == self._looked_for:
            return False
        before = {duplicate.id for duplicate in self._found}
        self._found = self.find(form) if clean_line(form.name) or form.email else ()
        self._looked_for = form
        self._chosen = -1
        self._show_known()
        return not before.issuperset(duplicate.id for duplicate in self._found)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Run what reads the data; where that fails it is said below the line, which stays as it is."""
        try:
            yield
        except InfoviewError as error:
            self._tell([str(error)])
            self.app.bell()

    def _tell(self, problems: Sequence[str]) -> None:
        told = Content("\n").join([plain(clean_line(problem, LONGEST_SHOWN)) for problem in problems])
        if told.plain != self._told:  # what is said there lays all of the dialog out anew
            self._told = told.plain
            self.query_one("#problems", Static).update(told.stylize("$warning"))

    def _show_understood(self) -> None:
        with self._telling():
            self._show(self._read())

    def _show(self, quick: QuickAdd) -> None:
        empty = not clean_line(self.typed.value[:LONGEST_LOOKED_AT])
        understood = _rows(_HOW, "$text-muted") if empty else _understood(quick)
        self.query_one("#understood", Static).update(understood, layout=False)
        problems = () if empty else quick.problems
        if self._refused:
            problems = ("A contact needs a name.",)
        self._tell(problems)

    def _show_known(self) -> None:
        found = self._found
        more = len(found) - MOST_SHOWN
        heading = join(("Known already?", "bold $warning"), (f"  and {more} more" if more > 0 else "", "$text-muted"))
        self.query_one("#known", Static).update(heading)
        self.query_one("#known").display = bool(found)
        for shown in self.query(Lookalike):
            shown.display = shown.number < len(found)
            if shown.display:
                shown.update(_lookalike(found[shown.number], chosen=shown.number == self._chosen))
                shown.set_class(shown.number == self._chosen, "-chosen")
                if shown.number == self._chosen:
                    self.call_after_refresh(partial(shown.scroll_visible, animate=False))
        self.query_one(KeyLine).show(*_keys(bool(found), self._chosen >= 0))


def _rows(rows: Sequence[tuple[str, str]], style: str = "") -> Content:
    """Labels and values, aligned."""
    lines = [join((label.ljust(LABEL_WIDTH), "$text-muted"), (value, style)) for label, value in rows]
    return Content("\n").join(lines)


def _understood(quick: QuickAdd) -> Content:
    """What was understood, a row for each thing that a line can say; what it does not say is a faint dash."""
    form = quick.form
    said = (
        ("Name", form.name, "bold"),
        ("Title", form.title, ""),
        ("Organization", form.organization, ""),
        ("Email", form.email, ""),
        ("Named by", quick.via, "" if quick.via_id is not None else "$warning"),
        ("Tags", " ".join(f"#{tag}" for tag in form.tags), "$primary"),
    )
    lines = []
    for label, value, style in said:
        shown = clean_line(value, LONGEST_SHOWN)
        part = (shown, style) if shown else ("–", "$text-disabled")
        lines.append(join((label.ljust(LABEL_WIDTH), "$text-muted"), part))
    return Content("\n").join(lines)


def _lookalike(duplicate: Duplicate, *, chosen: bool) -> Content:
    """Who it is in one line, and why it may be the same person in another."""
    where = f" · {clean_line(duplicate.organization, 60)}" if duplicate.organization else ""
    mark = join(("▌ " if chosen else "  ", "$accent"))
    name = join((clean_line(duplicate.name, 60), "bold"), where)
    return join(mark, name, "\n", mark, (clean_line(duplicate.why, LONGEST_SHOWN), "$text-muted"))


def _keys(found: bool, chosen: bool) -> tuple[tuple[str, str], ...]:
    """The keys of this moment."""
    if chosen:
        return ("enter", "merge into them"), ("ctrl+s", "add anyway"), ("escape", "leave")
    if found:
        return ("enter", "add anyway"), ("down", "merge"), ("tab", "full form"), ("escape", "leave")
    return ("enter", "add"), ("tab", "full form"), ("escape", "leave")
