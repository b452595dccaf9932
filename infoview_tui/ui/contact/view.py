"""Layout of the contact screen: facts, research, and what is still to prepare (R16-R18, R36)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.offered_times import format_time
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.errors import NotFoundError
from infoview_tui.services.availability.free_times import find_taken_offers, list_offers
from infoview_tui.services.contacts.details import ContactDetails, read_contact_details
from infoview_tui.ui.contact.rows import ContactFormatter, build_heading
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, WIDE_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.research_lines import ResearchLines
from infoview_tui.ui.shared.research_screen import ResearchScreen
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar

SIDE_TEXT_WIDTH = 36
"""Width of a line in the facts panel in cells."""

ROW_PADDING = 4
"""Cells of a row that are not text: the cursor mark and the scroll bar."""


class ContactView(ResearchScreen):
    """Shows everything about a contact in one list; on a wide screen, the facts are in a side panel."""

    CSS_PATH = "screen.tcss"

    def __init__(self, contact_id: int) -> None:
        """Set the contact."""
        super().__init__()
        self.contact_id = contact_id
        self.details: ContactDetails | None = None
        self.lines = ResearchLines(self, Subject.contact(contact_id), lambda: self.show_details(select_new=True))
        self.unfolded: frozenset[str] = frozenset()

    def current_contact_id(self) -> int | None:
        """Return the contact shown."""
        return self.contact_id

    def compose_body(self) -> ComposeResult:
        """Compose the header, the list with the facts panel, and the research input."""
        yield Static(id="who")
        with Horizontal():
            yield RowList(empty_text="Nothing here yet. Press a to add the first line.")
            with VerticalScroll(id="side"):
                yield Static(id="facts")
        yield self.lines.build_input()

    def load(self) -> None:
        """Read and show the contact and the unfinished line; if it was deleted, show a message and go back."""
        self.show_details()
        if self.details is not None:
            self.lines.load()

    def show_details(self, *, cursor: Hashable | None = None, select_new: bool = False) -> None:
        """Read and show the contact. The cursor moves to a row or, with *select_new*, to a new item."""
        try:
            details = read_contact_details(self.workspace, self.contact_id)
        except NotFoundError as error:
            self._close_deleted(error)
            return
        self.details = details
        keymap = self.context.config.keymap
        formatter = ContactFormatter(details, self.now(), self.zone, self._format_offers(), self.unfolded, keymap)
        rows = self._build_rows(formatter)
        shown = self.query_one(RowList)
        if select_new:
            before = {row.key for row in shown.rows}
            added = (row.key for row in rows if row.key not in before and _is_item_key(row.key) and not row.is_heading)
            cursor = next(added, None)
        self.query_one(TopBar).title = details.contact.name
        self.query_one("#who", Static).update(self._format_header(formatter))
        self.query_one("#facts", Static).update(_format_side_panel(formatter))
        shown.show(rows, cursor_to=cursor)

    def _format_offers(self) -> tuple[str, ...]:
        """Return the times that are offered to the contact, and what has taken one meanwhile."""
        offers = list_offers(self.workspace, self.now(), self.contact_id)
        taken = find_taken_offers(self.workspace, self.now(), self.contact_id) if offers else ()
        takers = {gone.offer.id: f" (taken by {gone.taker.label or 'something else'})" for gone in taken}
        return tuple(f"{format_time(offer.starts_at, self.zone)}{takers.get(offer.id, '')}" for offer in offers)

    def _close_deleted(self, error: NotFoundError) -> None:
        if self.details is not None or self.is_current:
            self.context.show_notification(str(error), error=True)
        self.details = None
        self.lines.forget()
        if self.is_current:
            self.action_back()

    def on_resize(self) -> None:
        """Move the facts into the side panel or into the list."""
        if self.details is not None:
            self.show_details()

    def _build_rows(self, formatter: ContactFormatter) -> list[Row]:
        if self.size.width >= WIDE_WIDTH:
            return list(formatter.build_rows())
        missing, facts = formatter.build_missing_rows(), formatter.build_fact_rows(self.size.width - ROW_PADDING)
        return list(
            formatter.build_rows(
                [
                    *([build_heading("Still to prepare"), *missing] if missing else []),
                    *([build_heading("Details"), *facts] if facts else []),
                ]
            )
        )

    def _format_header(self, formatter: ContactFormatter) -> Content:
        stage, readiness = (
            formatter.format_stage(show_track=self.size.width >= WIDE_WIDTH),
            formatter.format_readiness(),
        )
        if self.size.width < MEDIUM_WIDTH:
            return Content("\n").join(filter(None, (formatter.format_title(), stage, readiness)))
        return Content("\n").join([formatter.format_title(), assemble(stage, "     ", readiness)])


def _is_item_key(key: Hashable) -> bool:
    return isinstance(key, tuple) and isinstance(key[0], ResearchItemKind)


def _format_side_panel(formatter: ContactFormatter) -> Content:
    """Return the facts, and the parts still to prepare below."""
    parts = [assemble((f"{label}\n", "$text-muted"), text) for label, text in formatter.build_facts(SIDE_TEXT_WIDTH)]
    missing = formatter.format_missing(SIDE_TEXT_WIDTH)
    if missing:
        parts.extend([assemble(("\nStill to prepare", "bold $primary")), *missing])
    return Content("\n").join(parts)
