"""What to see to before an interview."""

from __future__ import annotations

import pytest

from infoview_tui.domain.checklist import EXPECTATIONS, build_checklist
from infoview_tui.domain.enums import Medium


@pytest.mark.parametrize("medium", Medium)
def test_every_kind_of_interview_has_its_list(medium: Medium) -> None:
    advice = " ".join(build_checklist(medium))
    assert "Résumé" in advice
    assert ("Route planned" in advice) == (medium is Medium.IN_PERSON)
    assert ("Quiet room" in advice) == (medium is not Medium.IN_PERSON)


def test_an_offer_is_not_the_plan() -> None:
    assert "offer" in EXPECTATIONS
    assert "learn" in EXPECTATIONS
