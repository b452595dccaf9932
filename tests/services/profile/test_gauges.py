"""What the user makes of a path, after interviews and in between."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.debrief_progress import DebriefSection, unfinished_sections
from infoview_tui.domain.gauges import Gauge
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.queries import measure_progress, read_debrief
from infoview_tui.services.profile.gauge_changes import set_gauge
from infoview_tui.services.profile.gauges import read_gauges
from tests.conftest import Campaign

PATH = 1


def history(workspace: Workspace, gauge: Gauge) -> list[int]:
    gauges = read_gauges(workspace).get(PATH)
    return gauges.history(gauge) if gauges is not None else []


def test_each_interview_has_its_own_assessment(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    set_gauge(workspace, PATH, Gauge.LIKING, 2, now, interview_id=campaign.interview)
    set_gauge(workspace, PATH, Gauge.LIKING, 3, now, interview_id=campaign.interview)
    set_gauge(workspace, PATH, Gauge.LIKING, 5, now, interview_id=campaign.planned)
    set_gauge(workspace, PATH, Gauge.COHERENCE, 1, now, interview_id=campaign.planned)
    assert history(workspace, Gauge.LIKING) == [3, 5]
    assert history(workspace, Gauge.COHERENCE) == [1]


def test_by_hand_a_new_assessment_begins_after_half_a_day(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    for hours, score in ((0, 1), (1, 2), (14, 4)):
        set_gauge(workspace, PATH, Gauge.RESOURCES, score, now + timedelta(hours=hours))
    assert history(workspace, Gauge.RESOURCES) == [2, 4]


def test_a_cleared_assessment_is_removed_and_undo_restores_it(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    set_gauge(workspace, PATH, Gauge.RESOURCES, None, now)
    assert not read_gauges(workspace)
    set_gauge(workspace, PATH, Gauge.RESOURCES, 3, now)
    set_gauge(workspace, PATH, Gauge.LIKING, 4, now)
    set_gauge(workspace, PATH, Gauge.LIKING, None, now)
    set_gauge(workspace, PATH, Gauge.RESOURCES, None, now)
    assert workspace.store.connection.execute("SELECT count(*) FROM path_gauges").fetchone()[0] == 0
    assert workspace.undo(now).endswith("resources: no score")
    assert workspace.undo(now).endswith("liking: no score")
    assert (history(workspace, Gauge.RESOURCES), history(workspace, Gauge.LIKING)) == ([3], [4])


def test_a_score_out_of_range_or_of_nothing_is_refused(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="between 1 and 5"):
        set_gauge(workspace, PATH, Gauge.LIKING, 6, now)
    with pytest.raises(NotFoundError):
        set_gauge(workspace, 99, Gauge.LIKING, 3, now)
    with pytest.raises(NotFoundError):
        set_gauge(workspace, PATH, Gauge.LIKING, 3, now, interview_id=99)


def test_in_the_debrief_they_are_never_something_to_do(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    before = measure_progress(read_debrief(workspace, campaign.interview, now, zone))
    assert DebriefSection.GAUGES not in unfinished_sections(before)
    set_gauge(workspace, PATH, Gauge.LIKING, 2, now, interview_id=campaign.interview)
    after = measure_progress(read_debrief(workspace, campaign.interview, now, zone))
    assert after[DebriefSection.GAUGES].is_done
