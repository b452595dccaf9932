"""Today: what to do now, each with its reason, and the interviews ahead (R28, R32, R34)."""

from __future__ import annotations

from datetime import datetime, timedelta

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from infoview_tui.domain.enums import OPEN_STAGES, ActionKind
from infoview_tui.domain.format_dates import spell_near_day
from infoview_tui.domain.headline import reason
from infoview_tui.domain.planning import MIN_QUESTIONS
from infoview_tui.services.outreach import actions as action_services
from infoview_tui.services.outreach.today import Agenda, read_agenda
from infoview_tui.storage.queries.interviews.interviews import InterviewRow
from infoview_tui.storage.queries.outreach.actions import ActionRow
from infoview_tui.storage.timestamps import maybe
from infoview_tui.ui.shared.bindings import TODAY
from infoview_tui.ui.shared.contact_actions import ContactErrands
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import Row, RowList

VERBS = {
    ActionKind.THANK: "Thank",
    ActionKind.NUDGE: "Nudge",
    ActionKind.PREPARE: "Prepare for",
    ActionKind.PROMISE: "Promised",
    ActionKind.STAY_IN_TOUCH: "Write again to",
    ActionKind.TELL_DIFFERENCE: "Tell the difference to",
    ActionKind.TODO: "Do",
}


class TodayScreen(ContactErrands, InfoviewScreen):
    """One queue of what is due, then the interviews ahead, then where everybody stands."""

    BINDINGS = [*TODAY]
    TAB = "today"
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Today", "In a list")

    def compose_body(self) -> ComposeResult:
        """Give the figures and the queue."""
        yield Static(id="figures")
        yield RowList(
            label_width=10, empty="Nothing is due and nothing is planned. 2 shows the board; n adds a contact."
        )

    def load(self) -> None:
        """Read the agenda and show it."""
        self.agenda = read_agenda(self.desk, self.now())
        self._show_figures()
        self.query_one(RowList).show(self._rows(self.agenda))

    def on_resize(self) -> None:
        """Lay the figures out anew."""
        if self.is_mounted:
            self._show_figures()

    def _rows(self, agenda: Agenda) -> list[Row]:
        now = self.now()
        today = self.local(now).replace(hour=23, minute=59, second=59)
        urgent = [row for row in agenda.actions if row.due_at and (maybe(row.due_at) or now) <= today]
        later = [row for row in agenda.actions if row not in urgent]
        rows: list[Row] = []
        if agenda.to_debrief:
            rows.append(Row("h-debrief", Content("To debrief"), heading=True))
            rows.extend(self._debrief_row(interview) for interview in agenda.to_debrief)
        if urgent:
            rows.append(Row("h-now", Content("Now"), heading=True))
            rows.extend(self._action_row(action) for action in urgent)
        if agenda.interviews:
            rows.append(Row("h-next", Content("Next interviews"), heading=True))
            rows.extend(self._interview_row(interview) for interview in agenda.interviews)
        if later:
            rows.append(Row("h-later", Content("This week"), heading=True))
            rows.extend(self._action_row(action) for action in later)
        return rows

    def _action_row(self, action: ActionRow) -> Row:
        now = self.now()
        due, late = maybe(action.due_at), maybe(action.late_at)
        kind = ActionKind(action.kind)
        why = reason(kind, due, late, now, self.infoview.zone, starts_at=maybe(action.starts_at))
        overdue = due is not None and due < now
        what = join((f"{VERBS[kind]} ", ""), plain(action.contact).stylize("bold"))
        if kind in (ActionKind.PROMISE, ActionKind.TODO):
            what = join(plain(action.text), (f"  {action.contact}", "$text-muted"))
        return (
            Row(
                ("action", action.id),
                join(what, ("\n" + why, "$text-muted")),
                label=self._when(due),
                trail=Content(""),
            )
            if not overdue
            else Row(
                ("action", action.id),
                join(what, ("\n" + why, "$warning")),
                label=self._when(due).stylize("$warning"),
            )
        )

    def _interview_row(self, interview: InterviewRow) -> Row:
        plan = (
            f"{interview.questions} of {MIN_QUESTIONS} questions"
            if interview.questions < MIN_QUESTIONS
            else (f"{interview.questions} questions")
        )
        who = " · ".join(part for part in (interview.title, interview.organization) if part)
        body = join(plain(interview.contact).stylize("bold"), (f"  {who}", "$text-muted"))
        state = "running now" if interview.state == "running" else f"{interview.minutes} min · {plan}"
        return Row(
            ("interview", interview.id, interview.contact_id),
            join(body, ("\n" + state, "$text-muted")),
            label=self._when(maybe(interview.starts_at)),
        )

    def _debrief_row(self, interview: InterviewRow) -> Row:
        body = join(
            plain(interview.contact).stylize("bold"),
            ("\nstill fresh: learned, want to know, next steps", "$text-muted"),
        )
        return Row(("debrief", interview.id, interview.contact_id), body, label=self._when(maybe(interview.ended_at)))

    def _when(self, moment: datetime | None) -> Content:
        if moment is None:
            return Content("no date")
        local, today = self.local(moment), self.local(self.now()).date()
        if local.date() == today:
            return Content(f"{local:%H:%M}")
        lately = 1 < (today - local.date()).days < 7
        return Content(f"{local:%a}" if lately else spell_near_day(local.date(), today))

    def _show_figures(self) -> None:
        """Show the day and how many stand where: in one line, or in more that break between two figures."""
        day, stages = self.local(self.now()), self.agenda.stages
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
        apart = "   " if len(f"{date}   {lines[0]}") <= room and len(lines) == 1 else "\n"
        told = "\n".join(lines)
        self.query_one("#figures", Static).update(join((date, "bold"), (apart + told if told else "", "$text-muted")))

    def on_row_list_chosen(self) -> None:
        """Open what was chosen."""
        self.action_open()

    def action_open(self) -> None:
        """Do what the row asks for: debrief, write the thank-you, plan, or see the contact."""
        match self.query_one(RowList).cursor_key:
            case ("debrief", int(interview_id), int(_)):
                self.open_debrief(interview_id)
            case ("interview", int(_), int(contact_id)):
                self.open_plan(contact_id)
            case ("action", int(action_id)):
                self._open_action(action_id)

    def _open_action(self, action_id: int) -> None:
        action = next((row for row in self.agenda.actions if row.id == action_id), None)
        if action is None:
            return
        if action.contact_id is None:
            self.say("This is about nobody in particular: d says that it is done.")
            return
        if action.kind == ActionKind.THANK:
            self.open_thank_you(action.contact_id)
        elif action.kind == ActionKind.PREPARE:
            self.open_plan(action.contact_id)
        else:
            self.open_contact(action.contact_id)

    def current_contact(self) -> int | None:
        """The contact of the row under the cursor."""
        match self.query_one(RowList).cursor_key:
            case ("debrief" | "interview", int(_), int(contact_id)):
                return contact_id
            case ("action", int(action_id)):
                return next((row.contact_id for row in self.agenda.actions if row.id == action_id), None)
        return None

    def _current_action(self) -> int | None:
        match self.query_one(RowList).cursor_key:
            case ("action", int(action_id)):
                return action_id
        self.say("This is an interview and no action: enter opens it.")
        return None

    def action_done(self) -> None:
        """Mark the action as done."""
        action_id = self._current_action()
        if action_id is not None:
            with self.telling():
                followed = action_services.finish_action(self.desk, action_id, self.now())
                self.say(f"Done. {followed} u undoes it.".replace("  ", " "))
            self.reload()

    def action_drop(self) -> None:
        """Drop the action."""
        action_id = self._current_action()
        if action_id is not None:
            with self.telling():
                action_services.drop_action(self.desk, action_id, self.now())
                self.say("Dropped. u undoes it.")
            self.reload()

    def action_write(self) -> None:
        """Write down something to do that is about nobody in particular."""
        self._ask_what_to_do("")

    def _ask_what_to_do(self, text: str, *, unsaved: bool = False) -> None:
        """Ask for it; where it cannot be kept it is asked for again, with what was typed."""
        from infoview_tui.services.contacts.research import due_moment
        from infoview_tui.ui.shared.dialogs.prompt import PromptScreen

        def answered(typed: str | None) -> None:
            if typed is None or not typed.strip():
                return
            with self.telling():
                due = due_moment(typed, self.now(), self.infoview.zone)
                added = action_services.add_todo(self.desk, None, typed, due, self.now())
                when = spell_near_day(self.local(due).date(), self.local(self.now()).date()) if due else "without a day"
                self.say(f"Added, {f'due {when}' if due else when}. u undoes it.")
                self.reload()
                self.query_one(RowList).show(self._rows(self.agenda), cursor=("action", added))
                return
            self._ask_what_to_do(typed, unsaved=True)

        hint = "update my résumé by fri"
        self.app.push_screen(PromptScreen("Something to do", text, hint=hint, unsaved=unsaved), answered)

    def action_put_off(self) -> None:
        """Let the action fall due a day later than planned, or than now."""
        action_id = self._current_action()
        if action_id is not None:
            action = next(row for row in self.agenda.actions if row.id == action_id)
            due = max(maybe(action.due_at) or self.now(), self.now()) + timedelta(days=1)
            with self.telling():
                action_services.put_off(self.desk, action_id, due, self.now())
                self.say("Put off by a day. u undoes it.")
            self.reload()
