"""Leave out the painting of a headless screen: a third of the time of a test that looks only at what is kept."""

from __future__ import annotations

from typing import Any

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor


def do_not_paint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the compositor forget what is to be repainted. What is asked for in full, as a screenshot is, is painted."""
    render_update = Compositor.render_update

    def render_only_in_full(compositor: Compositor, full: bool = False, **options: Any) -> RenderableType | None:
        if full:
            return render_update(compositor, full, **options)
        compositor._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", render_only_in_full)
