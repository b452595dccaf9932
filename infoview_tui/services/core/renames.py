"""What follows when a contact, an organization, or a path gets another name: all that is stored under the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlmodel import col, or_, select

from infoview_tui.domain.enums import ActionKind, MessageKind, MessageState
from infoview_tui.domain.filter_query import MAX_QUERY_CHARS, replace_value
from infoview_tui.domain.message_targets import reminder_text, rename_organization, rename_person
from infoview_tui.domain.research_subjects import Subject, SubjectKind
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.storage.tables import Action, Contact, Message, View

_FILTER_KEYS: Mapping[SubjectKind, tuple[str, ...]] = {
    SubjectKind.CONTACT: ("who", "referrer"),
    SubjectKind.ORGANIZATION: ("org",),
    SubjectKind.PATH: ("path",),
}
"""The keys of the board's filter that take the name of a subject."""

_RENAMES: Mapping[SubjectKind, Callable[[str, str, str], str]] = {
    SubjectKind.CONTACT: rename_person,
    SubjectKind.ORGANIZATION: rename_organization,
}
"""How the text of an introduction's target changes. It may name a person or an organization."""


def follow_rename(transaction: Transaction, subject: Subject, old: str, new: str) -> None:
    """Replace the old name of a subject, or of the one that was merged into it, where it stands for the subject.

    This is in saved views, in what introductions are asked to, and in reminders to ask again. A message that was sent,
    or changed by hand, keeps its words.
    """
    if not old or old == new:
        return
    if subject.kind is SubjectKind.CONTACT:
        _follow_in_own_reminders(transaction, subject.id, old, new)
        if _is_shared(transaction, subject.id, old):
            return
    _follow_in_views(transaction, _FILTER_KEYS.get(subject.kind, ()), old, new)
    rename = _RENAMES.get(subject.kind)
    if rename is not None:
        _follow_in_messages(transaction, rename, old, new)
        _follow_in_actions(transaction, rename, old, new)


def _is_shared(transaction: Transaction, contact_id: int, name: str) -> bool:
    """Whether another contact has a name, so that it may stand for that one."""
    others = select(Contact.id).where(col(Contact.name).collate("NOCASE") == name, Contact.id != contact_id)
    return transaction.session.exec(others).first() is not None


def _follow_in_views(transaction: Transaction, keys: tuple[str, ...], old: str, new: str) -> None:
    for view in transaction.session.exec(select(View)).all() if keys else ():
        query = replace_value(view.query, keys, old, new)
        if query != view.query and len(query) <= MAX_QUERY_CHARS:
            view.query = query
            transaction.session.add(view)


def _follow_in_messages(transaction: Transaction, rename: Callable[[str, str, str], str], old: str, new: str) -> None:
    messages = transaction.session.exec(
        select(Message).where(
            Message.kind == MessageKind.INTRODUCTION, col(Message.target).contains(old, autoescape=True)
        )
    ).all()
    for message in messages:
        before, after = message.target, rename(message.target, old, new)
        if before == after:
            continue
        if message.state is MessageState.DRAFT and message.updated_at <= message.created_at:  # as the template wrote it
            message.subject = message.subject.replace(before, after)
            message.body = message.body.replace(before, after)
        message.target = after
        transaction.session.add(message)


def _follow_in_actions(transaction: Transaction, rename: Callable[[str, str, str], str], old: str, new: str) -> None:
    """Rename in planned introductions, dismissed ones included, and in the reminders to ask again."""
    found = transaction.session.exec(
        select(Action, Contact)
        .join(Contact, col(Action.contact_id) == Contact.id)
        .where(col(Action.text).contains(old, autoescape=True))
        .where(or_(col(Action.kind) == ActionKind.INTRODUCTION, col(Action.kind) == ActionKind.TODO))
    ).all()
    for action, contact in found:
        if action.kind is ActionKind.INTRODUCTION:
            _set_text(transaction, action, rename(action.text, old, new))
            continue
        start = f"{reminder_text(contact.name, '')} to "
        if action.text.startswith(start):
            _set_text(transaction, action, start + rename(action.text.removeprefix(start), old, new))


def _follow_in_own_reminders(transaction: Transaction, contact_id: int, old: str, new: str) -> None:
    """Rename the contact who is to be asked again."""
    start = reminder_text(old, "")
    found = transaction.session.exec(
        select(Action).where(Action.contact_id == contact_id, Action.kind == ActionKind.TODO)
    ).all()
    for action in found:
        if action.text.startswith(start):
            _set_text(transaction, action, reminder_text(new, "") + action.text.removeprefix(start))


def _set_text(transaction: Transaction, action: Action, text: str) -> None:
    if action.text != text:
        action.text = text
        transaction.session.add(action)
