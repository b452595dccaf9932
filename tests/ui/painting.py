"""Disable the painting of a headless screen: it takes a third of the time of a test that does not look at it."""

from __future__ import annotations

from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor


def disable_painting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the compositor discard partial repaints; full renders, such as screenshots, are still painted."""
    render_update = Compositor.render_update

    def render_only_in_full(compositor: Compositor, full: bool = False, **options: Any) -> RenderableType | None:
        if full:
            return render_update(compositor, full, **options)
        compositor._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_only_in_full)
