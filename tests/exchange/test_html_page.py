"""Printable pages: what a browser gets, and what is said without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import html_page
from infoview_tui.exchange.html_page import PAGE_NAME, format_page, open_in_browser


def test_page_replaces_the_last_one_and_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(html_page, "open_in_default_program", lambda target, *_: opened.append(target))
    open_in_browser(format_page("First", "", ["<p>one</p>"]), tmp_path)
    open_in_browser(format_page("<Second>", "", ["<p>two</p>"]), tmp_path)
    path = tmp_path / PAGE_NAME
    assert opened == [str(path)] * 2
    assert "<title>&lt;Second&gt;</title>" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == [PAGE_NAME]


def test_without_a_browser_the_message_says_where_the_page_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(InfoviewError, match="Cannot open a browser from this terminal") as raised:
        open_in_browser("page", tmp_path)
    assert str(tmp_path / PAGE_NAME) in str(raised.value)
