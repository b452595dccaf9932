"""Text copied from a message to somebody else (R12), found by its word shingles."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.check_result import Span


class CopiedText(NamedTuple):
    """Passages of a body that are also in a message to somebody else: the most similar one."""

    contact: str
    words: int
    spans: tuple[Span, ...]
