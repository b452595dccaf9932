"""Add, edit, merge, and delete industries (R1)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import merge_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.forms import IndustryForm
from infoview_tui.services.research.subject_changes import keep_other_text, move_references, require_free_name
from infoview_tui.storage.tables import Industry


def add_industry(workspace: Workspace, form: IndustryForm, now: datetime) -> int:
    """Add an industry and return its id. Raises InfoviewError if it has no name, or one that is taken."""
    form = form.cleaned()
    with workspace.transaction(EventKind.INDUSTRY_ADDED, now) as transaction:
        require_free_name(transaction.session, Industry, form.name)
        industry = Industry(name=form.name, why=form.why, created_at=transaction.now)
        transaction.add(industry)
        transaction.record(f"Added the industry {form.name}")
    return industry.id or 0


def edit_industry(
    workspace: Workspace, industry_id: int, form: IndustryForm, now: datetime, *, opened: IndustryForm | None = None
) -> None:
    """Change an industry. Raises InfoviewError if it has no name, or one that is taken, or no longer exists.

    With *opened*, the form as it was shown first, only fields that differ from it change; see `merge_form`.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.INDUSTRY_EDITED, now) as transaction:
        industry = transaction.get(Industry, industry_id)
        form = merge_form(opened, IndustryForm(industry.name, industry.why), form)
        require_free_name(transaction.session, Industry, form.name, industry_id)
        industry.name, industry.why = form.name, form.why
        transaction.session.add(industry)
        transaction.record(f"Edited the industry {form.name}")


def merge_industries(workspace: Workspace, target_id: int, source_id: int, now: datetime) -> str:
    """Merge the source into the target, which keeps its name, and return a status message.

    Organizations, findings, and hypotheses move. Raises InfoviewError if both are the same, or one no longer exists.
    """
    if target_id == source_id:
        raise InfoviewError("An industry cannot be merged with itself.")
    with workspace.transaction(EventKind.INDUSTRY_MERGED, now) as transaction:
        target, source = transaction.get(Industry, target_id), transaction.get(Industry, source_id)
        name = source.name
        if source.why and not target.why:
            target.why = source.why
        elif source.why and source.why != target.why:
            keep_other_text(transaction, "Another reason", source.why, target)
        transaction.session.add(target)
        move_references(transaction, Industry, source_id, target_id)
        delete_cascade(transaction.session, source)
        transaction.record(f"Merged the industry {name} into {target.name}")
    return f"Merged {name} into {target.name}."


def delete_industry(workspace: Workspace, industry_id: int, now: datetime) -> str:
    """Delete an industry with what was found about it, and return its name. Its organizations stay, without it."""
    with workspace.transaction(EventKind.INDUSTRY_DELETED, now) as transaction:
        industry = transaction.get(Industry, industry_id)
        transaction.record(f"Deleted the industry {industry.name}")
        delete_cascade(transaction.session, industry)
    return industry.name
