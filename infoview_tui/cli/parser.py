"""What can be said on the command line. Imports nothing but argparse, since help waits for it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from infoview_tui import __version__

TYPE_CHECKING = False  # type checkers know the name; importing it from typing would take longer than argparse does
if TYPE_CHECKING:
    from typing import NoReturn

    from infoview_tui.domain.enums import Stage

MAX_EXTRA_CONTACTS = 100_000
"""The most contacts that the demo invents beside its own."""


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Return what was said; ``command`` is None for the app itself. Exits with 2, in words, where it makes no sense."""
    parser = _build_parser()
    arguments = parser.parse_args(argv)
    if arguments.command == "demo" and arguments.data_dir is not None:
        parser.error("the demo never touches data of your own: --data-dir cannot go with it; --keep DIR puts it in DIR")
    if arguments.command == "notes":
        _validate_notes(parser, arguments)
    return arguments


def _validate_notes(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """What is off the record, and a file, are for Markdown alone. Exits with 2 where they are asked for otherwise."""
    if not arguments.markdown:
        options = {"--include-off-record": arguments.include_off_record, "--output": arguments.output is not None}
        for option in (option for option, is_asked in options.items() if is_asked):
            parser.error(f"{option} goes with --markdown")
    if arguments.force and arguments.output is None:
        parser.error("--force goes with --output FILE")


class _Parser(argparse.ArgumentParser):
    """Argparse, but for how it repeats what was typed."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, without the control characters that arguments may hold, and exit with 2."""
        from infoview_tui.domain.sanitize import clean_line

        super().error(clean_line(message))


def _build_parser() -> _Parser:
    parser = _Parser(
        prog="infoview",
        description="A companion for informational interviews: whom to ask, what to ask, what they said, and whom "
        "to thank. Without a command it opens the app.",
        epilog="`infoview COMMAND --help` tells more about a command. Exit codes: 0 done, 1 failed, 2 wrong usage.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"infoview {__version__}")
    _add_data_dir_option(parser, None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Parser)

    demo = _add_command(
        commands, "demo", "open the app on invented data, which is gone afterwards", takes_data_dir=False
    )
    demo.add_argument(
        "--contacts", type=_parse_extra_contacts, default=0, metavar="N", help="invent N more contacts (0 to 100000)"
    )
    demo.add_argument("--seed", type=int, default=7, metavar="S", help="invent other ones; the same S gives the same")
    demo.add_argument(
        "--keep", type=_parse_directory_path, metavar="DIR", help="keep the data in DIR, for --data-dir DIR"
    )

    live = _add_command(commands, "live", "open the call: the next one, or the next with NAME")
    live.add_argument("name", nargs="*", metavar="NAME", help="whom the call is with; without a call one begins now")

    import_command = _add_command(commands, "import", "add contacts from files: LinkedIn's Connections.csv")
    import_command.add_argument("files", nargs="+", metavar="FILE", help="a file; its format is recognized")
    import_command.add_argument("--dry-run", action="store_true", help="say what would become of it, and keep nothing")

    list_command = _add_command(commands, "list", "print the contacts")
    list_command.add_argument(
        "--stage", type=_parse_stage, metavar="STAGE", help="only those of one stage, such as in-touch"
    )
    _add_json_option(list_command)

    _add_json_option(_add_command(commands, "due", "print what is due within a week, and why"))

    notes = _add_command(commands, "notes", "print the notes of the interviews with NAME, but what is off the record")
    notes.add_argument("name", nargs="+", metavar="NAME", help="a contact's name, or enough of it")
    notes.add_argument(
        "--interview",
        type=_parse_interview_number,
        metavar="N",
        help="only the Nth interview, by date; or `latest`, the last one begun",
    )
    formats = notes.add_mutually_exclusive_group()
    _add_json_option(formats)
    formats.add_argument("--markdown", action="store_true", help="print Markdown, question by question")
    notes.add_argument(
        "--include-off-record", action="store_true", help="with --markdown: take in what was said off the record"
    )
    notes.add_argument(
        "--output", type=_parse_file_path, metavar="FILE", help="with --markdown: write to FILE, for you alone"
    )
    notes.add_argument("--force", action="store_true", help="with --output: replace FILE where there is one")

    banks = _add_command(commands, "banks", "list or check the question banks")
    subjects = banks.add_subparsers(dest="subject", metavar="WHAT", required=True, parser_class=_Parser)
    _add_command(subjects, "list", "print the banks")
    check = _add_command(subjects, "check", "say what is wrong in banks, as file:line:column: what")
    check.add_argument("files", nargs="*", metavar="FILE", help="a bank; without any, all that Infoview would use")

    _add_command(commands, "locate", "print where the data, the config file and the banks are")
    return parser


def _add_command(
    commands: argparse._SubParsersAction[_Parser], name: str, description: str, *, takes_data_dir: bool = True
) -> _Parser:
    command = commands.add_parser(
        name, help=description, description=f"{description[0].upper()}{description[1:]}.", allow_abbrev=False
    )
    # Without a default it leaves alone what stood before the command.
    _add_data_dir_option(command, argparse.SUPPRESS, shown=takes_data_dir)
    return command


def _add_data_dir_option(parser: argparse.ArgumentParser, default: str | None, *, shown: bool = True) -> None:
    parser.add_argument(
        "--data-dir",
        type=_parse_directory_path,
        default=default,
        metavar="DIR",
        help="where the data is (or INFOVIEW_DATA_DIR); otherwise the usual place of this system"
        if shown
        else argparse.SUPPRESS,
    )


def _add_json_option(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, as the README documents it")


def _parse_stage(text: str) -> Stage:
    from infoview_tui.domain.enums import Stage

    try:
        return Stage(text.lower().replace("-", "_"))
    except ValueError:
        known = ", ".join(stage.value.replace("_", "-") for stage in Stage)
        raise argparse.ArgumentTypeError(f"{text!r} is no stage; choose from {known}") from None


def _parse_extra_contacts(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) < 10 else -1
    if not 0 <= number <= MAX_EXTRA_CONTACTS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {MAX_EXTRA_CONTACTS}")
    return number


def _parse_interview_number(text: str) -> int:
    """Which of several interviews: from 1; 0 is the latest."""
    number = 0 if text.lower() == "latest" else int(text) if text.isdecimal() and len(text) < 10 else -1
    if number < 0 or text.strip("0") == "":
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1, nor `latest`")
    return number


def _parse_file_path(text: str) -> str:
    """A file's path. An empty one comes from a forgotten variable."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return text


def _parse_directory_path(text: str) -> str:
    """A directory's path. An empty one comes from a forgotten variable, and must not mean the person's own data."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the directory is empty")
    return text
