"""How the sample is written down: people and conversations as plain data, their times told from the day of the demo.

The names are those of the tables; what a table refers to by id is referred to here by a short key.
"""

# No postponed annotations here: a NamedTuple would parse each of them again when the demo opens.
from collections.abc import Callable
from datetime import datetime, time, timedelta, tzinfo
from functools import partial
from typing import NamedTuple

from infoview_tui.domain.enums import (
    ActionKind,
    Channel,
    FindingKind,
    InterviewState,
    Medium,
    MessageKind,
    MessageState,
    NoteKind,
    QuestionState,
    Relationship,
    Stage,
    Topic,
    Verdict,
)

DESIGN, JOURNALISM, SUSTAINABILITY = 1, 2, 3
"""The ids of the three paths, in the order in which they are inserted."""


class At(NamedTuple):
    """A time of day on the nth working day before (negative) or after today; 0 is today itself."""

    days: int
    hour: int = 9
    minute: int = 0


DemoTime = At | timedelta
"""A working day and time of day, or an exact distance from now."""


class DemoCalendar:
    """Turns the sample's moments into real ones."""

    def __init__(self, now: datetime, zone: tzinfo) -> None:
        """Take the moment at which the demo opens and the zone in which its working days are lived."""
        self._now = now
        self._zone = zone
        self._today = now.astimezone(zone).date()

    def resolve(self, moment: DemoTime) -> datetime:
        """Return the aware moment; one of today is kept an hour ahead of now, so that it is still to come."""
        if isinstance(moment, timedelta):
            return self._now + moment
        day = self._today
        step = timedelta(days=1 if moment.days > 0 else -1)
        left = abs(moment.days)
        while left:
            day += step
            left -= day.weekday() < 5
        at = datetime.combine(day, time(moment.hour, moment.minute), self._zone)
        if moment.days == 0 and at < self._now + timedelta(hours=1):
            last = datetime.combine(day, time(23, 59), self._zone)
            return max(self._now, min(last, self._now + timedelta(hours=1)))
        return at


class DemoContact(NamedTuple):
    """A contact: when they were added, and each move to another stage. The last move is where they stand."""

    key: str
    name: str
    title: str
    organization: str
    paths: tuple[int, ...]
    added: DemoTime
    stage_moves: tuple[tuple[Stage, DemoTime], ...]
    tie: Relationship
    how_known: str
    why: str
    profile: str
    email: str = ""
    phone: str = ""
    location: str = ""
    channel: Channel | None = None
    referrer: str | None = None


class Finding(NamedTuple):
    """Something learned in research about a contact."""

    contact: str
    at: DemoTime
    text: str
    source: str = ""
    kind: FindingKind = FindingKind.FINDING


class Hypothesis(NamedTuple):
    """A belief to be tested."""

    key: str
    text: str
    path: int
    at: DemoTime
    contact: str | None = None
    organization: str | None = None


class Offering(NamedTuple):
    """Something to bring along."""

    contact: str
    at: DemoTime
    text: str
    source: str = ""


class Question(NamedTuple):
    """A planned question."""

    bank_id: str
    topic: Topic
    text: str
    probes: tuple[str, ...] = ()
    minutes: int = 3
    must_ask: bool = False
    state: QuestionState = QuestionState.OPEN


class Note(NamedTuple):
    """A line of a call: its time (minutes:seconds into the call), the number of its question (0: none), its kind."""

    clock: str
    question: int
    kind: NoteKind
    text: str
    starred: bool = False
    referred: str | None = None


class DemoVerdict(NamedTuple):
    """The verdict of one interview on a hypothesis."""

    hypothesis: str
    verdict: Verdict
    because: str


class Interview(NamedTuple):
    """One conversation with a contact; ``lasted`` is in minutes, 0 where it is still to come."""

    contact: str
    scheduled: DemoTime
    starts: DemoTime
    minutes: int
    medium: Medium
    questions: tuple[Question, ...] = ()
    state: InterviewState = InterviewState.PLANNED
    minutes_held: int = 0
    extra_minutes: int = 0
    notes: tuple[Note, ...] = ()
    learned: str = ""
    want_to_know: str = ""
    next_steps: str = ""
    debriefed: DemoTime | None = None
    verdicts: tuple[DemoVerdict, ...] = ()


class Message(NamedTuple):
    """A letter, as paragraphs; ``about`` says whether it belongs to the interview with that contact."""

    contact: str
    kind: MessageKind
    subject: str
    paragraphs: tuple[str, ...]
    created: DemoTime
    sent: DemoTime | None = None
    answered: DemoTime | None = None
    channel: Channel = Channel.EMAIL
    is_about_interview: bool = False

    @property
    def state(self) -> MessageState:
        """How far it got."""
        if self.answered is not None:
            return MessageState.ANSWERED
        return MessageState.DRAFT if self.sent is None else MessageState.SENT


class Action(NamedTuple):
    """A thing to do. ``note`` is the number of the note in the interview with that contact that it came from."""

    contact: str
    kind: ActionKind
    text: str
    created: DemoTime
    due: DemoTime | None = None
    late: DemoTime | None = None
    done: DemoTime | None = None
    dropped: DemoTime | None = None
    is_about_interview: bool = False
    note: int = 0


answered_question: Callable[..., Question] = partial(Question, state=QuestionState.ANSWERED)
"""A planned question that was answered in the call."""

skipped_question: Callable[..., Question] = partial(Question, state=QuestionState.SKIPPED)
"""A planned question for which there was no time."""
