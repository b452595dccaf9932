"""Database ids of the campaign's entries by their keys."""

from __future__ import annotations

from typing import NamedTuple


class DemoIds(NamedTuple):
    """The id of each entry that others refer to."""

    contacts: dict[str, int]
    industries: dict[str, int]  # by name
    organizations: dict[str, int]  # by name
    paths: dict[str, int]
    hypotheses: dict[str, int]
    interviews: dict[str, int]  # by the contact's key
    notes: dict[tuple[str, int], int]  # by the contact's key and the number of the note
