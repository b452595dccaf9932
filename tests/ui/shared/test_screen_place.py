"""Names of screens, under which drafts of their dialogs are saved, without Textual."""

from __future__ import annotations

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.ui.debrief.section_cursor import SectionCursor
from infoview_tui.ui.shared.screen_place import ScreenPlace


class Cursor:
    def __init__(self) -> None:
        self.went_to = ""

    def read_cursor(self) -> str:
        return "row 2"

    def go_to_cursor(self, place: str) -> bool:
        self.went_to = place
        return place == "row 2"


class Sections:
    section = DebriefSection.STARS
    is_read = True

    def open_section(self, section: DebriefSection) -> None:
        self.section = section


@pytest.mark.parametrize(
    ("tab", "own", "contact", "name", "draft_name"),
    [
        ("today", "", 3, "tab:today", "contact:3"),
        ("today", "", None, "tab:today", "tab:today"),
        ("", "trip:5", None, "trip:5", "trip:5"),
        ("", "debrief:7", 3, "debrief:7", "debrief:7"),
        ("", "", 3, "contact:3", "contact:3"),
    ],
)
def test_name_of_a_screen_and_of_its_drafts(
    tab: str, own: str, contact: int | None, name: str, draft_name: str
) -> None:
    place = ScreenPlace(Cursor(), tab, own_name=lambda: own, contact_id=lambda: contact)
    assert (place.name, place.draft_name, place.contact_id) == (name, draft_name, contact)


def test_screen_without_a_name_of_its_own_is_its_tab() -> None:
    place = ScreenPlace(Cursor(), "banks")
    assert (place.name, place.draft_name, place.contact_id) == ("tab:banks", "tab:banks", None)


def test_cursor_of_the_debrief_opens_its_section() -> None:
    sections, rows = Sections(), Cursor()
    cursor = SectionCursor(sections, rows)
    place = f"{DebriefSection.ENERGY}/row 2"
    assert cursor.read_cursor() == f"{DebriefSection.STARS}/row 2"
    assert cursor.go_to_cursor(place)
    assert (sections.section, rows.went_to) == (DebriefSection.ENERGY, "row 2")
    assert not cursor.go_to_cursor("gone/row 2")
    sections.is_read = False
    assert not cursor.go_to_cursor(place), "it is not there yet"
