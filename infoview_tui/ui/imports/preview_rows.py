"""Rows of the preview of an import: by lanes, what has to be decided first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.exchange.imports.importer import LANE_NAMES, format_additions
from infoview_tui.services.imports.candidates import Addition, list_contents
from infoview_tui.services.imports.import_rows import AffiliationRow, FindingRow
from infoview_tui.services.imports.incoming import Address
from infoview_tui.services.imports.plan import Choice, Decision, ImportPlan, Lane, PlannedRow
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_SHOWN = 500
"""The most rows of a lane that are shown; the others are counted."""

NEW_JOBS = "jobs"
"""The rows of known contacts that name another job; they are shown as a lane of their own."""

CHOICE_LABELS = {Choice.SAME: "same person", Choice.NEW: "different people", Choice.SKIP: "left out"}

_LABELS = {"timezone": "time zone", "how_met": "how you met", "why": "why them"}
"""The fields that are called otherwise on the screen than in the report."""


class RowKey(NamedTuple):
    """The number of a row in the plan."""

    number: int


def build_rows(plan: ImportPlan, decisions: Mapping[int, Decision]) -> list[Row]:
    """Return the rows of all lanes with their headings."""
    by_lane: dict[str, list[int]] = {lane: [] for lane in (Lane.DOUBTFUL, NEW_JOBS, *LANE_NAMES)}
    for number, row in enumerate(plan.rows):
        is_job = row.has_new_job and row.lane is not Lane.DOUBTFUL
        by_lane[NEW_JOBS if is_job else row.lane].append(number)
    rows: list[Row] = []
    for lane, numbers in by_lane.items():
        if numbers:
            title = "New jobs" if lane == NEW_JOBS else LANE_NAMES[Lane(lane)].capitalize()
            rows.append(Row(f"h-{lane}", Content(f"{title} · {len(numbers):,}"), is_heading=True))
            rows += (build_row(plan, number, decisions) for number in numbers[:MAX_SHOWN])
            if len(numbers) > MAX_SHOWN:
                rows.append(Row(f"m-{lane}", Content(f"and {len(numbers) - MAX_SHOWN:,} more"), is_heading=True))
    return rows


def build_remarks(remarks: Sequence[str]) -> list[Row]:
    """Return a row for each remark about the files, with a heading if there are any."""
    rows = [Row(f"remark-{number}", assemble((text, "$text-muted"))) for number, text in enumerate(remarks)]
    return [Row("h-remarks", Content(f"Remarks · {len(rows):,}"), is_heading=True), *rows] if rows else []


def build_row(plan: ImportPlan, number: int, decisions: Mapping[int, Decision]) -> Row:
    """Return one row, with what was decided about it."""
    row = plan.rows[number]
    decision = decisions.get(row.index, Decision()) if row.index is not None else Decision()
    name = plain(row.name)
    body = assemble(name, (_describe(row), "$text-muted"), *_describe_job(row, decision))
    trailing = Content("")
    if row.lane is Lane.DOUBTFUL:
        chosen = decision.choice or Choice.SKIP
        trailing = assemble((CHOICE_LABELS[chosen], "$text-muted" if chosen is Choice.SKIP else "bold $accent"))
    elif row.lane is Lane.UNREADABLE:
        trailing = assemble((f"line {name_line(plan, row)}", "$text-muted"))
    return Row(RowKey(number), body, trailing=trailing)


def name_line(plan: ImportPlan, row: PlannedRow) -> str:
    """Return the line of a row, with its file if there are several: ``12 of archive.zip/Connections.csv``."""
    source = plan.sources[row.source].name if len(plan.sources) > 1 else ""
    file = "/".join(filter(None, (source, row.file)))
    return f"{row.line} of {file}" if file else str(row.line)


def build_details(plan: ImportPlan, row: PlannedRow) -> list[tuple[str, str]]:
    """Return a row field by field, as pairs of a label and a text."""
    additions: Sequence[Addition] = row.additions
    contact = row.contact_name
    if row.lane in {Lane.NEW, Lane.UNKNOWN} and row.row is not None:
        additions, contact = list_contents(row.row), ""
    details = [
        ("line", name_line(plan, row)),
        ("contact", contact),
        ("why", row.reason),
    ]
    details += ((_LABELS.get(each.field, each.label), describe_addition(each)) for each in additions)
    if row.job_change is not None:
        change = row.job_change
        details.append(("until now", _join_job(change.former_title, change.former_organization)))
        details.append(("now", _join_job(change.title, change.organization)))
    return [pair for pair in details if pair[1]]


def describe_addition(addition: Addition) -> str:
    """Return the value of an addition in words."""
    match addition.value:
        case Address(_, value, label):
            return f"{value} ({label})" if label else value
        case AffiliationRow() as place:
            kind = "studied at " if place.kind is AffiliationKind.STUDY else ""
            years = "–".join(str(year) for year in (place.first_year, place.last_year) if year)
            return ", ".join(filter(None, (kind + place.organization, place.title, years)))
        case FindingRow(text):
            return text
        case (when, _):
            return f"{when.on or when.at:%Y-%m-%d}"
        case value:
            return str(value)


def _describe(row: PlannedRow) -> str:
    match row.lane:
        case Lane.DOUBTFUL:
            return f"  may be {row.contact_name}: {row.reason}"
        case Lane.COMPLETED:
            return f"  {format_additions(row)}"
        case Lane.NEW:
            form = row.row.form if row.row is not None else None
            job = _join_job(form.title, form.organization) if form else ""
            return f"  {job}" if job else ""
        case _:
            return f"{'  ' if row.name else ''}{row.reason}"


def _describe_job(row: PlannedRow, decision: Decision) -> Iterator[tuple[str, str]]:
    if row.job_change is not None:
        accepted = " (accepted)" if decision.takes_job else ""
        style = "bold $accent" if decision.takes_job else "$warning"
        yield f"  now {_join_job(row.job_change.title, row.job_change.organization)}{accepted}", style


def _join_job(title: str, organization: str) -> str:
    return f"{title} at {organization}" if title and organization else f"at {organization}" if organization else title
