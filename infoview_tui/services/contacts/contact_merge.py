"""Making one contact of two, so that nothing of either is lost, and one undo brings both back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from infoview_tui.domain.enums import ActionKind, EventKind, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.contacts import ContactForm, form_of, organization_named
from infoview_tui.services.core.workspace import Act, Desk

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Contact, Table

FURTHER = (
    Stage.RESEARCHING,
    Stage.READY,
    Stage.CONTACTED,
    Stage.CLOSED,
    Stage.SCHEDULED,
    Stage.MET,
    Stage.IN_TOUCH,
)
"""The stages by how much they tell. Who has declined is not asked again because of a second card; who was met, was."""

DIFFERENT = {
    "name": "Also known as {}",
    "title": "Another title: {}",
    "organization": "Another organization: {}",
    "email": "Another email: {}",
    "phone": "Another phone: {}",
    "profile_url": "Another profile: {}",
    "location": "Another location: {}",
    "tie": "Another tie: {}",
    "how_known": "Also known from: {}",
    "why": "Also of interest: {}",
    "channel": "Another channel: {}",
}
"""What is noted of a field in which two contacts differ."""


ONCE = (ActionKind.THANK, ActionKind.NUDGE, ActionKind.PREPARE, ActionKind.STAY_IN_TOUCH)
"""What is due once to a person, or once for an interview."""


def merge_contacts(desk: Desk, kept_id: int, other_id: int, now: datetime) -> str:
    """Make one contact of two and return a sentence. Raises InfoviewError where they are one, or one is gone.

    All that hangs on the other hangs on the kept one; its empty fields are filled, and where the two differ a finding
    says so; the further stage wins. The kept one's timeline tells both.
    """
    from infoview_tui.services.core.cascade_delete import remove
    from infoview_tui.storage.tables import Contact, Organization

    if kept_id == other_id:
        raise InfoviewError("A contact cannot be merged with itself.")
    with desk.act(EventKind.CONTACT_MERGED, now) as act:
        kept, other = act.get(Contact, kept_id), act.get(Contact, other_id)
        organization = act.session.get(Organization, other.organization_id) if other.organization_id else None
        form = form_of(other, organization.name if organization else "")
        _move_all(act, other_id, kept_id)
        if form.referrer_id == kept_id:
            form = replace(form, referrer_id=None)
        stage, since = other.stage, other.stage_since
        last_contact_at, connected_on = other.last_contact_at, other.connected_on
        remove(act.session, other)  # first, since a profile address is one contact's alone
        take_in(act, kept, form)
        kept.last_contact_at = max(filter(None, (kept.last_contact_at, last_contact_at)), default=None)
        if connected_on and kept.connected_on and connected_on != kept.connected_on:
            _note(act, kept, f"Also connected on {connected_on.isoformat()}")
        kept.connected_on = kept.connected_on or connected_on
        if FURTHER.index(stage) > FURTHER.index(kept.stage):
            kept.stage, kept.stage_since, kept.place = stage, since, None
        _settle(act, kept)
        kept.updated_at = now
        act.session.add(kept)
        act.tell(f"Merged {form.name} into {kept.name}", contact_id=kept_id, other_id=other_id)
    return f"{form.name} and {kept.name} are one contact now."


def merge_form(desk: Desk, kept_id: int, form: ContactForm, now: datetime) -> str:
    """Take what a form says into a contact and return a sentence; nothing that the contact says is overwritten.

    Raises InfoviewError where the form has no name or the contact is gone.
    """
    from infoview_tui.services.contacts.contacts import add_paths
    from infoview_tui.services.contacts.tagging import add_tags
    from infoview_tui.storage.tables import Contact

    form = form.cleaned()
    with desk.act(EventKind.CONTACT_MERGED, now) as act:
        kept = act.get(Contact, kept_id)
        take_in(act, kept, form)
        add_paths(act.session, kept_id, form.paths, now)
        add_tags(act.session, kept_id, form.tags)
        if act.session.is_modified(kept):
            kept.updated_at = now
        act.session.add(kept)
        act.tell(f"Completed {kept.name}", contact_id=kept_id)
    return f"What is new of {form.name} is with {kept.name} now."


def _move_all(act: Act, other_id: int, kept_id: int) -> None:
    """Let all that hangs on a contact, and all that points to it, belong to another; also what later tables bring."""
    from infoview_tui.services.core.cascade_delete import pointing_to
    from infoview_tui.storage.tables import Contact

    for row, column in pointing_to(act.session, Contact, other_id):
        if column in _key(row):
            _move_link(act, row, column, kept_id)
        elif isinstance(row, Contact) and row.id == kept_id:
            row.referrer_id = None  # whom the other was named by is filled in below
        else:
            setattr(row, column, kept_id)
            act.session.add(row)
    act.session.flush()


def _key(row: Table) -> list[str]:
    return [column.name for column in row.__table__.primary_key]  # type: ignore[attr-defined]


def _move_link(act: Act, link: Table, column: str, kept_id: int) -> None:
    """Let a row that only links two things link the kept contact, unless one does already."""
    values = {name: getattr(link, name) for name in _key(link)} | {column: kept_id}
    act.session.delete(link)
    act.session.flush()
    if act.session.get(type(link), tuple(values.values())) is None:
        act.add(type(link)(**values))


def take_in(act: Act, kept: Contact, form: ContactForm) -> None:
    """Fill the empty fields of a contact from a form, and note where the two differ."""
    from infoview_tui.storage.tables import Contact

    for field, theirs in _said(form):
        ours = getattr(kept, field)
        if not ours:
            setattr(kept, field, theirs)
        elif ours != theirs and (field != "email" or ours.casefold() != str(theirs).casefold()):
            _note(act, kept, DIFFERENT[field].format(str(theirs).replace("_", " ") if field == "tie" else theirs))
    organization = organization_named(act.session, form.organization, act.now)
    if organization is not None and kept.organization_id is None:
        kept.organization_id = organization.id
    elif organization is not None and kept.organization_id != organization.id:
        _note(act, kept, DIFFERENT["organization"].format(form.organization))
    if form.referrer_id is not None and form.referrer_id != kept.id:
        if kept.referrer_id is None:
            kept.referrer_id = form.referrer_id
        elif kept.referrer_id != form.referrer_id:
            _note(act, kept, f"Also named by {act.get(Contact, form.referrer_id).name}")
    act.session.add(kept)
    act.session.flush()


def _said(form: ContactForm) -> Iterator[tuple[str, object]]:
    """Give the plain fields that a form says something of."""
    for field in DIFFERENT:
        if field != "organization" and getattr(form, field):
            yield field, getattr(form, field)


def _note(act: Act, kept: Contact, text: str) -> None:
    from infoview_tui.storage.tables import Finding

    act.add(Finding(contact_id=kept.id or 0, text=clean_line(text), created_at=act.now))


def _settle(act: Act, kept: Contact) -> None:
    """Close what two cards had made due twice, and the nudge to somebody who is beyond Contacted."""
    from sqlmodel import col, select

    from infoview_tui.services.outreach.stages import settle
    from infoview_tui.storage.tables import Action

    if kept.stage not in {Stage.RESEARCHING, Stage.READY, Stage.CONTACTED}:
        settle(act, kept, ActionKind.NUDGE)
    is_open = (col(Action.done_at).is_(None), col(Action.dropped_at).is_(None))
    seen: set[tuple[ActionKind, int | None]] = set()
    for action in act.session.exec(
        select(Action)
        .where(Action.contact_id == kept.id, col(Action.kind).in_(ONCE), *is_open)
        .order_by(col(Action.due_at).is_(None), col(Action.due_at), col(Action.id))
    ).all():
        if (action.kind, action.interview_id) in seen:
            action.dropped_at = act.now
            act.session.add(action)
        seen.add((action.kind, action.interview_id))
    act.session.flush()
