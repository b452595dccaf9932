"""What to find out next: kinds of gaps, their order, and a question for each (R17, R35, R36)."""

from __future__ import annotations

from enum import Enum

from infoview_tui.domain.enums import Topic

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
    Topic.WORK_ENVIRONMENT: "What is it like where you work: the place, the people around you, and your say in it?",
    Topic.INDUSTRY_TRENDS: "What is changing in your industry right now, and what does it change for you?",
    Topic.LIFESTYLE: "How does this work shape your evenings, your weekends, and your family?",
    Topic.SKILLS: "Which skills do you use every week, and which of them did you learn on the job?",
    Topic.CHALLENGES_REWARDS: "What is hardest about this work, and what makes up for it?",
    Topic.COMPENSATION: "Without naming your own pay: what do people earn when they start, and after ten years?",
    Topic.CAREER_PATH: "Which steps brought you here, and which of them would still work today?",
    Topic.DAY_TO_DAY: "What did you do yesterday, from start to finish?",
    Topic.CULTURE: "What happens on your team when two people disagree?",
    Topic.ENTRY: "How do people get in today, and what would you study or try first?",
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


def testing_question(hypothesis: str) -> str:
    """Return an open question that tests a hypothesis without leading."""
    return f"I have heard this: “{_quoted(hypothesis)}” How does it compare with what you see?"


def contested_question(hypothesis: str) -> str:
    """Return an open question on a hypothesis that people disagree on."""
    return f"People disagree on this: “{_quoted(hypothesis)}” What does it depend on?"


def refuting_question(hypothesis: str) -> str:
    """Return an open question that could refute a hypothesis."""
    return f"Several people told me: “{_quoted(hypothesis)}” Where have you seen the opposite?"


def _quoted(hypothesis: str) -> str:
    text = hypothesis.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
