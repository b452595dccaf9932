"""The profile from an import: only empty fields, in one step that can be undone."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.services.contacts.queries import ProfileRow, read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.profile.imported import fill_profile
from infoview_tui.services.profile.queries import find_empty_fields
from tests.profiles import write_profile

TEXTS = (("name", "Ada Byron"), ("email", " ada@x.example\n"), ("skills", "SQL"), ("experience", ""))


def test_only_empty_fields_are_filled(workspace: Workspace, now: datetime) -> None:
    write_profile(workspace, ProfileRow("Ada", *[""] * 8), now)
    assert find_empty_fields(workspace, TEXTS) == {"email": "ada@x.example", "skills": "SQL"}
    assert fill_profile(workspace, TEXTS, now) == ["email", "skills"]
    profile = read_profile(workspace)
    assert (profile.name, profile.email, profile.skills) == ("Ada", "ada@x.example", "SQL")
    assert fill_profile(workspace, TEXTS, now) == []


def test_one_undo_takes_it_back(workspace: Workspace, now: datetime) -> None:
    assert fill_profile(workspace, TEXTS, now) == ["name", "email", "skills"]
    assert workspace.undo(now) == "Filled in your profile from an import"
    assert read_profile(workspace).name == ""
