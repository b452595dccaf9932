"""How an interview reads as a page: its heading, its notes by question or by time, and what the debrief says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import cache
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.call_clock import spell_clock
from infoview_tui.domain.capture import CALL_SIGNS
from infoview_tui.domain.enums import InterviewState, NoteKind, QuestionState, Verdict
from infoview_tui.domain.format_dates import spell_day
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services.interviews.transcript import Answers, Page, Sieve, by_question, spoken
from infoview_tui.storage.queries.interviews.interviews import NoteRow, QuestionRow
from infoview_tui.storage.queries.interviews.transcript import BecameRow, GivenRow, RatedRow
from infoview_tui.storage.timestamps import maybe
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

TEXTS = {"learned": "Learned", "want_to_know": "Want to know more", "next_steps": "Next steps"}
"""The texts of a debrief, by the columns that hold them."""

_SIGNS = {row.kind: row.sign for row in CALL_SIGNS}
_WORDS: dict[str, str] = {row.kind: row.label for row in CALL_SIGNS if row.sign and row.kind != NoteKind.OFF_RECORD}
_HOUR = 3600
_TRAIL = max(map(len, _WORDS.values()))
_VERDICTS = {
    Verdict.CONFIRMED: ("✓ ", "bold $success"),
    Verdict.REFINED: ("~ ", "bold $warning"),
    Verdict.REFUTED: ("× ", "bold $error"),
}


class Telling(NamedTuple):
    """A page, the moment and zone in which it is told, and whether there is room for words beside the notes."""

    page: Page
    now: datetime
    zone: tzinfo
    in_words: bool
    time_width: int
    """The cells that the time of a note takes."""

    @classmethod
    def of(cls, page: Page, now: datetime, zone: tzinfo, *, in_words: bool) -> Telling:
        """Tell a page; the times of a call of an hour or more take more room."""
        is_long = any(note.seconds >= _HOUR for note in page.notes)
        return cls(page, now, zone, in_words, 7 if is_long else 5)

    # Who, when, how long

    def heading(self) -> Content:
        """Say with whom it was, when, how long of what was agreed, and how it was held."""
        interview = self.page.interview
        who = " at ".join(part for part in (interview.title, interview.organization) if part)
        first = join(plain(interview.contact).stylize("bold"), (f"  {clean_line(who)}" if who else "", "$text-muted"))
        facts = (self._when(), self._how_long(), _spell(interview.medium))
        second = join((" · ".join(fact for fact in facts if fact), "$text-muted"))
        return Content("\n").join([first, join(second, *self._state())])

    def _when(self) -> str:
        interview = self.page.interview
        moment = maybe(interview.started_at) or maybe(interview.starts_at)
        if moment is None:
            return "No time set"
        local = moment.astimezone(self.zone)
        day = spell_day(local.date(), self.now.astimezone(self.zone).date())
        return f"{day[0].upper()}{day[1:]} {local:%H:%M}"

    def _how_long(self) -> str:
        interview = self.page.interview
        agreed = f"{interview.minutes}{f' + {interview.extra_minutes}' if interview.extra_minutes else ''}"
        length = spoken(interview, self.now)
        return f"{int(length.total_seconds() // 60)} min of {agreed} agreed" if length is not None else f"{agreed} min"

    def _state(self) -> tuple[str | tuple[str, str], ...]:
        match self.page.interview.state:
            case InterviewState.RUNNING:
                return (" · ", ("the call goes on", "$accent"))
            case InterviewState.ENDED:
                return (" · ", ("to debrief", "$warning"))
            case InterviewState.PLANNED:
                return (" · ", ("planned", "$text-muted"))
        return ()

    # The notes

    def notes(self, sieve: Sieve, *, by_time: bool) -> list[Row]:
        """Return the notes that are let through, in their order in the call or under their questions."""
        page = self.page
        shown = [note for note in page.notes if sieve.lets_through(note)]
        if by_time:
            return [*([_heading("Notes", "notes")] if shown else []), *self._by_time(shown)]
        return [row for answers in by_question(page.questions, shown) for row in self._answers(answers, sieve)]

    def _by_time(self, notes: Iterable[NoteRow]) -> Iterator[Row]:
        numbers = {question.id: number for number, question in enumerate(self.page.questions, 1)}
        before: int | None = None
        for note in notes:
            asked = note.question_id
            number = str(numbers.get(asked, "")) if asked is not None and asked != before else ""
            before = asked
            yield self._note(note, f"{number:>{len(str(len(numbers)))}} " if numbers else "")

    def _answers(self, answers: Answers, sieve: Sieve) -> Iterator[Row]:
        question, notes = answers
        if sieve != Sieve() and not notes:
            return  # what is not shown would have to be read over
        if question is not None:
            number = next(at for at, row in enumerate(self.page.questions, 1) if row.id == question.id)
            yield _question(number, question, has_notes=bool(notes))
        else:
            yield _heading("Beside the questions" if self.page.questions else "Notes", "free")
        yield from (self._note(note) for note in notes)

    def _note(self, note: NoteRow, number: str = "") -> Row:
        kind = NoteKind(note.kind)
        label = join(f"{_time(note):>{self.time_width}} ", (number, "$primary"), (f"{_SIGNS[kind]:1} ", "bold $accent"))
        return Row(
            ("note", note.id), self._said(note), label=label, trail=_trail(kind) if self.in_words else Content("")
        )

    def _said(self, note: NoteRow) -> Content:
        if note.kind == NoteKind.OFF_RECORD:
            return join(("off record  ", "bold $warning"), (clean_line(note.text), "$text-muted"))
        star = ("★ ", "bold $warning") if note.starred else ""
        became = self.page.became.get(note.id)
        said = self._became(note, became) if became else ""
        return join(star, _quoted(note), (f"\n{said}" if said else "", "$text-muted"))

    def _became(self, note: NoteRow, became: BecameRow) -> str:
        """Say what a name or a promise has become."""
        parts = []
        if became.contact_id is not None:
            name = clean_line(became.contact)
            parts.append("a contact now" + ("" if fold(name) in fold(clean_line(note.text)) else f": {name}"))
        if became.action_id is not None:
            due = maybe(became.due_at)
            today = self.now.astimezone(self.zone).date()
            day = due.astimezone(self.zone).date() if due else None
            when = f", {'due' if day >= today else 'was due'} {spell_day(day, today)}" if day else ""
            parts.append("done" if became.done_at else "dropped" if became.dropped_at else f"on your list{when}")
        return " · ".join(parts)

    # What the debrief says

    def debrief(self) -> list[Row]:
        """Return the texts, the verdicts, how the paths look, energy and outcomes; or that there is nothing yet."""
        page, interview = self.page, self.page.interview
        rows: list[Row] = []
        for field, title in TEXTS.items():
            lines = [line for line in clean_text(getattr(interview, field)).split("\n") if line.strip()]
            rows += _section(title, [Row(("text", field, at), plain(line)) for at, line in enumerate(lines)])
        rows += _section("Verdicts", [self._verdict(row) for row in page.verdicts])
        for path, rated in groupby(page.ratings, lambda row: row.path):
            rows += _section(f"How it looks now: {clean_line(path)}", list(map(_rating, rated)))
        energy = [(interview.energy_before, "before"), (interview.energy_after, "after")]
        given = ", ".join(f"{number} of 5 {when}" for number, when in energy if number)
        rows += _section("Energy", [Row(("energy",), plain(given))] if given else [])
        outcomes = [
            Row(("outcome", at), join((f"{_spell(row.kind).capitalize()}  ", "bold"), clean_line(row.text)))
            for at, row in enumerate(page.outcomes)
        ]
        rows += _section("What came of it", outcomes)
        if not rows and interview.state in (InterviewState.ENDED, InterviewState.DEBRIEFED):
            rows = _section("Debrief", [Row(("debrief",), join(("Nothing yet: b begins it.", "$text-muted")))])
        return rows

    def _verdict(self, row: GivenRow) -> Row:
        verdict = Verdict(row.verdict)
        sign, style = _VERDICTS[verdict]
        lines = [join((f"{verdict.value.capitalize()}  ", style), clean_line(row.hypothesis))]
        if row.because.strip():
            lines.append(join((clean_line(row.because), "$text-muted")))
        note = self.page.note(row.note_id)
        if note is not None:
            off = ("off record  ", "bold $warning") if note.kind == NoteKind.OFF_RECORD else ""
            lines.append(join((f"{_time(note)}  ", "$text-muted"), off, _quoted(note).stylize("$text-muted")))
        return Row(("verdict", row.hypothesis_id, row.note_id), Content("\n").join(lines), label=join((sign, style)))


def spell_shown(page: Page, sieve: Sieve, *, by_time: bool) -> Content:
    """Say in words what is shown of the notes, how many they are and in which order."""
    shown = sum(map(sieve.lets_through, page.notes))
    stars = sum(note.starred for note in page.notes)
    order = "by time" if by_time else "by question" if page.questions else ""
    if sieve == Sieve():
        many = f"{shown} {'note' if shown == 1 else 'notes'}" + (f", {stars} starred" if stars else "")
        return join((" · ".join(part for part in (many, order) if part), "$text-muted"))
    rest = " · ".join(part for part in (f" · {shown} of {len(page.notes)}", order) if part)
    return join((f"Only {sieve.spell()}", "$accent"), (rest, "$text-muted"))


def _heading(title: str, key: str) -> Row:
    return Row(("heading", key), plain(title), heading=True)


def _section(title: str, rows: Sequence[Row]) -> list[Row]:
    return [_heading(title, title), *rows] if rows else []


def _question(number: int, question: QuestionRow, *, has_notes: bool) -> Row:
    state = ""
    if not has_notes:
        state = "  skipped" if question.state == QuestionState.SKIPPED else "  no notes"
    text = join(f"{number}  {clean_line(question.text)}", (state, "not bold $text-muted"))
    return Row(("heading", question.id), text, heading=True)


def _rating(row: RatedRow) -> Row:
    sure = {"guess": "a guess", "fair": "fairly sure", "sure": "sure"}[row.sureness]
    topic = _spell(clean_line(row.topic))
    return Row(
        ("rating", row.path, row.topic), join((f"{row.score} of 5  ", "bold"), topic, (f"  {sure}", "$text-muted"))
    )


def _quoted(note: NoteRow) -> Content:
    text = clean_line(note.text)
    return plain(f"“{text}”" if note.kind == NoteKind.QUOTE else text)


@cache
def _trail(kind: NoteKind) -> Content:
    """What kind a note is, in words; all take the same room."""
    return join((f"{_WORDS.get(kind, ''):<{_TRAIL}}", "$text-muted"))


def _time(note: NoteRow) -> str:
    return spell_clock(timedelta(seconds=note.seconds))


def _spell(word: str) -> str:
    return word.replace("_", " ").replace("-", " ")
