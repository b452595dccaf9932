"""Opening the mail program: what it gets, and what is said when it does not open."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import default_program
from infoview_tui.exchange.mail_program import open_mail_program
from infoview_tui.exchange.mailto import format_mailto


def _program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "opener"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(stat.S_IRWXU)
    return str(path)


def test_mail_program_gets_the_url_but_not_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opener = _program(tmp_path, f'echo "$1" > {tmp_path}/got; echo noise; echo noise >&2')
    monkeypatch.setattr(default_program, "_find_opener", lambda: opener)
    open_mail_program("mailto:maria@x.org")
    assert (tmp_path / "got").read_text(encoding="utf-8") == "mailto:maria@x.org\n"
    assert capfd.readouterr() == ("", "")


def test_failing_mail_program_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = _program(tmp_path, "exit 3")
    monkeypatch.setattr(default_program, "_find_opener", lambda: opener)
    with pytest.raises(InfoviewError, match="did not open"):
        open_mail_program("mailto:maria@x.org")


def test_message_too_long_for_the_mail_program_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = _program(tmp_path, "exit 0")
    monkeypatch.setattr(default_program, "_find_opener", lambda: opener)
    with pytest.raises(InfoviewError, match="Copy the message"):
        open_mail_program(format_mailto("maria@x.org", "", "x" * 3_000_000))


def test_no_mail_program_without_a_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(InfoviewError, match="Cannot open a mail program"):
        open_mail_program("mailto:maria@x.org")
