"""What would be deleted with an organization, an industry, or a path, in words for the question before it."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.research import deletions as queries


class _Counted(NamedTuple):
    """A number of things, with the words for one and for several."""

    many: int
    one: str
    several: str

    def __str__(self) -> str:
        return f"{self.many:,} {self.one if self.many == 1 else self.several}"


def describe_organization_deletion(workspace: Workspace, organization_id: int) -> str:
    """Return what is deleted with an organization, and what stays without it; empty if it does not exist."""
    row = workspace.store.first(queries.WITH_ORGANIZATION, organization_id=organization_id)
    if row is None:
        return ""
    gone = (
        _findings(row.findings),
        _Counted(row.asks, "ask", "asks"),
        _Counted(row.affiliations, "former job or school", "former jobs and schools"),
    )
    stay = (_Counted(row.contacts, "contact", "contacts"), _hypotheses(row.hypotheses))
    return _describe(gone, stay, "the organization")


def describe_industry_deletion(workspace: Workspace, industry_id: int) -> str:
    """Return what is deleted with an industry, and what stays without it; empty if it does not exist."""
    row = workspace.store.first(queries.WITH_INDUSTRY, industry_id=industry_id)
    if row is None:
        return ""
    stay = (_Counted(row.organizations, "organization", "organizations"), _hypotheses(row.hypotheses))
    return _describe((_findings(row.findings),), stay, "the industry")


def describe_path_deletion(workspace: Workspace, path_id: int) -> str:
    """Return what is deleted with a path, and what stays without it; empty if it does not exist."""
    row = workspace.store.first(queries.WITH_PATH, path_id=path_id)
    if row is None:
        return ""
    gone = (
        _Counted(row.ratings, "rating", "ratings"),
        _Counted(row.fit_points, "reason for or against it", "reasons for and against it"),
        _Counted(row.gauges, "gauge reading", "gauge readings"),
        _findings(row.findings),
    )
    stay = (_Counted(row.contacts, "contact", "contacts"), _hypotheses(row.hypotheses))
    return _describe(gone, stay, "the path")


def _findings(many: int) -> _Counted:
    return _Counted(many, "finding", "findings")


def _hypotheses(many: int) -> _Counted:
    return _Counted(many, "hypothesis", "hypotheses")


def _describe(gone: tuple[_Counted, ...], stay: tuple[_Counted, ...], what: str) -> str:
    """Return "This deletes 2 ratings. 3 contacts stay, without the path." Empty for what nothing refers to."""
    deleted, kept = _join(gone), _join(stay)
    verb = "stays" if sum(counted.many for counted in stay) == 1 else "stay"
    sentences = (f"This also deletes {deleted}." if deleted else "", f"{kept} {verb}, without {what}." if kept else "")
    return " ".join(filter(None, sentences))


def _join(counts: tuple[_Counted, ...]) -> str:
    parts = [str(counted) for counted in counts if counted.many]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
