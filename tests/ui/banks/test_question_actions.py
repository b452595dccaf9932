"""Changes of bank questions, without Textual."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from infoview_tui.paths import bundled_banks
from infoview_tui.services.banks.library import BankLoader
from infoview_tui.services.banks.queries import QuestionSettings, read_settings
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.banks.model import Question
from infoview_tui.ui.banks.form import QuestionEntry
from infoview_tui.ui.banks.question_actions import QuestionActions
from tests.ui.part_host import PartHost


class Host(PartHost):
    """The screen with the questions: what was gone to, and whether the cursor stays."""

    def __init__(self, workspace: Workspace, now: datetime, zone: tzinfo, banks: BankLoader) -> None:
        super().__init__(workspace, now, zone)
        self.banks = banks
        self.gone_to: list[str] = []
        self.keeps_place = False

    @property
    def settings(self) -> QuestionSettings:
        return read_settings(self.workspace)

    @settings.setter
    def settings(self, settings: QuestionSettings) -> None:
        raise NotImplementedError

    def keep_place(self) -> None:
        self.keeps_place = True

    def show_question(self, question_id: str) -> None:
        self.gone_to.append(question_id)


class Questions:
    """The list, with the cursor on a question."""

    current_question: Question | None = None


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo, tmp_path: Path) -> Host:
    return Host(workspace, now, zone, BankLoader(bundled_banks(), tmp_path / "question_banks"))


@pytest.fixture
def questions(host: Host) -> Questions:
    questions = Questions()
    questions.current_question = host.banks.load().questions[0]
    return questions


def test_star_keeps_the_place_and_goes_again(host: Host, questions: Questions) -> None:
    actions = QuestionActions(host, questions)
    actions.action_toggle_star()
    assert questions.current_question is not None
    assert host.keeps_place
    assert questions.current_question.id in host.settings.starred
    actions.action_toggle_star()
    assert (host.settings.starred, host.shown[-1]) == (frozenset(), "Star removed. u undoes it.")


def test_retired_question_is_restored(host: Host, questions: Questions) -> None:
    actions = QuestionActions(host, questions)
    actions.action_retire()
    actions.action_retire()
    assert [text.split(":")[0] for text in host.shown] == ["Retired", "Restored. u undoes it."]
    assert not host.settings.retired


def test_new_question_is_asked_for_until_it_is_saved(host: Host, questions: Questions) -> None:
    question = questions.current_question
    assert question is not None
    entry = QuestionEntry(question.topic, question.fields._replace(text="What would you ask me?"))
    host.answers = [entry._replace(fields=entry.fields._replace(text="")), entry]
    QuestionActions(host, questions).action_new()
    assert (len(host.asked), len(host.gone_to)) == (2, 1)
    host.banks.refresh()
    saved = host.banks.load().get_question(host.gone_to[0])
    assert saved is not None
    assert (saved.text, host.shown[-1]) == ("What would you ask me?", "Saved to your own question banks. u undoes it.")


def test_keys_need_a_question(host: Host) -> None:
    actions = QuestionActions(host, Questions())
    actions.action_toggle_star()
    actions.action_edit()
    assert host.shown == ["Move to a question first."] * 2
