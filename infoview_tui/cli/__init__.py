"""The command ``infoview``. Each command imports what it needs and no more, so that help costs next to nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from infoview_tui.cli.parser import read_arguments

TYPE_CHECKING = False  # type checkers know the name; importing it from typing would take longer than argparse does
if TYPE_CHECKING:
    from argparse import Namespace

    from infoview_tui.paths import Places

DONE, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 1, 130, 141
"""Exit codes. Wrong usage is argparse's 2; the last two are 128 and the number of the signal."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. What a person can mend is one sentence on stderr, never a traceback."""
    try:
        code = _ended(argv)
        if sys.stdout is not None:
            sys.stdout.flush()  # at the interpreter's end a full disk or a closed pipe could only be complained about
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        _discard_output()
        return _fail(f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}.")
    return code


def _ended(argv: Sequence[str] | None) -> int:
    """The exit code, however the command ends."""
    try:
        return _run(read_arguments(argv))
    except SystemExit as end:  # argparse after --help and after wrong usage; the demo when it is terminated
        return end.code if isinstance(end.code, int) else FAILED
    except Exception as error:
        from infoview_tui.errors import InfoviewError  # help need not wait for it

        if not isinstance(error, InfoviewError):
            raise
        return _fail(str(error))


def _run(arguments: Namespace) -> int:
    from infoview_tui.cli.output import degrade_gracefully
    from infoview_tui.paths import find_places

    degrade_gracefully()
    places = find_places(arguments.data_dir)
    match arguments.command:
        case "import":
            from infoview_tui.cli.import_cmd import take_files_in

            return take_files_in(places, arguments.files, dry_run=arguments.dry_run)
        case "list":
            from infoview_tui.cli.list_cmd import print_contacts

            return print_contacts(places, arguments.stage, as_json=arguments.json)
        case "due":
            from infoview_tui.cli.list_cmd import print_due

            return print_due(places, as_json=arguments.json)
        case "notes":
            return _notes(places, arguments)
        case "banks":
            from infoview_tui.cli.banks_cmd import check_banks, print_banks

            return print_banks(places) if arguments.subject == "list" else check_banks(places, arguments.files)
        case "locate":
            from infoview_tui.cli.locate_cmd import print_places

            return print_places(places)
        case _:
            return _start(places, arguments)


def _notes(places: Places, arguments: Namespace) -> int:
    name = " ".join(arguments.name)
    if arguments.markdown:
        from infoview_tui.cli.export_cmd import Wish, give_markdown

        wish = Wish(arguments.interview, arguments.include_off_record, arguments.output, arguments.force)
        return give_markdown(places, name, wish)
    from infoview_tui.cli.notes_cmd import print_notes

    return print_notes(places, name, which=arguments.interview, as_json=arguments.json)


def _start(places: Places, arguments: Namespace) -> int:
    from infoview_tui.cli import launch

    match arguments.command:
        case "demo":
            return launch.start_demo(places, extra=arguments.contacts, seed=arguments.seed, keep=arguments.keep)
        case "live":
            return launch.start_live(places, " ".join(arguments.name))
        case _:
            return launch.start_app(places)


def _fail(sentence: str) -> int:
    from infoview_tui.cli.output import complain

    complain(sentence)
    return FAILED


def _discard_output() -> None:
    """Let what is still to be written go nowhere, so that it does not fail once more at the interpreter's end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, AttributeError):  # there is no file behind it
        pass
    finally:
        os.close(nowhere)
