"""Where a text is typed: values that the commands and the queries of drafts share."""

from __future__ import annotations

from typing import NamedTuple


class DraftPlace(NamedTuple):
    """A dialog that can be opened again.

    *key* tells it from all others. *screen* is the screen behind it, such as ``contact:12``, *contact_id* the contact
    that it is about, if any, and *opener* the action of the screen that opens it, or empty. *title* is its heading.
    """

    key: str
    title: str
    screen: str = ""
    contact_id: int | None = None
    opener: str = ""
