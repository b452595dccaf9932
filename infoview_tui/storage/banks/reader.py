"""Strict question bank reader: a file with any problem is skipped, and all its problems are reported.

A bank is a YAML file, ``*.yaml`` or ``*.yml`` in any case, in UTF-8 and at most 1 MB::

    topic: day-to-day             # one of R20's topics; your own banks may use any lower-case-with-hyphens
    # optional: the heading of the topic; default: made from the topic
    title: Day to day
    language: en                  # optional: a language tag such as en or pt-BR; default: en
    questions:                    # at least one
      - id: day-to-day.last-week  # topic, dot, lower-case-with-hyphens; yours override bundled ones
        text: What did you do last week?
        probes:                   # optional: follow-up questions
          - What surprised you?
        # optional: what you learn from it
        good_for: Real hours.
        minutes: 3                # optional: estimated time, 1 to 30; default: 3

Unknown keys are errors. All values are text as written (``no`` is not a boolean); a text is one line of at most
500 characters after folding and cleaning. A text with a colon and a space, with a space and ``#``, or with a question
mark inside ``[ ]`` or ``{ }`` needs quotes. A comment behind a text without quotes is an error, since it may be the
end of the text.
Anchors, aliases, tags, duplicate keys, and deep nesting are rejected (`strict_yaml`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from infoview_tui.storage.banks.model import Bank, BankLibrary
from infoview_tui.storage.banks.validate import BankValidator
from infoview_tui.storage.question_sets import SETS_FOLDER, read_set_directories
from infoview_tui.storage.yaml_files import FileProblem, read_directories


def read_bank(path: Path, *, is_custom: bool, text: str | None = None) -> tuple[Bank | None, tuple[FileProblem, ...]]:
    """Read one bank. Never raises, even if the file is invalid or unreadable.

    Returns the bank, or None and all problems found. Only custom banks (*is_custom*) may have topics beyond R20's.
    *text* is read instead of what is in the file.
    """
    validator = BankValidator(path, is_custom, text)
    bank = validator.read()
    return bank, validator.problems


def load_library(bundled: Path, custom: Path | None) -> BankLibrary:
    """Read all banks in both directories, and the question sets in their ``sets`` folders, sorted by file name.

    An invalid file is reported in the library's problems and does not affect others. The *custom* directory may be
    missing. An ID used in two files of one directory is a problem; the first file wins (`storage.yaml_files`).
    """
    found = read_directories(
        bundled, custom, _read_first_with_id, contents="question banks", known_folders={SETS_FOLDER}
    )
    library = BankLibrary(*found)
    own_sets = custom / SETS_FOLDER if custom is not None and custom.is_dir() else None
    known_ids = {question.id for question in library.questions}
    sets = read_set_directories(bundled / SETS_FOLDER, own_sets, known_ids)
    return BankLibrary(
        library.banks, library.problems + sets.problems, library.skipped + sets.skipped, set_files=sets.files
    )


def _read_first_with_id(
    path: Path, is_custom: bool, paths_by_id: dict[str, Path]
) -> tuple[Bank | None, tuple[FileProblem, ...]]:
    validator = BankValidator(path, is_custom)
    bank = validator.read()
    if bank is not None:
        first = [question for question in bank.questions if validator.is_first_with_id(question.id, paths_by_id)]
        bank = replace(bank, questions=tuple(first))
    return bank, validator.problems
