"""What is done to many contacts at once: one deed, and one undo for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Act, Desk

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Contact, ContactTag

AT_ONCE = 5000
"""The most ids in one statement: SQLite takes some thirty thousand parameters."""


def move_contacts(desk: Desk, ids: Sequence[int], stage: Stage, now: datetime) -> str:
    """Move contacts to a stage, each with what follows from it, and return a sentence.

    Scheduled makes an interview without a time. Those who are there already, or gone, are left out.
    """
    from infoview_tui.services.outreach.stages import change_stage

    followed = ""
    with desk.act(EventKind.CONTACTS_MOVED, now) as act:
        moved = [contact for contact in _contacts(act, ids) if contact.stage is not stage]
        for contact in moved:
            act.tell_of(
                contact,
                EventKind.CONTACT_MOVED,
                f"Moved {contact.name} to {stage.label}",
                from_stage=contact.stage.value,
                to_stage=stage.value,
            )
        for first in range(0, len(moved), AT_ONCE):
            followed = change_stage(act, moved[first : first + AT_ONCE], stage)
        act.tell(f"Moved {_people(moved)} to {stage.label}", number=len(moved))
    if not moved:
        return f"They are all in {stage.label} already."
    said = f"{_people(moved)} {'is' if len(moved) == 1 else 'are'} now in {stage.label}."
    return f"{said} {_for_each(followed)}".strip() if len(moved) > 1 else f"{said} {followed}".strip()


def tag_contacts(desk: Desk, ids: Sequence[int], tag: str, now: datetime) -> str:
    """Let contacts bear a tag, made where it is new; return a sentence. Raises InfoviewError for an empty tag."""
    from infoview_tui.services.contacts.tagging import clean_tag, tag_made
    from infoview_tui.storage.tables import ContactTag

    name = clean_tag(tag)
    with desk.act(EventKind.CONTACTS_TAGGED, now) as act:
        contacts = _contacts(act, ids)
        if not contacts:
            return "Nobody was tagged: they are no longer there."
        made = tag_made(act.session, name)
        name, bearing = made.name, _bearing(act, made.id or 0)
        tagged = [contact for contact in contacts if contact.id not in bearing]
        act.session.add_all(ContactTag(contact_id=contact.id or 0, tag_id=made.id or 0) for contact in tagged)
        act.session.flush()
        for contact in tagged:
            act.tell_of(contact, EventKind.CONTACT_TAGGED, f"Tagged {contact.name} #{name}", tag=name)
        act.tell(f"Tagged {_people(tagged)} #{name}", number=len(tagged))
    return f"Tagged {_people(tagged)} #{name}." if tagged else f"All of them have #{name} already."


def untag_contacts(desk: Desk, ids: Sequence[int], tag: str, now: datetime) -> str:
    """Take a tag off contacts; return a sentence. Raises InfoviewError for an empty tag."""
    from infoview_tui.services.contacts.tagging import clean_tag, tag_named, take_off

    name = clean_tag(tag)
    with desk.act(EventKind.CONTACTS_TAGGED, now) as act:
        found = tag_named(act.session, name)
        bearing = _bearing(act, found.id or 0) if found else {}
        untagged = [contact for contact in _contacts(act, ids) if contact.id in bearing]
        take_off(act.session, [bearing[contact.id or 0] for contact in untagged])
        for contact in untagged:
            act.tell_of(contact, EventKind.CONTACT_TAGGED, f"Took #{name} off {contact.name}", untagged=name)
        act.tell(f"Took #{name} off {_people(untagged)}", number=len(untagged))
    return f"Took #{name} off {_people(untagged)}." if untagged else f"None of them has #{name}."


def add_path(desk: Desk, ids: Sequence[int], path: str, now: datetime) -> str:
    """Let contacts speak to a path, made where it is new; return a sentence. Raises InfoviewError for no name."""
    from sqlmodel import select

    from infoview_tui.services.contacts.tagging import path_made
    from infoview_tui.storage.tables import ContactPath

    name = clean_line(path)
    if not name:
        raise InfoviewError("A path needs a name.")
    with desk.act(EventKind.CONTACTS_EDITED, now) as act:
        contacts = _contacts(act, ids)
        if not contacts:
            return "Nobody was changed: they are no longer there."
        made = path_made(act.session, name, now)
        known = set(act.session.exec(select(ContactPath.contact_id).where(ContactPath.path_id == made.id)))
        added = [contact for contact in contacts if contact.id not in known]
        act.session.add_all(ContactPath(contact_id=contact.id or 0, path_id=made.id or 0) for contact in added)
        act.session.flush()
        for contact in added:
            act.tell_of(contact, EventKind.CONTACT_EDITED, f"{contact.name} speaks to {made.name}", path=made.name)
        act.tell(f"{_people(added)}: added the path {made.name}", number=len(added))
    return f"Added the path {made.name} to {_people(added)}." if added else f"All of them have {made.name} already."


def delete_contacts(desk: Desk, ids: Sequence[int], now: datetime) -> str:
    """Delete contacts with all that hangs on them; return a sentence."""
    from infoview_tui.services.core.cascade_delete import remove

    with desk.act(EventKind.CONTACTS_DELETED, now) as act:
        contacts = _contacts(act, ids)
        for contact in contacts:
            act.tell_of(contact, EventKind.CONTACT_DELETED, f"Deleted {contact.name}")
        act.tell(f"Deleted {_people(contacts)}", number=len(contacts))
        remove(act.session, *contacts)
    if not contacts:
        return "Nobody was deleted: they are no longer there."
    return f"Deleted {_people(contacts)} with all that was kept."


def _contacts(act: Act, ids: Sequence[int]) -> list[Contact]:
    """Return the contacts that are still there, in the order asked for, each once."""
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Contact

    wanted = list(dict.fromkeys(ids))
    found: dict[int, Contact] = {}
    for first in range(0, len(wanted), AT_ONCE):
        some = select(Contact).where(col(Contact.id).in_(wanted[first : first + AT_ONCE]))
        found |= {contact.id or 0: contact for contact in act.session.exec(some)}
    return [found[contact_id] for contact_id in wanted if contact_id in found]


def _bearing(act: Act, tag_id: int) -> dict[int, ContactTag]:
    """Return who bears a tag."""
    from sqlmodel import select

    from infoview_tui.storage.tables import ContactTag

    links = act.session.exec(select(ContactTag).where(ContactTag.tag_id == tag_id))
    return {link.contact_id: link for link in links}


def _people(contacts: Sequence[Contact]) -> str:
    """Return who they are: one by name, several by number."""
    return contacts[0].name if len(contacts) == 1 else f"{len(contacts)} contacts"


def _for_each(followed: str) -> str:
    """Say of many what a sentence says of one."""
    return f"For each: {followed[0].lower()}{followed[1:]}" if followed else ""
