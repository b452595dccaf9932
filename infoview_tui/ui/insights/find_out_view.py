"""View of what to find out next: the gaps, ranked, each with a question and the person to ask (R17, R35, R36)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.binding import Binding
from textual.content import Content

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.ui.insights.clip import clip_lines
from infoview_tui.ui.insights.view import ListView
from infoview_tui.ui.shared.bindings import INSIGHTS_FIND_OUT
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import GUTTER_WIDTH, RIGHT_MARGIN, Row

NO_GAPS = (
    "No open questions. They come from your hypotheses and paths: on a contact, press a and type ? to write down "
    "what you believe, and e to name the paths that they know about."
)


_NARROW_LINES = 2


class FindOutList(ListView):
    """The list of gaps."""

    BINDINGS = [*INSIGHTS_FIND_OUT]
    name_in_tabs = "Find out"

    def __init__(self) -> None:
        """Start without gaps."""
        super().__init__()
        self.gaps: Sequence[Gap] = ()

    @property
    def current_gap(self) -> Gap | None:
        """The gap under the cursor."""
        key = self.rows.cursor_key
        return self.gaps[key] if isinstance(key, int) and key < len(self.gaps) else None

    @property
    def current_contact_id(self) -> int | None:
        """The contact to ask about the gap under the cursor."""
        gap = self.current_gap
        return gap.candidate.contact_id if gap is not None and gap.candidate is not None else None

    def key_name(self, binding: Binding) -> str:
        """Return the name of a key for the footer; empty if it does nothing with the gap."""
        gap = self.current_gap
        return "" if gap is None or gap.candidate is None or gap.is_planned else binding.description

    def show(self, gaps: Sequence[Gap]) -> None:
        """Show the gaps under their kinds."""
        self.gaps = gaps
        planned = sum(gap.is_planned for gap in gaps)
        summary = f"{format_count(len(gaps), 'open question')}, the most urgent first"
        summary += f"; {planned} planned already." if planned else "."
        self.show_summary(assemble((summary, "bold")) if gaps else Content(""))
        self.rows.empty_text = NO_GAPS
        rows: list[Row] = []
        for kind, group in groupby(enumerate(gaps), key=lambda numbered: numbered[1].kind):
            label = kind.label
            rows.append(Row(kind, plain(label[:1].upper() + label[1:]), is_heading=True))
            rows.extend(Row(index, self._format_gap(gap)) for index, gap in group)
        self.rows.show(rows)

    def _format_gap(self, gap: Gap) -> Content:
        """Format what to find out, why, who to ask, and the question; a long question is cut if narrow."""
        subject = assemble((clean_line(gap.subject), "bold"), (f"  {gap.words}", "$text-muted"))
        if gap.candidate is None:
            ask = assemble(("Nobody to ask yet", "$warning"))
        elif gap.is_planned:
            ask = assemble(("✓ Planned with ", "$success"), plain(gap.candidate.name))
        else:
            ask = assemble(("Ask ", "$text-muted"), plain(gap.candidate.name))
        question = assemble(ask, (f": {clean_line(gap.question)}", "$text-muted"))
        if self.is_narrow:
            question = clip_lines(question, self.width - GUTTER_WIDTH - RIGHT_MARGIN - 1, _NARROW_LINES)
        return assemble(subject, "\n", question)
