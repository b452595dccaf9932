"""Reads for the debrief: texts, proposals and the progress of each section (R31)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from statistics import fmean
from typing import NamedTuple

from infoview_tui.domain.cadence import CountedDue, next_due
from infoview_tui.domain.circles import VoiceCount, count_voices, latest_by_person
from infoview_tui.domain.debrief_progress import DebriefSection, SectionProgress
from infoview_tui.domain.enums import ActionKind, NoteKind
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.find_out import hypothesis_id_of
from infoview_tui.domain.gauges import PathGauges
from infoview_tui.services.core.evidence import read_circles, read_verdict_counts
from infoview_tui.services.core.gauges import read_gauges
from infoview_tui.services.core.lookups import read_interview
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.proposals import Commitment, Referral, list_commitments, list_referrals
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.contacts.contacts import HypothesisRow as HypothesisRow, NamedRow
from infoview_tui.storage.queries.debrief import debrief as debrief_queries
from infoview_tui.storage.queries.debrief.debrief import (
    OutcomeRow as OutcomeRow,
    RatingRow as RatingRow,
)
from infoview_tui.storage.queries.insights import evidence as insight_queries
from infoview_tui.storage.queries.interviews import interviews as interview_queries


class Reflection(NamedTuple):
    """The three texts of a debrief (R31)."""

    learned: str = ""
    want_to_know: str = ""
    next_steps: str = ""


class OtherRatings(NamedTuple):
    """The average rating of a path on one topic after interviews with others, and how many people that is."""

    path_id: int
    topic: str
    score: float
    voices: VoiceCount


class Debrief(NamedTuple):
    """All data for the debrief of an interview. ``texts`` are the saved ones, without suggestions."""

    interview: interview_queries.InterviewRow
    notes: list[interview_queries.NoteRow]
    texts: Reflection
    referrals: list[Referral]
    commitments: list[Commitment]
    hypotheses: list[HypothesisRow]
    evidence: Mapping[int, VerdictCount]
    """Who said what on a hypothesis in all interviews, by hypothesis."""
    asked: frozenset[int]
    """The hypotheses that this interview had a question on."""
    paths: list[NamedRow]
    discussed_topics: list[str]
    ratings: list[RatingRow]
    other_ratings: list[OtherRatings]
    outcomes: list[OutcomeRow]
    gauges: Mapping[int, PathGauges]
    """What the user made of each path so far, by path."""
    thanked_at: datetime | None
    thank_you_due: CountedDue | None
    """When the thank-you is due and late (R32); None before the interview ends or once it is sent."""

    @property
    def skipped(self) -> frozenset[DebriefSection]:
        """The sections that the user skipped while they had open items."""
        return frozenset(part for part in DebriefSection if part in self.interview.skipped_sections)

    @property
    def ended_at(self) -> datetime | None:
        """When the interview ended (UTC)."""
        return self.interview.ended_at


def read_debrief(workspace: Workspace, interview_id: int, now: datetime, zone: tzinfo) -> Debrief:
    """Read the debrief of an interview. Raises NotFoundError if the interview does not exist."""
    store, interview = workspace.store, read_interview(workspace, interview_id)
    ids = {"interview_id": interview_id, "contact_id": interview.contact_id}
    notes = store.all(interview_queries.NOTES, interview_id=interview_id)
    thanked_at = next((row.at for row in store.all(debrief_queries.THANK_YOU_SENT, interview_id=interview_id)), None)
    ended_at = None if thanked_at else interview.ended_at
    return Debrief(
        interview,
        notes,
        Reflection(interview.learned, interview.want_to_know, interview.next_steps),
        list_referrals(workspace, notes),
        list_commitments(workspace, interview_id, notes, interview.started_at or now, zone),
        store.all(contact_queries.HYPOTHESES, **ids),
        read_verdict_counts(workspace),
        _read_asked(workspace, interview_id),
        store.all(debrief_queries.INTERVIEW_PATHS, **ids),
        [row.topic for row in store.all(debrief_queries.PLAN_TOPICS, interview_id=interview_id)],
        store.all(debrief_queries.RATINGS, interview_id=interview_id),
        _read_other_ratings(workspace, interview.contact_id),
        store.all(debrief_queries.OUTCOMES, interview_id=interview_id),
        read_gauges(workspace),
        thanked_at,
        next_due(workspace.cadence, ActionKind.THANK, ended_at) if ended_at else None,
    )


def _read_asked(workspace: Workspace, interview_id: int) -> frozenset[int]:
    questions = workspace.store.all(insight_queries.HYPOTHESIS_QUESTIONS)
    asked = (hypothesis_id_of(row.bank_id) for row in questions if row.interview_id == interview_id)
    return frozenset(hypothesis_id for hypothesis_id in asked if hypothesis_id is not None)


def _read_other_ratings(workspace: Workspace, contact_id: int) -> list[OtherRatings]:
    """Return the ratings after interviews with others, each person once, with the latest rating (R36)."""
    rows = [row for row in workspace.store.all(insight_queries.RATINGS) if row.contact_id != contact_id]
    latest = latest_by_person(((row.path_id, row.topic), row.contact_id, row.score) for row in rows)
    circles = read_circles(workspace)
    return [
        OtherRatings(path_id, topic, fmean(scores.values()), count_voices(scores, circles))
        for (path_id, topic), scores in latest.items()
    ]


def measure_progress(debrief: Debrief) -> Mapping[DebriefSection, SectionProgress]:
    """Return the progress of each section."""
    notes = [note for note in debrief.notes if note.kind != NoteKind.OFF_RECORD]
    interview = debrief.interview

    def optional(number: int, *, possible: bool = True) -> SectionProgress:
        return SectionProgress(number, int(possible), is_counted=False)

    def count_notes(*kinds: NoteKind) -> SectionProgress:
        return optional(sum(note.kind in kinds for note in notes), possible=bool(debrief.notes))

    def required(done: list[bool]) -> SectionProgress:
        return SectionProgress(sum(done), len(done))

    rated = {row.path_id for row in debrief.ratings}
    gauges_given = sum(len(gauges.after(interview.id)) for gauges in debrief.gauges.values())
    return {
        DebriefSection.STARS: optional(sum(note.starred for note in notes), possible=bool(notes)),
        DebriefSection.INSIGHTS: count_notes(NoteKind.INSIGHT, NoteKind.REWARD),
        DebriefSection.DRAWBACKS: count_notes(NoteKind.DRAWBACK),
        DebriefSection.LEARNED: optional(sum(bool(text.strip()) for text in debrief.texts)),
        DebriefSection.REFERRALS: required([row.contact_id is not None for row in debrief.referrals]),
        DebriefSection.COMMITMENTS: required([row.action_id is not None for row in debrief.commitments]),
        DebriefSection.VERDICTS: required(
            [row.verdict is not None or row.id in debrief.asked for row in debrief.hypotheses]
        ),
        DebriefSection.PATHS: required([path.id in rated for path in debrief.paths] or [False]),
        DebriefSection.ENERGY: required([interview.energy_before is not None, interview.energy_after is not None]),
        DebriefSection.OUTCOMES: optional(len(debrief.outcomes)),
        DebriefSection.GAUGES: optional(gauges_given, possible=bool(gauges_given)),  # never something to do
    }


def suggest_texts(debrief: Debrief) -> Reflection:
    """Return the saved texts, or, if all are empty and the debrief is not finished, suggestions from the notes.

    "Learned" comes from insights, rewards and drawbacks, "want to know" from open questions, and "next steps" from
    commitments.
    """

    def lines(*kinds: NoteKind) -> str:
        return "\n".join(f"- {note.text}" for note in debrief.notes if note.kind in kinds)

    if debrief.interview.debriefed_at or any(debrief.texts):
        return debrief.texts
    return Reflection(
        lines(NoteKind.INSIGHT, NoteKind.REWARD, NoteKind.DRAWBACK),
        lines(NoteKind.WANT_TO_KNOW),
        lines(NoteKind.COMMITMENT),
    )
