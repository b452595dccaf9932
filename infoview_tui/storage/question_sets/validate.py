"""Validates a file of question sets against its schema and the questions of the banks, with positions of mistakes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pydantic import BaseModel

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.question_sets.model import QuestionSet, QuestionSetFile
from infoview_tui.storage.question_sets.schema import QuestionSetModel, QuestionSetsModel
from infoview_tui.storage.strict_yaml import ScalarNode, quote_text
from infoview_tui.storage.yaml_validator import Located, Location, YamlValidator


class QuestionSetValidator(YamlValidator):
    """One file of question sets while it is validated."""

    items = {"sets": "set", "questions": "question"}
    text_keys = frozenset({"title", "situation"})
    empty_message = "the file is empty; it has question sets"

    def __init__(self, path: Path, is_custom: bool, known_ids: Collection[str]) -> None:
        """Begin with no mistakes. *known_ids* are the IDs of all questions in the banks."""
        super().__init__(path, is_custom)
        self._known_ids = known_ids

    def describe_mapping(self, location: Location) -> tuple[str, type[BaseModel]]:
        """Return the name and the model of a mapping: a file, or a set in it."""
        return ("a set", QuestionSetModel) if location else ("a file", QuestionSetsModel)

    def read(self) -> QuestionSetFile | None:
        """Return the sets in the file, or None if anything in it is wrong."""
        values = self.read_values()
        if values is None:
            return None
        self.check_unique_ids(values, "sets")
        self._check_question_ids(values)
        model = self.validate(values, QuestionSetsModel, None)
        return self._build_file(model) if model else None

    def _check_question_ids(self, values: dict[Location, Located]) -> None:
        """Report questions that no bank has, and questions that are in a set twice."""
        used: set[tuple[str | int, str]] = set()
        for location, (node, _) in values.items():
            match location, node:
                case ("sets", int(set_index), "questions", int()), ScalarNode(value, position):
                    question_id = clean_line(value)
                    if (set_index, question_id) in used:
                        message = f"the question {quote_text(question_id)} is already in this set"
                        self.add_problem(position, message)
                    elif question_id and question_id not in self._known_ids:
                        self.add_problem(position, self._explain_unknown(question_id))
                    used.add((set_index, question_id))

    def _explain_unknown(self, question_id: str) -> str:
        from difflib import get_close_matches  # only for a mistake

        topic, _, slug = question_id.partition(".")
        slugs = [known.removeprefix(f"{topic}.") for known in self._known_ids if known.startswith(f"{topic}.")]
        close = get_close_matches(slug, slugs, n=1)
        hint = f"; is {quote_text(f'{topic}.{close[0]}')} meant?" if close else ""
        return f"no question bank has the question {quote_text(question_id)}{hint}"

    def _build_file(self, model: QuestionSetsModel) -> QuestionSetFile:
        sets = tuple(
            QuestionSet(each.id, each.title, each.situation, each.questions, self.is_custom) for each in model.sets
        )
        return QuestionSetFile(sets, self.path, self.is_custom)
