"""The pages of a vault: one for each contact, path, organization, and interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain.affiliation_lines import AffiliationLine, format_affiliation
from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.labels import ACTION_TITLES, CHANNEL_NAMES, MESSAGE_NAMES, format_role
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.urls import extract_url
from infoview_tui.exchange.exports.vault.page_file import Property
from infoview_tui.exchange.markdown import escape, format_interviews
from infoview_tui.services.contacts.details import ContactDetails, read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.exports.contacts import ExportedContact, list_exported_contacts
from infoview_tui.services.interviews.queries import InterviewRow
from infoview_tui.services.interviews.transcript import Transcript, list_transcripts, without_off_record
from infoview_tui.services.research.subject_lists import list_organizations, list_paths
from infoview_tui.services.research.subject_pages import (
    FormerPersonRow,
    PersonRow,
    Research,
    read_organization_page,
    read_path_page,
)

FOLDERS = {"contact": "Contacts", "path": "Paths", "organization": "Organizations", "interview": "Interviews"}
"""The folder of each kind of page."""


class PageName(NamedTuple):
    """Which page it is (``contact-12``), of which kind, and its title, from which its file name is made."""

    id: str
    kind: str
    title: str


class Page(NamedTuple):
    """A page with its properties and its text."""

    name: PageName
    properties: Mapping[str, Property]
    text: str


class Links(NamedTuple):
    """The file of each page, by which others link to it."""

    stems: Mapping[str, str]

    def link(self, page_id: str, title: str) -> str:
        """Return a link to a page in a text; only its title if there is no such page."""
        stem = self.stems.get(page_id)
        if stem is None:
            return escape(title)
        return f"[[{stem}]]" if stem == title else f"[[{stem}|{_plain_alias(title)}]]"

    def property(self, page_id: str, title: str) -> str:
        """Return a link to a page as a property."""
        stem = self.stems.get(page_id)
        return title if stem is None else f"[[{stem}]]"


class VaultSource:
    """Reads the pages of a vault from the data, first their names, and then each page."""

    def __init__(self, workspace: Workspace, now: datetime, zone: tzinfo, *, with_off_record: bool) -> None:
        """Read all contacts. Moments become days and times in *zone*; *now* is for the length of a running call."""
        self._workspace = workspace
        self._now = now
        self._zone = zone
        self._with_off_record = with_off_record
        self.omitted_notes = 0
        """The number of notes that were left out so far because they are off the record."""
        self._contacts = {each.contact.id: each for each in list_exported_contacts(workspace)}
        self._organizations = {row.name: row.id for row in list_organizations(workspace)}
        self._paths = {row.name: row.id for row in list_paths(workspace)}
        self._transcripts = {contact_id: self._read_transcripts(contact_id) for contact_id in self._contacts}

    def list_names(self) -> list[PageName]:
        """Return which pages there are."""
        names = [
            PageName(f"contact-{contact_id}", "contact", each.contact.name)
            for contact_id, each in self._contacts.items()
        ]
        names += [PageName(f"organization-{key}", "organization", name) for name, key in self._organizations.items()]
        names += [PageName(f"path-{key}", "path", name) for name, key in self._paths.items()]
        names += [self._name_interview(each.interview) for all_ in self._transcripts.values() for each in all_]
        return names

    def read_pages(self, links: Links) -> Iterator[Page]:
        """Yield all pages."""
        for contact_id, exported in self._contacts.items():
            transcripts = self._transcripts[contact_id]
            yield self._contact_page(exported, transcripts, links)
            yield from (self._interview_page(transcript, links) for transcript in transcripts)
        for name, organization_id in self._organizations.items():
            yield self._organization_page(name, organization_id, links)
        for name, path_id in self._paths.items():
            yield self._path_page(name, path_id, links)

    def _read_transcripts(self, contact_id: int) -> list[Transcript]:
        transcripts = list_transcripts(self._workspace, contact_id)
        if self._with_off_record:
            return transcripts
        self.omitted_notes += sum(note.kind == NoteKind.OFF_RECORD for each in transcripts for note in each.notes)
        return [without_off_record(each) for each in transcripts]

    def _name_interview(self, interview: InterviewRow) -> PageName:
        day = _day_of(interview, self._zone)
        title = f"{day.isoformat() if day else 'No date'} {interview.contact}"
        return PageName(f"interview-{interview.id}", "interview", title)

    def _contact_page(self, exported: ExportedContact, transcripts: list[Transcript], links: Links) -> Page:
        contact = exported.contact
        details = read_contact_details(self._workspace, contact.id)
        organization = self._link_organization(contact.organization, links)
        role = " at ".join(filter(None, (escape(contact.title), organization)))
        referrer = links.link(f"contact-{contact.referrer_id}", contact.referrer) if contact.referrer else ""
        known = [
            f"How you met: {escape(contact.how_met)}" if contact.how_met else "",
            f"Referred by {referrer}" if referrer else "",
            *(format_affiliation_line(line) for line in exported.affiliations),
        ]
        sections = (
            ("Why", [escape(contact.why)] if contact.why else []),
            ("Background", _bullets(known)),
            *_research_sections(details),
            ("To do", [_task(details, index, self._zone) for index in range(len(details.actions))]),
            ("Interviews", _bullets(self._link_interview(each.interview, links) for each in transcripts)),
            ("Messages", _bullets(_message_lines(details, self._zone))),
        )
        text = _assemble(contact.name, role, sections)
        return Page(
            PageName(f"contact-{contact.id}", "contact", contact.name), self._contact_properties(exported, links), text
        )

    def _contact_properties(self, exported: ExportedContact, links: Links) -> dict[str, Property]:
        contact = exported.contact
        organization_id = self._organizations.get(contact.organization)
        last = contact.last_contact_at.astimezone(self._zone).date() if contact.last_contact_at else None
        found: dict[str, Property | None] = {
            "title": contact.name,
            "type": "contact",
            "stage": contact.stage.label,
            "role": contact.title,
            "organization": links.property(f"organization-{organization_id}", contact.organization),
            "paths": [links.property(f"path-{self._paths.get(name)}", name) for name in contact.paths],
            "tags": [tag for tag in map(_format_tag, contact.tags) if tag],
            "email": contact.email,
            "phone": contact.phone,
            "profile": contact.profile_url,
            "place": contact.location,
            "time_zone": contact.timezone,
            "relationship": contact.relationship.value.replace("_", " ") if contact.relationship else "",
            "referred_by": links.property(f"contact-{contact.referrer_id}", contact.referrer),
            "last_contact": last.isoformat() if last else "",
        }
        return {key: value for key, value in found.items() if value}

    def _interview_page(self, transcript: Transcript, links: Links) -> Page:
        interview = transcript.interview
        name = self._name_interview(interview)
        day = _day_of(interview, self._zone)
        properties: dict[str, Property] = {
            "title": name.title,
            "type": "interview",
            "contact": links.property(f"contact-{interview.contact_id}", interview.contact),
            "state": interview.state.value,
            "minutes": interview.minutes,
        }
        if day is not None:
            properties["date"] = day.isoformat()
        body = format_interviews([transcript], self._now, self._zone)
        with_contact = f"With {links.link(f'contact-{interview.contact_id}', interview.contact)}"
        return Page(name, properties, f"{body}\n{with_contact}")

    def _organization_page(self, name: str, organization_id: int, links: Links) -> Page:
        page = read_organization_page(self._workspace, organization_id)
        asks = [
            f"{links.link(f'contact-{ask.contact_id}', ask.contact)}: {escape(ask.state.value.replace('_', ' '))}"
            + (f" ({escape(ask.note)})" if ask.note else "")
            for ask in page.asks
        ]
        sections = (
            ("Why", [escape(page.row.why)] if page.row.why else []),
            ("People", _bullets(_person_line(row, links) for row in page.people)),
            ("Formerly", _bullets(_former_line(row, links) for row in page.former)),
            *_subject_sections(page.research),
            ("Asks for an introduction", _bullets(asks)),
        )
        properties: dict[str, Property] = {"title": name, "type": "organization"}
        if page.row.industry:
            properties["industry"] = page.row.industry
        return Page(
            PageName(f"organization-{organization_id}", "organization", name), properties, _assemble(name, "", sections)
        )

    def _path_page(self, name: str, path_id: int, links: Links) -> Page:
        page = read_path_page(self._workspace, path_id)
        sections = (
            ("Why", [escape(page.row.why)] if page.row.why else []),
            ("Who can speak to it", _bullets(_person_line(row, links) for row in page.people)),
            *_subject_sections(page.research),
            ("Introduction", [escape(page.row.introduction)] if page.row.introduction else []),
        )
        return Page(
            PageName(f"path-{path_id}", "path", name), {"title": name, "type": "path"}, _assemble(name, "", sections)
        )

    def _link_organization(self, name: str, links: Links) -> str:
        return links.link(f"organization-{self._organizations.get(name)}", name) if name else ""

    def _link_interview(self, interview: InterviewRow, links: Links) -> str:
        name = self._name_interview(interview)
        return f"{links.link(name.id, name.title)}, {interview.state.value.replace('_', ' ')}"


def format_affiliation_line(line: AffiliationLine) -> str:
    """Return a former employer or school in one line."""
    return escape(format_affiliation(line))


def _assemble(title: str, head: str, sections: Iterable[tuple[str, list[str]]]) -> str:
    """Return a text with a title; a section without lines is left out."""
    blocks = [f"# {escape(title)}", head]
    for heading, lines in sections:
        if lines:
            blocks += [f"## {heading}", "\n".join(lines)]
    return "\n\n".join(block for block in blocks if block)


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"- {line}" for line in lines if line]


def _research_sections(details: ContactDetails) -> Iterator[tuple[str, list[str]]]:
    yield "Research", _bullets(_with_source(row.text, row.source) for row in details.findings)
    yield "Hypotheses", _bullets(_hypothesis_line(row.text, details.evidence.get(row.id)) for row in details.hypotheses)
    yield "To offer", _bullets(_with_source(row.text, row.source) for row in details.offerings)
    yield "In common", _bullets(_with_source(row.text, row.source) for row in details.common_ground)


def _subject_sections(research: Research) -> Iterator[tuple[str, list[str]]]:
    yield "Research", _bullets(_with_source(row.text, row.source) for row in research.findings)
    yield (
        "Hypotheses",
        _bullets(_hypothesis_line(row.text, research.evidence.get(row.id)) for row in research.hypotheses),
    )


def _with_source(text: str, source: str) -> str:
    lines = escape(" ".join(clean_text(text).split("\n")))
    if not source or source == text:
        return lines
    is_address = extract_url(source)[1] == source
    return f"{lines} ({f'<{source}>' if is_address else escape(clean_line(source))})"


def _hypothesis_line(text: str, count: VerdictCount | None) -> str:
    return f"{escape(text)} ({count or VerdictCount()})"


def _task(details: ContactDetails, index: int, zone: tzinfo) -> str:
    """Return an open action as a task, with its day as the Tasks plugin of Obsidian reads it."""
    action = details.actions[index]
    day = action.due.day(zone) if action.due else None
    what = escape(action.text) or ACTION_TITLES[action.kind]
    return f"- [ ] {what}{f' 📅 {day.isoformat()}' if day else ''}"


def _message_lines(details: ContactDetails, zone: tzinfo) -> Iterator[str]:
    for message in details.messages:
        if message.sent is not None:
            day = message.sent.day(zone).isoformat()
            subject = f": {escape(message.subject)}" if message.subject else ""
            yield f"{day} {MESSAGE_NAMES[message.kind]} by {CHANNEL_NAMES[message.channel]}{subject}"


def _person_line(row: PersonRow, links: Links) -> str:
    role = format_role(row.title, row.organization)
    return f"{links.link(f'contact-{row.contact_id}', row.name)}{f', {escape(role)}' if role else ''}"


def _former_line(row: FormerPersonRow, links: Links) -> str:
    years = "–".join(str(year) for year in dict.fromkeys((row.first_year, row.last_year)) if year)
    who = "you" if row.contact_id is None else links.link(f"contact-{row.contact_id}", row.name)
    return ", ".join(filter(None, (who, escape(row.title), years)))


def _day_of(interview: InterviewRow, zone: tzinfo) -> date | None:
    moment = interview.started_at or interview.starts_at
    return moment.astimezone(zone).date() if moment else None


def _format_tag(tag: str) -> str:
    """Return a tag as Obsidian has them: without spaces, and not only digits."""
    word = "-".join(
        "".join(character if character.isalnum() or character in "-_/" else " " for character in tag).split()
    )
    return f"tag-{word}" if word.isdecimal() else word


def _plain_alias(title: str) -> str:
    """Return a title that ends no link and no table cell."""
    return title.replace("|", "/").replace("[", "(").replace("]", ")")
