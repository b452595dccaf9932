"""Actions of a call for the verdicts on hypotheses, and the notes that support them (R17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from infoview_tui.domain.enums import NoteKind, Verdict
from infoview_tui.domain.labels import NOTE_LABELS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services import debrief
from infoview_tui.ui.call.choices import CHOICES_PER_PAGE, Choice, ChoiceMenu, next_page, number_choices
from infoview_tui.ui.shared.content import assemble, plain

if TYPE_CHECKING:
    from infoview_tui.services.contacts.queries import HypothesisRow
    from infoview_tui.services.interviews.queries import NoteRow
    from infoview_tui.ui.call.draft_line import DraftLine
    from infoview_tui.ui.call.host import CallHost, CallView
    from infoview_tui.ui.call.state import CallState

NO_VERDICT_KEY = "0"
"""Key to clear the verdict on a hypothesis."""

NO_NOTE_KEY = "0"
"""Key for a verdict without a note as evidence."""

MAX_EVIDENCE_NOTES = 5
"""Maximum number of notes proposed as evidence of a verdict."""

MAX_HYPOTHESIS_LENGTH = 60
"""Maximum number of characters of a hypothesis in a status message."""

MIN_NOTE_LENGTH = 16
"""Minimum number of characters of a note in a status message, even if the message then needs another line."""

_VERDICT_BY_KEY = {"1": Verdict.CONFIRMED, "2": Verdict.REFINED, "3": Verdict.REFUTED}


class VerdictActions:
    """Asks for a hypothesis, its verdict, and the note that supports it, in menus above the line."""

    def __init__(self, host: CallHost, state: CallState, view: CallView, draft: DraftLine) -> None:
        """Set the screen, and the parts that verdicts go through."""
        self._host = host
        self._state = state
        self._view = view
        self._draft = draft

    def action_choose_hypothesis(self) -> None:
        """Open a menu to pick a hypothesis, then one to pick its verdict."""
        hypotheses = self._state.call.hypotheses
        if not hypotheses:
            self._view.show_status("No hypotheses for this interview.")
            return
        page = next_page(self._view.menu, "choose_hypothesis", len(hypotheses))
        shown = number_choices([_format_hypothesis(hypothesis) for hypothesis in hypotheses], page)
        more = " F6: more" if len(hypotheses) > CHOICES_PER_PAGE else ""
        title = f"Which hypothesis?{more}"
        self._view.open_menu(
            ChoiceMenu(
                "choose_hypothesis",
                title,
                shown,
                lambda digit: self._choose_verdict(hypotheses[page * CHOICES_PER_PAGE + int(digit) - 1]),
                page,
            )
        )

    def _choose_verdict(self, hypothesis: HypothesisRow) -> None:
        words = [(digit, verdict.value) for digit, verdict in _VERDICT_BY_KEY.items()] + [(NO_VERDICT_KEY, "open")]
        shown = [Choice(digit, plain(word)) for digit, word in words]
        title = f"“{clean_line(hypothesis.text, MAX_HYPOTHESIS_LENGTH)}” is"
        self._view.open_menu(
            ChoiceMenu("judge", title, shown, lambda digit: self._verdict_chosen(hypothesis, digit), is_inline=True)
        )

    def _verdict_chosen(self, hypothesis: HypothesisRow, digit: str) -> None:
        """Save the verdict at once, whatever is typed next, and propose a note as its evidence."""
        verdict = _VERDICT_BY_KEY.get(digit)
        with self._host.reporting_errors():
            debrief.verdicts.set_verdict(
                self._host.workspace, hypothesis.id, self._state.interview_id, verdict, self._host.now()
            )
            self._view.status = self._format_verdict_status(hypothesis, verdict, None)
        self._host.reload()
        chosen = next((row for row in self._state.call.hypotheses if row.id == hypothesis.id), None)
        if verdict is not None and chosen is not None and chosen.verdict is verdict:
            self._ask_evidence(chosen, verdict)

    def _ask_evidence(self, hypothesis: HypothesisRow, verdict: Verdict) -> None:
        """Open a menu to pick the note that supports a verdict; the first one is proposed."""
        notes = self._propose_evidence()
        texts = [_format_note(note) for note in notes]
        if self._has_new_line():
            texts.insert(0, assemble(("this line  ", "$text-muted"), plain(clean_line(self._draft.text))))
        if not texts:
            return
        shown = [*number_choices(texts, 0), Choice(NO_NOTE_KEY, plain("no note"))]
        title = f"{verdict.value.capitalize()}. Based on which note?"
        self._view.open_menu(
            ChoiceMenu(
                "choose_evidence",
                title,
                shown,
                lambda digit: self._evidence_chosen(hypothesis, verdict, notes, int(digit)),
                default=shown[0].character,
            )
        )

    def _has_new_line(self) -> bool:
        """Whether a line is typed that is not saved as a note yet."""
        return self._state.edited_note is None and bool(clean_line(self._draft.text))

    def _propose_evidence(self) -> list[NoteRow]:
        """Return the notes to propose, the likeliest first: the edited one, then the last ones on this question.

        Without a note on this question, the last ones of the call. One off the record would keep the verdict out of
        exports, so it is never proposed.
        """
        on_record = [row for row in reversed(self._state.call.notes) if row.kind != NoteKind.OFF_RECORD and row.text]
        here = [row for row in on_record if row.question_id == self._state.question_id] or on_record
        edited = self._state.find_note(self._state.edited_note.id) if self._state.edited_note else None
        first = [edited] if edited else []
        return [*first, *(row for row in here if row not in first)][:MAX_EVIDENCE_NOTES]

    def _evidence_chosen(
        self, hypothesis: HypothesisRow, verdict: Verdict, notes: Sequence[NoteRow], number: int
    ) -> None:
        """Save the note with this number as evidence; 0 is none. The typed line is saved only if it is chosen."""
        note = None
        if number and self._has_new_line():
            if number == 1:
                if not self._draft.save_note():
                    return
                note = self._state.call.notes[-1]
            else:
                note = notes[number - 2]
        elif number:
            note = notes[number - 1]
        with self._host.reporting_errors():
            if note is not None or hypothesis.note_id is not None:
                debrief.verdicts.set_verdict_evidence(
                    self._host.workspace,
                    hypothesis.id,
                    self._state.interview_id,
                    self._host.now(),
                    note_id=note.id if note else None,
                    explanation=hypothesis.reason,
                )
            self._view.status = self._format_verdict_status(hypothesis, verdict, note)
        self._host.reload()

    def _format_verdict_status(self, hypothesis: HypothesisRow, verdict: Verdict | None, note: NoteRow | None) -> str:
        """Format the status message of a verdict, with the note that supports it."""
        if verdict is None:
            return f"No verdict: {clean_line(hypothesis.text)}"
        message = f"{verdict.value.capitalize()}: {clean_line(hypothesis.text, MAX_HYPOTHESIS_LENGTH)}"
        if note is None:
            return message
        based_on, off = " · based on “", ", off the record" if note.kind == NoteKind.OFF_RECORD else ""
        room = self._view.width - 2 - len(f"{message}{based_on}”{off}")
        return f"{message}{based_on}{clean_line(note.text, max(MIN_NOTE_LENGTH, room))}”{off}"


def _format_hypothesis(hypothesis: HypothesisRow) -> Content:
    here = f"{hypothesis.verdict} · " if hypothesis.verdict else ""
    return assemble((here, "$accent"), plain(hypothesis.text))


def _format_note(note: NoteRow) -> Content:
    return assemble((f"{NOTE_LABELS[note.kind]}  " if note.kind is not NoteKind.NOTE else "", "$text-muted"), note.text)
