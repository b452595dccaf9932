"""Reads question banks, strictly: a file is right in all of it, or it is left out and each mistake is named.

A bank is a YAML file, ``*.yaml`` or ``*.yml``, in UTF-8 and of at most 1 MB::

    topic: day-to-day             # one of R20's topics; in an own bank any lower-case-with-hyphens
    title: Day to day             # optional: how the topic is headed; otherwise made from the topic
    language: en                  # optional: the language of the texts, a tag such as en or pt-BR; otherwise en
    questions:                    # at least one
      - id: day-to-day.last-week  # the topic, a dot, lower-case-with-hyphens; an own one overrides a bundled one
        text: What did you do last week?
        probes:                   # optional: follow-ups that dig deeper
          - What surprised you?
        good_for: Real hours.     # optional: what one learns from it
        minutes: 3                # optional: what it tends to take, 1 to 30; otherwise 3

Any other key is a mistake. Everything is text as written (``no`` is no boolean); a text is one line of at most
500 characters once folded and cleaned. A text with a colon and a space, or with a space and ``#``, needs quotes, and
so does one with a question mark inside ``[ ]`` or ``{ }``.
Anchors, aliases, tags, duplicate keys and deep nesting are refused (`strict_yaml`).
"""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.banks.model import Bank, BankLibrary, BankProblem, Question
from infoview_tui.storage.banks.strict_yaml import START_POSITION, Position, StrictYamlError, parse, quote_text
from infoview_tui.storage.banks.validate import BankValidator

MAX_BANK_BYTES = 1_000_000
"""The size of the largest bank that is read, in bytes."""


def read_bank(path: Path, *, is_custom: bool) -> tuple[Bank | None, tuple[BankProblem, ...]]:
    """Read one bank; never raises, whatever is in the file and whether or not it can be read.

    Returns the bank, or None with all the problems found. *own* says whose it is: only the person's own banks may have
    topics beyond R20's.
    """
    validator = BankValidator(path, is_custom)
    bank = _read_file(validator)
    return bank, validator.problems


def load_library(bundled: Path, custom: Path | None) -> BankLibrary:
    """Read every bank in both directories, in the order of their names; files that begin with a dot are passed over.

    A broken file is named in the library's problems and takes no other with it. An *own* directory that does not exist
    is an empty one. The same id in two files of one directory is a problem: the first file keeps it.
    """
    problems: list[BankProblem] = []
    banks = _read_directory(bundled, is_custom=False, problems=problems)
    if not banks and not problems:
        problems.append(BankProblem(bundled, 1, 1, "there are no question banks here; install Infoview again"))
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
        problems.append(BankProblem(directory, 1, 1, f"the folder cannot be read: {error.strerror}"))
        return []
    banks: list[Bank] = []
    paths_by_id: dict[str, Path] = {}
    for path in paths:
        if path.name.startswith("."):  # editors and file systems leave such files about
            continue
        validator = BankValidator(path, is_custom)
        if bank := _read_file(validator):
            banks.append(_drop_duplicate_ids(bank, validator, paths_by_id))
        problems += validator.problems
    return banks


def _drop_duplicate_ids(bank: Bank, validator: BankValidator, paths_by_id: dict[str, Path]) -> Bank:
    """The bank without questions whose id an earlier file has; they are named, and *taken* learns the others."""
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
    """The text of a regular file of a fair size; raises `RefusedError` where it is none."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise StrictYamlError(START_POSITION, "this is a folder, not a file")
        if not stat.S_ISREG(mode):  # reading a pipe would wait for ever
            raise StrictYamlError(START_POSITION, "this is not a regular file")
        with path.open("rb") as file:
            content = file.read(MAX_BANK_BYTES + 1)
    except OSError as error:
        raise StrictYamlError(START_POSITION, f"the file cannot be read: {error.strerror}") from error
    if len(content) > MAX_BANK_BYTES:
        raise StrictYamlError(START_POSITION, "the file is larger than 1 MB; split it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StrictYamlError(
            _end_position(content[: error.start]), "the file is not in UTF-8; save it as UTF-8"
        ) from error


def _end_position(content: bytes) -> Position:
    """The place right after *content*, which is good UTF-8."""
    last_line = content.rpartition(b"\n")[2].decode("utf-8-sig")
    return Position(content.count(b"\n") + 1, len(last_line) + 1)
