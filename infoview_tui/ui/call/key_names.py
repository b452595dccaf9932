"""What the keys of a call are called now, and which of them do something: the hints name what matters at the moment."""

from __future__ import annotations

from textual.binding import Binding

from infoview_tui.domain.enums import QuestionState
from infoview_tui.ui.call.question_actions import CallQuestionActions

ACTIONS_AFTER_END = {"save_line", "end_call", "back", "scroll_page", "undo", "redo", "help", "return_to_call"}
"""What keys still do once a call has ended."""

KEY_NAMES_WHILE_EDITING = {
    "live.keep": "Save",
    "live.split": "Split",
    "live.join": "Join",
    "live.star": "Star",
    "live.kind": "Kind",
    "live.go_to": "Question",
    "live.remove": "Remove",
    "live.verdict": "Verdict",
    "live.walk_back": "Before",
    "live.back": "Leave",
}
"""What keys are called while a note is edited; the others are not named then."""

KEYS_ONLY_WHILE_EDITING = {"live.keep", "live.split", "live.join", "live.remove"}
"""What is named while a note is edited alone."""

KEYS_ONLY_WITH_PLAN = {"live.next", "live.answered", "live.skipped", "live.go_to"}
"""What is named where questions are planned alone."""

KEYS_HIDDEN_WHILE_PAUSED = {"live.stay", "live.verdict", "live.off_record", "live.add_question", "live.mark_time"}
"""What is not named in a pause, so that there is room for the key that goes on."""


class CallKeyNames(CallQuestionActions):
    """A call whose hints follow what is being done."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the end of the call only a few keys do something."""
        after = not self.is_loaded or not self.ended or action in ACTIONS_AFTER_END
        return super().check_action(action, parameters) if after else False

    def key_name(self, binding: Binding) -> str:
        """Say in a word what a key does now; nothing where others matter more."""
        identity = binding.id or ""
        if self.ended:
            if identity == "live.keep":
                return "Save" if self.line.value else ""
            return "Debrief" if identity == "live.finish" else binding.description
        if self.edited_note is not None:
            return KEY_NAMES_WHILE_EDITING.get(identity, "")
        if identity in self._hidden_keys():
            return ""
        match identity:
            case "live.answered" if self._has_question_state(QuestionState.ANSWERED):
                return "Open again"
            case "live.skipped" if self._has_question_state(QuestionState.SKIPPED):
                return "Open again"
            case "live.off_record" if self.off_record:
                return "On record"
            case "live.pause" if self.paused:
                return "Go on"
            case "live.go_to" if self.is_closing_due and not self.has_class("-wide"):
                return ""  # near the end, staying matters more
            case "live.stay" if not self.is_closing_due and not self.has_class("-wide"):
                return ""
            case _:
                return binding.description

    def _hidden_keys(self) -> set[str]:
        """The keys that are not named while no note is edited."""
        of_the_plan = set() if self.call.questions else KEYS_ONLY_WITH_PLAN
        return KEYS_ONLY_WHILE_EDITING | of_the_plan | (KEYS_HIDDEN_WHILE_PAUSED if self.paused else set())

    def _has_question_state(self, state: QuestionState) -> bool:
        return self.question is not None and self.question.state == state
