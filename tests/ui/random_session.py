"""A session of random keys in the running app: what is pressed depends only on the seed and on what the app shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from textual import events
from textual.pilot import Pilot

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.screen import InfoviewScreen

NEVER = {"quit", "suspend_process", "help_quit", "screenshot", "import_contacts"}
"""Actions that end the app, leave it, or write files."""

TEXTS = (
    "Ask Tom",
    "! it is all about trust",
    '"ship it*',
    "? pays well https://x.org/a",
    "@Priya Shah, cook at Inn",
    "+ send the deck by friday",
    "% she is leaving",
    "$ a talk on type",
    "~ both climb",
    "Zoë Kim",
    "tomorrow 14:00",
    "why?",
    "2026-12-03 10:00",
    "3",
)
PASTES = ("two\nlines", "a long line with [red]brackets[/red]", "Dear Ana,\n\nthank you.\n")
MOVES = ("enter", "tab", "shift+tab", "escape", "up", "down", "left", "right", "backspace", "delete", "y", "space")

TOURS = (
    *(("1",), ("2",), ("3",), ("4",), ("5",)),
    *(("2", *moves, key) for moves in ((), ("right",), ("right", "right", "down")) for key in ("enter", "p", "i", "m")),
    *(("2", *["right"] * 4, "enter", key) for key in ("b", "m", "i", "e")),
    *(("ctrl+p", f"type:{name}", "enter") for name in ("Paths", "Organizations", "Industries", "Plan a trip")),
    *(("ctrl+p", f"type:{name}", "enter") for name in ("Edit your profile", "Deleted contacts", "Read the interview")),
    ("4", "f"),
    ("/", "type:design", "enter"),
)
"""Keys that lead to a screen from any other."""


class Clock:
    """The time of a session, which goes on with each key."""

    def __init__(self, start: datetime) -> None:
        """Start at a time."""
        self.at = start

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at

    def advance(self) -> None:
        """Let a few seconds pass."""
        self.at += timedelta(seconds=7)


class RandomSession:
    """Presses random keys, and remembers them."""

    def __init__(self, pilot: Pilot[None], seed: int, clock: Clock) -> None:
        """Drive an app whose time is *clock*."""
        self.pilot = pilot
        self.app: InfoviewApp = pilot.app  # type: ignore[assignment]
        self.random = Random(seed)  # noqa: S311 - a repeatable sequence
        self.clock = clock
        self.pressed: list[str] = []

    async def run(self, keys: int) -> None:
        """Press about this many keys."""
        while len(self.pressed) < keys:
            chance = self.random.random()
            if chance < 0.02 or not self.pressed:
                await self._go_elsewhere()
            elif self.is_typing and chance < 0.3:
                await self._type(self.random.choice(TEXTS))
                await self.press(self.random.choice(("enter", "enter", "tab", "ctrl+s")))
            elif self.is_typing and chance < 0.35:
                await self._paste(self.random.choice(PASTES))
            elif chance < 0.45:
                await self.press(self.random.choice(MOVES))
            else:
                await self.press(self.random.choice(self._bound_keys() or list(MOVES)))

    @property
    def is_typing(self) -> bool:
        """Whether letters are typed into a field."""
        focused = self.app.screen.focused
        return focused is not None and focused.check_consume_key("o", "o")

    def _bound_keys(self) -> list[str]:
        """Return the keys that work now; those of the screen itself are twice as likely."""
        keys = []
        for key, active in sorted(self.app.screen.active_bindings.items()):
            if active.binding.action.partition("(")[0].rpartition(".")[2] in NEVER or not active.enabled:
                continue
            if active.binding.id is None and active.node is not self.app.screen.focused:
                continue  # Textual's own, such as scrolling
            keys += [key] * (1 if active.node is self.app else 2)
        return keys

    async def _go_elsewhere(self) -> None:
        for _ in range(3):
            await self.press("escape")
        for key in self.random.choice(TOURS):
            await self.press(key)

    async def press(self, key: str) -> None:
        """Press a key, or type a text."""
        if key.startswith("type:"):
            await self._type(key.removeprefix("type:"))
            return
        self.clock.advance()
        self.pressed.append(key)
        await self.pilot.press(key)

    async def _type(self, text: str) -> None:
        self.clock.advance()
        self.pressed.append(f"type:{text}")
        for character in text:
            self.app.post_message(events.Key(_key_name(character), character))
        await self.pilot.pause()

    async def _paste(self, text: str) -> None:
        self.clock.advance()
        self.pressed.append(f"paste:{text}")
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def leave_everything(self) -> None:
        """Close all dialogs and screens that were opened."""
        while not isinstance(self.app.screen, InfoviewScreen):
            depth = len(self.app.screen_stack)
            for _ in range(4):
                await self.press("escape")
            if len(self.app.screen_stack) >= depth:  # it asks before it discards what was typed, each time anew
                self.app.pop_screen()
                await self.pilot.pause()
        self.app.navigation.show_tab("board")
        await self.pilot.pause()


def _key_name(character: str) -> str:
    return "space" if character == " " else character
