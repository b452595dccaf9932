"""Profile URL normalization, so that contacts can be matched by profile."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from infoview_tui.domain.sanitize import clean_line

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_LINKEDIN = re.compile(r"(?:[a-z]{2}\.|m\.|www\.)?linkedin\.com")


def profile_url_key(url: str) -> str:
    """Return the normalized URL that identifies a profile, or ``""`` if *url* is not a web address.

    Uses https and a lower-case host, with ``www`` for all LinkedIn country hosts; drops the query, the fragment, and a
    trailing slash. The case and percent-encoding of the path do not change. Idempotent.
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
    """Return a profile URL in the form to store: its `profile_url_key`, unless that would lose information.

    Text that is not a web address is returned unchanged. So is a URL outside LinkedIn with a query or fragment, which
    may identify the person, and a host without a path, which does not.
    """
    line = clean_line(text)
    key = profile_url_key(line)
    if key.startswith("https://www.linkedin.com/"):
        return key
    return key if key.count("/") > 2 and not set("?#") & set(line) else line
