"""The gist of one contact at the side of the board: who, what is next, why them, what to test (R2, R17)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.domain.headline import CardFacts, reason, what_matters
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import join, plain

if TYPE_CHECKING:
    from infoview_tui.services.board.summary import Gist

LABEL_WIDTH = 10
"""Cells from a label's left edge to what it labels."""

LONGEST_SHOWN = 300
"""The most characters of one text that are shown: this is the gist."""

MANY = 100
"""More lines than any text of a gist needs."""

_VERBS = {
    ActionKind.THANK: "Say thank you",
    ActionKind.NUDGE: "Nudge",
    ActionKind.PREPARE: "Prepare the interview",
    ActionKind.PROMISE: "Keep a promise",
    ActionKind.STAY_IN_TOUCH: "Write again",
    ActionKind.TELL_DIFFERENCE: "Tell what it changed",
    ActionKind.TODO: "Do",
}

Lines = list[Content]


class Peek(Widget):
    """Draws a gist as one widget, so that it follows a cursor without lag. It takes no focus and no key.

    It fills the height that it is given: beside the board on wide and medium screens, below it on narrow ones, where
    the container of both is to have the vertical layout. What does not fit is cut with a count of the lines left out.
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
        """Show nobody yet."""
        super().__init__(id=id)
        self._gist: Gist | None = None
        self._moment: tuple[datetime, tzinfo] | None = None

    def show(self, gist: Gist | None, now: datetime, zone: tzinfo) -> None:
        """Show the gist of a contact at a moment (UTC) in the person's zone; None where no card is under the cursor."""
        self._gist = gist
        self._moment = now, zone
        self.refresh()

    def render(self) -> Content:
        """Draw the gist into the present size."""
        width, height = self.size
        if self._gist is None or self._moment is None or width < LABEL_WIDTH:
            return join(("No card is under the cursor.", "$text-muted")) if self._moment else Content("")
        lines: Lines = []
        for most in (MANY, 3, 2, 1):
            groups = [group for group in _Page(width, most).groups(self._gist, *self._moment) if group]
            lines = [line for group in groups for line in group]
            if len(lines) + len(groups) - 1 <= height:
                return Content("\n").join([line for group in groups for line in (*group, Content(""))][:-1])
            if len(lines) <= height:
                break
        else:
            left_out = len(lines) - height + 1
            lines = [*lines[: height - 1], join((f"… {left_out} more lines; enter shows all", "$text-muted"))]
        return Content("\n").join(lines)


class _Page:
    """Lays a gist out in lines of a width, with at most so many lines for each of its texts."""

    def __init__(self, width: int, most: int) -> None:
        self.width = width
        self.most = most

    def groups(self, gist: Gist, now: datetime, zone: tzinfo) -> Iterable[Lines]:
        """Give the lines of each group, in the order in which they matter."""
        yield self._who(gist)
        yield [*self._next(gist, now, zone), *self._interview(gist, now, zone), *self._last(gist, now, zone)]
        yield [*self._labelled("Why them", _text(gist.why)), *self._labelled("Known", _known(gist))]
        yield self._hypotheses(gist)
        yield self._labelled("Found", _text(gist.finding))
        tags = join((clean_line(" ".join(f"#{tag}" for tag in gist.tags), LONGEST_SHOWN), "$primary"))
        yield [*self._labelled("Paths", _text(", ".join(gist.paths))), *self._labelled("Tags", tags)]

    def _who(self, gist: Gist) -> Lines:
        at = f"at {gist.organization}" if gist.title and gist.organization else gist.organization
        who = " ".join(part for part in (gist.title, at) if part)
        name = join(_text(gist.name).stylize("bold"), "  ", (gist.stage.label, "$accent"))
        return [*self._wrapped(name, self.width), *self._wrapped(_text(who), self.width)]

    def _next(self, gist: Gist, now: datetime, zone: tzinfo) -> Lines:
        action = gist.action
        if action is None and gist.interview is not None:
            return []  # the interview is what comes next
        if action is None:
            return self._labelled("Next", join(("nothing planned", "$text-muted")))
        is_own = action.kind in (ActionKind.PROMISE, ActionKind.TODO) and action.text
        what = _text(action.text) if is_own else Content(_VERBS[action.kind])
        since, starts_at = gist.last_contact_at, gist.interview.starts_at if gist.interview else None
        why = reason(action.kind, action.due_at, action.late_at, now, zone, since=since, starts_at=starts_at)
        is_due = action.due_at is not None and action.due_at <= now
        return [
            *self._labelled("Next", what.stylize("bold")),
            *self._labelled("", join((why, "$warning" if is_due else "$text-muted"))),
        ]

    def _interview(self, gist: Gist, now: datetime, zone: tzinfo) -> Lines:
        ahead = gist.interview
        if ahead is None:
            return []
        facts = CardFacts(
            Stage.SCHEDULED,
            starts_at=ahead.starts_at,
            minutes=ahead.minutes,
            questions=ahead.questions,
            interview_state=ahead.state,
        )
        return self._labelled("Interview", Content(what_matters(facts, now, zone).text))

    def _last(self, gist: Gist, now: datetime, zone: tzinfo) -> Lines:
        if gist.last_contact_at is None:
            return []
        spoke = what_matters(CardFacts(Stage.IN_TOUCH, last_contact_at=gist.last_contact_at), now, zone)
        return self._labelled("Contact", Content(spoke.text))

    def _hypotheses(self, gist: Gist) -> Lines:
        lines: Lines = []
        for number, text in enumerate(gist.hypotheses):
            lines += self._labelled("" if number else "To test", join(("? ", "$accent"), _text(text)), hang=2)
        more = gist.hypotheses_count - len(gist.hypotheses)
        return [*lines, *(self._labelled("", join((f"and {more} more", "$text-muted"))) if more > 0 else [])]

    def _labelled(self, label: str, text: Content, *, hang: int = 0) -> Lines:
        """The text behind its label, its further lines under the first; nothing for an empty text."""
        lines = self._wrapped(text, max(1, self.width - LABEL_WIDTH - hang))
        indents = (join((label.ljust(LABEL_WIDTH), "$text-muted")), Content(" " * (LABEL_WIDTH + hang)))
        return [join(indents[bool(number)], line) for number, line in enumerate(lines)]

    def _wrapped(self, text: Content, width: int) -> Lines:
        """The lines of a text; where there are more than it may have, the last that is left ends in ``…``."""
        lines = text.wrap(width) if text else []
        if len(lines) > self.most:
            kept = lines[self.most - 1].rstrip()
            lines[self.most - 1 :] = [join(kept.truncate(width - 1), "…")]
        return lines


def _known(gist: Gist) -> Content:
    named = f"named by {gist.referrer}" if gist.referrer else ""
    return _text(" · ".join(part for part in (gist.how_known, named) if part))


def _text(text: str) -> Content:
    return plain(clean_line(text, LONGEST_SHOWN))
