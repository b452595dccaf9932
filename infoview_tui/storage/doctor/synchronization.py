"""Whether the directory of the data is synchronized by a service: a database that is in use must not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.doctor.findings import Finding, Severity

_SERVICES = {
    "Dropbox": r"dropbox( \(.*\)|-.*)?",
    "iCloud Drive": r"mobile documents|com~apple~clouddocs|icloud drive",
    "OneDrive": r"onedrive( ?- ?.*)?",
    "Google Drive": r"google drive|googledrive-.*|my drive",
    "Nextcloud": r"nextcloud",
    "ownCloud": r"owncloud",
    "pCloud": r"pcloud ?drive|pcloudsync",
}
"""Names of directories that services synchronize."""

_MARKERS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".owncloudsync.log": "ownCloud", ".sync": "Resilio Sync"}
"""Files and directories by which a synchronized directory is known."""

_ONLY_FILES = {".dropbox"}
"""Markers that are directories elsewhere: Dropbox keeps its settings in one in the home directory."""

_COPY = re.compile(
    r"conflicted copy|\.sync-conflict-|conflict-\d{8}|infoview \(\d+\)\.|infoview \d+\.|infoview-conflict"
    r"|-rescued\.db$",
    re.IGNORECASE,
)
"""Names of copies: those of services after a conflict, and of the app if its file was replaced while it was open."""


def check_synchronization(directory: Path) -> Iterator[Finding]:
    """Yield whether a directory is synchronized, and whether there are copies from a conflict in it."""
    service = find_service(directory)
    if service:
        text = f"{service} synchronizes {clean_line(str(directory))}, which can damage data that are in use."
        advice = "Move the data elsewhere and set INFOVIEW_DATA_DIR; synchronize the backups instead."
        yield Finding("synchronization", Severity.WARNING, f"{text} {advice}")
    else:
        yield Finding("synchronization", Severity.OK, "No service is known to synchronize the data.")
    copies = sorted(file.name for file in directory.iterdir() if _COPY.search(file.name))
    if copies:
        names = ", ".join(map(clean_line, copies[:3]))
        advice = "`infoview merge FILE` brings in what only a copy has; then move it away."
        yield Finding("conflicts", Severity.WARNING, f"Other copies of the data: {names}. {advice}")


def find_service(directory: Path) -> str:
    """Return the service that synchronizes a directory, by its name and by files in it and above it; or nothing.

    A link into a synchronized directory counts, too.
    """
    target = directory.resolve()
    for place in (directory, *directory.parents, target, *target.parents):
        for service, pattern in _SERVICES.items():
            if re.fullmatch(pattern, place.name, re.IGNORECASE):
                return service
        for marker, service in _MARKERS.items():
            if (place / marker).exists() and not (marker in _ONLY_FILES and (place / marker).is_dir()):
                return service
    return ""
