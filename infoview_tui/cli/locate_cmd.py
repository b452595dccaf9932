"""``infoview locate``."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.known_data import is_missing
from infoview_tui.cli.output import print_json, print_lines
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.files_json import LocationJson
from infoview_tui.paths import AppPaths, bundled_banks, bundled_templates


def print_paths(paths: AppPaths, *, as_json: bool) -> int:
    """Print the paths of all files and directories, including those that do not exist, as lines or JSON."""
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
    lost = {paths.data, paths.database} if is_missing(paths) else set()
    if as_json:
        print_json([_to_json(name, path, is_lost=path in lost) for name, path in locations.items()])
        return EXIT_OK
    width = max(map(len, locations))
    for name, path in locations.items():
        note = "" if path.exists() else "  (missing: it had data before)" if path in lost else "  (does not exist yet)"
        print_lines(f"{name:<{width}}  {clean_line(str(path))}{note}")
    return EXIT_OK


def _to_json(name: str, path: Path, *, is_lost: bool) -> LocationJson:
    exists = path.exists()
    return {"name": name, "path": clean_line(str(path)), "exists": exists, "is_missing": is_lost and not exists}
