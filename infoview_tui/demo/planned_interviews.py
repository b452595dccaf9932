"""The conversations of the sample that are still to come; the first of them begins in twelve minutes."""

# One row of data a line: it reads better than one word a line.
# ruff: noqa: E501

from __future__ import annotations

from datetime import timedelta

from infoview_tui.demo.models import At, Interview, Question
from infoview_tui.domain.enums import Medium, Topic

WITH_PRIYA = Interview(
    "priya", At(-6, 13, 10), timedelta(minutes=12), 30, Medium.VIDEO,
    (
        Question("career-path.detour", Topic.CAREER_PATH, "What detour turned out to be worth more than the direct route?", ("How do you explain it to employers?", "What did you take away from epidemiology?"), 4),
        Question("", Topic.DAY_TO_DAY, "How did the last design review with patients go, from the first screen to the vote?", ("What was thrown out?", "Who was hardest to persuade?"), 6, must_ask=True),
        Question("challenges-and-rewards.limits", Topic.CHALLENGES_REWARDS, "What limits do you run into that you can't move, no matter how hard you try?", ("How do you live with them?", "Who could change them?"), 4),
        Question("skills-and-qualifications.my-background", Topic.SKILLS, "From what I've told you about my background, what would carry over, and where do I have the most to learn?", ("Which of those gaps would worry an employer?",), 6, must_ask=True),
        Question("hindsight.time-well-spent", Topic.HINDSIGHT, "Of everything you put into your first two years in design, what paid off most, and what led nowhere?", ("How could you have told the difference at the time?",), 4),
        Question("network-and-closing.who-else", Topic.CLOSING, "Who else should I talk to, and may I mention your name?", ("What's the best way to reach them?",), 3, must_ask=True),
    ),
)  # fmt: skip

WITH_SOREN = Interview(
    "soren", At(-3, 11, 45), At(1, 10, 30), 20, Medium.VIDEO,
    (
        Question("day-to-day.last-tuesday", Topic.DAY_TO_DAY, "Take last Tuesday: what did you do from start to finish?", ("How much of it was paid for?",), 4),
        Question("entry-and-training.small-trial", Topic.ENTRY, "How could I try out this work on a small scale before I commit to it?", ("Who might be glad to have some help?",), 4),
    ),
)  # fmt: skip

WITH_YUSUF = Interview("yusuf", At(-3, 17, 20), At(5, 12, 15), 25, Medium.PHONE)

PLANNED_INTERVIEWS: tuple[Interview, ...] = (WITH_PRIYA, WITH_SOREN, WITH_YUSUF)
