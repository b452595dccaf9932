"""The hour after: everything that a debrief goes through, its texts, and its end (R31)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple

from infoview_tui.domain import due_dates
from infoview_tui.domain.debrief_progress import Part, Progress
from infoview_tui.domain.enums import EventKind, InterviewState, NoteKind
from infoview_tui.domain.sanitize import clean_text
from infoview_tui.domain.text_merge import keep_both
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief.commitments import Promise, promises
from infoview_tui.services.debrief.referrals import Referral, referrals
from infoview_tui.services.interviews.interviews import read_interview
from infoview_tui.storage.queries.contacts.contacts import Named
from infoview_tui.storage.queries.debrief import debrief as debrief_reads
from infoview_tui.storage.queries.interviews import interviews as reads
from infoview_tui.storage.timestamps import maybe


class Learned(NamedTuple):
    """The three texts of a debrief (R31)."""

    learned: str = ""
    want_to_know: str = ""
    next_steps: str = ""


class Debrief(NamedTuple):
    """Everything that the debrief shows, read at once. ``texts`` are as they are kept, nothing proposed."""

    interview: reads.InterviewRow
    notes: list[reads.NoteRow]
    texts: Learned
    referrals: list[Referral]
    promises: list[Promise]
    hypotheses: list[debrief_reads.TestedHypothesis]
    paths: list[Named]
    touched: list[str]
    ratings: list[debrief_reads.RatingRow]
    others: list[debrief_reads.OthersRow]
    outcomes: list[debrief_reads.OutcomeRow]
    thanked_at: datetime | None

    @property
    def skipped(self) -> frozenset[Part]:
        """The parts that the person went on from while something waited in them."""
        return frozenset(part for part in Part if part in self.interview.skipped_parts)

    @property
    def ended_at(self) -> datetime | None:
        """When the call ended (UTC)."""
        return maybe(self.interview.ended_at)

    @property
    def thank_you_due(self) -> tuple[datetime, datetime] | None:
        """When the thank-you is due and when it is late (R32); None before the end of the call, and once it is sent."""
        ended_at = None if self.thanked_at else self.ended_at
        return (due_dates.thank_due(ended_at), due_dates.thank_late(ended_at)) if ended_at else None


def read_debrief(desk: Desk, interview_id: int, now: datetime, zone: tzinfo) -> Debrief:
    """Return what there is to look back at. Raises NotFoundError where the interview is gone."""
    store, interview = desk.store, read_interview(desk, interview_id)
    ids = {"interview_id": interview_id, "contact_id": interview.contact_id}
    notes = store.all(reads.NOTES, interview_id=interview_id)
    return Debrief(
        interview,
        notes,
        Learned(interview.learned, interview.want_to_know, interview.next_steps),
        referrals(desk, notes),
        promises(desk, interview_id, notes, maybe(interview.started_at) or now, zone),
        store.all(debrief_reads.TESTED, **ids),
        store.all(debrief_reads.PATHS, **ids),
        [row.topic for row in store.all(debrief_reads.TOUCHED, interview_id=interview_id)],
        store.all(debrief_reads.RATINGS, interview_id=interview_id),
        store.all(debrief_reads.OTHERS, contact_id=interview.contact_id),
        store.all(debrief_reads.OUTCOMES, interview_id=interview_id),
        next((maybe(row.at) for row in store.all(debrief_reads.THANKED, interview_id=interview_id)), None),
    )


def progress_of(debrief: Debrief) -> Mapping[Part, Progress]:
    """Return how far each part is."""
    notes = [note for note in debrief.notes if note.kind != NoteKind.OFF_RECORD]
    interview = debrief.interview

    def any_of(number: int, *, possible: bool = True) -> Progress:
        return Progress(number, int(possible), is_counted=False)

    def notes_of(*kinds: NoteKind) -> Progress:
        return any_of(sum(note.kind in kinds for note in notes), possible=bool(debrief.notes))

    def all_of(settled: list[bool]) -> Progress:
        return Progress(sum(settled), len(settled))

    rated = {row.path_id for row in debrief.ratings}
    return {
        Part.STARS: any_of(sum(note.starred for note in notes), possible=bool(notes)),
        Part.INSIGHTS: notes_of(NoteKind.INSIGHT, NoteKind.REWARD),
        Part.DRAWBACKS: notes_of(NoteKind.DRAWBACK),
        Part.LEARNED: any_of(sum(bool(text.strip()) for text in debrief.texts)),
        Part.REFERRALS: all_of([row.contact_id is not None for row in debrief.referrals]),
        Part.PROMISES: all_of([row.action_id is not None for row in debrief.promises]),
        Part.VERDICTS: all_of([row.verdict is not None for row in debrief.hypotheses]),
        Part.PATHS: all_of([path.id in rated for path in debrief.paths] or [False]),
        Part.ENERGY: all_of([interview.energy_before is not None, interview.energy_after is not None]),
        Part.OUTCOMES: any_of(len(debrief.outcomes)),
    }


def proposed_texts(debrief: Debrief) -> Learned:
    """Return the debrief's texts; where none is kept yet they are filled from the notes.

    What was learned from insights, rewards and drawbacks, what to find out from open questions, next steps from
    promises. A debrief that was finished is proposed nothing any more.
    """

    def lines(*kinds: NoteKind) -> str:
        return "\n".join(f"- {note.text}" for note in debrief.notes if note.kind in kinds)

    if debrief.interview.debriefed_at or any(debrief.texts):
        return debrief.texts
    return Learned(
        lines(NoteKind.INSIGHT, NoteKind.REWARD, NoteKind.DRAWBACK),
        lines(NoteKind.WANT_TO_KNOW),
        lines(NoteKind.PROMISE),
    )


def keep_texts(desk: Desk, interview_id: int, texts: Learned, known: Learned) -> Learned:
    """Save the debrief's texts as they are typed and return them as they are kept; no event, no undo.

    ``known`` is what this window last read or wrote. A text that another window has changed since is not overwritten:
    what it says that ours does not is kept below ours. Raises NotFoundError where the interview is gone.
    """
    from infoview_tui.storage.tables import Interview

    with desk.keep() as session:
        interview = session.get(Interview, interview_id)
        if interview is None:
            raise NotFoundError("This interview is no longer there.")
        for field, text, before in zip(Learned._fields, map(clean_text, texts), known, strict=True):
            there = getattr(interview, field)
            if text != before:
                setattr(interview, field, text if there == before else keep_both(text, there))
        kept = Learned(interview.learned, interview.want_to_know, interview.next_steps)
        session.add(interview)
    return kept


def keep_skipped(desk: Desk, interview_id: int, part: Part, *, is_skipped: bool) -> None:
    """Remember that a part was skipped, or that it is so no longer; no event, no undo.

    Raises NotFoundError where the interview is gone.
    """
    from infoview_tui.storage.tables import Interview

    with desk.keep() as session:
        interview = session.get(Interview, interview_id)
        if interview is None:
            raise NotFoundError("This interview is no longer there.")
        others = [name for name in interview.skipped_parts if name != part]
        interview.skipped_parts = [*others, part.value] if is_skipped else others
        session.add(interview)


def finish_debrief(desk: Desk, interview_id: int, now: datetime) -> None:
    """Mark the debrief as done; its texts are kept already."""
    from infoview_tui.storage.tables import Interview

    with desk.act(EventKind.INTERVIEW_DEBRIEFED, now) as act:
        interview = act.get(Interview, interview_id)
        interview.state = InterviewState.DEBRIEFED
        interview.debriefed_at = interview.debriefed_at or now
        interview.ended_at = interview.ended_at or now
        act.session.add(interview)
        act.tell("Debriefed the interview", contact_id=interview.contact_id, interview_id=interview_id)
