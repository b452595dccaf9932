"""Ask, after an import, whether to fill in the empty fields of the user's profile."""

from __future__ import annotations

from collections.abc import Callable

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import profile
from infoview_tui.services.imports.import_rows import OwnData
from infoview_tui.services.profile.queries import find_empty_fields
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen

_MAX_LENGTH = 50


def offer_profile(screen: InfoviewScreen, own: OwnData, *, then: Callable[[], object]) -> None:
    """Ask whether to fill in what the source says about the user, if a field is empty; then go on."""
    texts = own.profile
    empty = find_empty_fields(screen.workspace, texts) if texts else {}
    if not empty:
        then()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            filled = profile.imported.fill_profile(screen.workspace, texts, screen.now())
            screen.context.show_notification(f"Profile: {', '.join(filled)} filled in. u undoes it.")
            if screen.is_attached:  # the welcome screen has gone on to the board
                screen.reload()
        then()

    lines = [f"\n  {name}: {clean_line(text, _MAX_LENGTH)}" for name, text in empty.items()]
    question = assemble("Fill in the empty fields of your profile?", *lines)
    screen.app.push_screen(ConfirmDialog(question, yes_label="Fill in", no_label="Leave them empty"), answered)
