"""Rows of the interview screen: heading, notes by question or time, and debrief results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from functools import cache
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState, Verdict
from infoview_tui.domain.format_dates import format_day, format_note_time
from infoview_tui.domain.labels import NOTE_LABELS, NOTE_SIGNS, TANGENT_SIGN, VERDICT_MARKS, format_count, format_role
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services.interviews.queries import NoteRow, QuestionRow
from infoview_tui.services.interviews.transcript import (
    NoteFilter,
    NoteResultRow,
    PathRatingRow,
    QuestionNotes,
    Transcript,
    VerdictRow,
    group_by_question,
    spoken_duration,
)
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

TEXT_TITLES = {"learned": "Learned", "want_to_know": "Want to know more", "next_steps": "Next steps"}
"""Titles of the debrief texts, by column."""

_LABEL_BY_KIND: dict[str, str] = {
    kind: label for kind, label in NOTE_LABELS.items() if NOTE_SIGNS[kind] and kind != NoteKind.OFF_RECORD
}
_SECONDS_PER_HOUR = 3600
_KIND_WIDTH = max(map(len, _LABEL_BY_KIND.values()))
_VERDICT_STYLES = {
    Verdict.CONFIRMED: "bold $success",
    Verdict.REFINED: "bold $warning",
    Verdict.REFUTED: "bold $error",
}


class TranscriptFormatter(NamedTuple):
    """Formats a transcript as rows. ``show_kind_words`` adds a column with the kinds of the notes."""

    transcript: Transcript
    now: datetime
    zone: tzinfo
    show_kind_words: bool
    time_width: int
    """Width, in cells, of the time of a note."""

    @classmethod
    def create(
        cls, transcript: Transcript, now: datetime, zone: tzinfo, *, show_kind_words: bool
    ) -> TranscriptFormatter:
        """Create a formatter whose time column fits the longest time."""
        is_long = any(note.seconds >= _SECONDS_PER_HOUR for note in transcript.notes)
        return cls(transcript, now, zone, show_kind_words, 7 if is_long else 5)

    # Heading

    def format_heading(self) -> Content:
        """Format who the interview was with, when, its actual and agreed length, its medium, and its state."""
        interview = self.transcript.interview
        who = format_role(interview.title, interview.organization)
        first = assemble(
            plain(interview.contact).stylize("bold"), (f"  {clean_line(who)}" if who else "", "$text-muted")
        )
        facts = (self._format_time(), self._format_duration(), clean_line(interview.meeting))
        second = assemble((" · ".join(fact for fact in facts if fact), "$text-muted"))
        return Content("\n").join([first, assemble(second, *self._format_state())])

    def _format_time(self) -> str:
        interview = self.transcript.interview
        moment = interview.started_at or interview.starts_at
        if moment is None:
            return "No time set"
        local = moment.astimezone(self.zone)
        day = format_day(local.date(), self.now.astimezone(self.zone).date())
        return f"{day[0].upper()}{day[1:]} {local:%H:%M}"

    def _format_duration(self) -> str:
        interview = self.transcript.interview
        agreed = f"{interview.minutes}{f' + {interview.extra_minutes}' if interview.extra_minutes else ''}"
        length = spoken_duration(interview, self.now)
        return f"{int(length.total_seconds() // 60)} min of {agreed} agreed" if length is not None else f"{agreed} min"

    def _format_state(self) -> tuple[str | tuple[str, str], ...]:
        match self.transcript.interview.state:
            case InterviewState.RUNNING:
                return (" · ", ("running", "$accent"))
            case InterviewState.ENDED:
                return (" · ", ("debrief pending", "$warning"))
            case InterviewState.PLANNED:
                return (" · ", ("planned", "$text-muted"))
        return ()

    # Notes

    def build_note_rows(self, note_filter: NoteFilter, *, by_time: bool) -> list[Row]:
        """Return the rows of the notes that match the filter, by time or under their questions."""
        page = self.transcript
        shown = [note for note in page.notes if note_filter.matches(note)]
        if by_time:
            return [*([_build_heading("Notes", "notes")] if shown else []), *self._build_rows_by_time(shown)]
        return [
            row
            for answers in group_by_question(page.questions, shown)
            for row in self._build_question_rows(answers, note_filter)
        ]

    def _build_rows_by_time(self, notes: Iterable[NoteRow]) -> Iterator[Row]:
        numbers = {question.id: number for number, question in enumerate(self.transcript.questions, 1)}
        before: int | None = -1
        for note in notes:
            asked = note.question_id
            number = str(numbers.get(asked or 0, TANGENT_SIGN if note.is_tangent else "")) if asked != before else ""
            before = asked
            yield self._build_note_row(note, f"{number:>{len(str(len(numbers)))}} " if numbers else "")

    def _build_question_rows(self, answers: QuestionNotes, note_filter: NoteFilter) -> Iterator[Row]:
        question, notes, title = answers
        if note_filter != NoteFilter() and not notes:
            return  # the empty heading would be in the way
        if question is not None:
            number = next(at for at, row in enumerate(self.transcript.questions, 1) if row.id == question.id)
            yield _build_question_heading(number, question, has_notes=bool(notes))
        else:
            yield _build_heading(title, title)
        yield from (self._build_note_row(note) for note in notes)

    def _build_note_row(self, note: NoteRow, number: str = "") -> Row:
        kind = note.kind
        label = assemble(
            f"{format_note_time(note.said_at):>{self.time_width}} ",
            (number, "$primary"),
            (f"{NOTE_SIGNS[kind]:1} ", "bold $accent"),
        )
        return Row(
            ("note", note.id),
            self._format_note(note),
            label=label,
            trailing=_format_kind(kind) if self.show_kind_words else Content(""),
        )

    def _format_note(self, note: NoteRow) -> Content:
        if note.kind == NoteKind.OFF_RECORD:
            return assemble(("off record  ", "bold $warning"), (clean_line(note.text), "$text-muted"))
        star = ("★ ", "bold $warning") if note.starred else ""
        result = self.transcript.conversions.get(note.id)
        became = self._format_result(note, result) if result else ""
        return assemble(star, _format_quoted(note), (f"\n{became}" if became else "", "$text-muted"))

    def _format_result(self, note: NoteRow, result: NoteResultRow) -> str:
        """Format what became of a referral or a commitment."""
        parts = []
        if result.contact_id is not None:
            name = clean_line(result.contact)
            parts.append("added as a contact" + ("" if fold(name) in fold(clean_line(note.text)) else f": {name}"))
        if result.action_id is not None:
            today = self.now.astimezone(self.zone).date()
            day = result.due.day(self.zone) if result.due else None
            when = f", {'due' if day >= today else 'was due'} {format_day(day, today)}" if day else ""
            parts.append("done" if result.done_at else "dismissed" if result.dismissed_at else f"on your list{when}")
        return " · ".join(parts)

    # Debrief

    def build_debrief_rows(self) -> list[Row]:
        """Return the texts, verdicts, path ratings, energy, and outcomes, or a placeholder if there are none."""
        page, interview = self.transcript, self.transcript.interview
        rows: list[Row] = []
        for field, title in TEXT_TITLES.items():
            lines = [line for line in clean_text(getattr(interview, field)).split("\n") if line.strip()]
            rows += _build_section(title, [Row(("text", field, at), plain(line)) for at, line in enumerate(lines)])
        rows += _build_section("Verdicts", [self._build_verdict_row(row) for row in page.verdicts])
        for path, rated in groupby(page.ratings, lambda row: row.path):
            rows += _build_section(f"Path ratings: {clean_line(path)}", list(map(_build_rating_row, rated)))
        energy = [(interview.energy_before, "before"), (interview.energy_after, "after")]
        given = ", ".join(f"{number} of 5 {when}" for number, when in energy if number)
        rows += _build_section("Energy", [Row(("energy",), plain(given))] if given else [])
        outcomes = [
            Row(("outcome", at), assemble((f"{_format_value(row.kind).capitalize()}  ", "bold"), clean_line(row.text)))
            for at, row in enumerate(page.outcomes)
        ]
        rows += _build_section("Outcomes", outcomes)
        if not rows and interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            rows = _build_section(
                "Debrief", [Row(("debrief",), assemble(("Nothing yet. Press b to start.", "$text-muted")))]
            )
        return rows

    def _build_verdict_row(self, row: VerdictRow) -> Row:
        verdict = row.verdict
        sign, style = f"{VERDICT_MARKS[verdict]} ", _VERDICT_STYLES[verdict]
        lines = [assemble((f"{verdict.value.capitalize()}  ", style), clean_line(row.hypothesis))]
        if row.reason.strip():
            lines.append(assemble((clean_line(row.reason), "$text-muted")))
        note = self.transcript.find_note(row.note_id)
        if note is not None:
            off = ("off record  ", "bold $warning") if note.kind == NoteKind.OFF_RECORD else ""
            lines.append(
                assemble(
                    (f"{format_note_time(note.said_at)}  ", "$text-muted"),
                    off,
                    _format_quoted(note).stylize("$text-muted"),
                )
            )
        return Row(
            ("verdict", row.hypothesis_id, row.note_id), Content("\n").join(lines), label=assemble((sign, style))
        )


def format_filter_status(transcript: Transcript, note_filter: NoteFilter, *, by_time: bool) -> Content:
    """Describe the filter, the number of notes, and their order."""
    shown = sum(map(note_filter.matches, transcript.notes))
    stars = sum(note.starred for note in transcript.notes)
    order = "by time" if by_time else "by question" if transcript.questions else ""
    if note_filter == NoteFilter():
        many = format_count(shown, "note") + (f", {stars} starred" if stars else "")
        return assemble((" · ".join(part for part in (many, order) if part), "$text-muted"))
    rest = " · ".join(part for part in (f" · {shown} of {len(transcript.notes)}", order) if part)
    return assemble((f"Only {note_filter.describe()}", "$accent"), (rest, "$text-muted"))


def _build_heading(title: str, key: str) -> Row:
    return Row(("heading", key), plain(title), is_heading=True)


def _build_section(title: str, rows: Sequence[Row]) -> list[Row]:
    return [_build_heading(title, title), *rows] if rows else []


def _build_question_heading(number: int, question: QuestionRow, *, has_notes: bool) -> Row:
    state = ""
    if not has_notes:
        state = "  skipped" if question.state == QuestionState.SKIPPED else "  no notes"
    text = assemble(f"{number}  {clean_line(question.text)}", (state, "not bold $text-muted"))
    return Row(("heading", question.id), text, is_heading=True)


def _build_rating_row(row: PathRatingRow) -> Row:
    sure = {"guess": "guess", "fair": "fairly sure", "sure": "sure"}[row.confidence]
    topic = _format_value(clean_line(row.topic))
    return Row(
        ("rating", row.path, row.topic), assemble((f"{row.score} of 5  ", "bold"), topic, (f"  {sure}", "$text-muted"))
    )


def _format_quoted(note: NoteRow) -> Content:
    text = clean_line(note.text)
    return plain(f"“{text}”" if note.kind == NoteKind.QUOTE else text)


@cache
def _format_kind(kind: NoteKind) -> Content:
    """Return the label of a kind, padded to the same width for all."""
    return assemble((f"{_LABEL_BY_KIND.get(kind, ''):<{_KIND_WIDTH}}", "$text-muted"))


def _format_value(word: str) -> str:
    return word.replace("_", " ").replace("-", " ")
