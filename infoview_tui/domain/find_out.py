"""What to find out next: kinds of gaps, their order, and a question for each (R17, R35, R36)."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.urls import extract_url

HYPOTHESIS_PREFIX = "hypothesis:"
"""Begins the id of a planned question that tests a hypothesis; its own id follows."""


class GapKind(Enum):
    """Kinds of gaps, the most urgent first. The value is the label."""

    UNTESTED = "untested"
    DECISIVE_TOPIC = "could change which path is ahead"
    TOPIC = "nobody asked"
    CONTESTED = "contested"
    SINGLE_CIRCLE = "one source only"
    MINOR_TOPIC = "nobody asked, low weight"

    @property
    def label(self) -> str:
        """The words that are shown."""
        return self.value


GAP_ORDER = tuple(GapKind)

MINOR_WEIGHT = 2
"""Up to this weight, a topic that nobody was asked about comes last."""

TOPIC_QUESTIONS = {
    Topic.WORK_ENVIRONMENT: "What is it like to work where you work?",
    Topic.INDUSTRY_TRENDS: "What is changing in your industry right now?",
    Topic.LIFESTYLE: "How does this work shape the rest of your life?",
    Topic.SKILLS: "Which skills do you use every week?",
    Topic.CHALLENGES_REWARDS: "What are the best and the hardest parts of this work?",
    Topic.COMPENSATION: "Setting your own pay aside, how does pay in this work grow over the years?",
    Topic.CAREER_PATH: "How did you get to where you are now?",
    Topic.DAY_TO_DAY: "What did you do yesterday, from start to finish?",
    Topic.CULTURE: "What happens on your team when two people disagree?",
    Topic.ENTRY: "How do people get into this work today?",
    Topic.HINDSIGHT: "What do you know now that you wish you had known in your first year?",
    Topic.OUTLOOK: "What will this job look like in five or ten years?",
    Topic.CLOSING: "Who else should I talk to, and may I mention your name?",
}
"""An open question on each topic."""


OTHER_VIEW_QUESTION = "Where does your experience differ from what others in this work would tell me?"
"""An open question for somebody from another circle, where all voices on a path are one."""


def hypothesis_bank_id(hypothesis_id: int) -> str:
    """Return the id that a planned question on a hypothesis has in place of the one from a question bank."""
    return f"{HYPOTHESIS_PREFIX}{hypothesis_id}"


def hypothesis_id_of(bank_id: str) -> int | None:
    """Return the hypothesis that a planned question tests, or None."""
    number = bank_id.removeprefix(HYPOTHESIS_PREFIX)
    return int(number) if number != bank_id and number.isascii() and number.isdigit() else None


_INNER_QUOTES = str.maketrans('“”„«»"', "‘’‘‘’'")
"""Quotation marks that stay inside quotation marks."""


def testing_question(hypothesis: str) -> str:
    """Return an open question that tests a hypothesis, without leading and without asking for agreement."""
    if _is_question(hypothesis):
        return f"I've been asking myself: {_quote(hypothesis)} What have you seen?"
    return f"I've heard this: {_quote(hypothesis)} How does that compare with what you see?"


def contested_question(hypothesis: str) -> str:
    """Return an open question on a hypothesis that people disagree on."""
    return f"People I've talked to disagree on this: {_quote(hypothesis)} What does it depend on?"


def refuting_question(hypothesis: str) -> str:
    """Return an open question that could refute a hypothesis."""
    if _is_question(hypothesis):
        return f"I keep getting the same answer to this: {_quote(hypothesis)} Where have you seen the opposite?"
    return f"Several people have told me this: {_quote(hypothesis)} Where have you seen the opposite?"


def _is_question(hypothesis: str) -> bool:
    return extract_url(hypothesis.strip())[0].endswith("?")


def _quote(hypothesis: str) -> str:
    """Return a hypothesis as a sentence in quotation marks, without an opening such as ``I think that``.

    The web address where it was read is left out: nobody says it aloud.
    """
    text = _drop_opening(extract_url(hypothesis.strip())[0]).translate(_INNER_QUOTES)
    if text[:2].islower() or (text[:1].islower() and not text[1:2].isalpha()):
        text = text[:1].upper() + text[1:]  # but not iOS
    return f"“{text}”" if text.endswith((".", "!", "?", "…")) else f"“{text}.”"


def _drop_opening(text: str) -> str:
    """Return a text without the words that make it the user's opinion: a question must not ask for agreement."""
    opening = _opening_pattern().match(text)
    return text[opening.end() :] if opening else text


@cache
def _opening_pattern() -> re.Pattern[str]:
    openings = (
        r"i (?:think|believe|guess|assume|suspect|suppose|imagine|bet)",
        r"i(?:['’]ve| have)? (?:heard|read)",
        r"my (?:guess|hypothesis|hunch|impression) is",
        r"(?:they|people) say",
        r"it seems(?: to me)?",
    )
    adverbs = r"(?:apparently|obviously|surely),?"
    return re.compile(rf"(?:(?:{'|'.join(openings)})(?: that)?|{adverbs}|(?:my )?hypothesis:) (?=\S)", re.IGNORECASE)
