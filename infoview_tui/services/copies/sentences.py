"""What a merge brings, in words, as the command line and the screen say it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import tzinfo

from infoview_tui.domain.format_dates import format_moment
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import parse_timestamp
from infoview_tui.errors import DamagedDataError
from infoview_tui.services.copies.report import ChangeJson, ConflictJson, MergeReport

_COLUMN_ENDING = re.compile(r"_(?:at|on)$")

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


def describe_conflict(conflict: ConflictJson, zone: tzinfo) -> list[str]:
    """Return what both copies changed, what it is in each, and which is used and why, a line each.

    Of fields that go together, those with the same value in both copies are left out. Times are shown in *zone*.
    """
    used = {"mine": "this copy", "theirs": "the other copy", "both": "both"}[conflict["used"]]
    mine, theirs, fields = conflict["mine"], conflict["theirs"], conflict["fields"]
    if fields:
        differing = [at for at in range(len(fields)) if mine[at] != theirs[at]]
        mine, theirs, fields = ([values[at] for at in differing] for values in (mine, theirs, fields))
    return [
        _describe(conflict["kind"], conflict["label"], fields),
        f"here: {_join(mine, zone)}",
        f"other copy: {_join(theirs, zone)}",
        f"used: {used}, because {conflict['reason']}",
    ]


def _describe(kind: str, label: str, fields: list[str]) -> str:
    names = ", ".join(dict.fromkeys(map(_name_field, fields)))
    return f"{kind}: {label} ({names})" if names else f"{kind}: {label}"


def _name_field(column: str) -> str:
    """Return a column in words: ``stage since`` for ``stage_since``, ``last contact`` for ``last_contact_at``."""
    return _COLUMN_ENDING.sub("", column).replace("_", " ")


def _join(values: list[object], zone: tzinfo) -> str:
    return ", ".join("empty" if value in (None, "") else _format_value(str(value), zone) for value in values)


def _format_value(value: str, zone: tzinfo) -> str:
    try:
        return format_moment(parse_timestamp(value), zone)
    except DamagedDataError:  # another value than a time
        return clean_line(value)
