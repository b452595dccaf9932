"""Validates a bank file against its schema, and reports every mistake with its position and in plain words."""

from __future__ import annotations

from pydantic import BaseModel

from infoview_tui.storage.banks.model import Bank, Question, default_title
from infoview_tui.storage.banks.schema import BankContext, BankModel, QuestionModel
from infoview_tui.storage.yaml_validator import Location, YamlValidator


class BankValidator(YamlValidator):
    """One bank file while it is validated."""

    items = {"questions": "question", "probes": "probe"}
    text_keys = frozenset({"title", "text", "probes", "good_for"})
    empty_message = "the file is empty; a bank has a topic and questions"

    def describe_mapping(self, location: Location) -> tuple[str, type[BaseModel]]:
        """Return the name and the model of a mapping: a bank, or a question in it."""
        return ("a question", QuestionModel) if location else ("a bank", BankModel)

    def read(self) -> Bank | None:
        """Return the bank in the file, or None if anything in it is wrong."""
        values = self.read_values()
        if values is None:
            return None
        self.check_unique_ids(values, "questions")
        model = self.validate(values, BankModel, BankContext(self.is_custom))
        return self._build_bank(model) if model else None

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
