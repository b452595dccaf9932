"""Command-line argument parser. Imports only argparse, so that help is fast."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from infoview_tui import __version__
from infoview_tui.cli.argument_types import (
    parse_column,
    parse_directory_path,
    parse_extra_contacts,
    parse_file_path,
    parse_interview_number,
    parse_text,
    parse_words,
)
from infoview_tui.cli.parser_copies import add_bundle_options, add_merge_options
from infoview_tui.cli.parser_options import (
    add_calendar_options,
    add_data_dir_option,
    add_decryption_options,
    add_encryption_options,
    add_export_options,
    add_insights_options,
    add_json_option,
    add_list_options,
    add_plain_option,
    add_profile_option,
    add_profiles_options,
    add_quiet_option,
    add_sheet_options,
    add_week_options,
)
from infoview_tui.cli.validate_arguments import validate_arguments

TYPE_CHECKING = False  # type checkers recognize the name; importing typing would take longer than importing argparse
if TYPE_CHECKING:
    from typing import NoReturn

    from _typeshed import SupportsWrite


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments; ``command`` is None for the app. Exits with a message and code 2 on a usage error."""
    arguments = _parse_without_command(argv)
    if arguments is None:
        parser = build_parser()
        arguments = parser.parse_args(argv)
        validate_arguments(parser, arguments)
    return arguments


def _parse_without_command(argv: Sequence[str] | None) -> argparse.Namespace | None:
    """Parse the arguments of the app; None if there are others, or if one of them is wrong.

    The app starts without the parsers of all commands, which take longer to build than all the rest of parsing.
    """
    parser = _Parser(add_help=False, allow_abbrev=False, exit_on_error=False)
    _add_app_options(parser)
    parser.set_defaults(command=None)
    try:
        arguments, rest = parser.parse_known_args(argv)
    except argparse.ArgumentError:
        return None
    return None if rest else arguments


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser whose error messages are safe to print."""

    def error(self, message: str) -> NoReturn:
        """Print an error without control characters from the arguments, and exit with code 2."""
        from infoview_tui.domain.sanitize import clean_line

        super().error(clean_line(message))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print help or an error; argparse would ignore a full disk."""
        stream = file or sys.stderr
        if message and stream is not None:
            stream.write(message)


def build_parser() -> _Parser:
    """Return the parser of the command line, from which the help, completion, and the manual page are made."""
    parser = _Parser(
        prog="infoview",
        description="Plan, run, and follow up on informational interviews: who to ask, what to ask, what they said, "
        "and who to thank. Without a command, start the app.",
        epilog="Run `infoview COMMAND --help` for help on a command, and `infoview man` for the manual page. "
        "Exit codes: 0 success, 1 failure, 2 usage error.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"infoview {__version__}")
    _add_app_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)

    _add_demo_command(commands)
    _add_live_command(commands)

    import_command = _add_command(
        commands, "import", "add contacts from files: LinkedIn, Google, Outlook, Thunderbird, vCards, or any table"
    )
    import_command.add_argument("files", nargs="+", metavar="FILE", help="a file; its format is detected")
    import_command.add_argument(
        "--date-order",
        choices=["day", "month"],
        help="what is first in dates such as 3/4/2024, if the file does not show it",
    )
    import_command.add_argument(
        "--map",
        action="append",
        default=[],
        type=parse_column,
        metavar="COLUMN=FIELD",
        help="what a column of a table is read as, such as 'Their mail=email'; repeatable, and remembered for tables "
        "with the same columns. A column may be a number",
    )
    import_command.add_argument(
        "--fill-profile", action="store_true", help="fill in empty fields of your profile from LinkedIn's archive"
    )
    import_command.add_argument(
        "--doubtful",
        choices=["new", "same", "skip"],
        default="skip",
        help="what becomes of rows that may be a contact you have: new adds separate contacts, and remembers that they "
        "are not the same person; same adds the details to the contact; default: skip, which lists and leaves "
        "them out, so that you can decide about each on the screen",
    )
    import_command.add_argument(
        "--new-jobs",
        action="store_true",
        help="accept the new jobs of contacts you have; the former ones stay in their history",
    )
    import_command.add_argument(
        "--dry-run", action="store_true", help="show what becomes of each row, without saving anything"
    )
    add_json_option(import_command)

    add_list_options(_add_command(commands, "list", "list contacts"))

    due = _add_command(commands, "due", "list what is due within a week, and why").add_mutually_exclusive_group()
    add_json_option(due)
    due.add_argument("--short", action="store_true", help="print one short line for a shell prompt or status bar")

    _add_notes_command(commands)
    _add_sheet_command(commands)

    add_insights_options(
        _add_command(commands, "insights", "print what the interviews say about each path, and who says so")
    )

    add_week_options(_add_command(commands, "week", "print interviews, offered times, and busy times of a week"))

    add_calendar_options(_add_command(commands, "calendar", "print your interviews as a calendar file (iCalendar)"))

    add_export_options(_add_command(commands, "export", "export all data, without what is off the record"))

    search = _add_command(commands, "search", "search everything, except notes off the record")
    search.add_argument(
        "words",
        nargs="+",
        type=parse_words,
        metavar="WORDS",
        help="words, and terms such as who:ana kind:quote since:nov (see the README)",
    )
    add_json_option(search)

    _add_trip_commands(commands)

    banks = _add_command(commands, "banks", "list or check question banks and question sets")
    subjects = banks.add_subparsers(dest="subject", metavar="WHAT", required=True, parser_class=_Parser)
    add_json_option(_add_command(subjects, "list", "list question banks and question sets"))
    check = _add_command(subjects, "check", "report problems in banks and sets, as file:line:column: message")
    check.add_argument(
        "files", nargs="*", metavar="FILE", help="a file of a bank or of sets; default: all that Infoview uses"
    )
    add_json_option(check)

    templates = _add_command(commands, "templates", "list or check message templates")
    subjects = templates.add_subparsers(dest="subject", metavar="WHAT", required=True, parser_class=_Parser)
    add_json_option(_add_command(subjects, "list", "list message templates"))
    check = _add_command(subjects, "check", "report problems in templates, as file:line:column: message")
    check.add_argument("files", nargs="*", metavar="FILE", help="a template file; default: all that Infoview uses")
    add_json_option(check)

    _add_data_commands(commands)
    _add_shell_commands(commands)
    return parser


def _add_app_options(parser: _Parser) -> None:
    """Add the options that are valid without a command."""
    add_data_dir_option(parser, None)
    add_profile_option(parser, None)
    add_plain_option(parser, default=False)
    add_quiet_option(parser, default=False)


def _add_demo_command(commands: argparse._SubParsersAction[_Parser]) -> None:
    demo = _add_command(commands, "demo", "start the app with sample data, deleted when you quit", takes_data_dir=False)
    demo.add_argument(
        "--contacts", type=parse_extra_contacts, default=0, metavar="N", help="generate N more contacts (0 to 100000)"
    )
    demo.add_argument("--seed", type=int, default=7, metavar="S", help="random seed of the generated contacts")
    demo.add_argument(
        "--keep", type=parse_directory_path, metavar="DIR", help="save the data in DIR, to open with --data-dir DIR"
    )
    add_plain_option(demo)


def _add_live_command(commands: argparse._SubParsersAction[_Parser]) -> None:
    live = _add_command(commands, "live", "open the next call, or the next one with NAME")
    add_plain_option(live)
    live.add_argument("--practice", action="store_true", help="practice the call with the real plan; nothing is saved")
    live.add_argument("name", nargs="*", metavar="NAME", help="the contact; if no call is planned, start one now")


def _add_data_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    """Add the commands for the data as a whole: what was deleted, backups, and where everything is."""
    deleted = _add_command(commands, "deleted", "list contacts that were deleted in the last 30 days, or restore them")
    wishes = deleted.add_mutually_exclusive_group()
    add_json_option(wishes)
    wishes.add_argument("--restore", nargs="+", metavar="NAME", help="restore the contact with this name")

    doctor = _add_command(commands, "doctor", "check the data and your files, and say what to do")
    doctor.add_argument("--fix", action="store_true", help="mend what can be mended without losing anything")
    add_json_option(doctor)

    forget = _add_command(commands, "forget", "delete a contact for good, with everything about them")
    forget.add_argument("name", nargs="+", type=parse_words, metavar="NAME", help="a contact's name, or part of it")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    forget.add_argument("--backups", action="store_true", help="delete the backups that have them, too")

    add_bundle_options(_add_command(commands, "bundle", "write all data to one file, to merge it on another machine"))
    add_merge_options(_add_command(commands, "merge", "bring in what was changed in another copy of the data"))

    backup = _add_command(commands, "backup", "make a backup of the data now")
    backup.add_argument(
        "file", nargs="?", type=parse_file_path, metavar="FILE", help="where to; default: among the other backups"
    )
    backup.add_argument("--force", action="store_true", help="with FILE: replace it if it exists")
    add_encryption_options(backup)

    restore = _add_command(commands, "restore", "list backups of the data, or put one in the place of the data")
    add_json_option(restore)
    restore.add_argument("--list", action="store_true", help="only list the backups (also without FILE)")
    restore.add_argument(
        "file",
        nargs="?",
        type=parse_file_path,
        metavar="FILE",
        help="a backup that is listed, another file, or `latest`",
    )
    add_decryption_options(restore)

    add_profiles_options(
        _add_command(commands, "profiles", "list the profiles, each the data of one person, or add one")
    )

    add_json_option(
        _add_command(commands, "locate", "show where the data, the config file, the banks, and the templates are")
    )


def _add_shell_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    completion = _add_command(
        commands,
        "completion",
        "print a script that completes commands and names in a shell",
        takes_data_dir=False,
    )
    completion.add_argument("shell", choices=["bash", "zsh", "fish"], help="the shell")
    _add_command(commands, "man", "print the manual page, or show it on a terminal", takes_data_dir=False)


def subparsers_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands of a parser by name."""
    actions = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return {name: command for action in actions for name, command in action.choices.items()}


def _add_notes_command(commands: argparse._SubParsersAction[_Parser]) -> None:
    notes = _add_command(commands, "notes", "print interview notes with NAME, without those off the record")
    notes.add_argument("name", nargs="+", type=parse_words, metavar="NAME", help="a contact's name, or part of it")
    notes.add_argument(
        "--interview",
        type=parse_interview_number,
        metavar="N",
        help="only the Nth interview by date, or `latest` for the one started last",
    )
    formats = notes.add_mutually_exclusive_group()
    add_json_option(formats)
    formats.add_argument("--markdown", action="store_true", help="print Markdown, question by question")
    notes.add_argument(
        "--include-off-record", action="store_true", help="with --markdown: include notes off the record"
    )
    notes.add_argument(
        "--output", type=parse_file_path, metavar="FILE", help="with --markdown: write to FILE, readable only by you"
    )
    notes.add_argument("--force", action="store_true", help="with --output: replace FILE if it exists")


def _add_sheet_command(commands: argparse._SubParsersAction[_Parser]) -> None:
    sheet = _add_command(commands, "sheet", "print one page to read before the next interview with NAME")
    sheet.add_argument(
        "name",
        nargs="*",
        type=parse_words,
        metavar="NAME",
        help="a contact's name, or part of it; default: the next one",
    )
    add_sheet_options(sheet)


def _add_trip_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    add_json_option(_add_command(commands, "trips", "list trips"))
    trip = _add_command(commands, "trip", "print the sheet of a trip: who, when, where, and what to bring")
    trip.add_argument(
        "city",
        nargs="+",
        type=parse_words,
        metavar="CITY",
        help="the city, or its beginning; of several, the next trip",
    )
    trip.add_argument("--day", type=parse_text, metavar="DAY", help="only one day, such as `tue`")
    add_sheet_options(trip)


def _add_command(
    commands: argparse._SubParsersAction[_Parser], name: str, description: str, *, takes_data_dir: bool = True
) -> _Parser:
    command = commands.add_parser(
        name, help=description, description=f"{description[0].upper()}{description[1:]}.", allow_abbrev=False
    )
    # SUPPRESS preserves a --data-dir or --profile given before the command.
    add_data_dir_option(command, argparse.SUPPRESS, shown=takes_data_dir)
    add_profile_option(command, argparse.SUPPRESS, shown=takes_data_dir)
    add_quiet_option(command)
    return command
