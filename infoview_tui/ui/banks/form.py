"""Form for a question: topic, wording, follow-ups, use, and minutes (R20, R21)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Select

from infoview_tui.domain.question_checks import check_question
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.services import banks
from infoview_tui.services.banks.library import is_english
from infoview_tui.ui.shared.bindings import CHOICE
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.dialogs.form import FORM_STYLES, FormDialog
from infoview_tui.ui.shared.validators import Accepted

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import QuestionFields

MIN_PROBE_FIELDS = 3
"""Fields for follow-ups; a question with more has one more than it has."""


class QuestionEntry(NamedTuple):
    """A question as it was entered."""

    topic: str
    fields: QuestionFields
    language: str = "en"


class TopicSelect(Select[str], inherit_bindings=False):
    """A select for a topic. The arrow keys move between fields, as in every other field."""

    BINDINGS = [*CHOICE]

    def __init__(self, topics: Mapping[str, str], topic: str) -> None:
        """Offer topics by their titles."""
        options = [(plain(title), key) for key, title in topics.items()]
        super().__init__(options, compact=True, allow_blank=False, value=topic)


class QuestionDialog(FormDialog[QuestionEntry]):
    """Asks for a question, and says at each key what could be better about its wording."""

    CSS_PATH = [*FORM_STYLES, Path(__file__).with_name("form.tcss")]
    AUTO_FOCUS = "LineInput"

    def __init__(
        self, title: str, topics: Mapping[str, str], entry: QuestionEntry, *, is_new: bool, is_unsaved: bool = False
    ) -> None:
        """*topics* are the titles by topic; the topic of a known question stays as it is."""
        super().__init__(title, is_unsaved=is_unsaved)
        self._topics = topics
        self._entry = entry
        self._is_new = is_new

    def compose_fields(self) -> ComposeResult:
        """Compose the fields."""
        fields = self._entry.fields
        rules = banks.own_questions
        text = self.make_input("text", fields.text, hint="What …? How …?", validator=Accepted(rules.require_text))
        yield from self.make_field("Question", text)
        self._probe_count = max(MIN_PROBE_FIELDS, len(fields.probes) + 1)
        for number in range(self._probe_count):
            probe = fields.probes[number] if number < len(fields.probes) else ""
            label = "Follow-ups" if not number else ""
            hint = "" if number else "An example? The last time?"
            yield from self.make_field(label, self.make_input(f"probe {number}", probe, hint=hint))
        yield from self.make_field("Good for", self.make_input("good_for", fields.good_for, hint="What you learn"))
        yield from self.make_field(
            "Minutes", self.make_input("minutes", str(fields.minutes), validator=Accepted(rules.parse_minutes))
        )
        if self._is_new:
            yield from self.make_field("Topic", TopicSelect(self._topics, self._entry.topic))

    def update_remark(self) -> None:
        """Show what is wrong with a field, or else what could be better about the wording."""
        self.show_remark(self.marked_mistake or self._check_wording(), warning=True)

    def _check_wording(self) -> str:
        if not is_english(self._entry.language):
            return ""
        texts = [self.get_text("text"), *(self.get_text(f"probe {number}") for number in range(self._probe_count))]
        return next((problem.text for text in texts for problem in check_question(text)), "")

    def read_entry(self) -> QuestionEntry:
        """Return what is in the fields. Raises InfoviewError with what is wrong."""
        fields = self._entry.fields._replace(
            text=self.get_text("text"),
            probes=tuple(self.get_text(f"probe {number}") for number in range(self._probe_count)),
            good_for=self.get_text("good_for"),
            minutes=banks.own_questions.parse_minutes(clean_line(self.get_text("minutes"))),
        )
        topic = self.query_one(TopicSelect).value if self._is_new else self._entry.topic
        return QuestionEntry(str(topic), banks.own_questions.clean_fields(fields), self._entry.language)

    def read_result(self) -> QuestionEntry | None:
        """Return the question, or None after showing what is wrong."""
        try:
            return self.read_entry()
        except InfoviewError as error:
            self.show_remark(str(error), warning=True)
            return None

    def _read_state(self) -> list[object]:
        return [*super()._read_state(), *(select.value for select in self.query(TopicSelect))]
