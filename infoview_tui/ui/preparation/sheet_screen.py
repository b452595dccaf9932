"""The sheet before an interview: the person, hypotheses, questions, and checklist on one page (R16-R25)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from infoview_tui.errors import NotFoundError
from infoview_tui.exchange.interview_sheet_html import format_interview_page
from infoview_tui.exchange.interview_sheet_markdown import format_interview_sheet
from infoview_tui.exchange.markdown import format_file_name
from infoview_tui.services.interviews.sheet import (
    InterviewSheet,
    ListStyle,
    SheetItem,
    SheetSection,
    read_interview_sheet,
)
from infoview_tui.ui.shared.bindings import BACK, INTERVIEW_SHEET
from infoview_tui.ui.shared.content import assemble, plain, plain_lines
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.screen_place import ListCursor, ScreenPlace
from infoview_tui.ui.shared.sheet_actions import SheetActions, SheetBody
from infoview_tui.ui.shared.widgets.text_block import TextBlock

MAX_TEXT_LENGTH = 600
"""Maximum number of characters shown of one text."""


_SIGNS = {ListStyle.BULLETS: " · ", ListStyle.BOXES: " □ ", ListStyle.PARAGRAPHS: ""}
_FOLLOW_UP = Content("     · ")


class SheetText(TextBlock):
    """Shows the sections of a sheet; the follow-ups of the questions are folded unless asked for."""

    DEFAULT_CSS = """
    SheetText { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._sections: Sequence[SheetSection] = ()
        self._last = ""
        self._unfolded = False

    def show(self, sections: Sequence[SheetSection], *, last: str = "", unfolded: bool = False) -> None:
        """Show sections, and below them the sentence *last*."""
        self._sections, self._last, self._unfolded = sections, last, unfolded
        self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return the lines of all sections, indented by their signs."""
        lines: list[Content] = []
        for section in self._sections:
            lines += [Content("")] if lines else []
            lines += _build_section(section, width, unfolded=self._unfolded)
        if self._last:
            lines += [Content(""), *assemble((self._last, "$text-muted italic")).wrap(max(1, width))]
        return lines


class InterviewSheetFormats:
    """The sheet of an interview as Markdown and as a page."""

    print_hint = "Print it from there: it is one page."

    def __init__(self) -> None:
        """Start before the sheet is read."""
        self.sheet: InterviewSheet | None = None

    def format_markdown(self) -> str:
        """Return the sheet as Markdown."""
        return format_interview_sheet(self.sheet) if self.sheet else ""

    def format_page(self) -> str:
        """Return the sheet as a page to print."""
        return format_interview_page(self.sheet) if self.sheet else ""

    def file_name(self) -> str:
        """Return a name with the contact and the day."""
        return format_file_name("sheet", self.sheet.name, self.sheet.day) if self.sheet else "sheet"


class InterviewSheetScreen(InfoviewScreen):
    """The sheet for the next interview with a contact."""

    BINDINGS = [*INTERVIEW_SHEET, *BACK]
    CSS_PATH = "sheet.tcss"
    TITLE = "Sheet"
    HELP_GROUPS = ("Sheet",)
    AUTO_FOCUS = "#sheet"

    def __init__(self, contact_id: int) -> None:
        """Show the sheet of a contact."""
        super().__init__()
        self.contact_id = contact_id
        self.place = ScreenPlace(ListCursor(self), own_name=lambda: f"sheet:{self.contact_id}")
        self.formats = InterviewSheetFormats()
        self.parts = (SheetActions(self, self.formats), self.common_actions)
        self._unfolded = False

    def compose_body(self) -> ComposeResult:
        """Compose the heading, and two columns."""
        with SheetBody(id="sheet"):
            yield SheetHeading(id="heading")
            with Horizontal(id="columns"):
                yield SheetText(id="person")
                yield SheetText(id="conversation")

    def load(self) -> None:
        """Read the sheet. If the contact was deleted, close the screen."""
        try:
            self.formats.sheet = sheet = read_interview_sheet(self.workspace, self.contact_id, self.zone)
        except NotFoundError:
            self.call_later(self.action_back)
            raise
        self._show(sheet)

    def _show(self, sheet: InterviewSheet) -> None:
        self.query_one(SheetHeading).show(sheet)
        self.query_one("#person", SheetText).show(sheet.person)
        self.query_one("#conversation", SheetText).show(
            sheet.conversation, last=sheet.expectation, unfolded=self._unfolded
        )

    def action_toggle_follow_ups(self) -> None:
        """Show or hide the follow-ups of the questions."""
        self._unfolded = not self._unfolded
        if self.formats.sheet is not None:
            self._show(self.formats.sheet)


class SheetHeading(TextBlock):
    """Shows who the interview is with, and when and where it is."""

    DEFAULT_CSS = """
    SheetHeading { height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._sheet: InterviewSheet | None = None

    def show(self, sheet: InterviewSheet) -> None:
        """Show the heading of a sheet."""
        self._sheet = sheet
        self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return the name with the role, and a line for each other fact."""
        sheet = self._sheet
        if sheet is None:
            return []
        name = assemble((sheet.name, "bold"), (f"  {sheet.role}" if sheet.role else "", "$text-muted"))
        first, *others = sheet.when
        lines = [name, assemble((first, "$accent")), *(assemble((line, "$text-muted")) for line in others)]
        return [row for line in lines for row in line.wrap(max(1, width))]


def _build_section(section: SheetSection, width: int, *, unfolded: bool) -> Iterator[Content]:
    yield from assemble((section.title, "bold $primary"), (f"  {section.note}", "$text-muted")).wrap(max(1, width))
    for number, item in enumerate(section.items, 1):
        label = assemble((_SIGNS.get(section.style, f"{number:>2}  "), "$text-muted"))
        if item.mark:
            label = assemble((f"{number:>2}", "bold"), ("! ", "bold $accent"))
        yield from _indent(_wrap_item(item, width - label.cell_length, folded=not unfolded), label)
        if unfolded:
            for probe in item.details:
                follow_up = plain(_shorten(probe)).stylize("$text-muted")
                yield from _indent(follow_up.wrap(max(1, width - _FOLLOW_UP.cell_length)), _FOLLOW_UP)
    if not section.items:
        yield from assemble((section.empty, "$warning")).wrap(max(1, width))


def _wrap_item(item: SheetItem, width: int, *, folded: bool) -> list[Content]:
    """Wrap an item. Its notes are behind its last line if they have room there, else together on the next."""
    lines = [line.rstrip() for line in plain_lines(_shorten(item.text)).wrap(max(1, width))]
    more = f"+{len(item.details)}" if item.details and folded else ""
    notes = assemble((" · ".join(filter(None, (item.note, more))), "$text-muted"))
    if lines and lines[-1].cell_length + 2 + notes.cell_length <= width:
        lines[-1] = assemble(lines[-1], "  ", notes) if notes else lines[-1]
        return lines
    return [*lines, *notes.wrap(max(1, width))]


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_TEXT_LENGTH else f"{text[:MAX_TEXT_LENGTH]}…"


def _indent(lines: Iterable[Content], label: Content) -> Iterator[Content]:
    """Put lines behind a label, the further ones behind its width."""
    blank = Content(" " * label.cell_length)
    for at, line in enumerate(lines):
        yield assemble(blank if at else label, line)
