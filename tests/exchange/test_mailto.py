"""Messages for the mail program: nothing is lost or injected."""

from __future__ import annotations

from email.message import EmailMessage
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.exchange.mailto import format_mailto, is_too_long
from tests.hostile_texts import HOSTILE_TEXTS


def test_lines_end_with_crlf() -> None:
    url = format_mailto("maria@x.org", "Thank you", "Dear Maria,\n\nyour words & advice")
    assert url == "mailto:maria@x.org?subject=Thank%20you&body=Dear%20Maria%2C%0D%0A%0D%0Ayour%20words%20%26%20advice"


def test_empty_fields_are_omitted() -> None:
    assert format_mailto("maria@x.org", "", "") == "mailto:maria@x.org"
    assert format_mailto("", "", "Hello") == "mailto:?body=Hello"


@pytest.mark.parametrize(
    "address", ["a?bcc=eve@x.org", "a@x.org&cc=eve", "a@x.org,eve@x.org", "a@x.org\nbcc:eve@x.org"]
)
def test_address_cannot_inject_fields_or_recipients(address: str) -> None:
    parts = urlsplit(format_mailto(address, "Hi", "x"))
    assert [name for name, _ in parse_qsl(parts.query)] == ["subject", "body"]
    assert "," not in parts.path
    assert "\n" not in parts.path
    assert unquote(parts.path) == clean_line(address)


def test_subject_is_one_line() -> None:
    url = format_mailto("maria@x.org", "Hi\r\nBcc: eve@x.org", "x")
    message = EmailMessage()
    message["Subject"] = dict(parse_qsl(urlsplit(url).query))["subject"]
    assert message.keys() == ["Subject"]


@given(st.text() | st.sampled_from(HOSTILE_TEXTS), st.text() | st.sampled_from(HOSTILE_TEXTS))
def test_subject_and_body_round_trip(subject: str, body: str) -> None:
    url = format_mailto("maria@x.org", subject, body)
    assert url.isascii()
    assert " " not in url
    fields = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
    assert fields.get("subject", "") == clean_line(subject)
    assert fields.get("body", "").replace("\r\n", "\n") == clean_text(body)


def test_a_url_that_may_be_truncated_is_too_long() -> None:
    assert not is_too_long(format_mailto("maria@x.org", "Hi", "x" * 1_900))
    assert is_too_long(format_mailto("maria@x.org", "Hi", "ü" * 400))
