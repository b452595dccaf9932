"""Research on a contact: findings, hypotheses, offerings and common ground from the capture line (R16-R18, R22)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, tzinfo

from sqlmodel import col, select

from infoview_tui.domain.capture import ResearchKind, ResearchLine, parse_research_line
from infoview_tui.domain.due import Due
from infoview_tui.domain.due_dates import find_due
from infoview_tui.domain.enums import ActionKind, EventKind, FindingKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.details import ResearchItemKind
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.tables import Action, Contact, ContactPath, Finding, Hypothesis, Offering, due_columns


def add_research(workspace: Workspace, contact_id: int, line: str, now: datetime, zone: tzinfo) -> str:
    """Save a research line about a contact and return a status message. Its leading sign sets the kind.

    Raises InfoviewError if the line has no text.
    """
    return add_research_lines(workspace, contact_id, [line], now, zone)


def add_research_lines(workspace: Workspace, contact_id: int, lines: Sequence[str], now: datetime, zone: tzinfo) -> str:
    """Save several research lines about a contact in one command, as `add_research` does one."""
    parsed_lines = [parsed for parsed in map(parse_research_line, map(clean_line, lines)) if parsed.text]
    if not parsed_lines:
        raise InfoviewError("Nothing to save: type a few words first.")
    names = [parsed.kind.value.replace("_", " ") for parsed in parsed_lines]
    with workspace.transaction(EventKind.RESEARCH_ADDED, now) as transaction:
        contact = transaction.get(Contact, contact_id)
        for parsed in parsed_lines:
            transaction.add(_build_item(transaction, contact_id, parsed, _find_due(workspace, parsed, now, zone)))
        subject = names[0].capitalize() if len(names) == 1 else f"{len(names)} lines of research"
        transaction.record(
            f"{subject} on {contact.name}: {' · '.join(parsed.text for parsed in parsed_lines)}",
            contact_id=contact_id,
            what=parsed_lines[0].kind.value,
        )
    if len(names) == 1:
        return f"Saved as {names[0]}."
    return f"{len(names)} lines saved: {', '.join(_format_kinds(name, n) for name, n in Counter(names).items())}."


def _format_kinds(name: str, count: int) -> str:
    plural = {"hypothesis": "hypotheses", "common ground": "common ground"}.get(name, f"{name}s")
    return f"{count} {name if count == 1 else plural}"


def _find_due(workspace: Workspace, parsed: ResearchLine, now: datetime, zone: tzinfo) -> Due | None:
    if parsed.kind is not ResearchKind.ACTION:
        return None
    return find_due(parsed.text, now, zone, workspace.date_order)


def _build_item(
    transaction: Transaction, contact_id: int, parsed: ResearchLine, due: Due | None
) -> Finding | Hypothesis | Offering | Action:
    kind, text, source = parsed.kind, parsed.text, parsed.source
    if kind is ResearchKind.HYPOTHESIS:
        path_id = transaction.session.exec(
            select(ContactPath.path_id).where(ContactPath.contact_id == contact_id).order_by(col(ContactPath.path_id))
        ).first()
        return Hypothesis(text=text, contact_id=contact_id, path_id=path_id, created_at=transaction.now)
    if kind is ResearchKind.OFFERING:
        return Offering(text=text, source=source, contact_id=contact_id, created_at=transaction.now)
    if kind is ResearchKind.ACTION:
        due_on, due_at = due_columns(due)
        return Action(
            text=text,
            contact_id=contact_id,
            kind=ActionKind.TODO,
            due_on=due_on,
            due_at=due_at,
            created_at=transaction.now,
        )
    finding_kind = {
        ResearchKind.COMMON_GROUND: FindingKind.COMMON_GROUND,
        ResearchKind.WARM_INTRODUCTION: FindingKind.WARM_INTRODUCTION,
    }.get(kind, FindingKind.FINDING)
    return Finding(kind=finding_kind, text=text, source=source, contact_id=contact_id, created_at=transaction.now)


def edit_research_item(workspace: Workspace, kind: ResearchItemKind, item_id: int, text: str, now: datetime) -> None:
    """Change the text of a research item. Raises InfoviewError if the text is empty."""
    text = clean_line(text)
    if not text:
        raise InfoviewError("The text is empty. To remove the item, press delete.")
    with workspace.transaction(EventKind.RESEARCH_EDITED, now) as transaction:
        row = transaction.get(_table_for(kind), item_id)
        row.text = text
        transaction.session.add(row)
        transaction.record(f"Edited a {kind.value}: {text}", contact_id=row.contact_id)


def delete_research_item(workspace: Workspace, kind: ResearchItemKind, item_id: int, now: datetime) -> None:
    """Delete a research item."""
    with workspace.transaction(EventKind.RESEARCH_REMOVED, now) as transaction:
        row = transaction.get(_table_for(kind), item_id)
        transaction.record(f"Removed a {kind.value}: {row.text}", contact_id=row.contact_id)
        delete_cascade(transaction.session, row)


def _table_for(kind: ResearchItemKind) -> type[Finding] | type[Hypothesis] | type[Offering] | type[Action]:
    tables: dict[ResearchItemKind, type[Finding] | type[Hypothesis] | type[Offering] | type[Action]] = {
        ResearchItemKind.FINDING: Finding,
        ResearchItemKind.HYPOTHESIS: Hypothesis,
        ResearchItemKind.OFFERING: Offering,
        ResearchItemKind.ACTION: Action,
    }
    return tables[kind]
