"""What a change of a stage depends on, for one contact or for many: ``:contacts`` is a JSON list of their ids."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Channel, Stage
from infoview_tui.storage.queries.past import SENT_AT
from infoview_tui.storage.query import Query

_OF_CONTACTS = "contact_id IN (SELECT value FROM json_each(:contacts))"


class StagedContactRow(NamedTuple):
    """A contact, as far as the consequences of a new stage depend on it."""

    id: int
    name: str
    stage: Stage
    channel: Channel | None
    not_before: date | None
    stay_in_touch_months: int | None


STAGED_CONTACT = Query(
    "SELECT id, name, stage, channel, not_before, stay_in_touch_months FROM contacts WHERE id = :contact_id",
    StagedContactRow,
)


class RowIdRow(NamedTuple):
    """The id of a row."""

    id: int


OPEN_ACTIONS = Query(
    f"""
    SELECT id FROM actions
    WHERE {_OF_CONTACTS} AND kind IN (SELECT value FROM json_each(:kinds))
      AND done_at IS NULL AND dismissed_at IS NULL
    """,  # noqa: S608 - put together from constants
    RowIdRow,
)
"""The open actions of contacts; ``:kinds`` is a JSON list."""


class ContactIdRow(NamedTuple):
    """The id of a contact."""

    contact_id: int


RESEARCHED = Query(
    f"SELECT DISTINCT contact_id FROM findings WHERE {_OF_CONTACTS} AND kind = 'finding'",  # noqa: S608 - a constant
    ContactIdRow,
)

THANKED = Query(
    f"SELECT DISTINCT contact_id FROM actions WHERE {_OF_CONTACTS} AND kind = 'thank'",  # noqa: S608 - a constant
    ContactIdRow,
)
"""The contacts that have, or had, an action to thank them."""

WITH_PLANNED_INTERVIEW = Query(
    f"SELECT DISTINCT contact_id FROM interviews WHERE {_OF_CONTACTS} AND state = 'planned'",  # noqa: S608 - a constant
    ContactIdRow,
)


class SentRequestRow(NamedTuple):
    """When a contact was last sent a request."""

    contact_id: int
    at: datetime


SENT_REQUESTS = Query(
    f"""
    SELECT contact_id, max(at) FROM (
        SELECT contact_id, {SENT_AT} AS at FROM messages m WHERE {_OF_CONTACTS} AND kind = 'request' AND state = 'sent')
    WHERE at > :since
    GROUP BY contact_id
    """,  # noqa: S608 - put together from constants
    SentRequestRow,
)
"""Requests that were sent after a moment and are not answered."""


class HeldInterviewRow(NamedTuple):
    """An interview that has ended."""

    contact_id: int
    id: int
    ended_at: datetime


HELD_INTERVIEWS = Query(
    f"SELECT contact_id, id, ended_at FROM interviews WHERE {_OF_CONTACTS} AND ended_at IS NOT NULL ORDER BY ended_at",  # noqa: S608 - a constant
    HeldInterviewRow,
)


class OpenOfferRow(NamedTuple):
    """A time that was offered to a contact and is held."""

    id: int
    starts_at: datetime


OPEN_OFFERS = Query(
    f"SELECT id, starts_at FROM offers WHERE {_OF_CONTACTS} AND state = 'open' ORDER BY id",  # noqa: S608 - a constant
    OpenOfferRow,
)
