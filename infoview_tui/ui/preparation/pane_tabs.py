"""Tabs of the preparation screen's two panes, for screens without room for both."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Static

from infoview_tui.ui.preparation.plan_view import format_question_count
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.jump_target import JumpTarget


class PaneTabs(Static):
    """Names both panes and highlights the current one. A click switches panes."""

    class Clicked(Message):
        """The tabs were clicked."""

    def show(self, question_count: int, *, is_plan_in_front: bool) -> None:
        """Show the number of planned questions, and which pane is current."""
        front, behind = "bold underline $accent", "$text-muted"
        bank_style, plan_style = (behind, front) if is_plan_in_front else (front, behind)
        tabs = assemble(
            ("Bank", bank_style),
            ("  ·  ", behind),
            (f"Plan {format_question_count(question_count)}", plan_style),
            ("   tab", behind),
        )
        self.update(tabs)

    def jump_targets(self) -> list[JumpTarget]:
        """Return the other pane."""
        return [JumpTarget(Offset(0, 0), partial(self.post_message, self.Clicked()))]

    def on_click(self, event: events.Click) -> None:
        """Post the click."""
        event.stop()
        self.post_message(self.Clicked())
