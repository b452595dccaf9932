"""Question widgets of the call screen: the current question with its probes, the remaining ones, the plan (R26)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from infoview_tui.domain.call_clock import QuestionTime
from infoview_tui.domain.enums import QuestionState
from infoview_tui.domain.labels import format_count
from infoview_tui.services.interviews.queries import QuestionRow
from infoview_tui.ui.call.clock_bar import format_question_time
from infoview_tui.ui.call.state import question_state
from infoview_tui.ui.shared.breakpoints import TALL_HEIGHT
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row, RowList
from infoview_tui.ui.shared.widgets.text_block import TextBlock

QUESTION_SIGNS = {QuestionState.OPEN: "·", QuestionState.ANSWERED: "✓", QuestionState.SKIPPED: "–"}
"""Sign for each question state. The current question has ``▸``."""

SHORT_TERMINAL_ROWS = TALL_HEIGHT
"""Maximum height, in rows, of a terminal in which the question widgets are shorter."""

MUST_ASK_SIGN = "!"
"""Sign of an open must-ask question."""


TANGENT_KEY = "tangent"
"""Key of the row for a tangent in the list of questions."""

TANGENT_TITLE = "Tangent"
TANGENT_MEANING = "notes belong to no question"
TANGENT_RETURN = "tab goes back to: "


class CurrentQuestion(TextBlock):
    """Shows the current question, its time, and the probes that fit."""

    DEFAULT_CSS = """
    CurrentQuestion { height: auto; padding: 0 1; }
    """

    show_probes: reactive[bool] = reactive(True, layout=True)
    """Whether to show the probes. The closing card takes their place."""

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._question: QuestionRow | None = None
        self._paused: QuestionRow | None = None
        self._position = ""
        self._state_text = ""
        self._time: QuestionTime | None = None
        self._question_lines_cache: tuple[tuple[int, int], list[Content]] | None = None

    def show(
        self,
        question: QuestionRow | None,
        number: int,
        total: int,
        state: QuestionState,
        *,
        paused: QuestionRow | None = None,
    ) -> None:
        """Show a question of the plan, a tangent from the *paused* question, or a placeholder if there is none."""
        place = f"{number} of {total}"
        state_text = "" if state is QuestionState.OPEN else f" · {state.value}"
        shown = (question, place, state_text, paused)
        if shown != (self._question, self._position, self._state_text, self._paused):
            self._question, self._position, self._state_text, self._paused = shown
            self._question_lines_cache = None
            self.refresh(layout=True)

    def show_time(self, time: QuestionTime | None) -> None:
        """Show the time spent on the question. Only the first line is repainted."""
        if time != self._time:
            self._time = time
            self.refresh(Region(0, 0, max(1, self.size.width), 1))

    def watch_show_probes(self) -> None:
        """Clear the cached lines."""
        self._question_lines_cache = None

    def build_lines(self, width: int) -> list[Content]:
        """Return the position and time of the question, then its text and probes."""
        return [self._render_header().truncate(width, ellipsis=True), *self._build_question_lines(width)]

    def render_line(self, y: int) -> Strip:
        """Render one line. The first one changes every second."""
        width = self.size.width
        lines = self.build_lines(width)
        if y >= len(lines) or not width:
            return Strip.blank(width, self.rich_style)
        return Visual.to_strips(self, lines[y], width, 1, self.visual_style, pad=True)[0]

    def _render_header(self) -> Content:
        question = self._question
        if self._paused is not None:
            return assemble((TANGENT_TITLE, "bold $accent"), (f" · {TANGENT_MEANING}", "$text-muted"))
        if question is None:
            return assemble(("No questions planned", "$text-muted"))
        time = format_question_time(self._time) if self._time else f"{question.minutes} min"
        over = self._time is not None and self._time.remaining.total_seconds() < 0
        must = ("must ask · ", "$accent") if question.must_ask else ("", "")
        return assemble(
            (f"{self._position} · ", "$text-muted"),
            must,
            (time, "$warning" if over else "$text-muted"),
            (self._state_text, "$text-muted"),
        )

    def _build_question_lines(self, width: int) -> list[Content]:
        """Return the lines of the question, cut off with ``…`` if too long, and of the probes that fit completely."""
        width = max(1, width)
        room = 4 if self.app.size.height <= SHORT_TERMINAL_ROWS else 6
        if self._question_lines_cache is not None and self._question_lines_cache[0] == (width, room):
            return self._question_lines_cache[1]
        question = self._question
        if self._paused is not None:
            text = assemble((TANGENT_RETURN, "$text-muted"), plain(self._paused.text))
        else:
            text = plain(question.text).stylize("bold") if question else assemble("Listen and take notes.")
        lines = text.wrap(width)
        if len(lines) > room:
            lines = [*lines[: room - 1], assemble(lines[room - 1].truncate(width - 1), "…")]
        for probe in question.probes if question and self.show_probes else ():
            wrapped = plain(probe).stylize("$text-muted").wrap(max(1, width - 2))
            if len(lines) + len(wrapped) > room:
                break
            lines += [assemble(("› " if at == 0 else "  ", "$text-muted"), line) for at, line in enumerate(wrapped)]
        self._question_lines_cache = (width, room), lines
        return lines


class RemainingQuestions(TextBlock):
    """Shows the next open questions, one per line, with must-ask questions first."""

    DEFAULT_CSS = """
    RemainingQuestions { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._remaining: list[tuple[int, QuestionRow]] = []
        self._planned_count = 0

    def show(self, questions: Sequence[QuestionRow], current_id: int | None, noted_ids: Collection[int | None]) -> None:
        """Show the open questions of a plan, without the current one."""
        left = [
            (number, row)
            for number, row in enumerate(questions, 1)
            if row.id != current_id and question_state(row, noted_ids) is QuestionState.OPEN
        ]
        left.sort(key=lambda numbered: not numbered[1].must_ask)
        if (left, len(questions)) != (self._remaining, self._planned_count):
            self._remaining, self._planned_count = left, len(questions)
            self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return one line per question, up to a maximum that depends on the height."""
        if not self._remaining:
            return [assemble(("No questions left.", "$text-muted"))] if self._planned_count > 1 else []
        lines = []
        most = 2 if self.app.size.height <= SHORT_TERMINAL_ROWS else 4
        for number, row in self._remaining[:most]:
            sign = (f"{MUST_ASK_SIGN} ", "bold $accent") if row.must_ask else ("  ", "")
            lines.append(assemble((f"{number:>2} ", "$text-muted"), sign, plain(row.text).stylize("$text-muted")))
        more = len(self._remaining) - len(lines)
        tail = assemble((f" +{more}", "$text-muted")) if more else Content("")
        lines = [line.truncate(max(1, width), ellipsis=True) for line in lines]
        lines[-1] = assemble(lines[-1].truncate(max(1, width - tail.cell_length), ellipsis=True, pad=bool(more)), tail)
        return lines


class QuestionList(RowList, can_focus=False):
    """Lists all planned questions with their states. Clicking one selects it; the list never takes the focus."""

    def on_click(self, event: events.Click) -> None:
        """Select the clicked question, once the cursor has moved to it."""
        if event.chain == 1:
            self.call_later(self.action_select_cursor)


def build_question_rows(
    questions: Sequence[QuestionRow],
    current_id: int | None,
    note_counts: Mapping[int | None, int],
    *,
    paused: QuestionRow | None = None,
) -> list[Row]:
    """Return the planned questions as rows, with a tangent after the *paused* question.

    *note_counts* has the number of notes by question id.
    """
    rows = []
    for number, question in enumerate(questions, 1):
        state = question_state(question, note_counts)
        is_current = question.id == current_id
        open_must = question.must_ask and state is QuestionState.OPEN
        sign = "▸" if is_current else MUST_ASK_SIGN if open_must else QUESTION_SIGNS[state]
        body = plain(question.text)
        if is_current:
            probes = (("\n› " + probe, "$text-muted") for probe in question.probes)
            body = assemble(body.stylize("bold"), *probes)
        elif state is not QuestionState.OPEN:
            body = body.stylize("$text-muted")
        facts = [f"{question.minutes} min"]
        if is_current:
            state = question.state  # it may have notes, but is still being asked
        if state is not QuestionState.OPEN:
            facts.append(state.value)
        if question.id in note_counts:
            facts.append(format_count(note_counts[question.id], "note"))
        must = (" · must ask", "$accent") if open_must else ("", "")
        label = assemble(
            (f"{number:>2} ", "$text-muted"), (sign, "bold $accent" if is_current or open_must else "$text-muted")
        )
        rows.append(Row(question.id, assemble(body, ("\n" + " · ".join(facts), "$text-muted"), must), label=label))
        if question == paused:
            rows.append(_build_tangent_row(note_counts.get(None, 0)))
    return rows


def _build_tangent_row(note_count: int) -> Row:
    facts = [TANGENT_MEANING, *([format_count(note_count, "note")] if note_count else [])]
    text = assemble((TANGENT_TITLE, "bold"), (f"\n{' · '.join(facts)}", "$text-muted"))
    return Row(TANGENT_KEY, text, label=assemble("   ", ("▸", "bold $accent")))
