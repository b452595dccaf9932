"""How many rows would go, or stay without it, if an organization, an industry, or a path was deleted."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class WithOrganizationRow(NamedTuple):
    """Rows that refer to an organization. Contacts and hypotheses stay; the others are deleted with it."""

    contacts: int
    hypotheses: int
    findings: int
    asks: int
    affiliations: int


WITH_ORGANIZATION = Query(
    """
    SELECT (SELECT count(*) FROM contacts WHERE organization_id = o.id),
           (SELECT count(*) FROM hypotheses WHERE organization_id = o.id),
           (SELECT count(*) FROM findings WHERE organization_id = o.id),
           (SELECT count(*) FROM asks WHERE organization_id = o.id),
           (SELECT count(*) FROM affiliations WHERE organization_id = o.id)
    FROM organizations o WHERE o.id = :organization_id
    """,
    WithOrganizationRow,
)


class WithIndustryRow(NamedTuple):
    """Rows that refer to an industry. Organizations and hypotheses stay; findings are deleted with it."""

    organizations: int
    hypotheses: int
    findings: int


WITH_INDUSTRY = Query(
    """
    SELECT (SELECT count(*) FROM organizations WHERE industry_id = i.id),
           (SELECT count(*) FROM hypotheses WHERE industry_id = i.id),
           (SELECT count(*) FROM findings WHERE industry_id = i.id)
    FROM industries i WHERE i.id = :industry_id
    """,
    WithIndustryRow,
)


class WithPathRow(NamedTuple):
    """Rows that refer to a path. Contacts and hypotheses stay; the others are deleted with it."""

    contacts: int
    hypotheses: int
    findings: int
    ratings: int
    fit_points: int
    gauges: int


WITH_PATH = Query(
    """
    SELECT (SELECT count(*) FROM contact_paths WHERE path_id = p.id),
           (SELECT count(*) FROM hypotheses WHERE path_id = p.id),
           (SELECT count(*) FROM findings WHERE path_id = p.id),
           (SELECT count(*) FROM ratings WHERE path_id = p.id),
           (SELECT count(*) FROM fit_points WHERE path_id = p.id),
           (SELECT count(*) FROM path_gauges WHERE path_id = p.id)
    FROM paths p WHERE p.id = :path_id
    """,
    WithPathRow,
)
