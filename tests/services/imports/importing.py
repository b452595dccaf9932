"""Imports in tests: rows from forms, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.apply import import_contacts
from infoview_tui.services.imports.import_rows import ImportRow
from infoview_tui.services.imports.plan import Choice, Decision, ImportPlan, Lane, RowSource, plan_import


def as_rows(*forms: ContactForm) -> list[ImportRow]:
    """Return forms as the rows of a file."""
    return [ImportRow(line, form) for line, form in enumerate(forms, 1)]


def import_rows(
    workspace: Workspace, now: datetime, rows: Sequence[ImportRow], decisions: Mapping[int, Decision] | None = None
) -> ImportPlan:
    """Import the rows of one file."""
    return import_contacts(workspace, [RowSource("a file", rows)], now, decisions)


def import_forms(workspace: Workspace, now: datetime, *forms: ContactForm) -> ImportPlan:
    """Import contacts with these forms from one file."""
    return import_rows(workspace, now, as_rows(*forms))


def preview(workspace: Workspace, *forms: ContactForm, default: Choice = Choice.SKIP) -> ImportPlan:
    """Return what an import of these forms would do."""
    return plan_import(workspace, [RowSource("a file", as_rows(*forms))], default=default)


def lanes(plan: ImportPlan) -> list[Lane]:
    """Return the lane of each row."""
    return [row.lane for row in plan.rows]
