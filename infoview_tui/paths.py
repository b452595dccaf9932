"""Where things are kept: the data, the config file, the person's own question banks and the bundled ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PACKAGE_DIR = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The directories of one run.

    ``data`` holds the database and its backups; ``config`` holds ``config.toml`` and the person's ``question_banks``.
    """

    data: Path
    config: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "infoview.db"

    @property
    def config_file(self) -> Path:
        """The config file; it need not exist."""
        return self.config / "config.toml"

    @property
    def custom_banks(self) -> Path:
        """The directory of the person's own question banks; it need not exist."""
        return self.config / "question_banks"


def resolve_paths(data_dir: str | os.PathLike[str] | None = None) -> AppPaths:
    """Return the places of this run: the argument, else the environment, else the platform's own directories.

    ``INFOVIEW_DATA_DIR`` and ``INFOVIEW_CONFIG_DIR`` stand for the two directories.
    """
    data = data_dir or os.environ.get("INFOVIEW_DATA_DIR")
    config = os.environ.get("INFOVIEW_CONFIG_DIR")
    if data and config:
        return AppPaths(Path(data).expanduser().absolute(), Path(config).expanduser().absolute())
    import platformdirs  # costs more than all the rest of this module, and is not always needed

    data_path = Path(data).expanduser().absolute() if data else platformdirs.user_data_path("infoview", appauthor=False)
    config_path = (
        Path(config).expanduser().absolute() if config else platformdirs.user_config_path("infoview", appauthor=False)
    )
    return AppPaths(data_path, config_path)


def bundled_banks() -> Path:
    """Return the directory of the bundled question banks: inside an installed package, beside it in a checkout."""
    inside = PACKAGE_DIR / "question_banks"
    return inside if inside.is_dir() else PACKAGE_DIR.parent / "question_banks"
