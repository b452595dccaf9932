"""Checks what a bank file says, and notes every mistake with its place."""

from __future__ import annotations

import re
from pathlib import Path

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.banks.model import Bank, Problem, Question, title_of
from infoview_tui.storage.banks.strict_yaml import START, Mapping, Node, Place, Sequence, Text, shown

LONGEST = 500
"""The length of the longest text, in characters."""

LONGEST_MINUTES = 30
"""The most minutes that one question may take: the longest interview that is asked for (R14)."""

USUAL_MINUTES = 3
"""The minutes of a question that names none."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # the shape of BCP 47, without its registry
_NUMBER = re.compile(r"[1-9][0-9]?")
_SLUG_IN_WORDS = "lower-case letters a-z, digits and single hyphens"


class Form:
    """One bank file while it is checked. After a mistake the checking goes on, so that all are named at once."""

    def __init__(self, path: Path, own: bool) -> None:
        """Begin with no mistakes; *own* says whether the file is one of the person's own banks."""
        self.path = path
        self.own = own
        self._problems: list[Problem] = []
        self.places: dict[str, Place] = {}
        """Where each id stands."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The mistakes so far, in the order of the file."""
        return tuple(sorted(self._problems, key=lambda problem: (problem.line, problem.column)))

    def wrong(self, place: Place, message: str) -> None:
        """Note a mistake."""
        self._problems.append(Problem(self.path, place.line, place.column, message))

    def bank(self, tree: Node | None) -> Bank | None:
        """The bank that the file's *tree* holds, or None when anything in it is wrong."""
        if tree is None:
            self.wrong(START, "the file is empty; a bank has a topic and questions")
            return None
        fields = self._fields(tree, "a bank", needed=("topic", "questions"), optional=("title", "language"))
        if fields is None:
            return None
        topic = self._topic(fields["topic"])
        title = self._line(fields.get("title"), "title") or title_of(topic)
        language = self._language(fields.get("language"))
        questions = self._questions(fields["questions"], topic, language)
        if self._problems:
            return None
        return Bank(topic, title, language, questions, self.path, self.own)

    def _fields(
        self, node: Node, what: str, *, needed: tuple[str, ...], optional: tuple[str, ...]
    ) -> dict[str, Node] | None:
        """The values of a mapping by key; None when it is no mapping or a needed key is missing."""
        if not isinstance(node, Mapping):
            self.wrong(node.place, f"{what} is written as keys with values, such as {needed[0]}: ...")
            return None
        allowed = (*needed, *optional)
        fields: dict[str, Node] = {}
        for key, value in node.entries:
            if key.value in allowed:
                fields[key.value] = value
            else:
                self.wrong(key.place, f"unknown key {shown(key.value)}; {what} has {', '.join(allowed)}")
        missing = [key for key in needed if key not in fields]
        if missing:
            self.wrong(node.place, f"{' and '.join(missing)} missing: {what} needs {' and '.join(needed)}")
            return None
        return fields

    def _line(self, node: Node | None, name: str) -> str:
        """The text of *node*, cleaned; empty where the key is absent or wrong."""
        if node is None:
            return ""
        if not isinstance(node, Text):
            self.wrong(node.place, f"{name} is one text, not {_kind(node)}")
            return ""
        line = clean_line(node.value)
        if not line:
            self.wrong(node.place, f"{name} is empty")
        elif len(line) > LONGEST:
            self.wrong(node.place, f"{name} is longer than {LONGEST} characters")
        return line

    def _topic(self, node: Node) -> str:
        """The topic; empty where it is wrong, so that the ids are not found wrong as well."""
        topic = self._line(node, "topic")
        if topic and not _SLUG.fullmatch(topic):
            self.wrong(node.place, f"topic is made of {_SLUG_IN_WORDS}")
            return ""
        if topic and not self.own and topic not in set(Topic):
            self.wrong(node.place, f"{shown(topic)} is none of Infoview's topics; only own banks add topics")
        return topic

    def _language(self, node: Node | None) -> str:
        if node is None:
            return "en"
        language = self._line(node, "language")
        if language and not _LANGUAGE.fullmatch(language):
            self.wrong(node.place, "language is a tag such as en, de or pt-BR")
        return language

    def _questions(self, node: Node, topic: str, language: str) -> tuple[Question, ...]:
        if not isinstance(node, Sequence):
            self.wrong(node.place, f"questions is a list, not {_kind(node)}; begin each question with a hyphen")
            return ()
        if not node.items:
            self.wrong(node.place, "questions is empty; a bank has at least one")
        questions = (self._question(item, topic, language) for item in node.items)
        return tuple(question for question in questions if question is not None)

    def _question(self, node: Node, topic: str, language: str) -> Question | None:
        fields = self._fields(node, "a question", needed=("id", "text"), optional=("probes", "good_for", "minutes"))
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
            own=self.own,
        )

    def _id(self, node: Node, topic: str) -> str:
        question_id = self._line(node, "id")
        if not question_id or not topic:
            return question_id
        prefix, _, slug = question_id.partition(".")
        if prefix != topic or not _SLUG.fullmatch(slug):
            self.wrong(node.place, f"id is {clean_line(topic, 40)}, a dot, then {_SLUG_IN_WORDS}")
        earlier = self.places.setdefault(question_id, node.place)
        if earlier is not node.place:
            self.wrong(node.place, f"the id {shown(question_id)} is already used on line {earlier.line}")
        return question_id

    def _probes(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.wrong(node.place, f"probes is a list, not {_kind(node)}; begin each probe with a hyphen")
            return ()
        return tuple(self._line(item, "a probe") for item in node.items)

    def _minutes(self, node: Node | None) -> int:
        if node is None:
            return USUAL_MINUTES
        if isinstance(node, Text) and _NUMBER.fullmatch(node.value) and int(node.value) <= LONGEST_MINUTES:
            return int(node.value)
        self.wrong(node.place, f"minutes is a whole number from 1 to {LONGEST_MINUTES}")
        return USUAL_MINUTES


def _kind(node: Node) -> str:
    return {Text: "a text", Sequence: "a list", Mapping: "keys with values"}[type(node)]
