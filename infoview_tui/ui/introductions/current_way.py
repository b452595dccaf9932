"""The row under the cursor of the ways in: the person to ask, and what was asked."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.ui.introductions.rows import AskKey, WayKey

if TYPE_CHECKING:
    from infoview_tui.domain.introductions import Way
    from infoview_tui.services.introductions.queries import AskRow
    from infoview_tui.services.introductions.ways import WaysIn


class CurrentWay(NamedTuple):
    """The ways in, None if the target was deleted, and the key of the current row."""

    ways: WaysIn | None
    key: Hashable | None

    def _find_way(self, contact_id: int) -> Way | None:
        ways = (*self.ways.found.ways, *self.ways.found.unclear) if self.ways else ()
        return next((way for way in ways if way.first.contact_id == contact_id), None)

    @property
    def ask(self) -> AskRow | None:
        """The ask under the cursor, or the open one of the person under the cursor."""
        for ask in self.ways.asks if self.ways else ():
            is_of_person = isinstance(self.key, WayKey) and ask.contact_id == self.key.contact_id
            if (is_of_person and ask.answered_at is None) or self.key == AskKey(ask.id):
                return ask
        return None

    @property
    def contact(self) -> tuple[int, str] | None:
        """The id and name of the person under the cursor."""
        if isinstance(self.key, WayKey) and (way := self._find_way(self.key.contact_id)) is not None:
            return way.first.contact_id, way.first.name
        ask = self.ask
        return (ask.contact_id, ask.contact) if ask is not None else None
