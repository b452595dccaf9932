"""What LinkedIn's export says about people besides the connections: messages, invitations, and recommendations.

Of messages, only when the last one was and who wrote it is read, never the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.date_order import DateOrder, decide_order
from infoview_tui.domain.enums import FindingKind, Sender
from infoview_tui.domain.format_dates import format_full_date
from infoview_tui.domain.name_parts import join_name
from infoview_tui.domain.person_names import is_same_name
from infoview_tui.domain.profile_urls import normalize_profile_url, profile_url_key
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.imports.dates import parse_date
from infoview_tui.exchange.imports.tables import find_header, read_table
from infoview_tui.exchange.imports.text_file import TextFile
from infoview_tui.services.imports.import_rows import FindingRow

SOURCE = "LinkedIn"

_UTC = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2})(:[0-9]{2})?(?: ?UTC|Z)?")
_SEPARATOR = re.compile(r"[,;\s]+")
_UNREAD_FOLDERS = frozenset({"spam"})


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What one file says about a person, who has a profile, or else only a name; ``line`` is that of the file."""

    line: int
    name: str
    profile_url: str = ""
    organization: str = ""
    title: str = ""
    last_contact_at: datetime | None = None
    last_contact_on: date | None = None
    last_contact_from: Sender | None = None
    findings: tuple[FindingRow, ...] = ()


class Line(NamedTuple):
    """The cells of a line, cleaned, by the keys of their columns."""

    number: int
    cells: Mapping[str, str]

    def cell(self, key: str) -> str:
        """Return a cell; empty if the file has no such column."""
        return self.cells.get(key, "")


def read_lines(path: Path, file: TextFile | None, required: Iterable[str], read: Sequence[str]) -> list[Line]:
    """Return the lines of a file, of which only the columns to *read* are kept; none if *file* is missing.

    A file without the *required* columns has none. Raises ImportFileError if a quotation mark is not closed.
    """
    needed = set(required)
    header = find_header(file.text, lambda keys: needed <= set(keys)) if file is not None else None
    if file is None or header is None:
        return []
    indices = {key: header.keys.index(key) for key in read if key in header.keys}
    return [
        Line(row.line, {key: clean_line(row.cell(index)) for key, index in indices.items()})
        for row in read_table(path, file, header).rows
    ]


# Messages


def read_messages(path: Path, file: TextFile | None, own_name: str) -> Iterator[PersonFacts]:
    """Yield the last contact in each conversation for two that the user takes part in.

    *own_name* tells the user from the other if all conversations are with the same person.
    """
    columns = ("conversation id", "from", "sender profile url", "to", "recipient profile urls", "date", "folder")
    lines = [
        line
        for line in read_lines(path, file, ("conversation id", "from", "date"), columns)
        if line.cell("folder").casefold() not in _UNREAD_FOLDERS
    ]
    own = _find_own_profile(lines, own_name)
    latest: dict[str, tuple[datetime | date, Line]] = {}
    for line in lines:
        sent = _parse_time(line.cell("date"))
        participants = _list_participants(line)
        if sent is not None and own in participants and len(participants) == 2:
            (other,) = participants - {own}
            if other not in latest or _is_later(sent, latest[other][0]):
                latest[other] = (sent, line)
    for other, (sent, line) in latest.items():
        is_own = profile_url_key(line.cell("sender profile url")) == own
        yield PersonFacts(
            line.number,
            line.cell("to") if is_own else line.cell("from"),
            normalize_profile_url(other),
            last_contact_at=sent if isinstance(sent, datetime) else None,
            last_contact_on=None if isinstance(sent, datetime) else sent,
            last_contact_from=Sender.USER if is_own else Sender.CONTACT,
        )


def _find_own_profile(lines: Sequence[Line], own_name: str) -> str:
    """Return the key of the user's profile: who takes part in the most conversations; empty if that is not clear."""
    conversations: dict[str, set[str]] = {}
    for line in lines:
        conversations.setdefault(line.cell("conversation id"), set()).update(_list_participants(line))
    counts = Counter(key for participants in conversations.values() for key in participants)
    most = max(counts.values(), default=0)
    leading = [key for key, count in counts.items() if count == most]
    if len(leading) == 1:
        return leading[0]
    named = {
        profile_url_key(line.cell("sender profile url"))
        for line in lines
        if own_name and is_same_name(line.cell("from"), own_name)
    }
    return named.pop() if len(named) == 1 else ""


def _list_participants(line: Line) -> set[str]:
    urls = (line.cell("sender profile url"), *_SEPARATOR.split(line.cell("recipient profile urls")))
    return set(filter(None, map(profile_url_key, urls)))


def _parse_time(text: str) -> datetime | date | None:
    """Parse the time of a message, in UTC; only the day of other forms."""
    if found := _UTC.fullmatch(text):
        try:
            return datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}").replace(tzinfo=UTC)
        except ValueError:
            return None
    return parse_date(text, DateOrder.MONTH_FIRST)


def _is_later(one: datetime | date, other: datetime | date) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return (one.date() if isinstance(one, datetime) else one) > (other.date() if isinstance(other, datetime) else other)


# Invitations


def read_invitations(path: Path, file: TextFile | None) -> Iterator[PersonFacts]:
    """Yield who was invited by the user, or invited the user, with the day. Older files have names only."""
    columns = ("from", "to", "sent at", "direction", "inviterprofileurl", "inviteeprofileurl")
    lines = read_lines(path, file, ("from", "to", "direction"), columns)
    order = decide_order(line.cell("sent at") for line in lines) or DateOrder.MONTH_FIRST
    for line in lines:
        is_own = line.cell("direction").casefold().startswith("out")
        day = parse_date(line.cell("sent at"), order)
        sent = f" on {format_full_date(day)}" if day else ""
        text = f"You invited them on LinkedIn{sent}" if is_own else f"Invited you on LinkedIn{sent}"
        name, url = (
            (line.cell("to"), line.cell("inviteeprofileurl"))
            if is_own
            else (line.cell("from"), line.cell("inviterprofileurl"))
        )
        yield PersonFacts(
            line.number,
            name,
            normalize_profile_url(url) if profile_url_key(url) else "",
            findings=(FindingRow(text, SOURCE),),
        )


# Recommendations


def read_recommendations(path: Path, file: TextFile | None, *, is_received: bool) -> Iterator[PersonFacts]:
    """Yield who recommended the user, or was recommended by them: a warm relationship."""
    columns = ("first name", "last name", "company", "job title", "creation date")
    lines = read_lines(path, file, ("first name", "last name"), columns)
    order = decide_order(line.cell("creation date") for line in lines) or DateOrder.MONTH_FIRST
    for line in lines:
        day = parse_date(line.cell("creation date"), order)
        year = f" in {day.year}" if day else ""
        text = f"Recommended you on LinkedIn{year}" if is_received else f"You recommended them on LinkedIn{year}"
        yield PersonFacts(
            line.number,
            join_name(line.cell("first name"), line.cell("last name")),
            organization=line.cell("company"),
            title=line.cell("job title"),
            findings=(FindingRow(text, SOURCE, FindingKind.WARM_INTRODUCTION),),
        )
