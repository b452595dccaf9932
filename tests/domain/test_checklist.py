"""The checklist before an interview."""

from __future__ import annotations

import pytest

from infoview_tui.domain.checklist import EXPECTATIONS, build_checklist
from infoview_tui.domain.enums import Medium


@pytest.mark.parametrize("medium", Medium)
def test_every_medium_has_a_checklist(medium: Medium) -> None:
    advice = " ".join(build_checklist(medium))
    assert "Résumé" in advice
    assert ("Route planned" in advice) == (medium is Medium.IN_PERSON)
    assert ("Quiet room" in advice) == (medium is not Medium.IN_PERSON)


def test_expectations_are_learning_and_not_a_job_offer() -> None:
    assert "offer" in EXPECTATIONS
    assert "learn" in EXPECTATIONS
