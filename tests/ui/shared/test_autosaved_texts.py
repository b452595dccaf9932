"""The text fields of a screen, without Textual: saving, leaving, and what cannot be saved."""

from __future__ import annotations

from datetime import datetime, tzinfo

import pytest

from infoview_tui.errors import StorageError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.ui.shared.autosaved_texts import AutosavedTexts
from tests.ui.part_host import PartHost


class Fields:
    """Two fields, and where they are saved; *error* is why they cannot be."""

    def __init__(self, host: PartHost) -> None:
        self.typed = ["", ""]
        self.saved: list[list[str]] = []
        self.error = ""
        self.errors: list[str] = []
        self.left = 0
        self.texts = AutosavedTexts(host, self.save, self.errors.append, lambda: self.typed)

    def save(self) -> None:
        if self.error:
            raise StorageError(self.error)
        self.saved.append([*self.typed])

    def type(self, *texts: str) -> None:
        self.typed = [*texts]
        self.texts.text_changed(sum(map(len, texts)))

    def go_back(self) -> None:
        self.left += 1


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


@pytest.fixture
def fields(host: PartHost) -> Fields:
    return Fields(host)


def test_each_change_is_saved_once(fields: Fields) -> None:
    fields.type("Dear", "Ann")
    assert fields.texts.flush()
    fields.texts.close()
    assert fields.saved == [["Dear", "Ann"]]
    assert fields.texts.unsaved_text() == ""


def test_text_that_cannot_be_saved_is_returned_without_blank_fields(fields: Fields) -> None:
    fields.error = "the disk is full"
    fields.type("Dear", " ")
    assert fields.texts.unsaved_text() == "Dear"
    assert fields.texts.has_unsaved_changes
    assert fields.errors == ["the disk is full"]
    fields.error = ""
    assert fields.texts.flush()
    assert (fields.errors[-1], fields.saved) == ("", [["Dear", " "]])


def test_leaving_asks_only_while_the_text_cannot_be_saved(host: PartHost, fields: Fields) -> None:
    fields.type("Dear", "Ann")
    fields.texts.leave(fields.go_back)
    assert (fields.left, host.asked) == (1, [])
    fields.error = "the disk is full"
    fields.type("Dear", "Anna")
    host.answers = [False, True]
    fields.texts.leave(fields.go_back)
    assert fields.left == 1
    fields.texts.leave(fields.go_back)
    assert (fields.left, len(host.asked)) == (2, 2)
