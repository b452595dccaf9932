"""Research on one contact by the capture line: findings, hypotheses, offerings, common ground (R16-R18, R22)."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.capture import ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.date_parser import find_due_date
from infoview_tui.domain.enums import ActionKind, EventKind, FindingKind
from infoview_tui.domain.readiness import ReadinessFacts
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Transaction, Workspace
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.interviews import interviews as interview_queries
from infoview_tui.storage.queries.outreach import actions as action_queries
from infoview_tui.storage.queries.outreach import messages as message_queries

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Action, Finding, Hypothesis, Offering

DEFAULT_DUE_TIME = time(18, 0)
"""An action that names only a day falls due at six in the evening, in the person's zone."""

TIMELINE_LIMIT = 30
"""How many lines of the timeline are shown."""


class ResearchItemKind(StrEnum):
    """What a line of research has become."""

    FINDING = "finding"
    HYPOTHESIS = "hypothesis"
    OFFERING = "offering"
    ACTION = "action"


class ContactDetails(NamedTuple):
    """All that is known of one contact, read at once for their screen.

    ``timeline`` has one line more than is shown where there are more.
    """

    contact: contact_queries.ContactRow
    findings: list[contact_queries.FindingRow]
    hypotheses: list[contact_queries.HypothesisRow]
    offerings: list[contact_queries.OfferingRow]
    actions: list[action_queries.ActionRow]
    interviews: list[interview_queries.InterviewRow]
    messages: list[message_queries.MessageRow]
    timeline: list[contact_queries.EventRow]
    readiness: ReadinessFacts


def read_contact_details(workspace: Workspace, contact_id: int) -> ContactDetails:
    """Return all that is known of a contact. Raises NotFoundError where it is gone."""
    store = workspace.store
    contact = store.first(contact_queries.CONTACT, contact_id=contact_id)
    if contact is None:
        raise NotFoundError("This contact is no longer there.")
    findings = store.all(contact_queries.FINDINGS, contact_id=contact_id)
    upcoming = store.first(interview_queries.NEXT_INTERVIEW_OF_CONTACT, contact_id=contact_id)
    hypotheses = store.all(
        contact_queries.HYPOTHESES, contact_id=contact_id, interview_id=upcoming.id if upcoming else None
    )
    offerings = store.all(contact_queries.OFFERINGS, contact_id=contact_id)
    profile = store.first(contact_queries.PROFILE)
    kinds = [finding.kind for finding in findings]
    return ContactDetails(
        contact,
        findings,
        hypotheses,
        offerings,
        store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id),
        store.all(interview_queries.INTERVIEWS_OF_CONTACT, contact_id=contact_id),
        store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact_id),
        store.all(contact_queries.TIMELINE, contact_id=contact_id, most=TIMELINE_LIMIT + 1),
        ReadinessFacts(
            findings=kinds.count(FindingKind.FINDING),
            common_ground=kinds.count(FindingKind.COMMON_GROUND),
            hypotheses=len(hypotheses),
            offerings=len(offerings),
            questions_planned=upcoming.question_count if upcoming else 0,
            has_introduction=bool(profile and profile.introduction),
            is_reachable=bool(contact.email or contact.phone or contact.profile_url),
            is_scheduled=bool(upcoming and upcoming.starts_at),
        ),
    )


def add_research(workspace: Workspace, contact_id: int, line: str, now: datetime, zone: tzinfo) -> str:
    """Take one captured line about a contact and return what it became, in words.

    Its sign says what it is. Raises InfoviewError where nothing is left of the line.
    """
    from infoview_tui.storage.tables import Contact

    parsed = parse_research_line(clean_line(line))
    if not parsed.text:
        raise InfoviewError("Nothing to keep: write a few words first.")
    with workspace.transaction(EventKind.RESEARCH_ADDED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        kind_name = parsed.kind.value.replace("_", " ")
        transaction.add(_build_item(transaction, contact_id, parsed, zone))
        transaction.record(
            f"{kind_name.capitalize()} on {contact.name}: {parsed.text}", contact_id=contact_id, what=parsed.kind.value
        )
    return f"Kept as {kind_name}."


def _build_item(
    transaction: Transaction, contact_id: int, parsed: ResearchLine, zone: tzinfo
) -> Finding | Hypothesis | Offering | Action:
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Action, ContactPath, Finding, Hypothesis, Offering

    kind, text, source = parsed.kind, parsed.text, parsed.source
    if kind is ResearchKind.HYPOTHESIS:
        path_id = transaction.session.exec(
            select(ContactPath.path_id).where(ContactPath.contact_id == contact_id).order_by(col(ContactPath.path_id))
        ).first()
        return Hypothesis(text=text, contact_id=contact_id, path_id=path_id, created_at=transaction.now)
    if kind is ResearchKind.OFFERING:
        return Offering(text=text, source=source, contact_id=contact_id, created_at=transaction.now)
    if kind is ResearchKind.ACTION:
        return Action(
            text=text,
            contact_id=contact_id,
            kind=ActionKind.TODO,
            due_at=parse_due_at(text, transaction.now, zone),
            created_at=transaction.now,
        )
    finding_kind = {
        ResearchKind.COMMON_GROUND: FindingKind.COMMON_GROUND,
        ResearchKind.WARM_INTRODUCTION: FindingKind.WARM_INTRODUCTION,
    }.get(kind, FindingKind.FINDING)
    return Finding(kind=finding_kind, text=text, source=source, contact_id=contact_id, created_at=transaction.now)


def parse_due_at(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a line such as ``send portfolio by fri`` falls due (UTC), or None where it names no day."""
    due = find_due_date(text, now.astimezone(zone).date())
    return (
        None
        if due is None
        else datetime.combine(due.day, due.time_of_day or DEFAULT_DUE_TIME, zone).astimezone(now.tzinfo)
    )


def edit_research_item(workspace: Workspace, kind: ResearchItemKind, item_id: int, text: str, now: datetime) -> None:
    """Change the text of something found. Raises InfoviewError for an empty one."""
    text = clean_line(text)
    if not text:
        raise InfoviewError("Nothing is left of it; to remove it, press delete instead.")
    with workspace.transaction(EventKind.RESEARCH_EDITED, now) as transaction:
        row = transaction.get(_table_for(kind), item_id)
        row.text = text
        transaction.session.add(row)
        transaction.record(f"Edited a {kind.value}: {text}", contact_id=row.contact_id)


def delete_research_item(workspace: Workspace, kind: ResearchItemKind, item_id: int, now: datetime) -> None:
    """Remove something found."""
    from infoview_tui.services.core.cascade_delete import delete_cascade

    with workspace.transaction(EventKind.RESEARCH_REMOVED, now) as transaction:
        row = transaction.get(_table_for(kind), item_id)
        transaction.record(f"Removed a {kind.value}: {row.text}", contact_id=row.contact_id)
        delete_cascade(transaction.session, row)


def _table_for(kind: ResearchItemKind) -> type[Finding] | type[Hypothesis] | type[Offering] | type[Action]:
    from infoview_tui.storage.tables import Action, Finding, Hypothesis, Offering

    tables: dict[ResearchItemKind, type[Finding] | type[Hypothesis] | type[Offering] | type[Action]] = {
        ResearchItemKind.FINDING: Finding,
        ResearchItemKind.HYPOTHESIS: Hypothesis,
        ResearchItemKind.OFFERING: Offering,
        ResearchItemKind.ACTION: Action,
    }
    return tables[kind]
