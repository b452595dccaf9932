"""Remembers by which actions a dialog was opened, so that what is typed in it can be continued at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.dom import DOMNode, NoScreen
from textual.screen import Screen, SystemModalScreen

from infoview_tui.ui.app.calendars import CalendarsApp
from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_parts import find_action_owner
from infoview_tui.ui.shared.screen_place import ListCursor

if TYPE_CHECKING:
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.services.drafts.opening import Opening


class OpeningStepsApp(CalendarsApp):
    """An app that knows the last action on a screen, and in each dialog that was opened from it since.

    Steps that changed data are not repeated, and so are clicks and what was chosen in the palette: a dialog that is
    opened from there says itself how it opens (`infoview_tui.ui.shared.dialogs.draft_dialog.DraftDialog.belong_to`).
    """

    workspace: Workspace

    def __init__(self) -> None:
        """Start without steps."""
        super().__init__()
        self._steps: list[tuple[Screen[Any], tuple[str, ...]]] = []
        """The screen of each step, and what an `OpeningStep` is made of."""
        self._origin: InfoviewScreen | None = None
        """The screen of the first step."""
        self._is_of_contact = False
        """Whether the first step is an action on the current contact, which the contact's own screen has, too."""
        self._changes_before = 0
        self.reopened_draft = ""
        """The key of the draft whose dialog is being opened again."""

    @property
    def opening(self) -> Opening:
        """How the dialog that is opened now is opened again; without steps if that is not known."""
        from infoview_tui.services.drafts.opening import Opening, OpeningStep  # not needed at each key

        if self._origin is None or self._changes_before != self.workspace.store.connection.total_changes:
            return Opening()
        place, steps = self._origin.place, [OpeningStep(*step) for _, step in self._steps]
        if self._is_of_contact or not steps:
            return Opening(place.draft_name, steps)
        steps[0] = steps[0]._replace(cursor=place.cursor.read_cursor())  # here, since few actions open a dialog
        return Opening(place.name, steps)

    def before_click(self) -> None:
        """Forget the steps."""
        self._steps = []

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        # Textual, private: `_dispatch_action`. No public method or message tells which action is run, on which node,
        # and a node cannot have its actions in other objects.
        owner = find_action_owner(namespace, action_name)
        self._add_step(namespace, owner, action_name, params)
        return await super()._dispatch_action(cast("DOMNode", owner), action_name, params)

    def _add_step(self, namespace: DOMNode, owner: object, name: str, parameters: tuple[object, ...]) -> None:
        try:
            screen = namespace.screen
        except NoScreen:
            return
        target = "screen" if namespace is screen else "app" if isinstance(namespace, App) else "focused"
        action = f"{name}({', '.join(map(repr, parameters))})"
        if isinstance(screen, InfoviewScreen):
            self._origin = screen
            self._is_of_contact = target == "screen" and isinstance(owner, ContactActions)
            self._steps = [(screen, (action, target))]
            self._changes_before = self.workspace.store.connection.total_changes
        elif isinstance(screen, SystemModalScreen):
            self._steps = []
        elif screen.is_modal and not hasattr(screen, "draft_kind"):
            step = action, target, ListCursor(screen).read_cursor(), type(screen).__name__
            before = [each for each in self._steps if each[0] is not screen]
            self._steps = [*before, (screen, step)] if before else []
