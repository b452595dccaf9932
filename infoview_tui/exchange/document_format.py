"""The name and version of the JSON document with all data, and how a text in this format is recognized."""

from __future__ import annotations

import re

FORMAT = "infoview"
FORMAT_VERSION = 1
"""Raised with each change of a table, since an older program refuses what it does not know."""

_MARK = re.compile(rf'"format"\s*:\s*"{FORMAT}"')


def is_document(text: str) -> bool:
    """Whether a text is JSON of Infoview, of any version."""
    return text[:100].lstrip().startswith("{") and _MARK.search(text) is not None
