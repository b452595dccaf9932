"""What the keys of a call are called now, and which of them do something: the hints name what matters at the moment."""

from __future__ import annotations

from textual.binding import Binding

from infoview_tui.domain.enums import QuestionState
from infoview_tui.ui.call.question_actions import LiveAsking

AFTER_THE_END = {"keep", "finish", "back", "page", "undo", "redo", "help", "return_to_call"}
"""What keys still do once a call has ended."""

EDITING = {
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

ONLY_EDITING = {"live.keep", "live.split", "live.join", "live.remove"}
"""What is named while a note is edited alone."""

OF_THE_PLAN = {"live.next", "live.answered", "live.skipped", "live.go_to"}
"""What is named where questions are planned alone."""

CAN_WAIT = {"live.stay", "live.verdict", "live.off_record", "live.add_question", "live.mark_time"}
"""What is not named in a pause, so that there is room for the key that goes on."""


class LiveNames(LiveAsking):
    """A call whose hints follow what is being done."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """After the end of the call only a few keys do something."""
        after = not self.loaded or not self.ended or action in AFTER_THE_END
        return super().check_action(action, parameters) if after else False

    def name_of(self, binding: Binding) -> str:
        """Say in a word what a key does now; nothing where others matter more."""
        identity = binding.id or ""
        if self.ended:
            if identity == "live.keep":
                return "Save" if self.line.value else ""
            return "Debrief" if identity == "live.finish" else binding.description
        if self.editing is not None:
            return EDITING.get(identity, "")
        if identity in self._unnamed():
            return ""
        match identity:
            case "live.answered" if self._is_marked(QuestionState.ANSWERED):
                return "Open again"
            case "live.skipped" if self._is_marked(QuestionState.SKIPPED):
                return "Open again"
            case "live.off_record" if self.off_record:
                return "On record"
            case "live.pause" if self.paused:
                return "Go on"
            case "live.go_to" if self.closing and not self.has_class("-wide"):
                return ""  # near the end, staying matters more
            case "live.stay" if not self.closing and not self.has_class("-wide"):
                return ""
            case _:
                return binding.description

    def _unnamed(self) -> set[str]:
        """The keys that are not named while no note is edited."""
        of_the_plan = set() if self.call.questions else OF_THE_PLAN
        return ONLY_EDITING | of_the_plan | (CAN_WAIT if self.paused else set())

    def _is_marked(self, state: QuestionState) -> bool:
        return self.question is not None and self.question.state == state
