"""Checks of messages: silent on good ones in many styles, and each fault found by its check alone."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.copied_text import SentText, SentTexts
from infoview_tui.domain.enums import Channel, MessageKind
from infoview_tui.domain.message_checks import CheckInput, CheckResult, Fix, check_message
from infoview_tui.domain.message_facts import MessageDraft
from infoview_tui.domain.message_text import parse_message
from tests.domain.message_samples import BAD, GOOD, MARIA, NUDGE, REFERRED, Sample


def failed(sample: Sample) -> list[CheckResult]:
    return [result for result in check_message(MessageDraft("", sample.body), sample.given) if not result.passed]


@pytest.mark.parametrize("sample", GOOD, ids=[str(number) for number in range(len(GOOD))])
def test_good_message_passes(sample: Sample) -> None:
    assert failed(sample) == []


@pytest.mark.parametrize("sample", BAD, ids=[f"{number}-{sample.code}" for number, sample in enumerate(BAD)])
def test_fault_is_found_by_its_check_alone(sample: Sample) -> None:
    results = failed(sample)
    assert [result.code for result in results] == [sample.code]


def apply_fix(body: str, fix: Fix) -> str:
    return body[: fix.span.start] + fix.replacement + body[fix.span.end :]


def test_fix_mends_the_fault() -> None:
    mended = {}
    for sample in BAD:
        body = sample.body
        while (
            fix := next((result.fix for result in failed(sample._replace(body=body)) if result.fix), None)
        ) is not None:
            body = apply_fix(body, fix)
            mended[sample.code] = fix
        if sample.code in mended and body != sample.body:
            assert failed(sample._replace(body=body)) == []
    assert sorted(mended) == [
        "apostrophe", "doubled", "introduction", "minutes", "name", "punctuation", "question", "referrer", "spaces",
        "times",
    ]  # fmt: skip


def test_spans_mark_the_fault() -> None:
    marked = {}
    for sample in BAD:
        (result,) = failed(sample)
        marked[sample.code] = [sample.body[start:end] for start, end in result.spans]
        assert result.reason or sample.code == "not_empty"
    assert marked["job"] == ["vacancy"]
    assert marked["filled_in"] == ["[where you read it]"]
    assert marked["other_name"] == ["Figma"]
    assert marked["reproach"] == ["did you get my last email"]
    assert marked["time"] == [""]
    assert marked["brackets"] == ["("]


def test_second_check_of_dates_needs_today() -> None:
    late = next(sample for sample in BAD if "12 February" in sample.body)
    assert check_message(MessageDraft("", late.body), late.given._replace(today=None))[8].passed


@given(
    st.text(alphabet=st.sampled_from('aI .,?!\n"“”()[]’Dear Maria20minuteswould you-:\t')) | st.text(),
    st.sampled_from(MessageKind),
    st.sampled_from(Channel),
)
def test_any_text_is_checked(body: str, kind: MessageKind, channel: Channel) -> None:
    facts = REFERRED._replace(kind=kind, channel=channel)
    copied = SentTexts([SentText("Tom Weber", body)]).find_copied(parse_message(body, facts.contact_name))
    results = check_message(MessageDraft("", body), CheckInput(facts, copied=copied))
    assert results[0].code == "not_empty"
    assert len({result.code for result in results}) == len(results)
    for result in results:
        spans = [*result.spans, *([result.fix.span] if result.fix else [])]
        assert all(0 <= start <= end <= len(body) for start, end in spans)


def test_each_kind_has_its_checks() -> None:
    codes = [result.code for result in check_message(MessageDraft("", GOOD[0].body), CheckInput(MARIA))]
    assert codes == [
        "not_empty", "filled_in", "how_found", "introduction", "why_them", "interest", "question", "minutes", "times",
        "connection_first", "about_them", "job", "length", "resume", "name", "other_name", "copied", "proofread",
    ]  # fmt: skip
    codes = [result.code for result in check_message(MessageDraft("", GOOD[0].body), CheckInput(NUDGE))]
    assert codes == [
        "not_empty", "filled_in", "reproach", "adds", "job", "length", "name", "other_name", "proofread",
    ]  # fmt: skip


def test_a_blank_of_the_profile_says_where_to_fill_it_in() -> None:
    body = "Hi Maria,\n\nI read [where you read it]. Could we talk?\n\nBest,\n"
    reasons = [
        result.reason
        for end in ("Jo", "[your name]")
        for result in check_message(MessageDraft("", body + end), CheckInput(MARIA))
        if result.code == "filled_in"
    ]
    assert [reason.startswith("Fill in your profile once") for reason in reasons] == [False, True]
