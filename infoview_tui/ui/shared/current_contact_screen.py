"""Base class of screens with a current contact; see `infoview_tui.ui.shared.contact_actions`."""

from __future__ import annotations

from infoview_tui.ui.shared.contact_actions import ContactActions
from infoview_tui.ui.shared.screen import InfoviewScreen


class CurrentContactScreen(InfoviewScreen):
    """A screen with a current contact. Subclasses override `current_contact_id`."""

    def __init__(self) -> None:
        """Create it with the actions on the current contact."""
        super().__init__()
        self.contact_actions = ContactActions(self, self.current_contact_id)
        self.parts = (self.contact_actions, *self.parts)

    def current_contact_id(self) -> int | None:
        """Return the id of the contact that the keys act on, or None."""
        return None

    @property
    def draft_contact_id(self) -> int | None:
        """The current contact."""
        return self.current_contact_id()

    @property
    def draft_screen(self) -> str:
        """The current contact's screen, wherever a dialog about them was opened."""
        return self.contact_actions.draft_screen or super().draft_screen
