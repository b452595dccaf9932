"""Draw the README's pictures: ``python -m tests.pictures``.

The app runs headless on the demo's data at a fixed time. The pictures are SVG without external resources.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from infoview_tui.config import Config
from infoview_tui.demo import load_demo
from infoview_tui.paths import AppPaths
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.connection import connect
from infoview_tui.storage.store import Store
from infoview_tui.ui.app.app import InfoviewApp

PICTURES = Path(__file__).with_name("pictures")
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
TIME_PER_NOTE = timedelta(seconds=97)

SHOTS: dict[str, tuple[str, ...]] = {
    "board": ("l", "l", "l"),
    "call": (
        *("l", "l", "l", "i"),
        "Came to design from counting infections",
        *("enter", "! Statistics are read as trust, not as numbers", "enter", "tab"),
        *("< Approval takes longer than the drawing", "enter"),
        *("@Tom Weber, researcher at Acme", "enter"),
        *("+ send portfolio by fri", "enter", "tab"),
        '"Start with the nurses, not the software*',
    ),
}
"""The keys to press for each picture; longer texts are typed character by character."""


async def draw(name: str, keys: tuple[str, ...]) -> Path:
    """Run the app, press the keys, and write the picture."""
    with tempfile.TemporaryDirectory() as directory:
        paths = AppPaths(Path(directory) / "data", Path(directory) / "config")
        connection = connect(paths.database)
        load_demo(connection, NOW, ZONE)
        connection.close()
        workspace = Workspace(Store(paths.database))
        notes = 0
        app = InfoviewApp(workspace, paths, Config(), zone=ZONE, now=lambda: NOW + notes * TIME_PER_NOTE)
        async with app.run_test(size=(120, 34)) as pilot:
            app.clear_notifications()  # the reminder of the next interview
            for key in keys:
                typed = key if " " in key else (key,)
                await pilot.press(*("space" if letter == " " else letter for letter in typed))
                notes += key == "enter"
                await pilot.pause()
            svg = app.export_screenshot(title="infoview")
        workspace.close()
    path = PICTURES / f"{name}.svg"
    svg = re.sub(r"\s*@font-face \{.*?\}\n", "\n", svg, flags=re.DOTALL)  # would load external fonts
    path.write_text(re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL), encoding="utf-8")
    return path


def main() -> None:
    """Draw all pictures."""
    PICTURES.mkdir(exist_ok=True)
    for name, keys in SHOTS.items():
        print(asyncio.run(draw(name, keys)))  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
