"""``infoview banks list`` and ``infoview banks check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infoview_tui.cli import DONE, FAILED
from infoview_tui.cli.output import complain, say, table
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.paths import Places, bundled_banks
from infoview_tui.storage.banks import Bank, Problem, load_library, read_bank


def print_banks(places: Places) -> int:
    """Print each bank: its topic, how many questions it has, and whose it is."""
    library = load_library(bundled_banks(), places.own_banks)
    rows = [(bank.topic, str(len(bank.questions)), _whose(bank, places)) for bank in library.banks]
    say(*table(("TOPIC", "QUESTIONS", "WHOSE"), rows))
    if library.problems:
        complain(f"{_count(len(library.problems), 'problem')} in the banks: `infoview banks check` names them.")
    return DONE


def check_banks(places: Places, files: Sequence[str]) -> int:
    """Print what is wrong in some files, or in all banks that Infoview would use; fails where there is anything."""
    banks, problems = _read(files) if files else _read_all(places)
    say(*map(str, problems))
    if problems:
        wrong = len({problem.path for problem in problems})
        complain(f"{_count(len(problems), 'problem')} in {_count(wrong, 'file')}.")
        return FAILED
    questions = sum(len(bank.questions) for bank in banks)
    say(f"{_count(len(banks), 'bank')}, {_count(questions, 'question')}: all good")
    return DONE


def _read_all(places: Places) -> tuple[Sequence[Bank], Sequence[Problem]]:
    library = load_library(bundled_banks(), places.own_banks)
    return library.banks, library.problems


def _read(files: Sequence[str]) -> tuple[Sequence[Bank], Sequence[Problem]]:
    banks: list[Bank] = []
    problems: list[Problem] = []
    bundled = bundled_banks().resolve()
    for file in files:
        path = Path(file)
        bank, found = read_bank(path, own=path.resolve().parent != bundled)
        problems += found
        if bank is not None:
            banks.append(bank)
    return banks, problems


def _whose(bank: Bank, places: Places) -> str:
    return f"own: {clean_line(str(bank.path.relative_to(places.own_banks)))}" if bank.own else "bundled"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
