"""No module imports what could use the network."""

from __future__ import annotations

import ast

from tests.architecture.sources import PACKAGE, nodes
from tests.network import MODULES


def test_no_module_imports_what_could_use_the_network() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in nodes(path):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            if any(MODULES & {name, name.partition(".")[0]} for name in names):
                found.append(str(path.relative_to(PACKAGE)))
    assert found == []
