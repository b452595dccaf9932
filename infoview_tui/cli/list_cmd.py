"""``infoview list`` and ``infoview due``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from infoview_tui.cli import DONE
from infoview_tui.cli.open_data import has_data, no_data, opened
from infoview_tui.cli.output import complain, has_unicode, say, table
from infoview_tui.domain.enums import ActionKind, Stage
from infoview_tui.domain.headline import what_matters
from infoview_tui.exchange import json_export as to_json
from infoview_tui.paths import Places
from infoview_tui.services.board.board import facts
from infoview_tui.services.outreach.reports import DueAction, ListedContact, list_contacts, list_due
from infoview_tui.timezone import local_zone


def print_contacts(places: Places, stage: Stage | None, *, as_json: bool) -> int:
    """Print all contacts, or those of one stage."""
    contacts: list[ListedContact] = []
    if has_data(places):
        with opened(places) as desk:
            contacts = list_contacts(desk, stage)
    if as_json:
        say(to_json.dump(to_json.contacts(contacts), ascii_only=not has_unicode()))
    elif contacts:
        _print_contacts(contacts)
    else:
        none = (
            f"No contacts in {stage.label}." if stage else "No contacts yet: add one in `infoview`, or import a file."
        )
        complain(none if has_data(places) else no_data(places))
    return DONE


def print_due(places: Places, *, as_json: bool) -> int:
    """Print what is due within a week and what has no date, with the reason."""
    actions: list[DueAction] = []
    if has_data(places):
        with opened(places) as desk:
            actions = list_due(desk, datetime.now(UTC), local_zone())
    if as_json:
        say(to_json.dump(to_json.due(actions), ascii_only=not has_unicode()))
    elif actions:
        say(*table(("WHO", "WHY NOW", "WHAT"), [_due_row(action) for action in actions]))
    else:
        complain("Nothing is due within a week." if has_data(places) else no_data(places))
    return DONE


def _print_contacts(contacts: Sequence[ListedContact]) -> None:
    now, zone = datetime.now(UTC), local_zone()
    rows = [
        (
            contact.name,
            " at ".join(part for part in (contact.title, contact.organization) if part),
            Stage(contact.stage).label,
            what_matters(facts(card), now, zone).text,
        )
        for contact, card in contacts
    ]
    say(*table(("NAME", "WHO", "STAGE", "NEXT"), rows))


_DOINGS = {
    ActionKind.THANK: "thank",
    ActionKind.NUDGE: "nudge",
    ActionKind.PREPARE: "prepare",
    ActionKind.PROMISE: "promise",
    ActionKind.STAY_IN_TOUCH: "stay in touch",
    ActionKind.TELL_DIFFERENCE: "tell what it changed",
    ActionKind.TODO: "to do",
}


def _due_row(due: DueAction) -> tuple[str, str, str]:
    """Of the reason there is room for the time only, which it begins with."""
    action, reason = due
    why, _, _ = reason.partition(": ")
    return action.contact, why, action.text or _DOINGS[ActionKind(action.kind)]
