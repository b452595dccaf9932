"""The complete journey with keys only: from a LinkedIn file to the sent thank-you."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.e2e.terminal import INFOVIEW, Terminal
from tests.e2e.variants import choose_variants

pytestmark = pytest.mark.e2e

CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Maria,Lopez,https://www.linkedin.com/in/maria-lopez,maria@example.org,Figma,Staff Designer,04 Sep 2026
Tom,Weber,https://www.linkedin.com/in/tom-weber,,Acme,Engineer,7-Feb-22

Priya,Shah,https://www.linkedin.com/in/priya-shah,,Mendable,Researcher,01 Jan 2024
"""


@pytest.mark.parametrize("size", choose_variants([(120, 40), (40, 20)]))
def test_journey_from_import_to_thank_you(tmp_path: Path, size: tuple[int, int]) -> None:
    file = tmp_path / "Connections.csv"
    file.write_bytes(b"\xef\xbb\xbf" + CONNECTIONS.replace("\n", "\r\n").encode())
    env = {"INFOVIEW_DATA_DIR": str(tmp_path / "data"), "INFOVIEW_CONFIG_DIR": str(tmp_path / "config")}
    with Terminal(INFOVIEW, size=size, env=env, cold=True) as terminal:
        import_connections(terminal, file)
        research_contact(terminal)
        propose_six_questions(terminal)
        ask_and_schedule(terminal)
        conduct_call(terminal)
        debrief(terminal)
        send_the_thank_you(terminal)
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
    check_saved_data(tmp_path / "data" / "infoview.db")
    check_notes_as_json(env)


def import_connections(terminal: Terminal, file: Path) -> None:
    terminal.wait_until("Import contacts")
    terminal.press("down", "enter")
    terminal.wait_until("Connections.csv")
    terminal.settle()
    terminal.type(str(file))
    terminal.press("enter")
    terminal.wait_until("3 new")
    terminal.press("ctrl+s")
    terminal.wait_until("Researching 3")


def research_contact(terminal: Terminal) -> None:
    terminal.press("/")
    terminal.settle()
    terminal.type("lopez")
    terminal.wait_until("Researching 1")
    terminal.press("enter")
    terminal.wait_until("Staff Designer at Figma")
    terminal.settle()
    terminal.press("a")
    terminal.settle()
    for line in (
        "Spoke on design systems https://example.org/talk",
        "? Design pays well",
        "$ A note on tokens",
        "~ Both grew up in Ulm",
    ):
        terminal.type(line)
        terminal.press("enter")
        terminal.settle()
    terminal.press("escape")
    terminal.settle()


def propose_six_questions(terminal: Terminal) -> None:
    terminal.press("p")
    terminal.wait_until("Work environment")
    terminal.settle()
    terminal.press("S")
    terminal.wait_until("What fits best now")
    terminal.settle()
    terminal.press("enter")
    terminal.wait_until(re.compile(r"Plan\s+6"))
    terminal.settle()


def ask_and_schedule(terminal: Terminal) -> None:
    terminal.press("m")
    terminal.wait_until("Still to fill in")
    terminal.settle()
    for text in ("I am a teacher who wants to design", "Sam Reed"):  # the two gaps
        terminal.press("f8")
        terminal.settle()
        terminal.type(text)
    terminal.press("ctrl+s")
    terminal.wait_until("Move to Contacted")
    terminal.press("enter")
    terminal.wait_until(re.compile(r"Plan\s+6"))
    terminal.settle()
    terminal.press("r")
    terminal.wait_until("What did Maria")
    terminal.press("y")
    terminal.wait_until("Which time did they choose?")
    terminal.settle()
    terminal.press("enter")
    terminal.wait_until(lambda seen: "Which time" not in seen.text)
    terminal.settle()


def conduct_call(terminal: Terminal) -> None:
    terminal.press("i")
    terminal.wait_until("0 of 6 asked")
    terminal.settle()
    terminal.type("They review every Tuesday\r")
    terminal.type('"Nobody reads the brief, they read the picture*\r')
    terminal.press("tab")
    terminal.type("@Ben Okri, design lead at Stepwell\r")
    terminal.type("+ send my portfolio by friday\r")
    terminal.type("% she may leave in spring\r")
    terminal.type("! it is mostly writ")
    terminal.wait_until("mostly writ")
    terminal.press("f10")


def debrief(terminal: Terminal) -> None:
    terminal.wait_until("Which moments stayed")
    terminal.settle()
    for _ in range(6):  # three lists, three texts
        terminal.press("tab")
        terminal.settle()
    terminal.wait_until("Ben Okri")
    terminal.press("space")
    terminal.wait_until("on the board as Ben Okri")
    terminal.press("tab")
    terminal.settle()
    terminal.press("space")
    terminal.wait_until("on your list,")
    terminal.press("f10")
    terminal.wait_until("Met?")
    terminal.press("enter")


def send_the_thank_you(terminal: Terminal) -> None:
    terminal.wait_until("Still to fill in")
    terminal.wait_until("With warm thanks")
    terminal.settle()
    terminal.press("ctrl+s")
    terminal.wait_until(re.compile(r"Mark\s+as sent anyway"))  # the profile has no name, so the signature is a gap
    terminal.press("enter")
    terminal.wait_until("Move to In touch")
    terminal.press("enter")
    terminal.wait_until("In touch")
    terminal.settle()


def check_saved_data(database: Path) -> None:
    data = sqlite3.connect(database)
    contacts = dict(data.execute("SELECT name, stage FROM contacts"))
    assert contacts["Maria Lopez"] == "in_touch"
    assert contacts["Ben Okri"] == "researching"
    assert data.execute(
        "SELECT r.name FROM contacts c JOIN contacts r ON r.id = c.referrer_id WHERE c.name = 'Ben Okri'"
    ).fetchall() == [("Maria Lopez",)]
    notes = data.execute("SELECT kind, text, starred FROM notes ORDER BY position").fetchall()
    assert notes == [
        ("note", "They review every Tuesday", 0),
        ("quote", "Nobody reads the brief, they read the picture", 1),
        ("referral", "Ben Okri, design lead at Stepwell", 0),
        ("promise", "send my portfolio by friday", 0),
        ("off_record", "she may leave in spring", 0),
        ("insight", "it is mostly writ", 0),
    ]
    (state, body) = data.execute("SELECT state, body FROM messages WHERE kind = 'thank_you'").fetchone()
    assert state == "sent"
    assert "“Nobody reads the brief, they read the picture" in body
    assert "spring" not in body
    open_actions = data.execute("SELECT kind FROM actions WHERE done_at IS NULL AND dismissed_at IS NULL").fetchall()
    assert sorted(open_actions) == [("promise",), ("stay_in_touch",)]
    data.close()


def check_notes_as_json(env: dict[str, str]) -> None:
    import os

    result = subprocess.run(
        [*INFOVIEW, "notes", "maria", "--json"], env=os.environ | env, capture_output=True, text=True, check=True
    )
    (interview,) = json.loads(result.stdout)
    assert interview["off_record"] == 1
    assert "spring" not in result.stdout
