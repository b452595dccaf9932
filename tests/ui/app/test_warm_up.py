"""What the app does once nobody waits for it: it imports what later screens need, and prepares the sessions."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from infoview_tui.storage.store import Store
from infoview_tui.ui.app import app as app_module
from infoview_tui.ui.app.app import InfoviewApp
from tests.ui.waiting import wait_until


async def test_sessions_are_prepared_after_the_first_paint(
    empty_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "WARM_UP_DELAY", 0.01)
    with patch.object(Store, "prepare_sessions") as prepare_sessions:
        async with empty_app.run_test() as pilot:
            await wait_until(pilot, lambda: prepare_sessions.called)
