"""Another program has written hostile text into every column: every screen shows it, and the terminal obeys none of it.

What reaches the terminal is read byte by byte: only the few sequences that the framework itself writes may be there.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest

from infoview_tui.demo import load_demo
from infoview_tui.storage.connection import connect
from tests.e2e.terminal import INFOVIEW, Terminal
from tests.hostile_texts import NAUGHTY

pytestmark = pytest.mark.e2e

STORABLE = tuple(text for text in NAUGHTY if not re.search("[\ud800-\udfff]", text))
"""What SQLite takes as text; lone surrogates it refuses."""

UNIQUE = {"organizations.name", "paths.name", "tags.name", "views.name", "saved_views.name", "contacts.profile_url"}
"""Where no text may stand twice."""

OWN = re.compile(
    r"""
      \x1b\[ (?: [0-9;]* m            # styles
              | [0-9]+;[0-9]+ H | H   # where the cursor goes
              | [0-9]* [JK]           # clearing
              | \?[0-9;]+ [hl]        # modes, at the start and at the end
              | \?[0-9]+ \$p          # asking for one
              | [<>=] [0-9;]* u       # the keyboard protocol
             )
    | \x1b\] 22 ; [a-z]+ \x07        # the pointer's shape
    """,
    re.VERBOSE,
)
"""What the framework writes."""

OBEYED = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"  # what reorders or hides text
)
"""What a terminal would obey, or a person not see."""


def hostile(data: Path) -> None:
    """Make the demo's data, and overwrite every free text in it, past all that cleans."""
    connection = connect(data / "infoview.db")
    load_demo(connection, datetime.now(UTC), UTC)
    texts = enumerate(cycle(STORABLE))
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        for column, kind in [(name, kind) for _, name, kind, *_ in columns if kind in ("VARCHAR", "JSON")]:
            rows = connection.execute(f'SELECT rowid FROM "{table}"').fetchall()  # noqa: S608 - its own tables
            for (row,) in rows:
                number, text = next(texts)
                if kind == "JSON":
                    text = json.dumps([text] if column in ("probes", "skipped_sections") else {"about": text})
                elif f"{table}.{column}" in UNIQUE:
                    text = f"{text}{number}"
                elif (table, column) == ("contacts", "name") and not text:
                    text = "\x1b"
                statement = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'  # noqa: S608 - its own tables
                connection.execute(statement, (text, row))
    connection.close()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile data, to be copied."""
    data = tmp_path_factory.mktemp("hostile")
    hostile(data)
    return data


@pytest.fixture
def env(written: Path, tmp_path: Path) -> dict[str, str]:
    """A copy of the hostile data of each test's own."""
    source, target = sqlite3.connect(written / "infoview.db"), sqlite3.connect(tmp_path / "infoview.db")
    source.backup(target)
    source.close()
    target.close()
    return {"INFOVIEW_DATA_DIR": str(tmp_path), "INFOVIEW_CONFIG_DIR": str(tmp_path)}


def obeyed(raw: bytes) -> Iterator[str]:
    """What is in the output of the app beside text and the framework's own sequences, with what stands around it."""
    text = OWN.sub("", raw.decode())
    return (ascii(text[max(0, found.start() - 9) : found.end() + 20]) for found in OBEYED.finditer(text))


WALK = {
    "board": ["j", "l", "j", "l", "j", "c", "h", "L", "u"],
    "help": ["f1", "escape"],
    "filter": ["/", "[", "enter", "escape"],
    "palette": ["ctrl+p", "x", "escape"],
    "form": ["e", "down", "down", "escape"],
    "contact": ["enter", *["j"] * 9, "a", "?", "escape"],
    "prep": ["p", "j", "tab", "j", "j", "e", "escape", "escape"],
    "compose": ["m", "f4", "enter", "escape"],
    "debrief": ["b", "tab", "tab", "tab", "space", "tab", "escape"],
    "live": ["i", "tab", "x", "enter", "up", "escape", "escape"],
    "today": ["escape", "1", "j", "j", "j", "enter", "escape"],
    "undo": ["u", "u", "ctrl+r"],
}
"""Keys, by the screens that they open."""


@pytest.mark.parametrize("size", [(120, 40), (40, 20)], ids=["wide", "narrow"])
def test_every_screen_shows_hostile_text_and_obeys_none_of_it(env: dict[str, str], size: tuple[int, int]) -> None:
    with Terminal(INFOVIEW, size=size, env=env) as terminal:
        terminal.settle()
        terminal.press("escape")  # the offer to go on with a call, where there is one
        terminal.is_watched = False  # it is the bytes that count
        seen = 0
        for screen, keys in WALK.items():
            for key in keys:
                terminal.press(key)
                terminal.settle(0.06)
                assert terminal.process.poll() is None, f"{screen}, {key}\n{bytes(terminal.raw[-4000:])!r}"
            terminal.settle()
            assert list(obeyed(bytes(terminal.raw[seen:]))) == [], screen
            seen = len(terminal.raw)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert list(obeyed(bytes(terminal.raw[seen:]))) == []


@pytest.mark.parametrize("command", ["list", "list --json", "due", "due --json", "notes --json -- [TBD]", "locate"])
def test_every_command_prints_hostile_text_clean(env: dict[str, str], command: str) -> None:
    told = subprocess.run([*INFOVIEW, *command.split()], env=os.environ | env, capture_output=True, check=False)
    out = told.stdout.decode()
    assert b"Traceback" not in told.stderr
    assert out or told.stderr
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", out) == []
    assert OBEYED.findall(told.stderr.decode()) == []


def test_a_file_with_a_hostile_name_is_told_clean(env: dict[str, str], tmp_path: Path) -> None:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    file = tmp_path / "na\x1b]2;owned\x07me \u202e\n.csv"
    file.write_text(f"{header},,,,\x1b]52;c;eA==\x07,,\nA\x1b[31mnn,Lee,\x1b[2J,,,,99 \x1b]0;x\x07 2026\n")
    for path in (file, tmp_path / "no\x1b]2;owned\x07ne", tmp_path):
        told = subprocess.run([*INFOVIEW, "import", path], env=os.environ | env, capture_output=True, check=False)
        assert OBEYED.findall((told.stdout + told.stderr).decode()) == []
        assert b"Traceback" not in told.stderr


def test_damage_that_shows_only_while_painting_ends_the_app_in_words(env: dict[str, str]) -> None:
    data = sqlite3.connect(Path(env["INFOVIEW_DATA_DIR"]) / "infoview.db")
    data.execute("UPDATE contacts SET stage_since = 'last \x1b]2;owned\x07week'")
    data.commit()
    data.close()
    with Terminal(INFOVIEW, size=(120, 40), env=env) as terminal:
        assert terminal.wait_for_exit() == 1
        assert "The data is damaged: “last week” is not a valid UTC timestamp" in " ".join(terminal.text.split())
        assert "Traceback" not in terminal.text
        assert list(obeyed(bytes(terminal.raw))) == []


def test_bytes_that_are_no_text_end_nothing(env: dict[str, str]) -> None:
    clean = sqlite3.connect(Path(env["INFOVIEW_DATA_DIR"]) / "infoview.db")
    clean.execute("DELETE FROM live_drafts")
    clean.commit()
    with Terminal([*INFOVIEW, "live"], size=(120, 40), env=env) as terminal:
        terminal.wait_until("agreed")
        terminal.type("before ")
        terminal.wait_until("before")
        terminal.send(bytes(range(0x80, 0x100)) + b"\xed\xa0\x80 \xff\xfe")  # an old encoding, a surrogate, a mark
        terminal.send(b"\x1b[200~pasted \x1b]52;c;eA==\x07\x00 bit\xe9\x1b[201~")
        terminal.type(" after")
        terminal.wait_until("after")
        terminal.press("enter")
        told = "SELECT text FROM notes ORDER BY id DESC LIMIT 1"
        terminal.wait_until(lambda _: str(clean.execute(told).fetchone()[0]).startswith("before"))
        (note,) = clean.execute(told).fetchone()
        assert note.endswith("after")
        assert "pasted" in note
        assert OBEYED.findall(note) == []
        assert list(obeyed(bytes(terminal.raw))) == []
    clean.close()
