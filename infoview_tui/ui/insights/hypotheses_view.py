"""Hypotheses view: hypotheses by person, the most uncertain first (R17, R36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content

from infoview_tui.domain.enums import Verdict
from infoview_tui.domain.evidence import EvidenceStatus, View
from infoview_tui.domain.labels import VERDICT_MARKS
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.research_subjects import ORIGIN_LABELS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.insights.hypotheses import HypothesesView, HypothesisRow, Person
from infoview_tui.ui.insights.clip import clip_lines
from infoview_tui.ui.insights.grid_rows import GAP, GridColumn, GridRow, usable_width
from infoview_tui.ui.insights.said import Said
from infoview_tui.ui.insights.view import TableView
from infoview_tui.ui.shared.bindings import INSIGHTS_HYPOTHESES
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, WIDE_WIDTH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.text_block import flow_parts

NO_HYPOTHESES = (
    "No hypotheses yet. On a contact or the page of a path, press a and type ? and what you believe, such as “? Design "
    "pays well”. "
    "Interviews then confirm, refine, or refute it."
)
CIRCLES = "People who share a referrer or an organization count as one independent source."
_NOBODY = 0
"""Key of the column that stands in for people before the first interview."""

VIEW_MARKS = {
    View.FOR: (VERDICT_MARKS[Verdict.CONFIRMED], "bold $success"),
    View.REFINED: (VERDICT_MARKS[Verdict.REFINED], "bold $success"),
    View.AGAINST: (VERDICT_MARKS[Verdict.REFUTED], "bold $error"),
    View.WITHOUT_VIEW: ("○", ""),
    View.NOT_ASKED: ("·", "$text-muted"),
}
"""The sign of each view, and its style."""

_STATUS_STYLES = {
    EvidenceStatus.CONTESTED: "$warning",
    EvidenceStatus.SEVERAL: "$success",
    EvidenceStatus.REFUTED: "$error",
}
_MIN_COLUMN_WIDTH, _MAX_COLUMN_WIDTH = 4, 10
_NARROW_COLUMN_WIDTH = 8
_MIN_HEAD_WIDTH = 34
_TEXT_LINES = 2


class HypothesesTable(TableView):
    """The table of hypotheses and people."""

    BINDINGS = [*INSIGHTS_HYPOTHESES]
    name_in_tabs = "Hypotheses"

    def __init__(self) -> None:
        """Start without hypotheses."""
        super().__init__()
        self.data: HypothesesView | None = None

    @property
    def current_row(self) -> HypothesisRow | None:
        """The hypothesis under the cursor."""
        rows = self.data.rows if self.data else ()
        return next((row for row in rows if row.id == self.grid.cursor_row), None)

    @property
    def current_person(self) -> Person | None:
        """The person under the cursor."""
        people = self.data.people if self.data else ()
        return next((person for person in people if person.contact_id == self.grid.cursor_column), None)

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty if it does nothing with the row."""
        row = self.current_row
        if binding.id == "hypotheses.add" and (row is None or not row.asks_for_refutation):
            return ""
        return binding.description if row is not None else ""

    def name_enter(self, said: Sequence[Said]) -> str:
        """Return what enter does with the cell under the cursor; empty if nothing was said."""
        return "Words" if said else ""

    def show(self, data: HypothesesView) -> None:
        """Show the hypotheses as the width of the screen allows."""
        self.data = data
        layout = _Layout.for_width(self.width, max(1, len(data.people)))
        self.show_summary(_build_legend(self.width) if data.rows and data.people else Content(""))
        self.grid.empty_text = assemble((NO_HYPOTHESES, "$text-muted"))
        columns = layout.build_columns(data.people)
        marks = {view: assemble(mark) for view, mark in VIEW_MARKS.items()}
        rows = [
            GridRow(
                row.id,
                layout.format_hypothesis(row),
                {person: marks[view] for person, view in row.cells.items()},
            )
            for row in data.rows
        ]
        self.grid.show(columns, rows, head_width=layout.head_width, corner=layout.corner)

    def show_details(self, notes: Sequence[Said]) -> None:
        """Describe the cell under the cursor, with the person's words."""
        row, person = self.current_row, self.current_person
        details = self.details
        if row is None:
            details.show(Content(""))
            return
        parts: list[str | tuple[str, str]] = []
        if person is not None:
            view = row.cells.get(person.contact_id)
            said = view.label if view is not None else "the hypothesis does not concern them"
            parts += [(clean_line(person.name), "bold"), f" (source {person.circle}): {said}. "]
        if self.is_narrow:
            parts.append(f"{row.words[:1].upper()}{row.words[1:]}. ")
        if row.asks_for_refutation:
            parts.append("Nobody objects so far: press a for a question that could refute it. ")
        if row.origin is not None:
            parts.append(f"It came from {ORIGIN_LABELS[row.origin]}. ")
        if len(plain(row.text).wrap(self.grid.head_width)) > _TEXT_LINES:
            parts.append((clean_line(row.text), "$text-muted"))
        details.show(assemble(*parts), notes)


class _Layout(NamedTuple):
    """Widths, in cells, of the first column and of each person's."""

    head_width: int
    column_width: int
    is_narrow: bool

    @classmethod
    def for_width(cls, width: int, people: int) -> _Layout:
        """Share the width of the screen: a good part of it is for the hypotheses, the rest for people."""
        is_narrow = width < MEDIUM_WIDTH
        whole = usable_width(width)
        room = whole - max(_MIN_HEAD_WIDTH, whole * 2 // 5)
        column = _NARROW_COLUMN_WIDTH
        if not is_narrow:
            column = max(_MIN_COLUMN_WIDTH, min(_MAX_COLUMN_WIDTH, room // people - GAP))
        columns = 1 if is_narrow else min(people, room // (column + GAP))
        return cls(max(1, whole - columns * (column + GAP)), column, is_narrow)

    @property
    def corner(self) -> Content:
        """The header of the first column."""
        return assemble((f"{'source':>{self.head_width}}", "$text-muted"))

    def build_columns(self, people: Sequence[Person]) -> list[GridColumn]:
        """Return a column for each person, with a line over those of one circle."""
        if not people:
            return [GridColumn(_NOBODY, Content(""), 0)]
        columns, before = [], 0
        sizes = Counter(person.circle for person in people)
        for person in people:
            number = str(person.circle) if person.circle != before else ""
            line = "─" if sizes[person.circle] > 1 else ""
            circle = (number + line * self.column_width)[: self.column_width]
            before = person.circle
            name = clean_line(person.name)
            if self.column_width <= _MIN_COLUMN_WIDTH + 1:
                name = "".join(word[0] for word in name.split())[: self.column_width]
            else:
                name = first_name(name)
            columns.append(
                GridColumn(person.contact_id, assemble((circle, "$text-muted"), "\n", name), self.column_width)
            )
        return columns

    def format_hypothesis(self, row: HypothesisRow) -> Content:
        """Format a hypothesis, its status, and the user's own verdict; with the counts unless narrow."""
        text = clip_lines(plain(row.text), self.head_width, _TEXT_LINES)
        own = f" · you: {row.own_verdict}" if row.own_verdict else ""
        words = next((f" · {words}" for words in (row.words, str(row.voices)) if self._fits(row, words, own)), "")
        status = assemble(
            (row.status.label, _STATUS_STYLES.get(row.status, "")), (words, "$text-muted"), (own, "$accent")
        )
        return assemble(text, "\n", status.truncate(self.head_width, ellipsis=True))

    def _fits(self, row: HypothesisRow, words: str, own: str) -> bool:
        return len(row.status.label) + 3 + len(words) + len(own) <= self.head_width


def _build_legend(width: int) -> Content:
    parts = (assemble(mark, f" {view.label}") for view, mark in VIEW_MARKS.items())
    legend = Content("\n").join(flow_parts(parts, width - 4))
    return legend if width < WIDE_WIDTH else assemble(legend, (f"\n{CIRCLES}", "$text-muted"))
