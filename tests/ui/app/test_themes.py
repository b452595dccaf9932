"""Contrast of both themes: WCAG 2.2 requires 4.5 for text, also on the cursor row."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from infoview_tui.ui.app.themes import COLOR_THEMES

MIN_CONTRAST = 4.5


def luminance(color: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(color).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", COLOR_THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", ["background", "surface", "panel", "cursor"])
@pytest.mark.parametrize(
    "text", ["foreground", "muted", "primary", "secondary", "accent", "warning", "error", "success"]
)
def test_text_has_enough_contrast(theme: Theme, background: str, text: str) -> None:
    backgrounds = {"cursor": theme.variables["block-cursor-background"]}
    texts = {"muted": theme.variables["text-muted"]}
    colors = backgrounds.get(background) or getattr(theme, background), texts.get(text) or getattr(theme, text)
    assert contrast(*colors) >= MIN_CONTRAST


@pytest.mark.parametrize("theme", COLOR_THEMES, ids=lambda theme: theme.name)
def test_a_field_marked_as_invalid_is_readable_and_visible(theme: Theme) -> None:
    panel = Color.parse(str(theme.panel))
    marked = panel.tint(Color.parse(str(theme.error)).with_alpha(0.2)).hex  # as in app.tcss
    assert contrast(str(theme.foreground), marked) >= MIN_CONTRAST
    assert Color.parse(marked).get_contrast_text() == panel.get_contrast_text()
    assert contrast(panel.hex, marked) > 1.1


def test_the_cursor_is_visible() -> None:
    for theme in COLOR_THEMES:
        assert contrast(str(theme.background), theme.variables["block-cursor-background"]) > 1.25
