"""Commitments made in a call become actions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

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
    six_in_berlin = datetime(2026, 11, 27, 17, 0, tzinfo=UTC)
    assert promised(workspace, call, now + timedelta(days=20), zone) == [
        Commitment(note, CommitmentDetails("send portfolio by fri", six_in_berlin), None)
    ]
    action = commitments.accept_commitment(workspace, note, now, zone)
    assert commitments.accept_commitment(workspace, note, now, zone) == action
    assert promised(workspace, call, now, zone) == [
        Commitment(note, CommitmentDetails("send portfolio by fri", six_in_berlin), action)
    ]


def test_dates_in_commitments_are_parsed(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    written = {
        "+ write in 2 weeks": "2026-12-10 18:00",
        "+ write by June 3": "2027-06-03 18:00",
        "+ call tomorrow 10": "2026-11-27 10:00",
        "+ call on thu at 16:30": "2026-12-03 16:30",
    }
    for line in written:
        add_note(workspace, call, line, now)
    dates = [promise.details.due_at for promise in promised(workspace, call, now, zone)]
    assert [f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in dates if at] == list(written.values())


def test_commitment_is_accepted_as_corrected(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    note = add_note(workspace, call, "+ write", now).id
    action = commitments.accept_commitment(workspace, note, now, zone, CommitmentDetails(" write  to Lee ", now))
    assert promised(workspace, call, now, zone) == [Commitment(note, CommitmentDetails("write  to Lee", now), action)]
    actions.snooze_action(workspace, action, now + timedelta(days=1), now)
    assert promised(workspace, call, now, zone)[0].details.due_at == now + timedelta(days=1)
    actions.complete_action(workspace, action, now)
    assert promised(workspace, call, now, zone)[0].is_closed


def test_commitment_needs_text(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    note = add_note(workspace, call, "+ write", now).id
    with pytest.raises(InfoviewError, match="few words"):
        commitments.accept_commitment(workspace, note, now, zone, CommitmentDetails("  ", None))
