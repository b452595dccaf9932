"""What a merge brings, in words, as the command line and the screen say it."""

from __future__ import annotations

from collections import Counter

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.copies.report import ChangeJson, ConflictJson, MergeReport

_MAX_KINDS = 3
"""How many kinds of new rows are named."""


def format_counts(report: MergeReport) -> str:
    """Return how much is added, changed, and deleted: ``3 added (2 contacts, 1 note), 1 changed``."""
    totals = {change: sum(kinds.values()) for change, kinds in report.count_changes().items()}
    parts = [f"{total:,} {change}" for change, total in totals.items() if total]
    added: Counter[str] = report.count_changes()["added"]
    if added:
        kinds = ", ".join(format_count(number, kind) for kind, number in added.most_common(_MAX_KINDS))
        parts[0] += f" ({kinds}{', …' if len(added) > _MAX_KINDS else ''})"
    if report.files:
        parts.append(format_count(len(report.files), "new file"))
    return ", ".join(parts) or format_count(report.events, "history event")


def describe_change(change: ChangeJson) -> str:
    """Return what a changed row is, and which of its fields: ``contact: Ana Lima (title)``."""
    return _describe(change["kind"], change["label"], change["fields"])


def describe_conflict(conflict: ConflictJson) -> list[str]:
    """Return what both copies changed, what it is in each, and which is used and why, a line each."""
    used = {"mine": "this copy", "theirs": "the other copy", "both": "both"}[conflict["used"]]
    return [
        _describe(conflict["kind"], conflict["label"], conflict["fields"]),
        f"here: {_join(conflict['mine'])}",
        f"other copy: {_join(conflict['theirs'])}",
        f"used: {used}, because {conflict['reason']}",
    ]


def _describe(kind: str, label: str, fields: list[str]) -> str:
    return f"{kind}: {label} ({', '.join(fields)})" if fields else f"{kind}: {label}"


def _join(values: list[object]) -> str:
    return ", ".join("empty" if value in (None, "") else clean_line(str(value)) for value in values)
