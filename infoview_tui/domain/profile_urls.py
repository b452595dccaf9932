"""Profile URLs: the form to store, and the key by which two addresses of one person are recognized."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

from infoview_tui.domain.sanitize import clean_line

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")

_LINKEDIN = re.compile(r"(?:touch\.)?(?:[a-z]{2}\.|m\.|www\.|touch\.)?linkedin\.(?:com|cn)")
"""LinkedIn, its country hosts, and its mobile hosts; not ``learning.linkedin.com`` and other sites of its own."""

_LINKEDIN_FORM = re.compile(r"https://www\.linkedin\.com/in/[a-z0-9-]+", re.ASCII)
"""The one form of most LinkedIn profiles, which needs no parsing."""

_LINKEDIN_MOBILE_PREFIXES = frozenset({"m", "mwlite", "incareer"})

_LINKEDIN_MEMBER_ID = re.compile(r"AC[a-zA-Z]AA[\w-]{12,}")
"""An internal id in place of the name; unlike a name, its case matters."""

_CASELESS_HOSTS = frozenset(
    {"bsky.app", "facebook.com", "github.com", "gitlab.com", "instagram.com", "twitter.com", "x.com", "xing.com"}
)
"""Sites where the case of a profile's name does not matter."""

_TRACKING = re.compile(r"utm_\w+|trk\w*|fbclid|gclid|igsh|igshid|mc_[ce]id|originalsubdomain|sc_o\w*", re.IGNORECASE)
"""Query parameters that say where a link was clicked, not which person it shows."""

_UNQUOTED = "~:@!$&'()*+,;="
"""Characters of a path segment that need no percent-encoding (RFC 3986)."""


class _Address(NamedTuple):
    """The parts of a web address. The query has no tracking parameters; the path is percent-encoded in one way."""

    host: str
    segments: tuple[str, ...]
    query: str
    fragment: str

    @property
    def path(self) -> str:
        return "".join(f"/{segment}" for segment in self.segments)


def profile_url_key(url: str) -> str:
    """Return a key that is equal for all addresses of one profile, or ``""`` if *url* is not a web address. Idempotent.

    Ignored are http or https, ``www``, a slash at the end, tracking parameters, the way of percent-encoding, and, where
    it does not matter, the case. On LinkedIn, so are country and mobile hosts, and what follows the name: a language
    (``/in/ann-lee/de``) or a part of the profile.
    """
    if _LINKEDIN_FORM.fullmatch(url):
        return url
    address = _parse(url)
    if address is None:
        return ""
    profile = _linkedin_profile(address)
    if profile:
        return profile
    host = address.host.removeprefix("www.")
    if host in _CASELESS_HOSTS:
        address = address._replace(segments=tuple(map(_lower, address.segments)))
    return f"https://{host}{address.path}{_suffix(address)}"


def normalize_profile_url(text: str) -> str:
    """Return a profile URL in the form to store, which still opens the profile. Idempotent.

    A LinkedIn profile has one form. Other addresses get https, and lose tracking parameters and a slash at the end.
    Text that is not a web address is returned unchanged. So is a host without a path, and an address with a query or
    fragment, which may identify the person.
    """
    line = clean_line(text)
    if _LINKEDIN_FORM.fullmatch(line):
        return line
    address = _parse(line)
    if address is None:
        return line
    profile = _linkedin_profile(address)
    if profile:
        return profile
    return f"https://{address.host}{address.path}" if address.segments and not _suffix(address) else line


def identify_profile(text: str) -> str:
    """Return the key of a profile: of its address, or the text itself if it is not a web address; may be empty."""
    return profile_url_key(text) or clean_line(text)


def _parse(url: str) -> _Address | None:
    """Split a web address, with or without ``https://``. None if the text is something else."""
    url = clean_line(url)
    if " " in url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    segments = tuple(map(_encode, parts.path.rstrip("/").split("/")[1:]))
    elsewhere = "" if port in {None, 80, 443} else f":{port}"
    return _Address(f"{host}{elsewhere}", segments, _drop_tracking(parts.query), parts.fragment)


def _linkedin_profile(address: _Address) -> str:
    """Return the one form of a LinkedIn address; empty for other sites.

    Only the addresses of the former ``/profile/view`` identify a person by their query.
    """
    if not _LINKEDIN.fullmatch(address.host):
        return ""
    segments = address.segments
    if segments and segments[0].lower() in _LINKEDIN_MOBILE_PREFIXES:
        segments = segments[1:]
    names = [segment.lower() for segment in segments[:2]]
    query = ""
    if len(segments) > 1 and names[0] == "in":
        segments = ("in", segments[1] if _LINKEDIN_MEMBER_ID.fullmatch(segments[1]) else _lower(segments[1]))
    elif names == ["profile", "view"]:
        query = next((f"?{urlencode([pair])}" for pair in parse_qsl(address.query) if pair[0] == "id"), "")
    elif names[:1] == ["pub"]:
        segments = tuple(map(_lower, segments))
    return f"https://www.linkedin.com{address._replace(segments=segments).path}{query}"


def _suffix(address: _Address) -> str:
    """Return the query and the fragment of an address, with their signs."""
    query = f"?{address.query}" if address.query else ""
    return f"{query}#{address.fragment}" if address.fragment else query


def _drop_tracking(query: str) -> str:
    return "&".join(part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0]))


def _encode(segment: str) -> str:
    """Percent-encode a path segment, whether or not it was before."""
    data = unquote_to_bytes(segment)
    try:
        return quote(unicodedata.normalize("NFC", data.decode()), safe=_UNQUOTED)
    except UnicodeDecodeError:
        return quote(data, safe=_UNQUOTED)


def _lower(segment: str) -> str:
    """Return a percent-encoded path segment in lower case, letters beyond ASCII included."""
    try:
        text = unquote_to_bytes(segment).decode()
    except UnicodeDecodeError:
        return segment
    return quote(unicodedata.normalize("NFC", text.lower()), safe=_UNQUOTED)
