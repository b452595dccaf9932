"""What every screen has: the top bar, the hints, undo, help, and errors told in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.bindings import COMMON
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.shared.context import Context, Navigation


class InfoviewScreen(Screen[None]):
    """A screen over the desk. Subclasses compose their body and load what they show; loading is done at every return.

    It is the only one that changes anything: widgets tell what was pressed, dialogs return a value, the screen calls a
    service and loads again.
    """

    BINDINGS = [*COMMON]
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    TAB = ""
    """The tab of the top bar that this screen is; empty for one that is opened from another."""

    HELP_GROUPS: tuple[str, ...] = ()
    """The groups of `infoview_tui.ui.shared.bindings.BINDING_GROUPS` that help shows here, before the common ones."""

    def compose(self) -> ComposeResult:
        """Put the body between the top bar and the hints."""
        self._apply_breakpoint(self.app.size.width)
        yield TopBar(current_tab=self.TAB)
        yield from self.compose_body()
        yield KeyFooter()

    def _apply_breakpoint(self, width: int) -> None:
        """Let the styles of a width hold from the first layout on; the framework sets them only at a resize."""
        *_, name = (name for start, name in self.HORIZONTAL_BREAKPOINTS if start <= width)
        self.add_class(name)

    def compose_body(self) -> ComposeResult:
        """Give the widgets between the bars."""
        yield from ()

    def on_mount(self) -> None:
        """Let the app know of what is written here, for leaving."""
        self.context.register_screen(self)

    def load(self) -> None:
        """Read what the screen shows and show it."""

    def unsaved_text(self) -> str:
        """Return what the person has written here that cannot be saved just now; mostly nothing."""
        return ""

    def unsaved_source(self) -> str:
        """Say what is written here, for a file of what could not be saved."""
        return self.query_one(TopBar).title

    @property
    def context(self) -> Context:
        """What the screen needs from the app, by its interface."""
        return cast("Context", self.app)

    @property
    def navigation(self) -> Navigation:
        """Opens other screens."""
        return self.context.navigation

    @property
    def workspace(self) -> Workspace:
        """What the services work with."""
        return self.context.workspace

    @property
    def zone(self) -> tzinfo:
        """The person's time zone."""
        return self.context.zone

    def now(self) -> datetime:
        """The present moment (UTC)."""
        return self.context.now()

    def to_local(self, moment: datetime) -> datetime:
        """A moment in the person's zone."""
        return moment.astimezone(self.zone)

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Run what may fail: the error's sentence is shown, the rest of the block is left out."""
        try:
            yield
        except InfoviewError as error:
            self.context.show_notification(str(error), error=True)

    def show_status(self, message: str) -> None:
        """Say what a key has done: in the bottom line where it fits, else as a notice."""
        if self.query_one(KeyFooter).show_status(message):
            self.app.clear_notifications()  # what was said before is no longer of interest
        else:
            self.context.show_notification(message)

    def on_screen_resume(self) -> None:
        """Show what may have changed while another screen was in front."""
        self.reload()

    def reload(self) -> None:
        """Load, with errors told in words, and bring the top bar up to date."""
        with self.reporting_errors():
            self.load()
        self.context.update_top_bar()

    def action_undo(self) -> None:
        """Take the last change back."""
        with self.reporting_errors():
            self.show_status(f"Undone: {self.workspace.undo(self.now())}")
        self.reload()

    def action_redo(self) -> None:
        """Do the last undone change again."""
        with self.reporting_errors():
            self.show_status(f"Done again: {self.workspace.redo(self.now())}")
        self.reload()

    def action_back(self) -> None:
        """Go back to where this screen was opened from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from infoview_tui.ui.shared.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.HELP_GROUPS, self.context.config.keymap))

    def action_return_to_call(self) -> None:
        """Go back to the call that is running."""
        self.navigation.return_to_call()

    def on_top_bar_clicked(self, message: TopBar.Clicked) -> None:
        """Go where the top bar was clicked."""
        if message.target == "call":
            self.navigation.return_to_call()
        else:
            self.navigation.show_tab(message.target)
