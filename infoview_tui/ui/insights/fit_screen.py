"""Screen for how a path fits the user: what speaks for and against it, by part of the profile (R35)."""

from __future__ import annotations

from collections.abc import Iterator

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.enums import FitAspect, FitSide
from infoview_tui.domain.gauges import (
    GAUGE_NAMES,
    GAUGE_QUESTIONS,
    Gauge,
    PathGauges,
    adjust_gauge,
    format_history,
)
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import insights, profile as profile_services
from infoview_tui.services.contacts.queries import read_profile
from infoview_tui.services.core.gauges import read_gauges
from infoview_tui.services.insights.paths import FitPoint, PathColumn, read_paths
from infoview_tui.ui.insights.paths_view import FIT_SIGNS
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.bindings import BACK, FIT, LIST
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.run_command import run_command
from infoview_tui.ui.shared.scale import format_scale
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

MAX_NAME_CHARS = 80
"""Maximum number of characters of a path's name in a heading."""

_ASPECT_HINTS = {
    FitAspect.SKILLS: "what you can do",
    FitAspect.VALUES: "what matters to you",
    FitAspect.INTERESTS: "what you enjoy",
    FitAspect.CIRCUMSTANCES: "your family, money, place, and time",
}


_NAME_WIDTH = 2 + max(map(len, GAUGE_NAMES.values()))


class _FitRows(RowList, inherit_bindings=False):
    """The list, in which the arrow keys left and right change a gauge."""

    BINDINGS = [*LIST]


class FitScreen(InfoviewScreen):
    """Lists reasons for and against a path; those that come from a note say who said it."""

    BINDINGS = [*FIT, *BACK]
    CSS = """
    FitScreen #fit { padding: 0 2; margin: 1 0; height: auto; }
    FitScreen.-narrow #fit { margin: 0; }
    FitScreen RowList { height: 1fr; }
    """
    HELP_GROUPS = ("Fit of a path", "In a list")
    _row_list = getters.query_one(RowList)

    def __init__(self, path_id: int) -> None:
        """Set the path."""
        super().__init__()
        self.path_id = path_id
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: f"fit:{self.path_id}")
        self.path: PathColumn | None = None
        self.gauges = PathGauges()

    def compose_body(self) -> ComposeResult:
        """Compose the summary and the list."""
        yield Static(id="fit")
        yield _FitRows(label_width=2, enter_label="Read the note")

    def load(self) -> None:
        """Read the path and show its fit; go back if it was removed."""
        paths = read_paths(self.workspace).paths
        self.path = next((path for path in paths if path.path_id == self.path_id), None)
        if self.path is None:
            self.action_back()
            return
        self.title = f"Fit: {self.path.name}"
        self.query_one("#fit", Static).update(
            assemble(
                (clean_line(self.path.name, MAX_NAME_CHARS), "bold"),
                ("  What speaks for and against it, for you?", "$text-muted"),
            )
        )
        self._row_list.show(list(self._build_rows(self.path)))

    def _build_rows(self, path: PathColumn) -> Iterator[Row]:
        profile = read_profile(self.workspace)
        for aspect in FitAspect:
            own_words = clean_line(getattr(profile, aspect.value)) or _ASPECT_HINTS[aspect]
            heading = assemble(aspect.value.capitalize(), (f"  {own_words}", "$text-muted not bold"))
            yield Row(("heading", aspect), heading, is_heading=True)
            points = [point for point in path.fit if point.aspect is aspect]
            for side in FitSide:
                for point in points:
                    if point.side is side:
                        yield Row(point.id, _format_point(point), assemble(FIT_SIGNS[side]))
            if not points:
                yield Row(aspect, assemble(("Nothing noted yet: + for, - against.", "$text-muted")))
        yield from self._build_gauge_rows(path)

    def _build_gauge_rows(self, path: PathColumn) -> Iterator[Row]:
        """Yield the four gauges, each with its score now, and how it has changed."""
        self.gauges = read_gauges(self.workspace).get(path.path_id, PathGauges())
        heading = assemble("Your view", ("  from 1 (no) to 5 (yes); ← → change it", "$text-muted not bold"))
        yield Row(("heading", "gauges"), heading, is_heading=True)
        for gauge in Gauge:
            scores = self.gauges.history(gauge)
            body = assemble(format_scale(self.gauges.current(gauge)), f"  {GAUGE_NAMES[gauge]:<{_NAME_WIDTH}}")
            question = assemble((f"{GAUGE_QUESTIONS[gauge]}", "$text-muted"))
            trailing = assemble((format_history(scores) if len(set(scores)) > 1 else "", "$text-muted"))
            yield Row(gauge, body if self.has_class("-narrow") else assemble(body, question), trailing=trailing)

    @property
    def current_gauge(self) -> Gauge | None:
        """The gauge under the cursor."""
        key = self._row_list.cursor_key
        return key if isinstance(key, Gauge) else None

    def action_adjust_gauge(self, by: int) -> None:
        """Raise or lower the gauge under the cursor."""
        if self.current_gauge is not None:
            self._set_gauge(self.current_gauge, adjust_gauge(self.gauges.current(self.current_gauge), by))

    def _set_gauge(self, gauge: Gauge, score: int | None) -> None:
        with self.reporting_errors():
            profile_services.gauge_changes.set_gauge(self.workspace, self.path_id, gauge, score, self.now())
        self.reload()

    @property
    def current_point(self) -> FitPoint | None:
        """The reason under the cursor."""
        key = self._row_list.cursor_key
        return next((point for point in self.path.fit if point.id == key), None) if self.path is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable removing where there is nothing to remove."""
        if action == "remove_point":
            return self.current_point is not None or self.current_gauge is not None
        if action == "adjust_gauge":
            return self.current_gauge is not None
        if action == "add_point":
            return self.current_gauge is None
        return super().check_action(action, parameters)

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing."""
        reasons = {
            "remove_point": "Move to a line for or against the path first.",
            "adjust_gauge": "Move to one of the gauges first.",
            "add_point": "Move to a part of your profile first.",
        }
        return reasons.get(action, "")

    def on_row_list_highlighted(self) -> None:
        """Name what enter does with the row."""
        point = self.current_point
        self._row_list.enter_label = "Read the note" if point is not None and point.note_id else ""
        self.refresh_bindings()

    def on_row_list_selected(self) -> None:
        """Open the interview at the note that supports the reason."""
        point = self.current_point
        if point is not None and point.interview_id is not None:
            self.navigation.open_interview(point.interview_id, note_id=point.note_id)
        else:
            self.show_status("No note supports this. Press + or - to add a reason.")

    def action_add_point(self, side: str) -> None:
        """Ask for a reason on the part of the profile under the cursor."""
        key = self._row_list.cursor_key
        point = self.current_point
        aspect = point.aspect if point is not None else key
        if self.path is not None and isinstance(aspect, FitAspect):
            ask_for_fit_words(self, self.path, aspect, FitSide(side))

    def action_remove_point(self) -> None:
        """Remove the reason under the cursor."""
        if self.current_gauge is not None:
            self._set_gauge(self.current_gauge, None)
            return
        point = self.current_point
        if point is not None:
            with self.reporting_errors():
                insights.commands.remove_fit_point(self.workspace, point.id, self.now())
                self.show_status("Removed. u undoes it.")
            self.reload()


def ask_for_fit_words(
    screen: InfoviewScreen,
    path: PathColumn,
    aspect: FitAspect,
    side: FitSide,
    text: str = "",
    *,
    note_id: int | None = None,
) -> None:
    """Ask for the words of a reason, and save it."""

    def save(words: str) -> bool:
        return not words.strip() or run_command(
            screen,
            lambda: insights.commands.add_fit_point(
                screen.workspace, path.path_id, words, screen.now(), aspect=aspect, side=side, note_id=note_id
            ),
            "Added to the fit. u undoes it.",
        )

    title = f"{aspect.value.capitalize()}: what speaks {side.value} {clean_line(path.name, MAX_NAME_CHARS)}?"
    ask_until_saved(screen, lambda words, is_unsaved: PromptDialog(title, words, is_unsaved=is_unsaved), text, save)


def _format_point(point: FitPoint) -> Content:
    """Format a reason, with who said the note that supports it."""
    source = clean_line(point.contact)
    quoted = f"\n{source}: {clean_line(point.note)}" if source and point.note != point.text else ""
    return assemble(plain(point.text), (quoted or (f"  {source}" if source else ""), "$text-muted"))
