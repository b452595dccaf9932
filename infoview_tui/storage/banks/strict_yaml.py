"""A small, strict part of YAML: mappings, lists and text, each with its place in the file.

Nothing is guessed: every scalar is the text as it was written, so ``no``, ``12:30`` and ``014`` stay what they are.
Refused, since they can do harm or hide a mistake: anchors, aliases, tags, duplicate keys, nesting deeper than
`DEEPEST`, and a second document. The tree is built straight from parser events, because composing is where deep nesting
overflows the stack and aliases multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from infoview_tui.domain.sanitize import clean_line

DEEPEST = 20
"""How many levels of lists and mappings may stand inside one another."""

# The C parser is some thirty times as fast, and does not recurse over events. Some builds of PyYAML lack it.
_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML 1.2 section 5.1 leaves out of c-printable. Looked for here because the parsers give no line for it.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; lines and columns count from 1, columns in characters."""

    line: int
    column: int


START = Place(1, 1)
"""Where a mistake is named that belongs to the whole file."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as written."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; no key comes twice."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place


Node = Text | Sequence | Mapping


class _Mark(Protocol):
    """A place as the parsers give it, counted from 0."""

    @property
    def line(self) -> int: ...

    @property
    def column(self) -> int: ...


class RefusedError(ValueError):
    """The file cannot be read as the strict YAML of this module, from one place on."""

    def __init__(self, place: Place, message: str) -> None:
        """Say what is wrong at *place*; *message* is one clean line."""
        super().__init__(message)
        self.place = place
        self.message = message


def parse(text: str) -> Node | None:
    """Return the tree of the one document in *text*, or None where there is nothing but comments.

    Raises `RefusedError` at the first thing that is wrong.
    """
    if found := _UNPRINTABLE.search(text):
        raise RefusedError(_place_of(text, found.start()), f"the character U+{ord(found[0]):04X} is not allowed here")
    try:
        return _document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        raise RefusedError(_place(error.problem_mark or error.context_mark), _explained(error)) from error
    # The pure Python parser lets a ValueError out for an escape such as "\U00110000".
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(START, f"this is not valid YAML: {clean_line(str(error), 200)}") from error


def shown(text: str) -> str:
    """*text* from a file as an error message quotes it: clean, short and in quotation marks."""
    return f'"{clean_line(text, 40)}"'


def _document(events: Iterator[yaml.Event]) -> Node | None:
    tree: Node | None = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            if tree is not None:
                raise RefusedError(_place(event.start_mark), "a file holds one document; remove the second")
            tree = _node(event, events, 1)
    return tree


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    """The tree that begins with *event*; takes what belongs to it from *events*."""
    place = _place(event.start_mark)
    if isinstance(event, yaml.AliasEvent):
        raise RefusedError(place, "aliases (*) are not allowed; write the text out, or put it in quotes")
    if getattr(event, "anchor", None) is not None:
        raise RefusedError(place, "anchors (&) are not allowed; put text that begins with & in quotes")
    if getattr(event, "tag", None) is not None:
        raise RefusedError(place, "tags (!) are not allowed; put text that begins with ! in quotes")
    if isinstance(event, yaml.ScalarEvent):
        return Text(event.value, place)
    if depth > DEEPEST:
        raise RefusedError(place, f"lists and mappings are nested more than {DEEPEST} deep")
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(tuple(_items(events, depth)), place)
    return Mapping(tuple(_entries(events, depth)), place)


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(event, events, depth + 1)


def _entries(events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Text, Node]]:
    seen: dict[str, Place] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, Text):
            raise RefusedError(key.place, "a key is a plain word, not a list or a mapping")
        if key.value in seen:
            message = f"{shown(key.value)} is given twice; it is already on line {seen[key.value].line}"
            raise RefusedError(key.place, message)
        seen[key.value] = key.place
        yield key, _node(next(events), events, depth + 1)


def _place(mark: _Mark | None) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else START


def _place_of(text: str, index: int) -> Place:
    return Place(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _explained(error: yaml.MarkedYAMLError) -> str:
    problem = clean_line(error.problem or error.context or "it cannot be read", 200)
    if problem.startswith("mapping values are not allowed"):
        return 'this is not valid YAML: put text that holds a colon and a space (": ") in quotes'
    return f"this is not valid YAML: {problem}"
