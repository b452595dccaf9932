"""Research on one contact by the capture line: findings, hypotheses, offerings, common ground (R16-R18, R22)."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.capture import ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.date_parser import find_due
from infoview_tui.domain.enums import ActionKind, EventKind, FindingKind
from infoview_tui.domain.readiness import ReadinessFacts
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Act, Desk
from infoview_tui.storage.queries.contacts import contacts as contact_reads
from infoview_tui.storage.queries.interviews import interviews as interview_reads
from infoview_tui.storage.queries.outreach import actions as action_reads
from infoview_tui.storage.queries.outreach import messages as message_reads

if TYPE_CHECKING:
    from infoview_tui.storage.tables import Action, Finding, Hypothesis, Offering

DUE_HOUR = time(18, 0)
"""An action that names only a day falls due at six in the evening, in the person's zone."""

LATEST = 30
"""How many lines of the timeline are shown."""


class Item(StrEnum):
    """What a line of research has become."""

    FINDING = "finding"
    HYPOTHESIS = "hypothesis"
    OFFERING = "offering"
    ACTION = "action"


class Dossier(NamedTuple):
    """All that is known of one contact, read at once for their screen.

    ``timeline`` has one line more than is shown where there are more.
    """

    contact: contact_reads.ContactRow
    findings: list[contact_reads.FindingRow]
    hypotheses: list[contact_reads.HypothesisRow]
    offerings: list[contact_reads.OfferingRow]
    actions: list[action_reads.ActionRow]
    interviews: list[interview_reads.InterviewRow]
    messages: list[message_reads.MessageRow]
    timeline: list[contact_reads.EventRow]
    readiness: ReadinessFacts


def read_dossier(desk: Desk, contact_id: int) -> Dossier:
    """Return all that is known of a contact. Raises NotFoundError where it is gone."""
    store = desk.store
    contact = store.first(contact_reads.CONTACT, contact_id=contact_id)
    if contact is None:
        raise NotFoundError("This contact is no longer there.")
    findings = store.all(contact_reads.FINDINGS, contact_id=contact_id)
    upcoming = store.first(interview_reads.NEXT_OF_CONTACT, contact_id=contact_id)
    hypotheses = store.all(
        contact_reads.HYPOTHESES, contact_id=contact_id, interview_id=upcoming.id if upcoming else None
    )
    offerings = store.all(contact_reads.OFFERINGS, contact_id=contact_id)
    profile = store.first(contact_reads.PROFILE)
    kinds = [finding.kind for finding in findings]
    return Dossier(
        contact,
        findings,
        hypotheses,
        offerings,
        store.all(action_reads.OF_CONTACT, contact_id=contact_id),
        store.all(interview_reads.OF_CONTACT, contact_id=contact_id),
        store.all(message_reads.OF_CONTACT, contact_id=contact_id),
        store.all(contact_reads.TIMELINE, contact_id=contact_id, most=LATEST + 1),
        ReadinessFacts(
            findings=kinds.count(FindingKind.FINDING),
            common_ground=kinds.count(FindingKind.COMMON_GROUND),
            hypotheses=len(hypotheses),
            offerings=len(offerings),
            questions_planned=upcoming.questions if upcoming else 0,
            has_introduction=bool(profile and profile.introduction),
            way_to_reach=bool(contact.email or contact.phone or contact.profile_url),
            is_scheduled=bool(upcoming and upcoming.starts_at),
        ),
    )


def capture(desk: Desk, contact_id: int, line: str, now: datetime, zone: tzinfo) -> str:
    """Take one captured line about a contact and return what it became, in words.

    Its sign says what it is. Raises InfoviewError where nothing is left of the line.
    """
    from infoview_tui.storage.tables import Contact

    parsed = parse_research_line(clean_line(line))
    if not parsed.text:
        raise InfoviewError("Nothing to keep: write a few words first.")
    with desk.act(EventKind.RESEARCH_ADDED, now) as act:
        contact = act.get(Contact, contact_id)
        what = parsed.kind.value.replace("_", " ")
        act.add(_item(act, contact_id, parsed, zone))
        act.tell(f"{what.capitalize()} on {contact.name}: {parsed.text}", contact_id=contact_id, what=parsed.kind.value)
    return f"Kept as {what}."


def _item(act: Act, contact_id: int, parsed: ResearchLine, zone: tzinfo) -> Finding | Hypothesis | Offering | Action:
    from sqlmodel import col, select

    from infoview_tui.storage.tables import Action, ContactPath, Finding, Hypothesis, Offering

    kind, text, source = parsed.kind, parsed.text, parsed.source
    if kind is ResearchKind.HYPOTHESIS:
        path_id = act.session.exec(
            select(ContactPath.path_id).where(ContactPath.contact_id == contact_id).order_by(col(ContactPath.path_id))
        ).first()
        return Hypothesis(text=text, contact_id=contact_id, path_id=path_id, created_at=act.now)
    if kind is ResearchKind.OFFERING:
        return Offering(text=text, source=source, contact_id=contact_id, created_at=act.now)
    if kind is ResearchKind.ACTION:
        return Action(
            text=text,
            contact_id=contact_id,
            kind=ActionKind.TODO,
            due_at=due_moment(text, act.now, zone),
            created_at=act.now,
        )
    finding_kind = {
        ResearchKind.COMMON_GROUND: FindingKind.COMMON_GROUND,
        ResearchKind.WARM_WAY: FindingKind.WARM_WAY,
    }.get(kind, FindingKind.FINDING)
    return Finding(kind=finding_kind, text=text, source=source, contact_id=contact_id, created_at=act.now)


def due_moment(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a line such as ``send portfolio by fri`` falls due (UTC), or None where it names no day."""
    due = find_due(text, now.astimezone(zone).date())
    return None if due is None else datetime.combine(due.day, due.at or DUE_HOUR, zone).astimezone(now.tzinfo)


def edit_item(desk: Desk, item: Item, item_id: int, text: str, now: datetime) -> None:
    """Change the text of something found. Raises InfoviewError for an empty one."""
    text = clean_line(text)
    if not text:
        raise InfoviewError("Nothing is left of it; to remove it, press delete instead.")
    with desk.act(EventKind.RESEARCH_EDITED, now) as act:
        row = act.get(_table(item), item_id)
        row.text = text
        act.session.add(row)
        act.tell(f"Edited a {item.value}: {text}", contact_id=row.contact_id)


def remove_item(desk: Desk, item: Item, item_id: int, now: datetime) -> None:
    """Remove something found."""
    from infoview_tui.services.core.cascade_delete import remove

    with desk.act(EventKind.RESEARCH_REMOVED, now) as act:
        row = act.get(_table(item), item_id)
        act.tell(f"Removed a {item.value}: {row.text}", contact_id=row.contact_id)
        remove(act.session, row)


def _table(item: Item) -> type[Finding] | type[Hypothesis] | type[Offering] | type[Action]:
    from infoview_tui.storage.tables import Action, Finding, Hypothesis, Offering

    tables: dict[Item, type[Finding] | type[Hypothesis] | type[Offering] | type[Action]] = {
        Item.FINDING: Finding,
        Item.HYPOTHESIS: Hypothesis,
        Item.OFFERING: Offering,
        Item.ACTION: Action,
    }
    return tables[item]
