"""Commands on organizations, which belong to an industry (R1). Merging joins two spellings of one."""

from __future__ import annotations

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.research.forms import OrganizationForm
from infoview_tui.services.research.subject_changes import find_by_name, keep_other_text
from infoview_tui.services.research.subject_commands import SubjectCommands, SubjectEvents
from infoview_tui.storage.tables import Industry, Organization


def _read_form(transaction: Transaction, row: Organization) -> OrganizationForm:
    industry = transaction.get(Industry, row.industry_id).name if row.industry_id else ""
    return OrganizationForm(row.name, industry, row.why)


def _set_industry(transaction: Transaction, row: Organization, form: OrganizationForm) -> None:
    """Set the industry by its name, adding it if needed; without a name, there is none."""
    found = find_by_name(transaction.session, Industry, form.industry) if form.industry else None
    if form.industry and found is None:
        found = Industry(name=form.industry, created_at=transaction.now)
        transaction.add(found)
    row.industry_id = found.id if found else None


def _merge_industry(transaction: Transaction, target: Organization, source: Organization) -> None:
    if target.industry_id is None:
        target.industry_id = source.industry_id
    elif source.industry_id not in (None, target.industry_id):
        other = transaction.get(Industry, source.industry_id or 0)
        keep_other_text(transaction, SubjectKind.ORGANIZATION, target.id or 0, f"Another industry: {other.name}")


ORGANIZATIONS = SubjectCommands(
    SubjectKind.ORGANIZATION,
    Organization,
    SubjectEvents(
        EventKind.ORGANIZATION_ADDED,
        EventKind.ORGANIZATION_EDITED,
        EventKind.ORGANIZATION_MERGED,
        EventKind.ORGANIZATION_DELETED,
    ),
    _read_form,
    _set_industry,
    _merge_industry,
)
"""Asks and former jobs are deleted with an organization; its contacts stay, without it."""
