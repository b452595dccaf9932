"""Save the texts of a debrief, skip a section, and finish the debrief (R31)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, select

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import EventKind, InterviewState, NoteKind
from infoview_tui.domain.quoted_words import remove_quotes
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.domain.text_merge import merge_texts
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.queries import Reflection
from infoview_tui.storage.tables import Interview, Note


def save_texts(
    workspace: Workspace, interview_id: int, texts: Reflection, base: Reflection, now: datetime
) -> Reflection:
    """Save the texts of a debrief as they are typed, and return the saved texts. Undone by field and pause.

    ``base`` is what this window last read or wrote. If another window has changed a text since, both versions are
    merged: lines that only the other has follow ours, and lines from notes that have gone off the record meanwhile do
    not come back. Raises NotFoundError if the interview does not exist.
    """
    typed = [name for name, text, before in zip(Reflection._fields, texts, base, strict=True) if text != before]
    with workspace.edit("Typed in the debrief", now, field=f"debrief {interview_id} {typed[:1]}") as transaction:
        session, interview = transaction.session, transaction.get(Interview, interview_id)
        for field, text, before in zip(Reflection._fields, map(clean_text, texts), base, strict=True):
            stored = getattr(interview, field)
            if text != before:
                merged = text if stored == before else merge_texts(_without_hidden(session, interview_id, text), stored)
                setattr(interview, field, merged)
        saved = Reflection(interview.learned, interview.want_to_know, interview.next_steps)
        session.add(interview)
    return saved


def _without_hidden(session: Session, interview_id: int, text: str) -> str:
    """Return a text without what was copied from notes off the record."""
    hidden = select(Note.text).where(Note.interview_id == interview_id, Note.kind == NoteKind.OFF_RECORD)
    return remove_quotes(text, session.exec(hidden).all())


def set_part_skipped(workspace: Workspace, interview_id: int, part: DebriefSection, *, is_skipped: bool) -> None:
    """Set whether a section is skipped, since the user went on from it. Undone with what was done there.

    Raises NotFoundError if the interview does not exist.
    """
    with workspace.adjust("Left a section of the debrief", with_last=True) as session:
        interview = session.get(Interview, interview_id)
        if interview is None:
            raise NotFoundError("This interview no longer exists.")
        others = [name for name in interview.skipped_sections if name != part]
        interview.skipped_sections = [*others, part.value] if is_skipped else others
        session.add(interview)


def finish_debrief(workspace: Workspace, interview_id: int, now: datetime) -> None:
    """Mark the debrief as done. Its texts are saved already."""
    with workspace.transaction(EventKind.INTERVIEW_DEBRIEFED, now) as transaction:
        interview = transaction.get(Interview, interview_id)
        interview.state = InterviewState.DEBRIEFED
        interview.debriefed_at = interview.debriefed_at or now
        interview.ended_at = interview.ended_at or now
        transaction.session.add(interview)
        transaction.record("Debriefed the interview", contact_id=interview.contact_id, interview_id=interview_id)
