"""Rows of findings and hypotheses: with source, origin, and the people behind them; folded where there are many.

The key of an item's row is its `ResearchItemKind` with its id; that of a fold is ``("fold", name)``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from infoview_tui.domain.enums import HypothesisOrigin
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.research_subjects import ORIGIN_LABELS, ResearchItemKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_TEXT_LENGTH = 1000
"""Maximum number of characters of one text in the list; enter shows the whole text."""

MAX_NAME_LENGTH = 24
"""Maximum number of characters of a subject's name at the end of a row."""

MAX_LONG_NAME_LENGTH = 40
"""Maximum number of characters of a subject's name in the line below a hypothesis."""

MIN_FOLDED = 2
"""Fewest rows that are folded: one row more takes no more room than the line that would stand for it."""


def build_finding_row(item_id: int, text: str, source: str, about: str = "") -> Row:
    """Return the row of a finding; *about* is the name of its subject if that is not the subject of the list."""
    said = assemble((f"about {clean_line(about, MAX_NAME_LENGTH)}", "$text-muted")) if about else Content("")
    return Row((ResearchItemKind.FINDING, item_id), format_with_source(text, source), trailing=said)


def build_hypothesis_row(
    item_id: int,
    text: str,
    count: VerdictCount,
    about: Sequence[str] = (),
    origin: HypothesisOrigin | None = None,
) -> Row:
    """Return the row of a hypothesis: what people say (R36), the names of what it is about, and where it came from."""
    names = [f"about {', '.join(clean_line(name, MAX_LONG_NAME_LENGTH) for name in about)}"] if about else []
    came_from = [f"from {ORIGIN_LABELS[origin]}"] if origin is not None else []
    facts = " · ".join([str(count), *names, *came_from])
    return Row(
        (ResearchItemKind.HYPOTHESIS, item_id),
        assemble(clean_line(text, MAX_TEXT_LENGTH), (f"\n{facts}", "$text-muted")),
    )


def fold_rows(rows: Sequence[Row], most: int, name: str, what: str, unfolded: Collection[str]) -> list[Row]:
    """Return the first rows, and one line for the others unless *name* is in *unfolded*: ``3 more about Figma``."""
    if len(rows) < most + MIN_FOLDED:
        return list(rows)
    if name in unfolded:
        return [*rows, Row(("fold", name), assemble(("− fold", "$text-muted")))]
    return [*rows[:most], Row(("fold", name), assemble((f"+ {len(rows) - most:,} more {what}", "$accent")))]


def format_with_source(text: str, source: str) -> Content:
    """Return a text with its source on the next line."""
    source = clean_line(source, MAX_TEXT_LENGTH)
    return assemble(clean_line(text, MAX_TEXT_LENGTH), (f"\n{source}" if source else "", "$text-muted"))
