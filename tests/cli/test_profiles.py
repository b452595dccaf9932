"""`--profile` and `infoview profiles`: the data of several people, which never meet."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from infoview_tui.paths import AppPaths, resolve_paths
from tests.cli.conftest import Infoview

LINKEDIN = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
{name},Lopez,,,Figma,Designer,04 Sep 2024
"""


@pytest.fixture
def two(infoview: Infoview, paths: AppPaths, tmp_path: Path) -> AppPaths:
    """A profile called Ana María with the contact Maria Lopez, and one called Bea with Tom Lopez."""
    for profile, name in (("Ana María", "Maria"), ("Bea", "Tom")):
        assert infoview("profiles", "--add", profile).code == 0
        (tmp_path / "contacts.csv").write_text(LINKEDIN.format(name=name))
        assert infoview("--profile", profile, "import", tmp_path / "contacts.csv").code == 0
    return paths


def test_each_has_files_of_its_own(infoview: Infoview, two: AppPaths) -> None:
    assert infoview("list", "--names", "--profile", "ana maría").out == "Maria Lopez\n"
    assert infoview("--profile", "BEA", "list", "--names").out == "Tom Lopez\n"
    assert not two.database.exists()
    assert infoview("--profile", "bea", "backup").code == 0
    (backup,) = (two.data / "profiles" / "Bea" / "backups").glob("*.db")
    assert b"Tom Lopez" in backup.read_bytes()
    assert b"Maria Lopez" not in backup.read_bytes()
    found = {file for file in two.data.rglob("*") if file.is_file() and b"Maria Lopez" in file.read_bytes()}
    assert {file.relative_to(two.data).parts[:2] for file in found} == {("profiles", "Ana María")}
    for directory in (two.data, two.data / "profiles", two.data / "profiles" / "Bea", two.config / "profiles"):
        assert directory.stat().st_mode & 0o777 == 0o700
    known = [list_.read_text() for list_ in two.config.rglob("known-data.txt")]
    assert sorted(known) == [f"{two.data / 'profiles' / name}\n" for name in ("Ana María", "Bea")]


@pytest.mark.parametrize(
    "command", [("due",), ("week",), ("insights",), ("search", "Lopez"), ("export", "--csv"), ("locate",), ("trips",)]
)
def test_every_command_reads_the_chosen_one(infoview: Infoview, two: AppPaths, command: tuple[str, ...]) -> None:
    before, after = infoview("--profile", "bea", *command), infoview(*command, "--profile", "bea")
    assert before == after
    assert "Maria" not in before.out + before.err
    assert str(two.data / "profiles" / "Ana María") not in before.out + before.err


def test_environment_chooses_one_unless_a_directory_is_given(
    infoview: Infoview, two: AppPaths, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("INFOVIEW_PROFILE", "bea")
    assert infoview("list", "--names").out == "Tom Lopez\n"
    assert infoview("list", "--names", "--profile", "Ana María").out == "Maria Lopez\n"
    assert infoview("due", "--short").code == 0
    assert resolve_paths(tmp_path / "other").data == tmp_path / "other"
    assert infoview("list", "--names", "--data-dir", two.data, "--profile", "bea").out == "Tom Lopez\n"
    code, out, _ = infoview("profiles")
    assert (code, "Bea        1" in out) == (0, True)
    assert [line for line in out.splitlines() if "opens without --profile" in line] == [
        line for line in out.splitlines() if line.startswith("Bea")
    ]
    monkeypatch.setenv("INFOVIEW_PROFILE", "nobody")
    for command in (("list", "--names"), ("due", "--short"), ("list",), ("locate",)):
        code, out, err = infoview(*command)
        assert (code, out) == (1, "")
        assert "No profile is called nobody" in err
    assert infoview("profiles").code == 0


def test_typing_error_is_named_and_creates_nothing(infoview: Infoview, two: AppPaths) -> None:
    for typed, suggested in (("Bae", "Bea"), ("ana", "Ana María"), ("defau", "default")):
        code, out, err = infoview("--profile", typed, "list")
        assert (code, out) == (1, "")
        assert err.startswith(f"infoview: No profile is called {typed}. Did you mean {suggested}?")
    assert "`infoview profiles` lists those there are" in infoview("--profile", "zzz", "list").err
    assert infoview("--profile", "", "list").code == 2
    assert sorted(path.name for path in (two.data / "profiles").iterdir()) == ["Ana María", "Bea"]


def test_recommended_commands_are_for_the_same_profile(
    infoview: Infoview, two: AppPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = ("--profile", "ana maría")
    infoview(*ana, "backup")
    out = infoview(*ana, "restore", "latest").out
    assert "\n  infoview --profile 'Ana María' restore 20" in out
    assert "`infoview --profile 'Ana María' restore latest`" in " ".join(infoview(*ana, "restore").out.split())
    (two.data / "profiles" / "Ana María" / "infoview.db").write_bytes(b"no database " * 500)
    assert "`infoview --profile 'Ana María' restore latest` restores it" in infoview(*ana, "list").err
    assert "`infoview --profile" not in infoview("list", "--data-dir", two.data / "profiles" / "Ana María").err
    monkeypatch.setenv("INFOVIEW_PROFILE", "ana maría")
    assert "`infoview restore latest` restores it" in infoview("list").err


def test_config_is_shared_unless_there_is_one_for_the_profile(
    infoview: Infoview, two: AppPaths, tmp_path: Path
) -> None:
    two.config_file.write_text("minutes = 20\n")
    bea = resolve_paths(None, "bea")
    assert bea.config_file == two.config_file
    own = two.config / "profiles" / "Bea" / "config.toml"
    own.write_text("minutes = 25\n")
    assert bea.config_file == own
    assert resolve_paths(None, "Ana María").config_file == two.config_file
    assert bea.custom_banks == two.config / "profiles" / "Bea" / "question_banks"
    assert bea.default == two


def test_list_as_table_json_and_names(infoview: Infoview, two: AppPaths) -> None:
    lines = infoview("profiles").out.splitlines()
    assert [line.split("  ")[0] for line in lines[:4]] == ["PROFILE", "default", "Ana María", "Bea"]
    assert max(map(len, lines)) <= 80
    assert infoview("profiles", "--names").out == "default\nAna María\nBea\n"
    found = json.loads(infoview("profiles", "--json").out)
    assert [(each["name"], each["contacts"], each["is_default"]) for each in found] == [
        ("default", 0, True),
        ("Ana María", 1, False),
        ("Bea", 1, False),
    ]
    assert found[0]["last_used_at"] is None
    assert found[1]["last_used_at"].endswith("Z")
    (two.data / "profiles" / "Bea" / "infoview.db").write_bytes(b"no database " * 500)
    assert json.loads(infoview("profiles", "--json").out)[2]["contacts"] is None


@pytest.mark.parametrize("name", ["ANA MARÍA", "Ana  Mari\u0301a", "default", "../x", ".hidden", "con", "a" * 41])
def test_names_that_a_new_one_cannot_have(infoview: Infoview, two: AppPaths, name: str) -> None:
    code, out, err = infoview("profiles", "--add", name)
    assert (code, out) == (1, "")
    assert "Nothing was changed." in err
    assert len(list((two.data / "profiles").iterdir())) == 2


def test_renamed_one_keeps_its_data(infoview: Infoview, two: AppPaths) -> None:
    assert infoview("profiles", "--rename", "bea", "BEA").code == 0
    assert infoview("profiles", "--rename", "bea", "Beatrice").code == 0
    assert infoview("--profile", "beatrice", "list", "--names").out == "Tom Lopez\n"
    assert infoview("--profile", "beatrice", "due").code == 0  # its former directory is not missed
    code, _, err = infoview("profiles", "--rename", "default", "Chris")
    assert (code, "stays where it is" in err) == (1, True)


def test_removed_one_is_kept_and_the_name_is_free(infoview: Infoview, two: AppPaths) -> None:
    for number in range(2):
        code, out, _ = infoview("profiles", "--remove", "bea")
        assert (code, "Nothing was deleted" in out) == (0, True)
        assert Path(out.splitlines()[-1].strip()).name == ("Bea", "Bea 2")[number]
        assert infoview("--profile", "bea", "list").code == 1
        assert infoview("profiles", "--add", "Bea").code == 0
        assert "No data yet" in infoview("--profile", "bea", "list").err
    assert b"Tom Lopez" in (two.data / "removed-profiles" / "Bea" / "infoview.db").read_bytes()


def test_one_that_is_open_is_neither_renamed_nor_removed(infoview: Infoview, two: AppPaths) -> None:
    code = (
        "import sys; from pathlib import Path; from infoview_tui.storage.store import Store\n"
        "store = Store(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read(); store.close()"
    )
    command = [sys.executable, "-c", code, str(two.data / "profiles" / "Bea" / "infoview.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"open\n"
        for arguments in (("--rename", "bea", "Other"), ("--remove", "bea")):
            result = infoview("profiles", *arguments)
            assert (result.code, "A program is using the data" in result.err) == (1, True)
        program.communicate(b"")
    assert infoview("--profile", "bea", "list", "--names").out == "Tom Lopez\n"


class Terminal(io.StringIO):
    """A terminal on which a line is typed."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("typed", ["y\n", "\n", "no\n"])
def test_new_one_is_started_after_a_question(
    infoview: Infoview, two: AppPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr("sys.stdout", shown)
    code = infoview("--profile", "Be", "import", tmp_path / "contacts.csv").code
    assert shown.getvalue().startswith("No profile is called Be. Did you mean Bea? Start a new one, without data? ")
    is_started = typed == "y\n"
    assert (code, (two.data / "profiles" / "Be").exists()) == (0 if is_started else 1, is_started)


@pytest.mark.parametrize("arguments", [("demo", "--profile", "bea"), ("profiles", "--profile", "bea")])
def test_commands_without_a_profile(infoview: Infoview, arguments: tuple[str, ...]) -> None:
    assert infoview(*arguments).code == 2
