"""Takes a file of another program in: recognises its format, and makes contacts of what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from infoview_tui.exchange import linkedin, text_file
from infoview_tui.exchange.formats import recognise
from infoview_tui.services.contacts.bulk_import import Arrival, Outcome, import_contacts
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds, before anything of it is kept: contacts, rows that are none, and remarks in sentences."""

    path: Path
    arrivals: tuple[Arrival, ...]
    unusable: tuple[Outcome, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file: an outcome for each of its rows in their order, and remarks in sentences."""

    path: Path
    outcomes: tuple[Outcome, ...]
    remarks: tuple[str, ...]
    dry_run: bool = False

    @property
    def added(self) -> int:
        """How many contacts are new."""
        return self._count("added")

    @property
    def merged(self) -> int:
        """How many known contacts were completed."""
        return self._count("merged")

    @property
    def skipped(self) -> int:
        """How many rows changed nothing."""
        return self._count("skipped")

    @property
    def summary(self) -> str:
        """One line, such as ``Connections.csv: 212 added, 3 merged, 5 skipped``."""
        counts = f"{self.added} added, {self.merged} merged, {self.skipped} skipped"
        return (
            f"{text_file.shown(Path(self.path.name))}: {counts}{' (dry run: nothing is kept)' if self.dry_run else ''}"
        )

    def _count(self, result: str) -> int:
        return sum(outcome.result == result for outcome in self.outcomes)


def read_file(path: Path) -> Incoming:
    """Read a file of a known format. Raises ImportFileError where it is of none, or cannot be read."""
    recognise(path)  # LinkedIn's is the only one so far
    found = linkedin.read_connections(path)
    return Incoming(
        path,
        tuple(_arrival(connection) for connection in found.connections),
        tuple(Outcome(row.line, "", "skipped", row.reason) for row in found.skipped),
        found.remarks,
    )


def take_in(desk: Desk, incoming: Incoming, now: datetime, *, dry_run: bool = False) -> ImportReport:
    """Add or merge what a file holds, in one deed that one undo takes back.

    A dry run tells the same and keeps nothing. Raises StorageError where it cannot be saved; nothing is kept then.
    """
    outcomes = import_contacts(desk, incoming.arrivals, incoming.path.name, now, dry_run=dry_run)
    in_order = sorted([*outcomes, *incoming.unusable], key=lambda outcome: outcome.line)
    return ImportReport(incoming.path, tuple(in_order), incoming.remarks, dry_run)


def import_file(desk: Desk, path: Path, now: datetime, *, dry_run: bool = False) -> ImportReport:
    """Read a file and take it in. Raises ImportFileError and StorageError as the two do."""
    return take_in(desk, read_file(path), now, dry_run=dry_run)


def _arrival(connection: linkedin.Connection) -> Arrival:
    """The contact that a connection is. How warm the tie is LinkedIn does not know, so it stays open (R5)."""
    form = ContactForm(
        name=connection.name,
        title=connection.position,
        organization=connection.company,
        email=connection.email,
        profile_url=connection.url,
        how_known="LinkedIn connection",
    )
    return Arrival(connection.line, form, connection.connected_on)
