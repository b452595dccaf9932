"""Text can be read in both themes: WCAG 2.2 asks for a contrast of 4.5, also on the row of the cursor."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from infoview_tui.ui.app.themes import THEMES

READABLE = 4.5


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(color).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("behind", ["background", "surface", "panel", "cursor"])
@pytest.mark.parametrize(
    "text", ["foreground", "muted", "primary", "secondary", "accent", "warning", "error", "success"]
)
def test_text_can_be_read(theme: Theme, behind: str, text: str) -> None:
    behinds = {"cursor": theme.variables["block-cursor-background"]}
    texts = {"muted": theme.variables["text-muted"]}
    colors = behinds.get(behind) or getattr(theme, behind), texts.get(text) or getattr(theme, text)
    assert contrast(*colors) >= READABLE


def test_the_cursor_is_seen() -> None:
    for theme in THEMES:
        assert contrast(str(theme.background), theme.variables["block-cursor-background"]) > 1.25
