"""Add, edit, merge, and delete organizations (R1). Merging joins two spellings of one; one undo restores both."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import merge_form
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.forms import OrganizationForm
from infoview_tui.services.research.subject_changes import (
    find_by_name,
    keep_other_text,
    move_references,
    require_free_name,
)
from infoview_tui.storage.tables import Industry, Organization


def add_organization(workspace: Workspace, form: OrganizationForm, now: datetime) -> int:
    """Add an organization and return its id. Raises InfoviewError if it has no name, or one that is taken."""
    form = form.cleaned()
    with workspace.transaction(EventKind.ORGANIZATION_ADDED, now) as transaction:
        require_free_name(transaction.session, Organization, form.name)
        organization = Organization(
            name=form.name,
            why=form.why,
            industry_id=_get_or_create_industry(transaction, form.industry),
            created_at=transaction.now,
        )
        transaction.add(organization)
        transaction.record(f"Added the organization {form.name}")
    return organization.id or 0


def edit_organization(
    workspace: Workspace,
    organization_id: int,
    form: OrganizationForm,
    now: datetime,
    *,
    opened: OrganizationForm | None = None,
) -> None:
    """Change an organization. Raises InfoviewError if it has no name, or one that is taken, or no longer exists.

    With *opened*, the form as it was shown first, only fields that differ from it change; see `merge_form`.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.ORGANIZATION_EDITED, now) as transaction:
        organization = transaction.get(Organization, organization_id)
        form = merge_form(
            opened,
            OrganizationForm(organization.name, _industry_name(transaction, organization), organization.why),
            form,
        )
        require_free_name(transaction.session, Organization, form.name, organization_id)
        organization.name, organization.why = form.name, form.why
        organization.industry_id = _get_or_create_industry(transaction, form.industry)
        transaction.session.add(organization)
        transaction.record(f"Edited the organization {form.name}")


def merge_organizations(workspace: Workspace, target_id: int, source_id: int, now: datetime) -> str:
    """Merge the source into the target, which keeps its name, and return a status message.

    Contacts, findings, hypotheses, asks, and former employers move. What the two say differently is kept as a finding.
    Raises InfoviewError if both are the same, or one no longer exists.
    """
    if target_id == source_id:
        raise InfoviewError("An organization cannot be merged with itself.")
    with workspace.transaction(EventKind.ORGANIZATION_MERGED, now) as transaction:
        target, source = transaction.get(Organization, target_id), transaction.get(Organization, source_id)
        name = source.name
        if source.why and not target.why:
            target.why = source.why
        elif source.why and source.why != target.why:
            keep_other_text(transaction, "Another reason", source.why, target)
        if target.industry_id is None:
            target.industry_id = source.industry_id
        elif source.industry_id not in (None, target.industry_id):
            other = transaction.get(Industry, source.industry_id or 0)
            keep_other_text(transaction, "Another industry", other.name, target)
        transaction.session.add(target)
        move_references(transaction, Organization, source_id, target_id)
        delete_cascade(transaction.session, source)
        transaction.record(f"Merged the organization {name} into {target.name}")
    return f"Merged {name} into {target.name}."


def delete_organization(workspace: Workspace, organization_id: int, now: datetime) -> str:
    """Delete an organization with what was found about it, and return its name. Its contacts stay, without it."""
    with workspace.transaction(EventKind.ORGANIZATION_DELETED, now) as transaction:
        organization = transaction.get(Organization, organization_id)
        transaction.record(f"Deleted the organization {organization.name}")
        delete_cascade(transaction.session, organization)
    return organization.name


def _get_or_create_industry(transaction: Transaction, name: str) -> int | None:
    """Return the id of the industry with this name, creating it if needed; None if the name is empty."""
    if not name:
        return None
    found = find_by_name(transaction.session, Industry, name)
    if found is None:
        found = Industry(name=name, created_at=transaction.now)
        transaction.add(found)
    return found.id


def _industry_name(transaction: Transaction, organization: Organization) -> str:
    return transaction.get(Industry, organization.industry_id).name if organization.industry_id else ""
