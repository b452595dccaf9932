"""Reference panel of the call screen: hypotheses to test, things to offer, your introduction (R17, R18, R23)."""

from __future__ import annotations

from textual.content import Content

from infoview_tui.domain.labels import VERDICT_MARKS
from infoview_tui.services.contacts.queries import HypothesisRow
from infoview_tui.services.interviews.queries import CallDetails
from infoview_tui.ui.shared.content import assemble, plain, plain_lines
from infoview_tui.ui.shared.widgets.text_block import TextBlock


class ReferencePanel(TextBlock):
    """Shows the reference in one column, without empty sections."""

    DEFAULT_CSS = """
    ReferencePanel { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._blocks: list[tuple[Content, Content]] = []

    def show(self, call: CallDetails) -> None:
        """Show the reference of a call."""
        self._blocks = _build_blocks(call)
        self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return the lines of all blocks, indented by their labels."""
        lines: list[Content] = []
        for label, body in self._blocks:
            room = max(1, width - label.cell_length)
            blank = Content(" " * label.cell_length)
            lines += [assemble(blank if at else label, line) for at, line in enumerate(body.wrap(room))]
        return lines


def _build_blocks(call: CallDetails) -> list[tuple[Content, Content]]:
    blocks: list[tuple[Content, Content]] = []
    if call.hypotheses:
        blocks.append(_heading("To test"))
        for number, row in enumerate(call.hypotheses, 1):
            blocks.append((assemble((f"{number} ", "$text-muted")), format_hypothesis(row)))
    if call.offerings:
        blocks.append(_heading("To offer"))
        blocks += [(assemble(("· ", "$text-muted")), plain(offering.text)) for offering in call.offerings]
    if call.introduction:
        blocks += [_heading("Introduction"), (Content(""), plain_lines(call.introduction))]
    if not blocks:
        nothing = "Your hypotheses, things to offer, and introduction appear here."
        return [(Content(""), assemble((nothing, "$text-muted")))]
    first, *others = blocks
    return [(Content(""), first[1][1:]), *others]  # no blank line above the first heading


def _heading(text: str) -> tuple[Content, Content]:
    return Content(""), assemble("\n", (text, "bold $primary"))


def format_hypothesis(hypothesis: HypothesisRow) -> Content:
    """Return a hypothesis with its verdict from this call, if any."""
    if not hypothesis.verdict:
        return plain(hypothesis.text)
    verdict = hypothesis.verdict
    return assemble(plain(hypothesis.text), (f"\n{VERDICT_MARKS[verdict]} {verdict.value}", "$accent"))
