"""Checks of messages: silent on good ones in many styles, and each fault found by its check alone."""

from __future__ import annotations

import pytest

from infoview_tui.domain.message_checks import CheckResult, check_message
from infoview_tui.domain.message_facts import MessageDraft
from tests.domain.message_samples import BAD, GOOD, Sample


def failed(sample: Sample) -> list[CheckResult]:
    return [result for result in check_message(MessageDraft("", sample.body), sample.given) if not result.passed]


@pytest.mark.parametrize("sample", GOOD, ids=[str(number) for number in range(len(GOOD))])
def test_good_message_passes(sample: Sample) -> None:
    assert failed(sample) == []


@pytest.mark.parametrize("sample", BAD, ids=[f"{number}-{sample.code}" for number, sample in enumerate(BAD)])
def test_fault_is_found_by_its_check_alone(sample: Sample) -> None:
    results = failed(sample)
    assert [result.code for result in results] == [sample.code]
