"""Debrief: the hour after, part by part, resumable at any time (R29-R31, R35-R37); then on to the thank-you."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import Part, resume_at
from infoview_tui.domain.enums import NoteKind, Stage
from infoview_tui.domain.person_line import first_name
from infoview_tui.services.debrief import debrief as services
from infoview_tui.services.debrief.debrief import Debrief
from infoview_tui.services.interviews.interviews import proposes_met
from infoview_tui.services.outreach import stages
from infoview_tui.storage.queries.interviews.interviews import InterviewRow
from infoview_tui.ui.debrief import header as heads
from infoview_tui.ui.debrief.commitments import PromisesView
from infoview_tui.ui.debrief.notes import DrawbacksView, InsightsView, StarsView
from infoview_tui.ui.debrief.outcomes import OutcomesView
from infoview_tui.ui.debrief.ratings import EnergyView, PathsView
from infoview_tui.ui.debrief.referrals import ReferralsView
from infoview_tui.ui.debrief.reflection import DebriefTexts, LearnedView
from infoview_tui.ui.debrief.section import PartView
from infoview_tui.ui.debrief.section_items import PartRows
from infoview_tui.ui.debrief.section_list import PartsBar
from infoview_tui.ui.debrief.verdicts import VerdictsView
from infoview_tui.ui.shared.bindings import BACK, DEBRIEF
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.widgets.top_bar import TopBar

LOOKS_EVERY = 20.0
"""Seconds between two looks at how long the thank-you has."""

HELP_OF = {
    Part.STARS: "Debrief: notes",
    Part.INSIGHTS: "Debrief: notes",
    Part.DRAWBACKS: "Debrief: notes",
    Part.REFERRALS: "Debrief: referrals",
    Part.PROMISES: "Debrief: promises",
    Part.VERDICTS: "Debrief: verdicts and scores",
    Part.PATHS: "Debrief: verdicts and scores",
    Part.ENERGY: "Debrief: verdicts and scores",
}
"""The group of keys of each part that has some of its own."""


VIEWS = (
    StarsView,
    InsightsView,
    DrawbacksView,
    LearnedView,
    ReferralsView,
    PromisesView,
    VerdictsView,
    PathsView,
    EnergyView,
    OutcomesView,
)
"""The parts, in their order."""


class DebriefScreen(DebriefTexts):
    """One part at a time, with the others beside it where there is room, and what is left above it where not."""

    BINDINGS = [*DEBRIEF, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Debrief", "Debrief: lists", "In a list")

    def __init__(self, interview_id: int) -> None:
        """Debrief an interview, for the first time or again."""
        super().__init__(interview_id)
        self.debrief: Debrief | None = None
        self.views: dict[Part, PartView] = {view.part: view(self) for view in VIEWS}
        self.part = Part.STARS

    def compose_body(self) -> ComposeResult:
        """Give the heading, the parts, and the one that is open."""
        with Vertical(id="head"):
            yield Static(id="who")
            yield Static(id="strip")
            yield Static(id="left")
            yield self.trouble_line()
        with Horizontal(id="page"):
            with Vertical(id="side"):
                yield PartsBar(id="parts")
                yield Static(id="due")
            with Vertical(id="part"):
                yield Static(id="name")
                yield Static(id="asks")
                with Vertical(id="texts"):
                    yield from self.compose_texts()
                yield PartRows(id="rows")

    def on_mount(self) -> None:
        """Let the countdown go on."""
        self.set_interval(LOOKS_EVERY, self._show_heads)

    @property
    def view(self) -> PartView:
        """The part that is open."""
        return self.views[self.part]

    @property
    def skipped(self) -> Collection[Part]:
        """The parts that were skipped, now or when one was here before."""
        return self.debrief.skipped if self.debrief else ()

    @property
    def rows(self) -> PartRows:
        """The list."""
        return self.query_one(PartRows)

    def load(self) -> None:
        """Read the interview and show it. What is being typed stays; what another window wrote is taken over."""
        first = self.debrief is None
        self.debrief = services.read_debrief(self.desk, self.interview_id, self.now(), self.infoview.zone)
        self.query_one(TopBar).title = f"Debrief: {first_name(self.debrief.interview.contact)}"
        if first:
            self.begin_texts(self.debrief.texts, services.proposed_texts(self.debrief))
            progress = services.progress_of(self.debrief)
            is_finished = self.debrief.interview.debriefed_at is not None
            self.open_part(resume_at(progress, self.skipped, is_finished=is_finished))
            return
        self.take_over_texts(self.debrief.texts)
        self._show_rows()
        self._show_heads()

    # The heads

    def _show_heads(self) -> None:
        if self.debrief is None or not self.is_mounted:
            return
        progress = services.progress_of(self.debrief)
        lines = [
            heads.line_of(part, view.name, progress[part], is_skipped=part in self.skipped)
            for part, view in self.views.items()
        ]
        zone, head = self.infoview.zone, self.query_one("#head")
        self.query_one("#who", Static).update(heads.heading(self.debrief.interview, zone))
        self.query_one("#parts", PartsBar).show(lines, self.part)
        self.query_one("#due", Static).update(heads.countdown(self.debrief, self.now(), self.infoview.zone))
        gap = "" if self.has_class("-narrow") else " "
        self.query_one("#strip", Static).update(heads.strip(lines, self.part, gap))
        names = {part: view.short for part, view in self.views.items()}
        room = max(20, head.content_size.width)
        self.query_one("#left", Static).update(heads.what_is_left(progress, names, self.skipped, room))
        self.query_one("#name", Static).update(self.view.name)
        self.query_one("#asks", Static).update(self.view.asks())

    def on_resize(self) -> None:
        """Say as much of what is left as there is room for."""
        self.call_after_refresh(self._show_rows)
        self.call_after_refresh(self._show_heads)

    # From part to part

    def open_part(self, part: Part, *, last: bool = False) -> None:
        """Open a part; ``last`` puts the cursor where one comes in from behind."""
        self.part = part
        self.set_class(part is Part.LEARNED, "-texts")
        if self.debrief is None:
            return
        rows = self.rows
        if part is Part.LEARNED:
            list(self.editors.values())[-1 if last else 0].focus()
        else:
            rows.words, rows.verb = self.view.words, self.view.opens
            rows.empty, rows.label_width = self.view.empty, self.view.label_width
            rows.show(self.view.rows(), cursor=self._first_open())
            rows.come_forward()
        self._show_heads()
        self.refresh_bindings()

    def _show_rows(self) -> None:
        if self.debrief is not None and self.part is not Part.LEARNED:
            self.rows.show(self.view.rows())

    def _first_open(self) -> Hashable | None:
        """The key of the first row that waits, else of the first."""
        if self.debrief is None:
            return None
        rows = [row for row in self.view.rows() if not row.heading]
        waiting = (row.key for row in rows if row.label.plain == "○")
        return next(waiting, rows[0].key if rows else None)

    @property
    def _waits(self) -> bool:
        """Whether something waits in the open part."""
        if self.debrief is None:
            return False
        progress = services.progress_of(self.debrief)[self.part]
        return not progress.is_done and not progress.is_nothing

    def name_of(self, binding: Binding) -> str:
        """Going on from a part in which something waits is skipping it; behind the last part there is none."""
        if binding.id == "debrief.next" and self._waits and self.part is not Part.LEARNED:
            return "Skip" if self.part not in self.skipped or not self._is_last else ""
        return "" if binding.id == "debrief.next" and self._is_last else binding.description

    @property
    def _is_last(self) -> bool:
        """Whether no part comes after the open one."""
        return self.part is list(Part)[-1]

    def action_next_part(self) -> None:
        """Go to the next part; from a text to the next text first."""
        if self.part is Part.LEARNED and self.go_to_text(1):
            return
        self._leave()
        parts = list(Part)
        at = parts.index(self.part)
        if at + 1 < len(parts):
            self.open_part(parts[at + 1])
        else:
            self._show_heads()
            self.refresh_bindings()
            self.say("The last part. F10: the thank-you.")

    def action_previous_part(self) -> None:
        """Go to the part before; from a text to the text before first."""
        if self.part is Part.LEARNED and self.go_to_text(-1):
            return
        self._leave()
        parts = list(Part)
        at = parts.index(self.part)
        if at:
            self.open_part(parts[at - 1], last=True)

    def on_parts_bar_wanted(self, message: PartsBar.Wanted) -> None:
        """Go to the part that was clicked on."""
        self._leave()
        self.open_part(message.part)

    def _leave(self) -> None:
        """Leave the open part: its texts are kept, proposed ones too; if something waits in it, it is skipped."""
        if self.part is Part.LEARNED:
            self.keep_proposed()
            self.reload()
        is_skipped = self._waits
        if is_skipped is not (self.part in self.skipped):
            with self.telling():
                services.keep_skipped(self.desk, self.interview_id, self.part, is_skipped=is_skipped)
            self.reload()

    def save_text(self) -> None:
        """Save the texts; where that worked only after one went on, say now that they are done."""
        super().save_text()
        if self.part is not Part.LEARNED:
            self.call_after_refresh(self.reload)

    # What the keys of a list do

    def change(self, deed: Callable[[], object], said: str = "") -> bool:
        """Change something for a part, say it, and show what there is now; tell whether it worked."""
        done = False
        with self.telling():
            deed()
            done = True
        self.reload()
        if done and said:
            self.say(said)
        return done

    def on_row_list_chosen(self) -> None:
        """Look closer at the row."""
        with self.telling():
            self.view.open(self.rows.cursor_key)

    def on_part_rows_pressed(self, message: PartRows.Pressed) -> None:
        """Do what the key is for in this part."""
        view, row = self.view, self.rows.cursor_key
        with self.telling():
            match message.key:
                case "take":
                    view.take(row)
                case "edit":
                    view.edit(row)
                case "remove":
                    view.remove(row)
                case "introduces":
                    view.introduces(row)
                case "later" | "earlier":
                    view.put_off(row, 1 if message.key == "later" else -1)
                case "surer" | "less_sure":
                    view.step(row, 1 if message.key == "surer" else -1)
                case "path":
                    view.add_path()
                case digit if digit.isdigit():
                    view.give(row, int(digit))
                case kind:
                    view.make(row, NoteKind(kind))

    def action_help(self) -> None:
        """Show the keys of this part first."""
        from infoview_tui.ui.shared.dialogs.help import HelpScreen

        own = HELP_OF.get(self.part)
        self.app.push_screen(HelpScreen((*self.HELP_GROUPS[:2], own, "In a list") if own else self.HELP_GROUPS))

    # The end

    def action_finish(self) -> None:
        """Mark the debrief as done, propose Met, and go straight on to the thank-you."""
        if self.debrief is None:
            return
        self.keep_proposed()
        if not self.keeper.flush():
            return
        with self.telling():
            services.finish_debrief(self.desk, self.interview_id, self.now())
            interview = services.read_debrief(self.desk, self.interview_id, self.now(), self.infoview.zone).interview
            if proposes_met(self.desk, interview):
                self._propose_met(interview)
            else:
                self._on_to_the_thank_you(interview)

    def _propose_met(self, interview: InterviewRow) -> None:
        from infoview_tui.ui.shared.dialogs.confirm import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                with self.telling():
                    said = stages.move_contact(self.desk, interview.contact_id, Stage.MET, self.now())
                    self.infoview.tell(said)
            self._on_to_the_thank_you(interview)

        question = plain(f"The debrief is done. Move {interview.contact} to Met?")
        self.app.push_screen(AskScreen(question, yes="Move to Met", no="Leave as it is"), answered)

    def _on_to_the_thank_you(self, interview: InterviewRow) -> None:
        from infoview_tui.ui.messages.screen import ComposeScreen

        self.app.switch_screen(ComposeScreen(interview.contact_id, interview.id))
