"""How due dates were counted, where holidays were left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from infoview_tui.domain.cadence import COUNTED_KINDS, explain_due
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.outreach.actions import ActionRow


def explain_action(workspace: Workspace, kind: ActionKind, since: datetime | None, due: Due | None) -> str:
    """Return how the due date of an action was counted; empty unless holidays were left out (see `explain_due`)."""
    if kind not in COUNTED_KINDS or since is None or due is None:
        return ""
    return explain_due(workspace.cadence, kind, since, due)


def explain_actions(workspace: Workspace, actions: Iterable[ActionRow]) -> Mapping[int, str]:
    """Return how the due dates of actions were counted, by their ids; only of those where holidays were left out."""
    cadence = workspace.cadence
    counted = {
        row.id: explain_due(cadence, row.kind, row.created_at, row.due)
        for row in actions
        if row.kind in COUNTED_KINDS and row.due is not None
    }
    return {action_id: text for action_id, text in counted.items() if text}
