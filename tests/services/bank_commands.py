"""Every command on question banks, with a call that runs it. The user's own banks are beside the data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from infoview_tui.paths import bundled_banks
from infoview_tui.services.banks import commands, own_questions
from infoview_tui.services.banks.library import BankLoader
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.banks import Question, QuestionFields

QUESTION = "hindsight.known-earlier"


class BankScene(Protocol):
    """What a command on question banks needs of a scene."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def now(self) -> datetime: ...


def own_directory(workspace: Workspace) -> Path:
    """Return the directory of the user's own banks."""
    return workspace.store.database.parent / "question_banks"


def read_own_banks(workspace: Workspace) -> dict[str, bytes]:
    """Return the content of each own bank."""
    return {path.name: path.read_bytes() for path in own_directory(workspace).glob("*")}


def _banks(s: BankScene) -> BankLoader:
    return BankLoader(bundled_banks(), own_directory(s.workspace))


def _get(s: BankScene, question_id: str) -> Question:
    question = _banks(s).load().get_question(question_id)
    assert question is not None
    return question


def _add(s: BankScene) -> str:
    return own_questions.add_question(s.workspace, _banks(s), "own", QuestionFields("What else?"), s.now)


BANK_COMMANDS: dict[str, Callable[[BankScene], object]] = {
    "banks.commands.set_starred": lambda s: commands.set_starred(s.workspace, _get(s, QUESTION), True, s.now),
    "banks.commands.set_retired": lambda s: commands.set_retired(s.workspace, _get(s, QUESTION), True, s.now),
    "banks.own_questions.add_question": _add,
    "banks.own_questions.edit_question": lambda s: own_questions.edit_question(
        s.workspace, _banks(s), _get(s, QUESTION), QuestionFields("What should I know?"), s.now
    ),
    "banks.own_questions.delete_question": lambda s: own_questions.delete_question(
        s.workspace, _banks(s), _get(s, _add(s)), s.now
    ),
}
