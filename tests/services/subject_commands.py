"""Every command on organizations, industries, and paths, with a call that runs it on the campaign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research import industries, organizations, paths
from infoview_tui.services.research.forms import IndustryForm, OrganizationForm, PathForm
from infoview_tui.services.research.subject_lists import list_industries, list_organizations, list_paths


class SubjectScene(Protocol):
    """What a command on a subject needs of a scene."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def now(self) -> datetime: ...


def _organization(s: SubjectScene, name: str) -> int:
    return next(row.id for row in list_organizations(s.workspace) if row.name == name)


def _path(s: SubjectScene) -> int:
    return list_paths(s.workspace)[0].id


def _industry(s: SubjectScene, name: str = "Software") -> int:
    return next(row.id for row in list_industries(s.workspace) if row.name == name)


SUBJECT_COMMANDS: dict[str, Callable[[SubjectScene], object]] = {
    "research.organizations.add_organization": lambda s: organizations.add_organization(
        s.workspace, OrganizationForm("NewCo", "Software", "They teach"), s.now
    ),
    "research.organizations.edit_organization": lambda s: organizations.edit_organization(
        s.workspace, _organization(s, "Acme"), OrganizationForm("Acme Corp", "Anvils", "Tom is there"), s.now
    ),
    "research.organizations.merge_organizations": lambda s: organizations.merge_organizations(
        s.workspace, _organization(s, "Acme"), _organization(s, "Figma"), s.now
    ),
    "research.organizations.delete_organization": lambda s: organizations.delete_organization(
        s.workspace, _organization(s, "Figma"), s.now
    ),
    "research.industries.add_industry": lambda s: industries.add_industry(
        s.workspace, IndustryForm("Health", "It matters"), s.now
    ),
    "research.industries.edit_industry": lambda s: industries.edit_industry(
        s.workspace, _industry(s), IndustryForm("Design tools"), s.now
    ),
    "research.industries.merge_industries": lambda s: industries.merge_industries(
        s.workspace, _industry(s), _industry(s, "Web"), s.now
    ),
    "research.industries.delete_industry": lambda s: industries.delete_industry(s.workspace, _industry(s), s.now),
    "research.paths.add_path": lambda s: paths.add_path(
        s.workspace, PathForm("Data journalism", "I read it daily"), s.now
    ),
    "research.paths.edit_path": lambda s: paths.edit_path(s.workspace, _path(s), PathForm("Design", "I draw"), s.now),
    "research.paths.delete_path": lambda s: paths.delete_path(s.workspace, _path(s), s.now),
}
