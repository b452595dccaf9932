"""Words off the record are also taken out of unfinished texts, and of contacts that can be restored."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from infoview_tui.domain.capture import format_call_line
from infoview_tui.domain.draft_texts import parse_texts
from infoview_tui.domain.enums import MessageKind, NoteKind
from infoview_tui.services.contacts import commands as contact_commands, deleted_contacts
from infoview_tui.services.contacts.deleted_queries import list_deleted
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commands as debrief_commands
from infoview_tui.services.debrief.queries import Reflection, read_debrief
from infoview_tui.services.drafts.commands import save_dialog_draft
from infoview_tui.services.drafts.places import DraftPlace
from infoview_tui.services.drafts.queries import list_unfinished
from infoview_tui.services.interviews import notes
from infoview_tui.services.interviews.live_draft import save_live_draft
from infoview_tui.services.interviews.queries import NoteRow, read_note
from infoview_tui.services.outreach import draft_texts
from infoview_tui.services.outreach.explanations import explain_backups
from infoview_tui.storage.backup import backup_directory, create_backup
from tests.cli.conftest import Infoview
from tests.cli.test_off_record import KEEPS_WORDS, SECRET, Story, mark_by_kind
from tests.drafting import draft_message

FORMS = ("Commitment", "Referral", "Reason, in your own words")


@pytest.fixture
def story(workspace: Workspace) -> Story:
    """All notes on the record."""
    return Story(workspace)


def type_in_dialogs(story: Story) -> None:
    """In another window, open every dialog that begins with the words of a note, and type a word."""
    other = Workspace(story.workspace.store, "12@other")
    for note in story.notes:
        line = format_call_line(note.kind, note.text, note.starred)
        place = DraftPlace(f"interview:1/Edit/{note.id}", "Edit note at 0:09", "interview:1", story.maria)
        save_dialog_draft(other, place, {"0": f"{line} and more"}, story.now)
        for form in FORMS:
            place = DraftPlace(f"debrief:1/{form}/{note.id}", form, "debrief:1", story.maria)
            save_dialog_draft(other, place, {"text": f"{note.text} and more", "when": "fri"}, story.now)


def read_dialogs(story: Story) -> dict[str, str]:
    rows = story.workspace.store.connection.execute("SELECT title, place, texts FROM dialog_drafts").fetchall()
    return {place: " ".join(parse_texts(texts).values()) for _, place, texts in rows}


@pytest.mark.parametrize("order", ["typed before", "typed before and after", "typed after"])
def test_a_dialog_of_another_window_does_not_keep_the_words(story: Story, infoview: Infoview, order: str) -> None:
    if "before" in order:
        type_in_dialogs(story)
        assert all(SECRET in text.lower() for text in read_dialogs(story).values())
    mark_by_kind(story)
    if "after" in order:
        type_in_dialogs(story)
    texts = read_dialogs(story)
    assert len(texts) == len(story.notes) * (1 + len(FORMS))
    for place, text in texts.items():
        assert "more" in text
        if "/Edit/" in place:
            assert text.startswith("% ")  # the line becomes a note off the record, and loses nothing
        else:
            assert SECRET not in text.lower()
    assert story.find_secret() <= KEEPS_WORDS | {("dialog_drafts", "texts")}
    assert [name for name, text in story.read_outputs(infoview).items() if SECRET in text.lower()] == []


def test_the_edit_of_a_note_goes_on_off_the_record(story: Story) -> None:
    type_in_dialogs(story)
    before: NoteRow = story.notes[0]
    notes.set_note_kind(story.workspace, before.id, NoteKind.OFF_RECORD, story.later())
    (line,) = (each.text for each in list_unfinished(story.workspace) if each.key == f"interview:1/Edit/{before.id}")
    edited = notes.edit_note(story.workspace, before.id, line, story.later(), original=story.notes[0])
    assert (edited.note.kind, edited.note.text) == (NoteKind.OFF_RECORD, f"{before.text} and more")
    assert not edited.is_copy


def test_a_deleted_contact_comes_back_without_the_words(story: Story, infoview: Infoview) -> None:
    workspace = story.workspace
    (jane,) = workspace.store.connection.execute("SELECT id FROM contacts WHERE name = 'Jane Doe'").fetchone()
    draft = draft_message(workspace, jane, story.now, None, MessageKind.REQUEST)
    said = f"Maria told me: {story.notes[4].text}."
    draft_texts.save_message_draft(
        workspace, draft.id, (draft.subject, said), story.now, base=(draft.subject, draft.body)
    )
    contact_commands.delete_contact(workspace, jane, story.later())
    assert ("deleted_contacts", "changes") in story.find_secret()
    mark_by_kind(story)
    assert story.find_secret() <= KEEPS_WORDS
    deleted_contacts.restore_contacts(workspace, list_deleted(workspace)[0].id, story.later())
    assert workspace.store.connection.execute("SELECT 1 FROM contacts WHERE name = 'Jane Doe'").fetchone()
    assert story.find_leaks(infoview) == []


def test_a_copy_that_was_cut_is_taken_out_where_it_stands_alone(story: Story) -> None:
    workspace, note = story.workspace, story.notes[0]
    assert note.text == "the zanzibar office is quiet in winter"
    typed = Reflection(
        "- the zanzibar office is quiet\nThe zanzibar office is quiet, I think.\nShe said: “zanzibar office is quiet”."
    )
    debrief_commands.save_texts(
        workspace, story.call, typed, read_debrief(workspace, story.call, story.now, UTC).texts, story.now
    )
    notes.set_note_kind(workspace, note.id, NoteKind.OFF_RECORD, story.later())
    learned = read_debrief(workspace, story.call, story.now, UTC).texts.learned
    assert "The zanzibar office is quiet, I think." in learned  # the user's own sentence: named, not changed
    assert "- the zanzibar office is quiet\n" not in learned
    assert "She said: “[off the record]”." in learned


def test_backups_that_still_have_the_words_are_named_once(story: Story) -> None:
    workspace, (first, second, *_) = story.workspace, story.notes
    database = workspace.store.database
    create_backup(database, story.now - timedelta(days=1), "of-an-earlier-day")
    for note in (first, second):
        notes.set_note_kind(workspace, note.id, NoteKind.OFF_RECORD, story.later())
    assert explain_backups(workspace, read_note(workspace, first.id), story.now) == ""
    create_backup(database, story.later(), "before-upgrade")
    explained = explain_backups(workspace, read_note(workspace, first.id), story.now)
    assert explained.startswith("1 backup made before still has these words.")
    assert explained.endswith(str(backup_directory(database)))
    assert explain_backups(workspace, read_note(workspace, second.id), story.now) == ""
    assert explain_backups(workspace, story.notes[2], story.now) == ""


def test_unfinished_lines_off_the_record_are_not_exported(story: Story, infoview: Infoview) -> None:
    type_in_dialogs(story)
    mark_by_kind(story)
    save_live_draft(story.workspace, story.call, f"% the {SECRET} again")
    assert SECRET not in infoview("export", "--json").out.lower()
    assert SECRET in infoview("export", "--json", "--include-off-record").out.lower()


def test_a_deleted_contact_takes_what_rests_on_its_hidden_notes_with_it(story: Story, infoview: Infoview) -> None:
    mark_by_kind(story)
    before = story.find_secret()
    contact_commands.delete_contact(story.workspace, story.maria, story.later())
    assert [name for name, text in story.read_outputs(infoview).items() if SECRET in text.lower()] == []
    assert story.find_secret() == {("deleted_contacts", "changes")}  # restores the notes with all that rests on them
    story.workspace.undo(story.later())
    assert story.find_secret() == before
