"""The addresses of people's profiles, written one way, so that a person is known again by them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from infoview_tui.domain.sanitize import clean_line

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LINKEDIN = re.compile(r"(?:[a-z]{2}\.|m\.|www\.)?linkedin\.com")


def profile_url_key(url: str) -> str:
    """The one way to write the address of a profile, by which a person is known again; ``""`` if *url* is no address.

    Always https, the host in lower case and, at LinkedIn, ``www`` for every country; without query, fragment and slash
    at the end. The path keeps its case and its percent signs. The key of a key is that key.
    """
    url = clean_line(url)
    if " " in url or not url.isprintable():
        return ""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    if _LINKEDIN.fullmatch(host):
        host = "www.linkedin.com"
    elsewhere = "" if port in {None, 80, 443} else f":{port}"
    return f"https://{host}{elsewhere}{parts.path.rstrip('/')}"


def normalize_profile_url(text: str) -> str:
    """Return a typed address of a profile as it is kept: its `profile_key`, where nothing of it is lost by that.

    What is no address stays as it is; so does one outside LinkedIn with a query or fragment, which may say whose page
    it is, and a bare host, which says nobody's.
    """
    line = clean_line(text)
    key = profile_url_key(line)
    if key.startswith("https://www.linkedin.com/"):
        return key
    return key if key.count("/") > 2 and not set("?#") & set(line) else line
