"""Import contacts: all rows of an import in one transaction, with a few prepared statements, and one undo (R2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.plan import (
    Choice,
    Decision,
    ImportPlan,
    RowSource,
    pausing_collection,
    plan_import,
)
from infoview_tui.services.imports.progress import Progress
from infoview_tui.services.imports.writer import ImportWriter


def import_contacts(
    workspace: Workspace,
    sources: Sequence[RowSource],
    now: datetime,
    decisions: Mapping[int, Decision] | None = None,
    *,
    default: Choice = Choice.SKIP,
    takes_jobs: bool = False,
    progress: Progress | None = None,
) -> ImportPlan:
    """Add and complete contacts in one command, and return what was done with each row.

    The rows are planned again with the data as they are now, see `plan_import`. Raises StorageError if saving fails,
    and what *progress* raises; nothing is saved then.
    """
    with pausing_collection(), workspace.bulk_transaction(EventKind.CONTACTS_IMPORTED, now) as transaction:
        plan = plan_import(workspace, sources, decisions, default=default, takes_jobs=takes_jobs, progress=progress)
        if not plan.is_empty:
            ImportWriter(transaction, workspace, plan, progress).write()
            transaction.record(f"{_describe(plan)} from {_name_sources(sources)}", added=len(plan.added))
    return plan


def _describe(plan: ImportPlan) -> str:
    if plan.added or not plan.changed:
        return f"Imported {format_count(len(plan.added), 'contact')}"
    return f"Completed {format_count(len(plan.changed), 'contact')}"


def _name_sources(sources: Sequence[RowSource]) -> str:
    return clean_line(sources[0].name) if len(sources) == 1 else format_count(len(sources), "file")
