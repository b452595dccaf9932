"""What a restore brings and what it loses, in sentences. Days and times are those of the user's time zone."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from infoview_tui.domain.format_dates import format_moment
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.backups.listing import BackupState, ExaminedBackup
from infoview_tui.services.backups.restoring import Restored
from infoview_tui.storage.data_summary import DataLoss, DataSummary
from infoview_tui.storage.restore import ReplacedData, RestoreStep

_MAX_NAMES = 5
"""How many lost contacts are named."""

_DAY = timedelta(days=1)


def format_age(age: timedelta) -> str:
    """Return how long ago something was, in a few words."""
    minutes = max(0, int(age.total_seconds() // 60))
    if not minutes:
        return "just now"
    if minutes < 60:
        return f"{format_count(minutes, 'minute')} ago"
    if minutes < 48 * 60:
        return f"{format_count(minutes // 60, 'hour')} ago"
    return f"{format_count(age.days, 'day')} ago"


def format_content(backup: ExaminedBackup) -> str:
    """Return what is in a backup, or why it cannot be restored."""
    if backup.content is None:
        return "newer version" if backup.state is BackupState.NEWER else "damaged"
    return f"{format_count(backup.content.contacts, 'contact')}, {format_count(backup.content.notes, 'note')}"


def format_refusal(backup: ExaminedBackup) -> str:
    """Return why a backup is not offered."""
    if backup.state is BackupState.NEWER:
        return "A newer version of Infoview made it. Update Infoview to restore it."
    return "It is damaged: it does not match its checksum, or it cannot be read."


def format_summary(summary: DataSummary, zone: tzinfo) -> str:
    """Return how much data there is, and when it was changed last."""
    counts = {"contact": summary.contacts, "interview": summary.interviews, "note": summary.notes}
    parts = [format_count(count, noun) for noun, count in counts.items()]
    if summary.changed_at is not None:
        parts.append(f"last changed {format_moment(summary.changed_at, zone)}")
    return ", ".join(parts)


def format_loss(loss: DataLoss) -> str:
    """Return what a backup lacks of the data."""
    counts = {"interview": loss.interviews, "note": loss.notes, "message": loss.messages}
    parts = [format_count(count, noun) for noun, count in counts.items() if count]
    if loss.contacts:
        names = ", ".join(clean_line(name, 40) for name in loss.contacts[:_MAX_NAMES])
        more = ", …" if len(loss.contacts) > _MAX_NAMES else ""
        parts.insert(0, f"{format_count(len(loss.contacts), 'contact')} ({names}{more})")
    if not parts and not loss.changes:
        return "Nothing of the data that it replaces is missing in it."
    items = f"{', '.join(parts)}; " if parts else ""
    return f"Missing in it: {items}{format_count(loss.changes, 'change')} in all."


def format_possible_loss(made_at: datetime, now: datetime, zone: tzinfo) -> str:
    """Return what may be missing in a backup if the data cannot be read: what was entered after it was made."""
    limit = "At most a day is lost" if now - made_at <= _DAY else "Lost at most"
    return f"{limit}: what you entered after {format_moment(made_at, zone)}, {format_age(now - made_at)}."


def format_restored(restored: Restored, now: datetime, zone: tzinfo) -> list[str]:
    """Return sentences: what was restored, and what is missing in it."""
    content = f": {format_summary(restored.content, zone)}" if restored.content else ""
    sentences = [f"Restored {clean_line(restored.name)}{content}."]
    if restored.loss is not None:
        sentences.append(format_loss(restored.loss).replace("that it replaces", "that it replaced"))
    elif restored.made_at is not None:
        sentences.append(format_possible_loss(restored.made_at, now, zone))
    elif restored.had_data:
        sentences.append("What is missing in it is unknown, since the data that it replaced could not be read.")
    return sentences


def format_kept(replaced: ReplacedData | None) -> list[str]:
    """Return where the data are that were replaced, in a sentence for the app, which lists the backups."""
    if replaced is None:
        return []
    if replaced.is_backup:
        return ["The data that it replaced is now one of the backups (ctrl+p, “Backups”)."]
    return [f"The damaged files are kept in {clean_line(str(replaced.path))}."]


def format_step(step: RestoreStep, done: int, total: int) -> str:
    """Return what a restore is doing and how far it is, in pages; 0 of 0 if that is unknown."""
    share = f" {done / total:.0%}" if total else ""
    return f"{step.value.capitalize()}{share}…"


def format_replaced(replaced: ReplacedData | None) -> list[str]:
    """Return where the data are that were replaced: a sentence, and a line of its own with a command or a path."""
    if replaced is None:
        return []
    if replaced.is_backup:
        return ["The data that it replaced is kept. To bring it back:", f"  infoview restore {replaced.path.stem}"]
    return ["The damaged files are kept in", f"  {clean_line(str(replaced.path))}"]
