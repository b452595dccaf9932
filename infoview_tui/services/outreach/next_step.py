"""The next useful step when nothing is due: who to add, to research, or to ask (R1-R3, R8, R16)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.labels import format_role
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board.board import STAGE_COUNTS
from infoview_tui.storage.queries.outreach.today import FIRST_CONTACTS, FirstContactRow as FirstContactRow


class NextStepKind(StrEnum):
    """Useful things to do when nothing is due."""

    ADD_CONTACT = "add_contact"
    WRITE_REQUEST = "write_request"
    RESEARCH = "research"
    ADD_ANOTHER = "add_another"


_TEXTS = {
    NextStepKind.ADD_CONTACT: ("Add a contact", "Who could tell you about work that interests you?"),
    NextStepKind.WRITE_REQUEST: (
        "Ask for an interview:",
        "a short message is enough, now that you have done research",
    ),
    NextStepKind.RESEARCH: ("Research", "one fact about the person or the organization makes a request personal"),
    NextStepKind.ADD_ANOTHER: ("Add another contact", "Everybody on your list has been asked: who else is there?"),
}
"""A next step, and why it is useful."""

_COUNTED = {NextStepKind.WRITE_REQUEST: "to ask", NextStepKind.RESEARCH: "to research"}
"""What a number of contacts is for: ``4 people to research``."""


class NextStep(NamedTuple):
    """The next useful thing to do; the contact that it is about, if any, and how many contacts there are for it.

    ``warmer`` says who could introduce the user, if the contact is a stranger (R5).
    """

    kind: NextStepKind
    contact_id: int | None = None
    contact: str = ""
    role: str = ""
    total: int = 0
    warmer: str = ""

    @property
    def text(self) -> str:
        """What to do; the name of the contact follows it, if there is one."""
        return _TEXTS[self.kind][0]

    @property
    def scope(self) -> str:
        """How many contacts it is for: ``4 people to research``; empty if it is for none."""
        people = "1 person" if self.total == 1 else f"{self.total:,} people"
        return f"{people} {_COUNTED[self.kind]}" if self.kind in _COUNTED else ""

    @property
    def reason(self) -> str:
        """How many contacts it is for, and why it is useful, or the warmer way."""
        return ": ".join(filter(None, (self.scope, self.warmer or _TEXTS[self.kind][1])))


def read_next_step(workspace: Workspace, now: datetime, zone: tzinfo) -> NextStep:
    """Return the next useful step, whatever is due."""
    return choose_next_step(workspace, {row.stage: row.total for row in workspace.store.all(STAGE_COUNTS)}, now, zone)


def choose_next_step(workspace: Workspace, counts: Mapping[Stage, int], now: datetime, zone: tzinfo) -> NextStep:
    """Return the step that gets a conversation closer: a request before research, and research before new names."""
    today = now.astimezone(zone).date()
    if not sum(counts.values()):
        return NextStep(NextStepKind.ADD_CONTACT)
    first = {row.step: row for row in workspace.store.all(FIRST_CONTACTS, today=today.isoformat())}
    for kind in (NextStepKind.WRITE_REQUEST, NextStepKind.RESEARCH):
        row = first.get(kind)
        if row is not None:
            is_cold = kind is NextStepKind.WRITE_REQUEST and row.is_cold
            warmer = _find_warmer_way(workspace, row.contact_id, now) if is_cold else ""
            role = format_role(row.title, row.organization)
            return NextStep(kind, row.contact_id, row.contact, role, row.total, warmer)
    return NextStep(NextStepKind.ADD_ANOTHER)


def _find_warmer_way(workspace: Workspace, contact_id: int, now: datetime) -> str:
    """Return who could introduce the user, and why; empty if nobody is known, or was asked already."""
    from infoview_tui.services.introductions.ways import find_ways_to_contact  # rarely needed for the first paint

    way = next((way for way in find_ways_to_contact(workspace, contact_id, now).found.ways if not way.is_asked), None)
    return f"{way.first.name} could introduce you first: {way.reason}" if way is not None else ""
