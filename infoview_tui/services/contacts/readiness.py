"""Reads how prepared talks with contacts are (R16)."""

from __future__ import annotations

from collections.abc import Mapping

from infoview_tui.domain.readiness import ReadinessFacts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts import readiness as queries


def read_readiness(workspace: Workspace, contact_id: int) -> ReadinessFacts:
    """Return what is prepared for a talk with a contact; nothing if it does not exist."""
    row = workspace.store.first(queries.READINESS, contact_id=contact_id)
    return _facts(row) if row is not None else ReadinessFacts()


def read_readiness_ahead(workspace: Workspace) -> Mapping[int, ReadinessFacts]:
    """Return what is prepared for a talk with each contact who has an interview ahead, by contact."""
    return {row.contact_id: _facts(row) for row in workspace.store.all(queries.READINESS_AHEAD)}


def _facts(row: queries.ReadinessRow) -> ReadinessFacts:
    return ReadinessFacts._make(row[1:])
