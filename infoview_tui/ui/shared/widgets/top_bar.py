"""Top bar of every screen: profile, tabs, title, and the running call, or the one that begins soon."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.help_keys import types_character
from infoview_tui.ui.shared.jump_target import JumpTarget
from infoview_tui.ui.shared.widgets.cached_lines import CachedLines

TABS = {"today": "Today", "board": "Board", "week": "Week", "insights": "Insights", "banks": "Banks"}
"""Names of the tabs. The binding of each has the id ``app.`` and the tab."""


_MIN_PROFILE_WIDTH = 5
"""How many cells the name of the profile always gets."""

_MORE = ("… ", "$text-muted")
_MORE_AT_END = ("›", "$text-muted")
"""What stands for tabs that have no room: before a title, and at the end of the line."""


def build_profile(profile: str, width: int) -> Content:
    """Build the name of a profile for the start of a line, in at most a quarter of its width."""
    if not profile:
        return Content("")
    room, name = max(_MIN_PROFILE_WIDTH, width // 4 - 3), plain(profile).stylize("bold")
    return assemble(" ", name.truncate(room, ellipsis=True) if name.cell_length > room else name, (" │", "$text-muted"))


class TopBar(CachedLines):
    """Shows the tabs, the title of the screen, and the running call; posts `Clicked` on a click.

    A tab has its key beside it if that opens it now.
    """

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $panel; color: $foreground; }
    """

    title: reactive[str | None] = reactive(None)
    """Title of the screen, such as the contact's name; none on screens that have a tab."""

    current_tab: reactive[str] = reactive("")
    """The current tab."""

    due_count: reactive[int] = reactive(0)
    """Number of due actions, shown next to Today."""

    call_status: reactive[str] = reactive("")
    """Status of the running call; empty if there is none."""

    next_status: reactive[str] = reactive("")
    """The next interview, if it begins within minutes; not shown while a call runs."""

    class Clicked(Message):
        """A click on a tab (``today``, ``board``, ``week``, ``insights``, ``banks``) or on the call (``call``)."""

        def __init__(self, target: str) -> None:
            """Set the target."""
            super().__init__()
            self.target = target

    def __init__(self, *, current_tab: str = "", profile: str = "") -> None:
        """Set the current tab, if any, and the name of the profile, which is empty if there is only one."""
        super().__init__()
        self._profile = profile
        self.set_reactive(TopBar.current_tab, current_tab)
        self._click_areas: list[tuple[int, int, str]] = []
        self._tab_keys: dict[str, str] = {}

    def on_mount(self) -> None:
        """Follow the focus, which changes what keys do."""
        self._update_tab_keys()
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self._update_tab_keys())

    def _update_tab_keys(self) -> None:
        keys = self._find_tab_keys()
        if keys != self._tab_keys:
            self._tab_keys = keys
            self.refresh()

    def _find_tab_keys(self) -> dict[str, str]:
        """Return the key of each tab, without keys that do something else now: type, or set a score."""
        keys: dict[str, str] = {}
        for key, active in self.screen.active_bindings.items():
            _, _, tab = (active.binding.id or "").partition("app.")
            if tab in TABS and not types_character(self.screen, key):
                keys.setdefault(tab, self.app.get_key_display(active.binding))
        return keys

    def render(self) -> Content:
        """Build the line: the profile, of which a part is always shown, and what fits beside it."""
        profile = build_profile(self._profile, self.size.width)
        line = self._build_line(self.size.width - profile.cell_length)
        self._click_areas = [
            (start + profile.cell_length, end + profile.cell_length, target) for start, end, target in self._click_areas
        ]
        return assemble(profile, line) if profile else line

    def _build_line(self, width: int) -> Content:
        """Build the line with as many parts as fit: the call, the tabs, the title, and the interview that begins soon.

        Tabs leave a title half of the width, if it needs it.
        """
        title = plain(self.title or "").stylize("bold")
        kept = min(title.cell_length + 3, width // 2) if self.title else 0
        call = assemble((f" ● {self.call_status} ", "bold $background on $accent")) if self.call_status else Content("")
        line = self._build_tabs(tuple(TABS), width - call.cell_length, kept)
        tabs = list(TABS)
        while not call and self.current_tab in tabs[1:] and not self._shows(self.current_tab):
            del tabs[0]
            line = self._build_tabs(tabs, width, kept, lead="‹")
        end = width - call.cell_length
        if not self._shows(tabs[-1]) and end > 1:
            line = assemble(line, _MORE) if self.title else assemble(line.truncate(end - 1, pad=True), _MORE_AT_END)
        room = end - line.cell_length
        if self.title and room > 3:
            line = assemble(line, ("› ", "$text-muted"), title.truncate(room - 3, ellipsis=True))
        if self.next_status and not self.call_status:
            upcoming = assemble(("  ", ""), (f"{self.next_status} ", "bold $accent"))
            if line.cell_length + upcoming.cell_length <= width:
                call = upcoming
        self._click_areas.append((width - call.cell_length, width, "call"))
        return assemble(line.truncate(width - call.cell_length, pad=True), call)

    def _build_tabs(self, tabs: Sequence[str], width: int, kept: int, *, lead: str = " ") -> Content:
        """Build the first of some tabs: as many as fit in a width of which *kept* cells are for the title."""
        self._click_areas = []
        line = Content(lead)
        for place in tabs:
            start, shown = line.cell_length, self._build_tab(place)
            mark = _MORE[0] if kept and place != tabs[-1] else ""
            if start + shown.cell_length >= width - (kept + len(mark) if self._click_areas else 0):
                break  # its key still works
            line = assemble(line, shown, "  ")
            self._click_areas.append((start, line.cell_length, place))
        return line

    def _shows(self, tab: str) -> bool:
        return any(place == tab for _, _, place in self._click_areas)

    def _build_tab(self, place: str) -> Content:
        name = f"{self._tab_keys.get(place, '')} {TABS[place]}".strip()
        shown = assemble((name, "bold $accent" if place == self.current_tab else "$text-muted"))
        if place == "today" and self.due_count:
            shown = assemble(shown, (f" {self.due_count}", "bold $warning"))
        return shown

    def jump_targets(self) -> list[JumpTarget]:
        """Return the tabs and the running call."""
        return [
            JumpTarget(Offset(max(0, start - 1), 0), partial(self.post_message, self.Clicked(place)))
            for start, end, place in self._click_areas
            if end > start
        ]

    def on_click(self, event: events.Click) -> None:
        """Post what was clicked."""
        for start, end, place in self._click_areas:
            if start <= event.x < end:
                self.post_message(self.Clicked(place))
                return
