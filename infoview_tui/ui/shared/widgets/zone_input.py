"""One-line input for a time zone, completed by its city while it is typed."""

from __future__ import annotations

from textual import events
from textual.suggester import Suggester

from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import find_zone, find_zones, zone_city
from infoview_tui.ui.shared.validators import Understood
from infoview_tui.ui.shared.widgets.line_input import LineInput

UNKNOWN_ZONE = "Type a city of the time zone, such as New York."


class ZoneInput(LineInput):
    """An input that reads a city, a country, or an abbreviation, and becomes the zone's IANA name when it is left.

    A proposal is shown while it is empty; the right arrow accepts it.
    """

    def __init__(self, value: str = "", *, name: str, hint: str = "a city", sentence: str = UNKNOWN_ZONE) -> None:
        """Show a zone's IANA name, or none; *sentence* says what to type instead of a zone that is not known."""
        super().__init__(
            value,
            placeholder=hint,
            name=name,
            suggester=_CitySuggester(),
            select_on_focus=True,
            validators=[Understood(read_zone, sentence)],
        )
        self.hint = hint
        self.proposal = ""

    @property
    def zone(self) -> str | None:
        """The IANA name of the zone that is meant: empty if nothing is typed, None if it is not known."""
        return read_zone(clean_line(self.value))

    def propose(self, zone: str, why: str) -> None:
        """Propose a zone, with where it is from; none if it is empty."""
        self.proposal = zone
        self.placeholder = f"{zone}, {why}" if zone else self.hint

    def propose_beside(self, zone: str) -> None:
        """Propose a zone beside the usual one, which stands for an empty field."""
        self.proposal = zone
        self.placeholder = f"{self.hint}; right: {zone_city(zone)}"

    def action_cursor_right(self, select: bool = False) -> None:
        """Accept the proposal, or else the completed city, or move the cursor."""
        if not self.value and self.proposal:
            self.value = self.proposal
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)

    def on_blur(self, _event: events.Blur) -> None:
        """Show the name of the zone that was typed in other words."""
        if self.zone:
            self.value = self.zone


def read_zone(typed: str) -> str | None:
    """Return the IANA name of the zone that a text means: empty if it is empty, None if no zone is known by it."""
    if not typed or ("/" in typed and find_zone(typed) is not None):
        return typed
    return next(iter(find_zones(typed)), None)


class _CitySuggester(Suggester):
    """Completes the city of a zone."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)  # otherwise the value arrives casefolded

    async def get_suggestion(self, value: str) -> str | None:
        """Return what was typed with the rest of the city's or the zone's name."""
        for zone in find_zones(value):
            for name in (zone_city(zone), zone):
                if fold(name).startswith(fold(value)):
                    return value + name[len(value) :]
        return None
