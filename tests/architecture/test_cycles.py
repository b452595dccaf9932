"""No module of the package is in an import cycle; imports for type checking and inside functions count."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from pathlib import Path

from tests.architecture.sources import PACKAGE, nodes


def module_name(path: Path) -> str:
    """Return the dotted name of a file of the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imported_modules(source: Iterable[ast.AST], modules: Container[str]) -> Iterator[str]:
    """Yield those of the modules that the nodes of a source import anywhere; ``from a import b`` may import two."""
    for node in source:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in modules else node.module for name in submodules]
        else:
            continue
        yield from (name for name in names if name in modules)


def import_graph(sources: Mapping[str, Iterable[ast.AST]]) -> dict[str, set[str]]:
    """Return the other modules that each module imports."""
    return {module: set(imported_modules(source, sources)) - {module} for module, source in sources.items()}


def reachable(graph: Mapping[str, Set[str]], start: str) -> set[str]:
    """Return the modules that a module imports, directly or not."""
    found: set[str] = set()
    waiting = set(graph[start])
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting |= graph[module] - found
    return found


def find_cycles(graph: Mapping[str, Set[str]]) -> set[frozenset[str]]:
    """Return the groups of modules that all import each other, directly or not."""
    reached = {module: reachable(graph, module) for module in graph}
    in_cycles = (module for module in graph if module in reached[module])
    return {frozenset(other for other in reached[module] if module in reached[other]) for module in in_cycles}


def test_cycles_are_found_wherever_the_import_is_written() -> None:
    code = {
        "p": "",
        "p.a": "from p import b",
        "p.b": "def f() -> None:\n    import p.c",
        "p.c": "if TYPE_CHECKING:\n    from p.a import A",
        "p.d": "from p.a import A",
    }
    sources = {name: [*ast.walk(ast.parse(text))] for name, text in code.items()}
    assert find_cycles(import_graph(sources)) == {frozenset({"p.a", "p.b", "p.c"})}
    assert not find_cycles(import_graph({**sources, "p.c": []}))


def test_no_module_is_in_an_import_cycle() -> None:
    sources = {module_name(path): nodes(path) for path in PACKAGE.rglob("*.py")}
    assert [sorted(cycle) for cycle in find_cycles(import_graph(sources))] == []
