"""Merging another copy on the screen: what it brings, conflicts, undo, passphrase, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from infoview_tui.services.copies.bundles import bundle_data
from infoview_tui.storage.encryption import encrypt_file
from infoview_tui.storage.encryption_keys import parse_recipients
from infoview_tui.storage.own_files import OwnFolders
from infoview_tui.ui.app.app import InfoviewApp
from infoview_tui.ui.app.start_point import StartPoint
from infoview_tui.ui.copies.file_dialog import KeyFileDialog, MergeFileDialog, PassphraseDialog
from infoview_tui.ui.copies.flow import MergeFlow
from infoview_tui.ui.copies.preview import MergePreviewDialog
from infoview_tui.ui.shared.dialogs.confirm import ConfirmDialog
from infoview_tui.ui.shared.screen import InfoviewScreen
from infoview_tui.ui.shared.widgets.row_list import RowList
from tests.age import encrypt_with_little_work
from tests.databases import open_empty
from tests.services.copies.copies import copy_workspace
from tests.storage.test_encryption import Key
from tests.ui.app.test_palette import find
from tests.ui.opened_app import notice_text
from tests.ui.waiting import wait_until

NEW_TITLE, MY_TEXT, THEIR_TEXT = "Head of maps", "mine", "theirs"


def title(app: InfoviewApp) -> str:
    """Return the title of the first contact."""
    (found,) = app.workspace.store.connection.execute("SELECT title FROM contacts WHERE id = 1").fetchone()
    return str(found)


@pytest.fixture
def bundle(demo_app: InfoviewApp, tmp_path: Path) -> Path:
    """A bundle of a second copy, which has another title and another text of a note that was changed here, too."""
    other = copy_workspace(demo_app.workspace, tmp_path / "other")
    other.store.connection.execute("UPDATE contacts SET title = ? WHERE id = 1", (NEW_TITLE,))
    other.store.connection.execute("UPDATE notes SET text = ? WHERE id = 1", (THEIR_TEXT,))
    demo_app.workspace.store.connection.execute("UPDATE notes SET text = ? WHERE id = 1", (MY_TEXT,))
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "own.yaml").write_text("topic: own\n", encoding="utf-8")
    file = tmp_path / "laptop.zip"
    bundle_data(other, OwnFolders(tmp_path / "banks", tmp_path / "none"), file, demo_app.now())
    other.close()
    return file


async def choose_file(pilot: Pilot[None], app: InfoviewApp, file: Path) -> None:
    """Open the dialog, and type a path."""
    assert isinstance(app.screen, InfoviewScreen)
    MergeFlow(app.screen).ask_for_file()
    await wait_until(pilot, lambda: isinstance(app.screen, MergeFileDialog))
    app.screen.query_one(Input).value = str(file)
    await pilot.press("enter")


def shows_error(app: InfoviewApp, text: str) -> bool:
    """Whether the dialog for the file says what is wrong."""
    if not isinstance(app.screen, MergeFileDialog) or not app.screen.is_mounted:
        return False
    return text in " ".join(str(app.screen.query_one("#found", Static).render()).split())


async def test_a_bundle_is_previewed_merged_and_undone(demo_app: InfoviewApp, bundle: Path) -> None:
    before = title(demo_app)
    own = demo_app.paths.custom_banks / "own.yaml"
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")
        await choose_file(pilot, demo_app, bundle)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergePreviewDialog))
        rows = [row.body.plain for row in demo_app.screen.query_one(RowList).rows]
        assert rows[0] == "1 conflict"
        assert rows[1].startswith("note: ")
        assert any(row.startswith("contact: ") and row.endswith("(title)") for row in rows)
        assert rows[-1] == "own.yaml"
        detail = str(demo_app.screen.query_one("#detail", Static).render())
        assert f"here: {MY_TEXT}" in detail
        assert f"other copy: {THEIR_TEXT}" in detail
        assert title(demo_app) == before
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "u undoes the merge" in notice_text(pilot))
        assert "1 conflict, decided as shown." in notice_text(pilot)
        assert title(demo_app) == NEW_TITLE
        assert own.exists()
        await pilot.press("u")
        await wait_until(pilot, lambda: title(demo_app) == before)
        assert not own.exists()
        await pilot.press("ctrl+r")
        await wait_until(pilot, lambda: title(demo_app) == NEW_TITLE)
        assert own.exists()
        await choose_file(pilot, demo_app, bundle)
        await wait_until(pilot, lambda: "Nothing to merge: laptop.zip" in notice_text(pilot))


async def test_escape_merges_nothing(demo_app: InfoviewApp, bundle: Path) -> None:
    before = title(demo_app)
    async with demo_app.run_test(size=(40, 20)) as pilot:
        await choose_file(pilot, demo_app, bundle)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergePreviewDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergeFileDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, InfoviewScreen))
    assert title(demo_app) == before


async def test_a_file_that_cannot_be_merged_is_named(demo_app: InfoviewApp, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no bundle", encoding="utf-8")
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await choose_file(pilot, demo_app, demo_app.paths.database)
        await wait_until(pilot, lambda: shows_error(demo_app, "is the data itself"))
        for file, problem in ((tmp_path / "text.zip", "text.zip is"), (tmp_path / "gone.zip", "is missing")):
            demo_app.screen.query_one(Input).value = str(file)
            await pilot.press("enter")
            await wait_until(pilot, lambda problem=problem: shows_error(demo_app, problem))  # type: ignore[misc]


async def test_data_of_another_person_are_merged_only_after_a_question(demo_app: InfoviewApp, tmp_path: Path) -> None:
    database = tmp_path / "stranger.db"
    stranger = open_empty(database)
    stranger.store.connection.execute(
        "INSERT INTO paths (name, why, created_at, uuid) VALUES ('law', '', '2026-11-26T09:00:00.000Z',"
        " '11111111-0000-4000-8000-000000000000')"
    )
    stranger.close()
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await choose_file(pilot, demo_app, database)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ConfirmDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergeFileDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, ConfirmDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergePreviewDialog))
        rows = [row.body.plain for row in demo_app.screen.query_one(RowList).rows]
        assert "path: law" in rows


async def test_an_encrypted_bundle_asks_for_its_passphrase(demo_app: InfoviewApp, bundle: Path) -> None:
    pytest.importorskip("pyrage")
    encrypted = bundle.with_suffix(".age")
    encrypted.write_bytes(encrypt_with_little_work(bundle.read_bytes(), "five words are hard to guess"))
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await choose_file(pilot, demo_app, encrypted)
        await wait_until(pilot, lambda: isinstance(demo_app.screen, PassphraseDialog))
        await pilot.press(*"wrong", "enter")
        await wait_until(pilot, lambda: shows_error(demo_app, "The passphrase is wrong"))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, PassphraseDialog))
        demo_app.screen.query_one(Input).value = "five words are hard to guess"
        await pilot.pause()
        assert "hard" not in str(demo_app.screen.query_one(Input).render_line(0))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergePreviewDialog))
    drafts = demo_app.workspace.store.connection.execute("SELECT * FROM dialog_drafts").fetchall()
    assert "hard to guess" not in repr(drafts)


async def test_a_bundle_for_a_key_asks_for_the_key_file(demo_app: InfoviewApp, bundle: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyrage")
    key, wrong = Key(), Key()
    encrypted = bundle.with_suffix(".age")
    encrypt_file(bundle, encrypted, parse_recipients([key.public]))
    (tmp_path / "key.txt").write_text(f"# public key: {key.public}\n{key.private}\n")
    (tmp_path / "wrong.txt").write_text(wrong.private)
    (tmp_path / "empty.txt").write_text("")
    before = title(demo_app)
    problems = {
        "wrong.txt": "The key does not fit",
        "empty.txt": "has no private key",
        "gone.txt": "Could not read keys from",
    }
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await choose_file(pilot, demo_app, encrypted)
        for name, problem in problems.items():
            await wait_until(pilot, lambda: isinstance(demo_app.screen, KeyFileDialog))
            demo_app.screen.query_one(Input).value = str(tmp_path / name)
            await pilot.press("enter")
            await wait_until(pilot, lambda problem=problem: shows_error(demo_app, problem))  # type: ignore[misc]
            await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, KeyFileDialog))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergeFileDialog))
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, KeyFileDialog))
        demo_app.screen.query_one(Input).value = str(tmp_path / "key.txt")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(demo_app.screen, MergePreviewDialog))
        assert title(demo_app) == before
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: title(demo_app) == NEW_TITLE)


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux lists the locks")
@pytest.mark.parametrize("end", ["", "-wal"])
async def test_choosing_the_data_themselves_keeps_their_locks(demo_app: InfoviewApp, end: str) -> None:
    database = demo_app.paths.database
    file = database.with_name(f"{database.name}{end}")
    demo_app.workspace.store.connection.execute("UPDATE contacts SET title = 'x' WHERE id = 1")

    def locks() -> int:
        inode = f":{database.stat().st_ino} "
        lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
        return sum(f" {os.getpid()} " in line and inode in line for line in lines)

    async with demo_app.run_test(size=(80, 24)) as pilot:
        before = locks()
        assert before
        await choose_file(pilot, demo_app, file)
        await wait_until(pilot, lambda: shows_error(demo_app, "is the data itself"))
        assert locks() == before


@pytest.mark.parametrize(("start", "is_offered"), [(StartPoint(), True), (StartPoint(practice_contact_id=1), False)])
async def test_nothing_is_merged_into_the_copy_of_a_practice(
    demo_app: InfoviewApp, start: StartPoint, is_offered: bool
) -> None:
    demo_app.start_point = start
    async with demo_app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: isinstance(demo_app.screen, InfoviewScreen))
        assert ("Merge another copy …" in await find(demo_app.screen, "merge another")) is is_offered
