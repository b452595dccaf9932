"""Which keys of a call work, and how the footer names them, depending on its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from infoview_tui.domain.enums import QuestionState

if TYPE_CHECKING:
    from textual.binding import Binding

    from infoview_tui.ui.call.state import CallState

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


class ShownCall(Protocol):
    """How a call is shown, as far as keys depend on it."""

    @property
    def is_wide(self) -> bool:
        """Whether the reference is beside the notes."""

    @property
    def is_reference_open(self) -> bool:
        """Whether the reference is shown instead of the notes."""

    @property
    def has_more_reference(self) -> bool:
        """Whether the reference is longer than its room."""

    @property
    def is_closing_due(self) -> bool:
        """Whether the closing card is shown."""

    @property
    def has_text(self) -> bool:
        """Whether there is text in the line."""


class KeyLabels:
    """Returns the names of the keys, and tells when they have changed."""

    def __init__(self, state: CallState, shown: ShownCall) -> None:
        """Set what the names depend on."""
        self._state = state
        self._shown = shown
        self._named: object = None

    def have_changed(self) -> bool:
        """Return whether keys may have other names than at the last call."""
        state, shown = self._state, self._shown
        row = state.call.interview
        named = (
            state.edited_note is None,
            shown.is_closing_due,
            row.state,
            row.off_record,
            row.clock_started_at,
            state.question,
            shown.is_reference_open,
            shown.has_more_reference,
        )
        before, self._named = self._named, named
        return named != before

    def is_enabled(self, action: str) -> bool:
        """Return whether an action works: most do not once the call has ended."""
        return not self._state.is_loaded or not self._state.has_ended or action in ACTIONS_AFTER_END

    def disabled_reason(self, action: str) -> str:
        """Return why a key does nothing once the call has ended."""
        return "The interview has ended. F10 opens the debrief." if action not in ACTIONS_AFTER_END else ""

    def name(self, binding: Binding) -> str:
        """Return the current name of a key; empty to leave it out of the footer."""
        identity, state = binding.id or "", self._state
        if state.has_ended:
            if identity == "live.keep":
                return "Save" if self._shown.has_text else ""
            return "Debrief" if identity == "live.finish" else binding.description
        if state.edited_note is not None:
            return KEY_NAMES_WHILE_EDITING.get(identity, "")
        if identity in self._hidden_keys():
            return ""
        match identity:
            case "live.answered" if self._has_question_state(QuestionState.ANSWERED):
                return "Reopen"
            case "live.skipped" if self._has_question_state(QuestionState.SKIPPED):
                return "Reopen"
            case "live.next" if state.paused_question:
                return "Question"
            case "live.reference" if self._shown.is_reference_open:
                return "Notes"
            case "live.reference" if self._shown.is_wide:
                return "More prep"
            case "live.off_record" if state.off_record:
                return "On record"
            case "live.pause" if state.is_paused:
                return "Resume"
            case _:
                return binding.description

    def _hidden_keys(self) -> set[str]:
        """Return the keys that are not shown while no note is being edited."""
        state, hidden = self._state, set(KEYS_ONLY_WHILE_EDITING)
        if not state.call.questions:
            hidden |= KEYS_ONLY_WITH_PLAN
        if state.question is None:
            hidden |= KEYS_ONLY_WITH_QUESTION
        if state.is_paused:
            hidden |= KEYS_HIDDEN_WHILE_PAUSED
        if not self._shown.is_wide:
            hidden.add("live.answered")  # a question with notes counts as answered anyway
            hidden.add("live.go_to" if self._shown.is_closing_due else "live.stay")  # extending matters more then
        elif not self._shown.has_more_reference:
            hidden.add("live.reference")
        return hidden

    def _has_question_state(self, question_state: QuestionState) -> bool:
        question = self._state.question
        return question is not None and question.state == question_state
