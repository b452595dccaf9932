"""The profile is saved as it is typed, merged between windows, and undone by visit."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import ProfileRow, read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.commands import edit_introduction, record_profile_edits, save_profile
from infoview_tui.services.profile.queries import ProfileTexts, read_profile_texts
from tests.profiles import write_profile

EMPTY = ProfileTexts(ProfileRow(*[""] * 9), {})


def typed(base: ProfileTexts, **texts: str) -> ProfileTexts:
    return ProfileTexts(base.profile._replace(**texts), base.introductions)


def test_what_is_typed_is_saved_at_once_without_an_event(workspace: Workspace, now: datetime) -> None:
    saved = save_profile(workspace, typed(EMPTY, name="Ad", experience="Paris\n\x1b[31mRome"), EMPTY, now)
    assert saved == read_profile_texts(workspace) == typed(EMPTY, name="Ad", experience="Paris\nRome")
    assert not workspace.store.connection.execute("SELECT count(*) FROM events").fetchone()[0]


def test_one_visit_is_one_undo(workspace: Workspace, now: datetime) -> None:
    write_profile(workspace, EMPTY.profile._replace(name="Ada", skills="math"), now)
    before = texts = read_profile_texts(workspace)
    for introduction in ("I", "I t", "I teach."):
        texts = save_profile(workspace, typed(texts, introduction=introduction, skills=""), texts, now)
    assert record_profile_edits(workspace, before, now)
    assert workspace.undo(now) == "Edited your profile"
    assert read_profile_texts(workspace) == before
    workspace.redo(now)
    assert read_profile(workspace).introduction == "I teach."


def test_a_visit_without_a_change_is_no_undo(workspace: Workspace, now: datetime) -> None:
    write_profile(workspace, EMPTY.profile._replace(name="Ada"), now)
    assert not record_profile_edits(workspace, read_profile_texts(workspace), now)
    workspace.undo(now)
    assert read_profile(workspace).name == ""


def test_two_windows_lose_nothing(workspace: Workspace, now: datetime) -> None:
    base = read_profile_texts(workspace)
    save_profile(workspace, typed(base, skills="math", experience="Paris", name="Ada"), base, now)
    saved = save_profile(workspace, typed(base, skills="logic", values="honesty", experience="Rome"), base, now)
    assert saved.profile[:9] == ("Ada", "", "", "", "logic\nmath", "honesty", "", "Rome\nParis", "")


def test_an_introduction_for_a_path_is_saved_merged_and_undone(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, ContactForm("Ann", paths=("law", "design")), now)
    base = read_profile_texts(workspace)
    assert base.introductions == {2: "", 1: ""}
    here = save_profile(workspace, ProfileTexts(base.profile, {1: "I judge", 2: ""}), base, now)
    there = save_profile(workspace, ProfileTexts(base.profile, {1: "I plead", 2: "I draw"}), base, now)
    assert here.introductions == {1: "I judge", 2: ""}
    assert there.introductions == {1: "I plead / I judge", 2: "I draw"}
    assert read_profile_texts(workspace) == there
    assert record_profile_edits(workspace, base, now)
    workspace.undo(now)
    assert read_profile_texts(workspace) == base


def test_undo_leaves_alone_what_another_window_has_changed(workspace: Workspace, now: datetime) -> None:
    base = read_profile_texts(workspace)
    ours = save_profile(workspace, typed(base, skills="math"), base, now)
    save_profile(workspace, typed(ours, phone="123"), ours, now)
    recorded = base.with_changes_of(ours, read_profile_texts(workspace))
    assert (recorded.profile.skills, recorded.profile.phone) == ("", "123")
    record_profile_edits(workspace, recorded, now)
    workspace.undo(now)
    assert (read_profile(workspace).skills, read_profile(workspace).phone) == ("", "123")


def test_a_path_deleted_meanwhile_is_left_out(workspace: Workspace, now: datetime) -> None:
    base = ProfileTexts(EMPTY.profile, {7: ""})
    saved = save_profile(workspace, ProfileTexts(EMPTY.profile, {7: "I draw"}), base, now)
    assert saved.introductions == {7: "I draw"}
    assert not record_profile_edits(workspace, base, now)
    with pytest.raises(NotFoundError, match="path no longer exists"):
        edit_introduction(workspace, 7, "I draw", now)
