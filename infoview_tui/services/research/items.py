"""Changes of research items: text and source, what they are about, and where a hypothesis came from (R16, R17)."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import EventKind, FindingKind, HypothesisOrigin
from infoview_tui.domain.research_subjects import ORIGIN_LABELS, ResearchItemKind, Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.urls import extract_url
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.cascade_delete import delete_cascade
from infoview_tui.services.core.edits import check_text
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.lines import Item, read_subject_name
from infoview_tui.storage.tables import Action, Finding, Hypothesis, Offering

_TABLES: dict[ResearchItemKind, type[Item]] = {
    ResearchItemKind.FINDING: Finding,
    ResearchItemKind.HYPOTHESIS: Hypothesis,
    ResearchItemKind.OFFERING: Offering,
    ResearchItemKind.ACTION: Action,
}


def edit_research_item(
    workspace: Workspace,
    kind: ResearchItemKind,
    item_id: int,
    text: str,
    now: datetime,
    *,
    has_source: bool = False,
    opened: str | None = None,
) -> None:
    """Change the text of a research item. A web address in it becomes the source of a finding or an offering.

    *has_source* says that the old text was shown with its source, so that a text without one removes it; *opened* is
    what was shown. Raises InfoviewError if the text is empty, and EditConflictError if another window has changed it.
    """
    text = clean_line(text)
    if not text:
        raise InfoviewError("The text is empty. To remove the item, press delete.")
    with workspace.transaction(EventKind.RESEARCH_EDITED, now) as transaction:
        row = transaction.get(_TABLES[kind], item_id)
        if opened is not None:
            is_linked = isinstance(row, Finding | Offering)
            check_text(*(extract_url(part)[0] if is_linked else part for part in (opened, row.text, text)))
        if isinstance(row, Finding | Offering):
            text, source = extract_url(text)
            row.source = source or ("" if has_source else row.source)
        row.text = text
        transaction.session.add(row)
        transaction.record(f"Edited a {kind.value}: {text}", contact_id=row.contact_id)


def delete_research_item(workspace: Workspace, kind: ResearchItemKind, item_id: int, now: datetime) -> None:
    """Delete a research item."""
    with workspace.transaction(EventKind.RESEARCH_REMOVED, now) as transaction:
        row = transaction.get(_TABLES[kind], item_id)
        transaction.record(f"Removed a {kind.value}: {row.text}", contact_id=row.contact_id)
        delete_cascade(transaction.session, row)


def move_finding(workspace: Workspace, finding_id: int, subject: Subject, now: datetime) -> str:
    """Make a finding about another subject, and return a status message.

    Raises InfoviewError for common ground, which is always with a person.
    """
    with workspace.transaction(EventKind.RESEARCH_EDITED, now) as transaction:
        finding = transaction.get(Finding, finding_id)
        if finding.kind is FindingKind.COMMON_GROUND and subject.kind is not SubjectKind.CONTACT:
            raise InfoviewError("Common ground is always with a person.")
        name, contact_id = read_subject_name(transaction, subject), finding.contact_id
        for kind in SubjectKind:
            setattr(finding, kind.column, subject.id if kind is subject.kind else None)
        transaction.session.add(finding)
        contact_id = finding.contact_id if contact_id is None else contact_id
        transaction.record(f"Moved a finding to {name}: {finding.text}", contact_id=contact_id)
    return f"Now about {name}."


def assign_hypothesis(workspace: Workspace, hypothesis_id: int, subject: Subject, now: datetime) -> str:
    """Make a hypothesis about a path, an organization, or an industry, and return a status message.

    Raises InfoviewError if the subject is a contact: a belief about one person is not a hypothesis about careers.
    """
    if subject.kind is SubjectKind.CONTACT:
        raise InfoviewError("A hypothesis is about a path, an organization, or an industry.")
    with workspace.transaction(EventKind.RESEARCH_EDITED, now) as transaction:
        hypothesis = transaction.get(Hypothesis, hypothesis_id)
        name = read_subject_name(transaction, subject)
        for kind in (SubjectKind.PATH, SubjectKind.ORGANIZATION, SubjectKind.INDUSTRY):
            setattr(hypothesis, kind.column, subject.id if kind is subject.kind else None)
        transaction.session.add(hypothesis)
        transaction.record(f"Moved a hypothesis to {name}: {hypothesis.text}", contact_id=hypothesis.contact_id)
    return f"Now about {name}."


def set_hypothesis_origin(
    workspace: Workspace, hypothesis_id: int, origin: HypothesisOrigin | None, now: datetime
) -> str:
    """Set where a hypothesis came from, None if that is not known, and return a status message."""
    with workspace.transaction(EventKind.RESEARCH_EDITED, now) as transaction:
        hypothesis = transaction.get(Hypothesis, hypothesis_id)
        hypothesis.origin = origin
        transaction.session.add(hypothesis)
        where = ORIGIN_LABELS[origin] if origin is not None else "not set"
        transaction.record(
            f"Set where a hypothesis came from ({where}): {hypothesis.text}", contact_id=hypothesis.contact_id
        )
    return f"From {where}." if origin is not None else "Where it came from is not set."
