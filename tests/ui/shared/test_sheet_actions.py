"""A sheet that is opened in the browser."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.shared import sheet_actions
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.sheet_actions import PrintableSheet, SheetActions
from tests.ui.part_host import PartHost


class Sheet:
    print_hint = "Print it there."

    def format_page(self) -> str:
        return "page"


def test_a_page_is_opened_once_the_changes_are_on_the_disk(
    workspace: Workspace, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    host = PartHost(workspace, now, UTC)
    monkeypatch.setattr(workspace, "wait_for_disk", lambda: steps.append("on the disk"))
    monkeypatch.setattr(host, "run_worker", lambda work, **_: asyncio.run(work), raising=False)

    def open_page(page: str, _: Path) -> None:
        steps.append(page)

    monkeypatch.setattr(sheet_actions, "open_in_browser", open_page)
    SheetActions(cast(InfoviewScreen, host), cast(PrintableSheet, Sheet())).action_open_page()
    assert steps == ["on the disk", "page"]
    assert host.shown == ["Opened in your browser. Print it there."]
