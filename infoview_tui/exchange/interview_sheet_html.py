"""The sheet before an interview as a page to print: one page, no scripts, no network (R16–R25). Text is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.html_page import format_page
from infoview_tui.exchange.interview_sheet_fit import COLUMN_GAP_MM, LINE_HEIGHT, MARGIN_MM, Fit, fit_on_page
from infoview_tui.exchange.interview_sheet_markdown import describe_item
from infoview_tui.services.interviews.sheet import InterviewSheet, ListStyle, SheetItem, SheetSection

_STYLE = """
body {{ font-size: {points}pt; line-height: {line_height}; margin: 2rem auto; max-width: 186mm; padding: 0 1rem;
  overflow-wrap: anywhere; }}
h1 {{ font-size: 1.7em; line-height: 1.2; margin: 0; }}
h2 {{ font-size: 1em; line-height: {line_height}; margin: .8em 0 .1em; break-after: avoid; }}
p {{ margin: 0; }}
.note, .role, .empty, .expectation {{ color: #555; }}
.note, .empty {{ font-weight: 400; }}
.when {{ font-weight: 600; }}
.columns {{ columns: 2; column-gap: {gap}mm; margin-top: .3em; border-top: 1px solid #999; }}
ol, ul {{ list-style: none; margin: 0; padding: 0; }}
li {{ padding: .12em 0 .12em 1.8em; position: relative; break-inside: avoid; }}
li::before {{ position: absolute; left: 0; content: "·"; width: 1.2em; text-align: center; }}
ol {{ counter-reset: item; }}
ol > li::before {{ counter-increment: item; content: counter(item); color: #555; text-align: right; }}
.boxes > li::before {{ content: ""; box-sizing: border-box; width: .9em; height: .9em; top: .32em; left: .15em;
  border: 1px solid #333; }}
.must {{ font-weight: 600; }}
.probes li {{ padding: 0 0 0 1em; color: #444; }}
summary {{ list-style: none; cursor: pointer; }}
summary::-webkit-details-marker {{ display: none; }}
summary::after {{ content: " +"; color: #555; }}
details[open] > summary::after {{ content: ""; }}
.expectation {{ margin-top: .8em; font-style: italic; }}
@media screen and (max-width: 40rem) {{ .columns {{ columns: 1; }} }}
@page {{ margin: {margin}mm; }}
@media print {{
  body {{ margin: 0; max-width: none; padding: 0; }}
  summary::after {{ content: ""; }}
}}
"""


_LIST_TAGS = {ListStyle.NUMBERS: "<ol>", ListStyle.BOXES: '<ul class="boxes">'}
_WHEN, _MUST = ' class="when"', ' class="must"'


def format_interview_page(sheet: InterviewSheet) -> str:
    """Format a sheet as an HTML document that prints on one page."""
    short, fit = fit_on_page(sheet)
    style = _STYLE.format(points=fit.points, line_height=LINE_HEIGHT, gap=COLUMN_GAP_MM, margin=MARGIN_MM)
    return format_page(sheet.title, style, _lines(short, fit))


def _lines(sheet: InterviewSheet, fit: Fit) -> Iterator[str]:
    yield f"<h1>{_escape(sheet.name)}</h1>"
    if sheet.role:
        yield f'<p class="role">{_escape(sheet.role)}</p>'
    for number, line in enumerate(sheet.when):
        yield f"<p{_WHEN if not number else ''}>{_escape(line)}</p>"
    yield '<div class="columns">'
    for section in sheet.sections:
        yield from _section_lines(section, fit)
    yield f'<p class="expectation">{_escape(sheet.expectation)}</p>'
    yield "</div>"


def _section_lines(section: SheetSection, fit: Fit) -> Iterator[str]:
    note = f' <span class="note">{_escape(section.note)}</span>' if section.note else ""
    yield f"<h2>{_escape(section.title)}{note}</h2>"
    if not section.items:
        yield f'<p class="empty">{_escape(section.empty)}</p>'
    elif section.style is ListStyle.PARAGRAPHS:
        yield from (f"<p>{_escape(item.text)}</p>" for item in section.items)
    else:
        tag = _LIST_TAGS.get(section.style, "<ul>")
        yield tag
        yield from (f"<li>{_format_item(item, fit)}</li>" for item in section.items)
        yield f"</{tag[1:3]}>"
    if section.left_out:
        yield f'<p class="empty">… and {section.left_out} more in Infoview</p>'


def _format_item(item: SheetItem, fit: Fit) -> str:
    notes = describe_item(item)
    line = f'<span dir="auto"{_MUST if item.mark else ""}>{_escape(item.text)}</span>'
    line += f' <span class="note">{_escape(notes)}</span>' if notes else ""
    if not item.details:
        return line
    probes = "".join(f"<li>{_escape(probe)}</li>" for probe in item.details)
    is_open = " open" if fit.shows_details else ""
    return f'<details{is_open}><summary>{line}</summary><ul class="probes">{probes}</ul></details>'


def _escape(text: str) -> str:
    return escape(clean_line(text))
