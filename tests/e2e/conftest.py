"""Shared fixtures: data with a planned interview."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.storage.store import Store


@pytest.fixture(autouse=True)
def config_directory(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the programs a config directory of their own: nothing is read from or written to the person's."""
    monkeypatch.setenv("INFOVIEW_CONFIG_DIR", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one planned interview of one question."""
    plan_interview(tmp_path, "What fills a week?")
    return tmp_path


def plan_interview(data: Path, *questions: str) -> None:
    """Plan an interview with Maria Lopez in a new data directory."""
    workspace, now = Workspace(Store(data / "infoview.db")), datetime.now(UTC)
    contact = add_contact(workspace, ContactForm("Maria Lopez", title="designer"), now)
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    for question in questions:
        planning.plan_question(workspace, interview, QuestionForm(question), now)
    workspace.close()
