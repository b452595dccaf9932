"""Merging of two versions of a text edited at the same time in two windows, without losing a line of either."""

from __future__ import annotations


def merge_texts(ours: str, theirs: str) -> str:
    """Append the lines of *theirs* that are missing from *ours*.

    *ours* stays unchanged at the top, so that the cursor position remains valid. Lines are compared after stripping.
    """
    existing = {line.strip() for line in ours.split("\n")}
    missing = [line for line in theirs.split("\n") if line.strip() and line.strip() not in existing]
    if not missing:
        return ours
    return "\n".join([ours.rstrip("\n"), *missing]) if ours.strip() else "\n".join(missing)


def merge_lines(ours: str, theirs: str) -> str:
    """Merge two one-line texts, such as subjects."""
    if not ours.strip() or ours in theirs:
        return theirs
    return ours if theirs in ours else f"{ours} / {theirs}"
