"""Set the former employers and schools of a contact, or of the user (R3, R6)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from infoview_tui.domain.affiliation_lines import AffiliationLine, parse_affiliation
from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import get_or_create_organization
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Affiliation, Contact, Organization


def set_affiliations(workspace: Workspace, contact_id: int | None, text: str, now: datetime) -> str:
    """Replace the former employers and schools of a contact, or of the user (None), by those in a text.

    Each line is one, see `parse_affiliation`; empty lines are skipped. Returns a status message. Raises InfoviewError
    if a line is not understood, with its number.
    """
    lines = parse_affiliations(text)
    with workspace.transaction(EventKind.AFFILIATIONS_EDITED, now) as transaction:
        session = transaction.session
        contact = transaction.get(Contact, contact_id) if contact_id is not None else None
        is_theirs = col(Affiliation.contact_id) == contact_id if contact else col(Affiliation.contact_id).is_(None)
        rows = session.exec(
            select(Affiliation, Organization).join(Organization).where(is_theirs).order_by(col(Affiliation.id))
        ).all()
        wanted = list(lines)
        for row, organization in rows:
            line = AffiliationLine(organization.name, row.kind, row.title, row.first_year, row.last_year)
            if line in wanted:
                wanted.remove(line)
            else:
                session.delete(row)
        for line in wanted:
            place = get_or_create_organization(session, line.organization, now)
            transaction.add(
                Affiliation(
                    contact_id=contact_id,
                    organization_id=(place.id if place else None) or 0,
                    kind=line.kind,
                    title=line.title,
                    first_year=line.first_year,
                    last_year=line.last_year,
                    created_at=now,
                )
            )
        owner = f"{contact.name}: " if contact else "You: "
        count = format_count(len(lines), "former employer or school").replace("schools", "school")
        transaction.record(f"{owner}{count}", contact_id=contact_id)
    return "Saved."


def parse_affiliations(text: str) -> list[AffiliationLine]:
    """Return the affiliations in a text, one line each. Raises InfoviewError if a line is not understood."""
    found: list[AffiliationLine] = []
    for number, line in enumerate(map(clean_line, clean_text(text).splitlines()), start=1):
        if line:
            try:
                found.append(parse_affiliation(line))
            except ValueError as error:
                raise InfoviewError(f"Line {number}: {error}") from error
    return list(dict.fromkeys(found))
