"""The quick-add dialog: the parsed fields, possible duplicates, and that no typed text is lost."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from infoview_tui.domain.capture import split_pasted_text
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.person_line import parse_person
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.contacts.duplicates import Duplicate
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.quick_add import ParsedQuickAdd
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.shared.dialogs.quick_add import (
    QuickAddAction,
    QuickAddDialog,
    QuickAddResult,
)
from infoview_tui.ui.shared.dialogs.quick_add_preview import DuplicateItem
from infoview_tui.ui.shared.widgets.key_footer import KeyFooter
from infoview_tui.ui.shared.widgets.key_hints import KeyHints
from infoview_tui.ui.shared.widgets.line_input import LineInput
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.board.steps import settle
from tests.ui.waiting import wait_until

LINE = "Priya Shah, staff designer at Figma via Maria #alumni"
KNOWN = (
    Duplicate(7, "Priya Shah", "designer", "Figma", Stage.MET, "the same name at the same organization"),
    Duplicate(8, "Prya [/] Shah", "", "Figma", Stage.READY, "a similar name at the same organization"),
)
SIZES = [(120, 40), (80, 24), (40, 20)]


def parse_line(line: str) -> ParsedQuickAdd:
    """Parse a line as if Maria were the only contact."""
    read = parse_person(line)
    via_id = 1 if read.via == "Maria" else None
    problems = (f"No contact is called {read.via}.",) if read.via and via_id is None else ()
    form = ContactForm(read.name, title=read.title, organization=read.organization, referrer_id=via_id, tags=read.tags)
    return ParsedQuickAdd(form, read.via, via_id, problems)


def no_duplicates(form: ContactForm) -> list[Duplicate]:
    return []


def find_shahs(form: ContactForm) -> list[Duplicate]:
    return [*KNOWN] if "Shah" in form.name else []


class Results(list[QuickAddResult | None]):
    """Results that the quick-add dialog returned."""

    async def open_dialog(self, app: InfoviewApp, pilot: Pilot[None], *, line: str = "", known: bool = False) -> None:
        app.push_screen(QuickAddDialog(parse_line, find_shahs if known else no_duplicates, line), self.append)
        await pilot.pause()
        await pilot.pause()

    @property
    def only(self) -> QuickAddResult:
        (result,) = self
        assert result is not None
        return result


def shown(app: InfoviewApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).visual)


def key_hints(app: InfoviewApp) -> str:
    return app.screen.query_one(KeyHints).render().plain


def chosen_indexes(app: InfoviewApp) -> list[int]:
    return [person.index for person in app.screen.query(DuplicateItem) if person.has_class("-chosen")]


async def test_the_parsed_fields_are_shown_while_typing(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await Results().open_dialog(demo_app, pilot)
        assert "“at Figma in Berlin”" in shown(demo_app, "#understood")
        await pilot.press(*"Priya Shah, designer")
        await pilot.pause()
        rows = shown(demo_app, "#understood").splitlines()
        assert [row.split(maxsplit=1) for row in rows[:3]] == [
            ["Name", "Priya Shah"],
            ["Title", "designer"],
            ["Organization", "–"],
        ]
        await pilot.press(*" at Figma via Zoe #alumni")
        await pilot.pause()
        assert shown(demo_app, "#understood").splitlines()[2].split() == ["Organization", "Figma"]
        assert shown(demo_app, "#problems") == "No contact is called Zoe."


async def test_enter_adds_the_parsed_contact(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot)
        await pilot.press(*LINE, "enter")
        await pilot.pause()
    assert results.only == QuickAddResult(parse_line(LINE), QuickAddAction.ADD, None, LINE)


async def test_tab_opens_the_full_form(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot)
        await pilot.press(*"Ann #poets", "tab")
        await pilot.pause()
    assert results.only.action is QuickAddAction.OPEN_FORM
    assert results.only.parsed.form == ContactForm("Ann", tags=("poets",))


async def test_escape_returns_the_line_and_it_can_be_restored(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot)
        await pilot.press(*"Ann, po", "escape")
        await pilot.pause()
        assert results.only.action is QuickAddAction.LEAVE
        await results.open_dialog(demo_app, pilot, line=results.only.line)
        await pilot.press("end", *"et", "enter")
        await pilot.pause()
        result = results[1]
    assert result is not None
    assert result.line == "Ann, poet"


async def test_typing_replaces_the_restored_line(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, line="Ann, poet")
        await pilot.press(*"Bo", "enter")
        await pilot.pause()
    assert results.only.line == "Bo"


async def test_an_unfinished_line_is_restored_after_leaving_either_dialog(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press(*"Ann Lee", "tab")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert demo_app.screen.query_one(LineInput).value == "Ann Lee"
        await pilot.press("escape")
        await settle(pilot)
        assert "Line saved. Press n to restore it." in demo_app.screen.query_one(KeyFooter).render().plain
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert demo_app.screen.query_one(LineInput).value == "", "the form added the contact"


async def test_a_line_without_a_name_is_not_added(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert shown(demo_app, "#problems") == "A contact needs a name."
        assert results == []


async def test_possible_duplicates_are_shown_when_typing_pauses(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await Results().open_dialog(demo_app, pilot, known=True)
        await pilot.press(*"Priya Shah")
        await wait_until(pilot, lambda: demo_app.screen.query_one("#known").display)
        people = [person for person in demo_app.screen.query(DuplicateItem) if person.display]
        assert len(people) == 2
        assert "Prya [/] Shah · Figma" in str(people[1].visual)
        assert "add anyway" in key_hints(demo_app)
        await pilot.press("backspace")
        await wait_until(pilot, lambda: not demo_app.screen.query_one("#known").display)


async def test_no_contact_is_added_before_possible_duplicates_are_shown(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, known=True)
        demo_app.screen.query_one(LineInput).value = "Priya Shah"
        await pilot.press("enter")
        await pilot.pause()
        assert results == []
        assert demo_app.screen.query_one("#known").display
        await pilot.press("enter")
        await pilot.pause()
    assert results.only.action is QuickAddAction.ADD


async def test_down_chooses_the_contact_to_merge_into(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, line="Priya Shah", known=True)
        await pilot.press("down", "down", "down")
        assert chosen_indexes(demo_app) == [1]
        assert "enter merge" in key_hints(demo_app)
        await pilot.press("enter")
        await pilot.pause()
    assert (results.only.action, results.only.merge_into_id) == (QuickAddAction.MERGE, 8)


async def test_up_returns_to_the_line_and_enter_adds(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, line="Priya Shah", known=True)
        await pilot.press("down", "up")
        assert chosen_indexes(demo_app) == []
        await pilot.press("enter")
        await pilot.pause()
    assert (results.only.action, results.only.merge_into_id) == (QuickAddAction.ADD, None)


async def test_typing_clears_the_chosen_duplicate(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, line="Priya Shah", known=True)
        await pilot.press("down", *" #x")
        assert chosen_indexes(demo_app) == []
        await pilot.press("enter")
        await pilot.pause()
    assert results.only.action is QuickAddAction.ADD


async def test_a_read_error_is_shown_and_the_line_is_kept(demo_app: InfoviewApp) -> None:
    def fail_to_read(form: ContactForm) -> list[Duplicate]:
        raise StorageError("Another program holds the data.")

    results = Results()
    async with demo_app.run_test() as pilot:
        await pilot.pause()
        demo_app.push_screen(QuickAddDialog(parse_line, fail_to_read, "Priya Shah"), results.append)
        await wait_until(pilot, lambda: shown(demo_app, "#problems") == "Another program holds the data.")
        await pilot.press("enter")
        await pilot.pause()
    assert results.only.line == "Priya Shah"


async def test_one_key_adds_anyway_while_a_duplicate_is_chosen(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, line="Priya Shah", known=True)
        await pilot.press("down", "ctrl+s")
        await pilot.pause()
    assert results.only.action is QuickAddAction.ADD


async def test_different_people_are_all_possible_duplicates_that_are_shown(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_dialog(demo_app, pilot, line="Ann Lee", known=True)
        await pilot.press("ctrl+n")
        assert results == [], "there is nobody to tell apart"
        demo_app.screen.query_one(LineInput).value = "Priya Shah"
        await pilot.press("ctrl+n")
        assert results == [], "the possible duplicates appear only now"
        assert "ctrl+n different people" in key_hints(demo_app)
        await pilot.press("down")
        assert "ctrl+n different people" in key_hints(demo_app)
        await pilot.press("ctrl+n")
        await pilot.pause()
    assert (results.only.action, results.only.different_from) == (QuickAddAction.ADD, (7, 8))


async def test_a_click_chooses_and_a_double_click_merges(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await results.open_dialog(demo_app, pilot, line="Priya Shah", known=True)
        people = list(demo_app.screen.query(DuplicateItem))
        await pilot.click(people[1])
        await pilot.pause()
        assert chosen_indexes(demo_app) == [1]
        await pilot.click(people[0], times=2)
        await pilot.pause()
    assert (results.only.action, results.only.merge_into_id) == (QuickAddAction.MERGE, 7)


async def test_keys_typed_before_the_input_has_focus_are_kept(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await pilot.pause()
        demo_app.push_screen(QuickAddDialog(parse_line, no_duplicates))
        for letter in "Ann Lee":
            demo_app.post_message(events.Key("space" if letter == " " else letter, letter))
        await pilot.pause()
        await pilot.pause()
        assert demo_app.screen.query_one(LineInput).value == "Ann Lee"


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_dialog_fits_on_the_screen(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await Results().open_dialog(demo_app, pilot, line=LINE, known=True)
        await pilot.press("down", "down")
        await pilot.pause()
        screen = demo_app.screen
        assert screen.region.contains_region(screen.query_one(KeyHints).region)
        below = screen.query_one("#below").region
        assert below.contains_region(list(screen.query(DuplicateItem))[1].region)


@pytest.mark.painted
@pytest.mark.parametrize("size", [(120, 40), (40, 20)])
async def test_pasted_text_is_cleaned(demo_app: InfoviewApp, size: tuple[int, int]) -> None:
    results = Results()
    async with demo_app.run_test(size=size) as pilot:
        await results.open_dialog(demo_app, pilot, known=True)
        line = demo_app.screen.query_one(LineInput)
        for text in (text for text in HOSTILE_TEXTS if clean_line(text)):
            line.value = ""
            line.post_message(events.Paste(text))
            await pilot.pause()
            first, *others = split_pasted_text(text)
            first = first if others else clean_line(text)
            assert line.value == first
            assert demo_app.screen.query_one("#waiting").display or not others
            name = parse_line(first).form.name
            assert clean_line(name)[:100] in shown(demo_app, "#understood")
        await pilot.press("escape")
        await pilot.pause()
    assert results.only.line == line.value


async def test_pasted_lines_are_added_one_after_the_other(empty_app: InfoviewApp) -> None:
    async with empty_app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("2", "n")
        await wait_until(pilot, lambda: isinstance(empty_app.screen, QuickAddDialog))

        async def after(*keys: str) -> tuple[str, str]:
            await pilot.press(*keys)
            await settle(pilot)
            return empty_app.screen.query_one(LineInput).value, shown(empty_app, "#waiting")

        empty_app.screen.query_one(LineInput).post_message(
            events.Paste("Ann Lee, editor at Time\n\nBob Ray\nwrong\nCleo Marsh\ndesigner at Figma\n")
        )
        assert await after() == ("Ann Lee, editor at Time", "4 more lines waiting · next: Bob Ray")
        assert await after("enter") == ("Bob Ray", "3 more lines waiting · next: wrong")
        await pilot.press("escape")  # nothing is lost
        assert await after("n") == ("Bob Ray", "3 more lines waiting · next: wrong")
        assert await after("enter", "backspace") == ("", "2 more lines waiting · next: Cleo Marsh")
        assert await after("enter") == ("Cleo Marsh", "1 more line waiting · next: designer at Figma")
        assert await after("ctrl+l") == ("Cleo Marsh, designer at Figma", "")
        await pilot.press("enter")
        await settle(pilot)
        assert not isinstance(empty_app.screen, QuickAddDialog)
        names = empty_app.workspace.store.connection.execute("SELECT name, title FROM contacts ORDER BY id").fetchall()
    assert [tuple(row) for row in names] == [("Ann Lee", "editor"), ("Bob Ray", ""), ("Cleo Marsh", "designer")]
