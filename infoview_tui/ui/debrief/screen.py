"""Debrief screen: reviews an interview in sections, resumable at any time, before the thank-you (R29–R31, R35–R37)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from infoview_tui.domain.debrief_progress import DebriefSection, resume_section
from infoview_tui.domain.enums import MessageKind, NoteKind, Stage
from infoview_tui.domain.person_names import first_name
from infoview_tui.services import debrief, outreach
from infoview_tui.services.debrief.queries import Debrief, measure_progress, read_debrief, suggest_texts
from infoview_tui.services.interviews.queries import InterviewRow, should_propose_met
from infoview_tui.ui.debrief import header
from infoview_tui.ui.debrief.commitments import CommitmentsView
from infoview_tui.ui.debrief.gauges import GaugesView
from infoview_tui.ui.debrief.help_groups import HELP_GROUP_BY_SECTION
from infoview_tui.ui.debrief.notes import DrawbacksView, InsightsView, StarsView
from infoview_tui.ui.debrief.outcomes import OutcomesView
from infoview_tui.ui.debrief.ratings import EnergyView, PathRatingsView
from infoview_tui.ui.debrief.referrals import ReferralsView
from infoview_tui.ui.debrief.reflection import ReflectionEditing, ReflectionView, list_newly_hidden
from infoview_tui.ui.debrief.section import SectionView
from infoview_tui.ui.debrief.section_cursor import SectionCursor
from infoview_tui.ui.debrief.section_items import SectionItems
from infoview_tui.ui.debrief.section_list import SectionList
from infoview_tui.ui.debrief.verdicts import VerdictsView
from infoview_tui.ui.shared.bindings import BACK, DEBRIEF
from infoview_tui.ui.shared.content import plain
from infoview_tui.ui.shared.left_lines import save_left_lines
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.widgets.top_bar import TopBar

COUNTDOWN_INTERVAL = 20.0
"""Seconds between updates of the countdown for the thank-you."""

SECTION_VIEWS = (
    StarsView,
    InsightsView,
    DrawbacksView,
    ReflectionView,
    ReferralsView,
    CommitmentsView,
    VerdictsView,
    PathRatingsView,
    EnergyView,
    OutcomesView,
    GaugesView,
)
"""The sections, in order."""


class DebriefScreen(ReflectionEditing):
    """Screen that shows one section, with the list of sections beside it or, if narrow, their progress above it."""

    BINDINGS = [*DEBRIEF, *BACK]
    CSS_PATH = "screen.tcss"
    HELP_GROUPS = ("Debrief", "Debrief: lists", "In a list")
    NUMBERS_RATE = True

    def __init__(self, interview_id: int) -> None:
        """Start or resume the debrief of an interview."""
        super().__init__(interview_id)
        self.debrief: Debrief | None = None
        self.section_views: dict[DebriefSection, SectionView] = {view.section: view(self) for view in SECTION_VIEWS}
        self.section = DebriefSection.STARS
        self.place = ScreenPlace(
            SectionCursor(self, ListCursor(self)),
            own_name=lambda: f"debrief:{interview_id}",
            contact_id=lambda: self.debrief.interview.contact_id if self.debrief else None,
        )

    def compose_body(self) -> ComposeResult:
        """Yield the header, the section list, and the current section."""
        with Vertical(id="head"):
            yield Static(id="who")
            yield Static(id="strip")
            yield Static(id="left")
            yield self.save_error_line()
        with Horizontal(id="page"):
            with Vertical(id="side"):
                yield SectionList(id="parts")
                yield Static(id="due")
            with Vertical(id="part"):
                yield Static(id="name")
                yield Static(id="asks")
                with Vertical(id="texts"):
                    yield from self.compose_texts()
                yield SectionItems(id="rows")

    def on_mount(self) -> None:
        """Save lines that are left from the call, and start the timer of the countdown."""
        save_left_lines(self, self.interview_id)
        self.set_interval(COUNTDOWN_INTERVAL, self._show_header)

    @property
    def is_read(self) -> bool:
        """Whether the debrief is read."""
        return self.debrief is not None

    @property
    def section_view(self) -> SectionView:
        """The view of the current section."""
        return self.section_views[self.section]

    @property
    def skipped_sections(self) -> Collection[DebriefSection]:
        """The sections that were skipped, now or in an earlier session."""
        return self.debrief.skipped if self.debrief else ()

    @property
    def row_list(self) -> SectionItems:
        """The list of items."""
        return self.query_one(SectionItems)

    def move_to_next_item(self) -> None:
        """Move the cursor to the next item of the section."""
        self.row_list.action_move(1)

    def load(self) -> None:
        """Read the interview and show it. Unsaved text stays; changes by another window are loaded."""
        before = self.debrief
        self.debrief = read_debrief(self.workspace, self.interview_id, self.now(), self.zone)
        self.query_one(TopBar).title = f"Debrief: {first_name(self.debrief.interview.contact)}"
        if before is None:
            self.show_initial_texts(self.debrief.texts, suggest_texts(self.debrief))
            progress = measure_progress(self.debrief)
            is_finished = self.debrief.interview.debriefed_at is not None
            self.open_section(resume_section(progress, self.skipped_sections, is_finished=is_finished))
            return
        self.refresh_texts(self.debrief.texts, list_newly_hidden(before.notes, self.debrief.notes))
        self._show_rows()
        self._show_header()

    # Header

    def _show_header(self) -> None:
        if self.debrief is None or not self.is_mounted:
            return
        progress = measure_progress(self.debrief)
        lines = [
            header.build_section_line(
                section, view.name, progress[section], is_skipped=section in self.skipped_sections
            )
            for section, view in self.section_views.items()
        ]
        zone, head = self.zone, self.query_one("#head")
        self.query_one("#who", Static).update(header.format_heading(self.debrief.interview, zone))
        self.query_one("#parts", SectionList).show(lines, self.section)
        self.query_one("#due", Static).update(header.format_thank_you_status(self.debrief, self.now(), self.zone))
        gap = "" if self.has_class("-narrow") else " "
        self.query_one("#strip", Static).update(header.format_progress_strip(lines, self.section, gap))
        names = {section: view.short_name for section, view in self.section_views.items()}
        room = max(20, head.content_size.width)
        self.query_one("#left", Static).update(header.format_remaining(progress, names, self.skipped_sections, room))
        self.query_one("#name", Static).update(self.section_view.name)
        self.query_one("#asks", Static).update(plain(self.section_view.format_prompt()))

    def on_resize(self) -> None:
        """Fit the rows and the header to the new width."""
        self.call_after_refresh(self._show_rows)
        self.call_after_refresh(self._show_header)

    # Moving between sections

    def open_section(self, section: DebriefSection, *, at_end: bool = False) -> None:
        """Open a section. If *at_end*, focus its last text, for moving backward."""
        self.section = section
        self.clear_status()  # the keys of the section are what matters now
        self.set_class(section is DebriefSection.LEARNED, "-texts")
        if self.debrief is None:
            return
        rows = self.row_list
        if section is DebriefSection.LEARNED:
            list(self.editors.values())[-1 if at_end else 0].focus()
        else:
            rows.key_names, rows.enter_label = self.section_view.key_names, self.section_view.enter_label
            rows.empty_text, rows.label_width = self.section_view.empty_text, self.section_view.label_width
            rows.show(self.section_view.build_rows(), cursor_to=self._first_open_key())
            rows.focus_cursor()
        self._show_header()
        self.refresh_bindings()

    def _show_rows(self) -> None:
        if self.debrief is not None and self.section is not DebriefSection.LEARNED:
            self.row_list.show(self.section_view.build_rows())

    def _first_open_key(self) -> Hashable | None:
        """Return the key of the first open row, or else of the first row."""
        if self.debrief is None:
            return None
        rows = [row for row in self.section_view.build_rows() if not row.is_heading]
        open_keys = (row.key for row in rows if row.label.plain == "○")
        return next(open_keys, rows[0].key if rows else None)

    @property
    def _has_open_items(self) -> bool:
        """Whether the current section has open items."""
        if self.debrief is None:
            return False
        progress = measure_progress(self.debrief)[self.section]
        return not progress.is_done and not progress.is_empty

    def key_name(self, binding: Binding) -> str:
        """Name tab "Skip" if the current section has open items, and hide it in the last section."""
        if binding.id == "debrief.next" and self._has_open_items and self.section is not DebriefSection.LEARNED:
            return "Skip" if self.section not in self.skipped_sections or not self._is_last_section else ""
        return "" if binding.id == "debrief.next" and self._is_last_section else binding.description

    @property
    def _is_last_section(self) -> bool:
        """Whether the current section is the last one."""
        return self.section is list(DebriefSection)[-1]

    def action_next_section(self) -> None:
        """Go to the next section, or first to the next text."""
        if self.section is DebriefSection.LEARNED and self.focus_adjacent_text(1):
            return
        self._leave_section()
        sections = list(DebriefSection)
        at = sections.index(self.section)
        if at + 1 < len(sections):
            self.open_section(sections[at + 1])
        else:
            self._show_header()
            self.refresh_bindings()
            self.show_status("Last section. F10: thank-you")

    def action_previous_section(self) -> None:
        """Go to the previous section, or first to the previous text."""
        if self.section is DebriefSection.LEARNED and self.focus_adjacent_text(-1):
            return
        self._leave_section()
        sections = list(DebriefSection)
        at = sections.index(self.section)
        if at:
            self.open_section(sections[at - 1], at_end=True)

    def on_section_list_selected(self, message: SectionList.Selected) -> None:
        """Open the clicked section."""
        self._leave_section()
        self.open_section(message.section)

    def _leave_section(self) -> None:
        """Save the texts of the current section, and mark it as skipped if it has open items."""
        if self.section is DebriefSection.LEARNED:
            self.save_proposed_texts()
            self.reload()
        is_skipped = self._has_open_items
        if is_skipped is not (self.section in self.skipped_sections):
            with self.reporting_errors():
                debrief.commands.set_part_skipped(
                    self.workspace, self.interview_id, self.section, is_skipped=is_skipped
                )
            self.reload()

    def save_texts(self) -> None:
        """Save the texts, and update the progress if another section was opened in the meantime."""
        super().save_texts()
        if self.section is not DebriefSection.LEARNED:
            self.call_after_refresh(self.reload)

    # Keys of the list

    def run_command(self, command: Callable[[], object], message: str = "") -> bool:
        """Run a command, reload, show its error or *message*, and return whether it succeeded."""
        is_done = False
        with self.reporting_errors():
            command()
            is_done = True
        self.reload()
        if is_done and message:
            self.show_status(message)
        return is_done

    def on_row_list_selected(self) -> None:
        """Open the selected row."""
        with self.reporting_errors():
            self.section_view.open(self.row_list.cursor_key)

    def on_section_items_key_pressed(self, message: SectionItems.KeyPressed) -> None:
        """Run the section's method for the key."""
        view, row = self.section_view, self.row_list.cursor_key
        with self.reporting_errors():
            match message.key:
                case "take":
                    view.select(row)
                case "edit":
                    view.edit(row)
                case "remove":
                    view.remove(row)
                case "introduces":
                    view.toggle_introduction(row)
                case "later" | "earlier":
                    view.shift_date(row, 1 if message.key == "later" else -1)
                case "surer" | "less_sure":
                    view.adjust(row, 1 if message.key == "surer" else -1)
                case "path":
                    view.add_path()
                case digit if digit.isdigit():
                    view.set_score(row, int(digit))
                case kind:
                    view.change_kind(row, NoteKind(kind))

    def action_help(self) -> None:
        """Show help, with the keys of this section first."""
        own = HELP_GROUP_BY_SECTION.get(self.section)
        groups = (*self.HELP_GROUPS[:2], own, "In a list") if own else self.HELP_GROUPS
        self.common_actions.open_help(groups)

    # Finishing

    def action_finish_debrief(self) -> None:
        """Mark the debrief as done, offer to move the contact to Met, and open the thank-you."""
        if self.debrief is None:
            return
        self.save_proposed_texts()
        if not self.autosave.flush():
            return
        with self.reporting_errors():
            debrief.commands.finish_debrief(self.workspace, self.interview_id, self.now())
            interview = read_debrief(self.workspace, self.interview_id, self.now(), self.zone).interview
            if should_propose_met(self.workspace, interview):
                self._propose_met(interview)
            else:
                self._open_thank_you(interview)

    def _propose_met(self, interview: InterviewRow) -> None:
        from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog

        def on_close(yes: bool | None) -> None:
            if yes:
                with self.reporting_errors():
                    message = outreach.stages.move_contact(self.workspace, interview.contact_id, Stage.MET, self.now())
                    self.context.show_notification(message)
            self._open_thank_you(interview)

        question = plain(f"Debrief done. Move {interview.contact} to Met?")
        self.app.push_screen(ConfirmDialog(question, yes_label="Move to Met", no_label="Don't move"), on_close)

    def _open_thank_you(self, interview: InterviewRow) -> None:
        self.navigation.open_message(
            interview.contact_id, MessageKind.THANK_YOU, interview_id=interview.id, replace=True
        )
