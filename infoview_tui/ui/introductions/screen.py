"""Screen of the warmest way in: who could introduce the user to a contact, or at an organization (R3, R5)."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.labels import format_role
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.introductions.queries import list_affiliations
from infoview_tui.services.introductions.ways import WaysIn, find_ways_to_contact, find_ways_to_organization
from infoview_tui.ui.introductions.ask_actions import AskActions
from infoview_tui.ui.introductions.current_way import CurrentWay
from infoview_tui.ui.introductions.rows import LABEL_WIDTH, AskKey, IntroductionRows, Past, PastKey, WayKey
from infoview_tui.ui.shared.bindings import BACK, INTRODUCTIONS
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList

_ENTER_LABELS: dict[type, str] = {WayKey: "Open", AskKey: "Outcome", PastKey: "Edit"}
"""What enter does with a row, by the type of its key."""


class IntroductionsScreen(InfoviewScreen):
    """The ways to a contact or an organization; each can be asked for at once, and its outcome recorded."""

    BINDINGS = [*INTRODUCTIONS, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Introductions", "In a list")
    _row_list = getters.query_one(RowList)

    def __init__(self, *, contact_id: int | None = None, organization_id: int | None = None) -> None:
        """Set the target: a contact, or else an organization."""
        super().__init__()
        self.contact_id = contact_id
        self.organization_id = organization_id
        self.ways: WaysIn | None = None
        self.asking = AskActions(self, self._read_current, contact_id)
        self.parts = (self.asking, self.common_actions)
        target = f"way:{contact_id}" if contact_id is not None else f"way-organization:{organization_id}"
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: target)

    def compose_body(self) -> ComposeResult:
        """Compose the target and the list."""
        yield Static(id="who")
        yield RowList(label_width=LABEL_WIDTH)

    def load(self) -> None:
        """Read and show the ways; if the target was deleted, show a message and go back."""
        try:
            self.ways = self._read_ways()
        except NotFoundError as error:
            self.context.show_notification(str(error), error=True)
            self.ways = None
            if self.is_current:
                self.action_back()
            return
        target = self.ways.target
        self.title = f"The way to {target.contact or target.organization}"
        self.query_one("#who", Static).update(self._format_header())
        rows = IntroductionRows(self.ways, self._read_pasts(), self.now(), self.zone).build()
        shown = self._row_list
        first = next((row.key for row in rows if isinstance(row.key, WayKey)), None)
        shown.show(rows, cursor_to=first if not shown.rows else None)

    def _read_ways(self) -> WaysIn:
        if self.contact_id is not None:
            return find_ways_to_contact(self.workspace, self.contact_id, self.now())
        return find_ways_to_organization(self.workspace, self.organization_id or 0, self.now())

    def _format_header(self) -> Content:
        if self.ways is None:
            return Content("")
        target = self.ways.target
        if target.contact_id is None:
            return assemble((target.organization, "bold"), ("  who could introduce you there", "$text-muted"))
        contact = read_contact(self.workspace, target.contact_id)
        role = format_role(contact.title, contact.organization)
        return assemble((contact.name, "bold"), (f"  {role}" if role else "", "$text-muted"))

    def _read_pasts(self) -> list[Past]:
        """Return the former employers and schools of the target and of the user."""
        pasts = [Past(None, "You", list_affiliations(self.workspace, None))]
        if self.contact_id is not None and self.ways is not None:
            lines = list_affiliations(self.workspace, self.contact_id)
            pasts.insert(0, Past(self.contact_id, self.ways.target.contact, lines))
        return pasts

    def _read_current(self) -> CurrentWay:
        return CurrentWay(self.ways, self._row_list.cursor_key)

    # The rows

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Name in the footer what enter does with the row."""
        label = _ENTER_LABELS.get(type(message.key), "")
        if label != message.row_list.enter_label:
            message.row_list.enter_label = label
            self.query_one(KeyFooter).refresh()

    def on_row_list_selected(self) -> None:
        """Open the contact, record the outcome, or edit the former employers and schools."""
        key = self._row_list.cursor_key
        if isinstance(key, WayKey):
            self.navigation.open_contact(key.contact_id)
        elif isinstance(key, AskKey):
            self.asking.action_record_answer()
        elif isinstance(key, PastKey):
            self.navigation.edit_affiliations(key.contact_id)
