"""The message screen: writing and sending a thank-you by keys, moments, autosave and undo."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, MessageKind, NoteKind, Stage
from infoview_tui.domain.quoted_words import HIDDEN_WORDS
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import mail_program
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.notes import set_note_kind
from infoview_tui.services.interviews.transcript import read_transcript
from infoview_tui.services.outreach import messages
from infoview_tui.storage.queries.outreach import actions as action_queries, messages as message_queries
from infoview_tui.storage.queries.outreach.messages import MessageRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.debrief.screen import DebriefScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.choose import ChooseDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.conftest import unwritable
from tests.drafting import draft_message
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.held_call import Held, hold_call, stage_of
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, notice_text, open_screen, opened, text_of
from tests.ui.waiting import wait_for_workers, wait_until

TOGETHER = "\n".join(HOSTILE_TEXTS)
QUOTE = "“You have to like the corridor more than the workshop”"


def message_screen(app: InfoviewApp, contact: int, kind: MessageKind = MessageKind.THANK_YOU) -> MessageScreen:
    """Return the screen of the open draft to a contact, by default the thank-you."""
    return MessageScreen(draft_message(app.workspace, contact, app.now(), kind=kind).id)


def read_message(workspace: Workspace, contact: int) -> MessageRow:
    (row,) = workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact)
    return row


async def replace_text(pilot: Pilot[None], screen: MessageScreen, text: str) -> None:
    """Select the whole text and paste over it."""
    screen.fields.body.focus()
    screen.fields.body.select_all()
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def test_a_thank_you_is_written_and_sent_by_keys_and_undone_step_by_step(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with empty_app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        pilot.app.push_screen(DebriefScreen(held.interview))
        await pilot.pause()
        await pilot.press(*["tab"] * 6, "space", "down", "space", "tab", "space", "f10")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        assert "Priya Shah and Tom Weber" in screen.fields.body.text

        await replace_text(pilot, screen, "Dear Maria,\n\nwhat you said stays with me: ")
        await wait_until(pilot, lambda: "Mentions nothing from your notes" in text_of(screen, "#checks"))
        await pilot.press("f4")
        assert isinstance(pilot.app.screen, ChooseDialog)
        await pilot.press("enter")
        await pilot.pause()
        assert screen.fields.body.text.endswith(f"stays with me: {QUOTE}")
        assert "✓ Mentions something from your" in text_of(screen, "#checks")
        assert "!" not in text_of(screen, "#checks")
        assert read_message(workspace, held.maria).body == screen.fields.body.text

        await pilot.press("f7", "enter", "f7", "down", "enter", "f7", "enter")
        assert read_message(workspace, held.maria).extras == ("small_gift",)
        await pilot.press("f7", "enter", "f7", "down", "enter")
        assert "with a handwritten note" in text_of(screen, "#by")
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        assert stage_of(workspace, held.maria) == Stage.MET
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BoardScreen)
        assert stage_of(workspace, held.maria) == Stage.IN_TOUCH
        actions = {
            a.kind: a for a in workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=held.maria)
        }
        details = read_contact_details(workspace, held.maria)
        assert "Sent the thank-you to Maria Lopez, with a handwritten note" in {row.label for row in details.timeline}
        assert set(actions) == {ActionKind.COMMITMENT, ActionKind.STAY_IN_TOUCH}
        assert actions[ActionKind.STAY_IN_TOUCH].due == Due(date(2027, 2, 26))

        await pilot.press("u")
        assert stage_of(workspace, held.maria) == Stage.MET
        assert read_message(workspace, held.maria).state == "sent"
        await pilot.press("u")
        assert read_message(workspace, held.maria).state == "draft"
        open_again = {
            a.kind for a in workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=held.maria)
        }
        assert open_again == {"promise", "thank"}
        await pilot.press("ctrl+r", "ctrl+r")
        assert stage_of(workspace, held.maria) == Stage.IN_TOUCH


async def test_every_key_is_saved_and_the_draft_is_restored(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        empty_app.now = lambda: now + timedelta(minutes=1)
        screen.fields.body.move_cursor((0, 0))
        await pilot.press("P")
        statements: list[str] = []
        workspace.store.connection.set_trace_callback(statements.append)
        await pilot.press("S")
        workspace.store.connection.set_trace_callback(None)
        own = [text.partition(" ")[0] for text in dict.fromkeys(statements) if not text.startswith(("--", "PRAGMA"))]
        assert own == ["BEGIN", "UPDATE", "COMMIT"]
        await pilot.press("shift+tab", "end", "!")
        assert read_message(workspace, held.maria).body.startswith("PSDear Maria,")
        assert read_message(workspace, held.maria).subject.endswith("!")
        assert isinstance(screen.focused, Input)
        await pilot.press("escape")
        again = await open_screen(pilot, message_screen(empty_app, held.maria))
        assert again.fields.body.text.startswith("PSDear Maria,")


async def test_the_remaining_time_is_shown(empty_app: InfoviewApp, held: Held, now: datetime) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), WIDE) as (pilot, screen):
        assert text_of(screen, "#due") == "23 h left (47 h at the latest)"
        for later, words in ((30, "due now · late in 17 h"), (60, "12 h late")):
            empty_app.now = lambda later=later: now + timedelta(hours=later)  # type: ignore[misc]
            screen.reload()
            assert text_of(screen, "#due").startswith(words)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert text_of(screen, "#due") == "12 h late"
        empty_app.now = lambda: now + timedelta(hours=30)
        screen.reload()
        assert text_of(screen, "#due") == "late in 17 h"


async def test_a_moment_replaces_the_placeholder_of_the_template(empty_app: InfoviewApp, held: Held) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), WIDE) as (pilot, screen):
        await replace_text(pilot, screen, f"Dear Maria,\nthis: {MOMENT_PLACEHOLDER}. Thanks")
        await wait_until(pilot, lambda: "Still to fill in" in text_of(screen, "#checks"))
        await pilot.press("ctrl+home", "f4", "enter")
        await pilot.pause()
        assert screen.fields.body.text == f"Dear Maria,\nthis: {QUOTE}. Thanks"
        await pilot.press("ctrl+z")
        assert MOMENT_PLACEHOLDER in screen.fields.body.text


async def test_without_a_starred_moment_a_hint_is_shown(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(workspace, now, ("a plain note", '% "never this*'))
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        await pilot.press("f4")
        assert pilot.app.screen is screen
        assert "No starred moments yet" in notice_text(pilot)
        assert "never this" not in screen.fields.body.text


async def test_copying_includes_subject_and_text(empty_app: InfoviewApp, held: Held) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        await pilot.press("f2")
        assert pilot.app.clipboard == f"Thank you for our conversation\n\n{screen.fields.body.text}"
        assert "Copied" in notice_text(pilot)


async def test_a_missing_address_or_mail_program_is_reported(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_url: str) -> None:
        raise InfoviewError("No mail program can be opened.")

    monkeypatch.setattr(mail_program, "open_mail_program", refuse)
    held = hold_call(workspace, now, email="")
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        assert "no email address yet" in text_of(screen, "#to")
        await pilot.press("f3", "m")
        await wait_for_workers(pilot.app)
        assert "no email address" in notice_text(pilot)
        workspace.store.connection.execute("UPDATE contacts SET email = 'maria@x.org'")
        screen.reload()
        await pilot.press("f3", "m")
        await wait_for_workers(pilot.app)
        assert "No mail program can be opened." in notice_text(pilot)


async def test_a_sent_message_is_read_only_until_sending_is_undone(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    draft = draft_message(workspace, held.maria, now)
    messages.mark_sent(workspace, draft.id, now)
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        await pilot.press("x", "ctrl+s", "f4")
        assert pilot.app.screen is screen
        assert text_of(screen, "#when") == "Sent"
        assert text_of(screen, "#due") == "Thu 26 Nov 10:00"
        assert read_message(workspace, held.maria).body == screen.fields.body.text == draft.body
        await pilot.press("u")
        screen.fields.body.move_cursor((0, 0))
        await pilot.press("x")
        assert read_message(workspace, held.maria).body == f"x{draft.body}"


async def test_moving_to_in_touch_is_only_a_suggestion(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with empty_app.run_test(size=MEDIUM) as pilot:
        await pilot.pause()
        await open_screen(pilot, message_screen(empty_app, held.maria))
        await pilot.press("ctrl+s", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BoardScreen)
        assert stage_of(workspace, held.maria) == Stage.SCHEDULED
        assert read_message(workspace, held.maria).state == "sent"


@pytest.mark.painted
async def test_hostile_text_is_cleaned_before_it_is_saved(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), NARROW) as (pilot, screen):
        await replace_text(pilot, screen, TOGETHER)
        assert screen.fields.body.text == read_message(workspace, held.maria).body == clean_text(TOGETHER)
        screen.fields.subject.focus()
        screen.fields.subject.value = ""
        pilot.app.post_message(events.Paste(TOGETHER))
        await pilot.pause()
        assert read_message(workspace, held.maria).subject == clean_line(screen.fields.subject.value)
        assert read_message(workspace, held.maria).subject.split() == clean_line(TOGETHER).split()


@pytest.mark.painted
async def test_hostile_names_and_moments_are_shown_literally(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    texts = HOSTILE_TEXTS
    held = hold_call(workspace, now, tuple(f'"{text}*' for text in texts))
    workspace.store.connection.execute("UPDATE contacts SET name = '[/] [@click=app.quit]x', email = '[b@x.org'")
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        assert text_of(screen, "#to").startswith("[/] [@click=app.quit]x  [b@x.org")
        await pilot.press("f4", "pagedown", "pagedown", "up")
        rows = pilot.app.screen.query_one(RowList)
        chosen = rows.cursor_key
        assert isinstance(chosen, int)
        text = rows.rows[chosen].body.plain
        await pilot.press("enter")
        await pilot.pause()
        assert text in screen.fields.body.text


@pytest.mark.parametrize("text", ["x" * 100_000, "two words\n" * 11_000], ids=["one line", "many lines"])
async def test_a_hundred_thousand_characters_are_saved(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, text: str
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        await replace_text(pilot, screen, text)
        await pilot.press("y", "escape")
        await pilot.pause()
        assert read_message(workspace, held.maria).body == f"{text}y"


async def test_a_failed_save_is_shown_and_the_message_is_not_marked_as_sent(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        with unwritable(workspace):
            screen.fields.body.move_cursor((0, 0))
            await pilot.press(*"abc", "ctrl+s")
            assert "Not saved" in text_of(screen, "#trouble")
            assert notice_text(pilot) == ""
            assert screen.fields.body.text.startswith("abcDear Maria")
        await pilot.press("d")
        assert not screen.query_one("#trouble").display
        assert read_message(workspace, held.maria).body.startswith("abcdDear Maria")
        assert read_message(workspace, held.maria).state == "draft"


async def test_a_narrow_screen_leaves_room_to_write(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(workspace, now, ('"Start with the nurses, not the software*',))
    async with opened(empty_app, message_screen(empty_app, held.maria), NARROW) as (pilot, screen):
        assert screen.fields.body.size.height >= 10
        assert "All checks passed" in text_of(screen, "#checks")
        await replace_text(pilot, screen, "Hello there")
        await pilot.pause()
        assert screen.fields.body.size.height >= 8
        await wait_until(pilot, lambda: text_of(screen, "#checks").count("!") == 2)


async def test_the_cursor_starts_where_the_next_moment_is_inserted(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), WIDE) as (pilot, screen):
        await pilot.press("f4", "enter")
        await pilot.pause()
        first, second = (f"One thing stayed with me: {QUOTE[:-1]}.”", f" {QUOTE}\n")
        assert first + second in screen.fields.body.text  # after the existing moment, not before "Dear"


async def test_without_a_starred_moment_the_placeholder_is_selected(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(workspace, now, ("a plain note",))
    async with opened(empty_app, message_screen(empty_app, held.maria), NARROW) as (pilot, screen):
        assert screen.fields.body.selected_text == MOMENT_PLACEHOLDER
        await pilot.press(*"how you laughed")
        assert "One thing stayed with me: how you laughed." in read_message(workspace, held.maria).body


async def test_the_side_panel_checks_off_the_moments_in_the_text(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    lines = (
        '"Start with the nurses, not the software*',
        "! Half of design is writing it down*",
        "one more thing here*",
    )
    held = hold_call(workspace, now, lines)
    async with opened(empty_app, message_screen(empty_app, held.maria), WIDE) as (pilot, screen):
        assert "✓ “Start with the nurses, not the software”" in text_of(screen, "#moments")
        assert "○ one more thing here" in text_of(screen, "#moments")
        assert "thing here" not in screen.fields.body.text, "only their own words are quoted unasked"
        await pilot.press("f4", "end", "enter")
        await pilot.pause()
        assert "✓ one more thing here" in text_of(screen, "#moments")
        assert "what you said about [one more thing here]" in screen.fields.body.text
        await wait_until(pilot, lambda: "[one more" in text_of(screen, "#checks"))


async def test_the_moment_dialog_checks_off_used_moments_and_starts_on_the_next(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(
        workspace, now, ('"Start with the nurses*', "! Half of design is writing*", "one more thing here*")
    )
    async with opened(empty_app, message_screen(empty_app, held.maria), NARROW) as (pilot, screen):
        await pilot.press("f4")
        rows = pilot.app.screen.query_one(RowList)
        assert [row.label.plain.strip() for row in rows.rows] == ["✓", "○", "○"]
        await pilot.press("enter", "f4", "enter")
        assert "one more thing here" in screen.fields.body.text
        await pilot.press("f4")
        assert pilot.app.screen.query_one(RowList).cursor_key == 0  # all moments are used


async def test_an_unaccepted_commitment_is_pointed_out(
    empty_app: InfoviewApp, workspace: Workspace, now: datetime
) -> None:
    held = hold_call(workspace, now, ("+ call by someday",))
    async with opened(empty_app, message_screen(empty_app, held.maria), NARROW) as (_, screen):
        assert "on my list" not in screen.fields.body.text
        assert "! 1 commitment is not on your list yet" in text_of(screen, "#checks")


async def test_texts_from_two_windows_are_both_kept(empty_app: InfoviewApp, workspace: Workspace, held: Held) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, screen):
        workspace.store.connection.execute("UPDATE messages SET body = 'theirs', subject = 'Their subject'")
        await pilot.press("!")
        body = read_message(workspace, held.maria).body
        assert body.startswith("Dear Maria,")
        assert body.endswith("theirs")
        assert read_message(workspace, held.maria).subject == "Their subject"
        assert screen.fields.body.text == body
        assert screen.fields.subject.value == "Their subject"


async def test_text_from_another_window_is_loaded_before_typing(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (_, screen):
        workspace.store.connection.execute("UPDATE messages SET body = 'theirs'")
        screen.reload()
        assert screen.fields.body.text == "theirs"


async def test_undo_after_typing_reverts_what_was_typed_then_the_command_before(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), MEDIUM) as (pilot, _):
        await pilot.press("!", "escape", "u")
        assert "!" not in read_message(workspace, held.maria).body
        await pilot.press("ctrl+r")
        assert "!" in read_message(workspace, held.maria).body
        for undone in ("Typed in a message", "Drafted a thank-you", "The interview with Maria Lopez ended"):
            await pilot.press("u")
            footer = pilot.app.screen.query_one(KeyFooter).render_line(0).text
            assert undone in f"{footer} {notice_text(pilot)}"
        assert workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=held.maria) == []
        assert [
            row.kind for row in workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=held.maria)
        ] == ["prepare"]


async def test_the_due_time_and_the_most_used_keys_fit_at_forty_columns(
    empty_app: InfoviewApp, workspace: Workspace, held: Held, now: datetime
) -> None:
    message = draft_message(workspace, held.maria, now).id
    async with opened(empty_app, MessageScreen(message), NARROW) as (_, screen):
        due = screen.query_one("#due", Static)
        assert text_of(screen, "#due") == "23 h left"
        assert due.size.width >= len("23 h left")
        keys = screen.query_one(KeyFooter).render().plain
        assert [name for name in ("Send", "Mark as sent", "Next check", "Insert", "Copy") if name not in keys] == []
        assert "Thank-you to" in screen.query_one(TopBar).render().plain


async def test_a_draft_loses_the_words_of_a_note_that_goes_off_the_record(
    empty_app: InfoviewApp, workspace: Workspace, held: Held
) -> None:
    async with opened(empty_app, message_screen(empty_app, held.maria), WIDE) as (_, screen):
        assert QUOTE.strip("“”") in screen.fields.body.text
        (note,) = (row for row in read_transcript(workspace, held.interview).notes if row.text == QUOTE.strip("“”"))
        set_note_kind(workspace, note.id, NoteKind.OFF_RECORD, screen.now())
        screen.reload()
        assert f"“{HIDDEN_WORDS}" in screen.fields.body.text
        assert "corridor" not in screen.fields.body.text
