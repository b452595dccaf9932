"""Paths view: paths by topic, with weights, and totals as ranges (R35)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.binding import Binding
from textual.content import Content

from infoview_tui.domain.circles import VoiceCount
from infoview_tui.domain.enums import Confidence, FitSide, Topic
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.path_scores import MAX_WEIGHT
from infoview_tui.domain.ratings import MAX_SCORE, RATED_TOPICS, format_topic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.insights.paths import PathCell, PathColumn, PathsView
from infoview_tui.ui.insights.clip import clip_lines
from infoview_tui.ui.insights.grid_rows import GAP, GridColumn, GridRow, usable_width
from infoview_tui.ui.insights.said import Said
from infoview_tui.ui.insights.scales import draw_bar, draw_level, draw_range
from infoview_tui.ui.insights.view import TableView
from infoview_tui.ui.shared.bindings import INSIGHTS_PATHS
from infoview_tui.ui.shared.breakpoints import MEDIUM_WIDTH, TALL_HEIGHT
from infoview_tui.ui.shared.content import assemble, plain

TOTAL, FIT = "total", "fit"
"""Keys of the rows above the topics."""

NO_PATHS = (
    "No paths yet. A path is a career that you explore: press R to add one, or e on a contact to add the paths "
    "they know about."
)

FIT_SIGNS = {FitSide.FOR: ("+", "bold $success"), FitSide.AGAINST: ("−", "bold $error")}
"""The sign of each side of the fit, and its style."""

_MIN_COLUMN_WIDTH = 20
_MIN_SPACED_WIDTH = 23
"""From this width, there are two spaces between the parts of a cell."""
_MAX_COLUMN_WIDTH = 34
_NARROW_HEAD_WIDTH = 18
_TOPIC_WIDTH = max(len(format_topic(topic)) for topic in RATED_TOPICS)
_CONFIDENCE_WIDTH = max(map(len, Confidence))
_CONFIDENCE_WORDS = {
    Confidence.GUESS: "a guess",
    Confidence.FAIR: "fairly sure",
    Confidence.SURE: "sure",
}
_BAR_WIDTH = 4
_HEADER_LINES = 2
_MAX_SUMMARY_LINES = 4


class PathsTable(TableView):
    """The table of paths and topics."""

    BINDINGS = [*INSIGHTS_PATHS]
    name_in_tabs = "Paths"

    def __init__(self) -> None:
        """Start without paths."""
        super().__init__()
        self.data: PathsView | None = None

    @property
    def current_path(self) -> PathColumn | None:
        """The path under the cursor."""
        paths = self.data.paths if self.data else ()
        return next((path for path in paths if path.path_id == self.grid.cursor_column), None)

    @property
    def current_topic(self) -> Topic | None:
        """The topic under the cursor; None in the rows above the topics."""
        topic = self.grid.cursor_row
        return topic if isinstance(topic, Topic) else None

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty while there is no path, except for the list of paths."""
        if binding.id == "paths.subject" and (self.data is None or not self.data.paths):
            return "Paths"
        return binding.description if self.data is not None and self.data.paths else ""

    @property
    def title_of_cell(self) -> str:
        """What the cell under the cursor is about."""
        path, topic = self.current_path, self.current_topic
        return f"{format_topic(topic).capitalize()} · {path.name}" if path is not None and topic is not None else ""

    def name_enter(self, said: Sequence[Said]) -> str:
        """Return what enter does with the cell under the cursor; empty if nothing was said."""
        return {TOTAL: "Why", FIT: "Fit"}.get(str(self.grid.cursor_row), "Notes" if said else "")

    def show(self, data: PathsView) -> None:
        """Show the paths as the width of the screen allows."""
        self.data = data
        layout = _Layout.for_width(self.width, len(data.paths))
        summary = plain(" ".join(data.sentences[: self._summary_sentences])) if data.paths else Content("")
        self.show_summary(clip_lines(summary, self.width - 4, _MAX_SUMMARY_LINES))
        self.grid.empty_text = assemble((NO_PATHS, "$text-muted"))
        columns = [layout.build_column(path) for path in data.paths]
        self.grid.show(columns, self._build_rows(data, layout), head_width=layout.head_width, corner=layout.corner)

    @property
    def _summary_sentences(self) -> int:
        """How many sentences of the comparison are on top; the details of the totals have the others."""
        return 2 if self.app.size.height > TALL_HEIGHT else 1

    def _title_of(self, row: str, path: PathColumn) -> tuple[str, str]:
        """Return the title of the details; the header names the path already if it is the only one shown."""
        return (f"{row}: " if self.is_narrow else f"{row} · {clean_line(path.name)}: "), "bold"

    def _build_rows(self, data: PathsView, layout: _Layout) -> list[GridRow]:
        if not data.paths:
            return []
        rows = [
            GridRow(
                TOTAL,
                assemble(("Total", "bold")),
                {path.path_id: layout.format_total(path) for path in data.paths},
            ),
            GridRow(FIT, assemble(("Fit with you", "bold")), {path.path_id: _format_fit(path) for path in data.paths}),
        ]
        if self.app.size.height > TALL_HEIGHT:
            rows.append(GridRow("topics", Content(" "), is_heading=True))
        for topic in data.topics:
            cells = {path.path_id: layout.format_cell(path.cells[topic], topic) for path in data.paths}
            rows.append(GridRow(topic, layout.format_topic(topic, data.weights[topic]), cells))
        return rows

    def show_details(self, notes: Sequence[Said]) -> None:
        """Describe the cell under the cursor, with what people said."""
        data, path, topic = self.data, self.current_path, self.current_topic
        details = self.details
        if data is None or path is None:
            details.show(Content(""))
        elif topic is not None:
            title = self._title_of(format_topic(topic).capitalize(), path)
            details.show(_describe_cell(path.cells[topic], topic, data.weights[topic], title), notes)
        elif self.grid.cursor_row == FIT:
            reasons = [
                Said(FIT_SIGNS[point.side][0], clean_line(point.text), point.aspect.value, "", 0, None)
                for point in path.fit
            ]
            details.show(_describe_fit(path, self._title_of("Fit", path)), reasons)
        else:
            is_ahead = path.path_id == data.comparison.ahead_id
            more = data.sentences[self._summary_sentences :] if is_ahead else ()
            details.show(_describe_total(path, data, self._title_of("Total", path), more))


class _Layout(NamedTuple):
    """Widths, in cells, of the first column and of each path, and how a cell is drawn in them."""

    head_width: int
    column_width: int
    is_narrow: bool

    @classmethod
    def for_width(cls, width: int, paths: int) -> _Layout:
        """Share the width of the screen among as many paths as fit."""
        is_narrow = width < MEDIUM_WIDTH
        head = _NARROW_HEAD_WIDTH if is_narrow else _TOPIC_WIDTH + 2 + MAX_WEIGHT
        room = usable_width(width) - head
        fitting = max(1, min(paths, room // (GAP + _MIN_COLUMN_WIDTH)))
        return cls(head, min(_MAX_COLUMN_WIDTH, room // fitting - GAP), is_narrow)

    @property
    def corner(self) -> Content:
        """The header of the first column: what a cell says, and the weights."""
        if self.is_narrow:
            return assemble("\n", ("topic", "$text-muted"))
        legend = "score, certainty, people/sources"
        return assemble((f"{legend}\n{'weight':>{self.head_width}}", "$text-muted"))

    def build_column(self, path: PathColumn) -> GridColumn:
        """Return the column of a path, with its name on up to two lines."""
        name = clip_lines(plain(path.name), self.column_width, _HEADER_LINES)
        missing = _HEADER_LINES - 1 - name.plain.count("\n")
        return GridColumn(path.path_id, assemble("\n" * missing, name), self.column_width)

    def format_topic(self, topic: Topic, weight: int) -> Content:
        """Format a topic and its weight: in dots, or as a number if narrow."""
        name = format_topic(topic).capitalize()
        shown = str(weight) if self.is_narrow else "●" * weight + "○" * (MAX_WEIGHT - weight)
        if topic not in RATED_TOPICS:
            shown = "–"
        room = self.head_width - len(shown) - 1
        style = "" if weight else "$text-muted"
        return assemble(
            Content(name).truncate(room, ellipsis=True, pad=True).stylize(style),
            " ",
            (shown, "$secondary" if weight else "$text-muted"),
        )

    def format_total(self, path: PathColumn) -> Content:
        """Format the range of a path, with a scale from 1 to 5 if there is room."""
        if path.total is None:
            return assemble(("–", "$text-muted"))
        words = str(path.total)
        room = self.column_width - 12
        scale = draw_range(path.total, room) if room >= MAX_SCORE else ""
        return assemble((f"{words:<12}" if scale else words, "bold"), (scale, "$primary"))

    def format_cell(self, cell: PathCell, topic: Topic) -> Content:
        """Format score, confidence, voices, and circles, in columns."""
        if cell.score is None and cell.is_gap:
            return assemble(("– no one asked", "$text-muted"))
        count = (_format_count(cell.heard if cell.score is None else cell.voices), "$text-muted")
        bar_width = 1 if self.is_narrow else _BAR_WIDTH + 1
        gap = "  " if self.column_width >= _MIN_SPACED_WIDTH else " "
        if cell.score is None:
            room = 3 + bar_width + _CONFIDENCE_WIDTH + 2 * len(gap)
            words = "– unrated" if topic in RATED_TOPICS else "– notes"
            return assemble((f"{words:<{room}}", "$text-muted"), count)
        bar = draw_level(cell.score) if self.is_narrow else " " + draw_bar(cell.score / MAX_SCORE, _BAR_WIDTH)
        confidence = (cell.confidence or "").ljust(_CONFIDENCE_WIDTH)
        return assemble(f"{cell.score:.1f}", (bar, "$primary"), f"{gap}{confidence}{gap}", count)


def _format_count(count: VoiceCount) -> str:
    return f"{count.voices}/{count.circles}"


def _format_fit(path: PathColumn) -> Content:
    if not path.fit:
        return assemble(("– nothing noted", "$text-muted"))
    return assemble(", ".join(_count_fit(path)))


def _count_fit(path: PathColumn) -> list[str]:
    counts = ((side, sum(point.side is side for point in path.fit)) for side in FitSide)
    return [f"{count} {side}" for side, count in counts if count]


def _describe_cell(cell: PathCell, topic: Topic, weight: int, title: tuple[str, str]) -> Content:
    """Say in words what the cell of a topic shows."""
    weighting = f"Weight {weight} of {MAX_WEIGHT}." if weight else "Weight 0: it does not count."
    if topic not in RATED_TOPICS:
        return assemble(title, f"{cell.heard}. This topic has no rating.")
    if cell.score is None:
        heard = "no one was asked" if cell.is_gap else f"{cell.heard}, not rated"
        return assemble(title, f"{heard}. It counts as anything from 1 to {MAX_SCORE}. {weighting}")
    confidence = f", {_CONFIDENCE_WORDS[cell.confidence]}" if cell.confidence else ""
    return assemble(title, f"{cell.score:.1f} of {MAX_SCORE}{confidence}: {cell.voices}. {weighting}")


def _describe_fit(path: PathColumn, title: tuple[str, str]) -> Content:
    if not path.fit:
        return assemble(title, "press f to note what speaks for and against it, for your skills, values, and life.")
    return assemble(title, f"{', '.join(_count_fit(path))}. Press f to read and change it.")


def _describe_total(path: PathColumn, data: PathsView, title: tuple[str, str], more: Sequence[str]) -> Content:
    """Say in words what the total means, and how much new the last interviews brought, then *more* sentences."""
    if path.total is None:
        return assemble(title, "every weight is 0. Press + on a topic that matters to you.")
    missing = [topic for topic in data.topics if data.weights[topic] and path.cells[topic].score is None]
    rest = f"{format_count(len(missing), 'topic')} without a rating." if missing else "Every topic has a rating."
    sentences = filter(None, (f"{path.total} of {MAX_SCORE}.", rest, path.saturation, *more))
    return assemble(title, " ".join(sentences))
