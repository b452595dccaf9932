"""Strict question bank reader: a file with any problem is skipped, and all its problems are reported.

A bank is a YAML file, ``*.yaml`` or ``*.yml``, in UTF-8 and at most 1 MB::

    topic: day-to-day             # one of R20's topics; your own banks may use any lower-case-with-hyphens
    title: Day to day             # optional: the heading of the topic; default: made from the topic
    language: en                  # optional: a language tag such as en or pt-BR; default: en
    questions:                    # at least one
      - id: day-to-day.last-week  # topic, dot, lower-case-with-hyphens; yours override bundled ones
        text: What did you do last week?
        probes:                   # optional: follow-up questions
          - What surprised you?
        good_for: Real hours.     # optional: what you learn from it
        minutes: 3                # optional: estimated time, 1 to 30; default: 3

Unknown keys are errors. All values are text as written (``no`` is not a boolean); a text is one line of at most
500 characters after folding and cleaning. A text with a colon and a space, with a space and ``#``, or with a question
mark inside ``[ ]`` or ``{ }`` needs quotes.
Anchors, aliases, tags, duplicate keys, and deep nesting are rejected (`strict_yaml`).
"""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.banks.model import Bank, BankLibrary, BankProblem, Question
from infoview_tui.storage.banks.validate import BankValidator
from infoview_tui.storage.strict_yaml import START_POSITION, Position, StrictYamlError, parse, quote_text

MAX_BANK_BYTES = 1_000_000
"""Maximum size of a bank file, in bytes."""


def read_bank(path: Path, *, is_custom: bool) -> tuple[Bank | None, tuple[BankProblem, ...]]:
    """Read one bank. Never raises, even if the file is invalid or unreadable.

    Returns the bank, or None and all problems found. Only custom banks (*is_custom*) may have topics beyond R20's.
    """
    validator = BankValidator(path, is_custom)
    bank = _read_file(validator)
    return bank, validator.problems


def load_library(bundled: Path, custom: Path | None) -> BankLibrary:
    """Read all banks in both directories, sorted by file name. Files that start with a dot are ignored.

    An invalid file is reported in the library's problems and does not affect others. The *custom* directory may be
    missing. An ID used in two files of one directory is a problem; the first file wins.
    """
    problems: list[BankProblem] = []
    banks = _read_directory(bundled, is_custom=False, problems=problems)
    if not banks and not problems:
        problems.append(BankProblem(bundled, 1, 1, "no question banks found here; reinstall Infoview"))
    if custom is not None:
        banks += _read_directory(custom, is_custom=True, problems=problems)
    return BankLibrary(tuple(banks), tuple(problems))


def _read_file(validator: BankValidator) -> Bank | None:
    try:
        return validator.validate(parse(_read_text(validator.path)))
    except StrictYamlError as error:
        validator.add_problem(error.position, error.message)
        return None


def _read_directory(directory: Path, *, is_custom: bool, problems: list[BankProblem]) -> list[Bank]:
    try:
        paths = sorted(path for path in directory.iterdir() if path.suffix in {".yaml", ".yml"})
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(BankProblem(directory, 1, 1, f"cannot read the folder: {error.strerror}"))
        return []
    banks: list[Bank] = []
    paths_by_id: dict[str, Path] = {}
    for path in paths:
        if path.name.startswith("."):  # temporary files of editors and file systems
            continue
        validator = BankValidator(path, is_custom)
        if bank := _read_file(validator):
            banks.append(_drop_duplicate_ids(bank, validator, paths_by_id))
        problems += validator.problems
    return banks


def _drop_duplicate_ids(bank: Bank, validator: BankValidator, paths_by_id: dict[str, Path]) -> Bank:
    """Remove and report questions whose ID an earlier file has; add the other IDs to *paths_by_id*."""
    kept: list[Question] = []
    for question in bank.questions:
        earlier = paths_by_id.setdefault(question.id, bank.path)
        if earlier == bank.path:
            kept.append(question)
        else:
            message = f"the id {quote_text(question.id)} is already used in {clean_line(earlier.name)}"
            validator.add_problem(validator.id_positions[question.id], message)
    return replace(bank, questions=tuple(kept))


def _read_text(path: Path) -> str:
    """Return the text of a file. Raises StrictYamlError if it is not a readable, regular UTF-8 file up to 1 MB."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StrictYamlError(START_POSITION, "this is a folder, not a file")
        if not stat.S_ISREG(mode):  # reading a pipe would block forever
            raise StrictYamlError(START_POSITION, "this is not a regular file")
        with path.open("rb") as file:
            content = file.read(MAX_BANK_BYTES + 1)
    except OSError as error:
        raise StrictYamlError(START_POSITION, f"cannot read the file: {error.strerror}") from error
    if len(content) > MAX_BANK_BYTES:
        raise StrictYamlError(START_POSITION, "the file is larger than 1 MB; split it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StrictYamlError(
            _end_position(content[: error.start]), "the file is not UTF-8; save it as UTF-8"
        ) from error


def _end_position(content: bytes) -> Position:
    """Return the position right after *content*, which is valid UTF-8."""
    last_line = content.rpartition(b"\n")[2].decode("utf-8-sig")
    return Position(content.count(b"\n") + 1, len(last_line) + 1)
