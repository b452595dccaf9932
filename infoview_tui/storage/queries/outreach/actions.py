"""Action queries."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.storage.queries.due import DUE, DUE_ORDER, IS_DUE_BY
from infoview_tui.storage.queries.past import LAST_CONTACT
from infoview_tui.storage.query import Query


class ActionRow(NamedTuple):
    """An open action with its contact and interview."""

    id: int
    kind: ActionKind
    text: str
    due: Due | None
    late_at: datetime | None
    contact_id: int | None
    contact: str
    interview_id: int | None
    starts_at: datetime | None
    created_at: datetime
    title: str
    organization: str
    last_contact_at: datetime | None


_OPEN_ACTIONS = f"""
SELECT a.id, a.kind, a.text, {DUE}, a.late_at, a.contact_id, coalesce(c.name, ''), a.interview_id, i.starts_at,
       a.created_at, coalesce(c.title, ''), coalesce(o.name, ''), {LAST_CONTACT}
FROM actions a
LEFT JOIN contacts c ON c.id = a.contact_id
LEFT JOIN organizations o ON o.id = c.organization_id
LEFT JOIN interviews i ON i.id = a.interview_id
WHERE a.done_at IS NULL AND a.dismissed_at IS NULL
"""  # noqa: S608 - put together from constants

DUE_ACTIONS = Query(f"{_OPEN_ACTIONS} AND ({IS_DUE_BY} OR {DUE} IS NULL) ORDER BY {DUE_ORDER}", ActionRow)
OPEN_ACTIONS_OF_CONTACT = Query(f"{_OPEN_ACTIONS} AND a.contact_id = :contact_id ORDER BY {DUE_ORDER}", ActionRow)
