"""Answers to the questions of the first start, as they are typed (R1, R2, R6, R17, R23)."""

from __future__ import annotations

import json
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.profile.first_run import FIRST_RUN


class FirstRunAnswers(NamedTuple):
    """One line for each question; empty if it was skipped. ``contact`` is a line as in quick add."""

    name: str = ""
    path: str = ""
    why: str = ""
    belief: str = ""
    introduction: str = ""
    contact: str = ""

    @property
    def questions(self) -> list[str]:
        """The names of the questions to ask: two of them are about the path."""
        return [name for name in self._fields if self.path.strip() or name not in ("why", "belief")]

    @property
    def is_begun(self) -> bool:
        """Whether there is an answer."""
        return any(self)


def read_first_run(workspace: Workspace) -> FirstRunAnswers:
    """Return the unfinished answers; where there is none, what the profile and the first path say already."""
    row = workspace.store.first(FIRST_RUN)
    if row is None:
        return FirstRunAnswers()
    given = load_answers(row.answers)
    known = FirstRunAnswers(name=row.name, introduction=row.introduction)
    if not given.path:
        known = known._replace(path=row.path, why=row.why)
    return FirstRunAnswers(*(answer or other for answer, other in zip(given, known, strict=True)))


def has_unfinished_answers(workspace: Workspace) -> bool:
    """Return whether the questions of the first start were begun and not finished."""
    row = workspace.store.first(FIRST_RUN)
    return row is not None and load_answers(row.answers).is_begun


def dump_answers(answers: FirstRunAnswers) -> str:
    """Return answers as JSON; empty if there are none."""
    given = {name: text for name, text in answers._asdict().items() if text}
    return json.dumps(given, ensure_ascii=False) if given else ""


def load_answers(text: str) -> FirstRunAnswers:
    """Return answers from JSON. What cannot be read, such as of a newer version, is left out."""
    try:
        values = json.loads(text or "{}")
    except ValueError:
        return FirstRunAnswers()
    known = values.items() if isinstance(values, dict) else ()
    return FirstRunAnswers(
        **{
            name: clean_line(value)
            for name, value in known
            if name in FirstRunAnswers._fields and isinstance(value, str)
        }
    )
