"""Ask, after an import, which relationships to set for contacts who were where the user was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from infoview_tui.domain.enums import Relationship
from infoview_tui.domain.relationship_proposals import RelationshipProposal
from infoview_tui.services import contacts
from infoview_tui.services.introductions.ways import list_relationship_proposals
from infoview_tui.ui.shared.bindings import DIALOG
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class RelationshipAnswer(NamedTuple):
    """The relationships that the user has accepted, and those declined, by the id of the contact."""

    accepted: Mapping[int, Relationship]
    declined: Mapping[int, Relationship]


class RelationshipsDialog(ModalScreen[RelationshipAnswer]):
    """Returns what was accepted, and what was not; None if the user decides later."""

    BINDINGS = [*DIALOG]
    CSS_PATH = "imports.tcss"
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    _row_list = getters.query_one(RowList)

    def __init__(self, proposals: Sequence[RelationshipProposal]) -> None:
        """Set the proposals. None is accepted at first."""
        super().__init__()
        self.proposals = {proposal.contact_id: proposal for proposal in proposals}
        self.accepted: set[int] = set()

    def compose(self) -> ComposeResult:
        """Compose the proposals."""
        with Vertical(classes="dialog preview") as dialog:
            dialog.border_title = Content("Relationships from where you worked and studied")
            yield Static("Accept those that are right. The others are not proposed again.", id="sum")
            yield RowList(enter_label="accept")
            yield KeyHints(("enter", "accept"), ("ctrl+s", "save"), ("escape", "decide later"), gap=2)

    def on_mount(self) -> None:
        """Show the proposals."""
        self._show()
        self._row_list.focus()

    def _show(self) -> None:
        self._row_list.show([self._build_row(proposal) for proposal in self.proposals.values()])

    def _build_row(self, proposal: RelationshipProposal) -> Row:
        is_accepted = proposal.contact_id in self.accepted
        label = f"{proposal.relationship.value}{'' if is_accepted else '?'}"
        body = assemble(plain(proposal.name), (f"  {proposal.reason}", "$text-muted"))
        style = "bold $accent" if is_accepted else "$text-muted"
        mark = "✓ " if is_accepted else ""
        return Row(proposal.contact_id, body, trailing=assemble((f"{mark}{label}", style)))

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Accept the proposal, or no longer."""
        if isinstance(message.key, int):
            self.accepted ^= {message.key}
            self._show()

    def action_submit(self) -> None:
        """Return what was accepted, and the others as declined."""
        found = {number: each.relationship for number, each in self.proposals.items()}
        accepted = {number: each for number, each in found.items() if number in self.accepted}
        declined = {number: each for number, each in found.items() if number not in self.accepted}
        self.dismiss(RelationshipAnswer(accepted, declined))

    def action_cancel(self) -> None:
        """Close the dialog without a result."""
        self.dismiss(None)


def offer_relationships(screen: InfoviewScreen) -> None:
    """Ask which relationships to set; nothing is asked if none can be proposed."""
    proposals = list_relationship_proposals(screen.workspace)
    if not proposals:
        return

    def answered(answer: RelationshipAnswer | None) -> None:
        if answer is not None:
            said = contacts.relationships.set_relationships(
                screen.workspace, answer.accepted, screen.now(), declined=answer.declined
            )
            screen.context.show_notification(f"{said} u undoes it.")
            if screen.is_attached:  # the welcome screen has gone on to the board
                screen.reload()

    screen.app.push_screen(RelationshipsDialog(proposals), answered)
