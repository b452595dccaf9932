"""``infoview banks list`` and ``infoview banks check``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.file_problems import report_check
from infoview_tui.cli.output import format_table, print_json, print_lines, print_remark
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.question_checks import check_question
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.files_json import BankJson, LibraryJson, QuestionSetJson
from infoview_tui.paths import AppPaths, bundled_banks
from infoview_tui.storage.banks import Bank, BankLibrary, load_library, read_bank
from infoview_tui.storage.question_sets import SETS_FOLDER, QuestionSetFile, is_set_file, read_set_file
from infoview_tui.storage.yaml_files import FileProblem
from infoview_tui.typed_path import parse_path


def print_banks(paths: AppPaths, *, as_json: bool) -> int:
    """Print each bank and each question set: what it is for, the number of questions, and the source."""
    library = load_library(bundled_banks(), paths.custom_banks)
    if as_json:
        print_json(_library_to_json(library))
        return EXIT_OK
    banks = [(bank.topic, str(len(bank.questions)), _format_owner(bank, paths)) for bank in library.banks]
    print_lines(*format_table(("TOPIC", "QUESTIONS", "SOURCE"), banks))
    files = {each.id: file for file in library.set_files for each in file.sets}
    sets = [
        (each.id, str(len(each.question_ids)), each.title, _format_owner(files[each.id], paths))
        for each in library.sets
    ]
    print_lines("", *format_table(("SET", "QUESTIONS", "TITLE", "SOURCE"), sets, whole=1))
    if library.problems:
        print_remark(
            f"{format_count(len(library.problems), 'problem')} in the banks. Run `infoview banks check` for details."
        )
    return EXIT_OK


def check_banks(paths: AppPaths, files: Sequence[str], *, as_json: bool) -> int:
    """Print the problems in the given files or, if there are none, in all banks and question sets.

    The exit code is 1 for any problem, but not for advice on the wording of own questions.
    """
    library = _read_files(paths, files) if files else load_library(bundled_banks(), paths.custom_banks)
    advice = [line for bank in library.banks if bank.is_custom for line in _check_wording(bank)]
    return report_check(_count_contents(library), library.problems, library.skipped, advice, as_json=as_json)


def _check_wording(bank: Bank) -> Iterable[str]:
    """Yield advice on the wording of the questions and follow-ups of a bank in English (R21)."""
    if bank.language.lower().partition("-")[0] != "en":
        return
    for question in bank.questions:
        for number, text in enumerate((question.text, *question.probes)):
            name = f"{question.id}, follow-up {number}" if number else question.id
            for problem in check_question(text):
                yield f"{clean_line(str(bank.path))}: {name}: {problem.text}"


def _read_files(paths: AppPaths, files: Sequence[str]) -> BankLibrary:
    """Read the given files. The questions of sets may be in these files and in all banks that Infoview uses."""
    bundled = bundled_banks().resolve()
    given = [parse_path(file) for file in files]
    set_paths = [path for path in given if is_set_file(path)]
    results = [read_bank(path, is_custom=path.resolve().parent != bundled) for path in given if path not in set_paths]
    library = BankLibrary(tuple(bank for bank, _ in results if bank), tuple(_flatten(found for _, found in results)))
    if not set_paths:
        return library
    known_ids = {
        question.id
        for each in (library, load_library(bundled_banks(), paths.custom_banks))
        for question in each.questions
    }
    sets = [
        read_set_file(path, known_ids, is_custom=path.resolve().parent != bundled / SETS_FOLDER) for path in set_paths
    ]
    problems = (*library.problems, *_flatten(found for _, found in sets))
    return BankLibrary(library.banks, problems, set_files=tuple(file for file, _ in sets if file))


def _flatten(problems: Iterable[Sequence[FileProblem]]) -> Iterable[FileProblem]:
    return chain.from_iterable(problems)


def _count_contents(library: BankLibrary) -> str:
    """Return what was read, in words; what there is nothing of is left out, unless there is nothing at all."""
    counts = (
        (len(library.banks), "bank"),
        (sum(len(file.sets) for file in library.set_files), "question set"),
        (sum(len(bank.questions) for bank in library.banks), "question"),
    )
    return ", ".join(format_count(count, noun) for count, noun in counts if count) or format_count(0, "bank")


def _format_owner(file: Bank | QuestionSetFile, paths: AppPaths) -> str:
    return f"yours: {clean_line(str(file.path.relative_to(paths.custom_banks)))}" if file.is_custom else "bundled"


def _library_to_json(library: BankLibrary) -> LibraryJson:
    banks: list[BankJson] = [
        {
            "topic": bank.topic,
            "questions": len(bank.questions),
            "is_custom": bank.is_custom,
            "path": clean_line(str(bank.path)),
        }
        for bank in library.banks
    ]
    sets: list[QuestionSetJson] = [
        {
            "id": each.id,
            "title": each.title,
            "questions": len(each.question_ids),
            "is_custom": file.is_custom,
            "path": clean_line(str(file.path)),
        }
        for file in library.set_files
        for each in file.sets
    ]
    return {"banks": banks, "sets": sets, "problems": len(library.problems)}
