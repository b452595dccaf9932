"""Network view: who led to which contacts, what came of it, and who was thanked (R34, R37, R38)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Sparkline, Static

from infoview_tui.domain.format_dates import format_month
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.insights.network import NetworkNode, NetworkView
from infoview_tui.ui.insights.view import ListView
from infoview_tui.ui.shared.bindings import INSIGHTS_NETWORK
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import GUTTER_WIDTH, RIGHT_MARGIN, Row

NO_NETWORK = "Nobody yet. Press 2 for the board, then n to add a contact; those they refer you to grow from there."

MAX_MONTHS = 24
"""How many months of growth are shown."""

MAX_NAMED = 3
"""How many introductions without thanks the summary names."""


class _Line(NamedTuple):
    """A contact in the tree: the branches before the name and before a line below it, and the referrer."""

    before: str
    below: str
    node: NetworkNode
    referrer: NetworkNode


class NetworkList(ListView):
    """The tree of contacts, with its growth."""

    BINDINGS = [*INSIGHTS_NETWORK]
    name_in_tabs = "Network"

    def compose(self) -> ComposeResult:
        """Add the growth between the summary and the list."""
        summary, rows = super().compose()
        yield summary
        with Horizontal(classes="growth"):
            yield Sparkline()
            yield Static()
        yield rows

    @property
    def current_contact_id(self) -> int | None:
        """The contact under the cursor."""
        key = self.rows.cursor_key
        return key if isinstance(key, int) else None

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty while there is no contact."""
        return "" if self.current_contact_id is None else binding.description

    def show(self, data: NetworkView) -> None:
        """Show the tree and the growth as the width of the screen allows."""
        self.show_summary(_summarize(data))
        self._show_growth(data)
        self.rows.empty_text = NO_NETWORK
        self.rows.show(list(self._build_rows(data.root)) if data.root.children else [])

    def _show_growth(self, data: NetworkView) -> None:
        """Show the contacts added in each month, if there are several: as a sparkline, and the latest in figures."""
        months = data.months[-MAX_MONTHS:]
        self.query_one(".growth").display = len(months) > 1
        if len(months) < 2:
            return
        sparkline = self.query_one(Sparkline)
        sparkline.data = [month.added for month in months]
        sparkline.styles.width = len(months)
        title = "New contacts: " if not self.is_narrow else ""
        parts = [f"{format_month(month.month)} {month.added}" for month in months]
        room = self.width - len(months) - 6 - len(title)
        while len(parts) > 1 and len(" · ".join(parts)) > room:
            parts.pop(0)
        self.query_one(".growth Static", Static).update(assemble((title + " · ".join(parts), "$text-muted")))

    def _build_rows(self, root: NetworkNode) -> Iterator[Row]:
        """Yield the user, then each contact: on one line with what came of it, or on two if narrow."""
        yield Row("you", plain(root.name), is_heading=True)
        lines = list(_walk(root))
        names = [
            assemble((line.before, "$text-muted"), self._format_name(line.node), "" if self.is_narrow else "   ")
            for line in lines
        ]
        whole = self.width - GUTTER_WIDTH - RIGHT_MARGIN - 1
        width = min(max(name.cell_length for name in names), whole * 2 // 3)
        for line, name in zip(lines, names, strict=True):
            indent = len(line.below) if self.is_narrow else width
            results = _format_results(line).wrap(max(1, whole - indent))
            first = name if self.is_narrow else assemble(name.truncate(width, ellipsis=True, pad=True), results.pop(0))
            below = [assemble((f"{line.below:<{indent}}", "$text-muted"), each) for each in results if each.plain]
            yield Row(line.node.contact_id, Content("\n").join([first, *below]))

    def _format_name(self, node: NetworkNode) -> Content:
        """Format the name and, if there is room, the organization."""
        organization = "" if self.is_narrow or not node.organization else f"  {clean_line(node.organization)}"
        return assemble((clean_line(node.name), "bold"), (organization, "$text-muted"))


def _walk(root: NetworkNode) -> Iterator[_Line]:
    """Yield each contact below the root, their referrals right below them."""
    waiting = _branch("", root)
    while waiting:
        line, indent = waiting.pop()
        yield line
        waiting += _branch(indent, line.node)


def _branch(indent: str, parent: NetworkNode) -> list[tuple[_Line, str]]:
    """Return the lines of the contacts that a contact referred, the last one first, each with the indent below it."""
    found = []
    for number, node in enumerate(parent.children, 1):
        is_last = number == len(parent.children)
        further = indent + ("   " if is_last else "│  ")
        below = further + ("│  " if node.children else "   ")
        found.append((_Line(indent + ("└─ " if is_last else "├─ "), below, node, parent), further))
    return found[::-1]


def _format_results(line: _Line) -> Content:
    """Format what came of a contact, and whether the referrer was thanked for it."""
    parts = [Content(line.node.came_of_it)] if line.node.came_of_it else []
    if line.node.thanked is not None:
        name = _short_name(line.referrer.name)
        thanks = (f"✓ {name} thanked", "$success") if line.node.thanked else (f"thank {name}", "$warning")
        parts.append(assemble(thanks))
    return Content(" · ").join(parts)


@lru_cache(maxsize=1000)
def _short_name(name: str) -> str:
    """Return the first name; taking apart a name of several words takes a millisecond, and a referrer has many rows."""
    return first_name(clean_line(name))


def _summarize(data: NetworkView) -> Content:
    """Say how many contacts there are, how many were referred, and who is still to be thanked."""
    if not data.months:
        return Content("")
    referred = sum(month.referred for month in data.months)
    counts = format_count(data.months[-1].total, "contact") + (f", {referred} of them referred." if referred else ".")
    named = [clean_line(f"{referrer} for {contact}") for referrer, contact in data.unthanked[:MAX_NAMED]]
    more = len(data.unthanked) - len(named)
    thanks = f" Still to thank: {', '.join(named)}{f', and {more} more' if more else ''}." if named else ""
    return assemble((counts, "bold"), (thanks, "$warning" if named else ""))
