"""Today screen: due actions with their reasons, and upcoming interviews (R28, R32, R34)."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.enums import OPEN_STAGES, ActionKind
from infoview_tui.domain.format_dates import format_short_day
from infoview_tui.domain.headline import format_reason
from infoview_tui.domain.labels import ACTION_VERBS
from infoview_tui.domain.planning import MIN_QUESTIONS
from infoview_tui.services import outreach
from infoview_tui.services.interviews.queries import InterviewRow
from infoview_tui.services.outreach.queries import ActionRow, Agenda, read_agenda
from infoview_tui.ui.shared.bindings import TODAY
from infoview_tui.ui.shared.contact_actions import ContactActionsScreen
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row, RowList


class TodayScreen(ContactActionsScreen, InfoviewScreen):
    """A list of debriefs, due actions, upcoming interviews, and later actions, under the stage counts."""

    BINDINGS = [*TODAY]
    TAB = "today"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Today", "In a list")

    def compose_body(self) -> ComposeResult:
        """Compose the stage counts and the list."""
        yield Static(id="figures")
        yield RowList(
            label_width=10, empty_text="Nothing is due or planned. Press 2 for the board, or n to add a contact."
        )

    def load(self) -> None:
        """Read the agenda and show it."""
        self.agenda = read_agenda(self.workspace, self.now())
        self._show_stage_counts()
        self.query_one(RowList).show(self._build_rows(self.agenda))

    def on_resize(self) -> None:
        """Lay out the stage counts for the new width."""
        if self.is_mounted:
            self._show_stage_counts()

    def _build_rows(self, agenda: Agenda) -> list[Row]:
        now = self.now()
        today = self.to_local(now).replace(hour=23, minute=59, second=59)
        urgent = [row for row in agenda.actions if row.due_at and row.due_at <= today]
        later = [row for row in agenda.actions if row not in urgent]
        rows: list[Row] = []
        if agenda.to_debrief:
            rows.append(Row("h-debrief", Content("To debrief"), is_heading=True))
            rows.extend(self._build_debrief_row(interview) for interview in agenda.to_debrief)
        if urgent:
            rows.append(Row("h-now", Content("Now"), is_heading=True))
            rows.extend(self._build_action_row(action) for action in urgent)
        if agenda.interviews:
            rows.append(Row("h-next", Content("Next interviews"), is_heading=True))
            rows.extend(self._build_interview_row(interview) for interview in agenda.interviews)
        if later:
            rows.append(Row("h-later", Content("This week"), is_heading=True))
            rows.extend(self._build_action_row(action) for action in later)
        return rows

    def _build_action_row(self, action: ActionRow) -> Row:
        now = self.now()
        due, late = action.due_at, action.late_at
        kind = action.kind
        counted = self.agenda.counted.get(action.id, "")
        why = format_reason(kind, due, late, now, self.zone, starts_at=action.starts_at, counted=counted)
        overdue = due is not None and due < now
        what = assemble((f"{ACTION_VERBS[kind]} ", ""), plain(action.contact).stylize("bold"))
        if kind in (ActionKind.COMMITMENT, ActionKind.TODO):
            what = assemble(plain(action.text), (f"  {action.contact}", "$text-muted"))
        return (
            Row(
                ("action", action.id),
                assemble(what, ("\n" + why, "$text-muted")),
                label=self._format_due(due),
                trailing=Content(""),
            )
            if not overdue
            else Row(
                ("action", action.id),
                assemble(what, ("\n" + why, "$warning")),
                label=self._format_due(due).stylize("$warning"),
            )
        )

    def _build_interview_row(self, interview: InterviewRow) -> Row:
        plan = (
            f"{interview.question_count} of {MIN_QUESTIONS} questions"
            if interview.question_count < MIN_QUESTIONS
            else (f"{interview.question_count} questions")
        )
        who = " · ".join(part for part in (interview.title, interview.organization) if part)
        body = assemble(plain(interview.contact).stylize("bold"), (f"  {who}", "$text-muted"))
        state = "running now" if interview.state == "running" else f"{interview.minutes} min · {plan}"
        return Row(
            ("interview", interview.id, interview.contact_id),
            assemble(body, ("\n" + state, "$text-muted")),
            label=self._format_due(interview.starts_at),
        )

    def _build_debrief_row(self, interview: InterviewRow) -> Row:
        body = assemble(
            plain(interview.contact).stylize("bold"),
            ("\nwhile it is fresh: insights, open questions, next steps", "$text-muted"),
        )
        return Row(
            ("debrief", interview.id, interview.contact_id),
            body,
            label=self._format_due(interview.ended_at),
        )

    def _format_due(self, moment: datetime | None) -> Content:
        if moment is None:
            return Content("no date")
        local, today = self.to_local(moment), self.to_local(self.now()).date()
        if local.date() == today:
            return Content(f"{local:%H:%M}")
        is_recent = 1 < (today - local.date()).days < 7
        return Content(f"{local:%a}" if is_recent else format_short_day(local.date(), today))

    def _show_stage_counts(self) -> None:
        """Show the date and the number of contacts in each stage, on one line if possible."""
        day, stages = self.to_local(self.now()), self.agenda.stage_counts
        figures = [f"{stages[stage]:,} {stage.label.lower()}" for stage in OPEN_STAGES if stages[stage]]
        date = f"{day:%A} {day.day} {day:%B}"
        room = max(1, self.size.width - 4)
        lines = [""]
        for figure in figures:
            longer = f"{lines[-1]} · {figure}" if lines[-1] else figure
            if len(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(figure)
        separator = "   " if len(f"{date}   {lines[0]}") <= room and len(lines) == 1 else "\n"
        counts = "\n".join(lines)
        self.query_one("#figures", Static).update(
            assemble((date, "bold"), (separator + counts if counts else "", "$text-muted"))
        )

    def on_row_list_selected(self) -> None:
        """Open the selected row."""
        self.action_open()

    def action_open(self) -> None:
        """Open what the row needs: the debrief, the thank-you, the plan, or the contact."""
        match self.query_one(RowList).cursor_key:
            case ("debrief", int(interview_id), int(_)):
                self.navigation.open_debrief(interview_id)
            case ("interview", int(_), int(contact_id)):
                self.open_preparation(contact_id)
            case ("action", int(action_id)):
                self._open_action(action_id)

    def _open_action(self, action_id: int) -> None:
        action = next((row for row in self.agenda.actions if row.id == action_id), None)
        if action is None:
            return
        if action.contact_id is None:
            self.show_status("This action has no contact. Press d to mark it as done.")
            return
        if action.kind == ActionKind.THANK:
            self.open_thank_you(action.contact_id)
        elif action.kind == ActionKind.PREPARE:
            self.open_preparation(action.contact_id)
        else:
            self.navigation.open_contact(action.contact_id)

    def current_contact_id(self) -> int | None:
        """Return the contact of the row under the cursor."""
        match self.query_one(RowList).cursor_key:
            case ("debrief" | "interview", int(_), int(contact_id)):
                return contact_id
            case ("action", int(action_id)):
                return next((row.contact_id for row in self.agenda.actions if row.id == action_id), None)
        return None

    def _current_action_id(self) -> int | None:
        match self.query_one(RowList).cursor_key:
            case ("action", int(action_id)):
                return action_id
        self.show_status("This is an interview, not an action. Press enter to open it.")
        return None

    def action_mark_done(self) -> None:
        """Mark the action as done."""
        action_id = self._current_action_id()
        if action_id is not None:
            with self.reporting_errors():
                follow_up = outreach.actions.complete_action(self.workspace, action_id, self.now())
                self.show_status(f"Done. {follow_up} u undoes it.".replace("  ", " "))
            self.reload()

    def action_dismiss_item(self) -> None:
        """Dismiss the action."""
        action_id = self._current_action_id()
        if action_id is not None:
            with self.reporting_errors():
                outreach.actions.dismiss_action(self.workspace, action_id, self.now())
                self.show_status("Dismissed. u undoes it.")
            self.reload()

    def action_add_todo(self) -> None:
        """Add a to-do without a contact."""
        self._ask_for_todo("")

    def _ask_for_todo(self, text: str, *, unsaved: bool = False) -> None:
        """Ask for a to-do; if it cannot be saved, ask again with what the user typed."""
        from infoview_tui.domain.date_parser import parse_due_at
        from infoview_tui.ui.shared.dialogs.prompt import PromptDialog

        def answered(typed: str | None) -> None:
            if typed is None or not typed.strip():
                return
            with self.reporting_errors():
                due = parse_due_at(typed, self.now(), self.zone)
                added = outreach.actions.add_todo(self.workspace, None, typed, due, self.now())
                when = (
                    format_short_day(self.to_local(due).date(), self.to_local(self.now()).date())
                    if due
                    else "no due date"
                )
                self.show_status(f"Added, {f'due {when}' if due else when}. u undoes it.")
                self.reload()
                self.query_one(RowList).show(self._build_rows(self.agenda), cursor_to=("action", added))
                return
            self._ask_for_todo(typed, unsaved=True)

        hint = "update my résumé by fri"
        self.app.push_screen(PromptDialog("Something to do", text, hint=hint, is_unsaved=unsaved), answered)

    def action_snooze(self) -> None:
        """Snooze the action by a day, counted from its due date or from now, whichever is later."""
        action_id = self._current_action_id()
        if action_id is not None:
            action = next(row for row in self.agenda.actions if row.id == action_id)
            due = max(action.due_at or self.now(), self.now()) + timedelta(days=1)
            with self.reporting_errors():
                outreach.actions.snooze_action(self.workspace, action_id, due, self.now())
                self.show_status("Snoozed by a day. u undoes it.")
            self.reload()
