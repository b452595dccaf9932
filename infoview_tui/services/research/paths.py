"""Add, edit, and delete paths: the careers that the user explores (R1)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import merge_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.forms import PathForm
from infoview_tui.services.research.subject_changes import require_free_name
from infoview_tui.storage.tables import Path


def add_path(workspace: Workspace, form: PathForm, now: datetime) -> int:
    """Add a path and return its id. Raises InfoviewError if it has no name, or one that is taken."""
    form = form.cleaned()
    with workspace.transaction(EventKind.PATH_ADDED, now) as transaction:
        require_free_name(transaction.session, Path, form.name)
        path = Path(name=form.name, why=form.why, created_at=transaction.now)
        transaction.add(path)
        transaction.record(f"Added the path {form.name}")
    return path.id or 0


def edit_path(
    workspace: Workspace, path_id: int, form: PathForm, now: datetime, *, opened: PathForm | None = None
) -> None:
    """Change a path. Raises InfoviewError if it has no name, or one that is taken, or no longer exists.

    With *opened*, the form as it was shown first, only fields that differ from it change; see `merge_form`.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.PATH_EDITED, now) as transaction:
        path = transaction.get(Path, path_id)
        form = merge_form(opened, PathForm(path.name, path.why), form)
        require_free_name(transaction.session, Path, form.name, path_id)
        path.name, path.why = form.name, form.why
        transaction.session.add(path)
        transaction.record(f"Edited the path {form.name}")


def delete_path(workspace: Workspace, path_id: int, now: datetime) -> str:
    """Delete a path with its ratings, fit, gauges, and findings, and return its name. Contacts and hypotheses stay."""
    with workspace.transaction(EventKind.PATH_DELETED, now) as transaction:
        path = transaction.get(Path, path_id)
        transaction.record(f"Deleted the path {path.name}")
        delete_cascade(transaction.session, path)
    return path.name
