"""What is typed in the profile, without Textual: saved, merged with another window, and undone by visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo

import pytest

from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.commands import save_profile
from infoview_tui.services.profile.queries import ProfileTexts, read_profile_texts
from infoview_tui.ui.profile.editing import ProfileEditing
from tests.ui.part_host import PartHost


class Fields:
    """The fields as a dictionary."""

    def __init__(self, texts: ProfileTexts) -> None:
        self.texts: dict[str, str] = dict(texts.profile._asdict())

    @property
    def names(self) -> Iterable[str]:
        return self.texts

    def read(self, name: str) -> str:
        return self.texts[name]

    def read_all(self) -> dict[str, str]:
        return dict(self.texts)

    def show(self, texts: Mapping[str, str], keeps: Callable[[str], bool]) -> None:
        self.texts |= {name: text for name, text in texts.items() if not keeps(name)}


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> PartHost:
    return PartHost(workspace, now, zone)


@pytest.fixture
def fields(workspace: Workspace) -> Fields:
    return Fields(read_profile_texts(workspace))


@pytest.fixture
def editing(host: PartHost, fields: Fields) -> ProfileEditing:
    editing = ProfileEditing(host, fields)
    editing.load(read_profile_texts(host.workspace))
    return editing


def test_only_a_changed_text_counts(editing: ProfileEditing, fields: Fields) -> None:
    assert editing.take_change() is None
    fields.texts["name"] = "Ada"
    assert editing.take_change() == sum(map(len, fields.texts.values()))
    assert editing.take_change() is None


def test_text_that_is_not_understood_waits(editing: ProfileEditing, fields: Fields, host: PartHost) -> None:
    fields.texts |= {"name": "Ada", "country": "xx"}
    assert list(editing.list_problems()) == [("country", "xx")]
    editing.save()
    stored = read_profile_texts(host.workspace).profile
    assert (stored.name, stored.country) == ("Ada", "")
    editing.refresh(read_profile_texts(host.workspace))
    assert fields.texts["country"] == "xx"


def test_change_of_another_window_is_merged_and_said(
    editing: ProfileEditing, fields: Fields, host: PartHost, now: datetime
) -> None:
    before = read_profile_texts(host.workspace)
    theirs = before._replace(profile=before.profile._replace(email="ada@x.org"))
    save_profile(host.workspace, theirs, before, now)
    fields.texts["name"] = "Ada"
    editing.save()
    stored = read_profile_texts(host.workspace).profile
    assert (stored.name, stored.email, fields.texts["email"]) == ("Ada", "ada@x.org", "ada@x.org")
    assert host.shown == ["Also changed in another window; both texts saved."]


def test_one_visit_is_one_undo(editing: ProfileEditing, fields: Fields, host: PartHost, now: datetime) -> None:
    for typed in ("A", "Ad", "Ada"):
        fields.texts["name"] = typed
        editing.save()
    editing.record()
    editing.record()
    assert read_profile_texts(host.workspace).profile.name == "Ada"
    host.workspace.undo(now)
    assert read_profile_texts(host.workspace).profile.name == ""
