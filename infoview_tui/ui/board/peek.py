"""Side panel of the board: a summary of the contact under the cursor (R2, R17)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.domain.headline import CardFacts, choose_headline, format_reason
from infoview_tui.domain.labels import ACTION_TITLES
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import format_there
from infoview_tui.ui.shared.content import assemble, plain

if TYPE_CHECKING:
    from infoview_tui.services.board.summary import ContactSummary

LABEL_WIDTH = 10
"""Width of the label column in cells."""

MAX_SHOWN_CHARS = 300
"""Maximum number of characters shown of one text."""

UNLIMITED_LINES = 100
"""More lines than any text of a summary needs."""

ContentLines = list[Content]


class Peek(Widget):
    """Draws a summary as one widget, so that it follows the cursor without lag. It takes no focus and no keys.

    It fills its height: beside the board on wide and medium screens, below it on narrow ones. Text that does not fit is
    cut, with the number of lines left out.
    """

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Peek {
        width: 42;
        height: 1fr;
        padding: 1 2;
        background: $surface;
    }
    .-medium Peek { width: 50%; padding: 1; }
    .-narrow Peek { width: 1fr; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start without a contact."""
        super().__init__(id=id)
        self._summary: ContactSummary | None = None
        self._now_and_zone: tuple[datetime, tzinfo] | None = None

    def show(self, summary: ContactSummary | None, now: datetime, zone: tzinfo) -> None:
        """Show the summary of a contact at *now* (UTC) in the user's time zone; None if no card is under the cursor."""
        self._summary = summary
        self._now_and_zone = now, zone
        self.refresh()

    def render(self) -> Content:
        """Draw the summary for the current size."""
        width, height = self.size
        if self._summary is None or self._now_and_zone is None or width < LABEL_WIDTH:
            return assemble(("No card selected.", "$text-muted")) if self._now_and_zone else Content("")
        lines: ContentLines = []
        for most in (UNLIMITED_LINES, 3, 2, 1):
            groups = [
                group for group in _SummaryLayout(width, most).build_groups(self._summary, *self._now_and_zone) if group
            ]
            lines = [line for group in groups for line in group]
            if len(lines) + len(groups) - 1 <= height:
                return Content("\n").join([line for group in groups for line in (*group, Content(""))][:-1])
            if len(lines) <= height:
                break
        else:
            left_out = len(lines) - height + 1
            lines = [*lines[: height - 1], assemble((f"… {left_out} more lines; enter shows all", "$text-muted"))]
        return Content("\n").join(lines)


class _SummaryLayout:
    """Lays out a summary for a width, with a maximum number of lines for each text."""

    def __init__(self, width: int, max_lines: int) -> None:
        self.width = width
        self.max_lines = max_lines

    def build_groups(self, summary: ContactSummary, now: datetime, zone: tzinfo) -> Iterable[ContentLines]:
        """Yield the lines of each group, most important first."""
        yield self._build_identity(summary)
        yield [
            *self._build_next_action(summary, now, zone),
            *self._build_interview(summary, now, zone),
            *self._build_last_contact(summary, now, zone),
        ]
        yield self._label_lines("Finding", _clean_content(summary.finding))
        yield [
            *self._label_lines("Why them", _clean_content(summary.why)),
            *self._label_lines("How met", _format_how_met(summary)),
        ]
        yield self._build_hypotheses(summary)
        tags = assemble((clean_line(" ".join(f"#{tag}" for tag in summary.tags), MAX_SHOWN_CHARS), "$primary"))
        yield [*self._label_lines("Paths", _clean_content(", ".join(summary.paths))), *self._label_lines("Tags", tags)]

    def _build_identity(self, summary: ContactSummary) -> ContentLines:
        at = f"at {summary.organization}" if summary.title and summary.organization else summary.organization
        who = " ".join(part for part in (summary.title, at) if part)
        name = assemble(_clean_content(summary.name).stylize("bold"), "  ", (summary.stage.label, "$accent"))
        return [*self._wrap(name, self.width), *self._wrap(_clean_content(who), self.width)]

    def _build_next_action(self, summary: ContactSummary, now: datetime, zone: tzinfo) -> ContentLines:
        action = summary.action
        if action is None and summary.interview is not None:
            return []  # the interview is what comes next
        if action is None:
            return self._label_lines("Next", assemble(("nothing planned", "$text-muted")))
        is_own = action.kind in (ActionKind.COMMITMENT, ActionKind.TODO) and action.text
        what = _clean_content(action.text) if is_own else Content(ACTION_TITLES[action.kind])
        since, starts_at = summary.last_contact_at, summary.interview.starts_at if summary.interview else None
        why = format_reason(
            action.kind,
            action.due,
            action.late_at,
            now,
            zone,
            since=since,
            starts_at=starts_at,
            counted=action.counted,
        )
        is_due = action.due is not None and action.due.is_due(now, zone)
        return [
            *self._label_lines("Next", what.stylize("bold")),
            *self._label_lines("", assemble((why, "$warning" if is_due else "$text-muted"))),
        ]

    def _build_interview(self, summary: ContactSummary, now: datetime, zone: tzinfo) -> ContentLines:
        ahead = summary.interview
        if ahead is None:
            return []
        facts = CardFacts(
            Stage.SCHEDULED,
            starts_at=ahead.starts_at,
            minutes=ahead.minutes,
            question_count=ahead.questions,
            interview_state=ahead.state,
        )
        headline = choose_headline(facts, now, zone)
        is_ahead = ahead.starts_at is not None and ahead.starts_at > now
        there = format_there(ahead.starts_at, zone, ahead.their_zone) if ahead.starts_at and is_ahead else ""
        text = " · ".join(filter(None, (headline.text.removeprefix("interview "), there)))
        return self._label_lines("Interview", Content(text))

    def _build_last_contact(self, summary: ContactSummary, now: datetime, zone: tzinfo) -> ContentLines:
        if summary.last_contact_at is None:
            return []
        headline = choose_headline(CardFacts(Stage.IN_TOUCH, last_contact_at=summary.last_contact_at), now, zone)
        return self._label_lines("Contact", Content(headline.text.removeprefix("last contact ")))

    def _build_hypotheses(self, summary: ContactSummary) -> ContentLines:
        lines: ContentLines = []
        for number, text in enumerate(summary.hypotheses):
            lines += self._label_lines(
                "" if number else "To test", assemble(("? ", "$accent"), _clean_content(text)), hanging_indent=2
            )
        more = summary.hypothesis_count - len(summary.hypotheses)
        return [*lines, *(self._label_lines("", assemble((f"and {more} more", "$text-muted"))) if more > 0 else [])]

    def _label_lines(self, label: str, text: Content, *, hanging_indent: int = 0) -> ContentLines:
        """Return the text after its label, with continuation lines aligned; nothing for an empty text."""
        lines = self._wrap(text, max(1, self.width - LABEL_WIDTH - hanging_indent))
        indents = (assemble((label.ljust(LABEL_WIDTH), "$text-muted")), Content(" " * (LABEL_WIDTH + hanging_indent)))
        return [assemble(indents[bool(number)], line) for number, line in enumerate(lines)]

    def _wrap(self, text: Content, width: int) -> ContentLines:
        """Wrap a text; if it has too many lines, the last one shown ends in ``…``."""
        lines = text.wrap(width) if text else []
        if len(lines) > self.max_lines:
            last = lines[self.max_lines - 1].rstrip()
            lines[self.max_lines - 1 :] = [assemble(last.truncate(width - 1), "…")]
        return lines


def _format_how_met(summary: ContactSummary) -> Content:
    referred = f"referred by {summary.referrer}" if summary.referrer else ""
    return _clean_content(" · ".join(part for part in (summary.how_met, referred) if part))


def _clean_content(text: str) -> Content:
    return plain(clean_line(text, MAX_SHOWN_CHARS))
