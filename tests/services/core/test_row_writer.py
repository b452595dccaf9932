"""Rows that are changed past the ORM: together with its session in one transaction, and undone in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlmodel import select

from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.transaction import Transaction
from infoview_tui.services.core.workspace import Workspace, open_workspace
from infoview_tui.services.outreach import stages
from infoview_tui.storage.tables import Action, Contact
from tests.services.tables import snapshot


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    return contact_commands.add_contact(workspace, ContactForm("Maria"), now)


def title(workspace: Workspace) -> str:
    (found,) = workspace.store.connection.execute("SELECT title FROM contacts").fetchone()
    return str(found)


def past_the_orm(transaction: Transaction, maria: int) -> None:
    transaction.rows.update(Contact, [maria], title="past the ORM")


def by_the_orm(transaction: Transaction, maria: int) -> None:
    transaction.get(Contact, maria).title = "by the ORM"


@pytest.mark.parametrize(
    "steps",
    [
        (past_the_orm, by_the_orm),
        (by_the_orm, past_the_orm),
        (past_the_orm, by_the_orm, past_the_orm, by_the_orm),
    ],
)
def test_both_ways_in_one_command_are_undone_and_redone(
    workspace: Workspace, maria: int, now: datetime, steps: tuple[Callable[[Transaction, int], None], ...]
) -> None:
    before = snapshot(workspace.store.connection)
    with workspace.transaction("contact.edited", now) as transaction:
        for step in steps:
            step(transaction, maria)
    last = "past the ORM" if steps[-1] is past_the_orm else "by the ORM"
    assert title(workspace) == last
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before
    workspace.redo(now)
    assert title(workspace) == last


def test_a_loaded_row_shows_what_is_changed_past_the_orm(workspace: Workspace, maria: int, now: datetime) -> None:
    with workspace.transaction("contact.edited", now) as transaction:
        contact = transaction.get(Contact, maria)
        past_the_orm(transaction, maria)
        assert contact.title == "past the ORM"
        transaction.rows.insert(Action, [{"contact_id": maria, "kind": ActionKind.TODO, "created_at": now}])
        (action,) = transaction.session.exec(select(Action)).all()
        transaction.rows.update(Action, [action.id or 0], text="call")
        assert action.text == "call"
    assert len(action.uuid) == 36
    (change,) = [change for change in transaction.changes if change.before is None]
    assert change.key == {"id": action.id}


def test_a_value_that_stays_is_no_change(workspace: Workspace, maria: int, now: datetime) -> None:
    with workspace.transaction("contact.edited", now) as transaction:
        transaction.rows.update(Contact, [maria, 4711], title="", stage=Stage.RESEARCHING)
    assert transaction.undo_entry is None


def test_the_first_session_of_a_program_keeps_what_was_changed_before_it(
    workspace: Workspace, maria: int, paths: AppPaths, now: datetime
) -> None:
    workspace.close()
    opened = open_workspace(paths.database)
    stages.move_contact(opened, maria, Stage.SCHEDULED, now)
    assert opened.store.connection.execute("SELECT stage FROM contacts").fetchone() == ("scheduled",)
    opened.undo(now)
    assert opened.store.connection.execute("SELECT stage FROM contacts").fetchone() == ("researching",)
    opened.close()


def test_an_error_rolls_back_both(workspace: Workspace, maria: int, now: datetime) -> None:
    before = snapshot(workspace.store.connection)

    def half() -> None:
        with workspace.transaction("contact.edited", now) as transaction:
            past_the_orm(transaction, maria)
            transaction.add(Action(contact_id=maria, kind=ActionKind.TODO, created_at=now))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert snapshot(workspace.store.connection) == before
    assert not workspace.store.connection.in_transaction


def test_a_moved_card_needs_no_session(workspace: Workspace, maria: int, now: datetime) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("infoview_tui.storage.unit_of_work.open_session", None)
        for stage in (Stage.READY, Stage.CONTACTED, Stage.MET, Stage.IN_TOUCH, Stage.CLOSED, Stage.RESEARCHING):
            stages.move_contact(workspace, maria, stage, now)
