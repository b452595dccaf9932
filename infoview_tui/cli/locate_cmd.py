"""``infoview locate``."""

from __future__ import annotations

from infoview_tui.cli import DONE
from infoview_tui.cli.output import say
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import Places, bundled_banks


def print_places(places: Places) -> int:
    """Print where everything is, or would be."""
    located = {
        "Data": places.data,
        "Database": places.database,
        "Backups": places.data / "backups",
        "Config file": places.config_file,
        "Own banks": places.own_banks,
        "Bundled banks": bundled_banks(),
    }
    width = max(map(len, located))
    for name, path in located.items():
        say(f"{name:<{width}}  {clean_line(str(path))}{'' if path.exists() else '  (not there yet)'}")
    return DONE
