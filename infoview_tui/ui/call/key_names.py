"""Names of the keys in the footer of the call screen, which depend on its state."""

from __future__ import annotations

from textual.binding import Binding

from infoview_tui.domain.enums import QuestionState
from infoview_tui.ui.call.question_actions import CallQuestionActions

ACTIONS_AFTER_END = {
    "save_line",
    "end_call",
    "back",
    "scroll_page",
    "toggle_reference",
    "undo",
    "redo",
    "help",
    "return_to_call",
}
"""Actions that are still available after the call has ended."""

KEY_NAMES_WHILE_EDITING = {
    "live.keep": "Save",
    "live.split": "Split",
    "live.join": "Join",
    "live.star": "Star",
    "live.kind": "Kind",
    "live.go_to": "Question",
    "live.remove": "Remove",
    "live.verdict": "Verdict",
    "live.walk_back": "Previous",
    "live.back": "Cancel",
}
"""Names of the keys while a note is being edited; other keys are not shown then."""

KEYS_ONLY_WHILE_EDITING = {"live.keep", "live.split", "live.join", "live.remove"}
"""Keys that are shown only while a note is being edited."""

KEYS_ONLY_WITH_PLAN = {"live.next", "live.answered", "live.skipped", "live.go_to", "live.tangent"}
"""Keys that are shown only if questions are planned."""

KEYS_ONLY_WITH_QUESTION = {"live.answered", "live.skipped", "live.tangent"}
"""Keys that are not shown during a tangent, when tab goes back to the question."""

KEYS_HIDDEN_WHILE_PAUSED = {
    "live.stay",
    "live.tangent",
    "live.verdict",
    "live.off_record",
    "live.add_question",
    "live.mark_time",
}
"""Keys that are not shown during a pause, so that there is room for the key that resumes."""


class CallKeyNames(CallQuestionActions):
    """Call screen whose footer depends on its state."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable most actions once the call has ended."""
        after = not self.is_loaded or not self.ended or action in ACTIONS_AFTER_END
        return super().check_action(action, parameters) if after else False

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing once the call has ended."""
        return "The interview has ended. F10 opens the debrief." if action not in ACTIONS_AFTER_END else ""

    def key_name(self, binding: Binding) -> str:
        """Return the current name of a key; empty to leave it out of the footer."""
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
                return "Reopen"
            case "live.skipped" if self._has_question_state(QuestionState.SKIPPED):
                return "Reopen"
            case "live.next" if self.paused_question:
                return "Question"
            case "live.reference" if self.is_reference_open:
                return "Notes"
            case "live.reference" if self.has_class("-wide"):
                return "More prep"
            case "live.off_record" if self.off_record:
                return "On record"
            case "live.pause" if self.paused:
                return "Resume"
            case _:
                return binding.description

    def _hidden_keys(self) -> set[str]:
        """Return the keys that are not shown while no note is being edited."""
        hidden = set(KEYS_ONLY_WHILE_EDITING)
        if not self.call.questions:
            hidden |= KEYS_ONLY_WITH_PLAN
        if self.question is None:
            hidden |= KEYS_ONLY_WITH_QUESTION
        if self.paused:
            hidden |= KEYS_HIDDEN_WHILE_PAUSED
        if not self.has_class("-wide"):
            hidden.add("live.answered")  # a question with notes counts as answered anyway
            hidden.add("live.go_to" if self.is_closing_due else "live.stay")  # near the end, extending matters more
        elif not self.has_more_reference:
            hidden.add("live.reference")
        return hidden

    def _has_question_state(self, state: QuestionState) -> bool:
        return self.question is not None and self.question.state == state
