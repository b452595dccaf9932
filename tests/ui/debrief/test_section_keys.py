"""What each key of a debrief section asks of the section, without Textual."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

import pytest

from infoview_tui.domain.enums import NoteKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.queries import Debrief
from infoview_tui.ui.debrief.section import SectionView
from tests.ui.part_host import PartHost


class Host(PartHost):
    """A debrief screen with no debrief."""

    interview_id = 1
    debrief: Debrief | None = None

    def move_to_next_item(self) -> None:
        """There is no item."""

    def has_class(self, *class_names: str) -> bool:
        return not class_names

    def run_command(self, command: Any, message: str = "") -> bool:
        command()
        return bool(message)


class Section(SectionView):
    """Records what it is asked for."""

    asked: tuple[object, ...] = ()

    def select(self, key: object) -> None:
        self.asked = ("select", key)

    def edit(self, key: object) -> None:
        self.asked = ("edit", key)

    def remove(self, key: object) -> None:
        self.asked = ("remove", key)

    def change_kind(self, key: object, kind: NoteKind) -> None:
        self.asked = ("kind", key, kind)

    def toggle_introduction(self, key: object) -> None:
        self.asked = ("introduction", key)

    def shift_date(self, key: object, days: int) -> None:
        self.asked = ("date", key, days)

    def set_score(self, key: object, number: int) -> None:
        self.asked = ("score", key, number)

    def adjust(self, key: object, by: int) -> None:
        self.asked = ("adjust", key, by)

    def add_path(self) -> None:
        self.asked = ("path",)


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("take", ("select", "row")),
        ("edit", ("edit", "row")),
        ("remove", ("remove", "row")),
        ("introduces", ("introduction", "row")),
        ("later", ("date", "row", 1)),
        ("earlier", ("date", "row", -1)),
        ("surer", ("adjust", "row", 1)),
        ("less_sure", ("adjust", "row", -1)),
        ("path", ("path",)),
        ("0", ("score", "row", 0)),
        ("4", ("score", "row", 4)),
        (NoteKind.DRAWBACK.value, ("kind", "row", NoteKind.DRAWBACK)),
    ],
)
def test_key_of_a_section(
    workspace: Workspace, now: datetime, zone: tzinfo, key: str, asked: tuple[object, ...]
) -> None:
    section = Section(Host(workspace, now, zone))
    section.press(key, "row")
    assert section.asked == asked
