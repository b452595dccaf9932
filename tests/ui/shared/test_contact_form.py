"""The contact form and the profile form: their results, and that no typed text is lost."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import Channel, Relationship, Seniority
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import StorageError
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.contacts.resolve_contact import list_contact_names, resolve_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.contacts import NamedRow
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.board.screen import BoardScreen
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.dialogs.contact_form import ContactFormDialog, ContactSuggestions
from infoview_tui.ui.shared.dialogs.form import EnumSelect
from infoview_tui.ui.shared.dialogs.quick_add import QuickAddDialog
from tests.hostile_texts import HOSTILE_TEXTS
from tests.ui.paint_counts import counted_painting

NAMES = (NamedRow(1, "Maria Lopez"), NamedRow(2, "Tom Weber"), NamedRow(3, "Tom Hanks"), NamedRow(4, "[/]"))
KNOWN = ContactSuggestions(
    NAMES, paths=("Design", "Teaching"), tags=("alumni", "alps", "[/]", "poets"), organizations=("Figma",)
)
FULL = ContactForm(
    name="Ann Lee",
    title="designer",
    organization="Acme",
    email="ann@x.org",
    phone="1",
    profile_url="https://x.org/ann",
    location="Leeds",
    timezone="Europe/London",
    relationship=Relationship.EVENT,
    how_met="a talk",
    why="she knows",
    channel=Channel.PHONE,
    referrer_id=2,
    paths=("Design, broadly", "Teaching"),
    tags=("alumni", "Ghent, 2019"),
    seniority=Seniority.DIRECTOR,
    decides_on_hiring=True,
    stay_in_touch_months=6,
    not_before=date(2027, 1, 5),
)
TODAY = date(2026, 11, 26)


class Results(list[ContactForm | None]):
    """Results that the contact form returned."""

    async def open_form(self, app: InfoviewApp, pilot: Pilot[None], form: ContactForm = FULL) -> None:
        dialog = ContactFormDialog(form, KNOWN, title="Ann [/] Lee", today=TODAY, order=DateOrder.DAY_FIRST)
        app.push_screen(dialog, self.append)
        await pilot.pause()
        await pilot.pause()


def field(app: InfoviewApp, name: str) -> Input:
    return next(line for line in app.screen.query(Input) if line.name == name)


def remark_text(app: InfoviewApp) -> str:
    return str(app.screen.query_one("#remark", Static).visual)


async def test_another_spelling_of_an_organization_says_what_is_saved(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test(size=(100, 40)) as pilot:
        await results.open_form(demo_app, pilot)
        line = field(demo_app, "organization")
        line.focus()
        for typed, remark in (
            ("FIGMA, Inc.", "Saved as Figma: the same organization."),
            ("figma", ""),
            ("Figmatic", ""),
        ):
            line.value = typed
            await pilot.pause()
            assert remark_text(demo_app) == remark


async def test_time_zone_is_proposed_from_the_location_and_completed_by_its_city(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test(size=(100, 40)) as pilot:
        await results.open_form(demo_app, pilot, ContactForm("Ann Lee", location="Berlin, Germany"))
        zone = field(demo_app, "timezone")
        zone.focus()
        await pilot.pause()
        assert (zone.value, zone.placeholder) == ("", "Europe/Berlin, from the location")
        assert remark_text(demo_app) == "From the location: press right to use Europe/Berlin."
        await pilot.press("right")
        assert zone.value == "Europe/Berlin"
        zone.value = ""
        await pilot.press(*"new y", "right")
        await pilot.pause()
        assert (zone.value, remark_text(demo_app)) == ("new york", "America/New_York, UTC-05:00.")
        zone.value = "xyzzy"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert (results, remark_text(demo_app)) == ([], "Type a city of the time zone, such as New York.")
        zone.value = "CET"
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert results == [ContactForm("Ann Lee", location="Berlin, Germany", timezone="Europe/Berlin")]


async def test_an_unchanged_form_returns_its_values(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert results == [FULL]


async def test_enter_in_any_field_saves(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot, ContactForm())
        await pilot.press(*"Ann", "tab", *"poet", "enter")
        await pilot.pause()
    assert results == [ContactForm("Ann", title="poet")]


async def test_a_name_is_required(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot, ContactForm())
        field(demo_app, "title").focus()
        await pilot.press(*"poet", "enter")
        await pilot.pause()
        assert "needs a name" in remark_text(demo_app)
        assert demo_app.focused is field(demo_app, "name")
        assert results == []


async def test_a_field_is_marked_when_it_is_left_and_not_while_it_is_typed(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await results.open_form(demo_app, pilot, ContactForm("Ann"))
        name, months = field(demo_app, "name"), field(demo_app, "stay_in_touch")
        months.focus()
        await pilot.press(*"of[b]")
        await pilot.pause()
        assert not months.has_class("-invalid")
        await pilot.press("shift+tab", "shift+tab")
        await pilot.pause()
        assert months.has_class("-invalid")
        assert months.styles.background_tint.a
        assert remark_text(demo_app) == "Type a number of months, such as 6."
        name.focus()
        await pilot.press("ctrl+u", "ctrl+s")
        await pilot.pause()
        assert (name.has_class("-invalid"), months.has_class("-invalid")) == (True, True)
        assert remark_text(demo_app) == "A contact needs a name."
        await pilot.press("B")
        await pilot.pause()
        assert not name.has_class("-invalid")
        assert remark_text(demo_app) == "Type a number of months, such as 6."
        await pilot.press("enter")
        await pilot.pause()
        assert demo_app.focused is months
        assert demo_app.screen.query_one("#fields").region.contains_region(months.region)
        assert results == []
        await pilot.press("ctrl+u", "6")
        await pilot.pause()
        assert not months.has_class("-invalid")
        assert remark_text(demo_app) == "A check-in is due every 6 months."
        await pilot.press("enter")
        await pilot.pause()
    assert results == [ContactForm("B", stay_in_touch_months=6)]


@pytest.mark.parametrize("name", ["name", "title", "stay_in_touch"])
async def test_a_key_that_changes_no_remark_lays_nothing_out(demo_app: InfoviewApp, name: str) -> None:
    results = Results()
    async with demo_app.run_test(size=(100, 40)) as pilot:
        await results.open_form(demo_app, pilot)
        field(demo_app, name).focus()
        await pilot.press("end", "x")
        await pilot.pause()
        with counted_painting() as counts:
            await pilot.press("y", "z")
            await pilot.pause()
        assert field(demo_app, name).value.endswith("xyz")
        assert counts.layouts == 0


async def test_a_referrer_is_found_by_name_and_an_unknown_one_is_ignored(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot)
        assert field(demo_app, "referrer").value == "Tom Weber"
        field(demo_app, "referrer").focus()
        field(demo_app, "referrer").value = "maria"
        await pilot.pause()
        assert remark_text(demo_app) == "Referred by Maria Lopez."
        await pilot.press("ctrl+s")
        await results.open_form(demo_app, pilot)
        field(demo_app, "referrer").value = "Nobody"
        await pilot.pause()
        assert "named Nobody" in remark_text(demo_app)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert [result and result.referrer_id for result in results] == [1, None]


async def test_a_referrer_is_completed_while_typing(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot, ContactForm("Ann"))
        field(demo_app, "referrer").focus()
        await pilot.press(*"mar")
        await pilot.pause()
        await pilot.press("right")
        assert field(demo_app, "referrer").value == "Maria Lopez"


async def test_an_existing_tag_is_completed_after_a_comma(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot, ContactForm("Ann"))
        field(demo_app, "tags").focus()
        await pilot.press(*"al", "right", *", #al", "right", *", x", "right", *",  teachers")
        assert field(demo_app, "tags").value == "alumni, #alps, x,  teachers"
        await pilot.press("ctrl+s")
        await pilot.pause()
    (form,) = results
    assert form is not None
    assert form.cleaned().tags == ("alumni", "alps", "x", "teachers")


async def test_an_existing_path_is_completed(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test() as pilot:
        await Results().open_form(demo_app, pilot, ContactForm("Ann"))
        field(demo_app, "paths").focus()
        await pilot.press(*"Law, tea", "right")
        assert field(demo_app, "paths").value == "Law, teaching"


async def test_the_relationship_is_chosen_by_name(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot, ContactForm("Ann"))
        demo_app.screen.query(EnumSelect).first().focus()
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await pilot.pause()
    assert [result and result.relationship for result in results] == [Relationship.FAMILY]


async def test_arrow_keys_move_through_all_fields(demo_app: InfoviewApp) -> None:
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await Results().open_form(demo_app, pilot)
        await pilot.pause()
        seen = []
        for _ in range(15):
            focused = demo_app.focused
            assert focused is not None
            seen.append(focused.name)
            shown = demo_app.screen.query_one("#fields").region
            assert shown.contains_region(focused.region), seen
            await pilot.press("down")
            await pilot.pause()
        assert len(set(seen)) == 15
        await pilot.press("up")
        assert demo_app.focused is not None
        assert demo_app.focused.name == "why"


async def test_escape_closes_an_unchanged_form(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot)
        await pilot.press("escape")
        await pilot.pause()
    assert results == [None]


async def test_escape_asks_before_discarding_changes(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot)
        await pilot.press("x", "escape")
        await pilot.pause()
        assert isinstance(demo_app.screen, ConfirmDialog)
        await pilot.press("escape")
        await pilot.pause()
        assert field(demo_app, "name").value == "Ann Leex"
        await pilot.press("escape", "enter")
        await pilot.pause()
    assert results == [None]


async def test_a_failed_save_keeps_the_text(demo_app: InfoviewApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_to_save(*_: object) -> int:
        raise StorageError("The disk is full.")

    async with demo_app.run_test() as pilot:
        await pilot.pause()
        with monkeypatch.context() as broken:
            broken.setattr(Workspace, "transaction", fail_to_save)
            await pilot.press("n")
            await pilot.pause()
            await pilot.press(*"Ann Lee", "enter")
            await pilot.pause()
            await pilot.pause()
        assert isinstance(demo_app.screen, QuickAddDialog)
        assert demo_app.screen.query_one(Input).value == "Ann Lee"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(demo_app.screen, BoardScreen)
        added = resolve_contact(list_contact_names(demo_app.workspace), "Ann Lee")
        assert added is not None
        assert read_contact_form(demo_app.workspace, added.id).name == "Ann Lee"


@pytest.mark.painted
@pytest.mark.parametrize(
    ("size", "texts"), [((120, 40), HOSTILE_TEXTS[::6]), ((40, 20), HOSTILE_TEXTS[3::6])], ids=["wide", "narrow"]
)
async def test_text_pasted_into_any_field_is_cleaned(
    demo_app: InfoviewApp, size: tuple[int, int], texts: tuple[str, ...]
) -> None:
    async with demo_app.run_test(size=size) as pilot:
        await Results().open_form(demo_app, pilot, ContactForm())
        for text in filter(clean_line, texts):
            for line in demo_app.screen.query(Input):
                line.value = ""
                line.post_message(events.Paste(text))
            await pilot.pause()
            assert {line.value for line in demo_app.screen.query(Input)} == {clean_line(text)}


@pytest.mark.parametrize(
    ("typed", "expected"), [("maria LOPEZ", 1), ("Tom", None), ("tom w", 2), ("", None), ("Zoe", None)]
)
def test_a_name_resolves_to_one_contact_or_none(typed: str, expected: int | None) -> None:
    found = resolve_contact(NAMES, typed)
    assert (found.id if found else None) == expected


async def test_facts_of_outreach_are_typed_in_words(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await results.open_form(demo_app, pilot, ContactForm("Ann"))
        field(demo_app, "stay_in_touch").focus()
        await pilot.press(*"99", "ctrl+s")
        await pilot.pause()
        assert results == []
        assert remark_text(demo_app) == "Stay in touch every 1 to 24 months."
        await pilot.press("backspace")
        await pilot.pause()
        assert remark_text(demo_app) == "A check-in is due every 9 months."
        await pilot.press("tab", *"2w")
        await pilot.pause()
        assert remark_text(demo_app) == "Nothing is due before Thu 10 Dec."
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert results == [ContactForm("Ann", stay_in_touch_months=9, not_before=date(2026, 12, 10))]


async def test_a_day_that_is_not_understood_is_not_saved(demo_app: InfoviewApp) -> None:
    results = Results()
    async with demo_app.run_test() as pilot:
        await results.open_form(demo_app, pilot)
        field(demo_app, "not_before").value = "someday"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "5 Jan, 2w, or next month" in remark_text(demo_app)
        assert demo_app.focused is field(demo_app, "not_before")
        assert field(demo_app, "not_before").has_class("-invalid")
    assert results == []
