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
        "https://www.linkedin.com/in/AnnLee/de",
        "https://www.linkedin.com/in/annlee/en-us?originalSubdomain=uk",
        "https://www.linkedin.com/in/annlee/?locale=de_DE",
        "https://www.linkedin.com/IN/annlee/overlay/contact-info/",
        "https://m.linkedin.com/mwlite/in/annlee",
        "https://touch.www.linkedin.com/in/annlee",
        "https://www.linkedin.cn/incareer/in/annlee",
        "https://www.linkedin.com/in/%61nn%6Cee",
    ],
)
def test_linkedin_profile_has_one_form(url: str) -> None:
    assert profile_url_key(url) == normalize_profile_url(url) == "https://www.linkedin.com/in/annlee"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.linkedin.com/in/jos%C3%A9-1a", "linkedin.com/in/José-1a"),
        ("https://www.linkedin.com/in/jos%c3%89", "https://de.linkedin.com/in/jose%CC%81/de"),
        ("http://Example.org:8080/~Ann/", "https://example.org:8080/%7EAnn?utm_source=mail"),
        ("https://www.xing.com/profile/Ann_Lee", "xing.com/profile/ann_lee/?sc_o=da980"),
        ("https://github.com/AnnLee", "http://www.github.com/annlee/"),
    ],
)
def test_two_forms_of_one_address_have_one_key(one: str, other: str) -> None:
    assert profile_url_key(one) == profile_url_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.linkedin.com/in/annlee", "https://www.linkedin.com/in/ann-lee"),
        ("https://www.linkedin.com/in/annlee", "https://www.linkedin.com/company/annlee"),
        ("https://www.linkedin.com/in/annlee", "https://notlinkedin.com/in/annlee"),
        ("https://www.linkedin.com/profile/view?id=7", "https://www.linkedin.com/profile/view?id=8"),
        ("https://www.linkedin.com/in/ACoAABtOMKgBdDfsRIZ", "https://www.linkedin.com/in/ACoAABtOMKgBddfsRIZ"),
        ("https://example.org/profile?id=7", "https://example.org/profile?id=8"),
        ("https://example.org/Ann", "https://example.org/ann"),
    ],
)
def test_addresses_of_two_people_have_two_keys(one: str, other: str) -> None:
    assert profile_url_key(one) != profile_url_key(other)


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
