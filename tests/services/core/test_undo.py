"""Every command can be undone and redone, without overwriting changes by others."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from infoview_tui import services
from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.errors import InfoviewError, UndoError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form, read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commands as debrief_commands
from infoview_tui.services.debrief.queries import Reflection
from infoview_tui.services.interviews import call_clock, notes, planning
from infoview_tui.services.outreach import draft_texts, messages, stages
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.research.items import edit_research_item
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import TIMELINE
from tests.conftest import Campaign
from tests.drafting import draft_message
from tests.profiles import write_profile
from tests.services.bank_commands import read_own_banks
from tests.services.commands import COMMANDS, Scene
from tests.services.tables import snapshot


def events(workspace: Workspace) -> list[tuple[str, str | None]]:
    """Return the kind of each event and when it was undone."""
    return list(workspace.store.connection.execute("SELECT kind, undone_at FROM events ORDER BY id"))


def state(workspace: Workspace) -> tuple[object, object]:
    """Return the rows of all tables, and the user's own question banks."""
    return snapshot(workspace.store.connection), read_own_banks(workspace)


def undo_all(workspace: Workspace, now: datetime) -> int:
    """Undo everything and return the number of commands."""
    for done in range(1000):
        try:
            workspace.undo(now)
        except InfoviewError:
            return done
    raise AssertionError("more than 1000 commands")


def list_commands() -> Iterator[str]:
    """Return every function of the services that starts a transaction, as ``feature.module.function``."""
    for module in sorted(Path(services.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and re.search(r"workspace\.(bulk_)?transaction\(", ast.unparse(node)):
                yield f"{module.parent.name}.{module.stem}.{node.name}"


def test_every_command_is_in_the_list() -> None:
    assert set(list_commands()) == {name.split(" ")[0] for name in COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_can_be_undone_and_redone(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo, name: str
) -> None:
    start = state(workspace)
    before = len(events(workspace))
    COMMANDS[name](Scene(workspace, campaign, now + timedelta(hours=1), zone))
    after = state(workspace)
    assert after != start or name.startswith("banks.own_questions.delete_")  # what was added first
    commands = 1 + name.startswith(
        (
            "banks.own_questions.delete_",
            "debrief.referrals.",
            "debrief.commitments.",
            "interviews.abandoned_drafts.",
            "outreach.zone_changes.",
            "research.abandoned_drafts.",
        )
    )  # they write first
    commands += 2 * name.startswith("contacts.deleted_contacts.")  # it adds a contact and deletes it first
    event_count = len(events(workspace)) - before
    logs_each = name.startswith(
        ("board.bulk.", "contacts.relationships.", "outreach.zone_changes.")
    )  # an event for each contact, too
    assert event_count == commands or logs_each
    labels = [workspace.undo(now) for _ in range(commands)]
    assert state(workspace) == start
    assert [undone for _, undone in events(workspace)[before:]] == ["2026-11-26T09:00:00.000Z"] * event_count
    assert [workspace.redo(now) for _ in range(commands)] == labels[::-1]
    assert state(workspace) == after
    assert [undone for _, undone in events(workspace)[before:]] == [None] * event_count
    for _ in range(commands):
        workspace.undo(now)
    assert state(workspace) == start


def test_every_kind_of_event_is_logged(workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo) -> None:
    for command in COMMANDS.values():
        command(Scene(workspace, campaign, now, zone))
        workspace.undo(now)
    assert {kind for kind, _ in events(workspace)} == {kind.value for kind in EventKind}


def test_whole_campaign_can_be_undone_and_redone(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    data = workspace.store.connection
    end = snapshot(data)
    done = undo_all(workspace, now)
    assert not any(snapshot(data).values())
    assert all(undone for _, undone in events(workspace))
    for _ in range(done):
        workspace.redo(now)
    assert snapshot(data) == end


def test_deleting_contact_deletes_dependents_and_unlinks_references(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    contact_commands.delete_contact(workspace, campaign.maria, now)
    rows_left = snapshot(workspace.store.connection)
    for table in ("findings", "offerings", "planned_questions", "notes", "messages", "contact_paths", "verdicts"):
        assert rows_left[table] == [], table
    assert len(rows_left["hypotheses"]) == 1
    assert read_contact_form(workspace, campaign.tom).name == "Tom Weber"
    (priya,) = workspace.store.connection.execute(
        "SELECT referrer_id FROM contacts WHERE name = 'Priya Shah'"
    ).fetchone()
    assert priya is None
    workspace.undo(now)
    (priya,) = workspace.store.connection.execute(
        "SELECT referrer_id FROM contacts WHERE name = 'Priya Shah'"
    ).fetchone()
    assert priya == campaign.maria


def test_new_command_clears_redo(workspace: Workspace, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    workspace.undo(now)
    contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    with pytest.raises(InfoviewError, match=r"Nothing to redo\."):
        workspace.redo(now)


def test_new_workspace_has_nothing_to_undo(workspace: Workspace, now: datetime) -> None:
    with pytest.raises(InfoviewError, match=r"Nothing to undo\."):
        workspace.undo(now)
    with pytest.raises(InfoviewError, match=r"Nothing to redo\."):
        workspace.redo(now)


def test_undone_command_leaves_the_timeline(workspace: Workspace, now: datetime) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    stages.move_contact(workspace, maria, Stage.READY, now)

    def timeline() -> list[str]:
        return [row.label for row in workspace.store.all(TIMELINE, contact_id=maria, most=9)]

    assert timeline() == ["Moved Maria to Ready", "Added Maria"]
    workspace.undo(now)
    assert timeline() == ["Added Maria"]
    workspace.redo(now)
    assert timeline() == ["Moved Maria to Ready", "Added Maria"]


def test_command_without_changes_is_not_logged(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    messages.mark_sent(workspace, campaign.message, now)
    call_clock.start_call(workspace, campaign.planned, now)
    before, start = events(workspace), snapshot(workspace.store.connection)
    later = now + timedelta(hours=1)
    contact_commands.edit_contact(workspace, campaign.maria, read_contact_form(workspace, campaign.maria), later)
    write_profile(workspace, read_profile(workspace), later)
    stages.move_contact(workspace, campaign.maria, Stage.MET, later)
    call_clock.start_call(workspace, campaign.planned, later)
    call_clock.end_call(workspace, campaign.interview, later)
    messages.mark_sent(workspace, campaign.message, later)
    notes.edit_note(workspace, campaign.note, '"Ship it*', later)
    planning.move_question(workspace, campaign.question, -1, later)
    planning.edit_question(workspace, campaign.question, later, text="What do you do all day?")
    COMMANDS["imports.apply.import_contacts"](Scene(workspace, campaign, later, zone))
    workspace.undo(now)
    edit_research_item(workspace, ResearchItemKind.HYPOTHESIS, campaign.hypothesis, "Design pays well", later)
    imported = [event for event in events(workspace)[len(before) :] if event[0] != EventKind.CONTACTS_IMPORTED]
    assert imported == []
    assert snapshot(workspace.store.connection) == start


def test_what_a_thread_changes_drops_no_undo_until_its_own_undo_is_known(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    maria = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    workspace.begin_background_change()
    stages.move_contact(other_workspace, maria, Stage.CLOSED, now)
    assert workspace.drop_impossible_undo() == []
    entry = other_workspace.take_undo_entry()
    assert entry is not None
    workspace.end_background_change()
    workspace.add_undo_entry(entry)
    assert workspace.drop_impossible_undo() == []
    assert undo_all(workspace, now) == 3


def test_undo_does_not_overwrite_changes_by_another_instance(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    stages.move_contact(workspace, maria, Stage.READY, now)
    stages.move_contact(other_workspace, maria, Stage.CLOSED, now)
    before = snapshot(workspace.store.connection)
    with pytest.raises(UndoError, match="left as is"):
        workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_insert_edited_by_another_instance_is_not_undone(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    contact_commands.edit_contact(other_workspace, maria, ContactForm("Maria", email="maria@x.org"), now)
    with pytest.raises(UndoError):
        workspace.undo(now)
    assert read_contact_form(workspace, maria).email == "maria@x.org"


@pytest.mark.parametrize("how", ["a finding", "a referrer"])
def test_insert_referenced_by_another_instance_is_not_undone(
    workspace: Workspace, other_workspace: Workspace, now: datetime, zone: ZoneInfo, how: str
) -> None:
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    if how == "a finding":
        add_research(other_workspace, Subject.contact(maria), "Speaks Thai", now, zone)
    else:
        contact_commands.add_contact(other_workspace, ContactForm("Tom", referrer_id=maria), now)
    before = snapshot(workspace.store.connection)
    with pytest.raises(UndoError, match="left as is"):
        workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_deletion_is_not_undone_if_profile_url_is_used(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    form = ContactForm("Maria", profile_url="https://x.org/m")
    maria = contact_commands.add_contact(workspace, form, now)
    contact_commands.delete_contact(workspace, maria, now)
    contact_commands.add_contact(other_workspace, form, now)
    with pytest.raises(UndoError, match="left as is"):
        workspace.undo(now)


def test_failed_undo_does_not_block_earlier_commands(
    workspace: Workspace, other_workspace: Workspace, now: datetime
) -> None:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    maria = contact_commands.add_contact(workspace, ContactForm("Maria"), now)
    contact_commands.edit_contact(other_workspace, maria, ContactForm("María"), now)
    with pytest.raises(UndoError):
        workspace.undo(now)
    assert workspace.undo(now) == "Added Tom"
    assert read_contact_form(workspace, maria).name == "María"
    with pytest.raises(InfoviewError, match="no longer exist"):
        read_contact_form(workspace, tom)


def test_typing_is_undone_from_pause_to_pause(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    draft = draft_message(workspace, campaign.tom, now)
    texts = [(draft.subject, draft.body), *((draft.subject, text) for text in ("D", "De", "Dear", "Dear Tom"))]
    for at, (before, after) in zip((1, 2, 3, 9), itertools.pairwise(texts), strict=True):
        draft_texts.save_message_draft(workspace, draft.id, after, now + timedelta(seconds=at), base=before)
    assert workspace.undo(now) == "Typed in a message"
    assert read_message(workspace, draft.id).body == "Dear"
    assert workspace.undo(now) == "Typed in a message"
    assert read_message(workspace, draft.id) == draft
    workspace.redo(now)
    workspace.redo(now)
    assert read_message(workspace, draft.id).body == "Dear Tom"


def test_text_that_was_typed_and_erased_leaves_nothing_to_undo(workspace: Workspace, call: int, now: datetime) -> None:
    for before, after in itertools.pairwise(["", "a", "ab", "a", ""]):
        debrief_commands.save_texts(workspace, call, Reflection(after), Reflection(before), now)
    assert workspace.undo(now) == "The interview with Maria Lopez started"


def test_unedited_draft_is_undone(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    draft = draft_message(workspace, campaign.tom, now)
    assert workspace.undo(now) == "Drafted a thank-you to Tom Weber"
    with pytest.raises(InfoviewError, match="no longer exist"):
        read_message(workspace, draft.id)


def test_long_note_is_shortened_in_the_log(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    notes.add_note(workspace, campaign.interview, "word " * 10_000, now, seconds=1, question_id=None)
    assert len(workspace.undo(now)) <= 200
