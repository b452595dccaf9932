"""A day without a time stays the same day when the user's time zone changes, wherever it is shown."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.cli.due_short import print_due_line
from infoview_tui.domain.cadence import Cadence
from infoview_tui.domain.due_dates import find_due
from infoview_tui.domain.enums import ActionKind
from infoview_tui.domain.headline import choose_headline
from infoview_tui.domain.snooze import parse_snooze
from infoview_tui.exchange import markdown
from infoview_tui.exchange.json_export import actions_to_json, contacts_to_json
from infoview_tui.paths import AppPaths
from infoview_tui.services.board.queries import card_facts, read_board, read_cards
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import open_workspace
from infoview_tui.services.debrief.commitments import accept_commitment
from infoview_tui.services.interviews import planning
from infoview_tui.services.interviews.transcript import list_transcripts
from infoview_tui.services.outreach import actions
from infoview_tui.services.outreach.reports import list_contacts, list_due
from infoview_tui.services.outreach.today import read_today
from infoview_tui.ui.contact.rows import ContactFormatter
from infoview_tui.ui.today.rows import Clock, build_rows
from tests.conftest import add_note

ZONES = ("Pacific/Auckland", "America/Los_Angeles", "Pacific/Auckland", "Europe/Berlin")


@pytest.fixture
def system_zone() -> Iterator[None]:
    """Put the time zone of the process back, which the test changes."""
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


def add_three(paths: AppPaths, zone: ZoneInfo, now: datetime) -> None:
    """Add a to-do, a commitment, and a check-in that are due on December 4."""
    with closing(open_workspace(paths.database, Cadence().in_zone(zone))) as workspace:
        maria, tom, lee = (add_contact(workspace, ContactForm(name), now) for name in ("Maria", "Tom", "Lee"))
        line = "send portfolio by Dec 4"
        actions.add_todo(workspace, tom, line, find_due(line, now, zone), now)
        interview = planning.get_or_create_planned_interview(workspace, maria, now).id
        accept_commitment(workspace, add_note(workspace, interview, f"+ {line}", now).id, now, zone)
        choice = actions.add_outreach(workspace, lee, ActionKind.CLOSE_OR_KEEP, now)
        day = parse_snooze("Dec 4", None, now.astimezone(zone))
        assert day is not None
        actions.keep_contact(workspace, choice, day, now)


def read_days(paths: AppPaths, zone: ZoneInfo, now: datetime) -> dict[str, set[str]]:
    """Return what each screen and command says about when the three are due."""
    with closing(open_workspace(paths.database, Cadence().in_zone(zone))) as workspace:
        ids = [key for keys in read_board(workspace, now=now, zone=zone).columns.values() for key in keys]
        week = read_board(workspace, "due:week", now=now, zone=zone).columns.values()
        rows = build_rows(read_today(workspace, now, zone), Clock(now, zone, 120))
        found = list_due(workspace, now, zone)
        details = [read_contact_details(workspace, key) for key in ids]
        texts = [
            markdown.format_interviews(list_transcripts(workspace, key), now.astimezone(UTC), zone).splitlines()
            for key in ids
        ]
        return {
            "Today": {row.label.plain for row in rows if row.label is not None and "action" in str(row.key)},
            "board": {choose_headline(card_facts(card), now, zone).text for card in read_cards(workspace, ids)},
            "filter": {str(sum(map(len, week)))},
            "contact": {
                row.body.plain.partition("\n")[2]
                for one in details
                for row in ContactFormatter(one, now, zone).build_rows()
                if isinstance(row.key, tuple) and row.key[0] == "action"
            },
            "due": {reason.partition(":")[0] for _, reason in found},
            "due --json": {f"{row['due_on']} {row['due_at']}" for row in actions_to_json(found)},
            "list --json": {
                f"{row['next_action']['due_on']} {row['next_action']['due_at']}"
                for row in contacts_to_json(list_contacts(workspace))
                if row["next_action"] is not None
            },
            "export": {line.partition("*(")[2] for lines in texts for line in lines if "Commitment" in line},
        }


def test_days_stay_the_same_in_another_zone(
    paths: AppPaths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system_zone: None
) -> None:
    add_three(paths, ZoneInfo(ZONES[0]), datetime(2026, 11, 30, 12, tzinfo=ZoneInfo(ZONES[0])))
    for name in ZONES:
        zone = ZoneInfo(name)
        assert read_days(paths, zone, datetime(2026, 11, 30, 0, 30, tzinfo=zone)) == {
            "Today": {"Fri"},
            "board": {
                "send portfolio by Dec 4 · Fri",
                "commitment: send portfolio by Dec 4 · Fri",
                "stay in touch · Fri",
            },
            "filter": {"3"},
            "contact": {"Due Fri", "Due Fri: you said you would", "Due Fri: a short note keeps the relationship alive"},
            "due": {"Due Fri"},
            "due --json": {"2026-12-04 None"},
            "list --json": {"2026-12-04 None"},
            "export": {"due Friday 4 December 2026)*"},
        }
        monkeypatch.setenv("TZ", name)
        time.tzset()
        for day, due in ((3, ""), (4, "3 due\n"), (5, "3 due\n")):
            late_evening = datetime(2026, 12, day, 23, 59, tzinfo=zone)
            monkeypatch.setattr("infoview_tui.cli.due_short.time.time", late_evening.timestamp)
            assert (print_due_line(str(paths.data)), capsys.readouterr().out) == (0, due)
