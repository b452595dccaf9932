"""Message handlers don't call those of their base class: Textual does so itself, and they would run twice."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.sources import PACKAGE


def _calls_of_base_handlers() -> Iterator[str]:
    for path in sorted((PACKAGE / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr.startswith("on_")
                and node.func.attr != "on_event"  # dispatches messages, and is none of the handlers
                and ast.unparse(node.func.value) == "super()"
            ):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.func.attr}"


def test_no_handler_calls_the_one_of_its_base_class() -> None:
    assert list(_calls_of_base_handlers()) == []
