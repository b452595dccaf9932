"""`infoview notes NAME --markdown`."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview


def secrets(paths: AppPaths, name: str) -> list[str]:
    connection = sqlite3.connect(paths.database)
    found = connection.execute(
        "SELECT n.text FROM notes n JOIN interviews i ON i.id = n.interview_id JOIN contacts c ON c.id = i.contact_id "
        "WHERE n.kind = 'off_record' AND c.name = ?",
        (name,),
    ).fetchall()
    connection.close()
    assert found
    return [text for (text,) in found]


def change(paths: AppPaths, sql: str, *parameters: object) -> None:
    connection = sqlite3.connect(paths.database)
    with connection:
        connection.execute(sql, parameters)
    connection.close()


def plan_another(paths: AppPaths, name: str) -> None:
    change(
        paths,
        "INSERT INTO interviews (contact_id, state, minutes, medium, extra_minutes, learned, want_to_know, next_steps, "
        "created_at) SELECT id, 'planned', 20, 'phone', 0, '', '', '', '2099-01-01T00:00:00.000Z' "
        "FROM contacts WHERE name = ?",
        name,
    )


def test_it_goes_question_by_question(infoview: Infoview, sample: AppPaths) -> None:
    told = infoview("notes", "inês", "--markdown")
    lines = told.out.splitlines()
    assert told.code == 0
    assert lines[0] == "# Interview with Inês Carvalho"
    assert "### 1. What two or three decisions got you to where you are now?" in lines
    assert "> I did not stop nursing. I only moved to where the mistakes are made." in lines
    assert "> — 5:40 ★" in lines
    assert not told.out.endswith("\n\n")


def test_what_is_off_the_record_is_left_out_unless_it_is_asked_for(infoview: Infoview, sample: AppPaths) -> None:
    (secret,) = secrets(sample, "Inês Carvalho")
    told = infoview("notes", "inês", "--markdown")
    assert told.err == "infoview: 1 note off the record left out.\n"
    assert secret not in told.out
    assert "off the record" not in told.out.lower()
    asked = infoview("notes", "inês", "--markdown", "--include-off-record")
    assert asked.err == ""
    assert f"- 32:00 **Off the record:** {secret}" in asked.out.splitlines()


def test_a_file_is_for_the_person_alone_and_never_written_over(
    infoview: Infoview, sample: AppPaths, tmp_path: Path
) -> None:
    path = tmp_path / "ines.md"
    assert infoview("notes", "inês", "--markdown", "--output", path).out == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == infoview("notes", "inês", "--markdown").out
    path.write_text("mine", encoding="utf-8")
    path.chmod(0o644)
    told = infoview("notes", "inês", "--markdown", "--output", path)
    assert told == (1, "", f"infoview: {path} already exists and was not changed. Use --force to replace it.\n")
    assert path.read_text(encoding="utf-8") == "mine"
    assert infoview("notes", "inês", "--markdown", "--output", path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Interview with")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir() if "infoview" in entry.name] == []


def test_a_link_is_not_followed_to_what_it_points_at(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    other, link = tmp_path / "other.txt", tmp_path / "link.md"
    other.write_text("mine", encoding="utf-8")
    link.symlink_to(other)
    assert infoview("notes", "inês", "--markdown", "--output", link).code == 1
    assert infoview("notes", "inês", "--markdown", "--output", link, "--force").code == 0
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_place_that_cannot_be_written_to_is_told(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    told = infoview("notes", "inês", "--markdown", "--output", tmp_path / "nowhere" / "ines.md")
    assert told.code == 1
    assert told.err.endswith(": No such file or directory. Choose another location.\n")
    told = infoview("notes", "inês", "--markdown", "--force", "--output", tmp_path)
    assert told.code == 1
    assert "Could not write" in told.err


def test_one_interview_of_several(infoview: Infoview, sample: AppPaths) -> None:
    plan_another(sample, "Inês Carvalho")
    everything = infoview("notes", "inês", "--markdown").out
    assert everything.startswith("# Interviews with Inês Carvalho\n")
    assert everything.count("\n## ") == 2
    first = infoview("notes", "inês", "--markdown", "--interview", "1").out
    assert infoview("notes", "inês", "--markdown", "--interview", "latest").out == first
    assert "\n## No date yet\n\nPhone · 20 min agreed · planned\n" in (
        infoview("notes", "inês", "--markdown", "--interview", "2").out
    )
    told = infoview("notes", "inês", "--markdown", "--interview", "3")
    assert (told.code, told.err) == (1, "infoview: There is no interview 3 with Inês Carvalho. There are 2.\n")


def test_one_interview_goes_with_the_other_formats_too(infoview: Infoview, sample: AppPaths) -> None:
    plan_another(sample, "Inês Carvalho")
    assert "· planned" in infoview("notes", "inês", "--interview", "2").out
    assert infoview("notes", "inês", "--json", "--interview", "latest").out.count('"contact_id"') == 1
    told = infoview("notes", "Noor", "--interview", "latest")
    assert (told.code, told.err) == (1, "infoview: No interview with Noor El-Amrani has started yet.\n")


def test_somebody_without_an_interview(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    told = infoview("notes", "Noor", "--markdown", "--output", tmp_path / "noor.md")
    assert told == (0, "", "infoview: No interview with Noor El-Amrani yet. Run `infoview live` to start one.\n")
    assert not (tmp_path / "noor.md").exists()


def test_without_data_it_fails(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("notes", "Ann", "--markdown").code == 1
    assert not paths.data.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--include-off-record"], "--include-off-record requires --markdown"),
        (["--json", "--include-off-record"], "--include-off-record requires --markdown"),
        (["--output", "x.md"], "--output requires --markdown"),
        (["--markdown", "--force"], "--force requires --output FILE"),
        (["--markdown", "--json"], "not allowed with argument"),
        (["--markdown", "--output", ""], "the file name is empty"),
        (["--interview", "0"], "'0' is not a number from 1 or `latest`"),
        (["--interview", "-1"], "'-1' is not a number from 1 or `latest`"),
        (["--interview", "last"], "'last' is not a number from 1 or `latest`"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(
    infoview: Infoview, sample: AppPaths, options: list[str], said: str
) -> None:
    told = infoview("notes", "inês", *options)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
