"""Readiness: what is missing before contacting or interviewing a person."""

from __future__ import annotations

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.readiness import ReadinessFacts, is_ready, is_talk_ahead, missing_items, readiness_percent

ALL = ReadinessFacts(
    findings=2,
    common_ground=1,
    hypotheses=1,
    offerings=1,
    questions_planned=6,
    has_introduction=True,
    is_reachable=True,
    is_scheduled=True,
)


def test_complete_contact_has_no_missing_items() -> None:
    assert missing_items(ALL) == ()
    assert is_ready(ALL)
    assert readiness_percent(ALL) == 100


def test_new_contact_is_not_ready_and_required_items_come_first() -> None:
    found = missing_items(ReadinessFacts())
    assert [need.code for need in found if need.is_required] == ["findings", "way_to_reach"]
    assert [need.is_required for need in found] == sorted((need.is_required for need in found), reverse=True)
    assert readiness_percent(ReadinessFacts()) == 0


def test_one_finding_and_a_channel_is_ready() -> None:
    facts = ReadinessFacts(findings=1, is_reachable=True)
    assert is_ready(facts)
    assert {need.code for need in missing_items(facts)} == {"hypotheses", "offerings", "common_ground", "introduction"}
    assert 50 < readiness_percent(facts) < 100


def test_contact_without_a_channel_is_not_ready() -> None:
    assert not is_ready(ALL._replace(is_reachable=False))
    assert not is_ready(ALL._replace(findings=0))


def test_questions_are_required_only_with_an_interview_date() -> None:
    assert missing_items(ALL._replace(questions_planned=0, is_scheduled=False)) == ()
    assert [need.code for need in missing_items(ALL._replace(questions_planned=5))] == ["questions"]


def test_each_removed_item_is_missing() -> None:
    for field in ALL._fields:
        less = ALL._replace(**{field: False})
        if field != "is_scheduled":
            assert len(missing_items(less)) == 1
            assert readiness_percent(less) < 100


def test_preparation_is_shown_only_before_a_talk() -> None:
    before = {Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED}
    assert {stage for stage in Stage if is_talk_ahead(stage, ALL._replace(is_scheduled=False))} == before
    assert {stage for stage in Stage if is_talk_ahead(stage, ALL)} == {*before, Stage.MET, Stage.IN_TOUCH}
