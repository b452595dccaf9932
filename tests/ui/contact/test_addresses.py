"""Further addresses on the screen of a contact."""

from __future__ import annotations

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.imports.apply import import_contacts
from infoview_tui.services.imports.import_rows import ImportRow, MethodRow
from infoview_tui.services.imports.plan import RowSource
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.shared.dialogs.addresses import AddressesDialog
from infoview_tui.ui.shared.widgets.editor import Editor
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.ui.waiting import wait_until


async def test_further_addresses_are_shown_and_edited(empty_app: InfoviewApp) -> None:
    emails = tuple(MethodRow(ContactMethodKind.EMAIL, f"ann@{label}.org", label) for label in ("home", "work"))
    row = ImportRow(1, ContactForm("Ann Lee", email="ann@x.org"), methods=emails)
    plan = import_contacts(empty_app.workspace, [RowSource("a file", [row])], empty_app.now())
    async with empty_app.run_test(size=(80, 24)) as pilot:
        empty_app.navigation.open_contact(plan.added[0].id or 0)
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ContactScreen))

        def shown() -> list[str]:
            return [
                row.body.plain for row in empty_app.screen.query_one(RowList).rows if row.key == ("fact", "Other ways")
            ]

        assert shown() == ["ann@home.org (home), ann@work.org (work)"]
        rows = empty_app.screen.query_one(RowList)
        rows.move_to(next(at for at, row in enumerate(rows.rows) if row.key == ("fact", "Other ways")))
        await pilot.press("enter")
        assert isinstance(empty_app.screen, AddressesDialog)
        await pilot.press("escape", "E")
        assert isinstance(empty_app.screen, AddressesDialog)
        editor = empty_app.screen.query_one(Editor)
        assert editor.text == "ann@home.org (home)\nann@work.org (work)\n"
        editor.text = "ann@work.org (work)"
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, ContactScreen))
        assert shown() == ["ann@work.org (work)"]
