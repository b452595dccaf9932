"""The config file: settings, validation, and error messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import ConfigError

START_SCREENS = ("board", "today")
"""The screens that the app can start with."""

NOTIFICATIONS = ("off", "osc9", "osc777")
"""The ways to ask a terminal for a notification of its own; terminals know one of the escape sequences, or none."""

MIN_MINUTES, MAX_MINUTES = 5, 180
"""The limits of `Config.minutes`."""

CADENCE_LIMITS: Mapping[str, tuple[int, int]] = {
    "first_nudge_days": (1, 30),
    "second_nudge_days": (1, 60),
    "close_or_keep_days": (1, 60),
    "introduction_days": (1, 60),
    "thank_you_hours": (1, 168),
    "thank_you_late_hours": (1, 336),
    "prepare_hours": (1, 336),
    "confirm_days": (1, 10),
    "stay_in_touch_months": (1, 24),
    "tell_difference_days": (1, 60),
}
"""The keys of the table ``[cadence]`` and their limits, both included: the numbers of `Cadence`."""


MAX_LENGTH = 100_000
"""The longest config file that is read, in characters."""

MAX_KEY_PARTS = 50
"""The most parts of a dotted key that is read."""

_KEY_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+"""
_LONG_KEY = re.compile(rf"(?<![\w.-])(?:{_KEY_PART}){{{MAX_KEY_PARTS}}}")


class Config(NamedTuple):
    """Settings from the config file, with their defaults."""

    theme: str = "infoview-dark"
    """The name of a theme; the app checks whether it exists."""
    start: str = "board"
    """The first screen, one of `START_SCREENS`."""
    minutes: int = 20
    """The default length of an interview, in minutes (R14 recommends 15 to 30)."""
    cadence: Cadence = Cadence()
    """When follow-ups, thank-yous and check-ins are due; its numbers have the limits of `CADENCE_LIMITS`."""
    mail_command: tuple[str, ...] = ()
    """The program and arguments that get a draft (``command`` of the table ``[mail]``); empty if there is none."""
    plain: bool | None = None
    """Whether to draw without borders and glyphs, for a screen reader; None to decide by the environment."""
    date_order: DateOrder | None = None
    """Whether ``3/4`` is the day or the month first; None means as in the locale."""
    calendars: tuple[Path, ...] = ()
    """The user's calendar files, and directories of them; in the file relative to it, or with ``~``."""
    daily_backups: bool = True
    """Whether the app makes a backup on each day that it is used."""
    notifications: str = "off"
    """How the terminal is asked to notify before an interview, one of `NOTIFICATIONS`."""
    keymap: Mapping[str, str] = MappingProxyType({})
    """Keys by binding ID, several separated by commas. The app checks both."""
    path: Path | None = None
    """The file that was read, or None if there is none."""


def load_config(path: Path) -> Config:
    """Read the config file. If it does not exist, return the defaults.

    Raises ConfigError, with the file and the key or line, if it is unreadable or invalid.
    """
    text = _read_text(path)
    if text is None:
        return Config()
    settings = _parse(path, text)
    validated: dict[str, Any] = {}
    for key, value in settings.items():
        validate = _VALIDATORS.get(key)
        if validate is None:
            what = "table" if isinstance(value, dict) else "key"
            raise _config_error(path, f"unknown {what} {_quote(key)}; use {', '.join(_VALIDATORS)}")
        try:
            validated[_FIELDS.get(key, key)] = validate(value)
        except ValueError as error:
            raise _config_error(path, f"{key} {error}") from error
    validated["calendars"] = tuple(path.parent / place for place in validated.get("calendars", ()))
    return Config(**validated, path=path)


def _read_text(path: Path) -> str | None:
    try:
        if not path.is_file():
            if path.exists():
                raise _config_error(path, "it is not a regular file; remove it or replace it with a config file")
            return None
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _config_error(path, f"cannot read it: {error.strerror}; check its permissions") from error
    except UnicodeDecodeError as error:
        line = bytes(error.object[: error.start]).count(b"\n") + 1
        raise _config_error(path, f"line {line} is not UTF-8; save the file as UTF-8") from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    if len(text) > MAX_LENGTH:
        raise _config_error(path, f"it is longer than {MAX_LENGTH:,} characters")
    if long_key := _LONG_KEY.search(text):  # tomllib would take time with the square of its length
        line = text.count("\n", 0, long_key.start()) + 1
        raise _config_error(path, f"line {line} has a key of more than {MAX_KEY_PARTS} parts; no key has that many")
    import tomllib  # imported only if there is a config file

    try:
        return tomllib.loads(f"{text}\n")  # without a final newline, an error at the end has no line number
    except RecursionError as error:
        raise _config_error(path, "it is nested too deeply") from error
    except ValueError as error:  # from tomllib, or from an integer with thousands of digits
        reason = clean_line(str(error), 200)
        place = re.search(r" \(at line (\d+), column (\d+)\)$", reason)
        where = f"line {place[1]}, column {place[2]}: " if place else ""
        raise _config_error(path, f"{where}{reason[: place.start()] if place else reason}") from error


def _validate_theme(value: object) -> str:
    name = clean_line(value) if isinstance(value, str) else ""
    if not name:
        raise ValueError('must be the name of a theme in quotation marks, such as "infoview-dark"')
    return name


def _validate_start(value: object) -> str:
    if not isinstance(value, str) or value not in START_SCREENS:
        raise ValueError(f"must be one of {', '.join(map(_quote, START_SCREENS))}")
    return value


def _validate_minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not MIN_MINUTES <= value <= MAX_MINUTES:
        raise ValueError(f"must be a whole number from {MIN_MINUTES} to {MAX_MINUTES}")
    return value


def _validate_date_order(value: object) -> DateOrder:
    if not isinstance(value, str) or value not in list(DateOrder):
        raise ValueError(f"must be {' or '.join(map(_quote, DateOrder))}: what is first in a date such as 3/4")
    return DateOrder(value)


def _validate_switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _validate_cadence(value: object) -> Cadence:
    if not isinstance(value, dict):
        raise ValueError("must be a table: [cadence] on its own line, followed by lines such as first_nudge_days = 3")
    for name, number in value.items():
        if name not in CADENCE_LIMITS:
            raise ValueError(f"has no key {_quote(name)}; use {', '.join(CADENCE_LIMITS)}")
        low, high = CADENCE_LIMITS[name]
        if not isinstance(number, int) or isinstance(number, bool) or not low <= number <= high:
            raise ValueError(f"needs a whole number from {low} to {high} for {name}")
    cadence = Cadence(**value)
    if cadence.thank_you_late_hours < cadence.thank_you_hours:
        raise ValueError("needs thank_you_late_hours to be at least thank_you_hours")
    return cadence


def _validate_mail(value: object) -> tuple[str, ...]:
    if not isinstance(value, dict):
        raise ValueError('must be a table: [mail] on its own line, followed by command = ["neomutt", "-H", "{file}"]')
    for name in value:
        if name != "command":
            raise ValueError(f"has no key {_quote(name)}; use command")
    words = value.get("command", [])
    if not isinstance(words, list) or not all(isinstance(word, str) and "\0" not in word for word in words):
        raise ValueError('needs a list of words for command, such as ["neomutt", "-H", "{file}"]')
    if "command" in value and not (words and words[0].strip()):
        raise ValueError("needs a program as the first word of command")
    return tuple(words)


def _validate_calendars(value: object) -> tuple[Path, ...]:
    places = value if isinstance(value, list) else []
    if not isinstance(value, list) or not all(isinstance(place, str) and place.strip() for place in places):
        raise ValueError('must be a list of files and directories, such as ["~/calendars", "work.ics"]')
    if any("\0" in place for place in places):
        raise ValueError("must not have a path with a zero byte")
    try:
        return tuple(dict.fromkeys(Path(place.strip()).expanduser() for place in places))
    except RuntimeError as error:
        raise ValueError("names the home directory of an unknown user") from error


def _validate_notifications(value: object) -> str:
    if not isinstance(value, str) or value not in NOTIFICATIONS:
        raise ValueError(f"must be one of {', '.join(map(_quote, NOTIFICATIONS))}")
    return value


def _validate_keymap(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise ValueError('must be a table: [keymap] on its own line, followed by lines such as undo = "u"')
    for name, keys in value.items():
        if not isinstance(keys, str):
            raise ValueError(f'must map {_quote(name)} to keys in quotation marks, such as "u" or "u,f2"')
    return dict(value)


_VALIDATORS = {
    "theme": _validate_theme,
    "start": _validate_start,
    "minutes": _validate_minutes,
    "plain": _validate_switch,
    "daily_backups": _validate_switch,
    "date_order": _validate_date_order,
    "cadence": _validate_cadence,
    "mail": _validate_mail,
    "calendars": _validate_calendars,
    "notifications": _validate_notifications,
    "keymap": _validate_keymap,
}

_FIELDS = {"mail": "mail_command"}
"""The fields of `Config` that are not named like their key."""


def _quote(text: str) -> str:
    return f'"{clean_line(text, 60)}"'


def _config_error(path: Path, problem: str) -> ConfigError:
    return ConfigError(f"Invalid config file {clean_line(str(path))}: {problem}.")
