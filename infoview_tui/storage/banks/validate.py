"""Checks what a bank file says, and notes every mistake with its place."""

from __future__ import annotations

import re
from pathlib import Path

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.banks.model import Bank, BankProblem, Question, default_title
from infoview_tui.storage.banks.strict_yaml import (
    START_POSITION,
    MappingNode,
    Node,
    Position,
    ScalarNode,
    SequenceNode,
    quote_text,
)

MAX_TEXT_LENGTH = 500
"""The length of the longest text, in characters."""

MAX_QUESTION_MINUTES = 30
"""The most minutes that one question may take: the longest interview that is asked for (R14)."""

DEFAULT_QUESTION_MINUTES = 3
"""The minutes of a question that names none."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # the shape of BCP 47, without its registry
_NUMBER = re.compile(r"[1-9][0-9]?")
_SLUG_DESCRIPTION = "lower-case letters a-z, digits and single hyphens"


class BankValidator:
    """One bank file while it is checked. After a mistake the checking goes on, so that all are named at once."""

    def __init__(self, path: Path, is_custom: bool) -> None:
        """Begin with no mistakes; *own* says whether the file is one of the person's own banks."""
        self.path = path
        self.is_custom = is_custom
        self._problems: list[BankProblem] = []
        self.id_positions: dict[str, Position] = {}
        """Where each id stands."""

    @property
    def problems(self) -> tuple[BankProblem, ...]:
        """The mistakes so far, in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def add_problem(self, position: Position, message: str) -> None:
        """Note a mistake."""
        self._problems.append(BankProblem(self.path, position.line, position.column, message))

    def validate(self, tree: Node | None) -> Bank | None:
        """The bank that the file's *tree* holds, or None when anything in it is wrong."""
        if tree is None:
            self.add_problem(START_POSITION, "the file is empty; a bank has a topic and questions")
            return None
        fields = self._fields(tree, "a bank", required=("topic", "questions"), optional=("title", "language"))
        if fields is None:
            return None
        topic = self._topic(fields["topic"])
        title = self._line(fields.get("title"), "title") or default_title(topic)
        language = self._language(fields.get("language"))
        questions = self._questions(fields["questions"], topic, language)
        if self._problems:
            return None
        return Bank(topic, title, language, questions, self.path, self.is_custom)

    def _fields(
        self, node: Node, subject: str, *, required: tuple[str, ...], optional: tuple[str, ...]
    ) -> dict[str, Node] | None:
        """The values of a mapping by key; None when it is no mapping or a needed key is missing."""
        if not isinstance(node, MappingNode):
            self.add_problem(node.position, f"{subject} is written as keys with values, such as {required[0]}: ...")
            return None
        allowed = (*required, *optional)
        fields: dict[str, Node] = {}
        for key, value in node.entries:
            if key.value in allowed:
                fields[key.value] = value
            else:
                self.add_problem(
                    key.position, f"unknown key {quote_text(key.value)}; {subject} has {', '.join(allowed)}"
                )
        missing = [key for key in required if key not in fields]
        if missing:
            self.add_problem(
                node.position, f"{' and '.join(missing)} missing: {subject} needs {' and '.join(required)}"
            )
            return None
        return fields

    def _line(self, node: Node | None, name: str) -> str:
        """The text of *node*, cleaned; empty where the key is absent or wrong."""
        if node is None:
            return ""
        if not isinstance(node, ScalarNode):
            self.add_problem(node.position, f"{name} is one text, not {_describe_node(node)}")
            return ""
        line = clean_line(node.value)
        if not line:
            self.add_problem(node.position, f"{name} is empty")
        elif len(line) > MAX_TEXT_LENGTH:
            self.add_problem(node.position, f"{name} is longer than {MAX_TEXT_LENGTH} characters")
        return line

    def _topic(self, node: Node) -> str:
        """The topic; empty where it is wrong, so that the ids are not found wrong as well."""
        topic = self._line(node, "topic")
        if topic and not _SLUG.fullmatch(topic):
            self.add_problem(node.position, f"topic is made of {_SLUG_DESCRIPTION}")
            return ""
        if topic and not self.is_custom and topic not in set(Topic):
            self.add_problem(
                node.position, f"{quote_text(topic)} is none of Infoview's topics; only own banks add topics"
            )
        return topic

    def _language(self, node: Node | None) -> str:
        if node is None:
            return "en"
        language = self._line(node, "language")
        if language and not _LANGUAGE.fullmatch(language):
            self.add_problem(node.position, "language is a tag such as en, de or pt-BR")
        return language

    def _questions(self, node: Node, topic: str, language: str) -> tuple[Question, ...]:
        if not isinstance(node, SequenceNode):
            self.add_problem(
                node.position, f"questions is a list, not {_describe_node(node)}; begin each question with a hyphen"
            )
            return ()
        if not node.items:
            self.add_problem(node.position, "questions is empty; a bank has at least one")
        questions = (self._question(item, topic, language) for item in node.items)
        return tuple(question for question in questions if question is not None)

    def _question(self, node: Node, topic: str, language: str) -> Question | None:
        fields = self._fields(node, "a question", required=("id", "text"), optional=("probes", "good_for", "minutes"))
        if fields is None:
            return None
        return Question(
            id=self._id(fields["id"], topic),
            topic=topic,
            text=self._line(fields["text"], "text"),
            probes=self._probes(fields.get("probes")),
            good_for=self._line(fields.get("good_for"), "good_for"),
            minutes=self._minutes(fields.get("minutes")),
            language=language,
            is_custom=self.is_custom,
        )

    def _id(self, node: Node, topic: str) -> str:
        question_id = self._line(node, "id")
        if not question_id or not topic:
            return question_id
        prefix, _, slug = question_id.partition(".")
        if prefix != topic or not _SLUG.fullmatch(slug):
            self.add_problem(node.position, f"id is {clean_line(topic, 40)}, a dot, then {_SLUG_DESCRIPTION}")
        earlier = self.id_positions.setdefault(question_id, node.position)
        if earlier is not node.position:
            self.add_problem(node.position, f"the id {quote_text(question_id)} is already used on line {earlier.line}")
        return question_id

    def _probes(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, SequenceNode):
            self.add_problem(
                node.position, f"probes is a list, not {_describe_node(node)}; begin each probe with a hyphen"
            )
            return ()
        return tuple(self._line(item, "a probe") for item in node.items)

    def _minutes(self, node: Node | None) -> int:
        if node is None:
            return DEFAULT_QUESTION_MINUTES
        if isinstance(node, ScalarNode) and _NUMBER.fullmatch(node.value) and int(node.value) <= MAX_QUESTION_MINUTES:
            return int(node.value)
        self.add_problem(node.position, f"minutes is a whole number from 1 to {MAX_QUESTION_MINUTES}")
        return DEFAULT_QUESTION_MINUTES


def _describe_node(node: Node) -> str:
    return {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "keys with values"}[type(node)]
