"""Verdicts section of the debrief: a verdict on each hypothesis, its evidence, and the count of people (R36)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import NoteKind, Verdict
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.labels import VERDICT_MARKS
from infoview_tui.services import debrief as debrief_services
from infoview_tui.services.debrief.queries import Debrief, HypothesisRow
from infoview_tui.ui.debrief.notes import build_note_row
from infoview_tui.ui.debrief.section import DONE_SIGN, OPEN_SIGN, SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

VERDICT_BY_NUMBER: dict[int, Verdict | None] = {
    0: None,
    1: Verdict.CONFIRMED,
    2: Verdict.REFINED,
    3: Verdict.REFUTED,
}
"""Verdicts by digit key, the same as in a call."""

NO_VIEW_NUMBER = 4
"""The digit key for somebody who was asked and took no side."""

_NO_VIEW_SIGN = assemble(("–", "$text-muted"))
_VERDICT_SIGNS = {
    Verdict.CONFIRMED: DONE_SIGN,
    Verdict.REFINED: assemble((VERDICT_MARKS[Verdict.REFINED], "bold $warning")),
    Verdict.REFUTED: assemble((VERDICT_MARKS[Verdict.REFUTED], "bold $error")),
}
_VERDICT_STYLES = {Verdict.CONFIRMED: "$success", Verdict.REFINED: "$warning", Verdict.REFUTED: "$error"}


class VerdictsView(SectionView):
    """Lists the hypotheses with their verdicts."""

    section = DebriefSection.VERDICTS
    name = "Verdicts"
    short_name = "verdicts"
    empty_text = "No hypotheses. To add one, start a research line of the contact with ?."
    enter_label = "Evidence"
    key_names = {
        "1": "Confirmed",
        "2": "Refined",
        "3": "Refuted",
        "4": "No view",
        "0": "Clear",
        "edit": "Edit wording",
        "take": "",
    }

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return (
            f"What did {self.first_name} say about your hypotheses? 1 confirmed, 2 refined, 3 refuted, 4 asked, no view"
        )

    def build_rows(self) -> list[Row]:
        """Return a row for each hypothesis."""
        evidence = self.debrief.evidence
        asked = self.debrief.asked
        return [
            _build_row(row, evidence.get(row.id, VerdictCount()), was_asked=row.id in asked)
            for row in self.debrief.hypotheses
        ]

    def set_score(self, key: Hashable, number: int) -> None:
        """Set the verdict with this number; 4 says that they were asked and took no side, and 0 clears either."""
        hypothesis = _find_hypothesis(self.debrief, key)
        if hypothesis is None:
            return
        was_asked = number == NO_VIEW_NUMBER
        if was_asked or (number == 0 and hypothesis.verdict is None and hypothesis.id in self.debrief.asked):
            self.screen.run_command(
                lambda: debrief_services.verdicts.set_asked(
                    self.workspace, hypothesis.id, self.screen.interview_id, self.now(), was_asked=was_asked
                )
            )
        elif number in VERDICT_BY_NUMBER:
            self._give_verdict(hypothesis, VERDICT_BY_NUMBER[number])

    def select(self, key: Hashable) -> None:
        """Set the next verdict; after the last one, clear it."""
        hypothesis = _find_hypothesis(self.debrief, key)
        if hypothesis is not None:
            order: list[Verdict | None] = [None, *Verdict]
            current = hypothesis.verdict
            self._give_verdict(hypothesis, order[(order.index(current) + 1) % len(order)])

    def _give_verdict(self, hypothesis: HypothesisRow, verdict: Verdict | None) -> None:
        self.screen.run_command(
            lambda: debrief_services.verdicts.set_verdict(
                self.workspace, hypothesis.id, self.screen.interview_id, verdict, self.now()
            ),
        )

    def open(self, key: Hashable) -> None:
        """Choose the note that supports the verdict."""
        hypothesis = self._find_with_verdict(key)
        if hypothesis is None:
            return
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        def on_close(row: Hashable | None) -> None:
            match row:
                case ("note", int(note_id)):
                    self._set_evidence(hypothesis, note_id=note_id)
                case "none":
                    self._set_evidence(hypothesis)

        rows = [build_note_row(note) for note in self.debrief.notes]
        rows.append(Row("none", assemble(("No note", "$text-muted"))))
        proposed = hypothesis.note_id or _find_last_note(self.debrief)
        initial_key = ("note", proposed) if proposed else "none"
        self.screen.app.push_screen(ChooseDialog("Which note supports this?", rows, initial_key=initial_key), on_close)

    def edit(self, key: Hashable) -> None:
        """Edit the reason for the verdict."""
        hypothesis = self._find_with_verdict(key)
        if hypothesis is None:
            return
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def on_close(typed: str | None) -> None:
            if typed is not None:
                self._set_evidence(hypothesis, reason=typed)

        self.screen.app.push_screen(PromptDialog("Reason, in your own words", hypothesis.reason), on_close)

    def _find_with_verdict(self, key: Hashable) -> HypothesisRow | None:
        hypothesis = _find_hypothesis(self.debrief, key)
        if hypothesis is not None and hypothesis.verdict is None:
            self.screen.show_status("Give a verdict first: 1, 2, or 3.")
            return None
        return hypothesis

    def _set_evidence(self, hypothesis: HypothesisRow, *, note_id: int | None = None, reason: str = "") -> None:
        self.screen.run_command(
            lambda: debrief_services.verdicts.set_verdict_evidence(
                self.workspace,
                hypothesis.id,
                self.screen.interview_id,
                self.now(),
                note_id=note_id,
                explanation=reason,
            )
        )


def _find_hypothesis(debrief: Debrief, key: Hashable) -> HypothesisRow | None:
    return next((row for row in debrief.hypotheses if ("hypothesis", row.id) == key), None)


def _find_last_note(debrief: Debrief) -> int | None:
    """Return the last note on the record, which is proposed as evidence; None if there is none."""
    return next((note.id for note in reversed(debrief.notes) if note.kind != NoteKind.OFF_RECORD), None)


def _build_row(row: HypothesisRow, count: VerdictCount, *, was_asked: bool) -> Row:
    """Build the row of a hypothesis; *count* is what all interviews say."""
    verdict = row.verdict
    none = "asked, no view" if was_asked else "no verdict here"
    verdict_text = assemble((verdict.value, _VERDICT_STYLES[verdict]) if verdict else (none, "$text-muted"))
    is_silent = not count.voices.voices and (row.is_off_record or was_asked)
    shown_count = "" if is_silent else f" · {count}"
    remark = " · off the record, not counted" if row.is_off_record else ""
    lines = [plain(row.text), assemble(verdict_text, (remark, "$warning"), (shown_count, "$text-muted"))]
    if verdict and row.note_id is not None:
        lines.append(assemble(("based on the note: ", "$text-muted"), plain(row.note)))
    elif verdict and row.reason:
        lines.append(assemble(("because ", "$text-muted"), plain(row.reason)))
    sign = _VERDICT_SIGNS[verdict] if verdict else _NO_VIEW_SIGN if was_asked else OPEN_SIGN
    return Row(("hypothesis", row.id), Content("\n").join(lines), label=sign)
