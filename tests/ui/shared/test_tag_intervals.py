"""How often to stay in touch, by tag."""

from __future__ import annotations

from textual.widgets import Input, Static

from infoview_tui.services.contacts.queries import list_tag_intervals
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.dialogs.tag_intervals import TagIntervalsDialog


async def test_months_are_typed_for_a_tag_and_undone(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        demo_app.navigation.edit_tag_intervals()
        await pilot.pause()
        assert isinstance(demo_app.screen, TagIntervalsDialog)
        first, last = demo_app.screen.query(Input).first(), demo_app.screen.query(Input).last()
        first.focus()
        await pilot.press("ctrl+u", *"often")
        last.focus()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert demo_app.focused is first
        assert (first.has_class("-invalid"), last.has_class("-invalid")) == (True, False)
        assert "number of months" in str(demo_app.screen.query_one("#remark", Static).visual)
        await pilot.press("ctrl+u", *"6", "ctrl+s")
        await pilot.pause()
        assert list_tag_intervals(demo_app.workspace)[0].stay_in_touch_months == 6
        await pilot.press("u")
        await pilot.pause()
        assert list_tag_intervals(demo_app.workspace)[0].stay_in_touch_months is None
