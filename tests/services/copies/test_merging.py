"""Merging another copy: the newest value wins, conflicts are listed, nothing of a note is lost, one undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from infoview_tui.domain.enums import NoteKind
from infoview_tui.errors import UndoError
from infoview_tui.services.copies.commands import OtherCopy, UnrelatedDataError, merge, preview_merge
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.notes import set_note_kind
from infoview_tui.storage.forget import forget_contact
from infoview_tui.storage.own_files import OwnFile, OwnFolders
from infoview_tui.storage.row_uuids import new_row_uuid
from tests.conftest import Campaign
from tests.databases import open_database, open_empty
from tests.services.copies.copies import (
    NO_FILES,
    NOW,
    contents,
    copy_workspace,
    describe,
    make_old_rows,
    take,
    times_not_recorded,
)

STAMP = "2026-11-26T09:00:00.000Z"


class Copies(NamedTuple):
    """Two copies of the campaign."""

    mine: Workspace
    theirs: Workspace
    ids: Campaign


@pytest.fixture
def copies(workspace: Workspace, campaign: Campaign, tmp_path: Path) -> Iterator[Copies]:
    one, other = copy_workspace(workspace, tmp_path / "one"), copy_workspace(workspace, tmp_path / "other")
    yield Copies(one, other, campaign)
    one.close()
    other.close()


def run(workspace: Workspace, sql: str, *values: object) -> None:
    workspace.store.connection.execute(sql, values)


def read(workspace: Workspace, sql: str, *values: object) -> list[object]:
    return [row[0] for row in workspace.store.connection.execute(sql, values)]


def date_change(workspace: Workspace, field: str, at: int) -> None:
    """Let the last change of a field have been at a time (ms)."""
    run(workspace, "UPDATE OR REPLACE field_changes SET at = ? WHERE field = ?", at, field)


def test_the_value_that_was_changed_last_wins_on_both_sides(copies: Copies) -> None:
    for workspace, title, at in ((copies.mine, "Lead", 2_000), (copies.theirs, "Head", 1_000)):
        run(workspace, "UPDATE contacts SET title = ? WHERE id = ?", title, copies.ids.maria)
        date_change(workspace, "title", at)
    run(copies.theirs, "UPDATE contacts SET why = 'teaches' WHERE id = ?", copies.ids.maria)
    report = take(copies.mine, copies.theirs)
    assert describe(report) == ["contact title: ['Lead'] / ['Head']: mine"]
    assert [(one["change"], one["fields"]) for one in report.changes] == [("changed", ["why"])]
    assert take(copies.theirs, copies.mine).conflicts == []  # it was ahead
    sql = "SELECT title || why FROM contacts WHERE id = ?"
    assert read(copies.mine, sql, copies.ids.maria) == read(copies.theirs, sql, copies.ids.maria) == ["Leadteaches"]


def test_a_change_after_a_merge_is_no_conflict(copies: Copies) -> None:
    run(copies.mine, "UPDATE contacts SET title = 'Lead' WHERE id = 1")
    take(copies.theirs, copies.mine)
    run(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = 1")
    date_change(copies.theirs, "unknown", 0)
    report = take(copies.mine, copies.theirs)
    assert report.conflicts == []
    assert read(copies.mine, "SELECT title FROM contacts WHERE id = 1") == ["Head"]


def test_both_texts_of_a_note_are_kept(copies: Copies) -> None:
    run(copies.mine, "UPDATE notes SET text = 'mine' WHERE id = ?", copies.ids.note)
    run(copies.theirs, "UPDATE notes SET text = 'theirs' WHERE id = ?", copies.ids.note)
    run(copies.mine, "UPDATE interviews SET learned = 'A lot' WHERE id = ?", copies.ids.interview)
    run(copies.theirs, "UPDATE interviews SET learned = 'Not much' WHERE id = ?", copies.ids.interview)
    report = take(copies.mine, copies.theirs)
    assert {one["used"] for one in report.conflicts} == {"both"}
    take(copies.theirs, copies.mine)
    for workspace in (copies.mine, copies.theirs):
        texts = read(workspace, "SELECT text FROM notes WHERE interview_id = ?", copies.ids.interview)
        assert {"mine", "theirs"} <= set(texts)
        (learned,) = read(workspace, "SELECT learned FROM interviews WHERE id = ?", copies.ids.interview)
        assert sorted(str(learned).split("\n\n")) == ["A lot", "Not much"]
        positions = read(workspace, "SELECT position FROM notes WHERE interview_id = ?", copies.ids.interview)
        assert len(set(positions)) == len(positions)
    assert contents(copies.mine) == contents(copies.theirs)


def change_without_time(workspace: Workspace, sql: str, *values: object) -> None:
    with times_not_recorded(workspace):
        run(workspace, sql, *values)


def test_changes_from_before_times_were_recorded_are_conflicts_and_no_text_of_a_note_is_lost(copies: Copies) -> None:
    for workspace in (copies.mine, copies.theirs):
        make_old_rows(workspace)
    note, maria = copies.ids.note, copies.ids.maria
    change_without_time(copies.mine, "UPDATE notes SET text = 'mine' WHERE id = ?", note)
    change_without_time(copies.mine, "UPDATE contacts SET title = 'Lead', why = 'a' WHERE id = ?", maria)
    change_without_time(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = ?", maria)
    run(copies.theirs, "UPDATE notes SET text = 'theirs' WHERE id = ?", note)
    run(copies.theirs, "UPDATE contacts SET why = 'b' WHERE id = ?", maria)
    report = take(copies.mine, copies.theirs)
    reasons = {(one["kind"], *one["fields"]): (one["used"], one["reason"]) for one in report.conflicts}
    assert reasons == {
        ("note", "text"): ("both", "the other text is kept as a second note"),
        ("contact", "title"): ("mine", "it is not known which was changed later"),
        ("contact", "why"): ("theirs", "only its change has a time"),
    }
    assert {"mine", "theirs"} <= set(read(copies.mine, "SELECT text FROM notes"))
    take(copies.theirs, copies.mine)
    assert contents(copies.mine) == contents(copies.theirs)
    run(copies.theirs, "UPDATE notes SET text = 'again' WHERE id = ?", note)
    assert take(copies.mine, copies.theirs).conflicts == []  # from now on, they share a recorded past


@pytest.mark.parametrize("is_mine_recorded", [True, False])
def test_off_the_record_wins_over_a_change_without_time(copies: Copies, is_mine_recorded: bool) -> None:
    for workspace in (copies.mine, copies.theirs):
        make_old_rows(workspace)
    hide = "UPDATE notes SET kind = 'off_record' WHERE id = ?"
    show = "UPDATE notes SET kind = 'insight' WHERE id = ?"
    (run if is_mine_recorded else change_without_time)(copies.mine, hide, copies.ids.note)
    (change_without_time if is_mine_recorded else run)(copies.theirs, show, copies.ids.note)
    for workspace, other in ((copies.mine, copies.theirs), (copies.theirs, copies.mine)):
        take(workspace, other)
        assert read(workspace, "SELECT kind FROM notes WHERE id = ?", copies.ids.note) == ["off_record"]
    assert contents(copies.mine) == contents(copies.theirs)
    assert take(copies.mine, copies.theirs).is_empty


def test_an_old_note_that_one_copy_changed_is_no_conflict(copies: Copies, tmp_path: Path) -> None:
    for workspace in (copies.mine, copies.theirs):
        make_old_rows(workspace)
    run(copies.mine, "UPDATE contacts SET why = 'a' WHERE id = ?", copies.ids.maria)  # before it was copied
    theirs = copy_workspace(copies.mine, tmp_path / "third")
    run(theirs, "UPDATE notes SET text = 'theirs' WHERE id = ?", copies.ids.note)
    assert take(copies.mine, theirs).conflicts == []
    assert read(copies.mine, "SELECT text FROM notes WHERE id = ?", copies.ids.note) == ["theirs"]
    theirs.close()


def test_off_the_record_wins_unless_it_was_put_back_later(copies: Copies) -> None:
    run(copies.mine, "UPDATE notes SET kind = 'off_record' WHERE id = ?", copies.ids.note)
    run(copies.theirs, "UPDATE notes SET kind = 'insight' WHERE id = ?", copies.ids.note)
    date_change(copies.mine, "kind", 1_000)  # it is older, and wins nevertheless
    assert describe(take(copies.theirs, copies.mine)) == ["note kind: ['insight'] / ['off_record']: theirs"]
    take(copies.mine, copies.theirs)
    sql = "SELECT kind FROM notes WHERE id = ?"
    assert read(copies.mine, sql, copies.ids.note) == read(copies.theirs, sql, copies.ids.note) == ["off_record"]
    run(copies.theirs, "UPDATE notes SET kind = 'note' WHERE id = ?", copies.ids.note)
    take(copies.mine, copies.theirs)
    assert read(copies.mine, sql, copies.ids.note) == ["note"]


def test_a_later_change_brings_a_deleted_contact_back_with_everything(copies: Copies) -> None:
    before = contents(copies.theirs)["rows"]
    run(copies.mine, "DELETE FROM contacts WHERE id = ?", copies.ids.maria)
    run(copies.theirs, "UPDATE notes SET text = 'She wrote again' WHERE id = ?", copies.ids.note)
    report = take(copies.mine, copies.theirs)
    assert any(one["mine"] == ["deleted"] and one["used"] == "theirs" for one in report.conflicts)
    rows = contents(copies.mine)["rows"]
    for table in ("contacts", "interviews", "notes", "messages", "planned_questions"):
        assert rows[table].keys() == before[table].keys(), table
    take(copies.theirs, copies.mine)
    assert contents(copies.mine) == contents(copies.theirs)


def test_an_interview_whose_current_question_was_deleted_is_deleted_by_a_merge(copies: Copies) -> None:
    interview = copies.ids.interview
    change_without_time(copies.mine, "UPDATE interviews SET current_question_id = 999 WHERE id = ?", interview)
    run(copies.theirs, "DELETE FROM interviews WHERE id = ?", interview)
    take(copies.mine, copies.theirs)
    assert read(copies.mine, "SELECT id FROM interviews WHERE id = ?", interview) == []
    copies.mine.undo(NOW)
    assert read(copies.mine, "SELECT current_question_id FROM interviews WHERE id = ?", interview) == [999]


def test_a_later_deletion_wins_and_is_listed(copies: Copies) -> None:
    run(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = ?", copies.ids.tom)
    date_change(copies.theirs, "title", 1_000)
    run(copies.mine, "DELETE FROM contacts WHERE id = ?", copies.ids.tom)
    report = take(copies.theirs, copies.mine)
    assert any(one["mine"] == ["changed"] and one["used"] == "theirs" for one in report.conflicts)
    assert read(copies.theirs, "SELECT count(*) FROM contacts WHERE id = ?", copies.ids.tom) == [0]


def test_a_forgotten_person_does_not_come_back(copies: Copies) -> None:
    forget_contact(copies.mine.store.connection, copies.ids.maria)
    run(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = ?", copies.ids.maria)
    run(
        copies.theirs,
        "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at, uuid)"
        " VALUES (?, 9, 'note', 'later', 0, 0, ?, ?)",
        copies.ids.interview,
        STAMP,
        new_row_uuid(),
    )
    take(copies.mine, copies.theirs)
    assert "Maria Lopez" not in read(copies.mine, "SELECT name FROM contacts")
    assert "later" not in read(copies.mine, "SELECT text FROM notes")
    take(copies.theirs, copies.mine)
    assert "Maria Lopez" not in read(copies.theirs, "SELECT name FROM contacts")


def test_the_same_tag_and_organization_made_on_both_sides_are_one(copies: Copies) -> None:
    for workspace, contact in ((copies.mine, copies.ids.maria), (copies.theirs, copies.ids.tom)):
        run(workspace, "INSERT INTO tags (id, name, uuid) VALUES (90, 'Mentor', ?)", new_row_uuid())
        run(workspace, "INSERT INTO contact_tags (contact_id, tag_id) VALUES (?, 90)", contact)
        sql = "INSERT INTO organizations (id, name, why, created_at, uuid) VALUES (?, 'Initech', '', ?, ?)"
        run(workspace, sql, 90 + contact, STAMP, new_row_uuid())
        run(workspace, "UPDATE contacts SET organization_id = ? WHERE id = ?", 90 + contact, contact)
    take(copies.mine, copies.theirs)
    take(copies.theirs, copies.mine)
    assert contents(copies.mine) == contents(copies.theirs)
    assert read(copies.mine, "SELECT name FROM tags WHERE name = 'Mentor'") == ["Mentor"]
    sql = "SELECT c.name FROM contacts c JOIN organizations o ON o.id = c.organization_id WHERE o.name = 'Initech'"
    assert sorted(map(str, read(copies.theirs, sql))) == ["Maria Lopez", "Tom Weber"]


def test_one_undo_takes_a_merge_back_and_it_can_be_merged_again(copies: Copies) -> None:
    run(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = 1")
    run(copies.theirs, "INSERT INTO tags (name, uuid) VALUES ('Mentor', ?)", new_row_uuid())
    before = contents(copies.mine)
    take(copies.mine, copies.theirs)
    after = contents(copies.mine)
    assert copies.mine.undo(NOW).startswith("Merged 2 changes from")
    assert contents(copies.mine) == before
    copies.mine.redo(NOW)
    assert contents(copies.mine) == after
    copies.mine.undo(NOW)
    take(copies.mine, copies.theirs)
    assert contents(copies.mine) == after


def test_a_later_program_can_undo_the_merge_unless_something_was_done_since(copies: Copies) -> None:
    run(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = 1")
    before = contents(copies.mine)
    take(copies.mine, copies.theirs)
    after = contents(copies.mine)
    later = open_database(copies.mine.store.database)
    assert later.undo(NOW).startswith("Merged 1 change from")
    assert contents(later) == before
    later.redo(NOW)
    assert contents(later) == after
    run(later, "INSERT INTO events (at, kind, label, facts) VALUES ('z', 'contact.added', '', '{}')")
    later.close()
    last = open_database(copies.mine.store.database)
    with pytest.raises(Exception, match="Nothing to undo"):
        last.undo(NOW)
    last.close()


def test_files_that_came_with_a_merge_go_with_its_undo(copies: Copies, tmp_path: Path) -> None:
    folders = OwnFolders(tmp_path / "banks", tmp_path / "templates")
    file = folders.banks / "own.yaml"
    other = OtherCopy(
        "other.zip", copies.theirs.store.connection, (OwnFile("question_banks", file.name, "topic: a\n"),)
    )
    for _ in range(2):  # by this program, and by a later one
        merge(copies.mine, other, folders, NOW)
        assert file.read_text(encoding="utf-8") == "topic: a\n"
        later = open_database(copies.mine.store.database)
        later.undo(NOW)
        later.close()
        assert not file.exists()
    merge(copies.mine, other, folders, NOW)
    file.write_text("topic: b\n", encoding="utf-8")
    with pytest.raises(UndoError, match=r"own\.yaml"):
        copies.mine.undo(NOW)
    assert file.read_text(encoding="utf-8") == "topic: b\n"


def test_data_with_nothing_in_common_are_refused(copies: Copies, tmp_path: Path) -> None:
    (tmp_path / "stranger").mkdir(mode=0o700)
    stranger = open_empty(tmp_path / "stranger" / "infoview.db")
    run(
        stranger,
        "INSERT INTO contacts (name, title, stage, stage_since, how_met, why, email, phone, profile_url, location,"
        " created_at, updated_at, uuid) VALUES ('Zoe', '', 'ready', ?, '', '', '', '', '', '', ?, ?, ?)",
        *(STAMP, STAMP, STAMP, new_row_uuid()),
    )
    before = contents(copies.mine)
    with pytest.raises(UnrelatedDataError, match="another person's"):
        take(copies.mine, stranger)
    assert contents(copies.mine) == before
    take(copies.mine, stranger, unrelated=True)
    assert "Zoe" in read(copies.mine, "SELECT name FROM contacts")
    stranger.close()


def test_a_new_machine_takes_everything(copies: Copies, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir(mode=0o700)
    new = open_empty(tmp_path / "new" / "infoview.db")
    take(new, copies.theirs)
    mine, theirs = contents(new), contents(copies.theirs)
    assert mine["rows"] == theirs["rows"]
    assert mine["events"] == theirs["events"]
    new.close()


def test_a_preview_writes_nothing_and_says_what_comes(copies: Copies) -> None:
    run(copies.theirs, "UPDATE contacts SET title = 'Head' WHERE id = 1")
    before = "\n".join(copies.mine.store.connection.iterdump())
    preview = preview_merge(copies.mine, OtherCopy("other", copies.theirs.store.connection), NO_FILES)
    assert "\n".join(copies.mine.store.connection.iterdump()) == before
    assert preview.changes == take(copies.mine, copies.theirs).changes


def test_unfinished_texts_go_with_what_they_are_about_and_come_back(copies: Copies) -> None:
    run(copies.mine, "INSERT INTO research_drafts (contact_id, instance, line) VALUES (?, 'x', 'half')", copies.ids.tom)
    run(copies.theirs, "DELETE FROM contacts WHERE id = ?", copies.ids.tom)
    take(copies.mine, copies.theirs)
    assert read(copies.mine, "SELECT line FROM research_drafts") == []
    copies.mine.undo(NOW)
    assert read(copies.mine, "SELECT line FROM research_drafts") == ["half"]


def test_a_broken_table_changes_nothing(copies: Copies) -> None:
    run(copies.theirs, "DROP TABLE deleted_rows")
    before = contents(copies.mine)
    with pytest.raises(Exception, match="could not be read") as caught:
        take(copies.mine, copies.theirs)
    assert isinstance(caught.value.__cause__, sqlite3.Error)
    assert contents(copies.mine) == before


def test_a_note_marked_off_the_record_leaves_what_is_kept_of_its_merge(copies: Copies) -> None:
    run(
        copies.theirs,
        "INSERT INTO notes (interview_id, position, kind, text, starred, seconds, created_at, uuid) "
        "SELECT id, 99, 'note', 'The café budget is a well kept secret.', 0, 0, ?, ? FROM interviews LIMIT 1",
        STAMP,
        new_row_uuid(),
    )
    take(copies.mine, copies.theirs)
    kept = "SELECT count(*) FROM merges"
    assert read(copies.mine, kept) == [1]
    (note,) = read(copies.mine, "SELECT id FROM notes WHERE text LIKE 'The café%'")
    assert isinstance(note, int)
    set_note_kind(copies.mine, note, NoteKind.OFF_RECORD, NOW)
    assert read(copies.mine, kept) == [0]
    copies.mine.undo(NOW)
    assert read(copies.mine, kept) == [1]
