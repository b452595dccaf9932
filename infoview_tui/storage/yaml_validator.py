"""Validates a file in strict YAML against a pydantic model, and reports every mistake with its position."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.strict_yaml import (
    START_POSITION,
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    StrictYamlError,
    parse,
    quote_text,
    split_lines,
)
from infoview_tui.storage.yaml_explanations import explain_comment, suggest_quotes
from infoview_tui.storage.yaml_files import FileProblem, read_text
from infoview_tui.storage.yaml_schema import BROKEN_RULE, UNKNOWN_VALUE

_KEY = re.compile(r"[a-z][a-z_]*")
"""What keys look like; other keys are the beginning of a text with a colon."""

Location = tuple[str | int, ...]
"""The keys and indices that lead to a value, as pydantic reports them."""

_Data = str | tuple["_Data", ...] | dict[str, "_Data"]
_Model = TypeVar("_Model", bound=BaseModel)


class Located(NamedTuple):
    """A value of the file, and where it and its key stand."""

    node: Node
    key_position: Position


class YamlValidator:
    """One file while it is validated. After a mistake the validation goes on, so that all are named at once.

    ``is_custom`` says whether the file is one of the user's own. Subclasses name what is in the file.
    """

    items: Mapping[str, str]
    """What an item of each list is called: ``{"probes": "probe"}``."""

    text_keys: Set[str]
    """Keys of free text, which a comment on the same line may cut off."""

    empty_message: str
    """The problem of a file with nothing in it."""

    def __init__(self, path: Path, is_custom: bool, text: str | None = None) -> None:
        """Begin with no mistakes. *text* is validated instead of what is in the file, such as before it is written."""
        self.path = path
        self.is_custom = is_custom
        self.text = ""
        self._given_text = text
        self._problems: list[FileProblem] = []
        self.id_positions: dict[str, Position] = {}
        """Where each ID stands first."""

    @property
    def problems(self) -> tuple[FileProblem, ...]:
        """The mistakes so far, in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def add_problem(self, position: Position, message: str) -> None:
        """Record a mistake."""
        self._problems.append(FileProblem(self.path, position.line, position.column, message))

    def describe_mapping(self, location: Location) -> tuple[str, type[BaseModel]]:
        """Return the name and the model of the mapping at a location, such as ``a question``."""
        raise NotImplementedError

    def clean(self, text: str) -> str:
        """Return a text of the file as it is used: by default, one clean line."""
        return clean_line(text)

    def read_values(self) -> dict[Location, Located] | None:
        """Read the file, and return its values by location; None and a problem if it is not strict YAML, or empty."""
        try:
            self.text = read_text(self.path) if self._given_text is None else self._given_text
            tree = parse(self.text)
        except StrictYamlError as error:
            self.add_problem(error.position, error.message)
            return None
        if tree is None:
            self.add_problem(START_POSITION, self.empty_message)
            return None
        values = dict(_walk((), tree, tree.position))
        self._check_comments(values)
        return values

    def _check_comments(self, values: dict[Location, Located]) -> None:
        """Report each free text whose end may be lost, since it is read as a comment."""
        for location, (node, _) in values.items():
            if isinstance(node, ScalarNode) and node.comment and self._find_key(location) in self.text_keys:
                lines = split_lines(self.text)[node.position.line - 1 : node.comment.line]
                self.add_problem(
                    node.comment, explain_comment(" ".join([lines[0].rstrip(), *map(str.strip, lines[1:])]))
                )

    def validate(self, values: dict[Location, Located], model: type[_Model], context: object) -> _Model | None:
        """Return the model that the values make, or None if anything in the file is wrong."""
        try:
            valid = model.model_validate(self._to_data(values[()].node), context=context)
        except ValidationError as error:
            self._add_errors(error.errors(include_url=False, include_input=False), values)
            return None
        return None if self._problems else valid

    def check_unique_ids(self, values: dict[Location, Located], list_key: str) -> None:
        """Report IDs of the items of a list that are used twice in this file."""
        for location, (node, _) in values.items():
            match location, node:
                case (key, int(), "id"), ScalarNode(value, position) if key == list_key and (id_ := clean_line(value)):
                    earlier = self.id_positions.setdefault(id_, position)
                    if earlier is not position:
                        self.add_problem(position, f"the id {quote_text(id_)} is already used on line {earlier.line}")

    def is_first_with_id(self, id: str, paths_by_id: dict[str, Path]) -> bool:
        """Return whether no earlier file has an ID, and add it to *paths_by_id*; report it otherwise."""
        earlier = paths_by_id.setdefault(id, self.path)
        if earlier == self.path:
            return True
        message = f"the id {quote_text(id)} is already used in {clean_line(earlier.name)}"
        self.add_problem(self.id_positions[id], message)
        return False

    def _add_errors(self, errors: Sequence[ErrorDetails], values: dict[Location, Located]) -> None:
        missing: dict[Location, list[str]] = {}
        for error in errors:
            location = error["loc"]
            if error["type"] == "missing":
                missing.setdefault(location[:-1], []).append(str(location[-1]))
                continue
            while location not in values:  # a model reads a text as a list of one
                location = location[:-1]
            node, key_position = values[location]
            position = key_position if error["type"] == "extra_forbidden" else node.position
            self.add_problem(position, self._format_error(error, location, node))
        for location, keys in missing.items():
            subject, model = self.describe_mapping(location)
            required = [key for key, info in model.model_fields.items() if info.is_required()]
            message = f"{' and '.join(keys)} missing: {subject} needs {_join_with_and(required)}"
            self.add_problem(values[location].node.position, message)

    def _format_error(self, error: ErrorDetails, location: Location, node: Node) -> str:
        """Return a validation error in our own words; *node* is the value that is wrong."""
        name = self._describe_value(location)
        match error["type"]:
            case "extra_forbidden":
                subject, model = self.describe_mapping(location[:-1])
                return f"unknown key {quote_text(name)}; {subject} has {', '.join(model.model_fields)}"
            case "model_type":
                subject, model = self.describe_mapping(location)
                return f"{subject} is written as keys with values, such as {next(iter(model.model_fields))}: ..."
            case "tuple_type":
                item = self.items.get(name, "item")
                return f"{name} is a list, not {_describe_node(node)}; begin each {item} with a hyphen"
            case "string_type":
                return f"{name} is one text, not {_describe_node(node)}{self._suggest_quotes(location, node)}"
            case type_ if type_ == BROKEN_RULE:
                return f"{name} {error['ctx']['predicate']}{self._suggest_quotes(location, node)}"
            case type_ if type_ == UNKNOWN_VALUE and isinstance(node, ScalarNode):
                return f"{quote_text(node.value)} {error['ctx']['predicate']}"
            case _:
                return f"{name or 'this'} cannot be read"

    def _suggest_quotes(self, location: Location, node: Node) -> str:
        """Return what to write if a text became a key with a value because of a colon; otherwise an empty string."""
        if not isinstance(node, MappingNode) or self._find_key(location) not in self.text_keys:
            return ""
        is_text = any(not _KEY.fullmatch(key.value) for key, _ in node.entries[:1])
        return f"; {suggest_quotes(split_lines(self.text)[node.position.line - 1])}" if is_text else ""

    def _describe_value(self, location: Location) -> str:
        """Return the key of a value, or what an item of a list is called."""
        key = self._find_key(location)
        return key if not key or location[-1] == key else f"a {self.items.get(key, 'item')}"

    def _find_key(self, location: Location) -> str:
        """Return the last key on the way to a value; empty for the whole file."""
        return next((part for part in reversed(location) if isinstance(part, str)), "")

    def _to_data(self, node: Node) -> _Data:
        """Return the tree as plain data, its texts cleaned."""
        if isinstance(node, ScalarNode):
            return self.clean(node.value)
        if isinstance(node, SequenceNode):
            return tuple(map(self._to_data, node.items))
        return {_encode(key.value): self._to_data(value) for key, value in node.entries}


def _join_with_and(keys: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(keys[:-1]), keys[-1])))


def _walk(location: Location, node: Node, key_position: Position) -> Iterator[tuple[Location, Located]]:
    """Yield all values of the tree by the location that pydantic gives them."""
    yield location, Located(node, key_position)
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            yield from _walk((*location, _encode(key.value)), value, key.position)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _walk((*location, index), item, item.position)


def _encode(key: str) -> str:
    """Return a key that pydantic accepts: a lone surrogate is spelled out."""
    return key.encode("utf-8", "backslashreplace").decode("utf-8")


def _describe_node(node: Node) -> str:
    return {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "keys with values"}[type(node)]
