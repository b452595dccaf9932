"""What is said of a write that failed: what happened, and what to do."""

from __future__ import annotations

from infoview_tui.storage.read_errors import describe_damage


def describe_sync_error(error: OSError) -> str:
    """Return the error message for changes that were written, but that the system could not bring to the disk."""
    return (
        f"Your latest changes may not be on the disk: {error.strerror or error}. Check the disk, and copy your data to"
        " another one: infoview backup FILE"
    )


def describe_write_error(error: Exception) -> str:
    """Return the error message for a failed write, of SQLite or of SQLAlchemy."""
    cause = getattr(error, "orig", None) or error
    reason = str(cause)
    problem = describe_damage(cause)
    if problem is not None:
        return (
            f"Not saved: the data is damaged ({problem}). Quit, and run `infoview restore --list` to see the backups."
        )
    if "full" in reason:
        return "Not saved: the disk is full. Free up some space; what you typed is still here."
    if "readonly" in reason or "read-only" in reason:
        return "Not saved: the data directory is read-only. Fix its permissions; what you typed is still here."
    if "locked" in reason:
        return "Not saved: another program is using the data. Close it or try again; what you typed is still here."
    if "UNIQUE" in reason and "profile_url" in reason:
        return "Not saved: another contact already has this profile URL."
    if "FOREIGN KEY" in reason:
        return "Not saved: the item that this belongs to was deleted. What you typed is still here."
    return f"Not saved: {reason}. What you typed is still here."
