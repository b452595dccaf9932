"""Which contacts a filter line leaves, and why; and the words that may stand in it."""

from __future__ import annotations

from infoview_tui.services.desk import Desk


def filter_words(desk: Desk) -> dict[str, list[str]]:
    """Return the values that each key of a filter line may have, for completing it."""
    raise NotImplementedError
