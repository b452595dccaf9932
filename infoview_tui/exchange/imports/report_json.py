"""The report of an import as JSON. Keys are never renamed or removed."""

from __future__ import annotations

from typing import TypedDict

from infoview_tui.exchange.imports.importer import ImportReport, format_reason
from infoview_tui.services.imports.plan import Lane, PlannedRow


class ImportRowJson(TypedDict):
    """A row: what became of it, the contact that it is, or may be, and what it adds.

    ``part`` is the file in an archive or folder that has the row.
    """

    line: int
    part: str
    name: str
    lane: str
    reason: str
    contact_id: int | None
    contact: str
    adds: list[str]
    new_organization: str
    new_title: str


class ImportReportJson(TypedDict):
    """A file: the number of rows in each lane, the rows, and warnings. ``saved`` is false for a dry run."""

    file: str
    saved: bool
    counts: dict[str, int]
    rows: list[ImportRowJson]
    warnings: list[str]
    everything: str


def report_to_json(report: ImportReport) -> ImportReportJson:
    """Return a report as JSON values."""
    counts = report.plan.counts()
    return {
        "file": str(report.path),
        "saved": not report.dry_run,
        "counts": {lane.value: counts[lane] for lane in Lane},
        "rows": list(map(_row_to_json, report.plan.rows)),
        "warnings": list(report.warnings),
        "everything": report.everything,
    }


def _row_to_json(row: PlannedRow) -> ImportRowJson:
    change = row.job_change
    return {
        "line": row.line,
        "part": row.file,
        "name": row.name,
        "lane": row.lane.value,
        "reason": format_reason(row),
        "contact_id": row.contact_id,
        "contact": row.contact_name,
        "adds": list(dict.fromkeys(addition.label for addition in row.additions)),
        "new_organization": change.organization if change else "",
        "new_title": change.title if change else "",
    }
