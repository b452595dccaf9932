"""The thank-you: its draft, and the checks before it is sent."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import MessageKind, NoteKind
from infoview_tui.domain.message_checks import CheckInput, CheckResult, check_message
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts, StarredMoment
from infoview_tui.domain.message_template import choose_template, fill_template
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER
from tests.drafting import TEMPLATES

QUOTE = StarredMoment("Nobody reads the résumé, they read the first page of the portfolio")
INSIGHT = StarredMoment("half of design is writing", NoteKind.INSIGHT)
THANK_YOU = MessageFacts(MessageKind.THANK_YOU, contact_first_name="María", sender_name="Jo Byrne")
FACTS = THANK_YOU._replace(moments=[QUOTE, INSIGHT], commitments=["send portfolio by fri"], referrals=["Priya Shah"])


def draft_thank_you(facts: MessageFacts) -> MessageDraft:
    template = choose_template(TEMPLATES.load().templates, facts)
    assert template is not None
    return fill_template(template, facts)


def check(body: str, facts: MessageFacts) -> tuple[CheckResult, ...]:
    return check_message(MessageDraft("", body), CheckInput(facts))


def failed(body: str, facts: MessageFacts = FACTS) -> list[str]:
    return [result.code for result in check(body, facts) if not result.passed]


def test_draft_passes_its_own_checks() -> None:
    assert failed(draft_thank_you(FACTS).body) == []


def test_draft_quotes_only_the_contacts_words() -> None:
    body = draft_thank_you(FACTS).body
    assert f"“{QUOTE.text}.”" in body
    assert INSIGHT.text in body
    assert f"“{INSIGHT.text}”" not in body


def test_draft_mentions_referrals_and_commitments() -> None:
    draft = draft_thank_you(FACTS._replace(referrals=["Priya Shah", "Tom Lee", "Ana Paz"]))
    assert "Priya Shah, Tom Lee, and Ana Paz" in draft.body
    assert "As promised, I will send portfolio by fri." in draft.body
    assert draft.subject == "Thank you for our conversation"
    assert draft.body.startswith("Dear María,\n")
    assert draft.body.endswith("Jo Byrne")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Send the portfolio.", "As promised, I will send the portfolio."),
        ("HTML samples to Priya", "As promised, I will HTML samples to Priya."),
    ],
)
def test_commitment_becomes_a_verb_phrase(text: str, sentence: str) -> None:
    assert sentence in draft_thank_you(FACTS._replace(commitments=[text])).body


def test_unaccepted_commitment_is_a_plan_and_fails_the_check() -> None:
    facts = FACTS._replace(commitments=[], intentions=["call by someday."])
    body = draft_thank_you(facts).body
    assert "As promised" not in body
    assert "I plan to call by someday.\n" in body
    assert failed(body, facts) == ["promises"]
    (result,) = [result for result in check(body, facts) if not result.passed]
    assert result.text == "1 commitment is not on your list yet"
    assert "2 commitments are not" in [result.text for result in check(body, facts._replace(intentions=["a", "b"]))][3]


def test_draft_without_a_moment_has_a_placeholder() -> None:
    facts = THANK_YOU
    draft = draft_thank_you(facts)
    assert MOMENT_PLACEHOLDER in draft.body
    assert "Thank you also" not in draft.body
    assert failed(draft.body, facts) == ["filled_in", "moment"]
    assert failed(draft.body.replace(MOMENT_PLACEHOLDER, "your story of the lost prototype"), facts) == []


def test_draft_never_contains_off_record_notes() -> None:
    secret = StarredMoment("they will close the Cork office", NoteKind.OFF_RECORD)
    assert "Cork" not in draft_thank_you(FACTS._replace(moments=[secret])).body


def test_quote_that_ends_a_sentence_gets_no_second_period() -> None:
    body = draft_thank_you(FACTS._replace(moments=[StarredMoment('"Slow is smooth."')])).body
    assert "“Slow is smooth.”\n" in body


@pytest.mark.parametrize(
    "sentence",
    [
        "you said that NOBODY reads the Résumé!",
        "about the “first page of the” book",
        "As for “half of design is writing”: yes",
    ],
)
def test_four_consecutive_words_mention_a_moment(sentence: str) -> None:
    assert failed(f"Dear María, {sentence}.") == []


def test_short_moment_must_be_mentioned_completely() -> None:
    facts = FACTS._replace(moments=[StarredMoment("It’s lonely")])
    assert failed("María, it's lonely, you said", facts) == []
    assert failed("María, it's never lonely", facts) == ["moment"]


def test_generic_thank_you_fails_the_check() -> None:
    assert failed("Dear María, thank you for your time and your advice.") == ["moment"]


def test_name_without_its_accent_fails_the_check() -> None:
    body = draft_thank_you(FACTS).body
    assert failed(body.replace("María", "Maria")) == ["name"]
    assert failed(body.replace("María", "Maríana")) == ["name"]


def test_empty_and_long_texts_fail_the_checks() -> None:
    assert "not_empty" in failed(" \n")
    assert failed(draft_thank_you(FACTS).body + " Word." * 200) == ["length"]
