"""`infoview notes NAME --markdown`."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview


def off_record_texts(paths: AppPaths, name: str) -> list[str]:
    connection = sqlite3.connect(paths.database)
    found = connection.execute(
        "SELECT n.text FROM notes n JOIN interviews i ON i.id = n.interview_id JOIN contacts c ON c.id = i.contact_id "
        "WHERE n.kind = 'off_record' AND c.name = ?",
        (name,),
    ).fetchall()
    connection.close()
    assert found
    return [text for (text,) in found]


def execute(paths: AppPaths, sql: str, *parameters: object) -> None:
    connection = sqlite3.connect(paths.database)
    with connection:
        connection.execute(sql, parameters)
    connection.close()


def plan_second_interview(paths: AppPaths, name: str) -> None:
    execute(
        paths,
        "INSERT INTO interviews (contact_id, state, minutes, medium, extra_minutes, learned, want_to_know, next_steps, "
        "created_at) SELECT id, 'planned', 20, 'phone', 0, '', '', '', '2099-01-01T00:00:00.000Z' "
        "FROM contacts WHERE name = ?",
        name,
    )
    execute(
        paths,
        "INSERT INTO planned_questions (interview_id, position, text, bank_id, topic, probes, minutes, must_ask, "
        "state) SELECT max(id), 0, 'What fills a week?', '', '', '[]', 3, 0, 'open' FROM interviews",
    )


def test_notes_are_grouped_by_question(infoview: Infoview, sample: AppPaths) -> None:
    result = infoview("notes", "inês", "--markdown")
    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0] == "# Interview with Inês Carvalho"
    assert "### 1. What two or three decisions got you to where you are now?" in lines
    assert "> I did not stop nursing. I only moved to where the mistakes are made." in lines
    assert "> — 5:40 ★" in lines
    assert not result.out.endswith("\n\n")


def test_off_record_notes_are_excluded_by_default(infoview: Infoview, sample: AppPaths) -> None:
    (secret,) = off_record_texts(sample, "Inês Carvalho")
    result = infoview("notes", "inês", "--markdown")
    assert result.err == "infoview: 1 note off the record left out.\n"
    assert secret not in result.out
    assert "off the record" not in result.out.lower()
    complete = infoview("notes", "inês", "--markdown", "--include-off-record")
    assert complete.err == ""
    assert f"- 32:00 **Off the record:** {secret}" in complete.out.splitlines()


def test_output_file_is_private_and_not_overwritten(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    path = tmp_path / "ines.md"
    assert infoview("notes", "inês", "--markdown", "--output", path).out == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == infoview("notes", "inês", "--markdown").out
    path.write_text("mine", encoding="utf-8")
    path.chmod(0o644)
    result = infoview("notes", "inês", "--markdown", "--output", path)
    assert result == (1, "", f"infoview: {path} already exists and was not changed. Use --force to replace it.\n")
    assert path.read_text(encoding="utf-8") == "mine"
    assert infoview("notes", "inês", "--markdown", "--output", path, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("# Interview with")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir() if "infoview" in entry.name] == []


def test_symbolic_link_is_not_followed(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    other, link = tmp_path / "other.txt", tmp_path / "link.md"
    other.write_text("mine", encoding="utf-8")
    link.symlink_to(other)
    assert infoview("notes", "inês", "--markdown", "--output", link).code == 1
    assert infoview("notes", "inês", "--markdown", "--output", link, "--force").code == 0
    assert other.read_text(encoding="utf-8") == "mine"


def test_unwritable_output_is_reported(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    result = infoview("notes", "inês", "--markdown", "--output", tmp_path / "nowhere" / "ines.md")
    assert result.code == 1
    assert result.err.endswith(": No such file or directory. Choose another location.\n")
    result = infoview("notes", "inês", "--markdown", "--force", "--output", tmp_path)
    assert result.code == 1
    assert "Could not write" in result.err


def test_selecting_one_of_several_interviews(infoview: Infoview, sample: AppPaths) -> None:
    plan_second_interview(sample, "Inês Carvalho")
    both = infoview("notes", "inês", "--markdown").out
    assert both.startswith("# Interviews with Inês Carvalho\n")
    assert both.count("\n## ") == 2
    first = infoview("notes", "inês", "--markdown", "--interview", "1").out
    assert infoview("notes", "inês", "--markdown", "--interview", "latest").out == first
    assert "\n## No date yet\n\nPhone · 20 min agreed · planned\n" in (
        infoview("notes", "inês", "--markdown", "--interview", "2").out
    )
    result = infoview("notes", "inês", "--markdown", "--interview", "3")
    assert (result.code, result.err) == (1, "infoview: There is no interview 3 with Inês Carvalho. There are 2.\n")


def test_selecting_an_interview_in_other_formats(infoview: Infoview, sample: AppPaths) -> None:
    plan_second_interview(sample, "Inês Carvalho")
    assert "· planned" in infoview("notes", "inês", "--interview", "2").out
    assert infoview("notes", "inês", "--json", "--interview", "latest").out.count('"contact_id"') == 1
    result = infoview("notes", "Noor", "--interview", "latest")
    assert (result.code, result.err) == (1, "infoview: No interview with Noor El-Amrani has started yet.\n")


def test_contact_without_an_interview(infoview: Infoview, sample: AppPaths, tmp_path: Path) -> None:
    result = infoview("notes", "Noor", "--markdown", "--output", tmp_path / "noor.md")
    assert result == (0, "", "infoview: No interview with Noor El-Amrani yet. Run `infoview live` to start one.\n")
    assert not (tmp_path / "noor.md").exists()


def test_fails_without_data(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("notes", "Ann", "--markdown").code == 1
    assert not paths.data.exists()


@pytest.mark.parametrize(
    ("options", "message"),
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
def test_invalid_options_are_usage_errors(
    infoview: Infoview, sample: AppPaths, options: list[str], message: str
) -> None:
    result = infoview("notes", "inês", *options)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
