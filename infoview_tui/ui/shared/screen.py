"""Base class of all screens: top bar, footer, undo, help, and error messages."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.app import ComposeResult
from textual.reactive import Reactive, var
from textual.screen import Screen

from infoview_tui.errors import InfoviewError
from infoview_tui.ui.shared.bindings import COMMON, COMMON_GROUPS
from infoview_tui.ui.shared.breakpoints import HORIZONTAL_BREAKPOINTS
from infoview_tui.ui.shared.common_actions import CommonActions
from infoview_tui.ui.shared.footer_keys import MAX_KEYS
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.text_part import NoText, TextPart
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.notice_box import NoticeBox
from infoview_tui.ui.shared.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.ui.shared.context import Context, Navigation
    from infoview_tui.ui.shared.dialog_drafts import DialogDrafts

Answer = TypeVar("Answer")

ASKING = "asking"
"""The group of the workers that wait for the answer to a dialog."""


class InfoviewScreen(Screen[None]):
    """A screen with a top bar and a footer. Subclasses override `compose_body` and `load`.

    `load` runs every time the screen comes to the front. Only screens change data: widgets post messages, dialogs
    return a value, and the screen calls a service and reloads.
    """

    BINDINGS = [*COMMON]
    HORIZONTAL_BREAKPOINTS = HORIZONTAL_BREAKPOINTS
    TAB = ""
    """This screen's tab in the top bar; empty for a screen that is opened from another one."""

    NUMBERS_RATE = False
    """Whether numbers rate something somewhere on this screen, so that they never switch to a tab."""

    FOOTER_KEYS = MAX_KEYS
    """Maximum number of keys in the footer."""

    HELP_GROUPS: tuple[str, ...] = ()
    """Keys of `infoview_tui.ui.shared.bindings.BINDING_GROUPS`: groups that help shows before the common ones."""

    HELP_COMMON_GROUPS: tuple[str, ...] = COMMON_GROUPS
    """The common groups. A screen where text always has the focus has none: most of their keys can only be typed."""

    title: Reactive[str | None] = var(None)
    """The title in the top bar, such as the contact's name; `TITLE` is the first one, and a tab has none.

    As those below, it is bound to the top bar; a new value draws that and not, as Textual's own, the whole screen.
    """

    due_count: Reactive[int] = var(0)
    """Number of due actions."""

    call_status: Reactive[str] = var("")
    """Status of the running call; empty if there is none."""

    next_status: Reactive[str] = var("")
    """The next interview, if it begins within minutes."""

    def __init__(self) -> None:
        """Create it with the actions that all screens share."""
        super().__init__()
        self.place = ScreenPlace(ListCursor(self), self.TAB)
        """Where the screen is, for drafts of its dialogs; a screen that is opened from another one sets its own."""
        self.common_actions = CommonActions(self, self)
        self.text_part: TextPart = NoText()
        """Saves what the user writes on the screen; a screen with texts sets its own."""
        self.parts: tuple[object, ...] = (self.common_actions,)
        """The parts of the screen, which have actions of it; see `infoview_tui.ui.shared.screen_parts`."""

    def compose(self) -> ComposeResult:
        """Compose the top bar, the body, and the footer."""
        width = self.app.size.width  # Textual sets the CSS class of a width only on a resize, after the first layout
        *_, name = (name for start, name in self.HORIZONTAL_BREAKPOINTS if start <= width)
        self.add_class(name)
        yield NoticeBox()  # first: the painting order of those after it stays the same when it is shown
        yield TopBar(current_tab=self.TAB, profile=self.context.profile_name).data_bind(
            InfoviewScreen.title, InfoviewScreen.due_count, InfoviewScreen.call_status, InfoviewScreen.next_status
        )
        yield from self.compose_body()
        yield KeyFooter(self.FOOTER_KEYS)

    def compose_body(self) -> ComposeResult:
        """Compose the widgets between the top bar and the footer."""
        yield from ()

    def on_mount(self) -> None:
        """Register the screen with the app, which asks it for unsaved text when it quits."""
        self.context.register_screen(self)

    def load(self) -> None:
        """Read the data of the screen and show it."""

    def finish(self) -> None:
        """Save a change that is still being made, such as a move by keys, before the app ends; nothing by default."""

    def unsaved_text(self) -> str:
        """Return text that cannot be saved at the moment; empty if everything is saved."""
        return self.text_part.unsaved_text()

    def unsaved_source(self) -> str:
        """Return a title for the unsaved text, for the recovery file."""
        return self.title or ""

    @cached_property
    def dialog_drafts(self) -> DialogDrafts:
        """Saves what is typed in the dialogs of this screen."""
        from infoview_tui.ui.shared.dialog_drafts import DialogDrafts

        return DialogDrafts(self)

    @cached_property
    def context(self) -> Context:
        """The app, as the interface that screens depend on. It never changes, and every key needs it."""
        return cast("Context", self.app)

    @property
    def navigation(self) -> Navigation:
        """The navigation, which opens other screens."""
        return self.context.navigation

    @property
    def workspace(self) -> Workspace:
        """The workspace, which is passed to services."""
        return self.context.workspace

    @property
    def zone(self) -> tzinfo:
        """The user's time zone."""
        return self.context.zone

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return self.context.now()

    def to_local(self, moment: datetime) -> datetime:
        """Convert a datetime to the user's time zone."""
        return moment.astimezone(self.zone)

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Show an InfoviewError raised in the block as a notification; the rest of the block is skipped."""
        try:
            yield
        except InfoviewError as error:
            self.context.show_notification(str(error), error=True)

    def show_status(self, message: str) -> None:
        """Show what a key has done: in the footer if it fits, otherwise as a notification."""
        footer = _find_footer(self)
        if footer is not None and footer.show_status(message):
            self.app.clear_notifications()  # older messages are out of date
        else:
            self.context.show_notification(message)

    def clear_status(self) -> None:
        """Remove the status message, since the data has changed after it."""
        footer = _find_footer(self)
        if footer is not None:
            footer.clear_status()

    def start(self, asking: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine that asks with `wait_for`, until its answers are used. Errors are shown as notifications."""

        async def run() -> None:
            with self.reporting_errors():
                await asking

        self.run_worker(run(), group=ASKING)

    async def wait_for(self, dialog: Screen[Answer]) -> Answer | None:
        """Open a dialog, and return its answer; None if it was canceled.

        Not for a dialog with a draft, which is deleted when the dialog closes: its answer must be used before.
        """
        return await self.app.push_screen_wait(dialog)

    def on_screen_resume(self) -> None:
        """Reload, since data may have changed while another screen was in front, and so may calendar files."""
        self.reload()
        self.context.refresh_calendars()

    def on_screen_suspend(self) -> None:
        """Save when another screen comes to the front."""
        self.text_part.suspend()

    def on_unmount(self) -> None:
        """Save when the screen is closed in any way."""
        self.text_part.close()

    def reload(self) -> None:
        """Load with errors shown as notifications, and update the top bar."""
        with self.reporting_errors():
            self.load()
        self.context.update_top_bar()

    def action_back(self) -> None:
        """Return to the previous screen once the texts are saved, or ask first."""
        if len(self.app.screen_stack) > 1:
            self.text_part.leave(self.app.pop_screen)

    @property
    def is_typing(self) -> bool:
        """Whether a text field has the focus, so that letters are typed into it."""
        return self.focused is not None and self.focused.check_consume_key("o", "o")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the jump mode in a text field, and undo where the field has its own."""
        if action == "jump" or (action in ("undo", "redo") and self.text_part.has_own_undo):
            return not self.is_typing
        return super().check_action(action, parameters)

    def on_top_bar_clicked(self, message: TopBar.Clicked) -> None:
        """Open the tab or the call that was clicked."""
        if message.target == "call":
            self.navigation.return_to_call()
        else:
            self.navigation.show_tab(message.target)


def _find_footer(screen: InfoviewScreen) -> KeyFooter | None:
    """Return the footer of a screen that is mounted. A query takes longer, and each change needs it twice."""
    return next((child for child in screen.children if isinstance(child, KeyFooter)), None)
