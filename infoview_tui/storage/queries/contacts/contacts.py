"""Contact queries: one contact with its research, and lists of names."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from infoview_tui.domain.enums import Channel, HypothesisOrigin, Relationship, Seniority, Stage, Verdict
from infoview_tui.storage.queries.contacts.about_contact import ABOUT_CONTACT
from infoview_tui.storage.queries.past import LAST_CONTACT
from infoview_tui.storage.query import Query


class ContactRow(NamedTuple):
    """A contact and how the user knows them. ``paths`` and ``tags`` are names, one per line."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    stage_since: datetime
    relationship: Relationship | None
    how_met: str
    why: str
    referrer_id: int | None
    referrer: str
    email: str
    phone: str
    profile_url: str
    location: str
    channel: Channel | None
    connected_on: date | None
    last_contact_at: datetime | None
    paths: tuple[str, ...]
    tags: tuple[str, ...]
    seniority: Seniority | None
    decides_on_hiring: bool
    stay_in_touch_months: int | None
    not_before: date | None
    timezone: str = ""


_SELECT_CONTACTS = f"""
SELECT c.id, c.name, c.title, coalesce(o.name, ''), c.stage, c.stage_since, c.relationship, c.how_met, c.why,
       c.referrer_id, coalesce(r.name, ''), c.email, c.phone, c.profile_url, c.location, c.channel, c.connected_on,
       {LAST_CONTACT},
       (SELECT json_group_array(name) FROM (
           SELECT p.name FROM contact_paths cp JOIN paths p ON p.id = cp.path_id
           WHERE cp.contact_id = c.id ORDER BY sort_key(p.name))),
       (SELECT json_group_array(name) FROM (
           SELECT t.name FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id
           WHERE ct.contact_id = c.id ORDER BY sort_key(t.name))),
       c.seniority, c.decides_on_hiring, c.stay_in_touch_months, c.not_before, c.timezone
FROM contacts c
LEFT JOIN organizations o ON o.id = c.organization_id
LEFT JOIN contacts r ON r.id = c.referrer_id
"""  # noqa: S608 - put together from constants

CONTACT = Query(_SELECT_CONTACTS + "WHERE c.id = :contact_id", ContactRow)
CONTACTS = Query(_SELECT_CONTACTS + "WHERE :stage IS NULL OR c.stage = :stage ORDER BY c.sort_name, c.id", ContactRow)


class NamedRow(NamedTuple):
    """An ID and a name."""

    id: int
    name: str


CONTACT_NAMES = Query("SELECT id, name FROM contacts ORDER BY sort_name, id", NamedRow)
CONTACT_NAMES_LIKE = Query(
    "SELECT id, name FROM contacts WHERE name LIKE :like OR length(name) <> length(CAST(name AS BLOB)) "
    "ORDER BY sort_name, id",
    NamedRow,
)
"""Candidate names for a word: ASCII matches, and all non-ASCII names, which the caller must check."""

PATHS = Query("SELECT id, name FROM paths ORDER BY sort_key(name)", NamedRow)
ORGANIZATION_NAMES = Query("SELECT id, name FROM organizations ORDER BY sort_key(name), id", NamedRow)


class CommonGroundRow(NamedTuple):
    """Something in common with a contact: a research finding, or a note of the interview in which it came up."""

    text: str
    source: str
    finding_id: int | None
    note_id: int | None
    interview_id: int | None
    at: datetime | None


COMMON_GROUND = Query(
    """
    SELECT text, source, finding_id, note_id, interview_id, at FROM (
        SELECT text, source, id AS finding_id, NULL AS note_id, NULL AS interview_id, NULL AS at, 0 AS position
        FROM findings WHERE contact_id = :contact_id AND kind = 'common_ground'
        UNION ALL
        SELECT n.text, '', NULL, n.id, i.id, coalesce(i.started_at, i.starts_at, i.created_at), n.position
        FROM notes n JOIN interviews i ON i.id = n.interview_id
        WHERE i.contact_id = :contact_id AND i.state <> 'cancelled' AND n.kind = 'common_ground'
    ) ORDER BY at, interview_id, position, finding_id, note_id
    """,
    CommonGroundRow,
)
"""From research first, then from interviews, oldest first (R22)."""


class ContactMethodRow(NamedTuple):
    """A further email address, phone number, or profile of a contact, and what its source calls it."""

    value: str
    label: str


METHODS_OF_CONTACT = Query(
    "SELECT value, label FROM contact_methods WHERE contact_id = :contact_id ORDER BY kind, id", ContactMethodRow
)


class OfferingRow(NamedTuple):
    """Something to offer the contact."""

    id: int
    text: str
    source: str


OFFERINGS = Query("SELECT id, text, source FROM offerings WHERE contact_id = :contact_id ORDER BY id", OfferingRow)


class HypothesisRow(NamedTuple):
    """A hypothesis, and the verdict of one interview with its evidence.

    ``reason`` is the user's explanation; ``note`` is the text of the note with the evidence. It is about a path, an
    organization, or an industry, and came from ``origin``; ``is_own`` is whether it was written down for the contact.
    """

    id: int
    text: str
    path: str
    verdict: Verdict | None
    reason: str
    note_id: int | None
    note: str
    is_off_record: bool
    organization: str = ""
    industry: str = ""
    origin: HypothesisOrigin | None = None
    is_own: bool = False


HYPOTHESES = Query(
    f"""
    SELECT h.id, h.text, coalesce(p.name, ''), v.verdict, coalesce(v.reason, ''), n.id, coalesce(n.text, ''),
           coalesce(n.kind = 'off_record', 0), coalesce(o.name, ''), coalesce(i.name, ''), h.origin,
           coalesce(h.contact_id = :contact_id, 0)
    FROM hypotheses h
    LEFT JOIN paths p ON p.id = h.path_id
    LEFT JOIN organizations o ON o.id = h.organization_id
    LEFT JOIN industries i ON i.id = h.industry_id
    LEFT JOIN verdicts v ON v.hypothesis_id = h.id AND v.interview_id = :interview_id
    LEFT JOIN notes n ON n.id = v.note_id AND n.interview_id = v.interview_id
    WHERE {ABOUT_CONTACT} OR v.id IS NOT NULL
    ORDER BY h.contact_id = :contact_id DESC, h.id
    """,  # noqa: S608 - put together from constants
    HypothesisRow,
)


class EventRow(NamedTuple):
    """An entry in the timeline."""

    at: datetime
    kind: str
    label: str


TIMELINE = Query(
    """
    WITH RECURSIVE merged (id) AS (
        SELECT :contact_id
        UNION
        SELECT json_extract(e.facts, '$.other_id') FROM merged JOIN events e ON e.contact_id = merged.id
        WHERE e.kind = 'contact.merged' AND e.undone_at IS NULL
    )
    SELECT at, kind, label FROM events WHERE contact_id IN merged AND undone_at IS NULL
    ORDER BY at DESC, events.id DESC LIMIT :most
    """,
    EventRow,
)
"""Events of a contact, including contacts merged into it. Merging does not change the log itself."""


class ProfileRow(NamedTuple):
    """The user's profile. ``country`` is a code such as ``DE`` or ``US-NY``; ``resume_path`` a file, as typed,
    and ``free_hours`` when the user can meet: ``mon-fri 9-18``."""

    name: str
    email: str
    phone: str
    introduction: str
    skills: str
    values: str
    interests: str
    experience: str
    circumstances: str
    country: str = ""
    resume_path: str = ""
    free_hours: str = ""


PROFILE = Query(
    'SELECT name, email, phone, introduction, skills, "values", interests, experience, circumstances, country, '
    "resume_path, free_hours FROM profile",
    ProfileRow,
)


class TagIntervalRow(NamedTuple):
    """A tag, and how often to stay in touch with its contacts; None leaves it to the config file."""

    id: int
    name: str
    stay_in_touch_months: int | None


TAG_INTERVALS = Query("SELECT id, name, stay_in_touch_months FROM tags ORDER BY sort_key(name)", TagIntervalRow)
