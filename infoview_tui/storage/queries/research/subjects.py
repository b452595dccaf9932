"""Organizations, industries, and paths: each one, all of them with counts, and what stands on their pages (R1, R17)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import AffiliationKind, AskState, HypothesisOrigin, Relationship, Stage, Verdict
from infoview_tui.storage.queries.contacts.contacts import NamedRow
from infoview_tui.storage.queries.past import LAST_CONTACT
from infoview_tui.storage.query import Query


class OrganizationRow(NamedTuple):
    """An organization with its industry, and why it is of interest."""

    id: int
    name: str
    why: str
    industry_id: int | None
    industry: str


ORGANIZATION = Query(
    """
    SELECT o.id, o.name, o.why, o.industry_id, coalesce(i.name, '')
    FROM organizations o LEFT JOIN industries i ON i.id = o.industry_id WHERE o.id = :organization_id
    """,
    OrganizationRow,
)


class IndustryRow(NamedTuple):
    """An industry, and why it is of interest."""

    id: int
    name: str
    why: str


INDUSTRY = Query("SELECT id, name, why FROM industries WHERE id = :industry_id", IndustryRow)


class PathRow(NamedTuple):
    """A path, why it is of interest, and the introduction for it; empty means that of the profile."""

    id: int
    name: str
    why: str
    introduction: str


PATH = Query("SELECT id, name, why, introduction FROM paths WHERE id = :path_id", PathRow)


class ListedSubjectRow(NamedTuple):
    """An organization, an industry, or a path with how much there is about it.

    ``group`` is the industry of an organization. ``people`` are the contacts there, or who can speak to it; ``met`` of
    them have been interviewed.
    """

    id: int
    name: str
    group: str
    why: str
    people: int
    met: int
    findings: int
    hypotheses: int
    organizations: int


_MET = """EXISTS (
    SELECT 1 FROM interviews i WHERE i.contact_id = c.id AND i.state IN ('running', 'ended', 'debriefed')
)"""
"""Whether a contact ``c`` has been interviewed."""

ORGANIZATIONS = Query(
    f"""
    WITH people AS (
        SELECT c.organization_id AS id, count(*) AS many, sum({_MET}) AS met
        FROM contacts c WHERE c.organization_id IS NOT NULL GROUP BY c.organization_id
    ), found AS (
        SELECT organization_id AS id, count(*) AS many FROM findings WHERE organization_id IS NOT NULL
        GROUP BY organization_id
    ), believed AS (
        SELECT organization_id AS id, count(*) AS many FROM hypotheses WHERE organization_id IS NOT NULL
        GROUP BY organization_id
    )
    SELECT o.id, o.name, coalesce(i.name, ''), o.why, coalesce(people.many, 0), coalesce(people.met, 0),
           coalesce(found.many, 0), coalesce(believed.many, 0), 0
    FROM organizations o
    LEFT JOIN industries i ON i.id = o.industry_id
    LEFT JOIN people ON people.id = o.id LEFT JOIN found ON found.id = o.id LEFT JOIN believed ON believed.id = o.id
    ORDER BY sort_key(o.name), o.id
    """,  # noqa: S608 - put together from constants
    ListedSubjectRow,
)

INDUSTRIES = Query(
    f"""
    WITH people AS (
        SELECT o.industry_id AS id, count(*) AS many, sum({_MET}) AS met
        FROM contacts c JOIN organizations o ON o.id = c.organization_id WHERE o.industry_id IS NOT NULL
        GROUP BY o.industry_id
    )
    SELECT d.id, d.name, '', d.why, coalesce(people.many, 0), coalesce(people.met, 0),
           (SELECT count(*) FROM findings f WHERE f.industry_id = d.id),
           (SELECT count(*) FROM hypotheses h WHERE h.industry_id = d.id),
           (SELECT count(*) FROM organizations o WHERE o.industry_id = d.id)
    FROM industries d LEFT JOIN people ON people.id = d.id
    ORDER BY sort_key(d.name), d.id
    """,  # noqa: S608 - put together from constants
    ListedSubjectRow,
)

PATHS = Query(
    f"""
    WITH people AS (
        SELECT l.path_id AS id, count(*) AS many, sum({_MET}) AS met
        FROM contact_paths l JOIN contacts c ON c.id = l.contact_id GROUP BY l.path_id
    )
    SELECT p.id, p.name, '', p.why, coalesce(people.many, 0), coalesce(people.met, 0),
           (SELECT count(*) FROM findings f WHERE f.path_id = p.id),
           (SELECT count(*) FROM hypotheses h WHERE h.path_id = p.id), 0
    FROM paths p LEFT JOIN people ON people.id = p.id
    ORDER BY p.id
    """,  # noqa: S608 - put together from constants
    ListedSubjectRow,
)
"""In the order in which they were added, as in the insights."""


class PersonRow(NamedTuple):
    """A contact at an organization, in an industry, or who can speak to a path, and how often they were interviewed."""

    contact_id: int
    name: str
    title: str
    organization: str
    stage: Stage
    relationship: Relationship | None
    last_contact_at: datetime | None
    talks: int


_SELECT_PEOPLE = f"""
SELECT c.id, c.name, c.title, coalesce(o.name, ''), c.stage, c.relationship, {LAST_CONTACT},
       (SELECT count(*) FROM interviews i
        WHERE i.contact_id = c.id AND i.state IN ('running', 'ended', 'debriefed')) AS talks
FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id
"""  # noqa: S608 - put together from constants

_PEOPLE_ORDER = "ORDER BY talks = 0, c.sort_name, c.id"
"""Who was interviewed first."""

PEOPLE_AT_ORGANIZATION = Query(
    f"{_SELECT_PEOPLE} WHERE c.organization_id = :organization_id {_PEOPLE_ORDER}", PersonRow
)

PEOPLE_IN_INDUSTRY = Query(f"{_SELECT_PEOPLE} WHERE o.industry_id = :industry_id {_PEOPLE_ORDER}", PersonRow)

PEOPLE_ON_PATH = Query(
    f"{_SELECT_PEOPLE} WHERE c.id IN (SELECT contact_id FROM contact_paths WHERE path_id = :path_id) "  # noqa: S608 - put together from constants
    f"{_PEOPLE_ORDER}",
    PersonRow,
)


class FormerPersonRow(NamedTuple):
    """A contact who worked or studied at an organization, or the user (without ``contact_id``).

    ``title`` is the position or degree; the years are calendar years, None if not known.
    """

    affiliation_id: int
    contact_id: int | None
    name: str
    kind: AffiliationKind
    title: str
    first_year: int | None
    last_year: int | None


FORMER_PEOPLE = Query(
    """
    SELECT a.id, a.contact_id, coalesce(c.name, ''), a.kind, a.title, a.first_year, a.last_year
    FROM affiliations a LEFT JOIN contacts c ON c.id = a.contact_id
    WHERE a.organization_id = :organization_id
    ORDER BY a.contact_id IS NULL, c.sort_name, a.first_year, a.id
    """,
    FormerPersonRow,
)


class AskRow(NamedTuple):
    """Who was asked for an introduction at an organization, and what came of it (R3)."""

    id: int
    contact_id: int
    contact: str
    state: AskState
    note: str
    found: str
    at: datetime


ASKS = Query(
    """
    SELECT a.id, a.contact_id, c.name, a.state, a.note, coalesce(f.name, ''), coalesce(a.answered_at, a.created_at)
    FROM asks a JOIN contacts c ON c.id = a.contact_id LEFT JOIN contacts f ON f.id = a.found_contact_id
    WHERE a.organization_id = :organization_id ORDER BY a.created_at DESC, a.id DESC
    """,
    AskRow,
)
"""The latest first."""


class SubjectHypothesisRow(NamedTuple):
    """A hypothesis about a subject: where it came from, the contact it was written down for, and the own verdict.

    ``about`` is what it is about besides the subject, or instead of it: the industry of an organization.
    """

    id: int
    text: str
    origin: HypothesisOrigin | None
    contact: str
    own_verdict: Verdict | None
    about: str


_FROM_HYPOTHESES = """
FROM hypotheses h
LEFT JOIN contacts c ON c.id = h.contact_id
LEFT JOIN organizations o ON o.id = h.organization_id
LEFT JOIN industries i ON i.id = h.industry_id
LEFT JOIN paths p ON p.id = h.path_id
"""

_HYPOTHESIS = "h.id, h.text, h.origin, coalesce(c.name, ''), h.own_verdict"

ORGANIZATION_HYPOTHESES = Query(
    f"""
    SELECT {_HYPOTHESIS},
           CASE WHEN h.organization_id = :organization_id THEN coalesce(p.name, '') ELSE i.name END AS about
    {_FROM_HYPOTHESES}
    WHERE h.organization_id = :organization_id
          OR h.industry_id = (SELECT industry_id FROM organizations WHERE id = :organization_id)
    ORDER BY h.organization_id IS NOT :organization_id, h.id
    """,  # noqa: S608 - put together from constants
    SubjectHypothesisRow,
)
"""About an organization, then about its industry."""

INDUSTRY_HYPOTHESES = Query(
    f"SELECT {_HYPOTHESIS}, coalesce(o.name, p.name, '') {_FROM_HYPOTHESES} "
    "WHERE h.industry_id = :industry_id ORDER BY h.id",
    SubjectHypothesisRow,
)

PATH_HYPOTHESES = Query(
    f"SELECT {_HYPOTHESIS}, coalesce(o.name, i.name, '') {_FROM_HYPOTHESES} WHERE h.path_id = :path_id ORDER BY h.id",
    SubjectHypothesisRow,
)


class IndustryOrganizationRow(NamedTuple):
    """An organization of an industry, and how many contacts work there."""

    id: int
    name: str
    why: str
    people: int


ORGANIZATIONS_IN_INDUSTRY = Query(
    """
    SELECT o.id, o.name, o.why, (SELECT count(*) FROM contacts c WHERE c.organization_id = o.id)
    FROM organizations o WHERE o.industry_id = :industry_id ORDER BY sort_key(o.name), o.id
    """,
    IndustryOrganizationRow,
)


PATH_NAMES = Query("SELECT id, name FROM paths ORDER BY id", NamedRow)
INDUSTRY_NAMES = Query("SELECT id, name FROM industries ORDER BY sort_key(name), id", NamedRow)
