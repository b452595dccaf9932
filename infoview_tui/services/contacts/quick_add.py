"""Quick add: parses a contact from one line (R2, R9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from infoview_tui.domain.contact_line import parse_contact_line
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.person_names import match_names
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import propose_zone
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import list_paths
from infoview_tui.services.contacts.resolve_contact import find_contact_names, resolve_contact
from infoview_tui.services.core.workspace import Workspace


class ParsedQuickAdd(NamedTuple):
    """A parsed quick-add line. ``via`` is the referrer's name, and ``via_id`` the id if the referrer is a contact.

    ``suggesting_tag`` is the tag that the relationship comes from, if the line does not say it. ``new_paths`` are those
    of the form's paths that do not exist yet.
    """

    form: ContactForm
    via: str
    via_id: int | None
    problems: tuple[str, ...]
    suggesting_tag: str = ""
    new_paths: tuple[str, ...] = ()


def parse_quick_add(workspace: Workspace, line: str) -> ParsedQuickAdd:
    """Parse a line by the grammar of `parse_contact_line`. Fast enough for each key.

    A referrer who matches no contact is saved as how you met; ``problems`` then has a message. A path may be written by
    a part of its name, if only one path has it.
    """
    parsed = parse_contact_line(clean_line(line))
    person = parsed.person
    known_paths = list_paths(workspace) if parsed.paths else []
    paths = tuple(_find_path(known_paths, clean_line(path)) for path in parsed.paths)
    form = ContactForm(
        name=clean_line(person.name),
        title=clean_line(person.title),
        organization=clean_line(person.organization),
        email=clean_line(person.email),
        phone=clean_line(person.phone),
        location=clean_line(parsed.place),
        timezone=propose_zone(clean_line(parsed.place)) if parsed.place else "",
        relationship=parsed.relationship,
        paths=tuple(dict.fromkeys(filter(None, paths))),
        tags=tuple(filter(None, map(clean_line, person.tags))),
    )
    via, via_id, problems = clean_line(person.via), None, []
    if not form.name:
        problems.append("A contact needs a name.")
    if parsed.unknown_relationship:
        problems.append(f"“{clean_line(parsed.unknown_relationship)}” is not a relationship; it is not set.")
    if via:
        names = find_contact_names(workspace, via)
        found = resolve_contact(names, via)
        if found is not None:
            via, via_id = found.name, found.id
        else:
            match_count = len(match_names(via, [row.name for row in names]))
            problem = f"{match_count} contacts match {via}" if match_count else f"No contact is called {via}"
            problems.append(f"{problem}; saved as how you met.")
    how_met = " · ".join(filter(None, (clean_line(parsed.how_met), f"via {via}" if via and via_id is None else "")))
    form = replace(form, referrer_id=via_id, how_met=how_met)
    new_paths = tuple(path for path in form.paths if path not in known_paths)
    return ParsedQuickAdd(form, via, via_id, tuple(problems), parsed.suggesting_tag, new_paths)


def _find_path(known: Sequence[str], typed: str) -> str:
    """Return the path with this name, the only one whose name contains it, or else what was typed."""
    wanted = fold(typed)
    same = [path for path in known if fold(path) == wanted]
    containing = [path for path in known if wanted in fold(path)]
    return same[0] if same else containing[0] if len(containing) == 1 else typed
