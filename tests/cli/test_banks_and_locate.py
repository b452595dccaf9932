"""`infoview banks` and `infoview locate`."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.paths import AppPaths, bundled_banks, bundled_templates
from tests.cli.conftest import Infoview

CUSTOM_BANK = "topic: sailing\nquestions:\n  - id: sailing.why\n    text: Why do you sail?\n"


CUSTOM_SET = "sets:\n  - {id: at-sea, title: On a boat, questions: [sailing.why]}\n"


def write_custom_set(paths: AppPaths, text: str) -> Path:
    (paths.custom_banks / "sets").mkdir(parents=True, exist_ok=True)
    path = paths.custom_banks / "sets" / "mine.yaml"
    path.write_text(text)
    return path


def write_custom_bank(paths: AppPaths, text: str, name: str = "sailing.yaml") -> Path:
    paths.custom_banks.mkdir(parents=True, exist_ok=True)
    path = paths.custom_banks / name
    path.write_text(text)
    return path


def test_banks_are_listed_with_their_source(infoview: Infoview, paths: AppPaths) -> None:
    write_custom_bank(paths, CUSTOM_BANK)
    rows = [line.split() for line in infoview("banks", "list").out.splitlines()]
    assert rows[0] == ["TOPIC", "QUESTIONS", "SOURCE"]
    assert ["day-to-day", "17", "bundled"] in rows
    assert ["sailing", "1", "yours:", "sailing.yaml"] in rows


def test_question_sets_are_listed_with_their_source(infoview: Infoview, paths: AppPaths) -> None:
    write_custom_bank(paths, CUSTOM_BANK)
    write_custom_set(paths, CUSTOM_SET)
    rows = [line.split() for line in infoview("banks", "list").out.splitlines()]
    assert ["SET", "QUESTIONS", "TITLE", "SOURCE"] in rows
    assert ["fifteen-minutes", "5", "15", "minutes", "only", "bundled"] in rows
    assert rows[-1] == ["at-sea", "1", "On", "a", "boat", "yours:", "sets/mine.yaml"]


def test_invalid_bank_is_mentioned_and_the_others_listed(infoview: Infoview, paths: AppPaths) -> None:
    write_custom_bank(paths, "topic: sailing\n")
    result = infoview("banks", "list")
    assert result.code == 0
    assert "day-to-day" in result.out
    assert result.err == "infoview: 1 problem in the banks. Run `infoview banks check` for details.\n"


def test_bundled_banks_are_valid(infoview: Infoview) -> None:
    result = infoview("banks", "check")
    assert result.code == 0
    assert result.out.endswith(" questions, no problems\n")


def test_check_includes_custom_banks(infoview: Infoview, paths: AppPaths) -> None:
    path = write_custom_bank(paths, CUSTOM_BANK.replace("text:", "txet:"))
    result = infoview("banks", "check")
    assert result.code == 1
    assert f"{path}:4:5: " in result.out
    assert result.err.startswith("infoview: ")
    assert result.err.endswith(" in 1 file.\n")


def test_skipped_backups_are_listed_without_failing(infoview: Infoview, paths: AppPaths) -> None:
    path = write_custom_bank(paths, CUSTOM_BANK, "sailing.yaml~")
    result = infoview("banks", "check")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"{path}:1:1: this backup is not read")
    assert result.out.endswith(" questions, no problems\n")


def test_check_of_given_files(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    write_custom_bank(paths, "broken: [")  # not among the given files
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(CUSTOM_BANK)
    bad.write_text("topic: a: b\n")
    assert infoview("banks", "check", good) == (0, "1 bank, 1 question, no problems\n", "")
    result = infoview("banks", "check", good, bad, tmp_path / "missing.yaml")
    assert result.code == 1
    assert [line.split(" ")[0] for line in result.out.splitlines()] == [
        f"{bad}:1:9:",
        f"{tmp_path / 'missing.yaml'}:1:1:",
    ]
    assert result.err == "infoview: 2 problems in 2 files.\n"


def test_check_advises_on_the_wording_of_own_questions(infoview: Infoview, paths: AppPaths) -> None:
    path = write_custom_bank(
        paths, CUSTOM_BANK.replace("Why do you sail?", "Do you sail?\n    probes: [How old are you?]")
    )
    result = infoview("banks", "check")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[:2] == [
        f"{path}: sailing.why: Can be answered yes or no: start with how, what, or why",
        f"{path}: sailing.why, follow-up 1: Asks how old they are: ask how long they have done this work",
    ]
    write_custom_bank(paths, path.read_text().replace("questions:", "language: de\nquestions:"))
    assert "follow-up" not in infoview("banks", "check").out


def test_check_of_question_sets(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    path = write_custom_set(paths, CUSTOM_SET)
    unknown = f'{path}:2:48: no question bank has the question "sailing.why"\n'
    assert infoview("banks", "check") == (1, unknown, "infoview: 1 problem in 1 file.\n")
    assert infoview("banks", "check", path).out == unknown
    bank = tmp_path / "sailing.yaml"
    bank.write_text(CUSTOM_BANK)
    assert infoview("banks", "check", path, bank) == (0, "1 bank, 1 question set, 1 question, no problems\n", "")
    write_custom_bank(paths, CUSTOM_BANK)
    assert infoview("banks", "check", path) == (0, "1 question set, no problems\n", "")


def test_check_of_one_bundled_file(infoview: Infoview) -> None:
    assert infoview("banks", "check", next(bundled_banks().glob("*.yaml"))).code == 0


def test_locate_marks_paths_that_do_not_exist(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("locate").out.splitlines() == [
        f"Data               {paths.data}  (does not exist yet)",
        f"Database           {paths.data / 'infoview.db'}  (does not exist yet)",
        f"Backups            {paths.data / 'backups'}  (does not exist yet)",
        f"Config file        {paths.config / 'config.toml'}  (does not exist yet)",
        f"Your banks         {paths.config / 'question_banks'}  (does not exist yet)",
        f"Your templates     {paths.config / 'templates'}  (does not exist yet)",
        f"Bundled banks      {bundled_banks()}",
        f"Bundled templates  {bundled_templates()}",
    ]
    assert not paths.data.exists()


def test_locate_shows_existing_paths(infoview: Infoview, sample: AppPaths) -> None:
    write_custom_bank(sample, CUSTOM_BANK)
    missing = [line.split("  ")[0] for line in infoview("locate").out.splitlines() if "(does not exist yet)" in line]
    assert missing == ["Backups", "Config file", "Your templates"]
