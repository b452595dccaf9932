"""Queries on the network in which introductions are looked for (R3, R5)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import AskState, Relationship
from infoview_tui.domain.introduction_links import Place
from infoview_tui.domain.introduction_network import Acquaintance
from infoview_tui.storage.queries.past import LAST_CONTACT
from infoview_tui.storage.query import Query


class DeclinedRow(NamedTuple):
    """A relationship that the user has declined for a contact."""

    contact_id: int
    relationship: Relationship


DECLINED = Query(
    """
    SELECT contact_id, json_extract(facts, '$.relationship')
    FROM events WHERE kind = 'relationship.declined' AND undone_at IS NULL AND contact_id IS NOT NULL
    """,
    DeclinedRow,
)


PEOPLE = Query(
    f"""
    SELECT c.id, c.name, c.relationship, {LAST_CONTACT}, c.referrer_id,
           c.stage IN ('met', 'in_touch')
           OR EXISTS (SELECT 1 FROM interviews i WHERE i.contact_id = c.id AND i.state IN ('ended', 'debriefed'))
           OR EXISTS (SELECT 1 FROM messages m WHERE m.contact_id = c.id AND m.state = 'answered')
           OR EXISTS (SELECT 1 FROM contacts named WHERE named.referrer_id = c.id)
           OR (c.relationship IS NULL AND c.how_met <> ''),
           c.stage = 'closed'
    FROM json_each(:ids) wanted JOIN contacts c ON c.id = wanted.value
    """,  # noqa: S608 - put together from constants
    Acquaintance,
)
"""The contacts ``:ids``. Somebody has been met also if they were interviewed, have answered, or gave a name."""


PLACES = Query(
    """
    SELECT c.id, o.name, 'work', c.title, NULL, NULL, 1
    FROM json_each(:ids) wanted JOIN contacts c ON c.id = wanted.value JOIN organizations o ON o.id = c.organization_id
    UNION ALL
    SELECT a.contact_id, o.name, a.kind, a.title, a.first_year, a.last_year, 0
    FROM json_each(:ids) wanted JOIN affiliations a ON a.contact_id = wanted.value
    JOIN organizations o ON o.id = a.organization_id
    """,
    Place,
)
"""Where the contacts ``:ids`` are and were."""

OWN_PLACES = Query(
    """
    SELECT NULL, o.name, a.kind, a.title, a.first_year, a.last_year, 0
    FROM affiliations a JOIN organizations o ON o.id = a.organization_id WHERE a.contact_id IS NULL
    """,
    Place,
)
"""Where the user was."""


class ContactRow(NamedTuple):
    """The ID of a contact."""

    id: int


PEOPLE_AT = Query(
    """
    SELECT id FROM contacts WHERE organization_id IN (SELECT value FROM json_each(:organization_ids))
    UNION
    SELECT contact_id FROM affiliations
    WHERE contact_id IS NOT NULL AND organization_id IN (SELECT value FROM json_each(:organization_ids))
    """,
    ContactRow,
)
"""Who is or was at the organizations ``:organization_ids``."""

NAMED_BY = Query("SELECT id FROM contacts WHERE referrer_id = :contact_id", ContactRow)
"""Whose names a contact gave to the user."""


class AskStatementRow(NamedTuple):
    """What came of an ask; ``found_id`` is the contact that was found."""

    contact_id: int
    organization: str
    state: AskState
    text: str
    found_id: int | None


ASK_STATEMENTS = Query(
    """
    SELECT a.contact_id, o.name, a.state, a.note, a.found_contact_id
    FROM asks a JOIN organizations o ON o.id = a.organization_id
    """,
    AskStatementRow,
)


class NotedRow(NamedTuple):
    """A line on a contact that may mention an organization; ``is_warm`` if it was noted as a warm introduction."""

    contact_id: int
    text: str
    is_warm: bool


NOTED = Query(
    """
    WITH lines AS (
        SELECT contact_id, text, kind = 'warm_way' AS is_warm FROM findings WHERE contact_id IS NOT NULL
        UNION ALL
        SELECT id, how_met, 0 FROM contacts WHERE how_met <> ''
    )
    SELECT contact_id, text, is_warm FROM lines
    WHERE contact_id = :contact_id AND is_warm
        OR :part <> '' AND (
            instr(replace(replace(lower(text), '''', ''), '.', ''), :part) > 0
            OR length(text) <> length(CAST(text AS BLOB))
        )
    """,
    NotedRow,
)
"""Lines that have ``:part`` or letters outside of ASCII, and the warm introductions noted at a contact.

The caller compares their words. Accents, and signs that a name may have within a word, must not hide it.
"""


class TargetRow(NamedTuple):
    """A contact and their organization (empty if there is none)."""

    name: str
    organization_id: int | None
    organization: str


TARGET = Query(
    """
    SELECT c.name, c.organization_id, coalesce(o.name, '')
    FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id WHERE c.id = :contact_id
    """,
    TargetRow,
)
