"""The contact screen: rows and facts, the research input, and its keys."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.capture import parse_research_line
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, StorageError
from infoview_tui.exchange import web_browser
from infoview_tui.services.board.queries import read_cards
from infoview_tui.services.contacts.commands import add_contact, delete_contact, edit_contact
from infoview_tui.services.contacts.details import (
    TIMELINE_LIMIT,
    ContactDetails,
    read_contact_details,
)
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.stages import move_contact
from infoview_tui.services.research import lines
from infoview_tui.services.research.draft_state import ResearchDraftState, read_research_draft
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.contact import view
from infoview_tui.ui.contact.screen import ContactScreen
from infoview_tui.ui.messages.screen import MessageScreen
from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog
from infoview_tui.ui.shared.dialogs.prompt import PromptDialog
from infoview_tui.ui.shared.dialogs.schedule import ScheduleDialog
from infoview_tui.ui.shared.pasted_lines import PastedLinesDialog
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.research_input import ResearchInput
from infoview_tui.ui.shared.widgets.row_list import RowList
from infoview_tui.ui.shared.widgets.top_bar import TopBar
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.waiting import wait_for_workers, wait_until

OMAR = "Omar Haddad"


def find_contact_id(app: InfoviewApp, name: str) -> int:
    return next(row.id for row in app.workspace.store.all(CONTACT_NAMES) if row.name == name)


def screen(app: InfoviewApp) -> ContactScreen:
    assert isinstance(app.screen, ContactScreen)
    return app.screen


def read_details(app: InfoviewApp) -> ContactDetails:
    return own_details(app, screen(app).contact_id)


def own_details(app: InfoviewApp, contact_id: int) -> ContactDetails:
    """Return the details of a contact, without findings about their organization, its industry, and their paths."""
    details = read_contact_details(app.workspace, contact_id)
    return details._replace(findings=[row for row in details.findings if row.subject_kind is SubjectKind.CONTACT])


def text_of(app: InfoviewApp) -> str:
    return "\n".join(row.body.plain for row in app.screen.query_one(RowList).rows)


def preview_text(app: InfoviewApp) -> str:
    return str(app.screen.query_one("#becomes", Static).visual)


def move_cursor_to(app: InfoviewApp, key: object) -> None:
    rows = app.screen.query_one(RowList)
    rows.move_to([row.key for row in rows.rows].index(key))


@asynccontextmanager
async def opened(app: InfoviewApp, contact_id: int, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(ContactScreen(contact_id))
        await pilot.pause()
        await pilot.pause()
        yield pilot


async def submit_line(pilot: Pilot[None], line: str) -> None:
    pilot.app.screen.query_one(Input).value = line
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def test_the_contact_is_read_once_for_a_width(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def read_counted(workspace: Workspace, contact_id: int) -> ContactDetails:
        read.append(contact_id)
        return read_contact_details(workspace, contact_id)

    monkeypatch.setattr(view, "read_contact_details", read_counted)
    omar = find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar) as pilot:
        assert read == [omar]
        assert "Details" not in text_of(demo_app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert read == [omar, omar]
        assert "Details" in text_of(demo_app)


async def test_the_sign_decides_what_a_line_becomes(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        before = read_details(demo_app)
        await pilot.press("a")
        for line in ("Moved to Leeds https://x.org/leeds", "? Small teams learn faster", "$ An article", "~ Both row"):
            await submit_line(pilot, line)
        after = read_details(demo_app)
        assert [(row.text, row.source) for row in after.findings[len(before.findings) :]] == [
            ("Moved to Leeds", "https://x.org/leeds"),
            ("Both row", ""),
        ]
        assert after.hypotheses[0].text == "Small teams learn faster"
        assert [row.text for row in after.offerings[len(before.offerings) :]] == ["An article"]
        assert isinstance(demo_app.focused, Input)
        assert demo_app.focused.value == ""
        assert "Both row" in text_of(demo_app)


async def test_o_opens_the_source_in_the_browser(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_addresses: list[tuple[str, bool]] = []

    def record(address: str) -> None:
        opened_addresses.append((address, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(web_browser, "open_web_address", record)
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("a")
        await submit_line(pilot, "Moved to Leeds https://x.org/leeds")
        await pilot.press("escape", "o")
        await wait_for_workers(pilot.app)
        assert opened_addresses == [("https://x.org/leeds", False)]
        for line in ("Is often late", "? They hire in spring, says https://x.org/jobs"):
            await pilot.press("a")
            await submit_line(pilot, line)
            await pilot.press("escape", "o")
            await wait_for_workers(pilot.app)
        assert [address for address, _ in opened_addresses] == ["https://x.org/leeds", "https://x.org/jobs"]


async def test_without_a_browser_the_address_is_copied(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_address: str) -> None:
        raise InfoviewError("Cannot open a web browser from this terminal.")

    monkeypatch.setattr(web_browser, "open_web_address", refuse)
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("a")
        await submit_line(pilot, "Moved to Leeds https://x.org/leeds")
        await pilot.press("escape", "o")
        await wait_for_workers(pilot.app)
        assert demo_app.clipboard == "https://x.org/leeds"


async def test_the_preview_shows_what_the_line_will_become(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert preview_text(demo_app) == "tab: about Stepwell"
        await pilot.press(*"? it pays")
        await pilot.pause()
        assert preview_text(demo_app) == "hypothesis · tab: about Stepwell"
        demo_app.screen.query_one(Input).value = "+ ask him by fri"
        await pilot.pause()
        assert preview_text(demo_app) == "action · due tomorrow"


async def test_the_timeline_does_not_repeat_whose_it_is(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("a")
        await submit_line(pilot, "Moved to Leeds")
        assert "Finding: Moved to Leeds" in text_of(demo_app)


async def test_a_line_is_undone_and_redone_from_the_input(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        before = len(read_details(demo_app).findings)
        await pilot.press("a")
        await submit_line(pilot, "Moved to Leeds")
        assert preview_text(demo_app).endswith(" ctrl+z undoes it.")
        await pilot.press("ctrl+z")
        assert len(read_details(demo_app).findings) == before
        assert "undoes it" not in preview_text(demo_app)
        await pilot.press("ctrl+r")
        assert len(read_details(demo_app).findings) == before + 1
        await submit_line(pilot, "Left Leeds")
        await pilot.press("escape")
        assert preview_text(demo_app).endswith(" u undoes it."), "ctrl+z would go back to the shell here"
        move_contact(demo_app.workspace, find_contact_id(demo_app, OMAR), Stage.MET, demo_app.now())
        assert "undoes it" not in preview_text(demo_app), "u would undo the move"
        screen(demo_app).reload()
        assert "prepared" not in str(demo_app.screen.query_one("#who", Static).visual)
        await pilot.press("u", "u", "u")
        assert len(read_details(demo_app).findings) == before
        assert "% prepared" in str(demo_app.screen.query_one("#who", Static).visual)


async def test_an_unsaved_line_stays_in_the_input(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object, **__: object) -> str:
        raise StorageError("The disk is full.")

    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(lines, "add_research_lines", full_disk)
            await pilot.press("a")
            await submit_line(pilot, "Moved to Leeds")
            assert demo_app.screen.query_one(Input).value == "Moved to Leeds"
            await pilot.press("escape", "escape")
            assert isinstance(demo_app.screen, ContactScreen)
        assert read_details(demo_app).findings == []


async def test_an_unfinished_line_is_saved_when_the_screen_closes(demo_app: InfoviewApp) -> None:
    omar = find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar) as pilot:
        await pilot.press("a", *"half", "escape", "escape")
        await pilot.pause()
        assert not isinstance(demo_app.screen, ContactScreen)
        assert [row.text for row in own_details(demo_app, omar).findings] == ["half"]
        demo_app.push_screen(ContactScreen(omar))
        await pilot.pause()
        await pilot.press("a", *"again", "escape", "2")
        await pilot.pause()
        assert [row.text for row in own_details(demo_app, omar).findings] == ["half", "again"]


async def test_enter_edits_a_row_and_delete_removes_it(demo_app: InfoviewApp) -> None:
    omar = find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar) as pilot:
        await pilot.press("a")
        await submit_line(pilot, "Moved to Leeds")
        await pilot.press("escape")
        finding = read_details(demo_app).findings[0].id
        move_cursor_to(demo_app, (ResearchItemKind.FINDING, finding))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, PromptDialog)
        await pilot.press("end", *" in May", "enter")
        await pilot.pause()
        assert read_details(demo_app).findings[0].text == "Moved to Leeds in May"
        move_cursor_to(demo_app, (ResearchItemKind.FINDING, finding))
        await pilot.press("delete")
        assert read_details(demo_app).findings == []
        await pilot.press("u", "u")
        assert read_details(demo_app).findings[0].text == "Moved to Leeds"


async def test_an_empty_text_keeps_the_prompt_open(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        move_cursor_to(demo_app, (ResearchItemKind.ACTION, read_details(demo_app).actions[0].id))
        await pilot.press("enter")
        await pilot.pause()
        demo_app.screen.query_one(Input).value = "  "
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, PromptDialog)


async def test_d_marks_an_action_as_done(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        action = read_details(demo_app).actions[0].id
        move_cursor_to(demo_app, (ResearchItemKind.ACTION, action))
        await pilot.press("d")
        assert read_details(demo_app).actions == []
        await pilot.press("u")
        assert [row.id for row in read_details(demo_app).actions] == [action]


async def test_shift_moves_the_contact_and_shows_the_new_stage(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR), size=(80, 24)) as pilot:
        await pilot.press("L")
        await pilot.pause()
        assert read_details(demo_app).contact.stage == "ready"
        assert "Ready  2 of 6" in str(demo_app.screen.query_one("#who", Static).visual)
        await pilot.press("H")
        assert read_details(demo_app).contact.stage == "researching"
        await pilot.press("H")
        assert read_details(demo_app).contact.stage == "researching"


async def test_scheduling_asks_for_the_time(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("L", "L", "L")
        await pilot.pause()
        assert isinstance(demo_app.screen, ScheduleDialog)
        await pilot.press(*"mon 14:00", "enter")
        await pilot.pause()
        assert read_details(demo_app).contact.stage == "scheduled"
        assert "Mon 14:00" in text_of(demo_app)


async def test_parts_still_to_prepare_have_a_key_and_open_the_input(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR), size=(40, 20)) as pilot:
        rows = demo_app.screen.query_one(RowList).rows
        person = next(row for row in rows if row.key == ("missing", "person"))
        assert person.body.plain.splitlines()[0] == "Person  +20%  required"
        assert person.label.plain.strip() == "a"
        move_cursor_to(demo_app, ("missing", "offerings"))
        await pilot.press("enter")
        await pilot.pause()
        assert demo_app.screen.query_one(Input).value == "$ "
        assert isinstance(demo_app.focused, Input)


async def test_a_click_on_a_part_still_to_prepare_opens_where_it_is_added(empty_app: InfoviewApp) -> None:
    """The field of a form has the focus at once: there are twelve fields before it."""

    async def click(pilot: Pilot[None], part: str) -> None:
        facts = pilot.app.screen.query_one("#facts", Static)
        place = next(at for at in range(facts.size.height) if part in facts.render_line(at).text)
        await pilot.click("#facts", offset=(12, place))
        await pilot.pause()

    ann = add_contact(empty_app.workspace, ContactForm(name="Ann Lee"), empty_app.now())
    async with opened(empty_app, ann) as pilot:
        await click(pilot, "Something to offer")
        assert empty_app.screen.query_one(Input).value == "$ "
        await pilot.press("backspace", "backspace", "escape")
        await click(pilot, "Why do you want")
        assert isinstance(empty_app.screen, ContactFormDialog)
        assert isinstance(empty_app.focused, Input)
        assert empty_app.focused.name == "why"


async def test_facts_are_beside_a_wide_list_and_inside_a_narrow_one(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR), size=(120, 40)) as pilot:
        assert "Saw the job ad" not in text_of(demo_app)
        assert "Saw the job ad" in str(demo_app.screen.query_one("#facts", Static).visual)
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert "Saw the job ad" in text_of(demo_app)
        assert not demo_app.screen.query_one("#side").display


async def test_facts_include_tags_and_a_url_wraps_after_punctuation(demo_app: InfoviewApp) -> None:
    address = "https://www.linkedin.com/in/omar-khalil-von-der-langen-strasse-am-see-0123456789"
    omar = find_contact_id(demo_app, OMAR)
    edit_contact(
        demo_app.workspace,
        omar,
        replace(read_contact_form(demo_app.workspace, omar), profile_url=address, tags=("hiring", "poets")),
        demo_app.now(),
    )
    async with opened(demo_app, omar, size=(120, 40)) as pilot:
        facts = str(demo_app.screen.query_one("#facts", Static).visual)
        assert "linkedin.com/in/omar-khalil-von-der-\nlangen-strasse-am-see-0123456789" in facts
        assert "#hiring #poets" in facts
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert "linkedin.com/in/omar-\nkhalil-von-der-langen-\nstrasse-am-see-\n0123456789" in text_of(demo_app)


async def test_deleting_the_contact_can_be_undone(demo_app: InfoviewApp) -> None:
    omar = find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar) as pilot:
        await pilot.press("D")
        await pilot.pause()
        assert not isinstance(demo_app.screen, ContactScreen)
        assert not read_cards(demo_app.workspace, [omar])
        await pilot.press("u")
        await pilot.pause()
        assert read_cards(demo_app.workspace, [omar])


async def test_e_edits_the_contact(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(demo_app.screen, ContactFormDialog)
        await pilot.press("end", *" jr", "ctrl+s")
        await pilot.pause()
        assert demo_app.screen.query_one(TopBar).title == "Omar Haddad jr"
        await pilot.press("u")
        assert demo_app.screen.query_one(TopBar).title == OMAR


async def test_the_screen_closes_when_its_contact_was_deleted_elsewhere(demo_app: InfoviewApp) -> None:
    omar = find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar) as pilot:
        delete_contact(demo_app.workspace, omar, demo_app.now())
        screen(demo_app).reload()
        await pilot.pause()
        assert not isinstance(demo_app.screen, ContactScreen)


async def test_undoing_the_new_contact_closes_its_screen(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        new = add_contact(demo_app.workspace, ContactForm("Ann"), demo_app.now())
        demo_app.push_screen(ContactScreen(new))
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert not isinstance(demo_app.screen, ContactScreen)


async def test_a_sent_message_is_shown_and_a_draft_is_opened_for_editing(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, "Amara Nwosu"), size=(40, 20)) as pilot:
        states = {row.id: row.state for row in read_details(demo_app).messages}
        sent = next(key for key, state in states.items() if state != "draft")
        draft = next(key for key, state in states.items() if state == "draft")
        move_cursor_to(demo_app, ("message", sent))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, MessageScreen)
        assert demo_app.screen.draft.is_sent
        await pilot.press("escape")
        await pilot.pause()
        move_cursor_to(demo_app, ("message", draft))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, MessageScreen)
        assert not demo_app.screen.draft.is_sent


async def test_without_a_held_interview_there_is_nothing_to_debrief(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("b")
        assert isinstance(demo_app.screen, ContactScreen)


@pytest.mark.painted
@pytest.mark.parametrize(
    ("size", "texts"), [((120, 40), HOSTILE_TEXTS[1::4]), ((40, 20), HOSTILE_TEXTS[3::4])], ids=["wide", "narrow"]
)
async def test_pasted_text_is_cleaned_before_it_is_saved(
    demo_app: InfoviewApp, size: tuple[int, int], texts: tuple[str, ...]
) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR), size) as pilot:
        await pilot.press("a")
        for text in texts:
            demo_app.screen.query_one(Input).post_message(events.Paste("x " + text))
            await pilot.pause()
            if isinstance(demo_app.screen, PastedLinesDialog):
                await pilot.press("end", "enter")
                await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        saved = [(row.text, row.source) for row in read_details(demo_app).findings]
        expected = [parse_research_line(clean_line("x " + text)) for text in texts]
        assert saved == [(line.text, line.source) for line in expected]
        assert isinstance(demo_app.screen, ContactScreen)


async def test_pasted_lines_are_one_finding_or_many(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        await pilot.press("a")
        line = demo_app.screen.query_one(Input)

        async def paste(text: str, *keys: str) -> list[str]:
            line.post_message(events.Paste(text))
            await pilot.pause()
            assert isinstance(demo_app.screen, PastedLinesDialog)
            await pilot.press(*keys)
            await pilot.pause()
            details = read_details(demo_app)
            return sorted([row.text for row in details.findings] + [row.text for row in details.hypotheses])

        before = await paste("one\ntwo", "escape")  # nothing is lost, and nothing is saved yet
        assert line.value == "one two"
        line.value = "I "
        line.cursor_position = 2
        after = await paste("one\r\ntwo https://x.org\n\n? three\nfour", "enter")
        assert after == sorted([*before, "I one", "two", "three", "four"])
        assert line.value == ""
        await pilot.press("ctrl+z")
        assert await paste("one\ntwo", "end", "enter") == before, "one undo took back all of them"
        assert line.value == "one two"
        line.value = ""
        passage = f"{'words of a long article that goes on ' * 2}and\nends here"
        assert await paste(passage, "enter") == before, "the cursor starts on what it looks like"
        assert line.value == " ".join(passage.split())


async def test_pasted_lines_are_on_the_disk_while_they_are_asked_about(demo_app: InfoviewApp) -> None:
    omar = find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar) as pilot:
        await pilot.press("a")
        demo_app.screen.query_one(Input).post_message(events.Paste("one\ntwo"))
        await wait_until(pilot, lambda: isinstance(demo_app.screen, PastedLinesDialog))
        assert read_research_draft(demo_app.workspace, Subject.contact(omar)) == ResearchDraftState("one two")
        await pilot.press("home", "enter")
        await wait_until(pilot, lambda: not isinstance(demo_app.screen, PastedLinesDialog))
        assert read_research_draft(demo_app.workspace, Subject.contact(omar)) == ResearchDraftState("")


async def test_text_from_another_program_is_shown_literally(demo_app: InfoviewApp) -> None:
    omar = find_contact_id(demo_app, OMAR)
    other = sqlite3.connect(demo_app.workspace.store.database)
    other.execute("UPDATE contacts SET name = '[/]', why = '[@click=app.quit]x[/]' || char(27) || '[2J'")
    other.commit()
    other.close()
    async with opened(demo_app, omar):
        assert "[@click=app.quit]x[/]" in str(demo_app.screen.query_one("#facts", Static).visual)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_list_of_signs_fits_at_every_width(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR), size):
        line = demo_app.screen.query_one(ResearchInput).line_input
        assert len(str(line.placeholder)) <= line.content_size.width


async def test_the_footer_names_enter_only_on_editable_rows(demo_app: InfoviewApp) -> None:
    async with opened(demo_app, find_contact_id(demo_app, OMAR)) as pilot:
        move_cursor_to(demo_app, ("event", 0))
        await pilot.pause()
        assert "Edit row" not in demo_app.screen.query_one(KeyFooter).render().plain
        await pilot.press(*"aA finding", "enter", "escape")
        await pilot.pause()
        assert "Edit row" in demo_app.screen.query_one(KeyFooter).render().plain


async def test_a_long_timeline_notes_earlier_events(demo_app: InfoviewApp) -> None:
    earlier, omar = "Earlier events are stored", find_contact_id(demo_app, OMAR)
    async with opened(demo_app, omar):
        assert earlier not in text_of(demo_app)
        for number in range(TIMELINE_LIMIT + 1):
            add_research(demo_app.workspace, Subject.contact(omar), f"finding {number}", demo_app.now(), demo_app.zone)
        screen(demo_app).reload()
        events = [row.key for row in demo_app.screen.query_one(RowList).rows if str(row.key).startswith("('event'")]
        assert len(events) == TIMELINE_LIMIT + 1, "the events within the limit, and the row that notes earlier ones"
        assert earlier in text_of(demo_app)
