"""The debrief's verdicts: what this call says of each hypothesis, the note that says so, and how many say so (R36)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.domain.enums import Verdict
from infoview_tui.services.debrief.debrief import Debrief
from infoview_tui.services.debrief.verdicts import give_reason, give_verdict
from infoview_tui.storage.queries.debrief.debrief import TestedHypothesis
from infoview_tui.ui.debrief.notes import note_row
from infoview_tui.ui.debrief.section import DONE, OPEN, PartView
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

BY_NUMBER: dict[int, Verdict | None] = {
    0: None,
    1: Verdict.CONFIRMED,
    2: Verdict.REFINED,
    3: Verdict.REFUTED,
}
"""As in the call."""

_SIGNS = {
    Verdict.CONFIRMED: DONE,
    Verdict.REFINED: join(("~", "bold $warning")),
    Verdict.REFUTED: join(("×", "bold $error")),
}
_STYLES = {Verdict.CONFIRMED: "$success", Verdict.REFINED: "$warning", Verdict.REFUTED: "$error"}


class VerdictsView(PartView):
    """A row for each hypothesis."""

    part = Part.VERDICTS
    name = "Verdicts"
    short = "verdicts"
    empty = "There is no hypothesis about them or their paths. On a contact, a line with ? makes one."
    opens = "Its note"
    words = {
        "1": "Confirmed",
        "2": "Refined",
        "3": "Refuted",
        "0": "Nothing said",
        "edit": "Own words",
        "take": "",
    }

    def asks(self) -> str:
        """Ask what was said of the hypotheses."""
        return f"What does {self.by} say of what you believed? 1 confirmed, 2 refined, 3 refuted."

    def rows(self) -> list[Row]:
        """Return a row for each hypothesis."""
        return [_row(hypothesis) for hypothesis in self.debrief.hypotheses]

    def give(self, key: Hashable, number: int) -> None:
        """Give the verdict of this number, or take it back."""
        hypothesis = _one(self.debrief, key)
        if hypothesis is not None and number in BY_NUMBER:
            self._give(hypothesis, BY_NUMBER[number])

    def take(self, key: Hashable) -> None:
        """Give the next verdict; after the last there is none again."""
        hypothesis = _one(self.debrief, key)
        if hypothesis is not None:
            order: list[Verdict | None] = [None, *Verdict]
            here = Verdict(hypothesis.verdict) if hypothesis.verdict else None
            self._give(hypothesis, order[(order.index(here) + 1) % len(order)])

    def _give(self, hypothesis: TestedHypothesis, verdict: Verdict | None) -> None:
        self.screen.change(
            lambda: give_verdict(self.desk, hypothesis.id, self.screen.interview_id, verdict, self.now()),
        )

    def open(self, key: Hashable) -> None:
        """Choose the note that says so."""
        hypothesis = self._judged(key)
        if hypothesis is None:
            return
        from infoview_tui.ui.shared.dialogs.choose import ChooseScreen

        def chosen(row: Hashable | None) -> None:
            match row:
                case ("note", int(note_id)):
                    self._reason(hypothesis, note_id=note_id)
                case "none":
                    self._reason(hypothesis)

        rows = [note_row(note) for note in self.debrief.notes]
        rows.append(Row("none", join(("No note says so", "$text-muted"))))
        self.screen.app.push_screen(ChooseScreen("Which note says so?", rows), chosen)

    def edit(self, key: Hashable) -> None:
        """Say why in words of one's own."""
        hypothesis = self._judged(key)
        if hypothesis is None:
            return
        from infoview_tui.ui.shared.dialogs.prompt import PromptScreen

        def written(typed: str | None) -> None:
            if typed is not None:
                self._reason(hypothesis, because=typed)

        self.screen.app.push_screen(PromptScreen("Why, in your words", hypothesis.because), written)

    def _judged(self, key: Hashable) -> TestedHypothesis | None:
        hypothesis = _one(self.debrief, key)
        if hypothesis is not None and hypothesis.verdict is None:
            self.screen.say("The verdict comes first: 1, 2 or 3.")
            return None
        return hypothesis

    def _reason(self, hypothesis: TestedHypothesis, *, note_id: int | None = None, because: str = "") -> None:
        self.screen.change(
            lambda: give_reason(
                self.desk, hypothesis.id, self.screen.interview_id, self.now(), note_id=note_id, because=because
            )
        )


def _one(debrief: Debrief, key: Hashable) -> TestedHypothesis | None:
    return next((row for row in debrief.hypotheses if ("hypothesis", row.id) == key), None)


def _row(row: TestedHypothesis) -> Row:
    verdict = Verdict(row.verdict) if row.verdict else None
    here = join((verdict.value, _STYLES[verdict])) if verdict else join(("nothing said here", "$text-muted"))
    lines = [plain(row.text), join(here, (f" · {_evidence(row)}", "$text-muted"))]
    if verdict and row.note_id is not None:
        lines.append(join(("because of the note: ", "$text-muted"), plain(row.note)))
    elif verdict and row.because:
        lines.append(join(("because ", "$text-muted"), plain(row.because)))
    return Row(("hypothesis", row.id), Content("\n").join(lines), label=_SIGNS[verdict] if verdict else OPEN)


def _evidence(row: TestedHypothesis) -> str:
    """Say how many people stand behind which verdict."""
    told = ", ".join(
        f"{number} {word}"
        for number, word in ((row.confirmed, "confirmed"), (row.refined, "refined"), (row.refuted, "refuted"))
        if number
    )
    voices = row.confirmed + row.refined + row.refuted
    return f"{voices} {'voice' if voices == 1 else 'voices'}: {told}" if told else "no voice yet"
