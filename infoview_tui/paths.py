"""Locations of the data, the config file, the user's question banks and templates, and the bundled ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

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

    The environment variables are ``INFOVIEW_DATA_DIR`` and ``INFOVIEW_CONFIG_DIR``.
    """
    data = data_dir or os.environ.get("INFOVIEW_DATA_DIR")
    config = os.environ.get("INFOVIEW_CONFIG_DIR")
    if data and config:
        return AppPaths(Path(data).expanduser().absolute(), Path(config).expanduser().absolute())
    import platformdirs  # slow to import, and not always needed

    data_path = Path(data).expanduser().absolute() if data else platformdirs.user_data_path("infoview", appauthor=False)
    config_path = (
        Path(config).expanduser().absolute() if config else platformdirs.user_config_path("infoview", appauthor=False)
    )
    return AppPaths(data_path, config_path)


def bundled_banks() -> Path:
    """Return the directory of the bundled question banks: inside an installed package, next to it in a checkout."""
    inside = PACKAGE_DIR / "question_banks"
    return inside if inside.is_dir() else PACKAGE_DIR.parent / "question_banks"


def bundled_templates() -> Path:
    """Return the directory of the bundled message templates."""
    return PACKAGE_DIR / "message_templates"
