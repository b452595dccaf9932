"""What is known about the questions, hypotheses and topics that a plan could have (R17, R20, R35)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from infoview_tui.domain.evidence import EvidenceStatus
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.topic_weights import DEFAULT_WEIGHT

MIN_INSIGHTS = 2
"""From this many insights and quotes, a question counts as one that brought much."""

MIN_NOTES = 4
"""Without insights, a question brought much if each interview gave at least this many notes."""


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question of the banks: the user's settings, in how many interviews it was asked, and the notes it brought.

    ``insights`` counts insights and quotes, which are among ``notes``.
    """

    form: QuestionForm
    is_starred: bool = False
    is_retired: bool = False
    interviews: int = 0
    notes: int = 0
    insights: int = 0

    @property
    def is_proven(self) -> bool:
        """Whether it brought much before."""
        return self.insights >= MIN_INSIGHTS or (self.interviews > 0 and self.notes >= MIN_NOTES * self.interviews)

    @property
    def average_yield(self) -> float:
        """Notes in one interview; insights and quotes count three times."""
        return (self.notes + 2 * self.insights) / self.interviews if self.interviews else 0.0


@dataclass(frozen=True, slots=True)
class HypothesisFacts:
    """A hypothesis that concerns the contact. ``views`` counts the verdicts in words: ``2 confirmed, 1 refuted``.

    ``is_known`` is whether the contact was asked already. ``elsewhere`` is the organization that it is about, if the
    contact does not work there. ``has_support`` is whether anybody confirmed or refined it.
    """

    id: int
    text: str
    status: EvidenceStatus
    views: str = ""
    is_known: bool = False
    is_single_circle: bool = False
    elsewhere: str = ""
    has_support: bool = False


class TopicNeed(NamedTuple):
    """How many people talked about a topic, on the contact's path where they are fewest, and its weight from 0 to 5.

    ``path`` is empty if the contact has none; then everybody counts.
    """

    people: int = 0
    weight: int = DEFAULT_WEIGHT
    path: str = ""


class StartingSet(NamedTuple):
    """A question set to start from: its title, and the ids of its questions in order."""

    title: str
    question_ids: Sequence[str]


class AskedQuestion(NamedTuple):
    """A question that the contact answered in an earlier interview."""

    bank_id: str
    text: str
    day: date


@dataclass(frozen=True)
class RankingFacts:
    """What is known about the contact (given name ``contact``), the banks, the hypotheses, and the topics.

    ``removed_ids`` are ids of questions that the user removed from this plan after they were proposed.
    """

    contact: str
    questions: Sequence[BankQuestion] = ()
    hypotheses: Sequence[HypothesisFacts] = ()
    topics: Mapping[str, TopicNeed] = field(default_factory=dict)
    asked: Sequence[AskedQuestion] = ()
    removed_ids: frozenset[str] = frozenset()

    def need_of(self, topic: str) -> TopicNeed:
        """Return how much a topic is needed."""
        return self.topics.get(topic, TopicNeed())

    @cached_property
    def asked_days(self) -> Mapping[str, date]:
        """The day on which the contact was last asked, by the id and by the words of a question."""
        days: dict[str, date] = {}
        for asked in sorted(self.asked, key=lambda question: question.day):
            days.update(dict.fromkeys(filter(None, (asked.bank_id, words_of_text(asked.text))), asked.day))
        return days

    def asked_day(self, form: QuestionForm) -> date | None:
        """Return the day on which the contact was last asked a question, or None."""
        return self.asked_days.get(form.bank_id) or self.asked_days.get(words_of_text(form.text))


@lru_cache(maxsize=8192)
def words_of_text(text: str) -> str:
    """Return the words of a question without case, accents and punctuation: two with the same words are the same."""
    return " ".join(re.findall(r"\w+", fold(text))) or text.strip()
