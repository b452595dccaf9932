"""The answers to the questions of the first start, and what is known without them."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class FirstRunRow(NamedTuple):
    """The unfinished answers as JSON, and what the profile and the first path say already; empty for nothing."""

    answers: str
    name: str
    introduction: str
    path: str
    why: str


FIRST_RUN = Query(
    "SELECT coalesce((SELECT first_run FROM profile), ''), coalesce((SELECT name FROM profile), ''), "
    "coalesce((SELECT introduction FROM profile), ''), coalesce((SELECT name FROM paths ORDER BY id LIMIT 1), ''), "
    "coalesce((SELECT why FROM paths ORDER BY id LIMIT 1), '')",
    FirstRunRow,
)
