"""No screen uses the network."""

from __future__ import annotations

from infoview_tui.services.interviews.transcript import list_held_interviews
from infoview_tui.ui.app.app import InfoviewApp
from tests.network import watched_network
from tests.ui.opened_app import WIDE


async def test_no_screen_uses_the_network(demo_app: InfoviewApp) -> None:
    interview = list_held_interviews(demo_app.workspace, 1)[0].interview_id
    with watched_network() as found:
        async with demo_app.run_test(size=WIDE) as pilot:
            for key in ("1", "2", "enter", "m", "escape", "escape", "3", "4", "5", "ctrl+p", "escape", "?", "escape"):
                await pilot.press(key)
            for opens in (demo_app.navigation.open_debrief, demo_app.navigation.open_interview):
                opens(interview)
                await pilot.pause()
    assert found == []
