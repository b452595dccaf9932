"""Question set model: a ready-made list of bank questions for a situation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SETS_FOLDER = "sets"
"""The folder of the question sets, in the directory of the question banks."""


@dataclass(frozen=True)
class QuestionSet:
    """Questions of the banks that suit a situation, by ID and in the order in which they are asked (R19).

    ``situation`` says in a sentence when the set is the right one. ``is_custom`` is True for the user's own.
    """

    id: str
    title: str
    situation: str
    question_ids: tuple[str, ...]
    is_custom: bool


@dataclass(frozen=True)
class QuestionSetFile:
    """The question sets of one file, in order."""

    sets: tuple[QuestionSet, ...]
    path: Path
    is_custom: bool
