"""What ``infoview import`` proposes after an archive of LinkedIn: relationships, and texts for the profile."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.cli.output import print_report
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.import_rows import OwnData
from infoview_tui.services.introductions.ways import list_relationship_proposals
from infoview_tui.services.profile import imported
from infoview_tui.services.profile.queries import find_empty_fields

_MAX_PROPOSALS = 10
_MAX_LENGTH = 60


def handle_own_data(workspace: Workspace, own: OwnData, now: datetime, *, fills_profile: bool, dry_run: bool) -> None:
    """Fill in the profile if the user says so, or print what could be filled in; then print proposals."""
    if fills_profile and not dry_run:
        filled = imported.fill_profile(workspace, own.profile, now)
        print_report(f"Your profile: {', '.join(filled)} filled in." if filled else "Your profile: nothing to fill in.")
    else:
        _print_profile(workspace, own)
    _print_relationships(workspace)


def _print_profile(workspace: Workspace, own: OwnData) -> None:
    """Print what could be filled in to the profile."""
    empty = find_empty_fields(workspace, own.profile)
    if empty:
        texts = "; ".join(f"{name}: {clean_line(text, _MAX_LENGTH)}" for name, text in empty.items())
        print_report(f"Your profile could be filled in with --fill-profile. {texts}")


def _print_relationships(workspace: Workspace) -> None:
    """Print which relationships the user may want to set, and why. None is set."""
    proposals = list_relationship_proposals(workspace)
    for one in proposals[:_MAX_PROPOSALS]:
        name = clean_line(one.name, _MAX_LENGTH)
        print_report(f"{name}: {one.relationship.value}? {clean_line(one.reason)}")
    if proposals:
        more = f"{len(proposals) - _MAX_PROPOSALS} more like these. " if len(proposals) > _MAX_PROPOSALS else ""
        print_report(f"{more}Set a relationship on the contact (e); nothing was set.")
