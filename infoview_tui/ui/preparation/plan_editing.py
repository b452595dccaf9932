"""Changing the plan on the preparation screen: its questions, and the texts of its other rows."""

from __future__ import annotations

from collections.abc import Callable

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.spoken_length import format_spoken_length
from infoview_tui.services import interviews, profile, research
from infoview_tui.services.contacts.introduction import read_introduction
from infoview_tui.services.interviews.queries import QuestionRow
from infoview_tui.ui.preparation.base import PreparationScreenBase
from infoview_tui.ui.preparation.plan_view import MAX_PATH_CHARS, PROMPT_TITLES, PlanView
from infoview_tui.ui.preparation.question_bank import QuestionBank
from infoview_tui.ui.shared.edits import Edit

ITEM_SIGNS = {"hypothesis": "?", "offering": "$", "finding": "~"}
"""Signs of research lines by the kind of a plan row."""


class PlanEditing(PreparationScreenBase):
    """Actions on the row under the cursor."""

    def on_plan_view_row_selected(self) -> None:
        """Edit the selected row."""
        self.action_edit()

    def action_toggle_question(self) -> None:
        """Pick the question in the bank, or remove it in the plan."""
        if self.is_plan_in_front:
            self.action_remove_question()
        else:
            self.query_one(QuestionBank).pick_current()

    def action_remove_question(self) -> None:
        """Remove the question from the plan."""
        self.change_question(
            lambda question: interviews.planning.delete_question(self.workspace, question.id, self.now())
        )

    def action_move_question(self, by: int) -> None:
        """Move the question up or down in the plan."""
        self.change_question(
            lambda question: interviews.planning.move_question(self.workspace, question.id, by, self.now())
        )

    def action_adjust_minutes(self, by: int) -> None:
        """Change the minutes of the question."""
        self.change_question(
            lambda question: interviews.planning.edit_question(
                self.workspace, question.id, self.now(), minutes=max(1, question.minutes + by)
            )
        )

    def action_toggle_must_ask(self) -> None:
        """Toggle whether the question must be asked."""
        self.change_question(
            lambda question: interviews.planning.toggle_must_ask(self.workspace, question.id, self.now())
        )

    def change_question(self, change: Callable[[QuestionRow], None]) -> None:
        """Change the question under the cursor, and show the plan again."""
        question = self.require_planned_question()
        if question is not None:
            with self.reporting_errors():
                change(question)
            self.reload()

    # Editing

    def action_new(self) -> None:
        """Add a custom question."""

        def save(text: str) -> None:
            self.plan_question(QuestionForm(text))

        self.ask_for_text("Your own question", "", save, hint="open: how, what, why")

    def action_edit(self) -> None:
        """Edit the question, or the text of another row of the plan."""
        key = self.query_one(PlanView).cursor_key if self.is_plan_in_front else None
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
                self.navigation.open_interview(interview_id, note_id=note_id)
            case ("missing", _):
                self._open_contact()
            case ("advice" | "expectation", _):
                self.show_status("This is advice; there is nothing to edit.")
            case _:
                self._edit_question()

    def _open_contact(self) -> None:
        """Open the contact, where what is still to prepare can be added."""
        contact_id = self.current_contact_id()
        if contact_id is not None:
            self.navigation.open_contact(contact_id)

    def _edit_question(self) -> None:
        question = self.require_planned_question()
        if question is not None:
            edit = Edit(question.text)

            def save(text: str) -> None:
                edit.save(
                    lambda opened: interviews.planning.edit_question(
                        self.workspace, question.id, self.now(), text=text, opened=opened
                    )
                )

            self.ask_for_text("The question in your words", question.text, save)

    def _add_item(self, kind: str) -> None:
        contact_id = self.current_contact_id()
        if contact_id is not None:

            def save(text: str) -> None:
                line = f"{ITEM_SIGNS[kind]} {text}" if text.strip() else ""
                research.lines.add_research(self.workspace, Subject.contact(contact_id), line, self.now(), self.zone)

            self.ask_for_text(PROMPT_TITLES[kind], "", save)

    def _edit_item(self, item: ResearchItemKind, item_id: int) -> None:
        if self.preparation is None:
            return
        held = {
            ResearchItemKind.HYPOTHESIS: [(row.id, row.text) for row in self.preparation.hypotheses],
            ResearchItemKind.OFFERING: [(row.id, row.text) for row in self.preparation.offerings],
            ResearchItemKind.FINDING: [(row.finding_id or 0, row.text) for row in self.preparation.common_ground],
        }

        shown = dict(held[item])[item_id]
        edit = Edit(shown)

        def save(text: str) -> None:
            edit.save(
                lambda opened: research.items.edit_research_item(
                    self.workspace, item, item_id, text, self.now(), opened=opened
                )
            )

        self.ask_for_text(PROMPT_TITLES[item], shown, save)

    def _edit_introduction(self) -> None:
        contact_id = self.current_contact_id()
        if contact_id is None:
            return
        introduction = read_introduction(self.workspace, contact_id)

        def save(text: str) -> None:
            profile.commands.edit_introduction(self.workspace, introduction.path_id, text, self.now())

        title = PROMPT_TITLES["introduction"]
        self.ask_for_text(
            f"{title}, for {clean_line(introduction.path, MAX_PATH_CHARS)}" if introduction.path else title,
            introduction.text,
            save,
            describe=lambda text: format_spoken_length(text) or "who you are, what you do, why you chose them",
        )
