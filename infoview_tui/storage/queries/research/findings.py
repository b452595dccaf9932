"""What was found about a subject, and about what it belongs to: a contact's organization, industry, and paths (R16)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import FindingKind
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.storage.query import Query


class SubjectRow(NamedTuple):
    """A subject of research with its name."""

    kind: SubjectKind
    id: int
    name: str


_RELATED = """
WITH related (kind, id, name, position) AS (
    SELECT 'contact', c.id, c.name, 0 FROM contacts c WHERE :subject_kind = 'contact' AND c.id = :subject_id
    UNION ALL
    SELECT 'organization', o.id, o.name, 1 FROM organizations o
    WHERE o.id = CASE :subject_kind WHEN 'organization' THEN :subject_id
        WHEN 'contact' THEN (SELECT organization_id FROM contacts WHERE id = :subject_id) END
    UNION ALL
    SELECT 'industry', i.id, i.name, 2 FROM industries i
    WHERE i.id = CASE :subject_kind WHEN 'industry' THEN :subject_id
        WHEN 'organization' THEN (SELECT industry_id FROM organizations WHERE id = :subject_id)
        WHEN 'contact' THEN (SELECT o.industry_id FROM contacts c JOIN organizations o ON o.id = c.organization_id
                             WHERE c.id = :subject_id) END
    UNION ALL
    SELECT 'path', p.id, p.name, 3 FROM paths p WHERE :subject_kind = 'path' AND p.id = :subject_id
    UNION ALL
    SELECT 'path', p.id, p.name, 3 FROM contact_paths cp JOIN paths p ON p.id = cp.path_id
    WHERE :subject_kind = 'contact' AND cp.contact_id = :subject_id
)
"""
"""A subject, and what it belongs to: a contact's organization, its industry, and the contact's paths."""

RELATED_SUBJECTS = Query(
    f"{_RELATED} SELECT kind, id, name FROM related ORDER BY position, sort_key(name), id",  # noqa: S608 - constants
    SubjectRow,
)
"""The subject itself first."""


class ResearchFindingRow(NamedTuple):
    """A finding with its source and its subject."""

    id: int
    kind: FindingKind
    text: str
    source: str
    subject_kind: SubjectKind
    subject_id: int
    subject_name: str


_FIND = """
    SELECT f.id, f.kind, f.text, f.source, r.kind AS subject_kind, r.id AS subject_id, r.name, r.position
    FROM related r JOIN findings f ON f.{kind}_id = r.id WHERE r.kind = '{kind}'
"""

FINDINGS_ABOUT = Query(
    _RELATED  # noqa: S608 - put together from constants
    + "SELECT id, kind, text, source, subject_kind, subject_id, name FROM ("
    + " UNION ALL ".join(_FIND.format(kind=kind) for kind in ("contact", "organization", "industry", "path"))
    + ") ORDER BY position, sort_key(name), subject_id, CASE subject_kind WHEN :subject_kind THEN id ELSE -id END",
    ResearchFindingRow,
)
"""The findings of a subject, and of what it belongs to. Each has one subject, so it is there once.

Those of the subject itself are in the order in which they were written. Of the others, the newest come first, since
only a few are shown if there are many.
"""


class ResearchDraftRow(NamedTuple):
    """The unfinished line of research in one instance of the program."""

    instance: str
    line: str


RESEARCH_DRAFTS = Query(
    """
    SELECT instance, line FROM research_drafts
    WHERE CASE :subject_kind WHEN 'contact' THEN contact_id WHEN 'organization' THEN organization_id
          WHEN 'industry' THEN industry_id ELSE path_id END = :subject_id
    ORDER BY instance
    """,
    ResearchDraftRow,
)

SUBJECTS_BELOW = Query(
    """
    SELECT kind, id, name FROM (
        SELECT 'organization' AS kind, o.id AS id, o.name AS name, 0 AS position FROM organizations o
        WHERE :parent_kind = 'industry' AND o.industry_id = :parent_id
        UNION ALL
        SELECT 'contact', c.id, c.name, 1 FROM contacts c
        WHERE :parent_kind = 'organization' AND c.organization_id = :parent_id
        UNION ALL
        SELECT 'contact', c.id, c.name, 1 FROM contact_paths cp JOIN contacts c ON c.id = cp.contact_id
        WHERE :parent_kind = 'path' AND cp.path_id = :parent_id
        UNION ALL
        SELECT DISTINCT 'path', p.id, p.name, 2 FROM contacts c JOIN contact_paths cp ON cp.contact_id = c.id
        JOIN paths p ON p.id = cp.path_id WHERE :parent_kind = 'organization' AND c.organization_id = :parent_id
    ) ORDER BY position, sort_key(name), id
    """,
    SubjectRow,
)
"""What belongs to a subject: the organizations of an industry; the contacts at an organization, with their paths; the
contacts who can speak to a path."""
