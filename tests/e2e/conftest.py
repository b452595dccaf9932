"""What the tests in a terminal share: data with an interview to hold."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from infoview_tui.services.contacts.contacts import ContactForm, add_contact
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews import interviews, planning
from infoview_tui.storage.store import Store


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one planned interview of one question."""
    plan_interview(tmp_path, "What fills a week?")
    return tmp_path


def plan_interview(data: Path, *questions: str) -> None:
    """Plan an interview with Maria Lopez in a data directory that is new."""
    desk, now = Desk(Store(data / "infoview.db")), datetime.now(UTC)
    contact = add_contact(desk, ContactForm("Maria Lopez", title="designer"), now)
    interview = interviews.interview_to_hold(desk, contact, now).id
    for question in questions:
        planning.plan_question(desk, interview, planning.QuestionForm(question), now)
    desk.close()
