"""Details of a bank question: follow-ups, use, wording, and in which interviews it was asked and what it brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING, NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import NOTE_LABELS, NOTE_PLURALS, format_count, format_people
from infoview_tui.services.banks.queries import AskedRow, QuestionHistory
from infoview_tui.ui.shared.breakpoints import WIDE_WIDTH
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question

_KIND_ORDER = (
    NoteKind.INSIGHT,
    NoteKind.QUOTE,
    *(kind for kind in NoteKind if kind not in (NoteKind.INSIGHT, NoteKind.QUOTE)),
)
_SINGULARS = {**NOTE_LABELS, NoteKind.NOTE: "plain note", NoteKind.WANT_TO_KNOW: "to learn more about"}

NOT_ASKED = "Not asked in an interview yet."


class QuestionDetails(NamedTuple):
    """A question and everything known about it. ``problems`` are sentences about its wording."""

    question: Question
    topic: str
    history: QuestionHistory
    problems: Sequence[str]
    is_starred: bool
    is_retired: bool
    replaces_bundled: bool


class DetailsPane(Vertical):
    """Shows a question; below, the interviews in which it was asked. Posts `InterviewChosen`."""

    class InterviewChosen(Message):
        """An interview in which the question was asked was chosen."""

        def __init__(self, interview_id: int, note_id: int | None) -> None:
            """Set the interview, and the first note on the question."""
            super().__init__()
            self.interview_id = interview_id
            self.note_id = note_id

    _interviews = getters.query_one(RowList)
    _text_scroll = getters.query_one(VerticalScroll)

    def __init__(self, zone: tzinfo) -> None:
        """Show times in this zone."""
        super().__init__()
        self._zone = zone
        self._details: QuestionDetails | None = None

    def compose(self) -> ComposeResult:
        """Compose the text and the list of interviews."""
        with VerticalScroll(can_focus=False):
            yield Static()
        yield RowList(enter_label="Open interview")

    def show(self, details: QuestionDetails | None) -> None:
        """Show a question; None clears the pane."""
        self._details = details
        self._show_text()
        self._text_scroll.scroll_home(animate=False)
        asked = self._interviews
        asked.display = bool(self._asked)
        asked.show([self._build_row(index, row) for index, row in enumerate(self._asked)])

    def _show_text(self) -> None:
        width = self._text_scroll.scrollable_content_region.width
        is_beside = self.app.size.width >= WIDE_WIDTH  # otherwise the list above shows the question
        text = _format_details(self._details, width, with_text=is_beside) if self._details else Content("")
        self.query_one(Static).update(text)

    def on_resize(self) -> None:
        """Wrap the text to the new width."""
        self.call_after_refresh(self._show_text)

    @property
    def _asked(self) -> Sequence[AskedRow]:
        return self._details.history.asked if self._details else ()

    @property
    def was_asked(self) -> bool:
        """Whether the question was asked in an interview."""
        return bool(self._asked)

    def focus_interviews(self) -> None:
        """Focus the list of interviews."""
        self._interviews.focus_cursor()

    def _build_row(self, index: int, row: AskedRow) -> Row:
        day = f"{row.at.astimezone(self._zone):%d %b %Y}".lstrip("0") if row.at else ""
        notes = format_count(row.notes, "note") if row.notes else "no notes"
        facts = " · ".join(filter(None, (day, notes)))
        return Row(index, assemble(plain(row.contact), (f"  {facts}", "$text-muted")))

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Post the interview that was chosen."""
        message.stop()
        if isinstance(message.key, int):
            row = self._asked[message.key]
            self.post_message(self.InterviewChosen(row.interview_id, row.first_note_id))

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Keep the message from the screen."""
        message.stop()


def _format_details(details: QuestionDetails, width: int, *, with_text: bool) -> Content:
    question = details.question
    lines = [
        *([plain(question.text).stylize("bold")] if with_text else []),
        assemble((_format_facts(details), "$text-muted")),
    ]
    if question.good_for:
        lines += [Content(""), plain(question.good_for)]
    if question.probes:
        lines += [Content(""), *(_indent(assemble(("↳ ", "$text-muted")), probe, width) for probe in question.probes)]
    if details.problems:
        mark = assemble(("! ", "bold $warning"))
        lines += [Content(""), *(_indent(mark, problem, width) for problem in details.problems)]
    lines += [Content(""), _format_history(details.history)]
    return Content("\n").join(lines)


def _indent(mark: Content, text: str, width: int) -> Content:
    """Return a text after a mark, its further lines below its first letter."""
    room = max(1, width - mark.cell_length)
    wrapped = [line.rstrip() for line in plain(text).wrap(room)]
    return assemble(mark, Content("\n" + " " * mark.cell_length).join(wrapped))


def _format_facts(details: QuestionDetails) -> str:
    question = details.question
    owner = ""
    if question.is_custom:
        owner = "your version" if details.replaces_bundled else "yours"
    facts = (
        details.topic,
        f"{question.minutes} min",
        owner,
        "starred" if details.is_starred else "",
        "retired: not offered in plans" if details.is_retired else "",
    )
    return " · ".join(filter(None, facts))


def _format_history(history: QuestionHistory) -> Content:
    if not history.asked:
        return assemble((NOT_ASKED, "$text-muted"))
    times = len(history.asked)
    people = len({row.contact_id for row in history.asked})
    often = {1: "once", 2: "twice"}.get(times, f"{times} times")
    who = f", by {format_people(people)}" if times > people else ""
    total = sum(history.notes.values())
    if not total:
        return assemble(f"Answered {often}{who}; no notes.")
    kinds = (_format_kind(kind, history.notes[kind]) for kind in _KIND_ORDER if kind in history.notes)
    return assemble(f"Answered {often}{who}: ", (format_count(total, "note"), "bold"), f" ({', '.join(kinds)}).")


def _format_kind(kind: NoteKind, count: int) -> str:
    return f"{count} {_SINGULARS[kind] if count == 1 else NOTE_PLURALS[kind]}"
