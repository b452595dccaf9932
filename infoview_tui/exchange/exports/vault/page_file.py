"""One page of a vault as a file: YAML properties, the text that Infoview writes, a mark, and the user's own text.

Infoview rewrites its properties and the text above the mark. It keeps other properties, and everything below the mark.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

MARK = "<!-- Infoview writes what is above this line. What you write below it stays. -->"
"""The line between the text of Infoview and that of the user; invisible where Markdown is rendered."""

ID = "infoview_id"
HASH = "infoview_hash"
"""Properties: which page it is, and the hash of the text as it was written, by which a change is noticed."""

_FENCE = "---"
_KEY = re.compile(r"^([^\s:#'\"][^:]*):(?:\s|$)")
_TICKED = re.compile(r"^(\s*- )\[[xX]\]", re.MULTILINE)

Property = str | int | Sequence[str]


class PageFile(NamedTuple):
    """The parts of a page that was read: its properties as raw lines by key, the text above the mark, and below."""

    properties: dict[str, str]
    text: str
    own_text: str

    @property
    def id(self) -> str:
        """Which page it is; empty if Infoview did not write it."""
        return self.value(ID)

    @property
    def is_changed(self) -> bool:
        """Whether the text above the mark is not as it was written; ticking a task is no change."""
        return bool(self.text.strip()) and hash_text(self.text) != self.value(HASH)

    def value(self, key: str) -> str:
        """Return a property of one line; empty without it."""
        return self.properties.get(key, "").partition(":")[2].strip().strip("\"'")


def hash_text(text: str) -> str:
    """Return a short hash of a text, whatever its line ends, and whichever tasks are ticked."""
    lines = (line.rstrip() for line in _TICKED.sub(r"\1[ ]", text).strip().splitlines())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def parse_page(content: str) -> PageFile:
    """Return the parts of a page. Without a mark, all of it is the text above."""
    properties, body = _split_properties(content.removeprefix("\ufeff"))
    text, mark, own_text = body.partition(MARK)
    return PageFile(properties, text, own_text if mark else "")


def format_page(page_id: str, properties: Mapping[str, Property], text: str, before: PageFile | None) -> str:
    """Return the content of a page. What the user added to the page *before* it is kept."""
    ours = {ID: page_id, HASH: hash_text(text), **properties}
    lines = [f"{key}:{_format_property(value)}" for key, value in ours.items()]
    kept = before.properties if before else {}
    lines += [line for key, line in kept.items() if key not in ours and key not in MANAGED]
    own_text = before.own_text if before else ""
    return "\n".join([_FENCE, *lines, _FENCE, "", text.strip(), "", MARK]) + (own_text or "\n")


MANAGED = frozenset({
    "title", "type", "stage", "state", "role", "organization", "industry", "paths", "tags", "email", "phone",
    "profile", "place", "time_zone", "relationship", "referred_by", "last_contact", "date", "contact", "minutes",
})  # fmt: skip
"""Properties of Infoview: one that no longer has a value is removed."""


def _format_property(value: Property) -> str:
    """Return what follows the colon, in YAML, which JSON is a part of."""
    if isinstance(value, (str, int)):
        return f" {json.dumps(value, ensure_ascii=False)}"
    return "".join(f"\n  - {json.dumps(item, ensure_ascii=False)}" for item in value) or " []"


def _split_properties(content: str) -> tuple[dict[str, str], str]:
    """Return the properties, each with its lines, and the rest. A block that does not end is no block."""
    lines = content.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != _FENCE:
        return {}, content
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return {}, content
    properties: dict[str, str] = {}
    key = ""
    for line in lines[1:end]:
        found = _KEY.match(line)
        if found is not None:
            key = found[1].strip()
            properties[key] = line.rstrip("\r\n")
        elif key:
            properties[key] += f"\n{line.rstrip()}"
    return properties, "".join(lines[end + 1 :])
