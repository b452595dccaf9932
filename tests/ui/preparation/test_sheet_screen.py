"""The sheet on the screen: opened from the plan and the contact, follow-ups, the browser, and a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from infoview_tui.domain.planning import QuestionForm
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import html_page
from infoview_tui.services.contacts.commands import add_contact, delete_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import planning
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.preparation.screen import PreparationScreen
from infoview_tui.ui.preparation.sheet_screen import InterviewSheetScreen, SheetText
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.opened_app import NARROW, WIDE, notice_text, opened
from tests.ui.waiting import wait_until


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    """A contact with a planned question and its follow-up."""
    contact = add_contact(workspace, ContactForm("Maria Lopez", title="Designer", organization="Figma"), now)
    interview = planning.get_or_create_planned_interview(workspace, contact, now).id
    planning.plan_question(workspace, interview, QuestionForm("What changed?", probes=("Who decided?",)), now)
    return contact


def shown(app: InfoviewApp, width: int = 60) -> str:
    blocks = app.screen.query(SheetText)
    return "\n".join(line.plain for block in blocks for line in block.build_lines(width))


async def test_sheet_opens_from_the_plan_and_unfolds_follow_ups(
    empty_app: InfoviewApp, workspace: Workspace, maria: int, now: datetime
) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    async with opened(empty_app, PreparationScreen(interview), WIDE) as (pilot, _):
        await pilot.press("V")
        assert isinstance(empty_app.screen, InterviewSheetScreen)
        assert "What changed?" in shown(empty_app)
        assert "Who decided?" not in shown(empty_app)
        await pilot.press("space")
        assert "Who decided?" in shown(empty_app)
        await pilot.press("escape")
        assert isinstance(empty_app.screen, PreparationScreen)


async def test_page_opens_in_the_browser_or_the_reason_is_said(
    empty_app: InfoviewApp, maria: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: str) -> None:
        raise InfoviewError("Cannot open a browser from this terminal.")

    opened_paths: list[str] = []
    monkeypatch.setattr(html_page, "open_in_default_program", lambda path, _: opened_paths.append(path))
    async with opened(empty_app, ContactScreen(maria), NARROW) as (pilot, _):
        await pilot.press("V", "o")
        await wait_until(pilot, lambda: "Opened in your browser" in notice_text(pilot))
        (path,) = opened_paths
        assert "What changed?" in Path(path).read_text(encoding="utf-8")
        assert Path(path).parent == empty_app.workspace.data_dir
        monkeypatch.setattr(html_page, "open_in_default_program", refuse)
        await pilot.press("o")
        await wait_until(pilot, lambda: "Cannot open a browser" in notice_text(pilot))
        assert path in notice_text(pilot).replace("\n", "")


async def test_sheet_is_exported_and_closes_with_the_contact(
    empty_app: InfoviewApp, workspace: Workspace, maria: int, now: datetime, tmp_path: Path
) -> None:
    async with opened(empty_app, InterviewSheetScreen(maria), WIDE) as (pilot, screen):
        assert screen.formats.file_name() == "sheet-maria-lopez"
        await pilot.press("ctrl+s", "ctrl+u")
        empty_app.screen.focused.insert_text_at_cursor(str(tmp_path / "maria.md"))  # type: ignore[union-attr]
        await pilot.press("enter")
        assert "1. What changed?" in (tmp_path / "maria.md").read_text(encoding="utf-8")
        delete_contact(workspace, maria, now)
        screen.reload()
        await pilot.pause()
        assert empty_app.screen is not screen


async def test_hostile_texts_are_wrapped(
    empty_app: InfoviewApp, workspace: Workspace, maria: int, now: datetime
) -> None:
    interview = planning.get_or_create_planned_interview(workspace, maria, now).id
    for text in (*HOSTILE_TEXTS, "漢" * 300, "x" * 3000):
        planning.plan_question(workspace, interview, QuestionForm(f"How? {text}", probes=(text,)), now)
    async with opened(empty_app, InterviewSheetScreen(maria), NARROW) as (pilot, screen):
        await pilot.press("space")
        for block in screen.query(SheetText):
            assert all(line.cell_length <= 36 for line in block.build_lines(36))
