"""Parser for a small, strict subset of YAML: mappings, lists, and text, with their positions in the file.

Types are not inferred: every scalar is text as written, so ``no``, ``12:30``, and ``014`` are unchanged. Anchors,
aliases, tags, duplicate keys, nesting deeper than `MAX_DEPTH`, and a second document are rejected, because they can do
harm or hide mistakes. The tree is built from parser events, because in PyYAML's composer deep nesting overflows the
stack and aliases multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.yaml_explanations import explain_line

MAX_DEPTH = 20
"""Maximum nesting depth of lists and mappings."""

# The C parser is about thirty times faster and does not recurse over events. Some builds of PyYAML lack it.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Everything outside c-printable (YAML 1.2, section 5.1). Checked here because the parsers report no line for it.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")

OPENING_MARKS = ("'", '"', "[", "{")
"""Marks that begin a text or a list and must be closed."""

_COMMENT = re.compile(r"[ \t]*(?:\r?\n[ \t]*)*#")
"""A comment after a text, on the same line or on a later one, with only spaces between."""


@dataclass(frozen=True, slots=True)
class Position:
    """A position in a file; lines and columns count from 1, columns in characters."""

    line: int
    column: int


START_POSITION = Position(1, 1)
"""Position for problems that concern the whole file."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar, as written. ``comment`` is where a comment follows that may be meant as part of the text."""

    value: str
    position: Position
    comment: Position | None = None


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in file order, without duplicate keys."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    position: Position


Node = ScalarNode | SequenceNode | MappingNode


class _Mark(Protocol):
    """A position as reported by PyYAML, counted from 0."""

    @property
    def index(self) -> int: ...

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class StrictYamlError(ValueError):
    """The file is not valid in this subset of YAML; has the position of the problem."""

    def __init__(self, position: Position, message: str) -> None:
        """Create an error at *position*; *message* is one clean line."""
        super().__init__(message)
        self.position = position
        self.message = message


def parse(text: str) -> Node | None:
    """Return the tree of the document in *text*, or None if there are only comments.

    Raises StrictYamlError at the first problem.
    """
    if found := _UNPRINTABLE.search(text):
        raise StrictYamlError(
            _position_at(text, found.start()), f"the character U+{ord(found[0]):04X} is not allowed here"
        )
    try:
        return _Builder(text, _LOADER).build_document()
    except yaml.MarkedYAMLError as error:
        _refuse_deep_nesting(text, error.problem_mark)
        raise StrictYamlError(*_explain(text, error)) from error
    # The pure Python parser raises ValueError for an escape such as "\U00110000".
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, StrictYamlError):
            raise
        raise StrictYamlError(START_POSITION, "a code that starts with a backslash is not a character") from error


def quote_text(text: str) -> str:
    """Quote text from a file in an error message: cleaned, shortened, and in quotation marks."""
    return f'"{clean_line(text, 40)}"'


class _Builder:
    """Builds the tree of a text from the events of a parser."""

    def __init__(self, text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> None:
        self._text = text
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)

    def build_document(self) -> Node | None:
        tree: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                if tree is not None:
                    raise StrictYamlError(
                        _position(event.start_mark), "only one document per file is allowed; remove the second"
                    )
                tree = self._build_node(event, 1, 0)
        return tree

    def _build_node(self, event: yaml.Event, depth: int, indentation: int) -> Node:
        """Build the tree that starts with *event*, in a mapping or list that starts in column *indentation*."""
        place = _position(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            raise StrictYamlError(place, "aliases (*) are not allowed; write out the text, or put it in quotes")
        if getattr(event, "anchor", None) is not None:
            raise StrictYamlError(place, "anchors (&) are not allowed; put text that starts with & in quotes")
        if getattr(event, "tag", None) is not None:
            raise StrictYamlError(place, "tags (!) are not allowed; put text that starts with ! in quotes")
        if isinstance(event, yaml.ScalarEvent):
            return ScalarNode(event.value, place, self._find_comment(event, indentation))
        if depth > MAX_DEPTH:
            raise StrictYamlError(place, f"lists and mappings are nested more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return SequenceNode(tuple(self._build_items(depth, place.column)), place)
        return MappingNode(tuple(self._build_entries(depth, place.column)), place)

    def _build_items(self, depth: int, indentation: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._build_node(event, depth + 1, indentation)

    def _build_entries(self, depth: int, indentation: int) -> Iterator[tuple[ScalarNode, Node]]:
        seen: dict[str, Position] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._build_node(event, depth + 1, indentation)
            if not isinstance(key, ScalarNode):
                raise StrictYamlError(key.position, "a key must be a plain word, not a list or a mapping")
            if key.value in seen:
                message = f"{quote_text(key.value)} is a duplicate key; it is already on line {seen[key.value].line}"
                raise StrictYamlError(key.position, message)
            seen[key.value] = key.position
            yield key, self._build_node(next(self._events), depth + 1, indentation)

    def _find_comment(self, event: yaml.ScalarEvent, indentation: int) -> Position | None:
        """Return where a comment follows a text without quotes, on its line or indented like its next line."""
        end = event.end_mark
        found = _COMMENT.match(self._text, end.index) if end and event.value and not event.style else None
        if found is None:
            return None
        position = _position_at(self._text, found.end() - 1)
        same_line = "\n" not in found[0]
        return position if same_line or position.column > indentation else None


def _refuse_deep_nesting(text: str, mark: _Mark | None) -> None:
    """Raise StrictYamlError if the C parser failed at *mark* because of deep nesting.

    The C parser reads far ahead and fails with a message of its own before it returns the events that `_Builder`
    counts. The Python parser returns them one by one; it is slow, so it is used only if that many brackets are open.
    """
    before = text[: mark.index] if mark else text
    if before.count("[") + before.count("{") - before.count("]") - before.count("}") > MAX_DEPTH:
        try:
            _Builder(text, yaml.SafeLoader).build_document()
        except StrictYamlError:
            raise
        except (yaml.YAMLError, ValueError):  # something else is wrong, and the C parser has said what
            return


def _position(mark: _Mark | None) -> Position:
    return Position(mark.line + 1, mark.column + 1) if mark else START_POSITION


def _position_at(text: str, index: int) -> Position:
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _explain(text: str, error: yaml.MarkedYAMLError) -> tuple[Position, str]:
    """Return where the error is, and what to do about it. The words of the parser are not used: they differ."""
    mark, opening = error.problem_mark or error.context_mark, error.context_mark
    lines = split_lines(text)
    line, first = (lines[each.line] if each and each.line < len(lines) else "" for each in (mark, opening))
    is_open = opening is not None and text[opening.index : opening.index + 1] in OPENING_MARKS
    if is_open and not line.strip():  # the end of the file
        mark = opening
    return _position(mark), explain_line(line, first if is_open else "")


def split_lines(text: str) -> list[str]:
    """Split a text into lines as YAML counts them."""
    return _LINE_BREAK.split(text)
