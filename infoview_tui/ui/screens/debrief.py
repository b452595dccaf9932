"""Debrief: the hour after (R29, R31, R36). What was learned, whom to meet next, what was promised, what to believe."""

from __future__ import annotations

from typing import Literal

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from infoview_tui.domain.people import first_name
from infoview_tui.domain.text import clean_text
from infoview_tui.domain.vocabulary import Stage
from infoview_tui.services import debrief as services
from infoview_tui.services import notes as note_services
from infoview_tui.services import outreach, verdicts
from infoview_tui.services.debrief import Debrief, Learned
from infoview_tui.services.interviews import proposes_met
from infoview_tui.storage.reads.interviews import InterviewRow
from infoview_tui.ui.actions import BACK, DEBRIEF
from infoview_tui.ui.content import plain
from infoview_tui.ui.screens import debrief_rows as shown
from infoview_tui.ui.screens.writing import WritingScreen
from infoview_tui.ui.widgets.editor import Editor
from infoview_tui.ui.widgets.hints import Hints
from infoview_tui.ui.widgets.rows import RowList
from infoview_tui.ui.widgets.top_bar import TopBar

TEXTS = {
    "learned": ("Learned", "What surprised you, and what it means for the path"),
    "want_to_know": ("Want to know more", "What the next person could tell you"),
    "next_steps": ("Next steps", "What you will do, and by when"),
}
"""The three texts, by their fields in `Learned`: the name and what stands there while there is nothing."""

Part = Literal["learned", "want_to_know", "next_steps", "name", "promise", "belief", "note"]


class DebriefScreen(WritingScreen):
    """Three texts, saved as they are typed, and beside or below them what the notes gave, to be taken with one key."""

    BINDINGS = [*DEBRIEF, *BACK]
    CSS_PATH = "debrief.tcss"
    HELP_GROUPS = ("Debrief", "In a list")

    def __init__(self, interview_id: int) -> None:
        """Debrief an interview, for the first time or again."""
        super().__init__()
        self.interview_id = interview_id
        self.debrief: Debrief | None = None
        self.editors = {field: Editor(placeholder=hint, id=field) for field, (_, hint) in TEXTS.items()}
        self._saved = Learned()

    def compose_body(self) -> ComposeResult:
        """Give the heading, the three texts and the list."""
        with Vertical(id="head"):
            yield Static(id="who")
            yield Static(id="progress")
            yield self.trouble_line()
        with VerticalScroll(id="page", can_focus=False):
            with Vertical(id="texts"):
                for field, (name, _) in TEXTS.items():
                    with Vertical(classes="part"):
                        yield Static(name, classes="name")
                        yield self.editors[field]
            yield RowList(
                label_width=6, empty="No notes were taken in this call.", verb="", id="gathered"
            )  # space says it

    def load(self) -> None:
        """Read the interview and show it; the texts are shown once and from then on belong to the person."""
        first = self.debrief is None
        self.debrief = services.read_debrief(self.desk, self.interview_id, self.now(), self.infoview.zone)
        self.query_one(TopBar).title = "Debrief"
        self.query_one("#who", Static).update(shown.heading(self.debrief.interview, self.infoview.zone))
        if first:
            self._saved = Learned(*map(clean_text, self.debrief.texts))
            for field, editor in self.editors.items():
                editor.begin_with(getattr(self._saved, field))
            self.editors["learned"].focus()
        self.query_one(RowList).show(shown.rows(self.debrief, self.now(), self.infoview.zone))
        self._show_progress()

    def _show_progress(self) -> None:
        if self.debrief is not None:
            self.query_one("#progress", Static).update(shown.progress(self.debrief, self._texts()))

    # The texts

    def _texts(self) -> Learned:
        return Learned(*(self.editors[field].text for field in Learned._fields))

    def on_text_area_changed(self) -> None:
        """Save what was typed."""
        texts = self._texts()
        if texts != self._saved:
            self.keeper.changed(sum(map(len, texts)))
            self._show_progress()

    def save_text(self) -> None:
        """Save the three texts."""
        texts = self._texts()
        services.keep_texts(self.desk, self.interview_id, texts)
        self._saved = texts

    # From part to part

    def _parts(self) -> list[Part]:
        """The parts that there are here, in their order."""
        keys = [row.key for row in self.query_one(RowList).rows if not row.heading]
        there = {key[0] for key in keys if isinstance(key, tuple)}
        return ["learned", "want_to_know", "next_steps", *(kind for kind in shown.KINDS if kind in there)]

    def _part(self) -> Part:
        """The part that one is in."""
        for field in ("learned", "want_to_know", "next_steps"):
            if self.focused is self.editors[field]:
                return field
        match self.query_one(RowList).cursor_key:
            case (("name" | "promise" | "belief" | "note") as kind, int(_)):
                return kind
        return "learned"

    def action_next_part(self) -> None:
        """Go to the next part, and after the last to the first."""
        self._go(1)

    def action_previous_part(self) -> None:
        """Go to the part before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        parts, here = self._parts(), self._part()
        part = parts[(parts.index(here) + by) % len(parts)] if here in parts else parts[0]
        if part in self.editors:
            self.editors[part].focus()
            return
        rows = self.query_one(RowList)
        of_part = [at for at, row in enumerate(rows.rows) if isinstance(row.key, tuple) and row.key[0] == part]
        rows.focus()
        rows.move_to(next((at for at in of_part if rows.rows[at].label.plain == shown.OPEN), of_part[0]))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where the page is one column, bring the whole part into view, its name too."""
        rows, page = self.query_one(RowList), self.query_one("#page")
        if event.widget is rows:
            page.scroll_to_widget(rows, animate=False, top=True)
        for part in self.query(".part"):
            if event.widget in part.children:
                page.scroll_to_widget(part, animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space takes a row where a list has the focus, and is a space where a text has it."""
        if action == "accept":
            return not self.is_typing
        return super().check_action(action, parameters)

    # Taking what the notes gave

    def name_of(self, binding: Binding) -> str:
        """Space does what the row is for."""
        if binding.id != "debrief.accept":
            return binding.description
        return {"belief": "Verdict", "note": "Star"}.get(self._part(), binding.description)

    def on_row_list_moved(self) -> None:
        """The hints follow the row."""
        self.query_one(Hints).refresh()

    def on_row_list_chosen(self) -> None:
        """Take the row."""
        self.action_accept()

    def action_accept(self) -> None:
        """Take what is under the cursor: a name, a promise, the next verdict, a star."""
        if self.debrief is None:
            return
        with self.telling():
            match self.query_one(RowList).cursor_key:
                case ("name", int(note_id)):
                    self._accept_name(note_id)
                case ("promise", int(note_id)):
                    self._accept_promise(note_id)
                case ("belief", int(hypothesis_id)):
                    here = next(row.verdict_here for row in self.debrief.hypotheses if row.id == hypothesis_id)
                    verdict = shown.next_verdict(here)
                    verdicts.give_verdict(self.desk, hypothesis_id, self.interview_id, verdict, self.now())
                case ("note", int(note_id)):
                    note_services.toggle_star(self.desk, note_id, self.now())
        self.reload()

    def _accept_name(self, note_id: int) -> None:
        debrief = self.debrief
        referral = next(row for row in debrief.referrals if row.note_id == note_id) if debrief else None
        if debrief is None or referral is None:
            return
        if referral.contact_id is not None:
            self.say(f"{referral.name} is taken already; u undoes it.")
            return
        services.accept_referral(self.desk, note_id, self.now())
        self.say(f"{referral.name} is a contact, named by {first_name(debrief.interview.contact)}.")

    def _accept_promise(self, note_id: int) -> None:
        promise = next(row for row in self.debrief.promises if row.note_id == note_id) if self.debrief else None
        if promise is None or promise.action_id is not None:
            self.say("This promise is on your list already; u undoes it.")
            return
        services.accept_promise(self.desk, note_id, self.now(), self.infoview.zone)
        self.say("The promise is on your list.")

    # The end

    def action_finish(self) -> None:
        """Mark the debrief as done, propose Met, and go straight on to the thank-you."""
        if self.debrief is None or not self.keeper.flush():
            return
        with self.telling():
            services.keep_texts(self.desk, self.interview_id, self._texts())
            services.finish_debrief(self.desk, self.interview_id, self._texts(), self.now())
            interview = services.read_debrief(self.desk, self.interview_id, self.now(), self.infoview.zone).interview
            if proposes_met(self.desk, interview):
                self._propose_met(interview)
            else:
                self._on_to_the_thank_you(interview)

    def _propose_met(self, interview: InterviewRow) -> None:
        from infoview_tui.ui.modals.ask import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                with self.telling():
                    said = outreach.move_contact(self.desk, interview.contact_id, Stage.MET, self.now())
                    self.infoview.tell(said)
            self._on_to_the_thank_you(interview)

        question = plain(f"The debrief is done. Move {interview.contact} to Met?")
        self.app.push_screen(AskScreen(question, yes="Move to Met", no="Leave as it is"), answered)

    def _on_to_the_thank_you(self, interview: InterviewRow) -> None:
        from infoview_tui.ui.screens.compose import ComposeScreen

        self.app.switch_screen(ComposeScreen(interview.contact_id, interview.id))
