"""Reference panel of the call screen: introduction, common ground, hypotheses, things to offer (R17, R18, R22, R23)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import VERDICT_MARKS
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import assemble, plain, plain_lines
from infoview_tui.ui.shared.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from infoview_tui.services.contacts.queries import HypothesisRow
    from infoview_tui.services.interviews.queries import CallDetails

MAX_PATH_CHARS = 40
"""Maximum number of characters shown of the name of a path."""


class ReferencePanel(TextBlock):
    """Shows the reference in one column, without empty sections."""

    DEFAULT_CSS = """
    ReferencePanel { height: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._blocks: list[tuple[Content, Content]] = []
        self._lines: dict[int, list[Content]] = {}
        """The lines for each width that was asked for: Textual asks several times for a frame."""

    def show(self, call: CallDetails) -> None:
        """Show the reference of a call."""
        blocks = _build_blocks(call)
        if blocks != self._blocks:
            self._blocks = blocks
            self._lines.clear()
            self.refresh(layout=True)

    def build_lines(self, width: int) -> list[Content]:
        """Return the lines of all blocks, indented by their labels."""
        if width not in self._lines:
            self._lines[width] = self._wrap_blocks(width)
        return self._lines[width]

    def _wrap_blocks(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for label, body in self._blocks:
            room = max(1, width - label.cell_length)
            blank = Content(" " * label.cell_length)
            lines += [assemble(blank if at else label, line) for at, line in enumerate(body.wrap(room))]
        return lines


def _build_blocks(call: CallDetails) -> list[tuple[Content, Content]]:
    """Return the sections as labels with texts. The introduction comes first until there are notes."""
    hypotheses = [
        (assemble((f"{number} ", "$text-muted")), format_hypothesis(row))
        for number, row in enumerate(call.hypotheses, 1)
    ]
    introduction = [(Content(""), plain_lines(call.introduction))] if call.introduction else []
    sections = [
        ("To test", hypotheses),
        ("In common", _build_bullets(_list_common_ground(call))),
        ("To offer", _build_bullets([offering.text for offering in call.offerings])),
    ]
    path = clean_line(call.introduction_path, MAX_PATH_CHARS)
    title = f"Introduction for {path}" if path else "Introduction"
    sections.insert(len(sections) if call.notes else 0, (title, introduction))
    blocks: list[tuple[Content, Content]] = []
    for title, rows in sections:
        if rows:
            gap = "\n" if blocks else ""
            blocks += [(Content(""), assemble(gap, (title, "bold $primary"))), *rows]
    nothing = "Your introduction, hypotheses, common ground, and things to offer appear here."
    return blocks or [(Content(""), assemble((nothing, "$text-muted")))]


def _list_common_ground(call: CallDetails) -> list[str]:
    """Return the common ground from research, earlier interviews, and the notes of this one."""
    known = [row.text for row in call.common_ground if row.interview_id != call.interview.id]
    return known + [note.text for note in call.notes if note.kind == NoteKind.COMMON_GROUND]


def _build_bullets(texts: Sequence[str]) -> list[tuple[Content, Content]]:
    return [(assemble(("· ", "$text-muted")), plain(text)) for text in texts]


def format_hypothesis(hypothesis: HypothesisRow) -> Content:
    """Return a hypothesis with its verdict from this call, if any."""
    if not hypothesis.verdict:
        return plain(hypothesis.text)
    verdict = hypothesis.verdict
    return assemble(plain(hypothesis.text), (f"\n{VERDICT_MARKS[verdict]} {verdict.value}", "$accent"))
