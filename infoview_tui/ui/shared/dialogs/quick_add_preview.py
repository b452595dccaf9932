"""What quick add shows below its line: the grammar, the parsed contact, and possible duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infoview_tui.services.contacts.duplicates import Duplicate
    from infoview_tui.services.contacts.quick_add import ParsedQuickAdd

MAX_SHOWN_CHARS = 200
"""Maximum number of characters shown of one value."""

LABEL_WIDTH = 14
"""Width of the label column in cells."""

EXAMPLE = "Priya Shah, designer at Figma in Berlin <priya@…> via Maria path:design"
SHORT_EXAMPLE = "Priya Shah, designer at Figma"

_GRAMMAR = (
    ("Name", "first, up to a comma"),
    ("Title", "after the comma"),
    ("Organization", "“at Figma in Berlin”, or place:Berlin"),
    ("Email, phone", "anywhere"),
    ("Referred by", "after “via”"),
    ("Relationship", "#alumni, relationship:friend, met at PyCon"),
    ("Paths, tags", 'path:design #tag path:"product design"'),
)


class DuplicateItem(Static):
    """A possible duplicate; a click selects it, a double click merges."""

    class Clicked(Message):
        """The item was clicked."""

        def __init__(self, index: int, *, is_double: bool) -> None:
            """Set the index, and whether it was a double click."""
            super().__init__()
            self.index = index
            self.is_double = is_double

    def __init__(self, index: int) -> None:
        """Start empty and hidden."""
        super().__init__(classes="lookalike")
        self.index = index
        self.display = False

    def on_click(self, event: events.Click) -> None:
        """Post the click to the dialog."""
        self.post_message(self.Clicked(self.index, is_double=event.chain == 2))


def format_help() -> Content:
    """Return the grammar of a line, in two columns."""
    lines = [assemble((label.ljust(LABEL_WIDTH), "$text-muted"), (value, "$text-muted")) for label, value in _GRAMMAR]
    return Content("\n").join(lines)


def format_parsed(parsed: ParsedQuickAdd) -> Content:
    """Return the preview: a row for each value that a line can have; a missing one is a faint dash."""
    form = parsed.form
    relationship = form.relationship.value.replace("_", " ") if form.relationship else ""
    remark = f"from #{parsed.suggesting_tag}; relationship:none to leave it open" if parsed.suggesting_tag else ""
    how_met = "" if form.how_met.startswith("via ") else form.how_met
    zone = f" ({form.timezone})" if form.timezone else ""
    place = f"{'' if form.organization else '– '}· {form.location}{zone}" if form.location else ""
    paths = [(path, "bold" if path in parsed.new_paths else "") for path in form.paths]
    new = ("(new path)" if parsed.new_paths else "", "$text-muted")
    rows = {
        "Name": [(form.name, "bold")],
        "Title": [(form.title, "")],
        "Organization": [(form.organization, ""), (place, "")],
        "Email, phone": [(form.email, ""), (form.phone, "")],
        "Referred by": [(parsed.via, "" if parsed.via_id is not None else "$warning")],
        "Relationship": [(relationship, ""), (remark, "$text-muted"), (how_met, "$text-muted")],
        "Paths, tags": [*paths, new, (" ".join(f"#{tag}" for tag in form.tags), "$primary")],
    }
    return Content("\n").join([_format_row(label, parts) for label, parts in rows.items()])


def _format_row(label: str, parts: Sequence[tuple[str, str]]) -> Content:
    shown = [(clean_line(text, MAX_SHOWN_CHARS), style) for text, style in parts if clean_line(text)]
    values = Content(" ").join([assemble(part) for part in shown or [("–", "$text-disabled")]])
    return assemble((label.ljust(LABEL_WIDTH), "$text-muted")) + values


def format_duplicate(duplicate: Duplicate, *, is_selected: bool) -> Content:
    """Return two lines: who it is, and why it may be a duplicate."""
    where = f" · {clean_line(duplicate.organization, 60)}" if duplicate.organization else ""
    mark = assemble(("▌ " if is_selected else "  ", "$accent"))
    name = assemble((clean_line(duplicate.name, 60), "bold"), where)
    return assemble(mark, name, "\n", mark, (clean_line(duplicate.reason, MAX_SHOWN_CHARS), "$text-muted"))


def format_waiting(lines: Sequence[str]) -> Content:
    """Return how many pasted lines wait, and the next one; empty if there are none."""
    if not lines:
        return Content("")
    count = f"{format_count(len(lines), 'more line')} waiting"
    return assemble((count, "bold $accent"), f" · next: {clean_line(lines[0], MAX_SHOWN_CHARS)}")


def get_key_hints(has_duplicates: bool, is_selected: bool, *, is_waiting: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the key hints for the current state."""
    if is_waiting:
        return *get_key_hints(has_duplicates, is_selected), ("ctrl+l", "join the lines")
    if is_selected:
        return ("enter", "merge"), ("ctrl+n", "different people"), ("ctrl+s", "add anyway"), ("escape", "leave")
    if has_duplicates:
        keys = ("enter", "add anyway"), ("down", "merge"), ("ctrl+n", "different people")
        return *keys, ("tab", "full form"), ("escape", "leave")
    return ("enter", "add"), ("tab", "full form"), ("escape", "leave")
