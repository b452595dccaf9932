"""Save the answers to the questions of the first start, and make a profile, a path, and a contact of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, select

from infoview_tui.domain.enums import EventKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.text_merge import merge_lines
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import insert_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.quick_add import parse_quick_add
from infoview_tui.services.contacts.tagging import get_or_create_path
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers, dump_answers, load_answers
from infoview_tui.storage.tables import Hypothesis, Path, Profile


def save_answers(
    workspace: Workspace, answers: FirstRunAnswers, base: FirstRunAnswers, now: datetime
) -> FirstRunAnswers:
    """Autosave the answers so far and return the saved ones. No event, no undo.

    ``base`` is what this window last read or wrote; what another window has changed since is merged.
    """
    with workspace.autosave() as session:
        profile = session.get(Profile, 1) or Profile(id=1, updated_at=now)
        stored = load_answers(profile.first_run) if profile.first_run else base
        merged = map(_merge, map(clean_line, answers), base, stored)
        saved = FirstRunAnswers(*merged)
        profile.first_run = dump_answers(saved)
        session.add(profile)
    return saved


def _merge(text: str, base: str, stored: str) -> str:
    """Return a text, merged with what another window has stored instead of *base*."""
    if text == base:
        return stored
    return text if stored in (base, text) else merge_lines(text, stored)


def finish_first_run(workspace: Workspace, answers: FirstRunAnswers, now: datetime) -> int | None:
    """Save the answers where they belong, as one command, and return the id of the contact if one was named.

    The belief becomes a hypothesis on the path. Raises InfoviewError if the line of the contact has no name.
    """
    answers = FirstRunAnswers(*map(clean_line, answers))
    form = _read_form(workspace, answers)
    kind = EventKind.CONTACT_ADDED if form is not None else EventKind.PROFILE_EDITED
    contact_id = None
    with workspace.transaction(kind, now) as transaction:
        session = transaction.session
        profile = session.get(Profile, 1) or Profile(id=1, updated_at=now)
        profile.name = answers.name or profile.name
        profile.introduction = answers.introduction or profile.introduction
        profile.first_run, profile.updated_at = "", now
        transaction.add(profile)
        if answers.path:
            _save_path(session, answers, now)
        if form is not None:
            contact = insert_contact(session, form, now)
            contact_id = contact.id
            transaction.record(f"Added {contact.name}", contact_id=contact_id, stage=contact.stage.value)
        else:
            transaction.record("Answered the first questions")
    return contact_id


def _read_form(workspace: Workspace, answers: FirstRunAnswers) -> ContactForm | None:
    if not answers.contact:
        return None
    form = parse_quick_add(workspace, answers.contact).form
    if not form.name:
        raise InfoviewError("A contact needs a name. Type it first, and the rest after a comma.")
    return replace(form, paths=form.paths or tuple(filter(None, (answers.path,)))).cleaned()


def _save_path(session: Session, answers: FirstRunAnswers, now: datetime) -> None:
    path: Path = get_or_create_path(session, answers.path, now)
    if answers.why:
        path.why = answers.why
        session.add(path)
    if answers.belief:
        known = select(Hypothesis).where(Hypothesis.path_id == path.id, Hypothesis.text == answers.belief)
        if session.exec(known).first() is None:
            session.add(Hypothesis(text=answers.belief, path_id=path.id, created_at=now))
    session.flush()
