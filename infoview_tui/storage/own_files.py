"""The user's own files beside the data: question banks, question sets, and message templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line

OWN_FOLDERS = ("question_banks", "question_sets", "templates")
"""The names of the folders in an export."""

_FILE_NAME = re.compile(r"[^./\\\x00][^/\\\x00]{0,200}\.ya?ml", re.IGNORECASE)


class OwnFolders(NamedTuple):
    """The directories of the user's question banks, which has the question sets, and of the message templates."""

    banks: Path
    templates: Path

    def find(self, folder: str) -> Path:
        """Return the directory of a folder of `OWN_FOLDERS`."""
        from infoview_tui.storage.question_sets.model import SETS_FOLDER  # its package imports PyYAML

        return {
            "question_banks": self.banks,
            "question_sets": self.banks / SETS_FOLDER,
            "templates": self.templates,
        }[folder]


class OwnFile(NamedTuple):
    """A file of the user: its folder, a name of `OWN_FOLDERS`, its name, and its text."""

    folder: str
    name: str
    text: str


def is_file_name(name: str) -> bool:
    """Whether a file of this name may be written to a folder: a visible YAML file, and no path."""
    return _FILE_NAME.fullmatch(name) is not None and clean_line(name) == name


def list_own_files(folders: OwnFolders) -> Iterator[OwnFile | str]:
    """Yield the user's files by folder and name, and a sentence for each that cannot be read."""
    from infoview_tui.storage.strict_yaml import StrictYamlError
    from infoview_tui.storage.yaml_files import YAML_SUFFIXES, read_text

    for folder in OWN_FOLDERS:
        for path in sorted(folders.find(folder).glob("*")):
            if path.suffix.lower() not in YAML_SUFFIXES or not is_file_name(path.name):
                continue
            try:
                yield OwnFile(folder, path.name, read_text(path))
            except StrictYamlError as error:
                yield f"{clean_line(str(path))} is left out: {error.message}."
