"""JSON of bundles and merges. Keys are never renamed or removed."""

from __future__ import annotations

from typing import TypedDict

from infoview_tui.services.copies.report import ChangeJson as ChangeJson, ConflictJson as ConflictJson


class BundleJson(TypedDict):
    """A bundle: its file, the user's own files in it, and a sentence for each that was left out."""

    path: str
    files: list[str]
    left_out: list[str]


class MergeJson(TypedDict):
    """What a merge brought, or would bring. ``backup`` is the file from before it."""

    dry_run: bool
    changes: list[ChangeJson]
    conflicts: list[ConflictJson]
    events: int
    files: list[str]
    remarks: list[str]
    backup: str | None
