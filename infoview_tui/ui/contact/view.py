"""One contact on the screen: who they are, what research has found, and what is missing (R16-R18, R36)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.format_dates import spell_day
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts import research
from infoview_tui.services.contacts.research import Dossier, Item
from infoview_tui.ui.contact.research_input import ResearchInput
from infoview_tui.ui.contact.rows import Telling, heading
from infoview_tui.ui.shared.contact_actions import ContactErrands
from infoview_tui.ui.shared.content import join
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar

WIDE = 100
"""Cells from which the facts stand beside the list and not above it."""

SIDE_ROOM = 36
"""Cells of a line of the facts beside the list."""

ROW_FRAME = 4
"""Cells of a row that are not its text: the mark before it, and the scrollbar."""


class ContactView(ContactErrands):
    """Everything about one contact, in one list; on a wide screen the facts stand beside it."""

    CSS_PATH = "screen.tcss"

    def __init__(self, contact_id: int) -> None:
        """Show the contact with this id."""
        super().__init__()
        self.contact_id = contact_id
        self.dossier: Dossier | None = None
        self.unfinished = ""

    def current_contact(self) -> int | None:
        """The contact shown."""
        return self.contact_id

    def compose_body(self) -> ComposeResult:
        """Give who it is, the list with the facts beside it, and the line."""
        yield Static(id="who")
        with Horizontal():
            yield RowList(empty="Nothing is known yet. a writes the first line.")
            with VerticalScroll(id="side"):
                yield Static(id="facts")
        yield ResearchInput(self._due)

    def load(self) -> None:
        """Read all that is known of the contact and show it; where it is gone, say so and go back."""
        self.show_dossier()

    def show_dossier(self, *, cursor: Hashable | None = None, to_new: bool = False) -> None:
        """Read and show; the cursor goes to a row, or to what has just been added."""
        try:
            dossier = research.read_dossier(self.desk, self.contact_id)
        except NotFoundError as error:
            self._gone(error)
            return
        self.dossier = dossier
        telling = Telling(dossier, self.now(), self.infoview.zone)
        rows = self._rows(telling)
        shown = self.query_one(RowList)
        if to_new:
            before = {row.key for row in shown.rows}
            added = (row.key for row in rows if row.key not in before and _item(row.key) and not row.heading)
            cursor = next(added, None)
        self.query_one(TopBar).title = dossier.contact.name
        self.query_one("#who", Static).update(self._who(telling))
        self.query_one("#facts", Static).update(_side(telling))
        shown.show(rows, cursor=cursor)

    def _gone(self, error: NotFoundError) -> None:
        if self.dossier is not None or self.is_current:
            self.infoview.tell(str(error), error=True)
        self.dossier, self.unfinished = None, ""
        if self.is_current:
            self.action_back()

    def on_resize(self) -> None:
        """Move the facts beside the list, or into it."""
        if self.dossier is not None:
            self.show_dossier()

    def _rows(self, telling: Telling) -> list[Row]:
        found = list(telling.rows())
        if self.size.width >= WIDE:
            return found
        lacking = telling.missing_rows()
        return [
            *telling.fact_rows(self.size.width - ROW_FRAME),
            *([heading("Missing"), *lacking] if lacking else []),
            *found,
        ]

    def _who(self, telling: Telling) -> Content:
        stage, readiness = telling.stage(track=self.size.width >= WIDE), telling.readiness()
        if self.size.width < 60:
            return Content("\n").join([telling.who(), stage, readiness])
        return Content("\n").join([telling.who(), join(stage, "     ", readiness)])

    def _due(self, text: str) -> str:
        now = self.now()
        due = research.due_moment(text, now, self.infoview.zone)
        return spell_day(self.local(due).date(), self.local(now).date()) if due else ""


def _item(key: Hashable) -> bool:
    return isinstance(key, tuple) and isinstance(key[0], Item)


def _side(telling: Telling) -> Content:
    """The facts under their labels, and below them what is missing."""
    parts = [join((f"{label}\n", "$text-muted"), text) for label, text in telling.facts(SIDE_ROOM)]
    lacking = telling.missing_texts()
    if lacking:
        parts.extend([join(("\nMissing", "bold $primary")), *lacking])
    return Content("\n").join(parts)
