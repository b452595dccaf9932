"""What is asked: the current question with its probes, and the list of the plan (R26)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from infoview_tui.domain.vocabulary import QuestionState
from infoview_tui.storage.reads.interviews import QuestionRow
from infoview_tui.ui.content import join, plain
from infoview_tui.ui.widgets.rows import Row, RowList

SIGNS = {QuestionState.OPEN: "·", QuestionState.ANSWERED: "✓", QuestionState.SKIPPED: "–"}
"""What became of a question; the current one has ``▸``."""


class CurrentQuestion(Widget):
    """The question that is being asked, and as many of its probes as there is room for."""

    DEFAULT_CSS = """
    CurrentQuestion { height: auto; padding: 0 1; }
    """

    most_lines: reactive[int] = reactive(6, layout=True)
    """The most lines that it takes."""

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing until it is told."""
        super().__init__(id=id)
        self._head = self._text = Content("")
        self._probes: tuple[str, ...] = ()

    def show(self, question: QuestionRow | None, number: int, total: int) -> None:
        """Show a question of the plan, or that there is none."""
        if question is None:
            self._head = join(("No questions are planned", "$text-muted"))
            self._text, self._probes = join("Listen, and write what they say."), ()
        else:
            must = (" · must ask", "$accent") if question.must_ask else ("", "")
            self._head = join((f"{number} of {total} · {question.minutes} min", "$text-muted"), must)
            self._text, self._probes = plain(question.text).stylize("bold"), question.probes
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as there are, up to the most."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(self.size.width)
        if y >= len(lines) or not self.size.width:
            return Strip.blank(self.size.width, self.rich_style)
        return Visual.to_strips(self, lines[y], self.size.width, 1, self.visual_style, pad=True)[0]

    def _lines(self, width: int) -> list[Content]:
        """The head, the question, then the probes that fit whole; a question too long for its room ends in ``…``."""
        width = max(1, width)
        text = self._text.wrap(width)
        room = max(1, self.most_lines - 1)
        if len(text) > room:
            text = [*text[: room - 1], join(text[room - 1].truncate(width - 1), "…")]
        lines = [self._head.truncate(width, ellipsis=True), *text]
        for probe in self._probes:
            wrapped = plain(probe).stylize("$text-muted").wrap(max(1, width - 2))
            if len(lines) + len(wrapped) > self.most_lines:
                break
            lines += [join(("› " if at == 0 else "  ", "$text-muted"), line) for at, line in enumerate(wrapped)]
        return lines


class QuestionList(RowList, can_focus=False):
    """The whole plan with what became of each question. A click on one chooses it; the keyboard stays elsewhere."""

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked on, once the cursor is there."""
        if event.chain == 1:
            self.call_later(self.action_choose)


def question_rows(questions: Sequence[QuestionRow], current: int | None, noted: Collection[int | None]) -> list[Row]:
    """Return the plan as rows; ``noted`` are the ids of the questions that have notes."""
    rows = []
    for number, question in enumerate(questions, 1):
        state = QuestionState(question.state)
        if question.id in noted:
            state = QuestionState.ANSWERED
        sign = "▸" if question.id == current else SIGNS[state]
        body = plain(question.text)
        if question.id == current:
            probes = (("\n› " + probe, "$text-muted") for probe in question.probes)
            body = join(body.stylize("bold"), *probes)
        elif state is not QuestionState.OPEN:
            body = body.stylize("$text-muted")
        must = (" · must ask", "$accent") if question.must_ask else ("", "")
        label = join((f"{number:>2} {sign}", "$accent" if question.id == current else "$text-muted"))
        rows.append(Row(question.id, join(body, (f"\n{question.minutes} min", "$text-muted"), must), label=label))
    return rows


def spell_asked(questions: Sequence[QuestionRow], noted: Collection[int | None]) -> str:
    """Say how much of the plan has been asked, such as ``3 of 6 asked``; empty without a plan."""
    asked = sum(question.state == QuestionState.ANSWERED or question.id in noted for question in questions)
    return f"{asked} of {len(questions)} asked" if questions else ""
