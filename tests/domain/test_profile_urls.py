"""Profile URLs: one normalized form for each way to write them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.profile_urls import normalize_profile_url, profile_url_key
from infoview_tui.domain.sanitize import clean_line
from tests.clean import is_clean_line


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/annlee",
        "http://www.linkedin.com/in/annlee/",
        "HTTPS://WWW.LinkedIn.com/in/annlee?trk=contacts#top",
        "www.linkedin.com/in/annlee",
        "linkedin.com/in/annlee",
        "https://de.linkedin.com:443/in/annlee//",
        " https://www.linkedin.com/in/annlee\u200b ",
    ],
)
def test_profile_url_variants_have_one_key(url: str) -> None:
    assert profile_url_key(url) == "https://www.linkedin.com/in/annlee"


def test_percent_encoding_and_other_hosts_are_kept() -> None:
    assert profile_url_key("https://www.linkedin.com/in/jos%C3%A9-1a") == "https://www.linkedin.com/in/jos%C3%A9-1a"
    assert profile_url_key("http://Example.org:8080/~Ann/") == "https://example.org:8080/~Ann"
    assert profile_url_key("https://notlinkedin.com/in/a") == "https://notlinkedin.com/in/a"


@pytest.mark.parametrize(
    "url",
    ["", "-", "javascript:alert(1)", "file:///etc/passwd", "mailto:ann@example.com", "https://[", "https://a.b:x/",
     "https://you@evil.example/", "ann lee", "https://a.b/c d", "https:///in/ann", "localhost"],
)  # fmt: skip
def test_invalid_url_has_no_key(url: str) -> None:
    assert profile_url_key(url) == ""


@given(st.one_of(st.text(), st.text("aA./:?#@[]%é\u0130\u1e9e\u0301 ").map("https://Example.com/".__add__)))
def test_profile_url_key_is_idempotent(url: str) -> None:
    key = profile_url_key(url)
    assert profile_url_key(key) == key
    assert is_clean_line(key)


@pytest.mark.parametrize("typed", ["linkedin.com/in/annlee", "https://uk.linkedin.com/in/annlee/?trk=x#about"])
def test_typed_url_is_normalized_like_an_imported_one(typed: str) -> None:
    assert normalize_profile_url(typed) == "https://www.linkedin.com/in/annlee"


def test_urls_of_other_sites_keep_their_query() -> None:
    assert normalize_profile_url("https://example.org/profile?id=7") == "https://example.org/profile?id=7"
    assert normalize_profile_url("example.org/~ann/") == "https://example.org/~ann"
    assert normalize_profile_url("gnp.exe") == "gnp.exe"
    assert normalize_profile_url("ask Tom for it") == "ask Tom for it"


@given(st.text())
def test_normalizing_keeps_the_url_and_is_idempotent(typed: str) -> None:
    address = normalize_profile_url(typed)
    assert bool(address) is bool(clean_line(typed))
    assert normalize_profile_url(address) == address
