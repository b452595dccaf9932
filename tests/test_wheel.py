"""The wheel is complete and works without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from alembic import command

from infoview_tui import __version__
from infoview_tui.storage.connection import APPLICATION_ID, SCHEMA_REVISION, read_revision
from infoview_tui.storage.upgrade import alembic_config, migration_engine

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout. It is built offline: hatchling is a development dependency."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory where the wheel is installed. Its dependencies come from the test environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--no-compile", "--target", folder, wheel)
    return folder


def pip(*arguments: str | Path) -> None:
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    subprocess.run([sys.executable, "-m", "pip", *map(str, arguments), *quiet], check=True, cwd=ROOT.parent)


def infoview(installed: Path, place: Path, *arguments: str) -> str:
    """Run the installed command in another directory with its own data and config, and return its output."""
    done = subprocess.run(
        [sys.executable, str(installed / "bin" / "infoview"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=place,
        env={
            **os.environ,
            "PYTHONPATH": str(installed),
            "PYTHONSAFEPATH": "1",
            "INFOVIEW_DATA_DIR": str(place / "data"),
            "INFOVIEW_CONFIG_DIR": str(place / "config"),
        },
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_wheel_has_every_file_of_the_package(wheel: Path) -> None:
    files = {path for path in (ROOT / "infoview_tui").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    wanted = {path.relative_to(ROOT).as_posix() for path in files}
    banks = ROOT / "question_banks"
    wanted |= {f"infoview_tui/{path.relative_to(ROOT).as_posix()}" for path in banks.rglob("*") if path.is_file()}
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == wanted


def test_installed_command_uses_its_own_files(installed: Path, tmp_path: Path) -> None:
    assert infoview(installed, tmp_path, "--version") == f"infoview {__version__}\n"
    located = infoview(installed, tmp_path, "locate").splitlines()
    bundled = [line.split("  ")[-1].strip() for line in located if line.startswith("Bundled ")]
    assert bundled == [f"{installed}/infoview_tui/{name}" for name in ("question_banks", "message_templates")]
    assert infoview(installed, tmp_path, "templates", "check").endswith(" templates, no problems\n")
    assert infoview(installed, tmp_path, "banks", "check").endswith(" questions, no problems\n")


def test_installed_command_creates_a_database(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,Connected On\nAnn,Lee,\n", encoding="utf-8")
    assert "1 new" in infoview(installed, tmp_path, "import", "Connections.csv")
    assert "Ann Lee" in infoview(installed, tmp_path, "list")
    assert read_revision(tmp_path / "data" / "infoview.db") == SCHEMA_REVISION


def test_installed_command_upgrades_an_older_database(installed: Path, tmp_path: Path) -> None:
    database = tmp_path / "data" / "infoview.db"
    database.parent.mkdir()
    engine = migration_engine(database)
    with engine.begin() as work:
        command.upgrade(alembic_config(work), "0001")
        work.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    engine.dispose()
    assert infoview(installed, tmp_path, "list", "--json") == "[]\n"
    assert read_revision(database) == SCHEMA_REVISION
