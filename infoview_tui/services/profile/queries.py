"""Reads for the screen of the user's profile (R6)."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.services.contacts.queries import ProfileRow as ProfileRow, read_profile as read_profile
from infoview_tui.services.core.workspace import Workspace


class ProfileTexts(NamedTuple):
    """All texts of the profile."""

    profile: ProfileRow


MULTILINE_FIELDS = ("interests", "skills", "values", "experience", "circumstances")
"""The fields of a profile that may have several lines."""


def clean_field(name: str, text: str) -> str:
    """Return the text of a field as it is saved: one line, unless the field may have several."""
    return clean_text(text) if name in MULTILINE_FIELDS else clean_line(text)


def read_profile_texts(workspace: Workspace) -> ProfileTexts:
    """Return the texts of the profile."""
    return ProfileTexts(read_profile(workspace))
