"""The facts of a page beside its list; a double click opens the place where a fact is changed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Static

from infoview_tui.ui.research.page_parts import Fact
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.jump_target import JumpTarget


class FactsPanel(Static):
    """Shows facts under their labels, with a blank line between them; posts `Opened` on a double click."""

    class Opened(Message):
        """A fact was clicked twice."""

        def __init__(self, label: str) -> None:
            """Set the label of the fact."""
            super().__init__()
            self.label = label

    def __init__(self, *, id: str | None = None) -> None:
        """Start without facts."""
        super().__init__(id=id)
        self.facts: Sequence[Fact] = ()

    def show(self, facts: Sequence[Fact]) -> None:
        """Show facts."""
        self.facts = facts
        self.update(Content("\n\n").join(map(_format_fact, facts)))

    def _list_starts(self) -> list[int]:
        """Return the line on which each fact begins."""
        starts, line = [], 0
        for fact in self.facts:
            starts.append(line)
            line += _format_fact(fact).get_height(RulesMap(), max(1, self.size.width)) + 1
        return starts

    def jump_targets(self) -> list[JumpTarget]:
        """Return the facts."""

        def opener(label: str) -> JumpTarget:
            return JumpTarget(Offset(0, starts[label]), lambda: self.post_message(self.Opened(label)))

        starts = dict(zip((fact.label for fact in self.facts), self._list_starts(), strict=True))
        return [opener(label) for label in starts]

    def on_click(self, event: events.Click) -> None:
        """Post which fact was clicked twice."""
        offset = event.get_content_offset(self)
        if offset is None or event.chain != 2:
            return
        found = [fact for fact, start in zip(self.facts, self._list_starts(), strict=True) if start <= offset.y]
        if found:
            self.post_message(self.Opened(found[-1].label))


def _format_fact(fact: Fact) -> Content:
    return assemble((fact.label, "bold $primary"), "\n", fact.text or (fact.hint, "$text-muted"))
