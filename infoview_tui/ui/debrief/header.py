"""What stands over the parts of the debrief: the call, how far one is, what is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, tzinfo

from textual.content import Content

from infoview_tui.domain.debrief_progress import Part, Progress, left
from infoview_tui.domain.format_dates import spell_day
from infoview_tui.domain.headline import Urgency
from infoview_tui.domain.thank_you_countdown import count_down
from infoview_tui.services.debrief.debrief import Debrief
from infoview_tui.storage.queries.interviews.interviews import InterviewRow
from infoview_tui.storage.timestamps import maybe
from infoview_tui.ui.debrief.section import DONE, NOTHING, OPEN, SKIPPED
from infoview_tui.ui.debrief.section_list import PartLine
from infoview_tui.ui.shared.content import join, plain

_URGENT = {Urgency.CALM: "$text-muted", Urgency.TODAY: "$warning", Urgency.NOW: "$error"}


def heading(interview: InterviewRow, zone: tzinfo) -> Content:
    """Say with whom the call was, when, and how long it took against the agreed length."""
    who = " at ".join(part for part in (interview.title, interview.organization) if part)
    return join(
        plain(interview.contact).stylize("bold"),
        (f"  {' '.join(who.split())}", "$text-muted"),
        (f"\n{when(interview, zone)}", "$text-muted"),
    )


def when(interview: InterviewRow, zone: tzinfo) -> str:
    """Say when the call was, and how long it took against the agreed length."""
    began, ended = maybe(interview.started_at) or maybe(interview.starts_at), maybe(interview.ended_at)
    facts = []
    if began is not None:
        local = began.astimezone(zone)
        facts.append(f"{local:%a} {local.day} {local:%b} {local:%H:%M}")
    seconds = interview.spoken_seconds
    if not seconds and began is not None and ended is not None and interview.started_at:
        seconds = int((ended - began).total_seconds())
    if ended is not None and seconds:
        facts.append(f"{seconds // 60} min of {interview.minutes} agreed")
    return " · ".join(facts or ["no time noted"])


def countdown(debrief: Debrief, now: datetime, zone: tzinfo) -> Content:
    """Say what is left for the thank-you, or when it was sent; nothing where the call has not ended."""
    due = debrief.thank_you_due
    if debrief.thanked_at is not None:
        day = spell_day(debrief.thanked_at.astimezone(zone).date(), now.astimezone(zone).date())
        return join(("Thank-you\n", "$text-muted"), (f"✓ sent {day}", "$success"))
    if due is None:
        return Content("")
    counted = count_down(*due, now)
    text = "\n".join(counted.text.split(" · "))
    return join(("Thank-you\n", "$text-muted"), (text, _URGENT.get(counted.urgency, "")))


def sign_of(progress: Progress, *, is_skipped: bool) -> Content:
    """Return the sign of a part: done, nothing there, skipped, or waiting."""
    if progress.is_done:
        return DONE
    if progress.is_nothing:
        return NOTHING
    return SKIPPED if is_skipped else OPEN


def line_of(part: Part, name: str, progress: Progress, *, is_skipped: bool) -> PartLine:
    """Return a part as the bar shows it."""
    if progress.is_nothing:
        how_far = "none"
    elif progress.is_counted and progress.of > 1:
        how_far = f"{progress.done} of {progress.of}"
    else:
        how_far = str(progress.done) if progress.done and not progress.is_counted else ""
    is_quiet = progress.is_nothing or is_skipped
    return PartLine(part, sign_of(progress, is_skipped=is_skipped), name, how_far, is_quiet)


def strip(lines: Sequence[PartLine], here: Part, gap: str) -> Content:
    """Return the parts in one line: a sign for each with a gap between, where one is, and what that is called."""
    at = next(index for index, line in enumerate(lines) if line.part is here)
    signs = Content(gap).join(join(("●", "bold $accent")) if line.part is here else line.sign for line in lines)
    return join(signs, (f"  {at + 1} of {len(lines)}  ", "$text-muted"), (lines[at].name, "bold"))


def what_is_left(
    progress: Mapping[Part, Progress], names: Mapping[Part, str], skipped: Collection[Part], width: int
) -> Content:
    """Say what is left, as many parts as fit whole in so many cells; what was skipped is not asked for again."""
    waiting = [part for part in left(progress) if part not in skipped]
    if not waiting:
        return join(("Nothing is left. ", "$success"), ("F10", "bold $accent"), ": the thank-you.")
    items = [_item(names[part], progress[part]) for part in waiting]
    for number in range(len(items), 0, -1):
        more = f" · {len(items) - number} more" if number < len(items) else ""
        line = f"Left: {' · '.join(items[:number])}{more}"
        if len(line) <= width or number == 1:
            return join((line, "$text-muted"))
    return Content("")


def _item(name: str, progress: Progress) -> str:
    return f"{progress.left} {name}" if progress.is_counted and progress.of > 1 else name
