"""Reads for the screen of the user's profile (R6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services.contacts.queries import ProfileRow as ProfileRow, read_profile as read_profile
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.introduction import (
    PATH_INTRODUCTIONS,
    PathIntroductionRow as PathIntroductionRow,
)


class ProfileTexts(NamedTuple):
    """All texts of the profile. ``introductions`` are the variants for paths, by the id of the path."""

    profile: ProfileRow
    introductions: Mapping[int, str]

    def with_changes_of(self, before: ProfileTexts, after: ProfileTexts) -> ProfileTexts:
        """Return these texts with those of *after* where they were as *before*: what another window has changed."""

        def follow(own: str, old: str, new: str) -> str:
            return new if own == old else own

        profile = ProfileRow(*map(follow, self.profile, before.profile, after.profile))
        introductions = {
            path_id: follow(self.introductions.get(path_id, ""), before.introductions.get(path_id, ""), new)
            for path_id, new in after.introductions.items()
        }
        return ProfileTexts(profile, introductions)


MULTILINE_FIELDS = ("interests", "skills", "values", "experience", "circumstances")
"""The fields of a profile that may have several lines."""


def clean_field(name: str, text: str) -> str:
    """Return the text of a field as it is saved: one line, unless the field may have several."""
    return clean_text(text) if name in MULTILINE_FIELDS else clean_line(text)


def find_empty_fields(workspace: Workspace, texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return those of these texts, cleaned, whose field of the profile is empty."""
    profile = read_profile(workspace)._asdict()
    cleaned = ((name, clean_field(name, text)) for name, text in texts)
    return {name: text for name, text in cleaned if text and not profile[name]}


def read_profile_texts(workspace: Workspace) -> ProfileTexts:
    """Return the texts of the profile, with an introduction for every path; empty if it has no variant."""
    rows = list_path_introductions(workspace)
    return ProfileTexts(read_profile(workspace), {row.path_id: row.introduction for row in rows})


def list_path_introductions(workspace: Workspace) -> list[PathIntroductionRow]:
    """Return every path with the introduction for it, sorted by name."""
    return workspace.store.all(PATH_INTRODUCTIONS)
