"""A row of a list: a short label on the left, a body that wraps, and a short trailing text on the right."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from textual.content import Content

EMPTY = Content("")


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row: a short label on the left, a body that wraps, a short trailing text on the right.

    The cursor skips headings. In a list without a label column, a label takes the width that it needs.
    """

    key: Hashable
    body: Content
    label: Content = EMPTY
    trailing: Content = EMPTY
    is_heading: bool = False

    @property
    def appearance(self) -> Hashable:
        """All that decides how the row looks at a width; equal values look the same."""
        return self.is_heading, *((part.plain, *part.spans) for part in (self.body, self.label, self.trailing))
