"""Practice view: how far contacts get, how long steps take, energy, lengths, and what questions bring (R38)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.ratings import MAX_SCORE
from infoview_tui.services.insights.practice import FunnelRow, PracticeView, QuestionRow
from infoview_tui.ui.insights.clip import clip_lines
from infoview_tui.ui.insights.scales import draw_bar
from infoview_tui.ui.insights.view import InsightsView
from infoview_tui.ui.shared.bindings import LIST
from infoview_tui.ui.shared.content import assemble, plain

NO_PRACTICE = "Nothing to count yet. Your practice shows here from the first request and the first interview on."

_LABEL_WIDTH = 18
_NARROW_LABEL_WIDTH = 11
_COUNT_WIDTH = 10
_NARROW_COUNT_WIDTH = 6
_SIDE_GAP = 4
_FUNNEL_HEADS = ("asked", "answered", "met", "in touch")
_NARROW_FUNNEL_HEADS = ("asked", "answ.", "met", "touch")
_QUESTION_HEADS = ("asked", "insights", "quotes", "stars")
_NARROW_QUESTION_HEADS = ("ask", "ins", "quo", "★")


class Report(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Scrolls text with the keys of a list."""

    BINDINGS = [binding for binding in LIST if binding.id != "list.choose"]

    def action_move(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll by a page."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)

    def action_end(self, to: int) -> None:
        """Scroll to the beginning or the end."""
        self.scroll_to(y=0 if to < 0 else self.max_scroll_y, animate=False)


class PracticeReport(InsightsView):
    """Figures about the practice: on a wide screen side by side with the questions."""

    name_in_tabs = "Practice"

    def compose(self) -> ComposeResult:
        """Compose the figures and the questions."""
        with Report(), Horizontal():
            yield Static(classes="figures")
            yield Static(classes="questions")

    def focus_content(self) -> None:
        """Focus the report."""
        self.query_one(Report).focus()

    def show(self, data: PracticeView) -> None:
        """Show the figures as the width of the screen allows."""
        width = (self.width - 4 - _SIDE_GAP) // 2 if self.is_wide else self.width - 4
        layout = _Layout(width, is_narrow=self.is_narrow)
        figures = [Content("\n").join(section) for section in layout.build_figures(data)]
        questions = [Content("\n").join(layout.build_questions(data))] if data.questions else []
        if not figures:
            figures = [assemble((NO_PRACTICE, "$text-muted"))]
        self.query_one(".questions", Static).update(_join_sections(questions if self.is_wide else []))
        self.query_one(".figures", Static).update(_join_sections(figures if self.is_wide else figures + questions))


def _join_sections(sections: Sequence[Content]) -> Content:
    return Content("\n\n").join(sections)


class _Layout:
    """Formats the sections for a width in cells."""

    def __init__(self, width: int, *, is_narrow: bool) -> None:
        self.width = width
        self.is_narrow = is_narrow
        self.label_width = _NARROW_LABEL_WIDTH if is_narrow else _LABEL_WIDTH

    def build_figures(self, data: PracticeView) -> Iterator[list[Content]]:
        """Yield the sections that have something to count, each with its title first."""
        if data.total.asked:
            yield list(self._build_funnel(data.total))
            for title, rows in (("By channel", data.by_channel), ("By relationship", data.by_relationship)):
                if any(row.asked for row in rows):
                    yield list(self._build_table(title, [row for row in rows if row.asked]))
        if data.steps:
            yield [_format_title("Days between steps, median (contacts)"), *self._build_steps(data)]
        if data.energy is not None or data.lengths is not None:
            yield [_format_title("Interviews"), *_build_interviews(data)]

    def _build_funnel(self, total: FunnelRow) -> Iterator[Content]:
        yield _format_title("How far contacts get")
        room = max(5, self.width - self.label_width - 10)
        counts = (total.contacts, total.asked, total.answered, total.met, total.in_touch)
        for label, count in zip(("contacts", *_FUNNEL_HEADS), counts, strict=True):
            percent = "" if label in ("contacts", "asked") else _format_percent(total, count)
            shown = f"{label:<{self.label_width}}{count:>4}{percent:>5} "
            yield assemble(shown, (draw_bar(count / max(1, total.contacts), room).rstrip(), "$primary"))

    def _build_table(self, title: str, rows: Sequence[FunnelRow]) -> Iterator[Content]:
        """Yield a line for each group: counts under the left edge of their heads, with the shares of those asked."""
        label_width, width = self.label_width, _NARROW_COUNT_WIDTH if self.is_narrow else _COUNT_WIDTH
        heads = _NARROW_FUNNEL_HEADS if self.is_narrow else _FUNNEL_HEADS
        if self.is_narrow:
            yield _format_title(title)
            title = ""
        title_line = _format_title(title).truncate(label_width, pad=True)
        yield assemble(title_line, ("".join(f"{head:<{width}}" for head in heads), "$text-muted"))
        for row in rows:
            parts: list[str | Content] = [
                Content(row.label).truncate(label_width - 1, ellipsis=True, pad=True),
                f" {row.asked:<{width}}",
            ]
            for count in (row.answered, row.met, row.in_touch):
                share = "" if self.is_narrow else _format_percent(row, count)
                parts.append(f"{count:<4}{share:<{width - 4}}" if not self.is_narrow else f"{count:<{width}}")
            yield assemble(*parts)

    def _build_steps(self, data: PracticeView) -> Iterator[Content]:
        for step in data.steps:
            days = f"{step.days:g} {'day' if step.days == 1 else 'days'}"
            source = f"  ({step.count})"
            if self.is_narrow:
                yield assemble(step.label, f"\n  {days}", (source, "$text-muted"))
            else:
                yield assemble(f"{step.label:<36}{days:>9}", (source, "$text-muted"))

    def build_questions(self, data: PracticeView) -> Iterator[Content]:
        """Yield the questions with what each brought, and those to drop."""
        heads = _NARROW_QUESTION_HEADS if self.is_narrow else _QUESTION_HEADS
        text_width = self.width - sum(len(head) + 1 for head in heads)
        title = _format_title("Questions").truncate(text_width, pad=True)
        yield assemble(title, ("".join(f" {head}" for head in heads), "$text-muted"))
        sinks = set(data.sinks)
        for row in data.questions:
            yield _format_question(row, text_width, heads, is_sink=row in sinks)
        if sinks:
            yield assemble(("▼ asked more than once, and brought nothing so far: replace it", "$text-muted"))


def _format_question(row: QuestionRow, text_width: int, heads: Sequence[str], *, is_sink: bool) -> Content:
    """Format a question on up to two lines, with its counts right below the heads."""
    text = clip_lines(plain(f"▼ {row.text}" if is_sink else row.text), text_width - 1, 2)
    first, *others = text.split(allow_blank=True)
    counts = zip(heads, (row.asked, row.insights, row.quotes, row.stars), strict=True)
    line = assemble(
        first.truncate(text_width, pad=True), "".join(f" {count or '–':>{len(head)}}" for head, count in counts)
    )
    line = Content("\n").join([line, *others])
    return line.stylize_before("$warning") if is_sink else line


def _format_title(title: str) -> Content:
    return assemble((title, "bold $primary"))


def _format_percent(row: FunnelRow, count: int) -> str:
    percent = row.percent(count)
    return "" if percent is None else f"{percent}%"


def _build_interviews(data: PracticeView) -> Iterator[Content]:
    energy, lengths = data.energy, data.lengths
    if energy is not None:
        change = energy.after - energy.before
        effect = "they give you energy" if change > 0 else "they cost you energy" if change < 0 else "no change"
        yield assemble(
            f"Energy {energy.before:.1f} before and {energy.after:.1f} after, of {MAX_SCORE}: {effect}.",
            (f"  {format_count(energy.count, 'interview')}", "$text-muted"),
        )
    if lengths is not None:
        yield assemble(
            f"{lengths.kept} of {lengths.held} kept to the agreed length.",
            (f"  Median: {lengths.actual_minutes:g} of {lengths.agreed_minutes:g} minutes agreed", "$text-muted"),
        )
