"""Which keys help shows first in a section of the debrief."""

from __future__ import annotations

from infoview_tui.domain.debrief_progress import DebriefSection

HELP_GROUP_BY_SECTION = {
    DebriefSection.STARS: "Debrief: notes",
    DebriefSection.INSIGHTS: "Debrief: notes",
    DebriefSection.DRAWBACKS: "Debrief: notes",
    DebriefSection.REFERRALS: "Debrief: referrals",
    DebriefSection.COMMITMENTS: "Debrief: commitments",
    DebriefSection.VERDICTS: "Debrief: verdicts and ratings",
    DebriefSection.PATHS: "Debrief: verdicts and ratings",
    DebriefSection.ENERGY: "Debrief: verdicts and ratings",
    DebriefSection.GAUGES: "Debrief: verdicts and ratings",
}
"""Help group of each section that has keys of its own."""
