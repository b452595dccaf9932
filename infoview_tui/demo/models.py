"""Records of the demo's YAML files: one class for each kind of entry, one field for each key.

A field with a default is optional in the file. Entries refer to one another by key instead of by id.
"""

# No postponed annotations here: the loader reads the types of the fields, and resolving them from text costs time.
from typing import NamedTuple

from infoview_tui.demo.calendar import Moment, Workday
from infoview_tui.demo.introduction_models import Affiliation, Ask
from infoview_tui.demo.keys import CallTime, ContactKey, HypothesisKey, OrganizationName, PathKey
from infoview_tui.demo.research_models import Finding, Hypothesis, Offering, SubjectFinding
from infoview_tui.domain.enums import (
    ActionKind,
    Answer,
    Channel,
    Confidence,
    FitAspect,
    FitSide,
    InterviewState,
    Medium,
    MessageKind,
    MessageState,
    NoteKind,
    OutcomeKind,
    QuestionState,
    Relationship,
    Seniority,
    Sort,
    Stage,
    Topic,
    TripMeetingState,
    Verdict,
)


class Profile(NamedTuple):
    """The person whose campaign it is (R6)."""

    name: str
    email: str
    phone: str
    introduction: str
    skills: str
    values: str
    interests: str
    experience: str
    circumstances: str
    country: str


class Path(NamedTuple):
    """A career that the person explores. ``introduction`` is the one for it; empty for the profile's."""

    key: str
    name: str
    why: str
    introduction: str = ""


class Tag(NamedTuple):
    """A tag and the contacts that have it."""

    name: str
    contacts: tuple[ContactKey, ...]


class View(NamedTuple):
    """A saved view of the board."""

    name: str
    query: str
    sort: Sort


class Organization(NamedTuple):
    """An organization and why it is of interest."""

    name: str
    industry: str
    why: str = ""


class Contact(NamedTuple):
    """A contact. ``stages`` holds each move to another stage, in order; ``profile`` ends the LinkedIn address."""

    key: str
    name: str
    title: str
    paths: tuple[PathKey, ...]
    added: Moment
    relationship: Relationship
    how_met: str
    why: str
    organization: OrganizationName | None = None
    stages: dict[Stage, Moment] = {}
    profile: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    timezone: str = ""
    channel: Channel | None = None
    referrer: ContactKey | None = None
    seniority: Seniority | None = None
    decides_on_hiring: bool = False
    stay_in_touch_months: int | None = None


class Question(NamedTuple):
    """A planned question; ``bank_id`` is empty for one of the person's own, and ``reason`` for one that they added."""

    topic: Topic
    text: str
    bank_id: str = ""
    probes: tuple[str, ...] = ()
    minutes: int = 3
    must_ask: bool = False
    state: QuestionState = QuestionState.OPEN
    reason: str = ""
    is_locked: bool = False


class Note(NamedTuple):
    """A line written during an interview; ``question`` is the number of the question it answers (0: none)."""

    at: CallTime
    kind: NoteKind
    text: str
    question: int = 0
    starred: bool = False
    referred: ContactKey | None = None


class HypothesisVerdict(NamedTuple):
    """The verdict of one interview on a hypothesis."""

    hypothesis: HypothesisKey
    verdict: Verdict
    because: str


class Rating(NamedTuple):
    """How a path looks in one respect after an interview: 1 (bad) to 5 (good)."""

    topic: Topic
    score: int
    confidence: Confidence


class Outcome(NamedTuple):
    """Something that came of an interview (R37)."""

    kind: OutcomeKind
    text: str


class Debrief(NamedTuple):
    """The debrief of an interview (R31); energy from 1 (drained) to 5 (energized)."""

    at: Moment
    path: PathKey
    energy_before: int
    energy_after: int
    learned: str
    want_to_know: str
    next_steps: str
    verdicts: tuple[HypothesisVerdict, ...]
    ratings: tuple[Rating, ...]
    outcomes: tuple[Outcome, ...] = ()


class Interview(NamedTuple):
    """An interview with a contact; ``minutes_held`` is 0 for one to come. No contact has more than one."""

    contact: ContactKey
    scheduled: Moment
    starts: Moment
    minutes: int
    medium: Medium
    minutes_held: int = 0
    extra_minutes: int = 0
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    debrief: Debrief | None = None

    @property
    def state(self) -> InterviewState:
        """Planned, ended or debriefed."""
        if self.debrief is not None:
            return InterviewState.DEBRIEFED
        return InterviewState.ENDED if self.minutes_held else InterviewState.PLANNED


class Message(NamedTuple):
    """A message to a contact; ``about_interview`` links it to the interview with that contact."""

    contact: ContactKey
    kind: MessageKind
    created: Moment
    body: str
    subject: str = ""
    sent: Moment | None = None
    answered: Moment | None = None
    answer: Answer | None = None
    channel: Channel = Channel.EMAIL
    about_interview: bool = False

    @property
    def state(self) -> MessageState:
        """Draft, sent or answered."""
        if self.answered is not None:
            return MessageState.ANSWERED
        return MessageState.DRAFT if self.sent is None else MessageState.SENT


class Action(NamedTuple):
    """Something to do, due on a day or at a moment.

    ``note`` is the number of the note, in the interview with that contact, that it came from.
    """

    contact: ContactKey
    kind: ActionKind
    text: str
    created: Moment
    due_on: Workday | None = None
    due: Moment | None = None
    late: Moment | None = None
    done: Moment | None = None
    dismissed: Moment | None = None
    about_interview: bool = False
    note: int = 0


class FitPoint(NamedTuple):
    """A reason for or against a path. ``note`` is the number of the note, in the interview with ``contact``."""

    path: PathKey
    at: Moment
    aspect: FitAspect
    side: FitSide
    text: str
    contact: ContactKey
    note: int


class Gauges(NamedTuple):
    """What the person made of a path after the interview with ``contact``: 1 to 5 each."""

    path: PathKey
    at: Moment
    contact: ContactKey
    resources: int
    liking: int
    confidence: int
    coherence: int


class TripBlock(NamedTuple):
    """A meal or a fixed appointment of a trip, in minutes after midnight; on every day if ``day`` is None."""

    label: str
    starts: int
    ends: int
    day: Workday | None = None


class TripMeeting(NamedTuple):
    """A contact to meet on a trip; ``at`` is None if no time was found. ``availability`` is as typed."""

    contact: ContactKey
    area: str
    minutes: int = 30
    address: str = ""
    availability: str = ""
    at: Moment | None = None
    is_locked: bool = False
    state: TripMeetingState = TripMeetingState.PROPOSED


class Trip(NamedTuple):
    """A trip in the person's own time zone. ``travel_times`` has a pair of districts a line."""

    city: str
    created: Moment
    first_day: Workday
    last_day: Workday
    travel_times: str
    blocks: tuple[TripBlock, ...]
    meetings: tuple[TripMeeting, ...]


class Campaign(NamedTuple):
    """All that the files hold."""

    profile: Profile
    paths: tuple[Path, ...]
    tags: tuple[Tag, ...]
    views: tuple[View, ...]
    organizations: tuple[Organization, ...]
    contacts: tuple[Contact, ...]
    findings: tuple[Finding, ...]
    subject_findings: tuple[SubjectFinding, ...]
    hypotheses: tuple[Hypothesis, ...]
    offerings: tuple[Offering, ...]
    interviews: tuple[Interview, ...]
    messages: tuple[Message, ...]
    actions: tuple[Action, ...]
    weights: dict[Topic, int]
    fit_points: tuple[FitPoint, ...]
    starred_questions: tuple[str, ...]
    gauges: tuple[Gauges, ...]
    trips: tuple[Trip, ...]
    affiliations: tuple[Affiliation, ...]
    asks: tuple[Ask, ...]
