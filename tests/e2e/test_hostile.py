"""Hostile text in every column, as if written by another program: it is shown, and the terminal acts on none of it.

The raw output is checked: it may only contain the escape sequences of the framework itself.
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
from tests.e2e.variants import choose_variants
from tests.hostile_texts import HOSTILE_TEXTS

pytestmark = pytest.mark.e2e

STORABLE = tuple(text for text in HOSTILE_TEXTS if not re.search("[\ud800-\udfff]", text))
"""The texts that SQLite accepts, which are those without lone surrogates."""

UNIQUE = {"organizations.name", "paths.name", "tags.name", "views.name", "saved_views.name", "contacts.profile_url"}
"""Columns with a unique index."""

FRAMEWORK_SEQUENCES = re.compile(
    r"""
      \x1b\[ (?: [0-9;]* m            # styles
              | [0-9]+;[0-9]+ H | H   # cursor position
              | [0-9]* [JK]           # clearing
              | \?[0-9;]+ [hl]        # modes, at start and exit
              | \?[0-9]+ \$p          # query of a mode
              | [<>=] [0-9;]* u       # keyboard protocol
             )
    | \x1b\] 22 ; [a-z]+ \x07        # pointer shape
    """,
    re.VERBOSE,
)
"""Escape sequences that the framework writes."""

UNSAFE = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"  # reorders or hides text
)
"""Characters that a terminal acts on or a person cannot see."""


def create_hostile_data(data: Path) -> None:
    """Create the demo data and overwrite every free text in it directly in the database."""
    connection = connect(data / "infoview.db")
    load_demo(connection, datetime.now(UTC), UTC)
    texts = enumerate(cycle(STORABLE))
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'")
    tables = [name for (name,) in found if not name.startswith("search_")]
    for table in tables:
        columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        for column, kind in [
            (name, kind) for _, name, kind, *_ in columns if kind in ("VARCHAR", "JSON") and name != "uuid"
        ]:
            rows = connection.execute(f'SELECT rowid FROM "{table}"').fetchall()  # noqa: S608 - names from the schema
            for (row,) in rows:
                number, text = next(texts)
                if kind == "JSON":
                    text = json.dumps([text] if column in ("probes", "skipped_sections") else {"about": text})
                elif f"{table}.{column}" in UNIQUE:
                    text = f"{text}{number}"
                elif (table, column) == ("contacts", "name") and not text:
                    text = "\x1b"
                statement = f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?'  # noqa: S608 - names from the schema
                connection.execute(statement, (text, row))
    connection.close()


@pytest.fixture(scope="module")
def hostile_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with hostile text, to be copied."""
    data = tmp_path_factory.mktemp("hostile")
    create_hostile_data(data)
    return data


@pytest.fixture
def env(hostile_data: Path, tmp_path: Path) -> dict[str, str]:
    """The environment for a test's own copy of the hostile data."""
    source, target = sqlite3.connect(hostile_data / "infoview.db"), sqlite3.connect(tmp_path / "infoview.db")
    source.backup(target)
    source.close()
    target.close()
    return {"INFOVIEW_DATA_DIR": str(tmp_path), "INFOVIEW_CONFIG_DIR": str(tmp_path)}


def unsafe_output(raw: bytes) -> Iterator[str]:
    """Yield unsafe characters in the app's output with their context, without the framework's own sequences."""
    text = FRAMEWORK_SEQUENCES.sub("", raw.decode())
    return (ascii(text[max(0, found.start() - 9) : found.end() + 20]) for found in UNSAFE.finditer(text))


KEYS_BY_SCREEN = {
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
    "insights": ["4", "enter", "escape", *["j"] * 3, "enter", "escape", *["tab", "j"] * 4],
    "undo": ["u", "u", "ctrl+r"],
}
"""The keys to press, by the screen they open."""


@pytest.mark.parametrize("size", choose_variants([(120, 40), (40, 20)]))
def test_every_screen_shows_hostile_text_without_control_sequences(env: dict[str, str], size: tuple[int, int]) -> None:
    with Terminal(INFOVIEW, size=size, env=env) as terminal:
        terminal.settle()
        terminal.press("escape")  # closes the offer to resume a call
        terminal.is_watched = False  # only the raw bytes are checked
        seen = 0
        for screen, keys in KEYS_BY_SCREEN.items():
            for key in keys:
                terminal.press(key)
                terminal.settle()
                assert terminal.process.poll() is None, f"{screen}, {key}\n{bytes(terminal.raw[-4000:])!r}"
            terminal.settle()
            assert list(unsafe_output(bytes(terminal.raw[seen:]))) == [], screen
            seen = len(terminal.raw)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        assert list(unsafe_output(bytes(terminal.raw[seen:]))) == []


@pytest.mark.parametrize("command", ["list", "list --json", "due", "due --json", "notes --json -- [TBD]", "locate"])
def test_every_command_prints_hostile_text_clean(env: dict[str, str], command: str) -> None:
    result = subprocess.run([*INFOVIEW, *command.split()], env=os.environ | env, capture_output=True, check=False)
    out = result.stdout.decode()
    assert b"Traceback" not in result.stderr
    assert out or result.stderr
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", out) == []
    assert UNSAFE.findall(result.stderr.decode()) == []


def test_hostile_file_name_is_printed_clean(env: dict[str, str], tmp_path: Path) -> None:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    file = tmp_path / "na\x1b]2;owned\x07me \u202e\n.csv"
    file.write_text(f"{header},,,,\x1b]52;c;eA==\x07,,\nA\x1b[31mnn,Lee,\x1b[2J,,,,99 \x1b]0;x\x07 2026\n")
    for path in (file, tmp_path / "no\x1b]2;owned\x07ne", tmp_path):
        result = subprocess.run([*INFOVIEW, "import", path], env=os.environ | env, capture_output=True, check=False)
        assert UNSAFE.findall((result.stdout + result.stderr).decode()) == []
        assert b"Traceback" not in result.stderr


def test_damaged_data_found_while_painting_exits_with_a_message(env: dict[str, str]) -> None:
    data = sqlite3.connect(Path(env["INFOVIEW_DATA_DIR"]) / "infoview.db")
    data.execute("UPDATE contacts SET stage_since = 'last \x1b]2;owned\x07week'")
    data.commit()
    data.close()
    with Terminal(INFOVIEW, size=(120, 40), env=env) as terminal:
        terminal.wait_until("Your data cannot be read")
        terminal.press("q")
        assert terminal.wait_for_exit() == 1
        said = "".join(terminal.text.split())  # the terminal wraps in the middle of words
        assert "isdamaged:“lastweek”isnotavalidUTCtimestamp" in said
        assert "Traceback" not in terminal.text
        assert list(unsafe_output(bytes(terminal.raw))) == []


def test_invalid_bytes_do_not_end_the_app(env: dict[str, str]) -> None:
    clean = sqlite3.connect(Path(env["INFOVIEW_DATA_DIR"]) / "infoview.db")
    clean.execute("DELETE FROM live_drafts")
    clean.commit()
    clean.execute("PRAGMA wal_checkpoint (TRUNCATE)")  # a log that another program has written is refused
    with Terminal([*INFOVIEW, "live"], size=(120, 40), env=env) as terminal:
        terminal.wait_until("agreed")
        terminal.type("before ")
        terminal.wait_until("before")
        terminal.send(bytes(range(0x80, 0x100)) + b"\xed\xa0\x80 \xff\xfe")  # Latin-1, a surrogate, a byte order mark
        terminal.send(b"\x1b[200~pasted \x1b]52;c;eA==\x07\x00 bit\xe9\x1b[201~")
        terminal.type(" after")
        terminal.wait_until("after")
        terminal.press("enter")
        query = "SELECT text FROM notes ORDER BY id DESC LIMIT 1"
        terminal.wait_until(lambda _: str(clean.execute(query).fetchone()[0]).startswith("before"))
        (note,) = clean.execute(query).fetchone()
        assert note.endswith("after")
        assert "pasted" in note
        assert UNSAFE.findall(note) == []
        assert list(unsafe_output(bytes(terminal.raw))) == []
    clean.close()


def test_impossible_key_codes_do_not_end_the_app(env: dict[str, str]) -> None:
    codes = ("97;1:1u", "1;1:1B", "1089::99;5:3u", "1114112u", "127;1:2u", "5:5~", "27;5;9999999~", "48;0;0;0;0t",
             "<0;9;9M", "99~", "?9;9z", "1;1u")  # fmt: skip
    with Terminal(INFOVIEW, size=(80, 24), env=env) as terminal:
        terminal.settle()
        terminal.press("escape")
        for code in codes:
            terminal.send(f"\x1b[{code}".encode())
            terminal.settle()
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
