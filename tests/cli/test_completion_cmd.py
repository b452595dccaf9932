"""`infoview completion`: the script of each shell completes commands, options, stages, and names of contacts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infoview_tui.cli.completion_cmd import format_completion
from infoview_tui.paths import AppPaths
from tests.cli.conftest import Infoview

BASH = """
source {script}
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_infoview
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def environment(sample: AppPaths, tmp_path: Path) -> dict[str, str]:
    """An environment with `infoview` on the path and the data of the demo, where a shell writes accents as such."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "infoview").symlink_to(Path(sys.executable).with_name("infoview"))
    return {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}


def complete_in_bash(words: str, environment: dict[str, str], tmp_path: Path) -> list[str]:
    """Return what bash proposes for the last word of a command line."""
    script = tmp_path / "completion.bash"
    script.write_text(format_completion("bash"))
    return run(["bash", "-c", BASH.format(script=script, words=words)], environment)


def run(command: list[str], environment: dict[str, str]) -> list[str]:
    """Run a shell and return the lines that it prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        ("infoview imp", ["import"]),
        ("infoview banks ch", ["check"]),
        ("infoview list --stage in", ["in-touch"]),
        ("infoview notes --mark", ["--markdown"]),
        ("infoview notes Pri", [r"Priya\ Raghunathan"]),
        (r"infoview notes Priya\ Ra", [r"Priya\ Raghunathan"]),
    ],
)
def test_bash(words: str, proposed: list[str], environment: dict[str, str], tmp_path: Path) -> None:
    assert complete_in_bash(words, environment, tmp_path) == proposed


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_names_are_those_of_the_data_directory_on_the_line(environment: dict[str, str], tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    assert complete_in_bash(f"infoview --data-dir {empty} notes Pri", environment, tmp_path) == [""]


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_profiles_and_the_names_in_them(
    infoview: Infoview, sample: AppPaths, environment: dict[str, str], tmp_path: Path
) -> None:
    infoview("profiles", "--add", "Ana María")
    assert complete_in_bash("infoview --profile An", environment, tmp_path) == [r"Ana\ María"]
    assert complete_in_bash("infoview list --profile de", environment, tmp_path) == ["default"]
    assert complete_in_bash(r"infoview --profile Ana\ María notes Pri", environment, tmp_path) == [""]
    assert complete_in_bash("infoview --profile default notes Pri", environment, tmp_path) == [r"Priya\ Raghunathan"]


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish(environment: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "infoview.fish"
    script.write_text(format_completion("fish"))
    line = f'source {script}; complete -C "infoview notes Pri"'
    (name,) = run(["fish", "--no-config", "-c", line], environment)
    assert name.startswith("Priya Raghunathan")


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_reads_the_script(environment: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "_infoview"
    script.write_text(format_completion("zsh"))
    assert run(["zsh", "-n", str(script)], environment) == []


def test_names_are_printed_clean_and_in_order(infoview: Infoview, sample: AppPaths) -> None:
    code, out, err = infoview("list", "--names")
    assert (code, err) == (0, "")
    names = out.splitlines()
    assert "Priya Raghunathan" in names
    assert sorted(names)[0] == names[0]


def test_without_data_there_are_no_names(infoview: Infoview, paths: AppPaths) -> None:
    assert infoview("list", "--names") == (0, "", "")
    paths.data.mkdir()
    paths.database.write_text("no database, but as long as one " * 20)
    code, out, err = infoview("list", "--names")
    assert (code, out) == (1, "")
    assert "Run `infoview list` for more." in err
