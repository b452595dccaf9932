"""Rows and lines for what is still to prepare: the part, why it is still to do, and the key that adds it (R16)."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from textual.binding import Binding
from textual.content import Content

from infoview_tui.domain.readiness import ReadinessPart, Remedy
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.ui.shared.binding_keys import get_keys
from infoview_tui.ui.shared.bindings import APP, CONTACT, PREPARATION
from infoview_tui.ui.shared.content import assemble
from infoview_tui.ui.shared.widgets.row_list import Row

KEYS_WIDTH = 7
"""Width of the keys before a part in cells."""

MAX_REASON_CHARS = 120
"""Maximum number of characters shown of a reason, which can have a long name in it."""

_BINDING_IDS = {
    Remedy.LINE: "contact.write",
    Remedy.CONTACT_FORM: "contact.edit",
    Remedy.ORGANIZATION: "contact.subject",
    Remedy.PROFILE: "app.palette",
    Remedy.PLAN: "contact.prepare",
}
_BINDINGS: dict[str, Binding] = {binding.id: binding for binding in (*CONTACT, *PREPARATION, *APP) if binding.id}


def format_keys(part: ReadinessPart, keymap: Mapping[str, str]) -> str:
    """Return the keys that add a part on the contact's screen; empty if there is none.

    ``a ?`` starts a line with a sign, ``a tab`` one about another subject.
    """
    binding_id = _BINDING_IDS.get(part.remedy)
    if binding_id is None:
        return ""
    keys = [get_keys(_BINDINGS[binding_id], keymap)[0]]
    if part.remedy is Remedy.LINE and part.subject not in (None, SubjectKind.CONTACT):
        keys.append("tab")
    return " ".join([*keys, *filter(None, (part.sign,))])


def build_part_row(part: ReadinessPart, keymap: Mapping[str, str]) -> Row:
    """Return the row of a part that is still to do; its key is ``("missing", code)``."""
    reason = clean_line(part.reason, MAX_REASON_CHARS)
    label = assemble((f"{format_keys(part, keymap):<{KEYS_WIDTH}}", "bold $accent"))
    return Row(("missing", part.code), assemble(_format_name(part), (f"\n{reason}", "$text-muted")), label)


def format_part(part: ReadinessPart, keymap: Mapping[str, str], width: int) -> Content:
    """Return the lines of a part that is still to do, within a width in cells."""
    reason = clean_line(part.reason, MAX_REASON_CHARS)
    indent = " " * KEYS_WIDTH
    lines = textwrap.wrap(reason, width - KEYS_WIDTH, break_on_hyphens=False)
    shown = "".join(f"\n{indent}{line}" for line in lines)
    keys = f"{format_keys(part, keymap):<{KEYS_WIDTH}}"
    return assemble((keys, "bold $accent"), _format_name(part), (shown, "$text-muted"))


def _format_name(part: ReadinessPart) -> Content:
    worth = f"  +{part.percent}%" if part.percent else ""
    required = ("  required", "$warning") if part.is_required else ""
    return assemble(part.name, (worth, "$text-muted"), required)
