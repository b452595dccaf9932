"""Locations of the data, the config file, the user's question banks and templates, and the bundled ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from infoview_tui.errors import InfoviewError, UnknownProfileError

PACKAGE_DIR = Path(__file__).parent


PROFILES = "profiles"
"""The directory in that of the data, and in that of the config, which has a directory for each named profile."""


class AppPaths(NamedTuple):
    """The directories used by the app.

    ``data`` contains the database and its backups; ``config`` contains ``config.toml`` and the user's
    ``question_banks`` and message ``templates``. A named profile has both directories of its own, and reads the config
    file in ``shared_config`` unless it has one.
    """

    data: Path
    config: Path
    profile: str = ""
    """The name of the profile; empty for the default one."""

    shared_config: Path | None = None
    """The config directory of the default profile, for another one."""

    @property
    def database(self) -> Path:
        """The SQLite database file."""
        return self.data / "infoview.db"

    @property
    def config_file(self) -> Path:
        """The config file, which may not exist."""
        own = self.config / "config.toml"
        if self.shared_config is not None and not own.exists():
            return self.shared_config / "config.toml"
        return own

    @property
    def custom_banks(self) -> Path:
        """The directory of the user's question banks, with their question sets in ``sets``; it may not exist."""
        return self.config / "question_banks"

    @property
    def custom_templates(self) -> Path:
        """The directory of the user's message templates, which may not exist."""
        return self.config / "templates"

    @property
    def default(self) -> AppPaths:
        """The directories of the default profile, which contain those of the others."""
        if self.shared_config is None:
            return self
        return AppPaths(self.data.parent.parent, self.shared_config)


def resolve_paths(data_dir: str | os.PathLike[str] | None = None, profile: str | None = None) -> AppPaths:
    """Return the directories from the arguments, the environment, or the platform defaults, in this order.

    The environment variables are ``INFOVIEW_DATA_DIR``, ``INFOVIEW_CONFIG_DIR``, and ``INFOVIEW_PROFILE``, which does
    not count for a *data_dir* that is given. Raises InfoviewError if one of the directories depends on a home directory
    that is unknown, and UnknownProfileError if there is no such profile.
    """
    name = profile or find_profile_in_environment(data_dir)
    default = resolve_default_paths(data_dir)
    return select_profile(default, name) if name else default


def find_profile_in_environment(data_dir: str | os.PathLike[str] | None) -> str:
    """Return the profile of ``INFOVIEW_PROFILE``; empty if there is none, or a data directory is given."""
    return "" if data_dir else os.environ.get("INFOVIEW_PROFILE", "")


def select_profile(default: AppPaths, name: str) -> AppPaths:
    """Return the directories of a profile. Raises UnknownProfileError if there is none with this name."""
    from infoview_tui.domain.profile_names import (  # most people have no profiles
        DEFAULT_PROFILE,
        fold_profile_name,
        is_default_profile,
        normalize_profile_name,
    )

    typed = normalize_profile_name(name)
    if is_default_profile(typed):
        return default
    known = list_profile_names(default)
    for each in known:
        if fold_profile_name(each) == fold_profile_name(typed):
            return profile_paths(default, each)
    raise UnknownProfileError(typed, [DEFAULT_PROFILE, *known])


def profile_paths(default: AppPaths, name: str) -> AppPaths:
    """Return the directories of a profile, which may not exist."""
    return AppPaths(default.data / PROFILES / name, default.config / PROFILES / name, name, default.config)


def list_profile_names(default: AppPaths) -> list[str]:
    """Return the names of the profiles besides the default one, in order."""
    try:
        directories = [each.name for each in (default.data / PROFILES).iterdir() if each.is_dir()]
    except OSError:
        return []
    from infoview_tui.domain.profile_names import find_name_problem, fold_profile_name, normalize_profile_name

    named = [name for name in directories if not find_name_problem(normalize_profile_name(name))]
    return sorted(named, key=fold_profile_name)


def resolve_default_paths(data_dir: str | os.PathLike[str] | None = None) -> AppPaths:
    """Return the directories of the default profile, as `resolve_paths` does. Raises InfoviewError."""
    data = data_dir or os.environ.get("INFOVIEW_DATA_DIR")
    config = os.environ.get("INFOVIEW_CONFIG_DIR")
    if data and config:
        return AppPaths(expand_home(data), expand_home(config))
    import platformdirs  # slow to import, and not always needed

    try:
        default_data = platformdirs.user_data_dir("infoview", appauthor=False)
        default_config = platformdirs.user_config_dir("infoview", appauthor=False)
    except RuntimeError:  # older versions return them with ~
        default_data = default_config = "~"
    if (default_data.startswith("~") and not data) or (default_config.startswith("~") and not config):
        raise InfoviewError("Your home directory is unknown. Set HOME, or INFOVIEW_DATA_DIR and INFOVIEW_CONFIG_DIR.")
    return AppPaths(expand_home(data or default_data), expand_home(config or default_config))


def expand_home(directory: str | os.PathLike[str]) -> Path:
    """Return an absolute path, with ``~`` expanded.

    Raises InfoviewError if that home directory is unknown, or the path begins in a current directory that is gone.
    """
    try:
        return Path(directory).expanduser().absolute()
    except RuntimeError as error:
        home = os.fspath(directory).partition("/")[0]
        raise InfoviewError(
            f"Cannot use {directory}: the home directory {home} is unknown. Write the path without ~."
        ) from error
    except OSError as error:
        raise InfoviewError(
            f"Cannot use {directory}: the current directory does not exist any more. Write the whole path."
        ) from error


def bundled_banks() -> Path:
    """Return the directory of the bundled question banks: inside an installed package, next to it in a checkout."""
    inside = PACKAGE_DIR / "question_banks"
    return inside if inside.is_dir() else PACKAGE_DIR.parent / "question_banks"


def bundled_templates() -> Path:
    """Return the directory of the bundled message templates."""
    return PACKAGE_DIR / "message_templates"
