"""``infoview list`` and ``infoview due``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from infoview_tui.cli.exit_codes import EXIT_OK
from infoview_tui.cli.open_data import has_data, no_data_message, open_workspace
from infoview_tui.cli.output import format_table, print_json, print_lines, print_remark
from infoview_tui.config import load_config
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.filter_query import MAX_QUERY_CHARS
from infoview_tui.domain.headline import choose_headline
from infoview_tui.domain.labels import ACTION_NAMES, format_role
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.exchange import json_export as to_json
from infoview_tui.paths import AppPaths
from infoview_tui.services.board.queries import card_facts, read_board
from infoview_tui.services.outreach.next_step import NextStep, read_next_step
from infoview_tui.services.outreach.reports import ContactListItem, DueAction, list_contacts, list_due
from infoview_tui.timezone import local_timezone


def print_contacts(paths: AppPaths, stage: Stage | None, query: str = "", *, as_json: bool) -> int:
    """Print all contacts, or those in one stage, or those that match a filter of the board.

    Raises InfoviewError if the filter is too long.
    """
    contacts: list[ContactListItem] = []
    if len(query) > MAX_QUERY_CHARS:
        raise InfoviewError(f"The filter is longer than {MAX_QUERY_CHARS:,} characters. Use fewer words.")
    if has_data(paths):
        with open_workspace(paths) as workspace:
            contacts = list_contacts(workspace, stage)
            if query:
                order = read_board(workspace, clean_line(query), now=datetime.now(UTC), zone=local_timezone())
                matching = {contact_id for ids in order.columns.values() for contact_id in ids}
                contacts = [item for item in contacts if item.contact.id in matching]
    if as_json:
        print_json(to_json.contacts_to_json(contacts))
    elif contacts:
        _print_contacts(contacts)
    elif query and has_data(paths):
        print_remark(f"No contact matches “{clean_line(query)}”.")
    else:
        message = (
            f"No contacts in {stage.label}." if stage else "No contacts yet. Add one in `infoview`, or import a file."
        )
        print_remark(message if has_data(paths) else no_data_message(paths))
    return EXIT_OK


def print_due(paths: AppPaths, *, as_json: bool) -> int:
    """Print actions that are due within a week or have no date, with their reasons."""
    actions: list[DueAction] = []
    next_step = ""
    if has_data(paths):
        with open_workspace(paths, load_config(paths.config_file).cadence) as workspace:
            now, zone = datetime.now(UTC), local_timezone()
            actions = list_due(workspace, now, zone)
            next_step = _describe_next_step(read_next_step(workspace, now, zone))
    if as_json:
        print_json(to_json.actions_to_json(actions))
    elif actions:
        print_lines(*format_table(("WHO", "WHY NOW", "WHAT"), [_due_row(action) for action in actions]))
    else:
        print_remark(f"Nothing is due within a week. {next_step}" if has_data(paths) else no_data_message(paths))
    return EXIT_OK


def _print_contacts(contacts: Sequence[ContactListItem]) -> None:
    now, zone = datetime.now(UTC), local_timezone()
    rows = [
        (
            contact.name,
            format_role(contact.title, contact.organization),
            contact.stage.label,
            choose_headline(card_facts(card), now, zone).text,
        )
        for contact, card, _ in contacts
    ]
    print_lines(*format_table(("NAME", "WHO", "STAGE", "NEXT"), rows))


def _describe_next_step(step: NextStep) -> str:
    count = f" ({step.scope})" if step.scope else ""
    return f"Next step: {' '.join(filter(None, (step.text, step.contact)))}{count}."


def _due_row(due: DueAction) -> tuple[str, str, str]:
    """Return a table row. Only the start of the reason, the time, fits."""
    action, reason = due
    time, _, _ = reason.partition(": ")
    return action.contact, time, action.text or ACTION_NAMES[action.kind]
