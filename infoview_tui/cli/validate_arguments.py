"""Checks of arguments that belong together, which argparse cannot express."""

from __future__ import annotations

import argparse


def validate_arguments(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Exit with a message and code 2 if options are used together that exclude or require one another."""
    if arguments.command == "demo" and arguments.data_dir is not None:
        parser.error("the demo never uses your own data: replace --data-dir with --keep DIR to save the demo in DIR")
    if arguments.command == "demo" and arguments.profile is not None:
        parser.error("the demo never uses your own data, and has no --profile")
    if arguments.command == "list" and arguments.names and (arguments.filter or arguments.stage):
        parser.error("--names takes neither FILTER nor --stage")
    if arguments.command == "restore" and arguments.json and arguments.file is not None:
        parser.error("--json takes no FILE")
    if arguments.command == "restore" and arguments.list and arguments.file is not None:
        parser.error("--list takes no FILE")
    if arguments.command == "export":
        _validate_export(parser, arguments)
    if arguments.command == "notes":
        _validate_notes(parser, arguments)
    if arguments.command in ("backup", "restore") and arguments.file is None:
        _require_file(parser, arguments)
    if arguments.command == "calendar" and arguments.force and arguments.output is None:
        parser.error("--force requires --output FILE")
    if arguments.command == "calendar" and arguments.check and (arguments.name or arguments.output is not None):
        parser.error("--check takes neither NAME nor --output")
    if arguments.command in ("trip", "sheet") and arguments.force and arguments.html is None:
        parser.error("--force requires --html FILE")
    if arguments.command == "profiles" and arguments.profile is not None:
        parser.error("`profiles` is about all profiles: leave out --profile")


def _validate_export(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Exit with code 2 if an option is used with a format that does not have it."""
    has_directory = isinstance(arguments.vcard, str)
    for option, is_used in {"--markdown": arguments.markdown is not None, "--vcard DIR": has_directory}.items():
        if is_used and arguments.output is not None:
            parser.error(f"{option} takes a directory, and no --output")
    if arguments.force and arguments.output is None and not has_directory:
        parser.error("--force requires --output FILE or --vcard DIR")
    for option, is_used in {"--csv": arguments.csv, "--vcard": arguments.vcard is not None}.items():
        if is_used and arguments.include_off_record:
            parser.error(f"{option} has no notes, so --include-off-record would add nothing")


def _require_file(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Exit with code 2 if an option of ``backup`` or ``restore`` is used that requires a file."""
    for option in ("force", "encrypt", "recipient", "identity", "passphrase_file"):
        if getattr(arguments, option, None):
            parser.error(f"--{option.replace('_', '-')} requires FILE")


def _validate_notes(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    """Exit with code 2 if an option is used without the option that it requires."""
    if not arguments.markdown:
        options = {"--include-off-record": arguments.include_off_record, "--output": arguments.output is not None}
        for option in (option for option, is_asked in options.items() if is_asked):
            parser.error(f"{option} requires --markdown")
    if arguments.force and arguments.output is None:
        parser.error("--force requires --output FILE")
