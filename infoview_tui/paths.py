"""Locations of the data, the config file, the user's question banks and templates, and the bundled ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from infoview_tui.errors import InfoviewError

PACKAGE_DIR = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The directories used by the app.

    ``data`` contains the database and its backups; ``config`` contains ``config.toml`` and the user's
    ``question_banks`` and message ``templates``.
    """

    data: Path
    config: Path

    @property
    def database(self) -> Path:
        """The SQLite database file."""
        return self.data / "infoview.db"

    @property
    def config_file(self) -> Path:
        """The config file, which may not exist."""
        return self.config / "config.toml"

    @property
    def custom_banks(self) -> Path:
        """The directory of the user's question banks, with their question sets in ``sets``; it may not exist."""
        return self.config / "question_banks"

    @property
    def custom_templates(self) -> Path:
        """The directory of the user's message templates, which may not exist."""
        return self.config / "templates"


def resolve_paths(data_dir: str | os.PathLike[str] | None = None) -> AppPaths:
    """Return the directories from the argument, the environment, or the platform defaults, in this order.

    The environment variables are ``INFOVIEW_DATA_DIR`` and ``INFOVIEW_CONFIG_DIR``. Raises InfoviewError if one of them
    depends on a home directory that is unknown.
    """
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
