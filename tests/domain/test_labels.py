"""Shared labels, signs and count formatting."""

from __future__ import annotations

import pytest

from infoview_tui.domain import labels
from infoview_tui.domain.enums import ActionKind, NoteKind, Verdict


@pytest.mark.parametrize(("count", "formatted"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes"), (1234, "1,234 notes")])
def test_count_agrees_with_its_noun(count: int, formatted: str) -> None:
    assert labels.format_count(count, "note") == formatted


def test_role_omits_unknown_parts() -> None:
    assert labels.format_role("designer", "Figma") == "designer at Figma"
    assert labels.format_role("designer", "") == "designer"
    assert labels.format_role("", "Figma") == "Figma"
    assert labels.format_role("", "") == ""


def test_every_kind_has_labels() -> None:
    for actions in (labels.ACTION_NAMES, labels.ACTION_TITLES, labels.ACTION_VERBS):
        assert set(actions) == set(ActionKind)
    for notes in (labels.NOTE_SIGNS, labels.NOTE_LABELS, labels.NOTE_PLURALS):
        assert set(notes) == set(NoteKind)
    assert set(labels.VERDICT_MARKS) == set(Verdict)
