"""Deleted contacts that are still kept."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.storage.query import Query


class DeletedRow(NamedTuple):
    """Contacts that were deleted together."""

    id: int
    names: tuple[str, ...]
    deleted_at: datetime


DELETED_CONTACTS = Query(
    "SELECT id, names, deleted_at FROM deleted_contacts ORDER BY deleted_at DESC, id DESC", DeletedRow
)
