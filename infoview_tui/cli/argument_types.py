"""Types of command-line arguments: each turns a text into a value, or says what is wrong with it."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than importing argparse
if TYPE_CHECKING:
    from infoview_tui.domain.enums import Stage
    from infoview_tui.services.imports.table_fields import TableField

MAX_EXTRA_CONTACTS = 100_000
"""Maximum number of extra contacts in the demo."""


def parse_stage(text: str) -> Stage:
    """Parse a stage, such as ``in-touch``."""
    from infoview_tui.domain.enums import Stage

    try:
        return Stage(text.lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(stage.value.replace("_", "-") for stage in Stage)
        raise argparse.ArgumentTypeError(f"{text!r} is not a stage; choose from {known}") from None


def parse_extra_contacts(text: str) -> int:
    """Parse how many contacts to generate."""
    number = int(text) if text.isdecimal() and len(text) < 10 else -1
    if not 0 <= number <= MAX_EXTRA_CONTACTS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {MAX_EXTRA_CONTACTS}")
    return number


def parse_interview_number(text: str) -> int:
    """Parse an interview number, from 1; ``latest`` becomes 0 (`LATEST_INTERVIEW`)."""
    number = 0 if text.lower() == "latest" else int(text) if text.isdecimal() and len(text) < 10 else -1
    if number < 0 or text.strip("0") == "":
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 or `latest`")
    return number


def parse_words(text: str) -> str:
    """Parse a name or words, also where the locale has no accents: Python keeps such bytes as lone surrogates."""
    if text.isascii():
        return text
    import os

    try:
        given = os.fsencode(text)
    except UnicodeEncodeError:
        return text
    try:
        return given.decode()
    except UnicodeDecodeError:  # from a terminal with an older encoding
        return text if text.isprintable() else given.decode("latin-1")


def parse_text(text: str) -> str:
    """Parse a text. An empty one, usually from an unset shell variable, is an error."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the text is empty")
    return text


def parse_file_path(text: str) -> str:
    """Parse a file path. An empty one, usually from an unset shell variable, is an error."""
    if not text:
        raise argparse.ArgumentTypeError("the file name is empty")
    return text


def parse_directory_path(text: str) -> str:
    """Parse a directory path. An empty one, usually from an unset shell variable, must not mean the default."""
    if not text:
        raise argparse.ArgumentTypeError("the directory name is empty")
    if text.startswith(("~", "'", '"', "file:")) or "\\" in text:  # pathlib is slow to import, and rarely needed
        from infoview_tui.typed_path import parse_path

        return str(parse_path(text))
    return text


def parse_profile(text: str) -> str:
    """Parse the name of a profile. An empty one, usually from an unset shell variable, must not mean the default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of the profile is empty")
    return parse_words(text)


def parse_column(text: str) -> tuple[str, TableField]:
    """Parse what a column of a table is read as, such as ``Their mail=email``; the column may be a number."""
    from infoview_tui.services.imports.table_fields import TableField

    column, _, field = text.rpartition("=")
    try:
        return _require_column(column.strip()), TableField(field.strip().lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        known = ", ".join(field.value for field in TableField)
        raise argparse.ArgumentTypeError(f"{text!r} is not COLUMN=FIELD; the fields are {known}") from None


def _require_column(column: str) -> str:
    if not column:
        raise ValueError
    return column
