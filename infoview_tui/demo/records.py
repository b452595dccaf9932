"""Reads typed records (NamedTuples) from YAML: each key must be a field, each value of the field's type.

Types: text, whole numbers, true or false, enums by value, moments, call times, keys of other entries, and records,
lists, mappings and optional values of these. Scalars are taken as written: ``no`` and ``12:30`` are text.
The reader of question banks is not used here, since importing it takes as long as reading the whole campaign.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, NewType, TypeVar, Union, get_args, get_origin

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from infoview_tui.demo.calendar import Moment, Workday, parse_moment, parse_workday
from infoview_tui.demo.keys import CallTime
from infoview_tui.errors import InfoviewError

# The C parser is some ten times as fast. Some builds of PyYAML lack it.
_LOADER: type[yaml.BaseLoader | yaml.CBaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_Record = TypeVar("_Record", bound=tuple[Any, ...])
_Converter = Callable[[Node], Any]


class DemoDataError(InfoviewError):
    """A data file of the demo is invalid; the text names the file, the line and the column."""


class Reference(NamedTuple):
    """A key of another entry, and where it is used."""

    kind: Any
    node: Node

    def check(self, defined: dict[Any, set[str]]) -> None:
        """Raise DemoDataError unless the key is among those defined of its kind."""
        if self.node.value not in defined[self.kind]:
            raise _error(self.node, f'there is no {self.kind.__name__} "{self.node.value}"')


def parse_file(path: Path) -> Node:
    """Return the YAML tree of a file. Raises DemoDataError."""
    try:
        with path.open("rb") as file:
            tree: Node | None = yaml.compose(file, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise DemoDataError(f"{path.name} is not valid YAML: {error}") from error
    if tree is None:
        raise DemoDataError(f"{path.name} is empty")
    return tree


class RecordReader:
    """Converts trees to records; collects the references to other entries on the way."""

    def __init__(self) -> None:
        """Start with no references."""
        self.references: list[Reference] = []
        self._converters: dict[Any, _Converter] = {
            str: _text,
            int: _whole_number,
            bool: _boolean,
            Moment: _moment,
            Workday: _workday,
            CallTime: _call_time,
        }
        self._fields: dict[type, dict[str, _Converter]] = {}

    def read_record(self, record: type[_Record], node: Node) -> _Record:
        """Return the record that a mapping holds. Raises DemoDataError for a wrong or missing key or a wrong value."""
        values = self.read_fields(record, node)
        try:
            return record(**values)
        except TypeError as error:  # a field without a default
            missing = next(name for name in record.__annotations__ if name not in values)
            raise _error(node, f'the key "{missing}" is missing') from error

    def read_fields(self, record: type[_Record], node: Node) -> dict[str, Any]:
        """Return those fields of a record that a mapping holds. Raises DemoDataError."""
        if not isinstance(node, MappingNode):
            raise _error(node, f"a {record.__name__.lower()} is a mapping")
        converters = self._fields.get(record)
        if converters is None:
            converters = {name: self._converter(kind) for name, kind in record.__annotations__.items()}
            self._fields[record] = converters
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = _text(key)
            if name not in converters:
                raise _error(key, f'unknown key "{name}"')
            if name in values:
                raise _error(key, f'the key "{name}" is given twice')
            values[name] = converters[name](value)
        return values

    def _converter(self, kind: Any) -> _Converter:
        converter = self._converters.get(kind)
        if converter is None:
            converter = self._converters[kind] = self._make_converter(kind)
        return converter

    def _make_converter(self, kind: Any) -> _Converter:
        if isinstance(kind, NewType):
            return partial(self._reference, kind)
        origin = get_origin(kind)
        if origin is tuple:
            return partial(self._list, get_args(kind)[0])
        if origin is dict:
            return partial(self._mapping, *get_args(kind))
        if origin in (Union, UnionType):  # X | None, or Moment | None, which has three parts
            members = [member for member in get_args(kind) if member is not type(None)]
            return self._converter(members[0] if len(members) == 1 else Moment)
        if issubclass(kind, Enum):
            return partial(_enum_member, {member.value: member for member in kind})
        return partial(self.read_record, kind)

    def _reference(self, kind: Any, node: Node) -> str:
        self.references.append(Reference(kind, node))
        return _text(node)

    def _list(self, kind: Any, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, SequenceNode):
            raise _error(node, "a list is expected here")
        return tuple(map(self._converter(kind), node.value))

    def _mapping(self, key_kind: Any, value_kind: Any, node: Node) -> dict[Any, Any]:
        if not isinstance(node, MappingNode):
            raise _error(node, "a mapping is expected here")
        read_key, read_value = self._converter(key_kind), self._converter(value_kind)
        values = {read_key(key): read_value(value) for key, value in node.value}
        if len(values) < len(node.value):
            raise _error(node, "a key is given twice")
        return values


def _text(node: Node) -> str:
    if not isinstance(node, ScalarNode):
        raise _error(node, "a text is expected here")
    return str(node.value)


def _whole_number(node: Node) -> int:
    text = _text(node)
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise _error(node, f'"{text}" is not a whole number')
    return int(text)


def _boolean(node: Node) -> bool:
    text = _text(node)
    if text not in {"true", "false"}:
        raise _error(node, f'"{text}" is neither true nor false')
    return text == "true"


def _moment(node: Node) -> Moment:
    text = _text(node)
    try:
        return parse_moment(text)
    except ValueError as error:
        raise _error(node, f'"{text}": {error}') from error


def _workday(node: Node) -> Workday:
    text = _text(node)
    try:
        return parse_workday(text)
    except ValueError as error:
        raise _error(node, f'"{text}": {error}') from error


def _call_time(node: Node) -> int:
    text = _text(node)
    if not (found := re.fullmatch(r"(\d{1,3}):([0-5]\d)", text, re.ASCII)):
        raise _error(node, f'"{text}": a time in an interview is written like 12:05')
    return 60 * int(found[1]) + int(found[2])


def _enum_member(members: dict[str, Enum], node: Node) -> Enum:
    member = members.get(_text(node))
    if member is None:
        raise _error(node, f'"{node.value}" is none of {", ".join(members)}')
    return member


def _error(node: Node, message: str) -> DemoDataError:
    mark = node.start_mark
    return DemoDataError(f"{Path(mark.name).name}:{mark.line + 1}:{mark.column + 1}: {message}")
