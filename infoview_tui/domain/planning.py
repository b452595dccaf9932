"""A plan for one interview: six to eight open questions that fit into the agreed time (R19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import NamedTuple, Protocol

from infoview_tui.domain.enums import Medium, Topic

MIN_QUESTIONS = 6
MAX_QUESTIONS = 8
"""The bank is long, the plan short: six to eight questions (R19)."""

OPENING_MINUTES = 2
"""Thanks, the introduction and the agreed end take about two minutes before the first question (R23)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When an interview is: an aware moment, the agreed length in minutes, and how it is held."""

    starts_at: datetime
    minutes: int = 20
    medium: Medium = Medium.VIDEO


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A question to be planned: from a bank (``bank_id``) or the person's own. ``minutes`` is what it tends to take."""

    text: str
    topic: str = ""
    minutes: int = 3
    probes: tuple[str, ...] = ()
    bank_id: str = ""


class QuestionLike(Protocol):
    """What a plan needs to know of a question; rows of the storage are such questions as they are."""

    @property
    def text(self) -> str:
        """The question as it will be asked."""

    @property
    def minutes(self) -> int:
        """How long it tends to take."""

    @property
    def topic(self) -> str:
        """A topic of R20, or one of the person's own."""

    @property
    def must_ask(self) -> bool:
        """Whether the call should not end without it."""


class PlanWarning(NamedTuple):
    """Something to think about again; it never blocks.

    ``code`` is one of ``few``, ``many``, ``over_time``, ``closed`` and ``no_names``; ``position`` is the index of the
    question concerned, where there is one.
    """

    code: str
    text: str
    position: int | None = None


class TimeBudget(NamedTuple):
    """How the time is spent, in minutes; ``left`` is negative where the plan is too long."""

    planned_minutes: int
    agreed_minutes: int
    remaining: int


def compute_budget(questions: Sequence[QuestionLike], agreed_minutes: int) -> TimeBudget:
    """Add up the questions and the opening against the agreed length."""
    planned = OPENING_MINUTES + sum(question.minutes for question in questions)
    return TimeBudget(planned, agreed_minutes, agreed_minutes - planned)


def review_plan(questions: Sequence[QuestionLike], agreed_minutes: int) -> tuple[PlanWarning, ...]:
    """Point out what R19 and R29 would do otherwise: the number, the time, closed questions, and nobody asked for.

    Where the plan is too long, ``position`` is the last question that is not a must, the easiest to leave out.
    """
    warnings: list[PlanWarning] = []
    if len(questions) < MIN_QUESTIONS:
        warnings.append(PlanWarning("few", _format_too_few(len(questions))))
    if len(questions) > MAX_QUESTIONS:
        text = f"{len(questions)} questions: more than eight turn a conversation into an interrogation"
        warnings.append(PlanWarning("many", text))
    over = -compute_budget(questions, agreed_minutes).remaining
    if over > 0:
        optional = [index for index, question in enumerate(questions) if not question.must_ask]
        text = f"{over} min over the agreed {agreed_minutes}: leave something out"
        warnings.append(PlanWarning("over_time", text, optional[-1] if optional else None))
    warnings += [
        PlanWarning("closed", "Can be answered yes or no: begin with how, what or why", index)
        for index, question in enumerate(questions)
        if is_closed_question(question.text)
    ]
    if questions and not any(_asks_for_names(question) for question in questions):
        warnings.append(PlanWarning("no_names", "No question asks whom else to talk to"))
    return tuple(warnings)


def is_closed_question(text: str) -> bool:
    """Whether an English question can be answered yes or no (R19).

    ``Could you tell me how…`` is open in spite of its beginning, and an open question after a closed one opens it. In
    doubt a question counts as open: a false alarm is worse than a missed one.
    """
    sentences = [part.strip() for part in re.split(r"(?<=[.?!…])\s+", text.replace("’", "'").lower()) if part.strip()]
    asked = [sentence for sentence in sentences if "?" in sentence] or sentences[-1:]
    return bool(asked) and all(_is_closed(sentence) for sentence in asked)


def _format_too_few(count: int) -> str:
    if count == 0:
        return "No questions yet: choose six to eight"
    missing = MIN_QUESTIONS - count
    return f"{count} of six to eight questions: add {missing} more"


def _asks_for_names(question: QuestionLike) -> bool:
    return question.topic == Topic.CLOSING or bool(_names_pattern().search(question.text))


def _is_closed(sentence: str) -> bool:
    words = _words(sentence)
    if not words:
        return False
    if words[0] in _QUESTION_WORDS:
        return False
    if _or_not_pattern().search(sentence):
        return True
    if not _starts_closed(words):
        # "Looking back, would you do it again?" is closed behind its comma.
        words = _words(sentence.partition(",")[2])
        if not _starts_closed(words):
            return False
    return not _is_polite_open_question(words)


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
    while words and words[0] in _CONNECTIVES:
        del words[0]
    return words


def _starts_closed(words: Sequence[str]) -> bool:
    first = words[0] if words else ""
    if first == "was":
        # German asks an open question with this word; banks may be in any language.
        return len(words) > 1 and words[1] in _SUBJECTS
    return first in _AUXILIARIES or (first.endswith("n't") and first != "n't")


def _is_polite_open_question(words: Sequence[str]) -> bool:
    """Whether it is a polite form of an open question: ``Would you walk me through…``, ``May I ask what…``."""
    rest = [word for word in words[1:8] if word not in _SOFTENERS]
    if (
        len(rest) < 2
        or rest[0] not in {"you", "i", "we"}
        or not (words[0] in _POLITE_AUXILIARIES or "mind" in words[:3])
    ):
        return False
    if "if" in rest[2:] or "whether" in rest[2:]:
        return False
    if rest[1] in {"ask", "say", "think"}:
        return any(word in _QUESTION_WORDS for word in rest[2:])
    return rest[1].startswith(_TELL_VERB_STEMS) or (
        rest[1].startswith(_GIVE_VERB_STEMS) and rest[2:3] != [] and rest[2] in _RECIPIENT_WORDS
    )


_CONNECTIVES = frozenset({"and", "but", "so", "or", "well", "then", "also", "please"})
_QUESTION_WORDS = frozenset({"how", "what", "which", "why", "who", "whom", "whose", "where", "when"})
_AUXILIARIES = frozenset(
    {"do", "does", "did", "is", "are", "were", "am", "can", "could", "would", "will", "shall", "should", "may", "might"}
    | {"must", "have", "has", "had"}
)
_SUBJECTS = frozenset(
    {"i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those", "the", "a", "an", "my"}
    | {"your", "his", "her", "its", "our", "their", "any", "anyone", "anything", "someone", "something", "everyone"}
)
_SOFTENERS = frozenset({"please", "perhaps", "maybe", "briefly", "mind", "be", "able", "willing", "to", "kindly"})
_POLITE_AUXILIARIES = frozenset({"can", "could", "would", "will", "may", "might"})
_TELL_VERB_STEMS = (
    "tell",
    "describ",
    "walk",
    "explain",
    "shar",
    "talk",
    "paint",
    "compar",
    "elaborat",
    "expand",
    "outlin",
    "nam",
)
_GIVE_VERB_STEMS = ("giv", "show", "help", "tak", "point", "run", "introduc")
_RECIPIENT_WORDS = frozenset({"me", "us", "an", "some", "examples"})


@cache
def _or_not_pattern() -> re.Pattern[str]:
    return re.compile(r"\bor not\W*$")


@cache
def _names_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\bwho(?:m)? else\b|\b(?:any|some)(?:one|body) else\b|\bwho(?:m)? (?:should|would|could|might|can) (?:i|you)\b"
        r"|\bother people\b|\bintroduce me\b|\bput me in touch\b",
        re.IGNORECASE,
    )
