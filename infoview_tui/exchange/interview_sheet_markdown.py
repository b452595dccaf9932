"""The sheet before an interview as Markdown (CommonMark). It has no notes off the record (R16–R25)."""

from __future__ import annotations

from collections.abc import Iterator

from infoview_tui.exchange.markdown import escape
from infoview_tui.services.interviews.sheet import InterviewSheet, ListStyle, SheetItem, SheetSection

MUST_ASK = "must ask"
"""What is said of a question that must be asked."""


def format_interview_sheet(sheet: InterviewSheet) -> str:
    """Format a sheet as a document, with the follow-ups of each question."""
    return "\n\n".join(_blocks(sheet)) + "\n"


def describe_item(item: SheetItem) -> str:
    """Return the notes about an item: ``3 min, must ask``."""
    return ", ".join(filter(None, (item.note, MUST_ASK if item.mark else "")))


def _blocks(sheet: InterviewSheet) -> Iterator[str]:
    yield f"# {escape(sheet.title)}"
    if sheet.role:
        yield escape(sheet.role)
    yield "\\\n".join(map(escape, sheet.when))
    for section in sheet.sections:
        yield f"## {escape(section.title)}"
        if section.note:
            yield escape(section.note)
        if not section.items:
            yield f"*{escape(section.empty)}*"
        elif section.style is ListStyle.PARAGRAPHS:
            yield from (escape(item.text) for item in section.items)
        else:
            yield "\n".join(_item_lines(section))
    yield f"*{escape(sheet.expectation)}*"


def _item_lines(section: SheetSection) -> Iterator[str]:
    for number, item in enumerate(section.items, 1):
        sign = {ListStyle.NUMBERS: f"{number}.", ListStyle.BOXES: "- [ ]"}.get(section.style, "-")
        notes = describe_item(item)
        yield f"{sign} {escape(item.text)}{f' *({escape(notes)})*' if notes else ''}"
        yield from (f"{' ' * (len(sign) + 1)}- {escape(probe)}" for probe in item.details)
