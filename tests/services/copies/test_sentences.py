"""Conflicts of a merge in words: only what differs, without names of columns, and times in the user's zone."""

from __future__ import annotations

from datetime import timedelta, timezone

from infoview_tui.services.copies.report import ConflictJson
from infoview_tui.services.copies.sentences import describe_conflict

ZONE = timezone(timedelta(hours=2))


def conflict(fields: list[str], mine: list[object], theirs: list[object]) -> ConflictJson:
    return {
        "kind": "contact",
        "label": "Ana Lima",
        "fields": fields,
        "mine": mine,
        "theirs": theirs,
        "used": "mine",
        "reason": "it was changed later",
    }


def test_fields_with_the_same_value_are_left_out() -> None:
    found = conflict(["stage", "stage_since"], ["met", "2026-11-29T22:30:00.000Z"], ["met", "2026-11-28T09:00:00.000Z"])
    assert describe_conflict(found, ZONE) == [
        "contact: Ana Lima (stage since)",
        "here: 30 Nov 2026 00:30",
        "other copy: 28 Nov 2026 11:00",
        "used: this copy, because it was changed later",
    ]


def test_a_moment_and_a_day_have_one_name() -> None:
    fields = ["last_contact_at", "last_contact_on", "last_contact_from"]
    what, mine, theirs, _ = describe_conflict(
        conflict(fields, ["2026-11-29T08:00:00.000Z", None, "me"], [None, "2026-11-28", "them"]), ZONE
    )
    assert what == "contact: Ana Lima (last contact, last contact from)"
    assert (mine, theirs) == ("here: 29 Nov 2026 10:00, empty, me", "other copy: empty, 2026-11-28, them")


def test_text_that_looks_like_a_time_is_shown_as_it_is() -> None:
    _, mine, theirs, _ = describe_conflict(conflict(["text"], ["2026-99-99T08:00:00.000Z"], ["noon"]), ZONE)
    assert (mine, theirs) == ("here: 2026-99-99T08:00:00.000Z", "other copy: noon")


def test_a_deleted_row_has_no_fields() -> None:
    assert describe_conflict(conflict([], ["changed"], ["deleted"]), ZONE)[:3] == [
        "contact: Ana Lima",
        "here: changed",
        "other copy: deleted",
    ]
