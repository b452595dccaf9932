"""What the message screen offers to choose from: kinds and templates, channels, and texts to insert."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from infoview_tui.domain.channel_choice import CHANNEL_MERITS
from infoview_tui.domain.enums import Channel, MessageKind, NoteKind
from infoview_tui.domain.labels import CHANNEL_NAMES, EXTRA_NAMES, MESSAGE_NAMES, MESSAGE_PURPOSES
from infoview_tui.domain.message_facts import MessageFacts, StarredMoment
from infoview_tui.domain.message_kinds import OFFERS_TIMES
from infoview_tui.domain.message_placeholders import format_citation, join_with
from infoview_tui.domain.message_template import Template, list_suitable
from infoview_tui.domain.thank_you import cites_note
from infoview_tui.services.outreach.open_message import OpenMessage
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_MOMENTS = 6
"""Maximum number of moments listed next to the text; f4 lists all."""

KIND_WIDTH = 30
"""Width of the names of kinds in cells: the longest with its mark."""

NOTHING_TO_INSERT = {
    True: "No starred moments yet. Press space in the debrief to star one.",
    False: "Nothing to insert yet. Add research to the contact first.",
}
"""What is said if there is nothing to insert, by whether the message is about an interview."""


def build_kind_rows(
    opened: OpenMessage, fitting: MessageKind, templates: Iterable[Template], *, narrow: bool
) -> list[Row]:
    """Return a row for each kind, the fitting one first, and for each other template of the present kind.

    If the screen is *narrow*, the purpose is below the name, and not in a column next to it.
    """
    rows = []
    for kind in sorted(MessageKind, key=lambda kind: kind is not fitting):
        reason = " · next step" if kind is fitting else ""
        name = f"{MESSAGE_NAMES[kind][0].upper()}{MESSAGE_NAMES[kind][1:]}"
        mark = assemble(("✓ " if kind is opened.message.kind else "  ", "bold $success"))
        purpose = assemble((MESSAGE_PURPOSES[kind], "$text-muted"), (reason, "$accent"))
        if narrow:
            rows.append(Row(kind, assemble(f"{name}\n", purpose), label=mark))
        else:
            rows.append(Row(kind, purpose, label=assemble(mark, name)))
    others = [row for row in list_suitable(templates, opened.facts) if row.id != opened.message.template_id]
    if others:
        rows.append(Row("templates", plain("Other templates of this kind"), is_heading=True))
        label = assemble("  " if narrow else "  template")
        rows += [Row(template.id, plain(template.title), label=label) for template in others]
    return rows


def build_channel_rows(opened: OpenMessage) -> list[Row]:
    """Return a row for each channel with what speaks for it."""
    rows = []
    for channel in Channel:
        mark = "✓ " if channel is opened.message.channel else "  "
        suggested = "  suggested" if channel is opened.channel.channel else ""
        name = CHANNEL_NAMES[channel]
        title = assemble(f"{name[0].upper()}{name[1:]}", (suggested, "$accent"))
        body = assemble(title, (f"\n{CHANNEL_MERITS[channel]}", "$text-muted"))
        rows.append(Row(channel, body, label=assemble((mark, "bold $success"))))
    return rows


def build_extra_rows(opened: OpenMessage) -> list[Row]:
    """Return a row for each extra of a thank-you; those that go with it have a check mark."""
    return [
        Row(extra, plain(f"{name[0].upper()}{name[1:]}"), label=format_tick(is_in=extra.value in opened.message.extras))
        for extra, name in EXTRA_NAMES.items()
    ]


def build_insert_rows(facts: MessageFacts, body: str) -> list[Row]:
    """Return the texts that can be inserted, by group; those in the message have a check mark."""
    times = list(facts.offered_times) if facts.kind in OFFERS_TIMES else []
    others = list(facts.other_times) if facts.kind in OFFERS_TIMES else []
    all_times = [join_with("or", times)] if len(times) > 1 else []
    moments = {format_citation(moment): cites_note(body, moment.text) for moment in facts.moments}
    note = f": {facts.times_note}" if facts.times_note else ""
    groups = {
        "Moments you can mention": moments,
        f"Times to offer{note}": {text: text in body for text in all_times + times},
        "Other times": {text: text in body for text in others},
        "What you found": {text: text in body for text in facts.findings},
        "In common": {text: text in body for text in facts.common_ground},
        "Something to offer": {text: text in body for text in facts.offerings},
    }
    filled = {heading: texts for heading, texts in groups.items() if texts}
    rows: list[Row] = []
    for heading, texts in filled.items():
        if len(filled) > 1:
            rows.append(Row(heading, plain(heading), is_heading=True))
        for text, is_in in texts.items():
            rows.append(Row(len(rows), plain(text), label=format_tick(is_in=is_in)))
    return rows


def format_moments(moments: Iterable[StarredMoment], body: str) -> Content:
    """List the moments that can be mentioned; those already in the text have a check mark."""
    known = list(moments)
    lines = [assemble(("Moments you can mention", "bold $primary"))] if known else []
    for moment in known[:MAX_MOMENTS]:
        is_in = cites_note(body, moment.text)
        text = format_citation(moment) if moment.kind is NoteKind.QUOTE else moment.text
        lines.append(assemble(format_tick(is_in=is_in), (text, "$text-muted" if is_in else "")))
    if len(known) > MAX_MOMENTS:
        lines.append(assemble((f"and {len(known) - MAX_MOMENTS} more", "$text-muted")))
    return Content("\n").join(lines)


def format_tick(*, is_in: bool) -> Content:
    """Return a check mark if a text is in the message, or else a circle."""
    return assemble(("✓ ", "bold $success")) if is_in else assemble(("○ ", "$accent"))
