"""Profiles, each the data of one person, for the interface: what there is, a new one, and whether one can be opened."""

from __future__ import annotations

from infoview_tui.domain.profile_names import DEFAULT_PROFILE
from infoview_tui.paths import AppPaths
from infoview_tui.storage.connection import read_revision
from infoview_tui.storage.profiles import (
    ProfileSummary as ProfileSummary,
    add_profile as add_profile,
    has_named_profiles,
    list_profiles as list_profiles,
)


def name_profile(paths: AppPaths) -> str:
    """Return the name of a profile to show; empty for the default one where there is no other."""
    if paths.profile:
        return paths.profile
    return DEFAULT_PROFILE if has_named_profiles(paths.default) else ""


def check_profile(paths: AppPaths) -> None:
    """Raise StorageError, with what is wrong, unless the data of a profile can be opened, or there are none yet."""
    read_revision(paths.database)
