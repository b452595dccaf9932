"""The checklist before an interview."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.checklist import EXPECTATIONS, build_checklist
from infoview_tui.domain.enums import Medium


@pytest.mark.parametrize("medium", Medium)
def test_every_medium_has_a_checklist(medium: Medium) -> None:
    advice = " ".join(build_checklist(medium))
    assert "résumé" in advice.lower()
    assert ("Route planned" in advice) == (medium is Medium.IN_PERSON)
    assert ("Quiet room" in advice) == (medium is not Medium.IN_PERSON)


def test_checklist_says_when_to_be_there() -> None:
    starts_at = datetime(2026, 12, 3, 14, 5)
    advice = {medium: build_checklist(medium, starts_at)[-1] for medium in Medium}
    assert advice == {
        Medium.VIDEO: "Join a minute early, at 14:04; finish on time",
        Medium.PHONE: "Call on time, at 14:05; finish on time",
        Medium.IN_PERSON: "Arrive ten minutes early, at 13:55; finish on time",
    }


def test_expectations_are_learning_and_not_a_job_offer() -> None:
    assert "offer" in EXPECTATIONS
    assert "learn" in EXPECTATIONS
