"""Web addresses: only http and https ones are opened."""

from __future__ import annotations

import pytest

from infoview_tui.domain.urls import parse_web_address


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("http://a.org", "http://a.org"),
        ("HTTPS://A.org/x?q=1#top", "HTTPS://A.org/x?q=1#top"),
        ("figma.com/jobs", "https://figma.com/jobs"),
        (" https://a.org/two words ", "https://a.org/two%20words"),
        ("https://a.org/`id`?\"'", "https://a.org/%60id%60?%22%27"),
        ("https://münchen.de/ä", "https://münchen.de/ä"),
    ],
)
def test_web_address_is_prepared_for_the_browser(source: str, address: str) -> None:
    assert parse_web_address(source) == address


@pytest.mark.parametrize(
    "source",
    [
        *("", "her annual report", "figma.com", "https://", "https:///x", "http://["),
        *(
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ssh://a.org/x",
            "--version",
            "a file://x.org/y",
            "http://a b/c",
        ),
    ],
)
def test_anything_else_is_not_opened(source: str) -> None:
    assert parse_web_address(source) is None
