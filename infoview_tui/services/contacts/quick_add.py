"""A contact from one line: what it is understood to say (R2, R9)."""

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
    """What a line was understood to say. ``via`` is who introduces, ``via_id`` that contact where it is one."""

    form: ContactForm
    via: str
    via_id: int | None
    problems: tuple[str, ...]


def parse_quick_add(workspace: Workspace, line: str) -> ParsedQuickAdd:
    """Read ``Priya Shah, staff designer at Figma <priya@x.org> via Maria Lopez #alumni``; quick enough for each key.

    Who introduces is found among the contacts, or else kept as how the person is known; ``problems`` say so.
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
            problem = f"{match_count} contacts may be meant by {via}" if match_count else f"No contact is called {via}"
            problems.append(f"{problem}; it is kept as how you know them.")
    how_met = f"via {via}" if via and via_id is None else ""
    form = replace(form, referrer_id=via_id, how_met=how_met)
    return ParsedQuickAdd(form, via, via_id, tuple(problems))
