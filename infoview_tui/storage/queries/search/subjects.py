"""The organization, industry, or path that a row is about."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.storage.query import Query


class SubjectOfRow(NamedTuple):
    """A subject of research."""

    kind: SubjectKind
    id: int


_SUBJECT_OF = """
SELECT kind, id FROM (
    SELECT 1 AS position, 'organization' AS kind, organization_id AS id FROM {table} WHERE id = :row_id
    UNION ALL
    SELECT 2, 'path', path_id FROM {table} WHERE id = :row_id
    UNION ALL
    SELECT 3, 'industry', industry_id FROM {table} WHERE id = :row_id
) WHERE id IS NOT NULL ORDER BY position
"""

SUBJECT_OF_FINDING = Query(_SUBJECT_OF.format(table="findings"), SubjectOfRow)

SUBJECT_OF_HYPOTHESIS = Query(_SUBJECT_OF.format(table="hypotheses"), SubjectOfRow)
"""The most specific first: a hypothesis can be about an organization, a path, and an industry."""

SUBJECT_OF_FIT_POINT = Query("SELECT 'path', path_id FROM fit_points WHERE id = :row_id", SubjectOfRow)
