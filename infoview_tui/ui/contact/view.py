"""Layout of the contact screen: facts, research, and what is still to prepare (R16-R18, R36)."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.offered_times import format_time
from infoview_tui.domain.research_subjects import ResearchItemKind
from infoview_tui.errors import NotFoundError
from infoview_tui.services.availability.open_offers import find_taken_offers, list_offers
from infoview_tui.services.contacts.details import ContactDetails, read_contact_details
from infoview_tui.ui.contact.rows import ContactFormatter, build_heading
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, WIDE_WIDTH
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

SIDE_TEXT_WIDTH = 36
"""Width of a line in the facts panel in cells."""

ROW_PADDING = 4
"""Cells of a row that are not text: the cursor mark and the scroll bar."""


class ContactPage:
    """Shows everything about a contact in one list; on a wide screen, the facts are in a side panel."""

    def __init__(self, screen: InfoviewScreen, contact_id: int, on_deleted: Callable[[NotFoundError], None]) -> None:
        """Create the widgets for a contact; *on_deleted* is called if it was deleted when it is shown."""
        self._on_deleted = on_deleted
        self._screen = screen
        self.contact_id = contact_id
        self.details: ContactDetails | None = None
        """What is shown; None before it was read, and after the contact was deleted."""
        self.rows = RowList(empty_text="Nothing here yet. Press a to add the first line.")
        self.unfolded: frozenset[str] = frozenset()
        self.shown_width = 0
        """The width of the screen for which the list was built, in cells."""
        self._who = Static(id="who")
        self._facts = Static(id="facts")

    def compose(self) -> ComposeResult:
        """Compose the header, and the list with the facts panel."""
        yield self._who
        with Horizontal():
            yield self.rows
            with VerticalScroll(id="side"):
                yield self._facts

    def show(self, *, cursor: Hashable | None = None, select_new: bool = False) -> None:
        """Read and show the contact. The cursor moves to a row or, with *select_new*, to a new item."""
        screen = self._screen
        try:
            self.details = details = read_contact_details(screen.workspace, self.contact_id)
        except NotFoundError as error:
            self._on_deleted(error)
            return
        keymap = screen.context.config.keymap
        formatter = ContactFormatter(details, screen.now(), screen.zone, self._format_offers(), self.unfolded, keymap)
        rows = self._build_rows(formatter)
        if select_new:
            before = {row.key for row in self.rows.rows}
            added = (row.key for row in rows if row.key not in before and _is_item_key(row.key) and not row.is_heading)
            cursor = next(added, None)
        screen.title = details.contact.name
        self._who.update(self._format_header(formatter))
        self._facts.update(_format_side_panel(formatter))
        self.rows.show(rows, cursor_to=cursor)

    def toggle_fold(self, name: str) -> None:
        """Show all rows of a fold, or only the first ones again."""
        self.unfolded ^= {name}
        self.show()

    def _format_offers(self) -> tuple[str, ...]:
        """Return the times that are offered to the contact, and what has taken one meanwhile."""
        workspace, now, zone = self._screen.workspace, self._screen.now(), self._screen.zone
        offers = list_offers(workspace, now, self.contact_id)
        taken = find_taken_offers(workspace, now, self.contact_id) if offers else ()
        takers = {gone.offer.id: f" (taken by {gone.taker.label or 'something else'})" for gone in taken}
        return tuple(f"{format_time(offer.starts_at, zone)}{takers.get(offer.id, '')}" for offer in offers)

    def _build_rows(self, formatter: ContactFormatter) -> list[Row]:
        width = self.shown_width = self._screen.size.width
        if width >= WIDE_WIDTH:
            return list(formatter.build_rows())
        missing, facts = formatter.build_missing_rows(), formatter.build_fact_rows(width - ROW_PADDING)
        return list(
            formatter.build_rows(
                [
                    *([build_heading("Still to prepare"), *missing] if missing else []),
                    *([build_heading("Details"), *facts] if facts else []),
                ]
            )
        )

    def _format_header(self, formatter: ContactFormatter) -> Content:
        width = self._screen.size.width
        stage, readiness = formatter.format_stage(show_track=width >= WIDE_WIDTH), formatter.format_readiness()
        if width < MEDIUM_WIDTH:
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
