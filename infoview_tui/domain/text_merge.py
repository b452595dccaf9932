"""One text of two that were written at the same time, in two windows: no line of either is lost."""

from __future__ import annotations


def merge_texts(ours: str, theirs: str) -> str:
    """Return *ours* with those lines of *theirs* below it that it does not hold already.

    What is ours stays where it is, so that the cursor in it does too. Lines are compared without blanks at their ends.
    """
    existing = {line.strip() for line in ours.split("\n")}
    missing = [line for line in theirs.split("\n") if line.strip() and line.strip() not in existing]
    if not missing:
        return ours
    return "\n".join([ours.rstrip("\n"), *missing]) if ours.strip() else "\n".join(missing)


def merge_lines(ours: str, theirs: str) -> str:
    """Do the same for texts of one line, such as a subject."""
    if not ours.strip() or ours in theirs:
        return theirs
    return ours if theirs in ours else f"{ours} / {theirs}"
