"""The line at the top of every screen: where one is, where one can go, and the call that is running."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from infoview_tui.ui.shared.content import join, plain


class TopBar(Widget):
    """Shows the tabs, the screen's title and the sign of the running call; says where a click wants to go."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $panel; color: $foreground; }
    """

    title: reactive[str] = reactive("")
    """What the screen is about, such as the contact's name; empty on the screens that have a tab."""

    here: reactive[str] = reactive("")
    """The tab that one is on."""

    due: reactive[int] = reactive(0)
    """How many actions are due, shown with Today."""

    call: reactive[str] = reactive("")
    """The sign of the running call, empty while there is none."""

    class Wanted(Message):
        """A click on a tab (``today``, ``board``) or on the call (``call``)."""

        def __init__(self, place: str) -> None:
            """Say where."""
            super().__init__()
            self.place = place

    def __init__(self, *, title: str = "", here: str = "") -> None:
        """Show a title, or the tab that one is on."""
        super().__init__()
        self.set_reactive(TopBar.title, title)
        self.set_reactive(TopBar.here, here)
        self._spots: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        """Put the parts together, as many as fit: the call first, then the tabs, then the title."""
        width = self.size.width
        call = join((f" ● {self.call} ", "bold $background on $accent")) if self.call else Content("")
        tabs = [("today", "1 Today", self.due), ("board", "2 Board", 0)]
        self._spots = []
        line = Content(" ")
        for place, name, number in tabs:
            start = line.cell_length
            shown = join((name, "bold $accent" if place == self.here else "$text-muted"))
            if number:
                shown = join(shown, (f" {number}", "bold $warning"))
            if start + shown.cell_length + call.cell_length >= width:
                break  # the key still leads there
            line = join(line, shown, "  ")
            self._spots.append((start, line.cell_length, place))
        room = width - line.cell_length - call.cell_length
        if self.title and room > 3:
            line = join(
                line, ("› ", "$text-muted"), plain(self.title).stylize("bold").truncate(room - 3, ellipsis=True)
            )
        self._spots.append((width - call.cell_length, width, "call"))
        return join(line.truncate(width - call.cell_length, pad=True), call)

    def on_click(self, event: events.Click) -> None:
        """Find out what was clicked on."""
        for start, end, place in self._spots:
            if start <= event.x < end:
                self.post_message(self.Wanted(place))
                return
