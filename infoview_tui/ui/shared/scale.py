"""A score from 1 to 5, as dots."""

from __future__ import annotations

from textual.content import Content

from infoview_tui.ui.shared.content import assemble


def format_scale(value: int | None) -> Content:
    """Format a value from 1 to 5 as dots; None is dim."""
    if value is None:
        return assemble(("○○○○○", "$text-muted"))
    return assemble(("●" * value, "$accent"), ("○" * (5 - value), "$text-muted"))
