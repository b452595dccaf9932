"""What is typed in a dialog, field by field: as it is stored, and as one text."""

from __future__ import annotations

import json
from collections.abc import Mapping

BOX_PREFIX = "box "
"""What the names of boxes begin with, whose values are no texts."""


def join_typed(texts: Mapping[str, str]) -> str:
    """Return what was typed, without the boxes, a line for each field."""
    typed = (text for name, text in texts.items() if not name.startswith(BOX_PREFIX))
    return "\n".join(filter(str.strip, typed))


def format_texts(texts: Mapping[str, str]) -> str:
    """Return changed fields as they are stored."""
    return json.dumps(dict(texts), ensure_ascii=False)


def parse_texts(stored: str) -> dict[str, str]:
    """Return the changed fields by name; damaged ones are the text of a field without a name."""
    try:
        found = json.loads(stored)
    except ValueError:
        return {"": stored}
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {"": stored}
