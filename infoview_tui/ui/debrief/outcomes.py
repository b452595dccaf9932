"""Outcomes section of the debrief: leads, introductions, events, and offers (R37)."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import OutcomeKind
from infoview_tui.services import debrief
from infoview_tui.services.debrief.queries import OutcomeRow
from infoview_tui.ui.debrief.section import DONE_SIGN, SectionView
from infoview_tui.ui.shared.ask_until_saved import ask_until_saved
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.edits import Edit
from infoview_tui.ui.shared.widgets.row_list import Row

OUTCOME_DESCRIPTIONS = {
    OutcomeKind.LEAD: "a job, project, or opening you heard about",
    OutcomeKind.INTRODUCTION: "someone who introduced you, or will",
    OutcomeKind.EVENT: "an event you can attend",
    OutcomeKind.OFFER: "an offer of work, a trial day, or a placement",
}


class OutcomesView(SectionView):
    """Lists the kinds of outcomes, each followed by its outcomes."""

    section = DebriefSection.OUTCOMES
    name = "Outcomes"
    short_name = "outcomes"
    enter_label = "Add"
    key_names = {"take": "", "edit": "", "remove": "Remove"}

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "Did anything come of it? Often not yet: outcomes are a bonus, not the goal."

    def build_rows(self) -> list[Row]:
        """Return a row for each kind and each outcome."""
        found: list[Row] = []
        for kind in OutcomeKind:
            name = assemble((kind.value.capitalize(), "bold"), (f"  {OUTCOME_DESCRIPTIONS[kind]}", "$text-muted"))
            found.append(Row(("kind", kind), name, label=assemble(("+", "$accent"))))
            of_kind = (row for row in self.debrief.outcomes if row.kind == kind)
            found += [Row(("outcome", row.id), plain(row.text), label=DONE_SIGN) for row in of_kind]
        return found

    def select(self, key: Hashable) -> None:
        """Add an outcome of the kind, or edit the outcome."""
        match key:
            case ("kind", OutcomeKind() as kind):
                self._ask_for_text(
                    kind.value.capitalize(), "", lambda text: self._add(kind, text), OUTCOME_DESCRIPTIONS[kind]
                )
            case ("outcome", int(outcome_id)):
                row = next(row for row in self.debrief.outcomes if row.id == outcome_id)
                edit = Edit(row.text)
                self._ask_for_text(row.kind.capitalize(), row.text, lambda text: self._edit(row, text, edit))

    def edit(self, key: Hashable) -> None:
        """Edit the outcome, or add one of the kind."""
        self.select(key)

    def remove(self, key: Hashable) -> None:
        """Remove the outcome."""
        match key:
            case ("outcome", int(outcome_id)):
                self.screen.run_command(
                    lambda: debrief.outcomes.delete_outcome(self.workspace, outcome_id, self.now()),
                    "Outcome removed. Press u to undo.",
                )

    def _add(self, kind: OutcomeKind, text: str) -> bool:
        return self.screen.run_command(
            lambda: debrief.outcomes.add_outcome(self.workspace, self.screen.interview_id, kind, text, self.now())
        )

    def _edit(self, row: OutcomeRow, text: str, edit: Edit[str]) -> bool:
        def save(opened: str) -> None:
            debrief.outcomes.edit_outcome(self.workspace, row.id, text, self.now(), opened=opened)

        return self.screen.run_command(lambda: edit.save(save))

    def _ask_for_text(self, title: str, value: str, save: Callable[[str], bool], hint: str = "") -> None:
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        ask_until_saved(
            self.screen,
            lambda typed, is_unsaved: PromptDialog(title, typed, hint=hint, is_unsaved=is_unsaved),
            value,
            lambda typed: not typed.strip() or save(typed),
        )
