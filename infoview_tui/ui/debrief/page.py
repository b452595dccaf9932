"""The widgets of the debrief: the header, the list of sections, and the current section."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, tzinfo

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import ContentSwitcher, Static

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.services.debrief.queries import Debrief, measure_progress
from infoview_tui.ui.debrief import header
from infoview_tui.ui.debrief.reflection import ReflectionTexts
from infoview_tui.ui.debrief.section import SectionView
from infoview_tui.ui.debrief.section_items import SectionItems
from infoview_tui.ui.debrief.section_list import SectionList
from infoview_tui.ui.shared.content import plain


class DebriefPage:
    """Shows one section, with the list of sections beside it or, if narrow, their progress above it."""

    def __init__(self) -> None:
        """Create the widgets."""
        self.rows = SectionItems(id="rows")
        """The items of the section."""
        self._head = Vertical(id="head")
        self._who = Static(id="who")
        self._strip = Static(id="strip")
        self._left = Static(id="left")
        self._sections = SectionList(id="parts")
        self._due = Static(id="due")
        self._name = Static(id="name")
        self._asks = Static(id="asks")
        self._content = ContentSwitcher(initial="rows", id="content")

    def compose(self, error_line: Static, texts: ReflectionTexts) -> ComposeResult:
        """Yield the header, the section list, and the current section."""
        with self._head:
            yield self._who
            yield self._strip
            yield self._left
            yield error_line
        with Horizontal(id="page"):
            with Vertical(id="side"):
                yield self._sections
                yield self._due
            with Vertical(id="part"):
                yield self._name
                yield self._asks
                with self._content:
                    with Vertical(id="texts"):
                        yield from texts.compose()
                    yield self.rows

    def show_content(self, section: DebriefSection) -> None:
        """Show the text fields in the section of texts, and the items in any other one."""
        self._content.current = "texts" if section is DebriefSection.LEARNED else "rows"

    def show_header(
        self,
        debrief: Debrief,
        views: Mapping[DebriefSection, SectionView],
        current: DebriefSection,
        skipped: Collection[DebriefSection],
        *,
        now: datetime,
        zone: tzinfo,
        is_narrow: bool,
    ) -> None:
        """Show the interview, the progress, and what the current section asks."""
        progress = measure_progress(debrief)
        lines = [
            header.build_section_line(section, view.name, progress[section], is_skipped=section in skipped)
            for section, view in views.items()
        ]
        self._who.update(header.format_heading(debrief.interview, zone))
        self._sections.show(lines, current)
        self._due.update(header.format_thank_you_status(debrief, now, zone))
        self._strip.update(header.format_progress_strip(lines, current, "" if is_narrow else " "))
        names = {section: view.short_name for section, view in views.items()}
        room = max(20, self._head.content_size.width)
        self._left.update(header.format_remaining(progress, names, skipped, room))
        self._name.update(views[current].name)
        self._asks.update(plain(views[current].format_prompt()))
