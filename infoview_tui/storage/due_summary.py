"""What is due, read in a few milliseconds for a shell prompt."""

from __future__ import annotations

from infoview_tui.storage.quick_read import read_quickly

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than the query
if TYPE_CHECKING:
    DueSummary = tuple[int, str | None, str | None, bool, bool]

_SUMMARY = """
SELECT
    (SELECT count(*) FROM actions
     WHERE done_at IS NULL AND dismissed_at IS NULL AND (due_on <= :day OR due_at < :day_end OR kind = 'thank'))
    + (SELECT count(*) FROM interviews WHERE state = 'ended' OR (state = 'planned' AND starts_at <= :recent)),
    n.name, n.starts_at, coalesce(n.state = 'running', 0), coalesce(n.medium = 'in_person', 0)
FROM (SELECT 1) LEFT JOIN (
    SELECT c.name, i.starts_at, i.state, i.medium FROM interviews i JOIN contacts c ON c.id = i.contact_id
    WHERE i.state = 'running' OR (i.state = 'planned' AND i.starts_at > :recent AND i.starts_at <= :soon)
    ORDER BY i.state = 'running' DESC, i.starts_at, i.id LIMIT 1
) n
"""


def read_due_summary(database: str, parameters: dict[str, str]) -> DueSummary | None:
    """Return what is due, or None if there is no data. Creates, upgrades, and changes nothing.

    The result is the number of lines that Today lists under Now, and of the next interview: the contact's name, the
    start as stored, whether it is running, and whether it is in person. ``parameters`` are as stored: the date ``day``
    and the timestamp of its end ``day_end`` (exclusive) limit the actions, the timestamps ``recent`` and ``soon`` the
    next interview.
    Raises UnreadableDataError.
    """
    rows = read_quickly(database, _SUMMARY, parameters)
    if rows is None:
        return None
    ((count, name, starts_at, is_running, is_meeting),) = rows
    return int(count), name, starts_at, bool(is_running), bool(is_meeting)
