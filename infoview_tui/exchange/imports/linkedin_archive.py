"""Parser for LinkedIn's whole data export: the connections, and what its other files say about them and the user.

Columns are found by name, and every file may be missing. What a file says about people who are no connections only
completes contacts that are known from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath

from infoview_tui.domain.labels import format_count, format_people
from infoview_tui.domain.person_names import name_key
from infoview_tui.domain.profile_urls import profile_url_key
from infoview_tui.exchange.imports import linkedin
from infoview_tui.exchange.imports.linkedin_files import LinkedInFiles
from infoview_tui.exchange.imports.linkedin_own import read_own_data
from infoview_tui.exchange.imports.linkedin_people import (
    PersonFacts,
    read_invitations,
    read_messages,
    read_recommendations,
)
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.tables import column_key
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.import_rows import ImportRow

CONNECTIONS = "Connections.csv"


def parse_archive(files: LinkedInFiles, options: ReadOptions) -> ParsedFile:
    """Parse an export. Raises ImportFileError if one of its files is damaged."""
    own = read_own_data(files)
    parsed = ParsedFile(files.path, (), (), ())
    if connections := files.texts.get("connections"):
        parsed = _name_file(linkedin.parse_contacts(files.path / CONNECTIONS, connections, options))
    people = _People(parsed.rows)
    path, texts = files.path, files.texts
    sender = dict(own.profile).get("name", "")
    people.add("messages.csv", read_messages(path / "messages.csv", texts.get("messages"), sender))
    for name, is_received in (("Recommendations_Received.csv", True), ("Recommendations_Given.csv", False)):
        text = texts.get(column_key(PurePath(name).stem))
        people.add(name, read_recommendations(path / name, text, is_received=is_received))
    invitations = read_invitations(path / "Invitations.csv", texts.get("invitations"))
    people.add("Invitations.csv", people.leave_out_connections(invitations))
    warnings = (*parsed.warnings, *_describe(files, people))
    return replace(parsed, path=path, rows=people.list_rows(), warnings=warnings, own=own)


def _name_file(parsed: ParsedFile) -> ParsedFile:
    """Return the connections with the name of their file, since an archive has several with lines."""
    return replace(
        parsed,
        rows=tuple(replace(row, file=CONNECTIONS) for row in parsed.rows),
        rejected=tuple(replace(row, file=CONNECTIONS) for row in parsed.rejected),
        warnings=tuple(f"{CONNECTIONS}: {warning}" for warning in parsed.warnings),
    )


class _People:
    """The rows of connections, and of others that the files mention, by profile, or by name if that is one person."""

    def __init__(self, connections: Iterable[ImportRow]) -> None:
        self.rows: list[ImportRow] = []
        self.by_profile: dict[str, int] = {}
        self.by_name: dict[str, list[int]] = {}
        for row in connections:
            self._append(row)
        self.connections = len(self.rows)

    def _append(self, row: ImportRow) -> int:
        index = len(self.rows)
        self.rows.append(row)
        if key := profile_url_key(row.form.profile_url):
            self.by_profile.setdefault(key, index)
        self.by_name.setdefault(name_key(row.form.name), []).append(index)
        return index

    def find(self, facts: PersonFacts) -> int | None:
        """Return the index of the row of a person; None if there is none, or several with the name."""
        if key := profile_url_key(facts.profile_url):
            if key in self.by_profile:
                return self.by_profile[key]
            same_name = [index for index in self._list_namesakes(facts) if not self.rows[index].form.profile_url]
        else:
            same_name = self._list_namesakes(facts)
        return same_name[0] if len(same_name) == 1 else None

    def _list_namesakes(self, facts: PersonFacts) -> list[int]:
        return self.by_name.get(name_key(facts.name), []) if facts.name else []

    def leave_out_connections(self, people: Iterable[PersonFacts]) -> Iterator[PersonFacts]:
        """Yield those who are no connections: an invitation that was accepted says nothing more."""
        for facts in people:
            index = self.find(facts)
            if index is None or index >= self.connections:
                yield facts

    def add(self, file: str, people: Iterable[PersonFacts]) -> None:
        """Add what a file says about people to their rows."""
        for facts in people:
            index = self.find(facts)
            if index is None:
                if not facts.name or name_key(facts.name) == "linkedin member":  # an account that was deleted
                    continue
                form = ContactForm(facts.name, facts.title, facts.organization, profile_url=facts.profile_url)
                index = self._append(ImportRow(facts.line, form, only_if_known=True, file=file))
            row = self.rows[index]
            if facts.last_contact_from is not None:
                row = replace(
                    row,
                    last_contact_at=facts.last_contact_at,
                    last_contact_on=facts.last_contact_on,
                    last_contact_from=facts.last_contact_from,
                )
            self.rows[index] = replace(row, findings=tuple(dict.fromkeys((*row.findings, *facts.findings))))

    def list_rows(self) -> tuple[ImportRow, ...]:
        """Return all rows, connections first."""
        return tuple(self.rows)


def _describe(files: LinkedInFiles, people: _People) -> Iterator[str]:
    """Yield what was read of the archive, and what was not."""
    written = sum(row.last_contact_from is not None for row in people.rows)
    if written:
        yield f"Of messages.csv, only the last contact of {format_people(written)} was read, no text."
    if missing := files.list_missing():
        yield f"The export has no {', '.join(missing)}. It may be the basic one; LinkedIn sends the complete one later."
    if files.others:
        was = "was" if files.others == 1 else "were"
        yield f"{format_count(files.others, 'other file')} of the export {was} not read."
