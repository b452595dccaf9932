"""Finds the web address in a line of research, splits it off, and prepares it for a browser (R16)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

_BRACKETS = {"(": ")", "<": ">", "[": "]"}
_TRAILING_PUNCTUATION = ".,;:!?\"'"
_LEADING_SEPARATORS = " -–—:|,"

_UNSAFE_IN_ADDRESS = re.compile(r"[\s\"'<>\\^`{|}]")
"""Characters that no address has unless they are escaped, and that a shell script may take as its own."""

_MAX_SEARCHED_LENGTH = 10_000
"""The characters of a line in which an address is looked for: the finder goes through all the addresses there are."""


def extract_url(text: str) -> tuple[str, str]:
    """Return a line without the first web address in it, and that address, or an empty one where there is none.

    A line that is nothing but an address keeps it as its text too.
    """
    start, end = _find_url(text)
    if start == end:
        return text, ""
    source = text[start:end]
    closing = _BRACKETS.get(text[start - 1]) if start else None
    if closing is not None and text[end : end + 1] == closing:
        start, end = start - 1, end + 1
    before, after = text[:start].rstrip(), text[end:].strip()
    if not after.strip(_TRAILING_PUNCTUATION):
        before, after = before.rstrip(_LEADING_SEPARATORS), ""
    rest = before + after if after and after[0] in _TRAILING_PUNCTUATION else f"{before} {after}".strip()
    return (rest if any(c.isalnum() for c in rest) else text), source


def join_source(text: str, source: str) -> str:
    """Return a text with its source as one line, the inverse of `extract_url`; only the text if there is none."""
    line = f"{text} {source}" if source and source not in text else text
    return line if extract_url(line) == (text, source) else text


def parse_web_address(source: str) -> str | None:
    """Return a source as an http or https address for a browser, or None if it is something else.

    A source such as ``figma.com/jobs`` gets ``https://``. Only these two schemes are returned, so that a line of
    research cannot open a file or start another program.
    """
    text = source.strip()
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:  # such as an unclosed bracket
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or any(c.isspace() for c in host):
        return None
    if address is not text and _find_url(text) != (0, len(text)):
        return None
    return _UNSAFE_IN_ADDRESS.sub(lambda found: quote(found.group()), address)


def _find_url(text: str) -> tuple[int, int]:
    """Return where the first web address begins and ends; twice 0 where there is none.

    An address without ``https://`` needs a path: "figma.com/jobs" is one, "booking.com", "ASP.NET" and "Mr.So" may be
    a company, a technology and a missing space.
    """
    if "/" not in text:  # needs no finder
        return 0, 0
    for match in _finder().match(text[:_MAX_SEARCHED_LENGTH]) or ():
        if match.schema or "/" in match.raw:
            return match.index, match.last_index
    return 0, 0


@cache
def _finder() -> LinkifyIt:
    """Return a finder of http and https addresses, built and imported when first needed."""
    from linkify_it import LinkifyIt

    finder = LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": False, "fuzzy_ip": False})
    for schema in ("ftp:", "mailto:", "//"):
        finder.add(schema, None)
    return finder
