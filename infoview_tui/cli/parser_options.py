"""Options of the commands, each added to a parser by one function. Imports only argparse, so that help is fast."""

from __future__ import annotations

import argparse

from infoview_tui.cli.argument_types import (
    parse_directory_path,
    parse_file_path,
    parse_profile,
    parse_stage,
    parse_text,
    parse_words,
)


def add_data_dir_option(parser: argparse.ArgumentParser, default: str | None, *, shown: bool = True) -> None:
    """Add ``--data-dir``; unless *shown*, it is accepted and not in the help."""
    parser.add_argument(
        "--data-dir",
        type=parse_directory_path,
        default=default,
        metavar="DIR",
        help="data directory (or set INFOVIEW_DATA_DIR); default: the standard location of this system"
        if shown
        else argparse.SUPPRESS,
    )


def add_profile_option(parser: argparse.ArgumentParser, default: str | None, *, shown: bool = True) -> None:
    """Add ``--profile``; unless *shown*, it is accepted and not in the help."""
    parser.add_argument(
        "--profile",
        type=parse_profile,
        default=default,
        metavar="NAME",
        help="the data of another person, as `infoview profiles` lists them (or set INFOVIEW_PROFILE)"
        if shown
        else argparse.SUPPRESS,
    )


def add_profiles_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``profiles``."""
    wishes = parser.add_mutually_exclusive_group()
    add_json_option(wishes)
    wishes.add_argument("--names", action="store_true", help="print only the names, one a line")
    wishes.add_argument("--add", type=parse_profile, metavar="NAME", help="add a profile, without data")
    wishes.add_argument("--rename", nargs=2, type=parse_profile, metavar=("OLD", "NEW"), help="rename a profile")
    wishes.add_argument(
        "--remove", type=parse_profile, metavar="NAME", help="move a profile to where removed ones are kept"
    )


def add_plain_option(parser: argparse.ArgumentParser, default: bool | str = argparse.SUPPRESS) -> None:
    """Add ``--plain``; SUPPRESS preserves one given before the command."""
    parser.add_argument(
        "--plain",
        action="store_true",
        default=default,
        help="draw without borders and symbols, for a screen reader or a simple terminal (or set NO_COLOR)",
    )


def add_quiet_option(parser: argparse.ArgumentParser, default: bool | str = argparse.SUPPRESS) -> None:
    """Add ``--quiet``; SUPPRESS preserves one given before the command."""
    parser.add_argument(
        "--quiet", action="store_true", default=default, help="print only what was asked for, and errors: no remarks"
    )


def add_json_option(parser: argparse._ActionsContainer) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print JSON (see the README)")


def add_list_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``list``."""
    parser.add_argument(
        "filter",
        nargs="*",
        type=parse_words,
        metavar="FILTER",
        help="words and terms as on the board, such as place:berlin path:design",
    )
    parser.add_argument(
        "--stage", type=parse_stage, metavar="STAGE", help="only contacts in one stage, such as in-touch"
    )
    formats = parser.add_mutually_exclusive_group()
    add_json_option(formats)
    formats.add_argument("--names", action="store_true", help="print only the names, one a line; takes no FILTER")


def add_insights_options(parser: argparse.ArgumentParser) -> None:
    """Add the formats of ``insights``."""
    formats = parser.add_mutually_exclusive_group()
    add_json_option(formats)
    formats.add_argument("--markdown", action="store_true", help="print the whole document, to send to a mentor")


def add_week_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``week``."""
    parser.add_argument(
        "--from",
        nargs="+",
        default=[],
        dest="first_day",
        metavar="DAY",
        help="the first of seven days, such as mon or 15 Jan; default: Monday of this week",
    )
    add_json_option(parser)


def add_calendar_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``calendar``."""
    parser.add_argument("name", nargs="*", type=parse_words, metavar="NAME", help="only the interviews with a contact")
    parser.add_argument(
        "--output", "--out", type=parse_file_path, metavar="FILE", help="write to FILE, readable only by you"
    )
    parser.add_argument("--force", action="store_true", help="with --output: replace FILE if it exists")
    parser.add_argument(
        "--check", action="store_true", help="instead, read the calendars of the config file and report problems"
    )


def add_sheet_options(parser: argparse.ArgumentParser) -> None:
    """Add the formats of a sheet."""
    formats = parser.add_mutually_exclusive_group()
    add_json_option(formats)
    formats.add_argument("--markdown", action="store_true", help="print Markdown")
    formats.add_argument(
        "--html", type=parse_file_path, metavar="FILE", help="write a page to print to FILE, readable only by you"
    )
    parser.add_argument("--force", action="store_true", help="with --html: replace FILE if it exists")


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """Add the formats and options of ``export``."""
    parser.usage = (  # argparse does not wrap alternatives
        "%(prog)s [-h] [--data-dir DIR] [--profile NAME] [--quiet] FORMAT\n"
        "                       [--output FILE] [--force] [--include-off-record]"
    )
    formats = parser.add_argument_group("FORMAT").add_mutually_exclusive_group(required=True)
    formats.add_argument("--json", action="store_true", help="everything, as JSON that Infoview can import again")
    formats.add_argument("--json-schema", action="store_true", help="not the data, but the JSON Schema of that JSON")
    formats.add_argument(
        "--vcard",
        nargs="?",
        const=True,
        type=parse_directory_path,
        metavar="DIR",
        help="contacts, for address books: vCard 3.0, or a file for each contact in DIR",
    )
    formats.add_argument("--csv", action="store_true", help="contacts, as a table for spreadsheets")
    formats.add_argument(
        "--markdown",
        type=parse_directory_path,
        metavar="DIR",
        help="a page for each contact, path, organization, and interview, in the directory of an Obsidian vault; "
        "what you add below the mark of a page stays",
    )
    parser.add_argument("--output", type=parse_file_path, metavar="FILE", help="write to FILE, readable only by you")
    parser.add_argument("--force", action="store_true", help="with --output or --vcard DIR: replace existing files")
    parser.add_argument("--include-off-record", action="store_true", help="include notes off the record")


def add_encryption_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that can encrypt a file; each of them is enough."""
    parser.add_argument(
        "--encrypt", action="store_true", help="encrypt FILE (age) with a passphrase, which is asked for"
    )
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument(
        "--recipient",
        action="append",
        default=[],
        type=parse_text,
        metavar="KEY",
        help="encrypt FILE for a public key of age or SSH (age1..., ssh-ed25519 ...), or for those in a file; "
        "repeatable",
    )
    _add_passphrase_file_option(keys, "read the passphrase from the first line of FILE; - is the standard input")


def add_decryption_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a command that can decrypt a file."""
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument(
        "--identity",
        action="append",
        default=[],
        type=parse_file_path,
        metavar="FILE",
        help="a file with the private key (age or SSH) of an encrypted file; repeatable",
    )
    _add_passphrase_file_option(
        keys, "read the passphrase of an encrypted file from the first line of FILE; - is the standard input"
    )


def _add_passphrase_file_option(parser: argparse._ActionsContainer, text: str) -> None:
    parser.add_argument("--passphrase-file", type=parse_file_path, metavar="FILE", help=text)
