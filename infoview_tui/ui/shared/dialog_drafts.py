"""The drafts of the dialogs of one screen: where each belongs, and how it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from infoview_tui.domain.draft_texts import join_typed
from infoview_tui.errors import InfoviewError
from infoview_tui.services import drafts
from infoview_tui.services.drafts.opening import format_opening
from infoview_tui.services.drafts.places import DraftPlace
from infoview_tui.services.drafts.queries import list_dialog_drafts
from infoview_tui.ui.shared.autosave import Autosave
from infoview_tui.ui.shared.host import ScreenHost

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from infoview_tui.ui.shared.dialogs.draft_dialog import DraftSource
    from infoview_tui.ui.shared.screen_place import ScreenPlace


class DraftScreen(ScreenHost, Protocol):
    """The screen behind a dialog."""

    place: ScreenPlace
    """Its name, by which it can be opened again, and the contact that its dialogs are about."""

    def reporting_errors(self) -> AbstractContextManager[None]:
        """Show an InfoviewError raised in the block."""


class DialogDrafts:
    """Saves what is typed in the dialogs of a screen, each under a key that is the same when it is opened again."""

    def __init__(self, screen: DraftScreen) -> None:
        """Set the screen behind the dialogs."""
        self._screen = screen
        self._open: dict[str, _OpenDraft] = {}
        self._answered: dict[str, str] = {}
        """The keys of answered dialogs by kind: one whose answer could not be saved is opened again under its key."""
        self._openings: dict[str, str] = {}
        """How dialogs were opened, by kind: one that follows its own answer is opened as the first one was."""

    def open(self, dialog: DraftSource) -> dict[str, str]:
        """Return the fields that were changed before and not saved."""
        place = self._find_place(dialog)
        before = self._open.get(place.key)
        if before is not None and before.dialog.is_answered and not dialog.is_unsaved:
            self.close(before.dialog, keep=before.dialog.keeps_draft)  # opened again for another text
        self._open[place.key] = draft = _OpenDraft(self._screen, dialog, place)
        self._screen.context.register_screen(draft)
        with self._screen.reporting_errors():
            if list_dialog_drafts(self._screen.workspace, place.key):
                draft.is_stored = True
                return drafts.commands.open_dialog_draft(self._screen.workspace, place.key)
        return {}

    def save(self, dialog: DraftSource, texts: Mapping[str, str]) -> None:
        """Save the changed fields; a failure is shown, and the texts are asked for when the app ends."""
        if (draft := self._find(dialog)) is not None:
            draft.save(texts)

    def close(self, dialog: DraftSource, *, keep: bool) -> None:
        """Delete the draft after the answer of a dialog was used, unless it is left for later."""
        if (draft := self._find(dialog)) is None:
            return  # the same dialog is open again: the answer could not be saved
        del self._open[draft.place.key]
        self._answered[dialog.draft_kind] = draft.place.key
        if not keep and draft.is_stored:
            with suppress(InfoviewError):  # then it is offered again, which loses nothing
                drafts.commands.clear_dialog_draft(self._screen.workspace, draft.place.key)

    def _find(self, dialog: DraftSource) -> _OpenDraft | None:
        return next((draft for draft in self._open.values() if draft.dialog is dialog), None)

    def _find_place(self, dialog: DraftSource) -> DraftPlace:
        home, context = dialog.draft_home, self._screen.context
        screen = home or self._screen.place.draft_name
        key = dialog.draft_fixed_key or f"{screen}/{dialog.draft_kind}/{dialog.draft_digest}"
        if dialog.is_unsaved:
            found = (draft.place.key for draft in self._open.values() if draft.dialog.draft_kind == dialog.draft_kind)
            key = next(found, self._answered.get(dialog.draft_kind, key))
        reopened, context.reopened_draft = context.reopened_draft, ""
        if reopened.startswith(f"{screen}/{dialog.draft_kind}/"):
            key = reopened  # also if it shows something else at first by now, such as another time
        opener = dialog.draft_opener
        if not home and not opener:
            opener = format_opening(context.opening) or self._openings.get(dialog.draft_kind, "")
            self._openings[dialog.draft_kind] = opener
        contact_id = None if home else self._screen.place.contact_id
        return DraftPlace(key, dialog.draft_title, screen, contact_id, opener)


class _OpenDraft:
    """The draft of an open dialog; the app asks it for text that could not be saved."""

    def __init__(self, screen: DraftScreen, dialog: DraftSource, place: DraftPlace) -> None:
        self.dialog = dialog
        self.place = place
        self._screen = screen
        self._texts: Mapping[str, str] = {}
        self._autosave = Autosave(self._show_error)
        self.is_stored = False

    def save(self, texts: Mapping[str, str]) -> None:
        """Save the changed fields."""
        self._texts, self.is_stored = texts, True
        if self._autosave.is_due:
            screen = self._screen
            self._autosave.try_save(
                lambda: drafts.commands.save_dialog_draft(screen.workspace, self.place, texts, screen.now())
            )

    @property
    def is_attached(self) -> bool:
        """Whether the dialog is still open."""
        return self.dialog.is_attached

    def finish(self) -> None:
        """Do nothing: a dialog changes nothing before it is answered."""

    def unsaved_source(self) -> str:
        """Return the heading of the dialog."""
        return self.place.title

    def unsaved_text(self) -> str:
        """Return the changed fields if they could not be saved."""
        return join_typed(self._texts) if self._autosave.error else ""

    def _show_error(self, error: str) -> None:
        if error:
            self._screen.context.show_notification(f"Not saved yet: {error}", error=True)
