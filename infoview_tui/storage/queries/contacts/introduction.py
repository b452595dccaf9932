"""The user's introduction in general, and its variants for paths."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.storage.query import Query


class IntroductionRow(NamedTuple):
    """The general introduction beside the variant for one path of a contact; None if none of the paths has one."""

    general: str
    path_id: int | None
    path: str | None
    variant: str | None


INTRODUCTIONS_OF_CONTACT = Query(
    """
    SELECT coalesce((SELECT introduction FROM profile), ''), v.id, v.name, v.introduction
    FROM (SELECT 1) LEFT JOIN (
        SELECT p.id, p.name, p.introduction FROM contact_paths c JOIN paths p ON p.id = c.path_id
        WHERE c.contact_id = :contact_id AND p.introduction <> ''
    ) v ORDER BY v.id
    """,
    IntroductionRow,
)


class PathIntroductionRow(NamedTuple):
    """A path, and the introduction for it; empty if it has none of its own."""

    path_id: int
    path: str
    introduction: str


PATH_INTRODUCTIONS = Query("SELECT id, name, introduction FROM paths ORDER BY sort_key(name), id", PathIntroductionRow)
