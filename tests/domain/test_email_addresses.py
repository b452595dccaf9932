"""Whether a text is an email address."""

import pytest

from infoview_tui.domain.email_addresses import normalize_email
from tests.clean import is_clean_line
from tests.hostile_texts import HOSTILE_TEXTS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann.Lee+jobs@Example.com", "ann.lee+jobs@example.com"),
        (" mailto:ann@example.com ", "ann@example.com"),
        ("Ann Lee <ann@example.com>", "ann@example.com"),
        ("jörg@exämple.de", "jörg@exämple.de"),
        ("o'brien@example.com", "o'brien@example.com"),
    ],
)
def test_addresses_are_read(text: str, expected: str) -> None:
    assert normalize_email(text) == expected


@pytest.mark.parametrize(
    "text", ["", "ann", "ann@", "@example.com", "ann@example", "ann@exa mple.com", "a@b@c.com", "x" * 400 + "@a.com"]
)
def test_other_texts_are_none(text: str) -> None:
    assert normalize_email(text) == ""


def test_hostile_text_is_none_or_clean() -> None:
    for text in HOSTILE_TEXTS:
        assert is_clean_line(normalize_email(f"{text}@example.com"))
