"""The page of an organization, an industry, or a path: who is there, what was found, and what is believed (R1, R17)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.evidence import read_verdict_counts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.queries import ResearchFindingRow, list_findings
from infoview_tui.storage.queries.research import subjects as queries
from infoview_tui.storage.queries.research.subjects import (
    AskRow as AskRow,
    FormerPersonRow as FormerPersonRow,
    IndustryOrganizationRow as IndustryOrganizationRow,
    IndustryRow as IndustryRow,
    OrganizationRow as OrganizationRow,
    PathRow as PathRow,
    PersonRow as PersonRow,
    SubjectHypothesisRow as SubjectHypothesisRow,
)


class Research(NamedTuple):
    """What was found about a subject, and what is believed; of an organization also what is about its industry.

    ``evidence`` has the verdicts by hypothesis.
    """

    findings: list[ResearchFindingRow]
    hypotheses: list[SubjectHypothesisRow]
    evidence: Mapping[int, VerdictCount]


class OrganizationPage(NamedTuple):
    """Everything about an organization.

    ``former`` are those who worked or studied there, the user included; ``asks`` are the requests for an introduction
    there (R3).
    """

    row: OrganizationRow
    people: list[PersonRow]
    former: list[FormerPersonRow]
    asks: list[AskRow]
    research: Research


class IndustryPage(NamedTuple):
    """Everything about an industry."""

    row: IndustryRow
    organizations: list[IndustryOrganizationRow]
    people: list[PersonRow]
    research: Research


class PathPage(NamedTuple):
    """A path, who can speak to it, what was found, and what is believed."""

    row: PathRow
    people: list[PersonRow]
    research: Research


def read_organization_page(workspace: Workspace, organization_id: int) -> OrganizationPage:
    """Read everything about an organization. Raises NotFoundError if it does not exist."""
    store = workspace.store
    return OrganizationPage(
        read_organization(workspace, organization_id),
        store.all(queries.PEOPLE_AT_ORGANIZATION, organization_id=organization_id),
        store.all(queries.FORMER_PEOPLE, organization_id=organization_id),
        store.all(queries.ASKS, organization_id=organization_id),
        Research(
            list_findings(workspace, Subject.organization(organization_id)),
            store.all(queries.ORGANIZATION_HYPOTHESES, organization_id=organization_id),
            read_verdict_counts(workspace),
        ),
    )


def read_industry_page(workspace: Workspace, industry_id: int) -> IndustryPage:
    """Read everything about an industry. Raises NotFoundError if it does not exist."""
    store = workspace.store
    return IndustryPage(
        read_industry(workspace, industry_id),
        store.all(queries.ORGANIZATIONS_IN_INDUSTRY, industry_id=industry_id),
        store.all(queries.PEOPLE_IN_INDUSTRY, industry_id=industry_id),
        Research(
            list_findings(workspace, Subject.industry(industry_id)),
            store.all(queries.INDUSTRY_HYPOTHESES, industry_id=industry_id),
            read_verdict_counts(workspace),
        ),
    )


def read_path_page(workspace: Workspace, path_id: int) -> PathPage:
    """Read a path with its people and research. Raises NotFoundError if it does not exist."""
    store = workspace.store
    return PathPage(
        read_path(workspace, path_id),
        store.all(queries.PEOPLE_ON_PATH, path_id=path_id),
        Research(
            list_findings(workspace, Subject.path(path_id)),
            store.all(queries.PATH_HYPOTHESES, path_id=path_id),
            read_verdict_counts(workspace),
        ),
    )


def read_organization(workspace: Workspace, organization_id: int) -> OrganizationRow:
    """Return an organization. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(queries.ORGANIZATION, organization_id=organization_id)
    if row is None:
        raise NotFoundError("This organization no longer exists.")
    return row


def read_industry(workspace: Workspace, industry_id: int) -> IndustryRow:
    """Return an industry. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(queries.INDUSTRY, industry_id=industry_id)
    if row is None:
        raise NotFoundError("This industry no longer exists.")
    return row


def read_path(workspace: Workspace, path_id: int) -> PathRow:
    """Return a path. Raises NotFoundError if it does not exist."""
    row = workspace.store.first(queries.PATH, path_id=path_id)
    if row is None:
        raise NotFoundError("This path no longer exists.")
    return row
