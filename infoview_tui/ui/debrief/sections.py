"""The sections of a debrief on the screen: which one is open, and moving between them."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import TYPE_CHECKING, Protocol

from textual.binding import Binding

from infoview_tui.domain.debrief_progress import DebriefSection, resume_section
from infoview_tui.services import debrief
from infoview_tui.services.debrief.queries import Debrief, measure_progress, suggest_texts
from infoview_tui.ui.debrief.commitments import CommitmentsView
from infoview_tui.ui.debrief.gauges import GaugesView
from infoview_tui.ui.debrief.notes import DrawbacksView, InsightsView, StarsView
from infoview_tui.ui.debrief.outcomes import OutcomesView
from infoview_tui.ui.debrief.ratings import EnergyView, PathRatingsView
from infoview_tui.ui.debrief.referrals import ReferralsView
from infoview_tui.ui.debrief.reflection import ReflectionTexts, ReflectionView, list_newly_hidden
from infoview_tui.ui.debrief.section import SectionHost, SectionView
from infoview_tui.ui.debrief.verdicts import VerdictsView

if TYPE_CHECKING:
    from textual.widget import Widget

    from infoview_tui.ui.debrief.page import DebriefPage
    from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts

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


class SectionsHost(SectionHost, Protocol):
    """The debrief screen, as far as moving between its sections needs it."""

    @property
    def focused(self) -> Widget | None:
        """The widget with the focus."""

    @property
    def is_mounted(self) -> bool:
        """Whether its widgets can be shown."""

    def clear_status(self) -> None:
        """Remove the status message."""

    def refresh_bindings(self) -> None:
        """Show the keys that work now."""


class DebriefSections:
    """Opens a section, and leaves it: its texts are saved, and it is marked as skipped if something is open."""

    def __init__(
        self, screen: SectionsHost, page: DebriefPage, reflection: ReflectionTexts, texts: AutosavedTexts
    ) -> None:
        """Start in the first section, before the debrief is read."""
        self._screen = screen
        self._page = page
        self._reflection = reflection
        self._texts = texts
        self._views: dict[DebriefSection, SectionView] = {view.section: view(screen) for view in SECTION_VIEWS}
        self.section = DebriefSection.STARS

    @property
    def is_read(self) -> bool:
        """Whether the debrief is read."""
        return self._screen.debrief is not None

    @property
    def view(self) -> SectionView:
        """The view of the current section."""
        return self._views[self.section]

    @property
    def skipped(self) -> Collection[DebriefSection]:
        """The sections that were skipped, now or in an earlier session."""
        return self._screen.debrief.skipped if self._screen.debrief else ()

    @property
    def _is_last(self) -> bool:
        """Whether the current section is the last one."""
        return self.section is list(DebriefSection)[-1]

    @property
    def _has_open_items(self) -> bool:
        """Whether the current section has open items."""
        if self._screen.debrief is None:
            return False
        progress = measure_progress(self._screen.debrief)[self.section]
        return not progress.is_done and not progress.is_empty

    # Display

    def show(self, before: Debrief | None, now_read: Debrief) -> None:
        """Show what was read; the first time, open the section in which the user left. Unsaved text stays."""
        if before is None:
            self._reflection.show_initial(now_read.texts, suggest_texts(now_read))
            is_finished = now_read.interview.debriefed_at is not None
            self.open_section(resume_section(measure_progress(now_read), self.skipped, is_finished=is_finished))
            return
        hidden = list_newly_hidden(before.notes, now_read.notes)
        self._reflection.refresh(now_read.texts, hidden, has_unsaved_changes=self._texts.has_unsaved_changes)
        self.show_rows()
        self.show_header()

    def show_header(self) -> None:
        """Show the interview, the progress, and what the current section asks."""
        screen = self._screen
        if screen.debrief is not None and screen.is_mounted:
            self._page.show_header(
                screen.debrief,
                self._views,
                self.section,
                self.skipped,
                now=screen.now(),
                zone=screen.zone,
                is_narrow=screen.has_class("-narrow"),
            )

    def show_rows(self) -> None:
        """Show the items of the current section."""
        if self.is_read and self.section is not DebriefSection.LEARNED:
            self._page.rows.show(self.view.build_rows())

    def key_name(self, binding: Binding) -> str:
        """Name tab "Skip" if the current section has open items, and hide it in the last section."""
        if binding.id == "debrief.next" and self._has_open_items and self.section is not DebriefSection.LEARNED:
            return "Skip" if self.section not in self.skipped or not self._is_last else ""
        return "" if binding.id == "debrief.next" and self._is_last else binding.description

    # Moving

    def open_section(self, section: DebriefSection, *, at_end: bool = False) -> None:
        """Open a section. If *at_end*, focus its last text, for moving backward."""
        self.section = section
        screen, rows, view = self._screen, self._page.rows, self.view
        screen.clear_status()  # the keys of the section are what matters now
        if not self.is_read:
            return
        self._page.show_content(section)
        if section is DebriefSection.LEARNED:
            self._reflection.focus_end(last=at_end)
        else:
            rows.key_names, rows.enter_label = view.key_names, view.enter_label
            rows.empty_text, rows.label_width = view.empty_text, view.label_width
            rows.show(view.build_rows(), cursor_to=self._first_open_key())
            rows.focus_cursor()
        self.show_header()
        screen.refresh_bindings()

    def _first_open_key(self) -> Hashable | None:
        """Return the key of the first open row, or else of the first row."""
        rows = [row for row in self.view.build_rows() if not row.is_heading]
        open_keys = (row.key for row in rows if row.label.plain == "○")
        return next(open_keys, rows[0].key if rows else None)

    def action_next_section(self) -> None:
        """Go to the next section, or first to the next text."""
        if self._go_to_text(1):
            return
        self.leave()
        sections = list(DebriefSection)
        at = sections.index(self.section)
        if at + 1 < len(sections):
            self.open_section(sections[at + 1])
        else:
            self.show_header()
            self._screen.refresh_bindings()
            self._screen.show_status("Last section. F10: thank-you")

    def action_previous_section(self) -> None:
        """Go to the previous section, or first to the previous text."""
        if self._go_to_text(-1):
            return
        self.leave()
        sections = list(DebriefSection)
        at = sections.index(self.section)
        if at:
            self.open_section(sections[at - 1], at_end=True)

    def _go_to_text(self, by: int) -> bool:
        is_in_texts = self.section is DebriefSection.LEARNED
        return is_in_texts and self._reflection.focus_adjacent(self._screen.focused, by)

    def go_to(self, section: DebriefSection) -> None:
        """Leave the current section for another one."""
        self.leave()
        self.open_section(section)

    def leave(self) -> None:
        """Save the texts of the current section, and mark it as skipped if it has open items."""
        screen = self._screen
        if self.section is DebriefSection.LEARNED:
            self.save_proposed_texts()
            screen.reload()
        is_skipped = self._has_open_items
        if is_skipped is not (self.section in self.skipped):
            with screen.reporting_errors():
                debrief.commands.set_part_skipped(
                    screen.workspace, screen.interview_id, self.section, is_skipped=is_skipped
                )
            screen.reload()

    def save_proposed_texts(self) -> None:
        """Save the texts even if they are unchanged proposals from the notes."""
        if self._reflection.has_proposals:
            self._texts.text_changed(0)
