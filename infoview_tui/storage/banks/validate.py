"""Validates a bank file against its schema, and reports every mistake with its position and in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.banks.model import Bank, BankProblem, Question, default_title
from infoview_tui.storage.banks.schema import BROKEN_RULE, UNKNOWN_TOPIC, BankContext, BankModel, QuestionModel
from infoview_tui.storage.strict_yaml import (
    START_POSITION,
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    quote_text,
)

_Location = tuple[str | int, ...]
"""The keys and indices that lead to a value, as pydantic reports them."""

_Data = str | tuple["_Data", ...] | dict[str, "_Data"]


class _Located(NamedTuple):
    """A value of the file, and where it and its key stand."""

    node: Node
    key_position: Position


class BankValidator:
    """One bank file while it is validated. After a mistake the validation goes on, so that all are named at once."""

    def __init__(self, path: Path, is_custom: bool) -> None:
        """Begin with no mistakes; *is_custom* says whether the file is one of the person's own banks."""
        self.path = path
        self.is_custom = is_custom
        self._problems: list[BankProblem] = []
        self.id_positions: dict[str, Position] = {}
        """Where each question id stands first."""

    @property
    def problems(self) -> tuple[BankProblem, ...]:
        """The mistakes so far, in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def add_problem(self, position: Position, message: str) -> None:
        """Record a mistake."""
        self._problems.append(BankProblem(self.path, position.line, position.column, message))

    def validate(self, tree: Node | None) -> Bank | None:
        """Return the bank that the file's *tree* holds, or None when anything in it is wrong."""
        if tree is None:
            self.add_problem(START_POSITION, "the file is empty; a bank has a topic and questions")
            return None
        values = dict(_walk((), tree, tree.position))
        self._check_unique_ids(values)
        try:
            model = BankModel.model_validate(_to_data(tree), context=BankContext(self.is_custom))
        except ValidationError as error:
            self._add_errors(error.errors(include_url=False, include_input=False), values)
            return None
        return None if self._problems else self._build_bank(model)

    def _check_unique_ids(self, values: dict[_Location, _Located]) -> None:
        for location, (node, _) in values.items():
            match location, node:
                case ("questions", int(), "id"), ScalarNode(value, position) if question_id := clean_line(value):
                    earlier = self.id_positions.setdefault(question_id, position)
                    if earlier is not position:
                        quoted = quote_text(question_id)
                        self.add_problem(position, f"the id {quoted} is already used on line {earlier.line}")

    def _add_errors(self, errors: Sequence[ErrorDetails], values: dict[_Location, _Located]) -> None:
        missing: dict[_Location, list[str]] = {}
        for error in errors:
            location = error["loc"]
            if error["type"] == "missing":
                missing.setdefault(location[:-1], []).append(str(location[-1]))
                continue
            node, key_position = values[location]
            position = key_position if error["type"] == "extra_forbidden" else node.position
            self.add_problem(position, _format_error(error, node))
        for location, keys in missing.items():
            subject, model = _describe_mapping(location)
            required = [key for key, info in model.model_fields.items() if info.is_required()]
            message = f"{' and '.join(keys)} missing: {subject} needs {' and '.join(required)}"
            self.add_problem(values[location].node.position, message)

    def _build_bank(self, model: BankModel) -> Bank:
        questions = tuple(
            Question(
                id=question.id,
                topic=model.topic,
                text=question.text,
                probes=question.probes,
                good_for=question.good_for,
                minutes=question.minutes,
                language=model.language,
                is_custom=self.is_custom,
            )
            for question in model.questions
        )
        title = model.title or default_title(model.topic)
        return Bank(model.topic, title, model.language, questions, self.path, self.is_custom)


def _format_error(error: ErrorDetails, node: Node) -> str:
    """Return a validation error in our own words; *node* is the value that is wrong."""
    location = error["loc"]
    name = "a probe" if location and isinstance(location[-1], int) else str(location[-1]) if location else ""
    match error["type"]:
        case "extra_forbidden":
            subject, model = _describe_mapping(location[:-1])
            return f"unknown key {quote_text(name)}; {subject} has {', '.join(model.model_fields)}"
        case "model_type":
            subject, model = _describe_mapping(location)
            return f"{subject} is written as keys with values, such as {next(iter(model.model_fields))}: ..."
        case "tuple_type":
            return f"{name} is a list, not {_describe_node(node)}; begin each {name.removesuffix('s')} with a hyphen"
        case "string_type":
            return f"{name} is one text, not {_describe_node(node)}"
        case type_ if type_ == BROKEN_RULE:
            return f"{name} {error['ctx']['predicate']}"
        case type_ if type_ == UNKNOWN_TOPIC and isinstance(node, ScalarNode):
            return f"{quote_text(node.value)} is none of Infoview's topics; only own banks add topics"
        case _:
            return f"{name or 'this'} cannot be read"


def _describe_mapping(location: _Location) -> tuple[str, type[BankModel | QuestionModel]]:
    return ("a question", QuestionModel) if location else ("a bank", BankModel)


def _walk(location: _Location, node: Node, key_position: Position) -> Iterator[tuple[_Location, _Located]]:
    """Yield all values of the tree by the location that pydantic gives them."""
    yield location, _Located(node, key_position)
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            yield from _walk((*location, _encode(key.value)), value, key.position)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.items):
            yield from _walk((*location, index), item, item.position)


def _to_data(node: Node) -> _Data:
    """Return the tree as plain data, its texts cleaned."""
    if isinstance(node, ScalarNode):
        return clean_line(node.value)
    if isinstance(node, SequenceNode):
        return tuple(map(_to_data, node.items))
    return {_encode(key.value): _to_data(value) for key, value in node.entries}


def _encode(key: str) -> str:
    """Return a key that pydantic accepts: a lone surrogate is spelled out."""
    return key.encode("utf-8", "backslashreplace").decode("utf-8")


def _describe_node(node: Node) -> str:
    return {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "keys with values"}[type(node)]
