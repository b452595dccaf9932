"""Queries on questions of banks: stars and retired questions, and what was asked and brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.banks.banks import (
    ASKED,
    NOTES_BY_KIND,
    SETTINGS,
    USAGE,
    AskedRow as AskedRow,
    UsageRow as UsageRow,
)
from infoview_tui.storage.store import Store


class QuestionSettings(NamedTuple):
    """The ids of starred and of retired questions."""

    starred: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()


class QuestionHistory(NamedTuple):
    """In which interviews a question was asked, the latest first, and how many notes of each kind it brought."""

    asked: tuple[AskedRow, ...]
    notes: Mapping[NoteKind, int]


def read_settings(workspace: Workspace) -> QuestionSettings:
    """Return which questions are starred or retired."""
    return workspace.cache.get(_read_settings)


def read_usage(workspace: Workspace) -> Mapping[str, UsageRow]:
    """Return how often each question was asked and what it brought, by id. Questions never asked are missing."""
    return workspace.cache.get(_read_usage)


def read_history(workspace: Workspace, question_id: str) -> QuestionHistory:
    """Return where a question was asked, and what it brought."""
    store = workspace.store
    counts = {row.kind: row.notes for row in store.all(NOTES_BY_KIND, question_id=question_id)}
    notes = {kind: counts[kind] for kind in NoteKind if kind in counts}
    return QuestionHistory(tuple(store.all(ASKED, question_id=question_id)), notes)


def _read_settings(store: Store) -> QuestionSettings:
    rows = store.all(SETTINGS)
    return QuestionSettings(
        frozenset(row.question_id for row in rows if row.is_starred),
        frozenset(row.question_id for row in rows if row.is_retired),
    )


def _read_usage(store: Store) -> Mapping[str, UsageRow]:
    return {row.question_id: row for row in store.all(USAGE)}
