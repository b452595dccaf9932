"""The debrief's last part: what came of the interview (R37)."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import OutcomeKind
from infoview_tui.services import debrief
from infoview_tui.services.debrief.queries import OutcomeRow
from infoview_tui.ui.debrief.section import DONE_SIGN, SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

OUTCOME_DESCRIPTIONS = {
    OutcomeKind.LEAD: "a job, a project, an opening that you heard of",
    OutcomeKind.INTRODUCTION: "somebody who introduces you, or did",
    OutcomeKind.EVENT: "where you may come, or were invited",
    OutcomeKind.OFFER: "work, a trial day, a placement that was offered",
}


class OutcomesView(SectionView):
    """A row for each kind, and below it what there is of it."""

    section = DebriefSection.OUTCOMES
    name = "Outcomes"
    short_name = "outcomes"
    enter_label = "Write"
    key_names = {"take": "", "edit": "", "remove": "Remove"}

    def format_prompt(self) -> str:
        """Ask what came of it."""
        return "What came of it? Often nothing yet: it is luck, and not the plan."

    def build_rows(self) -> list[Row]:
        """Return the kinds with their outcomes."""
        found: list[Row] = []
        for kind in OutcomeKind:
            name = assemble((kind.value.capitalize(), "bold"), (f"  {OUTCOME_DESCRIPTIONS[kind]}", "$text-muted"))
            found.append(Row(("kind", kind), name, label=assemble(("+", "$accent"))))
            of_kind = (row for row in self.debrief.outcomes if row.kind == kind)
            found += [Row(("outcome", row.id), plain(row.text), label=DONE_SIGN) for row in of_kind]
        return found

    def select(self, key: Hashable) -> None:
        """Write a line: a new one on a kind, else the outcome in other words."""
        match key:
            case ("kind", OutcomeKind() as kind):
                self._ask_for_text(
                    kind.value.capitalize(), "", lambda text: self._add(kind, text), OUTCOME_DESCRIPTIONS[kind]
                )
            case ("outcome", int(outcome_id)):
                row = next(row for row in self.debrief.outcomes if row.id == outcome_id)
                self._ask_for_text(row.kind.capitalize(), row.text, lambda text: self._edit(row, text))

    def edit(self, key: Hashable) -> None:
        """Say an outcome in other words."""
        self.select(key)

    def remove(self, key: Hashable) -> None:
        """Remove an outcome."""
        match key:
            case ("outcome", int(outcome_id)):
                self.screen.run_command(
                    lambda: debrief.outcomes.delete_outcome(self.workspace, outcome_id, self.now()),
                    "Removed; u brings it back.",
                )

    def _add(self, kind: OutcomeKind, text: str) -> bool:
        return self.screen.run_command(
            lambda: debrief.outcomes.add_outcome(self.workspace, self.screen.interview_id, kind, text, self.now())
        )

    def _edit(self, row: OutcomeRow, text: str) -> bool:
        return self.screen.run_command(lambda: debrief.outcomes.edit_outcome(self.workspace, row.id, text, self.now()))

    def _ask_for_text(
        self, title: str, value: str, save: Callable[[str], bool], hint: str = "", *, unsaved: bool = False
    ) -> None:
        """Ask for a line and keep it; where that fails it is asked for again, with what was typed."""
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def written(typed: str | None) -> None:
            if typed is not None and typed.strip() and not save(typed):
                self._ask_for_text(title, typed, save, hint, unsaved=True)

        self.screen.app.push_screen(PromptDialog(title, value, hint=hint, is_unsaved=unsaved), written)
