"""Messages for the mail program: nothing is lost or injected."""

from __future__ import annotations

import stat
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import mail
from infoview_tui.exchange.mail import mailto_url, open_mail_program
from tests.hostile_texts import HOSTILE_TEXTS

SHORT = tuple(text for text in HOSTILE_TEXTS if len(text) < 10_000)


def test_lines_end_with_crlf() -> None:
    url = mailto_url("maria@x.org", "Thank you", "Dear Maria,\n\nyour words & advice")
    assert url == "mailto:maria@x.org?subject=Thank%20you&body=Dear%20Maria%2C%0D%0A%0D%0Ayour%20words%20%26%20advice"


def test_empty_fields_are_omitted() -> None:
    assert mailto_url("maria@x.org", "", "") == "mailto:maria@x.org"
    assert mailto_url("", "", "Hello") == "mailto:?body=Hello"


@pytest.mark.parametrize(
    "address", ["a?bcc=eve@x.org", "a@x.org&cc=eve", "a@x.org,eve@x.org", "a@x.org\nbcc:eve@x.org"]
)
def test_address_cannot_inject_fields_or_recipients(address: str) -> None:
    parts = urlsplit(mailto_url(address, "Hi", "x"))
    assert [name for name, _ in parse_qsl(parts.query)] == ["subject", "body"]
    assert "," not in parts.path
    assert "\n" not in parts.path
    assert unquote(parts.path) == clean_line(address)


def test_subject_is_one_line() -> None:
    url = mailto_url("maria@x.org", "Hi\r\nBcc: eve@x.org", "x")
    message = EmailMessage()
    message["Subject"] = dict(parse_qsl(urlsplit(url).query))["subject"]
    assert message.keys() == ["Subject"]


@given(st.text() | st.sampled_from(SHORT), st.text() | st.sampled_from(SHORT))
def test_subject_and_body_round_trip(subject: str, body: str) -> None:
    url = mailto_url("maria@x.org", subject, body)
    assert url.isascii()
    assert " " not in url
    fields = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    assert fields.get("subject", "") == clean_line(subject)
    assert fields.get("body", "").replace("\r\n", "\n") == clean_text(body)


def _program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "opener"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(stat.S_IRWXU)
    return str(path)


def test_mail_program_gets_the_url_but_not_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opener = _program(tmp_path, f'echo "$1" > {tmp_path}/got; echo noise; echo noise >&2')
    monkeypatch.setattr(mail, "_find_opener", lambda: opener)
    open_mail_program("mailto:maria@x.org")
    assert (tmp_path / "got").read_text(encoding="utf-8") == "mailto:maria@x.org\n"
    assert capfd.readouterr() == ("", "")


def test_failing_mail_program_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = _program(tmp_path, "exit 3")
    monkeypatch.setattr(mail, "_find_opener", lambda: opener)
    with pytest.raises(InfoviewError, match="did not open"):
        open_mail_program("mailto:maria@x.org")


def test_message_too_long_for_the_mail_program_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = _program(tmp_path, "exit 0")
    monkeypatch.setattr(mail, "_find_opener", lambda: opener)
    with pytest.raises(InfoviewError, match="Copy the message"):
        open_mail_program(mailto_url("maria@x.org", "", "x" * 3_000_000))


def test_no_mail_program_without_a_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(InfoviewError, match="Cannot open an email program"):
        open_mail_program("mailto:maria@x.org")
