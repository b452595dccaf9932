"""Changing the plan on the preparation screen: its questions, and the texts of its other rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.spoken_length import format_spoken_length
from infoview_tui.services import interviews, profile, research
from infoview_tui.services.banks.library import form_from_question
from infoview_tui.services.contacts.introduction import read_introduction
from infoview_tui.services.interviews.queries import QuestionRow
from infoview_tui.ui.preparation.current_plan import CurrentPlan
from infoview_tui.ui.preparation.panes import PreparationPanes
from infoview_tui.ui.preparation.plan_view import MAX_PATH_CHARS, PROMPT_TITLES
from infoview_tui.ui.shared.edits import Edit
from infoview_tui.ui.shared.screen import InfoviewScreen

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import Question

ITEM_SIGNS = {"hypothesis": "?", "offering": "$", "finding": "~"}
"""Signs of research lines by the kind of a plan row."""


class PlanEditing:
    """Actions on the row under the cursor."""

    def __init__(self, screen: InfoviewScreen, panes: PreparationPanes, plan: CurrentPlan) -> None:
        """Set the panes and the plan."""
        self._screen = screen
        self._panes = panes
        self._plan = plan

    def pick(self, question: Question) -> None:
        """Add a question of the bank to the plan and move on to the next one, or remove it if it is planned."""
        planned, screen = self._plan.current_question, self._screen
        with screen.reporting_errors():
            if planned is None:
                self._plan.add(form_from_question(question))
                self._panes.bank.move_to_next()
            else:
                interviews.planning.delete_question(screen.workspace, planned.id, screen.now())
        screen.reload()

    def action_toggle_question(self) -> None:
        """Pick the question in the bank, or remove it in the plan."""
        if self._panes.is_plan_in_front:
            self.action_remove_question()
        else:
            self._panes.bank.pick_current()

    def action_remove_question(self) -> None:
        """Remove the question from the plan."""
        screen = self._screen
        self._change_question(
            lambda question: interviews.planning.delete_question(screen.workspace, question.id, screen.now())
        )

    def action_move_question(self, by: int) -> None:
        """Move the question up or down in the plan."""
        screen = self._screen
        self._change_question(
            lambda question: interviews.planning.move_question(screen.workspace, question.id, by, screen.now())
        )

    def action_adjust_minutes(self, by: int) -> None:
        """Change the minutes of the question."""
        screen = self._screen
        self._change_question(
            lambda question: interviews.planning.edit_question(
                screen.workspace, question.id, screen.now(), minutes=max(1, question.minutes + by)
            )
        )

    def action_toggle_must_ask(self) -> None:
        """Toggle whether the question must be asked."""
        screen = self._screen
        self._change_question(
            lambda question: interviews.planning.toggle_must_ask(screen.workspace, question.id, screen.now())
        )

    def _change_question(self, change: Callable[[QuestionRow], None]) -> None:
        """Change the question under the cursor, and show the plan again."""
        screen = self._screen
        question = self._plan.require_question()
        if question is not None:
            with screen.reporting_errors():
                change(question)
            screen.reload()

    # Editing

    def action_new(self) -> None:
        """Add a custom question."""

        def save(text: str) -> None:
            self._plan.add(QuestionForm(text))

        self._plan.ask_for_text("Your own question", "", save, hint="open: how, what, why")

    def action_edit(self) -> None:
        """Edit the question, or the text of another row of the plan."""
        screen = self._screen
        key = self._panes.plan.cursor_key if self._panes.is_plan_in_front else None
        match key:
            case ("none", "question"):
                self.action_new()
            case ("none", str(kind)) if kind in ITEM_SIGNS:
                self._add_item(kind)
            case ("none" | "introduction", _):
                self._edit_introduction()
            case ("hypothesis" | "offering" | "finding" as kind, int(item_id)):
                self._edit_item(ResearchItemKind(kind), item_id)
            case ("note", (int(interview_id), int(note_id))):
                screen.navigation.open_interview(interview_id, note_id=note_id)
            case ("missing", _):
                self._open_contact()
            case ("advice" | "expectation", _):
                screen.show_status("This is advice; there is nothing to edit.")
            case _:
                self._edit_question()

    def _open_contact(self) -> None:
        """Open the contact, where what is still to prepare can be added."""
        contact_id = self._plan.contact_id
        if contact_id is not None:
            self._screen.navigation.open_contact(contact_id)

    def _edit_question(self) -> None:
        screen = self._screen
        question = self._plan.require_question()
        if question is not None:
            edit = Edit(question.text)

            def save(text: str) -> None:
                edit.save(
                    lambda opened: interviews.planning.edit_question(
                        screen.workspace, question.id, screen.now(), text=text, opened=opened
                    )
                )

            self._plan.ask_for_text("The question in your words", question.text, save)

    def _add_item(self, kind: str) -> None:
        screen = self._screen
        contact_id = self._plan.contact_id
        if contact_id is not None:

            def save(text: str) -> None:
                line = f"{ITEM_SIGNS[kind]} {text}" if text.strip() else ""
                research.lines.add_research(
                    screen.workspace, Subject.contact(contact_id), line, screen.now(), screen.zone
                )

            self._plan.ask_for_text(PROMPT_TITLES[kind], "", save)

    def _edit_item(self, item: ResearchItemKind, item_id: int) -> None:
        screen = self._screen
        if self._plan.preparation is None:
            return
        held = {
            ResearchItemKind.HYPOTHESIS: [(row.id, row.text) for row in self._plan.preparation.hypotheses],
            ResearchItemKind.OFFERING: [(row.id, row.text) for row in self._plan.preparation.offerings],
            ResearchItemKind.FINDING: [(row.finding_id or 0, row.text) for row in self._plan.preparation.common_ground],
        }

        shown = dict(held[item])[item_id]
        edit = Edit(shown)

        def save(text: str) -> None:
            edit.save(
                lambda opened: research.items.edit_research_item(
                    screen.workspace, item, item_id, text, screen.now(), opened=opened
                )
            )

        self._plan.ask_for_text(PROMPT_TITLES[item], shown, save)

    def _edit_introduction(self) -> None:
        screen = self._screen
        contact_id = self._plan.contact_id
        if contact_id is None:
            return
        introduction = read_introduction(screen.workspace, contact_id)

        def save(text: str) -> None:
            profile.commands.edit_introduction(screen.workspace, introduction.path_id, text, screen.now())

        title = PROMPT_TITLES["introduction"]
        self._plan.ask_for_text(
            f"{title}, for {clean_line(introduction.path, MAX_PATH_CHARS)}" if introduction.path else title,
            introduction.text,
            save,
            describe=lambda text: format_spoken_length(text) or "who you are, what you do, why you chose them",
        )
