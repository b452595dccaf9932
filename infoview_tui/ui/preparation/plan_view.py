"""Plan pane: the questions of an interview with their time budget, and everything else to prepare."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from infoview_tui.domain.checklist import EXPECTATIONS, build_checklist
from infoview_tui.domain.enums import Medium
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.plan_size import MIN_QUESTIONS
from infoview_tui.domain.planning import PlanWarning, TimeBudget, compute_budget, review_plan
from infoview_tui.domain.readiness import missing_parts, readiness_percent
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.queries import HypothesisRow
from infoview_tui.services.interviews.preparation import Preparation
from infoview_tui.services.interviews.queries import QuestionRow
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

TIME_BAR_WIDTH = 12
"""Width of the time bar in cells."""

MAX_PATH_CHARS = 40
"""Maximum number of characters shown of the name of a path."""

_SHOWN_PARTS = frozenset({"hypotheses", "offerings", "common_ground", "introduction", "questions"})
"""Parts of the preparation that have rows of their own, also while they are missing."""

MAX_HYPOTHESES = 8
"""Number of hypotheses shown in the plan; the contact's screen shows all."""

MAX_SHOWN_CHARS = 600
"""Maximum number of characters shown of one text; editing shows the rest."""

PROMPT_TITLES = {
    "hypothesis": "What do you believe about this path?",
    "offering": "What can you offer?",
    "finding": "What do you share outside work?",
    "introduction": "Introduce yourself in ten seconds",
}
"""Titles of the dialogs that edit a row of the plan, by its kind."""


class PlanView(Vertical):
    """Shows a preparation, questions first. Row keys are tuples such as ``("question", 7)`` or ``("offering", 2)``."""

    DEFAULT_CSS = """
    PlanView {
        .plan--title { height: 1; padding: 0 2; color: $text-muted; }
        .plan--budget { height: 1; padding: 0 2; }
        .plan--warnings { height: auto; max-height: 7; padding: 0 2; color: $warning; }
        RowList { height: 1fr; margin-top: 1; }
        &:focus-within .plan--title { color: $primary; }
    }
    """

    class RowSelected(Message):
        """A row was chosen."""

        def __init__(self, key: Hashable) -> None:
            """Set the key of the row."""
            super().__init__()
            self.key = key

    _row_list = getters.query_one(RowList)

    def __init__(self, *, id: str | None = None) -> None:
        """Start without a plan."""
        super().__init__(id=id)
        self._question_ids: list[int] = []

    def compose(self) -> ComposeResult:
        """Compose the time budget, the warnings, and the rows."""
        yield Static(classes="plan--title")
        yield Static(classes="plan--budget")
        yield Static(classes="plan--warnings")
        yield RowList(label_width=4, enter_label="Edit")

    @property
    def cursor_key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        return self._row_list.cursor_key

    def focus_list(self) -> None:
        """Focus the rows."""
        self._row_list.focus_cursor()

    def show(self, preparation: Preparation) -> None:
        """Show a preparation; without warnings if the interview was already held.

        The cursor moves to a new question, or from a removed one to its neighbor.
        """
        questions, minutes = preparation.questions, preparation.interview.minutes
        is_held = preparation.interview.ended_at is not None
        warnings = [] if is_held else review_plan(questions, minutes)
        count = str(len(questions)) if is_held else format_question_count(len(questions))
        self.query_one(".plan--title", Static).update(assemble(f"Plan  {count}"))
        self.query_one(".plan--budget", Static).update(_format_budget(compute_budget(questions, minutes)))
        lines = _format_warnings(warnings)
        shown = self.query_one(".plan--warnings", Static)
        shown.display = bool(lines)
        shown.update(Content("\n").join(lines))
        self._row_list.show(list(_build_rows(preparation, warnings)), cursor_to=self._find_new_cursor(questions))

    def on_row_list_selected(self, message: RowList.Selected) -> None:
        """Post that a row was selected."""
        message.stop()
        self.post_message(self.RowSelected(message.key))

    def on_row_list_highlighted(self, message: RowList.Highlighted) -> None:
        """Stop the message; no other widget needs it."""
        message.stop()

    def _find_new_cursor(self, questions: Sequence[QuestionRow]) -> Hashable | None:
        """Return the new cursor key after the questions changed; None to leave the cursor where it is."""
        before, after = self._question_ids, [question.id for question in questions]
        self._question_ids = after
        added = [identity for identity in after if identity not in before]
        if len(added) == 1:
            return "question", added[0]
        match self.cursor_key:
            case ("question", int(here)) if here not in after and here in before and after:
                return "question", after[min(before.index(here), len(after) - 1)]
        return None


def format_question_count(count: int) -> str:
    """Format the progress of the plan: ``4 of 6`` until there are enough questions, then only their number."""
    return f"{count} of {MIN_QUESTIONS}" if count < MIN_QUESTIONS else str(count)


def _format_budget(time_budget: TimeBudget) -> Content:
    is_over = time_budget.remaining < 0
    filled = min(
        TIME_BAR_WIDTH, round(TIME_BAR_WIDTH * time_budget.planned_minutes / max(1, time_budget.agreed_minutes))
    )
    color = "$warning" if is_over else "$accent"
    left = f"{-time_budget.remaining} over" if is_over else f"{time_budget.remaining} left"
    return assemble(
        (f"{time_budget.planned_minutes} of {time_budget.agreed_minutes} min  ", "bold"),
        ("━" * filled, color),
        ("─" * (TIME_BAR_WIDTH - filled), "$border"),
        (f"  {left}", color if is_over else "$text-muted"),
    )


def _format_warnings(warnings: Sequence[PlanWarning]) -> list[Content]:
    """Return a line for each warning; questions that need other words share one, and the rows say why."""
    lines = [f"▲ {warning.text}" for warning in warnings if not warning.is_about_wording]
    wording = [warning for warning in warnings if warning.is_about_wording]
    if wording:
        problems = {warning.text.partition(":")[0] for warning in wording}
        numbers = sorted({warning.position + 1 for warning in wording if warning.position is not None})
        noun = "question" if len(numbers) == 1 else "questions"
        heading = f"{problems.pop()}: {noun}" if len(problems) == 1 else f"Reword {noun}"
        lines.append(f"▲ {heading} {', '.join(map(str, numbers))}")
    return [assemble(line) for line in lines]


def _build_rows(preparation: Preparation, warnings: Sequence[PlanWarning]) -> Iterator[Row]:
    wording: dict[int | None, list[str]] = {}
    for warning in warnings:
        if warning.is_about_wording:
            wording.setdefault(warning.position, []).append(warning.text)
    for index, question in enumerate(preparation.questions):
        yield _question_row(index, question, wording.get(index, ()))
    if not preparation.questions:
        yield Row(
            ("none", "question"),
            assemble(
                (
                    "Press S to have six to eight proposed, pick from the bank with space, or write your own with n.",
                    "$text-muted",
                )
            ),
        )
    yield _heading_row("To test")
    evidence = preparation.evidence
    shown, more = _split_hypotheses(preparation.hypotheses)
    yield from (_hypothesis_row(row, evidence.get(row.id, VerdictCount())) for row in shown)
    if more:
        yield Row(("missing", "hypotheses"), assemble((f"+ {more} more on the contact's screen", "$accent")))
    if not preparation.hypotheses:
        yield _empty_row("hypothesis", "No hypothesis yet. Press enter to write what you believe about this path.")
    yield _heading_row("Something to offer")
    yield from (
        Row(("offering", offering.id), truncate_text(offering.text), label=_bullet())
        for offering in preparation.offerings
    )
    if not preparation.offerings:
        yield _empty_row(
            "offering",
            "Nothing to offer: the conversation would be one-sided. Press enter to add something.",
            urgent=True,
        )
    yield _heading_row("Common ground")
    for ground in preparation.common_ground:
        note = (ground.interview_id, ground.note_id)
        key = ("finding", ground.finding_id) if ground.note_id is None else ("note", note)
        yield Row(key, truncate_text(ground.text), label=_bullet())
    if not preparation.common_ground:
        yield _empty_row("finding", "Nothing yet. Press enter to write what you share outside work.")
    yield _heading_row(_format_introduction_title(preparation))
    if preparation.introduction:
        yield Row(("introduction", 0), truncate_text(preparation.introduction))
    else:
        yield _empty_row("introduction", "None yet. Press enter to introduce yourself in ten seconds.")
    yield from _build_missing_rows(preparation)
    yield _heading_row("Before the call" if preparation.interview.medium != Medium.IN_PERSON else "Before you go")
    for number, advice in enumerate(build_checklist(preparation.interview.medium)):
        yield Row(("advice", number), assemble(advice), label=_bullet())
    yield Row(("expectation", 0), assemble((EXPECTATIONS, "$text-muted italic")))


def _split_hypotheses(hypotheses: Sequence[HypothesisRow]) -> tuple[Sequence[HypothesisRow], int]:
    """Return the hypotheses that most need to be tested, and how many more there are, if there are many."""
    if len(hypotheses) <= MAX_HYPOTHESES + 1:
        return hypotheses, 0
    return hypotheses[:MAX_HYPOTHESES], len(hypotheses) - MAX_HYPOTHESES


def _format_introduction_title(preparation: Preparation) -> str:
    path = clean_line(preparation.introduction_path, MAX_PATH_CHARS)
    return f"Your introduction for {path}" if path else "Your introduction"


def _build_missing_rows(preparation: Preparation) -> Iterator[Row]:
    """Yield what is still to prepare and has no row of its own in the plan; nothing if the interview was held."""
    missing = [part for part in missing_parts(preparation.readiness) if part.code not in _SHOWN_PARTS]
    if missing and preparation.interview.ended_at is None:
        yield _heading_row(f"Still to prepare  {readiness_percent(preparation.readiness)}% done")
        for part in missing:
            mark, style = ("▲", "$warning") if part.is_required else ("·", "$text-muted")
            reason = plain(part.reason).stylize("$text-muted")
            yield Row(("missing", part.code), assemble(f"{part.name}  ", reason), label=assemble((mark, style)))


def _heading_row(title: str) -> Row:
    return Row(("heading", title), assemble(title), is_heading=True)


def truncate_text(text: str) -> Content:
    """Return a text as shown in a row: at most its first `MAX_SHOWN_CHARS` characters."""
    return plain(text) if len(text) <= MAX_SHOWN_CHARS else assemble(plain(text[:MAX_SHOWN_CHARS]), "…")


def _bullet() -> Content:
    return Content("·")


def _empty_row(kind: str, text: str, *, urgent: bool = False) -> Row:
    sign = assemble(("▲" if urgent else "·", "$warning" if urgent else "$text-muted"))
    return Row(("none", kind), assemble((text, "$warning" if urgent else "$text-muted")), label=sign)


def _question_row(index: int, question: QuestionRow, problems: Sequence[str]) -> Row:
    label = assemble((f"{index + 1}", "bold"), ("!", "bold $accent") if question.must_ask else "")
    lines = [assemble((f"{question.minutes} min  ", "$text-muted"), truncate_text(question.text))]
    lines += [assemble((f"▲ {problem}", "$warning")) for problem in problems]
    why = " · ".join(filter(None, ("locked" if question.is_locked else "", question.reason)))
    if why:
        lines.append(assemble((why, "$text-muted")))
    return Row(("question", question.id), Content("\n").join(lines), label=label)


def _hypothesis_row(hypothesis: HypothesisRow, count: VerdictCount) -> Row:
    verdicts = count.format_verdicts()
    tail = assemble(("  " + verdicts, "$text-muted")) if verdicts else Content("")
    return Row(("hypothesis", hypothesis.id), assemble(truncate_text(hypothesis.text), tail), label=assemble("?"))
