"""``infoview man``: the manual page, in the format of man(7), made from the parser."""

from __future__ import annotations

import argparse
import sys

from infoview_tui import __version__
from infoview_tui.cli.exit_codes import EXIT_CODES, EXIT_OK
from infoview_tui.cli.output import print_lines
from infoview_tui.cli.parser import build_parser, subparsers_of

_ENVIRONMENT = (
    ("INFOVIEW_DATA_DIR", "The directory of the data, unless --data-dir is given."),
    ("INFOVIEW_CONFIG_DIR", "The directory of config.toml, and of your own banks, sets, and templates."),
    ("INFOVIEW_PROFILE", "The profile that is used, unless --profile or --data-dir is given."),
    ("NO_COLOR", "If set, the app draws in plain text, as with --plain. The commands never print colors."),
    ("TZ", "Your time zone, if it is not that of the system."),
)
_SEE_ALSO = "Run `infoview locate` for the files that are used, and press ? in the app for the keys of each screen."


def print_man_page() -> int:
    """Print the manual page, or show it by man(1) on a terminal."""
    page = format_man_page(build_parser())
    if sys.stdout.isatty():
        import shutil
        import subprocess

        if (man := shutil.which("man")) is not None:
            return subprocess.run([man, "-l", "-"], input=page.encode(), check=False).returncode  # noqa: S603 - our text
    print_lines(page)
    return EXIT_OK


def format_man_page(parser: argparse.ArgumentParser) -> str:
    """Return the manual page of a parser and its commands."""
    summary, _, rest = (parser.description or "").partition(": ")
    lines = [
        f'.TH {parser.prog.upper()} 1 "" "{parser.prog} {__version__}" "User Commands"',
        ".SH NAME",
        _escape(f"{parser.prog} - {summary[:1].lower()}{summary[1:]}"),
        ".SH SYNOPSIS",
        *_format_synopsis(parser),
        ".SH DESCRIPTION",
        _escape(f"{summary}: {rest}"),
        ".SH OPTIONS",
        *_format_arguments(parser),
        ".SH COMMANDS",
        *(line for name, command in subparsers_of(parser).items() for line in _format_command(name, command)),
        ".SH ENVIRONMENT",
        *(line for name, text in _ENVIRONMENT for line in (".TP", rf"\fB{_escape(name)}\fR", _escape(text))),
        ".SH EXIT STATUS",
        *(line for code, text in EXIT_CODES.items() for line in (".TP", rf"\fB{code}\fR", _escape(text))),
        ".SH SEE ALSO",
        _escape(_SEE_ALSO),
    ]
    return "\n".join(lines)


def _format_command(name: str, parser: argparse.ArgumentParser) -> list[str]:
    """Return the section of a command, followed by those of its own commands."""
    lines = [f".SS {_escape(name)}", *_format_synopsis(parser), ".PP", _escape(parser.description or "")]
    lines += _format_arguments(parser)
    for own_name, command in subparsers_of(parser).items():
        lines += _format_command(f"{name} {own_name}", command)
    return lines


def _format_synopsis(parser: argparse.ArgumentParser) -> list[str]:
    usage = " ".join(parser.format_usage().split()).removeprefix("usage: ")
    command = usage[: usage.index("[")].strip() if "[" in usage else usage
    return [rf"\fB{_escape(command)}\fR {_escape(usage.removeprefix(command).strip())}"]


def _format_arguments(parser: argparse.ArgumentParser) -> list[str]:
    """Return what each argument is for; those that every command has are described once, at the top."""
    lines: list[str] = []
    for action in parser._actions:  # argparse has no public way
        is_hidden = action.help is argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction)
        is_common = " " in parser.prog and action.dest in {"help", "data_dir", "plain", "quiet"}
        if not is_hidden and not is_common:
            lines += [".TP", _format_invocation(action), _escape(_help_sentence(action))]
    return lines


def _format_invocation(action: argparse.Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else "|".join(map(str, action.choices or ()))
    value = "" if action.nargs == 0 else rf" \fI{_escape(metavar or action.dest.upper())}\fR"
    names = ", ".join(rf"\fB{_escape(name)}\fR" for name in action.option_strings)
    return (names + value).strip()


def _help_sentence(action: argparse.Action) -> str:
    text = (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def _escape(text: str) -> str:
    r"""Escape a text for roff: ``\`` and ``-`` as themselves, and no line that begins a request."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
