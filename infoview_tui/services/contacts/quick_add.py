"""Quick add: parses a contact from one line (R2, R9)."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from infoview_tui.domain.person_line import parse_person
from infoview_tui.domain.person_names import match_names
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.resolve_contact import find_contact_names, resolve_contact
from infoview_tui.services.core.workspace import Workspace


class ParsedQuickAdd(NamedTuple):
    """A parsed quick-add line. ``via`` is the referrer's name, and ``via_id`` the id if the referrer is a contact."""

    form: ContactForm
    via: str
    via_id: int | None
    problems: tuple[str, ...]


def parse_quick_add(workspace: Workspace, line: str) -> ParsedQuickAdd:
    """Parse ``Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni``. Fast enough for each key.

    A referrer who matches no contact is saved as how you met; ``problems`` then has a message.
    """
    person = parse_person(clean_line(line))
    form = ContactForm(
        name=clean_line(person.name),
        title=clean_line(person.title),
        organization=clean_line(person.organization),
        email=clean_line(person.email),
        tags=tuple(filter(None, map(clean_line, person.tags))),
    )
    via, via_id, problems = clean_line(person.via), None, []
    if not form.name:
        problems.append("A contact needs a name.")
    if via:
        names = find_contact_names(workspace, via)
        found = resolve_contact(names, via)
        if found is not None:
            via, via_id = found.name, found.id
        else:
            match_count = len(match_names(via, [row.name for row in names]))
            problem = f"{match_count} contacts match {via}" if match_count else f"No contact is called {via}"
            problems.append(f"{problem}; saved as how you met.")
    how_met = f"via {via}" if via and via_id is None else ""
    form = replace(form, referrer_id=via_id, how_met=how_met)
    return ParsedQuickAdd(form, via, via_id, tuple(problems))
