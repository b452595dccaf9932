"""Commitments made in a call become actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.due import Due
from infoview_tui.errors import InfoviewError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commitments
from infoview_tui.services.debrief.proposals import (
    Commitment,
    CommitmentDetails,
)
from infoview_tui.services.debrief.queries import read_debrief
from infoview_tui.services.outreach import actions
from tests.conftest import add_note


def promised(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> list[Commitment]:
    return read_debrief(workspace, call, now, zone).commitments


def test_due_date_is_relative_to_time_of_note(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    note = add_note(workspace, call, "+ send portfolio by fri", now).id
    friday = Due(date(2026, 11, 27))
    assert promised(workspace, call, now + timedelta(days=20), zone) == [
        Commitment(note, CommitmentDetails("send portfolio by fri", friday), None)
    ]
    action = commitments.accept_commitment(workspace, note, now, zone)
    assert commitments.accept_commitment(workspace, note, now, zone) == action
    assert promised(workspace, call, now, zone) == [
        Commitment(note, CommitmentDetails("send portfolio by fri", friday), action)
    ]


def test_dates_in_commitments_are_parsed(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    written = {
        "+ write in 2 weeks": Due(date(2026, 12, 10)),
        "+ write by June 3": Due(date(2027, 6, 3)),
        "+ write by eod mon": Due(date(2026, 11, 30)),
        "+ call tomorrow 10": Due(at=datetime(2026, 11, 27, 10, tzinfo=zone)),
        "+ call on thu at 16:30": Due(at=datetime(2026, 12, 3, 16, 30, tzinfo=zone)),
    }
    for line in written:
        add_note(workspace, call, line, now)
    assert [promise.details.due for promise in promised(workspace, call, now, zone)] == list(written.values())


def test_commitment_is_accepted_as_corrected(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    note, due = add_note(workspace, call, "+ write", now).id, Due(at=now)
    action = commitments.accept_commitment(workspace, note, now, zone, CommitmentDetails(" write  to Lee ", due))
    assert promised(workspace, call, now, zone) == [Commitment(note, CommitmentDetails("write  to Lee", due), action)]
    for later in (Due(date(2026, 12, 4)), due):
        actions.snooze_action(workspace, action, later, now)
        assert promised(workspace, call, now, zone)[0].details.due == later
    actions.complete_action(workspace, action, now)
    assert promised(workspace, call, now, zone)[0].is_closed


def test_commitment_needs_text(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    note = add_note(workspace, call, "+ write", now).id
    with pytest.raises(InfoviewError, match="few words"):
        commitments.accept_commitment(workspace, note, now, zone, CommitmentDetails("  ", None))
