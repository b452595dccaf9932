"""A screen for parts that are tested without Textual: it answers dialogs, and collects what is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any

from textual.screen import Screen

from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace


class PartHost:
    """Answers dialogs with what is in ``answers``; one without an answer stays open."""

    def __init__(self, workspace: Workspace, now: datetime, zone: tzinfo) -> None:
        self.workspace, self.zone, self._now = workspace, zone, now
        self.answers: list[Any] = []
        self.asked: list[Screen[Any]] = []
        self.shown: list[str] = []
        self.reloads = 0
        self.timers: list[tuple[float, Callable[[], object]]] = []
        self.is_running = False
        """Whether timers run."""

    @property
    def app(self) -> Any:  # what of the app is used is here
        return self

    @property
    def context(self) -> Any:
        return self

    @property
    def navigation(self) -> Any:
        return self

    def now(self) -> datetime:
        return self._now

    def to_local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        try:
            yield
        except InfoviewError as error:
            self.shown.append(str(error))

    def show_status(self, message: str) -> None:
        self.shown.append(message)

    def show_notification(self, message: str, *, error: bool = False) -> None:
        self.shown.append(f"error: {message}" if error else message)

    def refresh_bindings(self) -> None:
        """Keys are not shown."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Any:
        self.timers.append((delay, callback))
        return self

    def unsaved_source(self) -> str:
        return "Texts"

    def unsaved_text(self) -> str:
        return "text"

    def reload(self) -> None:
        self.reloads += 1

    def start(self, asking: Coroutine[Any, Any, None]) -> None:
        asyncio.run(asking)

    async def wait_for(self, dialog: Screen[Any]) -> Any:  # the answers are of any kind
        self.asked.append(dialog)
        return self.answers.pop(0)

    def push_screen(self, dialog: Screen[Any], answered: Callable[[Any], None]) -> None:
        self.asked.append(dialog)
        if self.answers:
            answered(self.answers.pop(0))
