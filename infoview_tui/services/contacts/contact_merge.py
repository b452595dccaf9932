"""Merge duplicate contacts without losing data. One undo restores both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import partial

from sqlmodel import col, select

from infoview_tui.domain.enums import ActionKind, EventKind, Stage, TripMeetingState
from infoview_tui.domain.profile_urls import identify_profile
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import add_contact_paths, get_or_create_organization
from infoview_tui.services.contacts.distinct import move_distinct
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.methods import MAIN_FIELDS, add_method, drop_repeated_methods
from infoview_tui.services.contacts.tagging import add_tags
from infoview_tui.services.core.actions import close_actions
from infoview_tui.services.core.cascade_delete import delete_cascade, find_references
from infoview_tui.services.core.check_ins import keep_latest_contact, moving_check_ins
from infoview_tui.services.core.move_references import move_reference
from infoview_tui.services.core.renames import follow_rename
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Action, Affiliation, Contact, Finding, Organization, TripMeeting

STAGE_PRECEDENCE = (
    Stage.RESEARCHING,
    Stage.READY,
    Stage.CONTACTED,
    Stage.CLOSED,
    Stage.SCHEDULED,
    Stage.MET,
    Stage.IN_TOUCH,
)
"""Stages by precedence in a merge, lowest first. Closed outranks Contacted: who has declined is not asked again."""


CONFLICT_NOTES = {
    "name": "Also known as {}",
    "title": "Another title: {}",
    "organization": "Another organization: {}",
    "location": "Another location: {}",
    "timezone": "Another time zone: {}",
    "relationship": "Another relationship: {}",
    "how_met": "Another way you met: {}",
    "why": "Another reason to talk: {}",
    "channel": "Another preferred channel: {}",
    "seniority": "Another seniority: {}",
}
"""Texts of the findings that record conflicting values, by field."""


UNIQUE_ACTION_KINDS = (
    ActionKind.REQUEST,
    ActionKind.THANK,
    ActionKind.NUDGE,
    ActionKind.CLOSE_OR_KEEP,
    ActionKind.PREPARE,
    ActionKind.CONFIRM,
    ActionKind.STAY_IN_TOUCH,
)
"""Kinds of actions that can be open only once for a contact, or once for an interview."""


def merge_contacts(workspace: Workspace, target_id: int, source_id: int, now: datetime) -> str:
    """Merge the source contact into the target, delete the source, and return a status message.

    Moves all rows of the source, timeline included, to the target and fills its empty fields; its other addresses are
    kept as such, and other conflicting values as findings. The later stage wins. Raises InfoviewError if both are the
    same or one does not exist.
    """
    if target_id == source_id:
        raise InfoviewError("A contact cannot be merged with itself.")
    with workspace.transaction(EventKind.CONTACT_MERGED, now) as transaction:
        target, source = transaction.get(Contact, target_id), transaction.get(Contact, source_id)
        organization = transaction.session.get(Organization, source.organization_id) if source.organization_id else None
        form = form_from_contact(source, organization.name if organization else "")
        with moving_check_ins(transaction, [target]):
            move_distinct(transaction, source_id, target_id)
            _reassign_references(transaction, source_id, target_id)
            if form.referrer_id == target_id:
                form = replace(form, referrer_id=None)
            stage, since = source.stage, source.stage_since
            last_contact, connected_on = source.last_contact, source.connected_on
            delete_cascade(transaction.session, source)  # first, since profile URLs are unique
            fill_contact_from_form(transaction, target, form)
            if last_contact is not None:
                keep_latest_contact(transaction, target, last_contact)
            if connected_on and target.connected_on and connected_on != target.connected_on:
                _add_finding(transaction, target, f"Also connected on {connected_on.isoformat()}")
            target.connected_on = target.connected_on or connected_on
            if STAGE_PRECEDENCE.index(stage) > STAGE_PRECEDENCE.index(target.stage):
                target.stage, target.stage_since, target.manual_position = stage, since, None
            _close_duplicate_actions(transaction, target)
            _drop_repeated_affiliations(transaction, target_id)
            drop_repeated_methods(transaction, target)
        target.updated_at = now
        transaction.session.add(target)
        follow_rename(transaction, Subject.contact(target_id), form.name, target.name)
        transaction.record(f"Merged {form.name} into {target.name}", contact_id=target_id, other_id=source_id)
    return f"Merged {form.name} into {target.name}."


def merge_form_into_contact(workspace: Workspace, contact_id: int, form: ContactForm, now: datetime) -> str:
    """Merge a form into an existing contact without overwriting its values, and return a status message.

    Raises InfoviewError if the form has no name or the contact does not exist.
    """
    form = form.cleaned()
    with workspace.transaction(EventKind.CONTACT_MERGED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        with moving_check_ins(transaction, [contact]):
            fill_contact_from_form(transaction, contact, form)
            add_contact_paths(transaction.session, contact_id, form.paths, now)
            add_tags(transaction.session, contact_id, form.tags)
            drop_repeated_methods(transaction, contact)
        if transaction.session.is_modified(contact):
            contact.updated_at = now
        transaction.session.add(contact)
        transaction.record(f"Added details to {contact.name}", contact_id=contact_id)
    return f"Added the new details to {contact.name}."


def _reassign_references(transaction: Transaction, source_id: int, target_id: int) -> None:
    """Point all foreign keys that refer to the source contact to the target. Works for tables added later, too."""
    for row, column in find_references(transaction.session, Contact, source_id):
        if isinstance(row, TripMeeting):
            _reassign_meeting(transaction, row, target_id)
        elif isinstance(row, Contact) and row.id == target_id:
            row.referrer_id = None  # the referrer of the source is filled in later
        else:
            move_reference(transaction, row, column, target_id)
    transaction.session.flush()


_MEETING_PRECEDENCE = (
    TripMeetingState.PROPOSED,
    TripMeetingState.DECLINED,
    TripMeetingState.REQUESTED,
    TripMeetingState.CONFIRMED,
)


def _reassign_meeting(transaction: Transaction, meeting: TripMeeting, target_id: int) -> None:
    """Give a meeting on a trip to the target. If both are on the trip, the meeting that has got further is kept."""
    other = transaction.session.exec(
        select(TripMeeting).where(TripMeeting.trip_id == meeting.trip_id, TripMeeting.contact_id == target_id)
    ).first()
    if other is not None:
        kept = max(other, meeting, key=lambda row: _MEETING_PRECEDENCE.index(row.state))
        transaction.session.delete(meeting if kept is other else other)
        transaction.session.flush()
        meeting = kept
    meeting.contact_id = target_id
    transaction.session.add(meeting)


def fill_contact_from_form(transaction: Transaction, contact: Contact, form: ContactForm) -> None:
    """Fill the empty fields of a contact from a form; other addresses are kept, and other values saved as findings.

    The shorter interval to stay in touch wins, and the later day before which nothing is due.
    """
    for field, incoming in _filled_fields(form):
        current = getattr(contact, field)
        if not current:
            setattr(contact, field, incoming)
        elif _is_same_value(field, current, incoming):
            continue
        elif field in MAIN_FIELDS:
            add_method(transaction, contact, MAIN_FIELDS[field], str(incoming))
        else:
            _add_finding(
                transaction,
                contact,
                CONFLICT_NOTES[field].format(str(incoming).replace("_", " ") if field == "relationship" else incoming),
            )
    organization = get_or_create_organization(transaction.session, form.organization, transaction.now)
    if organization is not None and contact.organization_id is None:
        contact.organization_id = organization.id
    elif organization is not None and contact.organization_id != organization.id:
        _add_finding(transaction, contact, CONFLICT_NOTES["organization"].format(form.organization))
    if form.referrer_id is not None and form.referrer_id != contact.id:
        if contact.referrer_id is None:
            contact.referrer_id = form.referrer_id
        elif contact.referrer_id != form.referrer_id:
            _add_finding(transaction, contact, f"Also referred by {transaction.get(Contact, form.referrer_id).name}")
    contact.decides_on_hiring = contact.decides_on_hiring or form.decides_on_hiring
    contact.stay_in_touch_months = min(
        filter(None, (contact.stay_in_touch_months, form.stay_in_touch_months)), default=None
    )
    contact.not_before = max(filter(None, (contact.not_before, form.not_before)), default=None)
    transaction.session.add(contact)
    transaction.session.flush()


def _filled_fields(form: ContactForm) -> Iterator[tuple[str, object]]:
    """Yield the plain fields that have a value in a form."""
    for field in (*CONFLICT_NOTES, *MAIN_FIELDS):
        if field != "organization" and getattr(form, field):
            yield field, getattr(form, field)


def _is_same_value(field: str, current: object, incoming: object) -> bool:
    """Return whether two values of a field say the same, such as addresses that differ only in how they are written."""
    match field:
        case "email":
            return str(current).casefold() == str(incoming).casefold()
        case "profile_url":
            return identify_profile(str(current)) == identify_profile(str(incoming))
        case _:
            return current == incoming


def _add_finding(transaction: Transaction, contact: Contact, text: str) -> None:
    transaction.add(Finding(contact_id=contact.id or 0, text=clean_line(text), created_at=transaction.now))


def _close_duplicate_actions(transaction: Transaction, contact: Contact) -> None:
    """Dismiss duplicate actions after a merge, and the follow-up of a contact that is past Contacted."""
    if contact.stage not in {Stage.RESEARCHING, Stage.READY, Stage.CONTACTED}:
        close_actions(transaction, contact, ActionKind.NUDGE)
    is_open = (col(Action.done_at).is_(None), col(Action.dismissed_at).is_(None))
    seen: set[tuple[ActionKind, int | None]] = set()
    actions = transaction.session.exec(
        select(Action)
        .where(Action.contact_id == contact.id, col(Action.kind).in_(UNIQUE_ACTION_KINDS), *is_open)
        .order_by(col(Action.id))
    ).all()
    for action in sorted(actions, key=partial(_deadline, zone=transaction.cadence.calendar.zone)):
        if (action.kind, action.interview_id) in seen:
            action.dismissed_at = transaction.now
            transaction.session.add(action)
        seen.add((action.kind, action.interview_id))
    transaction.session.flush()


def _drop_repeated_affiliations(transaction: Transaction, contact_id: int) -> None:
    """Delete the former employers and schools that both contacts had."""
    seen: set[tuple[object, ...]] = set()
    rows = transaction.session.exec(
        select(Affiliation).where(Affiliation.contact_id == contact_id).order_by(col(Affiliation.id))
    ).all()
    for row in rows:
        key = (row.organization_id, row.kind, row.title, row.first_year, row.last_year)
        if key in seen:
            transaction.session.delete(row)
        seen.add(key)
    transaction.session.flush()


def _deadline(action: Action, zone: tzinfo) -> datetime:
    return action.due.deadline(zone) if action.due is not None else datetime.max.replace(tzinfo=UTC)


def form_from_contact(contact: Contact, organization: str) -> ContactForm:
    """Return the form of a contact, without paths and tags."""
    return ContactForm(
        name=contact.name,
        title=contact.title,
        organization=organization,
        email=contact.email,
        phone=contact.phone,
        profile_url=contact.profile_url,
        location=contact.location,
        timezone=contact.timezone,
        relationship=contact.relationship,
        how_met=contact.how_met,
        why=contact.why,
        channel=contact.channel,
        referrer_id=contact.referrer_id,
        seniority=contact.seniority,
        decides_on_hiring=contact.decides_on_hiring,
        stay_in_touch_months=contact.stay_in_touch_months,
        not_before=contact.not_before,
    )
