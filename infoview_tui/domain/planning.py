"""Interview plan review: six to eight open questions that fit the agreed time (R19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from infoview_tui.domain.enums import Topic

MIN_QUESTIONS = 6
MAX_QUESTIONS = 8
"""Recommended number of questions in a plan: six to eight (R19)."""

OPENING_MINUTES = 2
"""Minutes before the first question for thanks, the introduction, and agreeing on the end time (R23)."""

CLOSING_MINUTES = 3
"""Minutes after the last question for what is still open, next steps, and thanks."""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A question to be planned: from a bank (``bank_id``) or the person's own. ``minutes`` is what it tends to take."""

    text: str
    topic: str = ""
    minutes: int = 3
    probes: tuple[str, ...] = ()
    bank_id: str = ""


class QuestionLike(Protocol):
    """The attributes of a question that a plan needs. Rows from the database have them."""

    @property
    def text(self) -> str:
        """The wording of the question."""

    @property
    def minutes(self) -> int:
        """Estimated minutes to answer it."""

    @property
    def topic(self) -> str:
        """A topic of R20, or a custom one."""

    @property
    def must_ask(self) -> bool:
        """Whether it must be asked before the call ends."""


class PlanWarning(NamedTuple):
    """A warning about a plan. Warnings never block.

    ``code`` is ``few``, ``many``, ``over_time``, ``closed``, or ``no_names``; ``position`` is the index of the question
    concerned, if any.
    """

    code: str
    text: str
    position: int | None = None


class TimeBudget(NamedTuple):
    """Time budget of a plan in minutes. ``remaining`` is negative if the plan is too long."""

    planned_minutes: int
    agreed_minutes: int
    remaining: int


def compute_budget(questions: Sequence[QuestionLike], agreed_minutes: int) -> TimeBudget:
    """Compare the time for the opening, the questions, and the closing with the agreed length, in minutes."""
    planned = OPENING_MINUTES + sum(question.minutes for question in questions) + CLOSING_MINUTES
    return TimeBudget(planned, agreed_minutes, agreed_minutes - planned)


def review_plan(questions: Sequence[QuestionLike], agreed_minutes: int) -> tuple[PlanWarning, ...]:
    """Check a plan: number of questions, time, closed questions, and no request for referrals (R19, R29).

    If the plan is too long, ``position`` is the last optional question, the easiest one to remove.
    """
    warnings: list[PlanWarning] = []
    if len(questions) < MIN_QUESTIONS:
        warnings.append(PlanWarning("few", _format_too_few(len(questions))))
    if len(questions) > MAX_QUESTIONS:
        text = f"{len(questions)} questions: more than eight feel like an interrogation"
        warnings.append(PlanWarning("many", text))
    over = -compute_budget(questions, agreed_minutes).remaining
    if over > 0:
        optional = [index for index, question in enumerate(questions) if not question.must_ask]
        text = f"{over} min over the agreed {agreed_minutes}: remove a question"
        warnings.append(PlanWarning("over_time", text, optional[-1] if optional else None))
    warnings += [
        PlanWarning("closed", "Can be answered yes or no: start with how, what, or why", index)
        for index, question in enumerate(questions)
        if is_closed_question(question.text)
    ]
    if questions and not any(_asks_for_names(question) for question in questions):
        warnings.append(PlanWarning("no_names", "No question asks who else to talk to"))
    return tuple(warnings)


def is_closed_question(text: str) -> bool:
    """Whether an English question can be answered yes or no (R19).

    ``Could you tell me how…`` is open despite its form, and a closed question followed by an open one is open. When in
    doubt, a question counts as open, since a false alarm is worse than a missed one.
    """
    sentences = [part.strip() for part in re.split(r"(?<=[.?!…])\s+", text.replace("’", "'").lower()) if part.strip()]
    asked = [sentence for sentence in sentences if "?" in sentence] or sentences[-1:]
    return bool(asked) and all(_is_closed(sentence) for sentence in asked)


def asks_for_names(text: str) -> bool:
    """Whether a question asks who else to talk to (R29)."""
    return bool(_names_pattern().search(text))


def _format_too_few(count: int) -> str:
    if count == 0:
        return "No questions yet: choose six to eight"
    return f"{count} question{'' if count == 1 else 's'} so far: add at least {MIN_QUESTIONS - count} more"


def _asks_for_names(question: QuestionLike) -> bool:
    return question.topic == Topic.CLOSING or asks_for_names(question.text)


def _is_closed(sentence: str) -> bool:
    words = _words(sentence)
    if not words:
        return False
    if words[0] in _QUESTION_WORDS:
        return False
    if _or_not_pattern().search(sentence):
        return True
    if not _starts_closed(words):
        # "Looking back, would you do it again?" is closed after the comma.
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
        # In German, "was" means "what", and banks may be in any language.
        return len(words) > 1 and words[1] in _SUBJECTS
    return first in _AUXILIARIES or (first.endswith("n't") and first != "n't")


def _is_polite_open_question(words: Sequence[str]) -> bool:
    """Whether it is a polite open question: ``Would you walk me through…``, ``May I ask what…``."""
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
        r"|^who do you (?:know|respect|admire|trust)\b|\bother people\b|\bintroduce me\b|\bput me in touch\b",
        re.IGNORECASE,
    )
