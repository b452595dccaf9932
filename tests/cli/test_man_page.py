"""`infoview man`: the manual page has every command, option, and exit code."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from infoview_tui.cli.exit_codes import EXIT_CODES
from infoview_tui.cli.man_page import format_man_page
from infoview_tui.cli.parser import build_parser, subparsers_of
from tests.cli.conftest import Infoview


def plain(page: str) -> str:
    """Return a page without the marks of roff."""
    for mark in (r"\fB", r"\fI", r"\fR", r"\&"):
        page = page.replace(mark, "")
    return page.replace(r"\-", "-").replace(r"\e", "\\")


def test_every_command_and_option_is_described(infoview: Infoview) -> None:
    code, out, err = infoview("man")
    assert (code, err) == (0, "")
    page = plain(out)
    for name, command in subparsers_of(build_parser()).items():
        assert f"\n.SS {name}\n" in page
        for option in command.format_help().split():
            if option.startswith("--"):
                assert option.strip(",.)]:") in page
    for code, meaning in EXIT_CODES.items():
        assert f".TP\n{code}\n{meaning}" in page


def test_text_is_escaped() -> None:
    parser = build_parser()
    parser.description = "Plan: .profile and C:\\temp -v"
    page = format_man_page(parser)
    assert r"Plan: .profile and C:\etemp \-v" in page
    parser.description = ".so /etc/passwd: 'x"
    assert "\n.so" not in format_man_page(parser)


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_has_nothing_to_say() -> None:
    page = format_man_page(build_parser())
    command = ["groff", "-man", "-Tutf8", "-ww", "-z"]
    done = subprocess.run(command, input=page, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
