"""Dialog before a person is forgotten: what is deleted, what remains, and whether backups are deleted too."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.forget import ELSEWHERE, ForgetPreview
from infoview_tui.ui.shared.content import plain, plain_lines
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class ForgetDialog(ChooseDialog):
    """Returns ``forget``, ``with backups``, or None. The cursor starts on the row that changes nothing."""

    def __init__(self, preview: ForgetPreview) -> None:
        """Set what would be deleted."""
        name = clean_line(preview.name, 40)
        super().__init__(f"Forget {name} for good", list(_build_rows(preview)))
        self.preview = preview

    def compose(self) -> ComposeResult:
        """Compose what happens, the choices, and the key hints."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self.heading
            yield Static(plain_lines(_describe(self.preview)))
            yield Static("")
            yield RowList()
            yield Static("")
            yield KeyHints(("enter", "choose"), ("escape", "cancel"))


def _describe(preview: ForgetPreview) -> str:
    counts = {"interview": preview.interviews, "note": preview.notes, "message": preview.messages}
    found = [format_count(count, noun) for noun, count in counts.items() if count]
    parts = f"the contact, {', '.join(found)}," if found else "the contact"
    return (
        f"Deleted: {parts} and their history. This cannot be undone, nor can what you did before it.\n"
        "What remains: texts of other contacts, with their name and addresses replaced.\n"
        f"{ELSEWHERE}"
    )


def _build_rows(preview: ForgetPreview) -> Iterable[Row]:
    yield Row("", plain("Cancel"))
    yield Row("forget", plain("Forget them" if not preview.backups else "Forget, but keep the backups"))
    if preview.backups:
        yield Row("with backups", plain("Forget, in backups too"))
