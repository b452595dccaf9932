"""The message screen for every kind: kinds, channels, gaps, checks, the résumé, and answers by keys."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import Answer, Channel, MessageKind, MessageState, ResumeChoice, Stage
from infoview_tui.domain.message_placeholders import join_with
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import messages, stages
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.outreach import messages as message_queries
from infoview_tui.storage.queries.outreach.messages import MessageRow
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.messages.choices import build_insert_rows
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.drafting import draft_message
from tests.ui.held_call import stage_of
from tests.ui.opened_app import MEDIUM, NARROW, WIDE, opened, text_of

ANSWERS = dict(zip("ylnsw", Answer, strict=True))
"""Answers by their key."""


@pytest.fixture
def tom(workspace: Workspace, now: datetime) -> int:
    """A contact to ask, with one finding."""
    contact = add_contact(workspace, ContactForm("Tom Lee", title="designer", organization="Acme"), now)
    add_research(workspace, Subject.contact(contact), "Your talk on ward rounds", now, local_timezone())
    return contact


def screen_of(app: InfoviewApp, contact: int, kind: MessageKind = MessageKind.REQUEST) -> MessageScreen:
    return MessageScreen(draft_message(app.workspace, contact, app.now(), kind=kind).id)


def read_messages(workspace: Workspace, contact: int) -> list[MessageRow]:
    return workspace.store.all(message_queries.MESSAGES_OF_CONTACT, contact_id=contact)


async def test_m_opens_the_message_that_the_stage_calls_for(
    empty_app: InfoviewApp, workspace: Workspace, tom: int, now: datetime
) -> None:
    async with opened(empty_app, ContactScreen(tom), MEDIUM) as (pilot, _):
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MessageScreen)
        await pilot.press("escape")
        assert read_messages(workspace, tom) == [], "looking stores nothing"
        stages.move_contact(workspace, tom, Stage.CONTACTED, now)
        for kind in (MessageKind.NUDGE, MessageKind.REQUEST):
            await pilot.press("m")
            await pilot.pause()
            await pilot.press("x", "escape")
            assert [row.kind for row in read_messages(workspace, tom)][-1:] == [kind]
            workspace.undo(now)
            stages.move_contact(workspace, tom, Stage.READY, now)


async def test_tab_goes_from_gap_to_gap_and_typing_fills_it(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        first = screen.fields.body.selected_text
        assert first.startswith("[")
        await pilot.press("x", "tab")
        assert first not in screen.fields.body.text
        assert screen.fields.body.selected_text.startswith("[")


async def test_a_check_is_selected_in_the_text_with_its_reason(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        screen.fields.body.load_text("Hi Tom,\n\nthe the talk on ward rounds was good.\n\nThanks")
        await pilot.pause()
        while screen.fields.body.selected_text != "the the":
            before = screen.checks.panel.selected
            await pilot.press("f8")
            assert screen.checks.panel.selected != before or len(screen.checks.panel.spans_of(before)) > 1
        await pilot.press("ctrl+g")
        assert "the the" not in screen.fields.body.text


async def test_f8_goes_to_the_next_gap_when_one_was_filled(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        screen.fields.body.load_text("Hi Tom,\n\n[how you know them], [who you are], and [what you ask].\n\nThanks")
        screen.fields.body.move_cursor((0, 0))
        await pilot.pause()
        for gap in ("[how you know them]", "[who you are]", "[what you ask]"):
            await pilot.press("f8")
            assert screen.fields.body.selected_text == gap
            await pilot.press(*"met at work")
        await pilot.press("f8")
        assert screen.checks.panel.selected != "gaps"
        assert screen.fields.body.text.count("met at work") == 3


async def test_kind_and_channel_change_the_draft(empty_app: InfoviewApp, workspace: Workspace, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        await pilot.press("f6", "down", "down", "down", "enter")
        await pilot.pause()
        assert read_messages(workspace, tom)[0].channel is Channel.LINKEDIN
        assert text_of(screen, "#length").endswith("of 300")
        assert "ésumé" not in text_of(screen, "#by")  # no résumé goes with a note on LinkedIn
        await pilot.press("f5", "end", "enter")
        await pilot.pause()
        kind = read_messages(workspace, tom)[0].kind
        assert kind is not MessageKind.REQUEST or read_messages(workspace, tom)[0].template_id


async def test_times_offered_have_a_check_mark_as_a_template_writes_them(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (_, screen):
        assert screen.draft.opened is not None
        facts = screen.draft.opened.facts
        rows = build_insert_rows(facts, f"I am free on {join_with('or', facts.offered_times)}.")
        assert [row.label.plain for row in rows if " at 1" in row.body.plain] == ["✓ "] * 4


async def test_a_new_width_is_wrapped_before_it_is_painted(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), NARROW) as (_, screen):
        body = screen.fields.body
        body.load_text("one two three " * 20)
        body.wrapped_document.wrap(0)
        body._wrapped_width = 0
        body.render_lines(body.size.region)
        assert body.wrapped_document.height > 5


async def test_kinds_have_their_purpose_below_on_a_narrow_screen(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), NARROW) as (pilot, _):
        await pilot.press("f5")
        await pilot.pause()
        rows = pilot.app.screen.query_one(RowList)
        assert rows.rows[0].body.plain == "Request\nAsk them for an interview · next step"
        assert max(row.label.cell_length for row in rows.rows) == 2


async def test_the_footer_lists_the_keys_in_the_order_of_use(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (_, screen):
        footer = screen.query_one(KeyFooter).render().plain
        assert footer.startswith(" F3 Send  ^s Mark as sent    F8 Next check  F4 Insert  F2 Copy ")


async def test_a_changed_text_is_replaced_only_after_a_question(
    empty_app: InfoviewApp, workspace: Workspace, tom: int
) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, _):
        await pilot.press("z", "f5", "down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert read_messages(workspace, tom)[0].kind is MessageKind.REQUEST
        assert "z" in read_messages(workspace, tom)[0].body


async def test_the_resume_is_attached_or_left_out(empty_app: InfoviewApp, workspace: Workspace, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        assert "not decided" in text_of(screen, "#by")
        assert "f7 attach it, or leave it out" in text_of(screen, "#checks")
        await pilot.press("f7")
        assert read_messages(workspace, tom)[0].resume is ResumeChoice.ATTACHED
        await pilot.press("f7")
        assert read_messages(workspace, tom)[0].resume is ResumeChoice.LEFT_OUT
        assert "left out" in text_of(screen, "#by")


async def test_a_gap_is_pointed_out_before_the_message_is_marked_as_sent(
    empty_app: InfoviewApp, workspace: Workspace, tom: int
) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), MEDIUM) as (pilot, _):
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert read_messages(workspace, tom)[0].state is MessageState.DRAFT
        await pilot.press("ctrl+s", "enter")  # it does not block
        await pilot.pause()
        assert isinstance(pilot.app.screen, ConfirmDialog)  # proposes Contacted
        await pilot.press("enter")
        await pilot.pause()
    assert read_messages(workspace, tom)[0].state is MessageState.SENT
    assert stage_of(workspace, tom) == Stage.CONTACTED


async def test_typing_reads_nothing_from_the_database(
    empty_app: InfoviewApp, workspace: Workspace, tom: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        monkeypatch.setattr(screen.texts, "text_changed", lambda _size: None)
        statements: list[str] = []
        workspace.store.connection.set_trace_callback(statements.append)
        await pilot.press(*"abc")
        workspace.store.connection.set_trace_callback(None)
        assert statements == []


async def test_what_a_talk_is_for_is_said_once(empty_app: InfoviewApp, tom: int) -> None:
    async with opened(empty_app, screen_of(empty_app, tom), WIDE) as (pilot, screen):
        assert "not for a job" in text_of(screen, "#expectation")
        await pilot.press("escape")
        again = screen_of(empty_app, tom)
        pilot.app.push_screen(again)
        await pilot.pause()
        assert not again.query_one("#expectation").display


@pytest.mark.parametrize(
    ("keys", "stage"),
    [
        (("y", "enter"), Stage.SCHEDULED),
        (("l", "2", "w", "enter"), Stage.CONTACTED),
        (("n",), Stage.CLOSED),
        (("s", "P", "r", "i", "enter"), Stage.CLOSED),
        (("w",), Stage.CLOSED),
    ],
    ids=list(Answer),
)
async def test_an_answer_is_recorded_and_undone_as_one_step(
    empty_app: InfoviewApp, workspace: Workspace, tom: int, keys: tuple[str, ...], stage: Stage
) -> None:
    sent = draft_message(workspace, tom, empty_app.now(), kind=MessageKind.REQUEST)
    messages.mark_sent(workspace, sent.id, empty_app.now())
    stages.move_contact(workspace, tom, Stage.CONTACTED, empty_app.now())
    async with opened(empty_app, MessageScreen(sent.id), MEDIUM) as (pilot, _):
        await pilot.press("r", *keys)
        await pilot.pause()
        assert read_messages(workspace, tom)[0].answer is ANSWERS[keys[0]]
        assert stage_of(workspace, tom) == stage
        await pilot.press("u")
        assert read_messages(workspace, tom)[0].answer is None
        assert stage_of(workspace, tom) == Stage.CONTACTED


async def test_a_request_asks_for_the_length_of_the_config(
    empty_app: InfoviewApp, workspace: Workspace, tom: int
) -> None:
    empty_app.config = empty_app.config._replace(minutes=25)
    async with opened(empty_app, ContactScreen(tom), MEDIUM) as (pilot, _):
        await pilot.press("m")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        assert "25 minutes" in screen.fields.body.text
        await pilot.press("f6", "down", "enter")
        await pilot.pause()
        assert read_messages(workspace, tom)[0].channel is Channel.PHONE
        assert "25 minutes" in read_messages(workspace, tom)[0].body
