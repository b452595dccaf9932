"""Header of the debrief: the interview, the progress, and the remaining sections."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, tzinfo

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection, SectionProgress, unfinished_sections
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.labels import format_role
from infoview_tui.domain.thank_you_countdown import format_countdown
from infoview_tui.services.debrief.queries import Debrief
from infoview_tui.services.interviews.queries import InterviewRow
from infoview_tui.ui.debrief.section import DONE_SIGN, EMPTY_SIGN, OPEN_SIGN, SKIPPED_SIGN
from infoview_tui.ui.debrief.section_list import SectionRow
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.interview_time import format_interview_time

_URGENCY_STYLES = {Urgency.LATER: "$text-muted", Urgency.TODAY: "$warning", Urgency.NOW: "$error"}


def format_heading(interview: InterviewRow, zone: tzinfo) -> Content:
    """Format who the interview was with, when it was, and its actual and agreed length."""
    who = format_role(interview.title, interview.organization)
    return assemble(
        plain(interview.contact).stylize("bold"),
        (f"  {' '.join(who.split())}", "$text-muted"),
        (f"\n{format_interview_time(interview, zone)}", "$text-muted"),
    )


def format_thank_you_status(debrief: Debrief, now: datetime, zone: tzinfo) -> Content:
    """Format the time left for the thank-you, or when it was sent; empty if the interview has not ended."""
    counted = debrief.thank_you_due
    if debrief.thanked_at is not None:
        day = format_day(debrief.thanked_at.astimezone(zone).date(), now.astimezone(zone).date())
        return assemble(("Thank-you\n", "$text-muted"), (f"✓ sent {day}", "$success"))
    if counted is None:
        return Content("")
    due_at = counted.due.deadline(zone)
    countdown = format_countdown(due_at, counted.late_at or due_at, now)
    text = "\n".join(countdown.text.split(" · "))
    return assemble(("Thank-you\n", "$text-muted"), (text, _URGENCY_STYLES.get(countdown.urgency, "")))


def get_progress_sign(progress: SectionProgress, *, is_skipped: bool) -> Content:
    """Return the sign of a section: done, empty, skipped, or open."""
    if progress.is_done:
        return DONE_SIGN
    if progress.is_empty:
        return EMPTY_SIGN
    return SKIPPED_SIGN if is_skipped else OPEN_SIGN


def build_section_line(
    section: DebriefSection, name: str, progress: SectionProgress, *, is_skipped: bool
) -> SectionRow:
    """Return the row of a section in the section list."""
    if progress.is_empty:
        progress_text = "optional" if section is DebriefSection.GAUGES else "none"
    elif progress.is_counted and progress.total > 1:
        progress_text = f"{progress.done} of {progress.total}"
    else:
        progress_text = str(progress.done) if progress.done and not progress.is_counted else ""
    is_muted = progress.is_empty or is_skipped
    return SectionRow(section, get_progress_sign(progress, is_skipped=is_skipped), name, progress_text, is_muted)


def format_progress_strip(lines: Sequence[SectionRow], current: DebriefSection, gap: str) -> Content:
    """Format the sections on one line: a sign for each, and the position and name of the current one."""
    at = next(index for index, line in enumerate(lines) if line.section is current)
    signs = Content(gap).join(
        assemble(("●", "bold $accent")) if line.section is current else line.sign for line in lines
    )
    return assemble(signs, (f"  {at + 1} of {len(lines)}  ", "$text-muted"), (lines[at].name, "bold"))


def format_remaining(
    progress: Mapping[DebriefSection, SectionProgress],
    names: Mapping[DebriefSection, str],
    skipped: Collection[DebriefSection],
    width: int,
) -> Content:
    """List the open sections, as many as fit in *width* cells. Skipped sections are left out."""
    open_sections = [section for section in unfinished_sections(progress) if section not in skipped]
    if not open_sections:
        return assemble(("All done. Press ", "$success"), ("F10", "bold $accent"), " to write the thank-you.")
    items = [_format_remaining_section(names[section], progress[section]) for section in open_sections]
    for number in range(len(items), 0, -1):
        more = f" · {len(items) - number} more" if number < len(items) else ""
        line = f"To do: {' · '.join(items[:number])}{more}"
        if len(line) <= width or number == 1:
            return assemble((line, "$text-muted"))
    return Content("")


def _format_remaining_section(name: str, progress: SectionProgress) -> str:
    return f"{progress.remaining} {name}" if progress.is_counted and progress.total > 1 else name
