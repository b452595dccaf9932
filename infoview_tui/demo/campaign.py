"""The person of the sample, the careers that they explore, and what they have to do next."""

# One row of data a line: it reads better than one word a line.
# ruff: noqa: E501

from __future__ import annotations

from datetime import timedelta

from infoview_tui.demo.models import Action, At
from infoview_tui.domain.enums import ActionKind, Sort

PROFILE: dict[str, str] = {
    "name": "Robin Adler",
    "email": "robin.adler@example.com",
    "phone": "+44 1632 960204",
    "introduction": "I'm Robin Adler. For six years I have turned what patients tell us into decisions at a health"
    " insurer. Now I am finding out where evidence, design and plain words meet, and I'd love to learn from your path.",
    "skills": "Survey design; statistics in R and Python; charts that people read to the end; interviewing; plain"
    " English; running small projects across departments",
    "values": "Work that somebody can feel; honesty about what we do not know; calm colleagues; room to learn",
    "interests": "Why people do not do what is good for them; maps; choirs; long-distance trains; bread",
    "experience": "Six years of patient surveys at Brightwater Mutual, two as team lead; before that, statistics at"
    " university and two years of tutoring",
    "circumstances": "Leeds for the next three years (shared care of a daughter); travel up to four days a month; could"
    " live on ten per cent less for two years; three months' notice",
}

PATHS: tuple[tuple[str, str], ...] = (
    ("Product designer in health tech", "My surveys end as tables. I want to shape what patients have in their hands."),
    ("Data journalist", "The best moment of my work is when a chart makes strangers argue. Is there a living in it?"),
    ("Sustainability analyst", "Numbers that decide what gets built. I want to know whether they really do."),
)
"""Name and why, in the order of the ids in `shapes`."""

TAGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("alumni", ("tobiasz", "yusuf")),
    ("design", ("ines", "daniel", "priya", "clara", "lin")),
    ("hiring", ("omar", "noor")),
    ("great-listener", ("bettina", "ines")),
)
"""Each tag and who bears it."""

VIEWS: tuple[tuple[str, str, Sort], ...] = (
    ("Due today", "due:today", Sort.URGENCY),
    ("Designers to ask", "path:design -stage:closed -stage:met", Sort.ORGANIZATION),
)
"""Name, filter line and order of each saved view."""

ACTIONS: tuple[Action, ...] = (
    # Open
    Action(
        "daniel", ActionKind.THANK, "Thank Daniel for the call", timedelta(hours=-39),
        due=timedelta(hours=-15), late=timedelta(hours=9), is_about_interview=True,
    ),
    Action(
        "amara", ActionKind.THANK, "Thank Amara: the draft is written", timedelta(hours=-20),
        due=timedelta(hours=4), late=timedelta(hours=28), is_about_interview=True,
    ),
    Action("clara", ActionKind.NUDGE, "Nudge Clara", At(-3, 11, 20), due=At(0, 17)),
    Action("mateo", ActionKind.NUDGE, "Nudge Mateo", At(-5, 9, 40), due=timedelta(days=-2)),
    Action("hanna", ActionKind.NUDGE, "Nudge Hanna", At(-1, 10, 5), due=At(2, 10)),
    Action("rhys", ActionKind.TODO, "Offer Rhys two mornings; he said yes", At(-1, 16, 10), due=At(0, 18)),
    Action("soren", ActionKind.PREPARE, "Prepare for Søren: two questions so far", At(-3, 11, 45), due=At(1, 8, 30), is_about_interview=True),
    Action("yusuf", ActionKind.PREPARE, "Prepare for Yusuf", At(-3, 17, 20), due=At(4, 18), is_about_interview=True),
    Action(
        "ines", ActionKind.COMMITMENT, "Send Inês the checklist for wording survey questions", At(-16, 11, 30),
        due=At(1, 17), is_about_interview=True, note=17,
    ),
    Action(
        "tobiasz", ActionKind.COMMITMENT, "Show Tobiasz my first chart of the bus delays", At(-10, 18, 40),
        due=At(6, 17), is_about_interview=True, note=18,
    ),
    Action(
        "amara", ActionKind.COMMITMENT, "Send Amara the paper on plain words for uncertainty", timedelta(hours=-19),
        due=At(3, 12), is_about_interview=True, note=16,
    ),
    Action("ines", ActionKind.STAY_IN_TOUCH, "Tell Inês how the talk with Priya went", At(-15, 8, 50), due=At(2, 9, 30)),
    Action("tobiasz", ActionKind.STAY_IN_TOUCH, "A word to Tobiasz", At(-9, 18, 20), due=At(24, 9, 30)),
    Action(
        "bettina", ActionKind.TELL_DIFFERENCE, "Tell Bettina where her introduction to Inês has led", At(-15, 9),
        due=At(2, 12),
    ),
    Action("freya", ActionKind.TODO, "Ask Grace for an introduction to Freya", At(-8, 21, 50), due=At(4, 9)),
    Action("omar", ActionKind.TODO, "Find out who at Stepwell decides about design", At(-12, 22, 5)),
    # Done and dropped
    Action("bettina", ActionKind.NUDGE, "Nudge Bettina", At(-29, 10, 15), due=At(-26, 10), dropped=At(-29, 16, 40)),
    Action("ines", ActionKind.NUDGE, "Nudge Inês", At(-25, 9, 20), due=At(-22, 9), dropped=At(-23, 14, 5)),
    Action("ines", ActionKind.PREPARE, "Prepare for Inês", At(-23, 14, 5), due=At(-17, 18), done=At(-17, 20, 15), is_about_interview=True),
    Action("ines", ActionKind.THANK, "Thank Inês", At(-16, 10, 42), due=At(-15, 10, 42), done=At(-15, 8, 50), is_about_interview=True),
    Action("tobiasz", ActionKind.PREPARE, "Prepare for Tobiasz", At(-17, 12), due=At(-11, 18), done=At(-11, 19, 40), is_about_interview=True),
    Action("tobiasz", ActionKind.THANK, "Thank Tobiasz", At(-10, 17, 15), due=At(-9, 17, 15), done=At(-9, 18, 20), is_about_interview=True),
    Action(
        "tobiasz", ActionKind.COMMITMENT, "Send Tobiasz the link to the open claims data", At(-10, 18, 40),
        due=At(-8, 12), done=At(-9, 18, 20), is_about_interview=True, note=17,
    ),
    Action("amara", ActionKind.PREPARE, "Prepare for Amara", At(-8, 15, 30), due=At(-4, 18), done=At(-3, 19), is_about_interview=True),
    Action("daniel", ActionKind.PREPARE, "Prepare for Daniel", At(-9, 16), due=At(-4, 18), done=At(-4, 21), is_about_interview=True),
    Action("priya", ActionKind.PREPARE, "Prepare for Priya", At(-6, 13, 10), due=At(-1, 18), done=At(-1, 17, 20), is_about_interview=True),
    Action("leila", ActionKind.NUDGE, "Nudge Leïla", At(-24, 9, 30), due=At(-21, 9), done=At(-21, 9, 5)),
    Action("leila", ActionKind.NUDGE, "Nudge Leïla again", At(-21, 9, 5), due=At(-14, 9), done=At(-14, 9, 10)),
    Action("leila", ActionKind.TODO, "Close or keep Leïla", At(-14, 9, 10), due=At(-7, 9), done=At(-6, 17, 45)),
)  # fmt: skip
