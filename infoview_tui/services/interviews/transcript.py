"""Reading an interview again: all that it gave, what of it may leave the program, and what is looked for in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.normalize import fold, fold_with_places
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews.calls import clock_of
from infoview_tui.services.interviews.interviews import read_interview
from infoview_tui.storage.queries.debrief.debrief import OUTCOMES, OutcomeRow
from infoview_tui.storage.queries.interviews import interviews as interview_reads
from infoview_tui.storage.queries.interviews import transcript as reads
from infoview_tui.storage.queries.interviews.interviews import InterviewRow, NoteRow, QuestionRow
from infoview_tui.storage.queries.interviews.transcript import BecameRow, GivenRow, HeldRow, RatedRow

_PLURALS = {
    NoteKind.NOTE: "plain notes",
    NoteKind.QUOTE: "quotes",
    NoteKind.INSIGHT: "insights",
    NoteKind.REWARD: "rewards",
    NoteKind.DRAWBACK: "drawbacks",
    NoteKind.WANT_TO_KNOW: "what to know more about",
    NoteKind.REFERRAL: "referrals",
    NoteKind.PROMISE: "promises",
    NoteKind.COMMON_GROUND: "common ground",
    NoteKind.OFF_RECORD: "off the record",
}


class Page(NamedTuple):
    """One interview, as it is read again. ``became`` is by the notes' ids."""

    interview: InterviewRow
    questions: Sequence[QuestionRow]
    notes: Sequence[NoteRow]
    became: dict[int, BecameRow]
    verdicts: Sequence[GivenRow]
    ratings: Sequence[RatedRow]
    outcomes: Sequence[OutcomeRow]

    def note(self, note_id: int | None) -> NoteRow | None:
        """Return a note of this interview, or None where there is none of this id."""
        return next((note for note in self.notes if note.id == note_id), None)


class Answers(NamedTuple):
    """A question and the notes on it, in their order; without a question, those that belong to none (R27)."""

    question: QuestionRow | None
    notes: list[NoteRow]


class Sieve(NamedTuple):
    """Which notes are shown: those of some kinds (with none given, of all), and with ``starred`` only those."""

    kinds: frozenset[NoteKind] = frozenset()
    starred: bool = False

    def lets_through(self, note: NoteRow) -> bool:
        """Tell whether a note is shown."""
        return (not self.kinds or note.kind in self.kinds) and (note.starred or not self.starred)

    def with_kind(self, kind: NoteKind) -> Sieve:
        """Return this with one kind more or, where it had it, without."""
        return self._replace(kinds=self.kinds ^ {kind})

    def spell(self) -> str:
        """Say in words what is shown: ``quotes and insights, starred``; empty where it is all."""
        names = [name for kind, name in _PLURALS.items() if kind in self.kinds]
        listed = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
        return ", ".join(part for part in (listed, "starred" if self.starred else "") if part)


def read_page(desk: Desk, interview_id: int) -> Page:
    """Return all that an interview gave. Raises NotFoundError where it is gone."""
    return _page(desk, read_interview(desk, interview_id))


def read_pages(desk: Desk, contact_id: int) -> list[Page]:
    """Return all interviews with a contact in the order of their dates, but for those that were called off."""
    return [_page(desk, row) for row in desk.store.all(interview_reads.OF_CONTACT, contact_id=contact_id)]


def held_interviews(desk: Desk, most: int) -> list[HeldRow]:
    """Return the interviews that have begun, the latest first."""
    return desk.store.all(reads.HELD, most=most)


def on_record(page: Page) -> Page:
    """Return a page without what was said off the record, and without what would hint at it.

    A verdict that rests on such a note would give it away: it goes too.
    """
    secret = {note.id for note in page.notes if note.kind == NoteKind.OFF_RECORD}
    return page._replace(
        notes=[note for note in page.notes if note.id not in secret],
        became={note_id: row for note_id, row in page.became.items() if note_id not in secret},
        verdicts=[row for row in page.verdicts if row.note_id not in secret],
    )


def by_question(questions: Iterable[QuestionRow], notes: Iterable[NoteRow]) -> list[Answers]:
    """Return the notes under their questions, in the plan's order; those without one come last, if there are any."""
    answers = {question.id: Answers(question, []) for question in questions}
    free: list[NoteRow] = []
    for note in notes:
        asked = answers.get(note.question_id) if note.question_id is not None else None
        (asked.notes if asked else free).append(note)
    return [*answers.values(), *([Answers(None, free)] if free else [])]


def spoken(interview: InterviewRow, now: datetime) -> timedelta | None:
    """Return how long was spoken; None where the call has not begun."""
    return clock_of(interview).elapsed(now) if interview.started_at is not None else None


def places_of(sought: str, text: str) -> list[tuple[int, int]]:
    """Return where something stands in a text, as (start, end), whatever its case and accents; empty if nowhere."""
    sought = fold(clean_line(sought))
    if not sought or sought not in fold(text):
        return []
    folded, places = fold_with_places(text)
    found = []
    at = folded.find(sought)
    while at >= 0:
        end = at + len(sought)
        found.append((places[at], places[end - 1] + 1))
        at = folded.find(sought, end)
    return found


def _page(desk: Desk, interview: InterviewRow) -> Page:
    store, of_it = desk.store, {"interview_id": interview.id}
    return Page(
        interview,
        store.all(interview_reads.QUESTIONS, **of_it),
        store.all(interview_reads.NOTES, **of_it),
        {row.note_id: row for row in store.all(reads.BECAME, **of_it)},
        store.all(reads.GIVEN, **of_it),
        store.all(reads.RATED, **of_it),
        store.all(OUTCOMES, **of_it),
    )
