"""Every command on organizations, industries, and paths, with a call that runs it on the campaign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.forms import IndustryForm, OrganizationForm, PathForm
from infoview_tui.services.research.industries import INDUSTRIES
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.research.paths import PATHS
from infoview_tui.services.research.subject_lists import list_industries, list_organizations, list_paths


class SubjectScene(Protocol):
    """What a command on a subject needs of a scene."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def now(self) -> datetime: ...


def _organization(s: SubjectScene, name: str) -> int:
    return next(row.id for row in list_organizations(s.workspace) if row.name == name)


def _path(s: SubjectScene, at: int = 0) -> int:
    return list_paths(s.workspace)[at].id


def _industry(s: SubjectScene, name: str = "Software") -> int:
    return next(row.id for row in list_industries(s.workspace) if row.name == name)


SUBJECT_COMMANDS: dict[str, Callable[[SubjectScene], object]] = {
    "research.subject_commands.add of an organization": lambda s: ORGANIZATIONS.add(
        s.workspace, OrganizationForm("NewCo", "Software", "They teach"), s.now
    ),
    "research.subject_commands.edit of an organization": lambda s: ORGANIZATIONS.edit(
        s.workspace, _organization(s, "Acme"), OrganizationForm("Acme Corp", "Anvils", "Tom is there"), s.now
    ),
    "research.subject_commands.merge of organizations": lambda s: ORGANIZATIONS.merge(
        s.workspace, _organization(s, "Acme"), _organization(s, "Figma"), s.now
    ),
    "research.subject_commands.delete of an organization": lambda s: ORGANIZATIONS.delete(
        s.workspace, _organization(s, "Figma"), s.now
    ),
    "research.subject_commands.add of an industry": lambda s: INDUSTRIES.add(
        s.workspace, IndustryForm("Health", "It matters"), s.now
    ),
    "research.subject_commands.edit of an industry": lambda s: INDUSTRIES.edit(
        s.workspace, _industry(s), IndustryForm("Design tools"), s.now
    ),
    "research.subject_commands.merge of industries": lambda s: INDUSTRIES.merge(
        s.workspace, _industry(s), _industry(s, "Web"), s.now
    ),
    "research.subject_commands.delete of an industry": lambda s: INDUSTRIES.delete(s.workspace, _industry(s), s.now),
    "research.subject_commands.add of a path": lambda s: PATHS.add(
        s.workspace, PathForm("Data journalism", "I read it daily"), s.now
    ),
    "research.subject_commands.edit of a path": lambda s: PATHS.edit(
        s.workspace, _path(s), PathForm("Design", "I draw"), s.now
    ),
    "research.subject_commands.merge of paths": lambda s: PATHS.merge(s.workspace, _path(s), _path(s, 1), s.now),
    "research.subject_commands.delete of a path": lambda s: PATHS.delete(s.workspace, _path(s), s.now),
}
