"""Styles are parsed once, and found once for nodes that are alike: they are those that Textual itself would find."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.css import parse as css_parse, stylesheet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widgets import Input, Label

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


def _rules_of_all(app: InfoviewApp) -> list[tuple[DOMNode, list[object]]]:
    """Return every node of all open screens with its styles and those of its parts."""
    nodes = [node for stack in app._screen_stacks.values() for node in stack]
    every = [app, *(node for screen in nodes for node in screen.walk_children(with_self=True))]
    return [
        (node, [node.styles.base.get_rules(), {name: part.base.get_rules() for name, part in _parts(node)}])
        for node in every
    ]


def _parts(node: DOMNode) -> list[tuple[str, RenderStyles]]:
    return sorted(node._component_styles.items())


async def test_styles_are_those_that_textual_finds(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(120, 40)) as pilot:
        for key in ("j", "l", "/", "x", "escape", "enter", "tab", "e", "tab", "escape", "question_mark", "escape", "2"):
            await pilot.press(key)
            if key in ("x", "tab", "escape"):
                await pilot.resize_terminal(*((80, 24) if demo_app.size.width > 100 else (120, 40)))
            found = _rules_of_all(demo_app)
            own = Stylesheet(variables=demo_app.get_css_variables())
            own.source = demo_app.stylesheet.source.copy()
            own.parse()
            for node, _ in found:
                Stylesheet.apply(own, node)
            for (node, before), (_, after) in zip(found, _rules_of_all(demo_app), strict=True):
                assert before == after, f"{key}: {node!r}"


class _Focusing(App[None]):
    """An app whose styles depend on the focus, the order, and a class of an ancestor."""

    CSS = """
    Input:focus { color: red; }
    Vertical:focus-within Label { color: green; }
    Label:first-of-type { text-style: bold; }
    .wide Label { width: 50%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = CachedStylesheet(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        """Compose two boxes that are alike."""
        for name in ("first", "second"):
            with Vertical(id=name):
                yield Label(name)
                yield Input()
                yield Label(name)


async def test_nodes_learn_of_an_update_that_leaves_their_own_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    app, told = _Focusing(), list[Label]()
    async with app.run_test() as pilot:

        def record(label: Label) -> None:
            told.append(label)

        monkeypatch.setattr(Label, "notify_style_update", record)
        app.query_one("#first").add_class("other")
        await pilot.pause()
        assert set(told) == {*app.query("#first Label")}, "what they have drawn shows the styles of their ancestors too"


async def test_styles_follow_the_focus_the_order_and_classes_of_ancestors() -> None:
    app = _Focusing()
    async with app.run_test() as pilot:
        labels = [*app.query(Label)]
        red, green = Color.parse("red"), Color.parse("green")

        def colors() -> list[bool]:
            return [label.styles.color == green for label in labels]

        assert [label.styles.text_style.bold for label in labels] == [True, None, True, None]
        for number in (0, 1, 0, 1):
            app.query(Input)[number].focus()
            await pilot.pause()
            app.stylesheet.update(app)  # Textual updates only the field
            assert colors() == [number == 0, number == 0, number == 1, number == 1]
            assert [field.styles.color == red for field in app.query(Input)] == [number == 0, number == 1]
        app.query_one("#second").add_class("wide")
        await pilot.pause()
        assert [bool(label.styles.width and label.styles.width.value == 50) for label in labels] == [False] * 2 + [
            True
        ] * 2
