"""Types of the JSON output of ``infoview insights --json``."""

from __future__ import annotations

from typing import TypedDict


class CountJson(TypedDict):
    """A number of people, and how many circles of people who are not independent they form."""

    voices: int
    circles: int


class RangeJson(TypedDict):
    """The lowest and highest total that the missing answers allow, from 1 to 5."""

    low: float
    high: float


class TopicJson(TypedDict):
    """A path on a topic. ``score`` is null if nobody's answer was rated; ``heard`` counts everybody who answered."""

    topic: str
    weight: int
    score: float | None
    confidence: str | None
    voices: int
    circles: int
    heard: int


class SaidJson(TypedDict):
    """A note: who said it, and when the interview was. ``seconds`` is the call time.

    ``tangent`` is whether it belongs to none of the planned questions.
    """

    note_id: int
    interview_id: int
    contact: str
    at: str
    kind: str
    text: str
    starred: bool
    seconds: int | None
    tangent: bool


class FitJson(TypedDict):
    """A reason for or against a path; ``note`` and ``contact`` are empty without a note that says so."""

    aspect: str
    side: str
    text: str
    note: str
    contact: str


class PathJson(TypedDict):
    """A path. ``total`` is null if it has no rating, or no topic has a weight."""

    id: int
    name: str
    total: RangeJson | None
    voices: int
    circles: int
    saturation: str
    topics: list[TopicJson]
    fit: list[FitJson]
    said: list[SaidJson]


class WordsJson(TypedDict):
    """What a person says on a hypothesis; ``view`` is their latest."""

    contact_id: int
    contact: str
    circle: int
    view: str
    reason: str
    note: str


class HypothesisJson(TypedDict):
    """A hypothesis with its evidence. ``own_verdict`` is the user's own."""

    id: int
    text: str
    path: str
    status: str
    supporting: int
    opposing: int
    without_view: int
    not_asked: int
    voices: int
    circles: int
    own_verdict: str | None
    people: list[WordsJson]


class GapJson(TypedDict):
    """Something to find out, and the contact to ask; null if one is to be found."""

    kind: str
    subject: str
    reason: str
    contact_id: int | None
    contact: str | None
    question: str
    is_planned: bool


class NodeJson(TypedDict):
    """A contact and their referrer; null for nobody."""

    contact_id: int
    name: str
    referrer_id: int | None
    came_of_it: str
    thanked: bool | None


class MonthJson(TypedDict):
    """The growth of the network in a month (``2026-11``)."""

    month: str
    added: int
    referred: int
    total: int


class FunnelJson(TypedDict):
    """How far contacts got."""

    group: str
    contacts: int
    asked: int
    answered: int
    met: int
    in_touch: int


class QuestionJson(TypedDict):
    """What a question brought."""

    text: str
    topic: str
    asked: int
    insights: int
    quotes: int
    stars: int


class StepJson(TypedDict):
    """The median of days between two steps."""

    step: str
    days: float
    count: int


class PracticeJson(TypedDict):
    """The user's practice. Energy is a mean, from 1 to 5; ``kept`` of those ``held`` kept the agreed length."""

    funnel: list[FunnelJson]
    by_channel: list[FunnelJson]
    by_relationship: list[FunnelJson]
    steps: list[StepJson]
    energy_before: float | None
    energy_after: float | None
    held: int
    kept: int
    questions: list[QuestionJson]


class InsightsJson(TypedDict):
    """All insights. ``summary`` has the sentences on which path is ahead; ``ahead`` is its id, or null."""

    at: str
    interviews: int
    voices: int
    circles: int
    summary: list[str]
    ahead: int | None
    ranges_overlap: bool
    paths: list[PathJson]
    hypotheses: list[HypothesisJson]
    find_out: list[GapJson]
    network: list[NodeJson]
    growth: list[MonthJson]
    practice: PracticeJson
