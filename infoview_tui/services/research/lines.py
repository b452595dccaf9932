"""Lines of research about any subject: findings, hypotheses, offerings, and actions from the capture line (R16–R18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

from sqlmodel import col, select

from infoview_tui.domain.capture import ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.due import Due
from infoview_tui.domain.due_dates import find_due
from infoview_tui.domain.enums import ActionKind, EventKind, FindingKind
from infoview_tui.domain.research_subjects import PERSONAL_KINDS, RESEARCH_LABELS, Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.drafts import clear_research_draft
from infoview_tui.storage.tables import (
    Action,
    Contact,
    ContactPath,
    Finding,
    Hypothesis,
    Industry,
    Offering,
    Organization,
    Path,
    due_columns,
)

Item = Finding | Hypothesis | Offering | Action

_FINDING_KINDS = {
    ResearchKind.COMMON_GROUND: FindingKind.COMMON_GROUND,
    ResearchKind.WARM_INTRODUCTION: FindingKind.WARM_INTRODUCTION,
}


class Place(NamedTuple):
    """Where lines are saved: what they are about, and the contact on whose screen they are written, if any.

    An offering, common ground, and an action belong to the contact, whatever the line is about.
    """

    subject: Subject
    contact_id: int | None

    @property
    def page(self) -> Subject:
        """The subject of the screen, which has the unfinished line."""
        return self.subject if self.contact_id is None else Subject.contact(self.contact_id)


def add_research(
    workspace: Workspace, subject: Subject, line: str, now: datetime, zone: tzinfo, *, contact_id: int | None = None
) -> str:
    """Save a line of research about a subject and return a status message. Its leading sign sets the kind.

    *contact_id* is the contact on whose screen it is written, if it is about something else. Raises InfoviewError if
    the line has no text, or needs a contact and there is none.
    """
    return add_research_lines(workspace, subject, [line], now, zone, contact_id=contact_id)


def add_research_lines(
    workspace: Workspace,
    subject: Subject,
    lines: Sequence[str],
    now: datetime,
    zone: tzinfo,
    *,
    contact_id: int | None = None,
) -> str:
    """Save several lines of research about a subject in one command, as `add_research` does one.

    The unfinished line of this instance on the screen is cleared with it.
    """
    parsed_lines = [parsed for parsed in map(parse_research_line, map(clean_line, lines)) if parsed.text]
    if not parsed_lines:
        raise InfoviewError("Nothing to save: type a few words first.")
    place = Place(subject, subject.id if subject.kind is SubjectKind.CONTACT else contact_id)
    with workspace.transaction(EventKind.RESEARCH_ADDED, now) as transaction:
        insert_research(workspace, transaction, place, parsed_lines, zone)
        clear_research_draft(transaction.session, place.page, workspace.instance)
    return format_saved(parsed_lines)


def insert_research(
    workspace: Workspace, transaction: Transaction, place: Place, lines: Sequence[ResearchLine], zone: tzinfo
) -> None:
    """Insert parsed lines within a transaction, and record what was added."""
    if place.contact_id is None and any(line.kind in PERSONAL_KINDS for line in lines):
        raise InfoviewError("Something to offer and common ground are for one person: add them on a contact's screen.")
    name = read_subject_name(transaction, place.subject)
    for line in lines:
        due = find_due(line.text, transaction.now, zone, workspace.date_order) if _is_action(line) else None
        transaction.add(_build_item(transaction, place, line, due))
    label = RESEARCH_LABELS[lines[0].kind].capitalize() if len(lines) == 1 else f"{len(lines)} lines of research"
    transaction.record(
        f"{label} on {name}: {' · '.join(line.text for line in lines)}",
        contact_id=place.contact_id,
        what=lines[0].kind.value,
    )


def format_saved(lines: Sequence[ResearchLine]) -> str:
    """Return what was saved, as a sentence."""
    names = [RESEARCH_LABELS[line.kind] for line in lines]
    if len(names) == 1:
        return f"Saved as {names[0]}."
    return f"{len(names)} lines saved: {', '.join(_format_kinds(name, n) for name, n in Counter(names).items())}."


def read_subject_name(transaction: Transaction, subject: Subject) -> str:
    """Return the name of a subject. Raises NotFoundError if it does not exist."""
    match subject.kind:
        case SubjectKind.CONTACT:
            return transaction.get(Contact, subject.id).name
        case SubjectKind.ORGANIZATION:
            return transaction.get(Organization, subject.id).name
        case SubjectKind.INDUSTRY:
            return transaction.get(Industry, subject.id).name
        case SubjectKind.PATH:
            return transaction.get(Path, subject.id).name


def _is_action(line: ResearchLine) -> bool:
    return line.kind is ResearchKind.ACTION


def _format_kinds(name: str, count: int) -> str:
    plural = {"hypothesis": "hypotheses", "common ground": "common ground"}.get(name, f"{name}s")
    return f"{count} {name if count == 1 else plural}"


def _build_item(transaction: Transaction, place: Place, line: ResearchLine, due: Due | None) -> Item:
    now, contact_id = transaction.now, place.contact_id
    if line.kind is ResearchKind.HYPOTHESIS:
        return _build_hypothesis(transaction, place, line)
    if line.kind is ResearchKind.OFFERING:
        return Offering(text=line.text, source=line.source, contact_id=contact_id or 0, created_at=now)
    if line.kind is ResearchKind.ACTION:
        due_on, due_at = due_columns(due)
        return Action(
            text=line.text,
            contact_id=contact_id,
            kind=ActionKind.TODO,
            due_on=due_on,
            due_at=due_at,
            created_at=now,
        )
    finding = Finding(
        kind=_FINDING_KINDS.get(line.kind, FindingKind.FINDING), text=line.text, source=line.source, created_at=now
    )
    is_personal = line.kind in PERSONAL_KINDS and contact_id is not None
    subject = Subject.contact(contact_id or 0) if is_personal else place.subject
    setattr(finding, subject.kind.column, subject.id)
    return finding


def _build_hypothesis(transaction: Transaction, place: Place, line: ResearchLine) -> Hypothesis:
    """Return a hypothesis about the subject; one that is written for a contact is about their first path."""
    hypothesis = Hypothesis(text=line.text, contact_id=place.contact_id, created_at=transaction.now)
    if place.subject.kind is SubjectKind.CONTACT:
        hypothesis.path_id = transaction.session.exec(
            select(ContactPath.path_id)
            .where(ContactPath.contact_id == place.subject.id)
            .order_by(col(ContactPath.path_id))
        ).first()
    else:
        setattr(hypothesis, place.subject.kind.column, place.subject.id)
    return hypothesis
