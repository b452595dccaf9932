"""What is prepared for a talk with a contact (R16–R19, R22, R23)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.queries.contacts.about_contact import ABOUT_CONTACT
from infoview_tui.storage.query import Query


class ReadinessRow(NamedTuple):
    """What is prepared for a talk with a contact. The fields after the first one are those of `ReadinessFacts`."""

    contact_id: int
    findings: int
    organization: str
    organization_findings: int
    industry: str
    industry_findings: int
    path: str
    path_findings: int
    has_why: bool
    hypotheses: int
    offerings: int
    common_ground: int
    has_introduction: bool
    is_reachable: bool
    is_scheduled: bool
    questions_planned: int


_NEXT_INTERVIEW = """
    SELECT i.id FROM interviews i WHERE i.contact_id = c.id AND i.state IN ('planned', 'running')
    ORDER BY i.state = 'running' DESC, i.starts_at IS NULL, i.starts_at, i.id LIMIT 1
"""

_ABOUT_C = ABOUT_CONTACT.replace(":contact_id", "c.id")

_SELECT_READINESS = f"""
SELECT c.id,
       (SELECT count(*) FROM findings f WHERE f.contact_id = c.id AND f.kind = 'finding'),
       coalesce(o.name, ''),
       (SELECT count(*) FROM findings f WHERE f.organization_id = o.id AND f.kind = 'finding'),
       coalesce(d.name, ''),
       (SELECT count(*) FROM findings f WHERE f.industry_id = d.id AND f.kind = 'finding'),
       coalesce((SELECT p.name FROM contact_paths l JOIN paths p ON p.id = l.path_id WHERE l.contact_id = c.id
                 ORDER BY sort_key(p.name), p.id LIMIT 1), ''),
       (SELECT count(*) FROM contact_paths l JOIN findings f ON f.path_id = l.path_id
        WHERE l.contact_id = c.id AND f.kind = 'finding'),
       c.why <> '',
       (SELECT count(*) FROM hypotheses h WHERE {_ABOUT_C}),
       (SELECT count(*) FROM offerings g WHERE g.contact_id = c.id),
       (SELECT count(*) FROM findings f WHERE f.contact_id = c.id AND f.kind = 'common_ground')
       + (SELECT count(*) FROM interviews i JOIN notes n ON n.interview_id = i.id
          WHERE i.contact_id = c.id AND i.state <> 'cancelled' AND n.kind = 'common_ground'),
       EXISTS (SELECT 1 FROM profile WHERE introduction <> '')
       OR (SELECT count(*) FROM contact_paths l JOIN paths p ON p.id = l.path_id
           WHERE l.contact_id = c.id AND p.introduction <> '') = 1,
       c.email <> '' OR c.phone <> '' OR c.profile_url <> '',
       EXISTS (SELECT 1 FROM interviews i WHERE i.id = ({_NEXT_INTERVIEW}) AND i.starts_at IS NOT NULL),
       (SELECT count(*) FROM planned_questions q WHERE q.interview_id = ({_NEXT_INTERVIEW}))
FROM contacts c LEFT JOIN organizations o ON o.id = c.organization_id LEFT JOIN industries d ON d.id = o.industry_id
"""  # noqa: S608 - put together from constants

READINESS = Query(f"{_SELECT_READINESS} WHERE c.id = :contact_id", ReadinessRow)

READINESS_AHEAD = Query(
    f"{_SELECT_READINESS} WHERE c.id IN (SELECT contact_id FROM interviews WHERE state IN ('planned', 'running'))",  # noqa: S608 - constants
    ReadinessRow,
)
"""Of each contact with an interview ahead."""
