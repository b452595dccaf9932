"""``infoview locate``."""

from __future__ import annotations

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.known_data import is_missing
from infoview_tui.cli.output import print_lines
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import AppPaths, bundled_banks, bundled_templates


def print_paths(paths: AppPaths) -> int:
    """Print the paths of all files and directories, including those that do not exist."""
    locations = {
        "Data": paths.data,
        "Database": paths.database,
        "Backups": paths.data / "backups",
        "Config file": paths.config_file,
        "Your banks": paths.custom_banks,
        "Your templates": paths.custom_templates,
        "Bundled banks": bundled_banks(),
        "Bundled templates": bundled_templates(),
    }
    width = max(map(len, locations))
    is_lost = is_missing(paths)
    for name, path in locations.items():
        was_there = is_lost and path in (paths.data, paths.database)
        note = "" if path.exists() else "  (missing: it had data before)" if was_there else "  (does not exist yet)"
        print_lines(f"{name:<{width}}  {clean_line(str(path))}{note}")
    return EXIT_OK
