"""The debrief's verdicts: what this call says of each hypothesis, the note that says so, and how many say so (R36)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import Verdict
from infoview_tui.domain.labels import VERDICT_MARKS, format_count
from infoview_tui.services import debrief as debrief_services
from infoview_tui.services.debrief.queries import Debrief, HypothesisVerdictRow
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
"""As in the call."""

_VERDICT_SIGNS = {
    Verdict.CONFIRMED: DONE_SIGN,
    Verdict.REFINED: assemble((VERDICT_MARKS[Verdict.REFINED], "bold $warning")),
    Verdict.REFUTED: assemble((VERDICT_MARKS[Verdict.REFUTED], "bold $error")),
}
_VERDICT_STYLES = {Verdict.CONFIRMED: "$success", Verdict.REFINED: "$warning", Verdict.REFUTED: "$error"}


class VerdictsView(SectionView):
    """A row for each hypothesis."""

    section = DebriefSection.VERDICTS
    name = "Verdicts"
    short_name = "verdicts"
    empty_text = "There is no hypothesis about them or their paths. On a contact, a line with ? makes one."
    enter_label = "Its note"
    key_names = {
        "1": "Confirmed",
        "2": "Refined",
        "3": "Refuted",
        "0": "Nothing said",
        "edit": "Own words",
        "take": "",
    }

    def format_prompt(self) -> str:
        """Ask what was said of the hypotheses."""
        return f"What does {self.first_name} say of what you believed? 1 confirmed, 2 refined, 3 refuted."

    def build_rows(self) -> list[Row]:
        """Return a row for each hypothesis."""
        return [_build_row(hypothesis) for hypothesis in self.debrief.hypotheses]

    def set_score(self, key: Hashable, number: int) -> None:
        """Give the verdict of this number, or take it back."""
        hypothesis = _find_hypothesis(self.debrief, key)
        if hypothesis is not None and number in VERDICT_BY_NUMBER:
            self._give_verdict(hypothesis, VERDICT_BY_NUMBER[number])

    def select(self, key: Hashable) -> None:
        """Give the next verdict; after the last there is none again."""
        hypothesis = _find_hypothesis(self.debrief, key)
        if hypothesis is not None:
            order: list[Verdict | None] = [None, *Verdict]
            here = hypothesis.verdict
            self._give_verdict(hypothesis, order[(order.index(here) + 1) % len(order)])

    def _give_verdict(self, hypothesis: HypothesisVerdictRow, verdict: Verdict | None) -> None:
        self.screen.run_command(
            lambda: debrief_services.verdicts.set_verdict(
                self.workspace, hypothesis.id, self.screen.interview_id, verdict, self.now()
            ),
        )

    def open(self, key: Hashable) -> None:
        """Choose the note that says so."""
        hypothesis = self._find_with_verdict(key)
        if hypothesis is None:
            return
        from infoview_tui.ui.shared.dialogs.choose import ChooseDialog

        def chosen(row: Hashable | None) -> None:
            match row:
                case ("note", int(note_id)):
                    self._give_reason(hypothesis, note_id=note_id)
                case "none":
                    self._give_reason(hypothesis)

        rows = [build_note_row(note) for note in self.debrief.notes]
        rows.append(Row("none", assemble(("No note says so", "$text-muted"))))
        self.screen.app.push_screen(ChooseDialog("Which note says so?", rows), chosen)

    def edit(self, key: Hashable) -> None:
        """Say why in words of one's own."""
        hypothesis = self._find_with_verdict(key)
        if hypothesis is None:
            return
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def written(typed: str | None) -> None:
            if typed is not None:
                self._give_reason(hypothesis, because=typed)

        self.screen.app.push_screen(PromptDialog("Why, in your words", hypothesis.reason), written)

    def _find_with_verdict(self, key: Hashable) -> HypothesisVerdictRow | None:
        hypothesis = _find_hypothesis(self.debrief, key)
        if hypothesis is not None and hypothesis.verdict is None:
            self.screen.show_status("The verdict comes first: 1, 2 or 3.")
            return None
        return hypothesis

    def _give_reason(self, hypothesis: HypothesisVerdictRow, *, note_id: int | None = None, because: str = "") -> None:
        self.screen.run_command(
            lambda: debrief_services.verdicts.set_verdict_evidence(
                self.workspace,
                hypothesis.id,
                self.screen.interview_id,
                self.now(),
                note_id=note_id,
                explanation=because,
            )
        )


def _find_hypothesis(debrief: Debrief, key: Hashable) -> HypothesisVerdictRow | None:
    return next((row for row in debrief.hypotheses if ("hypothesis", row.id) == key), None)


def _build_row(row: HypothesisVerdictRow) -> Row:
    verdict = row.verdict
    here = (
        assemble((verdict.value, _VERDICT_STYLES[verdict]))
        if verdict
        else assemble(("nothing said here", "$text-muted"))
    )
    lines = [plain(row.text), assemble(here, (f" · {_format_evidence(row)}", "$text-muted"))]
    if verdict and row.note_id is not None:
        lines.append(assemble(("because of the note: ", "$text-muted"), plain(row.note)))
    elif verdict and row.reason:
        lines.append(assemble(("because ", "$text-muted"), plain(row.reason)))
    return Row(
        ("hypothesis", row.id), Content("\n").join(lines), label=_VERDICT_SIGNS[verdict] if verdict else OPEN_SIGN
    )


def _format_evidence(row: HypothesisVerdictRow) -> str:
    """Say how many people stand behind which verdict."""
    told = ", ".join(
        f"{number} {word}"
        for number, word in ((row.confirmed, "confirmed"), (row.refined, "refined"), (row.refuted, "refuted"))
        if number
    )
    voices = row.confirmed + row.refined + row.refuted
    return f"{format_count(voices, 'voice')}: {told}" if told else "no voice yet"
