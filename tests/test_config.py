"""The config file: its settings, and the message for each error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from infoview_tui.config import Config, load_config
from infoview_tui.errors import ConfigError
from tests.clean import is_clean_line


def load(folder: Path, text: str | bytes) -> Config:
    path = folder / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_config(path)


def test_missing_file_gives_defaults(tmp_path: Path) -> None:
    assert load_config(tmp_path / "nowhere" / "config.toml") == Config()


def test_empty_file_gives_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == Config(path=tmp_path / "config.toml")


def test_all_settings(tmp_path: Path) -> None:
    text = 'theme = "nord"\nstart = "today"\nminutes = 30\nplain = true\n[keymap]\nundo = "u,f2"\nquit = "ctrl+q"\n'
    assert load(tmp_path, text) == Config(
        theme="nord",
        start="today",
        minutes=30,
        plain=True,
        keymap={"undo": "u,f2", "quit": "ctrl+q"},
        path=tmp_path / "config.toml",
    )


def test_the_mail_command_is_a_list_of_words(tmp_path: Path) -> None:
    config = load(tmp_path, '[mail]\ncommand = ["neomutt", "-H", "{file}"]')
    assert config.mail_command == ("neomutt", "-H", "{file}")


def test_calendars_are_beside_the_config_file_or_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    config = load(tmp_path, 'calendars = ["~/calendars", "work.ics", "/srv/team.ics", "work.ics"]')
    assert config.calendars == (Path("/home/ada/calendars"), tmp_path / "work.ics", Path("/srv/team.ics"))


def test_byte_order_mark_is_ignored(tmp_path: Path) -> None:
    assert load(tmp_path, b"\xef\xbb\xbfminutes = 15\r\n").minutes == 15


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'color = "red"',
            'unknown key "color"; use theme, start, minutes, plain, daily_backups, date_order, cadence, mail, '
            "calendars, notifications, keymap",
        ),
        ("[keys]", 'unknown table "keys"'),
        ('"a\\u001b]2;x\\u0007b" = 1', 'unknown key "ab"'),
        ("theme = 3", "theme must be the name of a theme"),
        ('theme = ""', "theme must be the name of a theme"),
        ('start = "insights"', 'start must be one of "board", "today"'),
        ("start = true", 'start must be one of "board", "today"'),
        ("minutes = 4", "minutes must be a whole number from 5 to 180"),
        ("minutes = 181", "minutes must be a whole number from 5 to 180"),
        ('date_order = "iso"', 'date_order must be "day" or "month"'),
        ("plain = 1", "plain must be true or false"),
        ("minutes = true", "minutes must be a whole number"),
        ("minutes = 20.0", "minutes must be a whole number"),
        ('minutes = "20"', "minutes must be a whole number"),
        ("cadence = 3", "cadence must be a table"),
        ("[cadence]\nnudge = 3", 'cadence has no key "nudge"; use first_nudge_days,'),
        ("[cadence]\nfirst_nudge_days = 0", "cadence needs a whole number from 1 to 30 for first_nudge_days"),
        ("[cadence]\nconfirm_days = true", "cadence needs a whole number from 1 to 10 for confirm_days"),
        ("[cadence]\nstay_in_touch_months = 25", "cadence needs a whole number from 1 to 24 for stay_in_touch_months"),
        ("[cadence]\nthank_you_hours = 72", "cadence needs thank_you_late_hours to be at least thank_you_hours"),
        ('mail = "mutt"', "mail must be a table"),
        ("[mail]\nprogram = 1", 'mail has no key "program"; use command'),
        ('[mail]\ncommand = "mutt -H -"', "mail needs a list of words for command"),
        ('[mail]\ncommand = ["mutt", 1]', "mail needs a list of words for command"),
        ("[mail]\ncommand = []", "mail needs a program as the first word of command"),
        ('calendars = "work.ics"', 'calendars must be a list of files and directories, such as ["~/calendars"'),
        ('calendars = [" "]', "calendars must be a list of files and directories"),
        ('calendars = ["a\\u0000"]', "calendars must not have a path with a zero byte"),
        ('calendars = ["~nobody-of-this-name/a.ics"]', "calendars names the home directory of an unknown user"),
        ('notifications = "bell"', 'notifications must be one of "off", "osc9", "osc777"'),
        ("notifications = true", 'notifications must be one of "off", "osc9", "osc777"'),
        ('keymap = "u"', "keymap must be a table"),
        ("keymap = []", "keymap must be a table"),
        ("[keymap]\nundo = 3", 'keymap must map "undo" to keys'),
        ('[keymap.undo]\nkey = "u"', 'keymap must map "undo" to keys'),
        ("minutes = 20\nstart = ", "line 2, column 9: "),
        ("minutes = 20\nminutes = 30", "line 2, column 13: "),
        ("minutes 20", "line 1, column 9: "),
        ("minutes = " + "9" * 5000, "Invalid config file "),
        ("x = " + "[" * 5000, "it is nested too deeply"),
        (b"minutes = 20\n# caf\xe9\n", "line 2 is not UTF-8"),
        (b"\xff\xfem\x00", "line 1 is not UTF-8"),
        (b"minutes = 20\x00", "line 1, column 13: "),
    ],
)
def test_error_message_names_the_position(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    sentence = str(caught.value)
    assert sentence.startswith(f"Invalid config file {tmp_path / 'config.toml'}: ")
    assert message in sentence
    assert is_clean_line(sentence)


def test_directory_or_pipe_is_reported(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    for name in ("folder.toml", "pipe.toml"):
        with pytest.raises(ConfigError, match="not a regular file"):
            load_config(tmp_path / name)


def test_unreadable_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(ConfigError, match="cannot read it: Permission denied"):
        load(tmp_path, "minutes = 20")


@pytest.mark.parametrize("part", ["a", '"a b"', "'a'"])
def test_key_of_thousands_of_parts_is_refused_at_once(tmp_path: Path, part: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f"minutes = 20\n{'.'.join([part] * 10_000)} = 1\n")
    with pytest.raises(ConfigError, match="line 2 has a key of more than 50 parts"):
        load_config(path)
    path.write_text(f"[{'.'.join([part] * 10_000)}]\n")
    with pytest.raises(ConfigError, match="line 1 has a key of more than 50 parts"):
        load_config(path)
    path.write_text("#" * 100_001)
    with pytest.raises(ConfigError, match="longer than 100,000 characters"):
        load_config(path)
