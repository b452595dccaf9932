"""Styles are parsed once: opening a screen does not parse the styles of the others again."""

from __future__ import annotations

import pytest
from textual.css import parse as css_parse, stylesheet

from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.stylesheet import CachedStylesheet


async def test_opening_a_screen_parses_its_own_styles_only(
    empty_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the tests of the interface share parsed styles
    parsed: list[str] = []
    parse = css_parse.parse

    def record_and_parse(scope: str, css: str, *arguments: object, **options: object) -> object:
        parsed.append(css)
        return parse(scope, css, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(stylesheet, "parse", record_and_parse)
    async with empty_app.run_test() as pilot:
        await pilot.press("escape", "1", "4", "2")
        await pilot.pause()
    again = len(parsed) - len(set(parsed))
    assert len(parsed) > 20
    assert again < 10, "Textual parses a widget's own styles again where they get another priority"


def test_rules_follow_the_variables() -> None:
    sheet = CachedStylesheet(variables={"tone": "red"})
    sheet.add_source("Label { color: $tone; }", ("test", ""))
    sheet.reparse()
    red = sheet.rules[0].styles.color
    sheet.set_variables({"tone": "blue"})
    sheet.reparse()
    assert sheet.rules[0].styles.color != red
