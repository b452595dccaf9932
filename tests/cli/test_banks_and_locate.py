"""`infoview banks` and `infoview locate`."""

from __future__ import annotations

from pathlib import Path

from infoview_tui.paths import AppPaths, bundled_banks
from tests.cli.conftest import Infoview

OWN = "topic: sailing\nquestions:\n  - id: sailing.why\n    text: Why do you sail?\n"


def own_bank(paths: AppPaths, text: str, name: str = "sailing.yaml") -> Path:
    paths.custom_banks.mkdir(parents=True, exist_ok=True)
    path = paths.custom_banks / name
    path.write_text(text)
    return path


def test_banks_are_listed_with_whose_they_are(infoview: Infoview, paths: AppPaths) -> None:
    own_bank(paths, OWN)
    rows = [line.split() for line in infoview("banks", "list").out.splitlines()]
    assert rows[0] == ["TOPIC", "QUESTIONS", "SOURCE"]
    assert ["day-to-day", "12", "bundled"] in rows
    assert ["sailing", "1", "yours:", "sailing.yaml"] in rows


def test_a_broken_bank_is_hinted_at_and_the_others_listed(infoview: Infoview, paths: AppPaths) -> None:
    own_bank(paths, "topic: sailing\n")
    told = infoview("banks", "list")
    assert told.code == 0
    assert "day-to-day" in told.out
    assert told.err == "infoview: 1 problem in the banks. Run `infoview banks check` for details.\n"


def test_the_bundled_banks_are_good(infoview: Infoview) -> None:
    told = infoview("banks", "check")
    assert told.code == 0
    assert told.out.endswith(" questions, no problems\n")


def test_check_takes_the_persons_own_banks_as_well(infoview: Infoview, paths: AppPaths) -> None:
    path = own_bank(paths, OWN.replace("text:", "txet:"))
    told = infoview("banks", "check")
    assert told.code == 1
    assert f"{path}:4:5: " in told.out
    assert told.err.startswith("infoview: ")
    assert told.err.endswith(" in 1 file.\n")


def test_check_of_one_file(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> None:
    own_bank(paths, "broken: [")  # it was not asked for
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(OWN)
    bad.write_text("topic: a: b\n")
    assert infoview("banks", "check", good) == (0, "1 bank, 1 question, no problems\n", "")
    told = infoview("banks", "check", good, bad, tmp_path / "missing.yaml")
    assert told.code == 1
    assert [line.split(" ")[0] for line in told.out.splitlines()] == [
        f"{bad}:1:9:",
        f"{tmp_path / 'missing.yaml'}:1:1:",
    ]
    assert told.err == "infoview: 2 problems in 2 files.\n"


def test_check_of_a_bundled_file_is_as_strict_as_of_all(infoview: Infoview) -> None:
    assert infoview("banks", "check", next(bundled_banks().glob("*.yaml"))).code == 0


def test_locate_says_what_is_not_there_yet(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("locate").out.splitlines() == [
        f"Data           {paths.data}  (does not exist yet)",
        f"Database       {paths.data / 'infoview.db'}  (does not exist yet)",
        f"Backups        {paths.data / 'backups'}  (does not exist yet)",
        f"Config file    {paths.config / 'config.toml'}  (does not exist yet)",
        f"Your banks     {paths.config / 'question_banks'}  (does not exist yet)",
        f"Bundled banks  {bundled_banks()}",
    ]
    assert not paths.data.exists()


def test_locate_finds_what_is_there(infoview: Infoview, sample: AppPaths) -> None:
    own_bank(sample, OWN)
    missing = [line.split("  ")[0] for line in infoview("locate").out.splitlines() if "(does not exist yet)" in line]
    assert missing == ["Backups", "Config file"]
