"""Strict reader of question sets: a file with any problem is skipped, and all its problems are reported.

A file of question sets is a YAML file, ``*.yaml`` or ``*.yml``, in UTF-8 and at most 1 MB::

    sets:                         # at least one
      - id: coffee-with-a-friend  # lower-case-with-hyphens; yours override bundled ones
        title: Coffee with a friend of a friend
        # optional: when the set is the right one
        situation: You know somebody in common, and it's informal.
        questions:                # at least one, by ID, in the order in which you ask them
          - career-path.how-you-got-here
          - network-and-closing.who-else

Each question is one of the banks, bundled or the user's own. Everything else is as in question bank files
(`storage.banks.reader`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from infoview_tui.storage.question_sets.model import SETS_FOLDER, QuestionSetFile
from infoview_tui.storage.question_sets.validate import QuestionSetValidator
from infoview_tui.storage.strict_yaml import MappingNode, StrictYamlError, parse
from infoview_tui.storage.yaml_files import DirectoryFiles, FileProblem, read_directories, read_text


def read_set_file(
    path: Path, known_ids: Collection[str], *, is_custom: bool
) -> tuple[QuestionSetFile | None, tuple[FileProblem, ...]]:
    """Read one file of question sets. Never raises, even if the file is invalid or unreadable.

    *known_ids* are the IDs of all questions in the banks. Returns the sets, or None and all problems found.
    """
    validator = QuestionSetValidator(path, is_custom, known_ids)
    file = validator.read()
    return file, validator.problems


def read_set_directories(
    bundled: Path, custom: Path | None, known_ids: Collection[str]
) -> DirectoryFiles[QuestionSetFile]:
    """Read all files of question sets in both directories, sorted by file name (`storage.yaml_files`).

    An invalid file does not affect others. The *custom* directory may be missing. An ID used in two files of one
    directory is a problem; the first file wins. *known_ids* are the IDs of all questions in the banks.
    """

    def read_first_with_id(
        path: Path, is_custom: bool, paths_by_id: dict[str, Path]
    ) -> tuple[QuestionSetFile | None, tuple[FileProblem, ...]]:
        validator = QuestionSetValidator(path, is_custom, known_ids)
        file = validator.read()
        if file is not None:
            first = [each for each in file.sets if validator.is_first_with_id(each.id, paths_by_id)]
            file = replace(file, sets=tuple(first))
        return file, validator.problems

    return read_directories(bundled, custom, read_first_with_id, contents="question sets")


def is_set_file(path: Path) -> bool:
    """Whether a file is meant to have question sets, and not a question bank: by its first keys, or by its folder."""
    try:
        tree = parse(read_text(path))
    except StrictYamlError:
        tree = None
    if isinstance(tree, MappingNode):
        keys = {key.value for key, _ in tree.entries}
        if keys & {"sets", "topic"}:
            return "sets" in keys
    return path.parent.name == SETS_FOLDER
