"""The developer documents refer only to what exists: paths, names, contracts, requirements, commands and links."""

from __future__ import annotations

import ast
import importlib
import os
import re
import shlex
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, nodes, parse

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

FENCED_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
CODE_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
PATH = re.compile(r"[\w.-]*(?:/[\w.-]*)+|[\w-]*\.(?:py|md|sql|tcss|toml|yaml)")
SYMBOL = re.compile(r"([\w./-]+\.py)::([\w.]+)")
REQUIREMENT_ROW = re.compile(r"^\| (R\d+) \| (.+?) \| (.+) \|$", re.MULTILINE)
REQUIREMENT_IDS = [f"R{number}" for number in range(1, 39)]

NOT_IN_THE_CHECKOUT = {"config.toml"}
"""Files of a user that the documents mention."""

NOT_INSTALLED = {"activate"}
"""Names in ``.venv/bin`` that other environments may lack."""


def read(document: str) -> str:
    """Return the text of a document."""
    return (ROOT / document).read_text(encoding="utf-8")


def code_spans(document: str) -> list[str]:
    """Return the code spans outside of code blocks."""
    return CODE_SPAN.findall(FENCED_BLOCK.sub("", read(document)))


def blocks(document: str, language: str) -> list[str]:
    """Return the code blocks in a language."""
    found = FENCED_BLOCK.findall(read(document))
    return [textwrap.dedent(code) for name, code in found if name == language]


def find_path(path: str) -> Path | None:
    """Return a path in the checkout or the package, or None."""
    return next((base / path for base in (ROOT, PACKAGE) if (base / path).exists()), None)


def definitions(body: list[ast.stmt]) -> Iterator[tuple[str, list[ast.stmt]]]:
    """Yield the names that statements define, with the body of a class."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, []
        elif isinstance(node, ast.ClassDef):
            yield node.name, node.body
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from ((target.id, []) for target in targets if isinstance(target, ast.Name))


def is_defined(path: Path, name: str) -> bool:
    """Whether a file defines a dotted name at its top level."""
    body = parse(path).body
    for part in name.split("."):
        members = dict(definitions(body))
        if part not in members:
            return False
        body = members[part]
    return True


def commands(document: str) -> list[str]:
    """Return the single commands of the shell blocks, without comments."""
    lines = (re.split(r"(?:^| )#", line)[0].strip() for block in blocks(document, "sh") for line in block.splitlines())
    return [command.strip() for line in lines for command in line.split("&&") if command.strip()]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_mentioned_path_exists(document: str) -> None:
    paths = {span for span in code_spans(document) if PATH.fullmatch(span) and re.search(r"\w", span)}
    assert sorted(path for path in paths - NOT_IN_THE_CHECKOUT if find_path(path) is None) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_mentioned_name_is_defined_in_its_file(document: str) -> None:
    missing = []
    for path, name in (found.groups() for found in map(SYMBOL.fullmatch, code_spans(document)) if found):
        file = find_path(path)
        if file is None or not is_defined(file, name):
            missing.append(f"{path}::{name}")
    assert missing == []


@pytest.mark.parametrize("document", [*DOCUMENTS, "CHANGELOG.md"])
def test_every_linked_file_exists(document: str) -> None:
    targets = [target.partition("#")[0] for target in LINK.findall(read(document)) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).is_file()] == []


def test_documents_are_in_the_source_distribution() -> None:
    assert set(DOCUMENTS) <= set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])


def test_layout_matches_the_folders_of_the_package() -> None:
    (tree,) = (block for block in blocks("ARCHITECTURE.md", "") if block.startswith("infoview_tui/"))
    drawn: list[Path] = []
    parents: list[str] = []
    for line in tree.splitlines():
        name = line.split()[0]
        depth = (len(line) - len(line.lstrip())) // 2
        parents[depth:] = [name]
        drawn.append(Path(*parents))
    assert [path for path in drawn if not (ROOT / path).exists()] == []
    folders = {file.parent.relative_to(ROOT) for file in PACKAGE.rglob("*.py")}
    assert folders == {path for path in drawn if (ROOT / path).is_dir() and path.parts[0] == "infoview_tui"}


def test_every_import_contract_is_explained() -> None:
    names = [contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]]
    assert names == re.findall(rf"^\| ({'|'.join(map(re.escape, names))}) \|", read("ARCHITECTURE.md"), re.MULTILINE)


def test_every_requirement_is_in_the_table() -> None:
    assert [name for name, *_ in REQUIREMENT_ROW.findall(read("ARCHITECTURE.md"))] == REQUIREMENT_IDS


def test_every_cited_requirement_is_mapped_to_code() -> None:
    places = {name: where for name, _, where in REQUIREMENT_ROW.findall(read("ARCHITECTURE.md"))}
    cited = {
        name for file in PACKAGE.rglob("*.py") for name in re.findall(r"\bR\d+\b", file.read_text(encoding="utf-8"))
    }
    assert cited
    assert sorted(name for name in cited if places.get(name, "Not yet") == "Not yet") == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_every_command_exists(document: str, pytestconfig: pytest.Config) -> None:
    assert commands(document)
    for command in commands(document):
        words = shlex.split(command)
        while re.match(r"INFOVIEW_\w+=", words[0]):
            variable = words.pop(0).partition("=")[0]
            assert any(f'"{variable}"' in file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("*.py"))
        program = Path(words[0] if words[0] != "." else words[1])
        if program.parts[0] == ".ci":
            assert os.access(ROOT / program, os.X_OK), command
        elif program.parts[:2] == (".venv", "bin") and program.name not in NOT_INSTALLED:
            assert Path(sys.executable).with_name(program.name).exists(), command
        for path in (word for word in words[1:] if "/" in word and not word.startswith(".")):
            assert (ROOT / path).exists(), command
        if "python" in program.name and words[1] == "-m":
            check_module(words[2], words[3:], pytestconfig)


def check_module(name: str, arguments: list[str], pytestconfig: pytest.Config) -> None:
    """Check that a module can be run and accepts its options."""
    found = find_spec(name)
    if found is not None and found.submodule_search_locations:  # a package is run by its __main__
        found = find_spec(f"{name}.__main__")
    assert found is not None
    assert found.origin is not None
    options = [word for word in arguments if word.startswith("--")]
    if name.startswith("tests."):
        source = Path(found.origin).read_text(encoding="utf-8")
        assert [option for option in options if f'"{option}"' not in source] == []
    elif name == "pytest":
        assert all(pytestconfig.getoption(option, "unknown") != "unknown" for option in options)
        markers = {line.partition(":")[0] for line in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
        expressions = [arguments[at + 1] for at, word in enumerate(arguments) if word == "-m"]
        assert {word for text in expressions for word in text.split()} <= markers | {"not", "and", "or"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_environment_variable_is_read(document: str) -> None:
    sources = [file.read_text(encoding="utf-8") for place in (PACKAGE, ROOT / "tests") for file in place.rglob("*.py")]
    variables = set(re.findall(r"INFOVIEW_[A-Z_]+", read(document)))
    assert {name for name in variables if not any(f'get("{name}"' in source for source in sources)} == set()


def test_every_python_block_imports_existing_names() -> None:
    found = blocks("CONTRIBUTING.md", "python")
    assert found
    for node in (node for code in found for node in ast.walk(ast.parse(code))):
        if isinstance(node, ast.ImportFrom):
            module = importlib.import_module(str(node.module))
            for alias in node.names:
                assert hasattr(module, alias.name) or find_spec(f"{module.__name__}.{alias.name}")


def docstrings(path: Path) -> Iterator[str]:
    """Yield the docstrings of a file, those of constants and fields too."""
    for node in nodes(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def resolves(dotted: str) -> bool:
    """Whether a dotted name is a module of the package, or a name that one defines."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        base = ROOT.joinpath(*parts[:length])
        file = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
        if file.is_file():
            return length == len(parts) or is_defined(file, ".".join(parts[length:]))
    return False


def names_in_the_package() -> set[str]:
    """Return every name that a module of the package is, defines or imports."""
    names = {path.stem for path in PACKAGE.rglob("*.py")} | {"infoview"}
    for node in (node for path in PACKAGE.rglob("*.py") for node in nodes(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).rpartition(".")[2])
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.id if isinstance(node, ast.Name) else node.attr)
    return names


def test_every_dotted_name_in_a_docstring_resolves() -> None:
    named = {
        name
        for path in PACKAGE.rglob("*.py")
        for text in docstrings(path)
        for name in re.findall(r"`(infoview_tui(?:\.\w+)+)`", text)
    }
    assert named
    assert sorted(name for name in named if not resolves(name)) == []


def test_every_name_in_a_docstring_exists_in_the_package() -> None:
    known = names_in_the_package()
    unknown = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for text in docstrings(path)
        for name in re.findall(r"(?<!`)`([A-Za-z_][\w.]*)`(?!`)", text)
        if name.rpartition(".")[2] not in known
    ]
    assert unknown == []


def test_every_promise_about_data_has_its_tests() -> None:
    readme, architecture = read("README.md"), read("ARCHITECTURE.md")
    (section,) = re.findall(r"^## Your data\n(.*?)^## ", readme, re.DOTALL | re.MULTILINE)
    (table,) = re.findall(r"^## What the README promises about data\n(.*?)^## ", architecture, re.DOTALL | re.MULTILINE)
    paragraphs = [" ".join(paragraph.split()) for paragraph in section.split("\n\n")]
    sentences = [each for text in paragraphs for each in re.split(r"(?<=\.) (?=[A-Z`“])", text) if each]
    rows = dict(re.findall(r"^\| (.+?) \| (`.+`) \|$", table, re.MULTILINE))
    assert list(rows) == sentences
    assert len(sentences) > 20
    for tests in rows.values():
        for test in CODE_SPAN.findall(tests):
            path, _, name = test.partition("::")
            assert name.startswith("test_"), test
            assert is_defined(ROOT / path, name), test
