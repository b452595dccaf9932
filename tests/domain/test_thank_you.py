"""The thank-you: its draft, and the checks before it is sent."""

from __future__ import annotations

import pytest

from infoview_tui.domain.enums import MessageKind, NoteKind
from infoview_tui.domain.message_checks import CheckInput, CheckResult, check_message
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts, StarredMoment
from infoview_tui.domain.message_placeholders import format_citation
from infoview_tui.domain.message_template import choose_template, fill_template
from infoview_tui.domain.thank_you import MOMENT_PLACEHOLDER
from tests.drafting import TEMPLATES

QUOTE = StarredMoment("Nobody reads the résumé, they read the first page of the portfolio")
INSIGHT = StarredMoment("half of design is writing", NoteKind.INSIGHT)
SAID = [QUOTE.text, INSIGHT.text, "salary starts around 85k, she seemed bitter", "Taking the time to talk to users"]
THANK_YOU = MessageFacts(MessageKind.THANK_YOU, contact_first_name="María", sender_name="Jo Byrne")
FACTS = THANK_YOU._replace(
    moments=[QUOTE, INSIGHT], said=SAID, commitments=["send portfolio by fri"], referrals=["Priya Shah"]
)


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
    assert not any(note in body for note in SAID[1:])
    for moment in (INSIGHT, QUOTE._replace(starred=False), QUOTE._replace(kind=NoteKind.NOTE)):
        body = draft_thank_you(FACTS._replace(moments=[moment])).body
        assert moment.text not in body
        assert "One thing stayed with me: [what you said about …]." in body


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
        ("I'll send the portfolio", "As promised, I will send the portfolio."),
        ("Send the portfolio.", "As promised, I will send the portfolio."),
        ("HTML samples to Priya", "As promised, I will HTML samples to Priya."),
    ],
)
def test_commitment_becomes_a_verb_phrase(text: str, sentence: str) -> None:
    assert sentence in draft_thank_you(FACTS._replace(commitments=[text])).body


def test_offers_are_thanked_for_and_not_promised() -> None:
    facts = FACTS._replace(commitments=[], offers=["Maria will send me the job ad", "she'll show me her studio"])
    body = draft_thank_you(facts).body
    assert "Thank you for offering to send me the job ad and show me your studio." in body
    assert "promised" not in body


def test_unaccepted_commitment_is_not_in_the_draft_and_fails_the_check() -> None:
    facts = FACTS._replace(commitments=[], intentions=["call by someday."])
    body = draft_thank_you(facts).body
    assert "someday" not in body
    assert failed(body, facts) == ["promises"]
    (result,) = [result for result in check(body, facts) if not result.passed]
    assert result.text == "1 commitment is not on your list yet"
    assert "2 commitments are not" in [result.text for result in check(body, facts._replace(intentions=["a", "b"]))][3]


def test_draft_without_a_moment_has_a_placeholder() -> None:
    facts = THANK_YOU._replace(said=SAID)
    draft = draft_thank_you(facts)
    assert MOMENT_PLACEHOLDER in draft.body
    assert "Thank you also" not in draft.body
    assert failed(draft.body, facts) == ["filled_in", "moment"]
    assert failed(draft.body.replace(MOMENT_PLACEHOLDER, "your story of the lost prototype"), facts) == ["moment"]
    for words in ("how much of your day is writing design notes", "that people read the portfolio, not the résumé"):
        assert failed(draft.body.replace(MOMENT_PLACEHOLDER, words), facts) == [], words


def test_note_in_a_gap_is_not_mentioned_yet() -> None:
    body = f"Dear María, {format_citation(INSIGHT)} was new to me."
    assert body == "Dear María, what you said about [half of design is writing] was new to me."
    assert failed(body) == ["filled_in", "moment"]


def test_without_notes_no_moment_is_claimed() -> None:
    (result,) = [result for result in check("María, thank you for everything.", THANK_YOU) if result.code == "moment"]
    assert (result.can_tell, result.text) == (False, "No notes: can't tell whether it mentions something they said")


@pytest.mark.parametrize("gap", ["[x y z]", "{first_name}", "___", "TODO", "[what\nyou said]", f"[{'long ' * 20}]"])
def test_gap_of_any_form_is_found(gap: str) -> None:
    assert "filled_in" in failed(f"Dear María, half of design is writing. {gap}")


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
def test_moment_is_mentioned_in_their_words_or_other_words(sentence: str) -> None:
    assert failed(f"Dear María, {sentence}.") == []


def test_short_moment_must_be_mentioned_completely() -> None:
    facts = FACTS._replace(said=["It’s so lonely"])
    assert failed("María, it's so lonely, you said.", facts) == []
    assert failed("María, it's never boring.", facts) == ["moment"]


def test_generic_thank_you_fails_the_check() -> None:
    assert failed("Dear María, thank you for your time and your advice.") == ["moment"]
    template = "Thank you for taking the time to talk with me. I learned more than I had hoped. Priya Shah"
    assert failed(f"Dear María, {template}") == ["moment"]


def test_name_without_its_accent_fails_the_check() -> None:
    body = draft_thank_you(FACTS).body
    assert failed(body.replace("María", "Maria")) == ["name"]
    assert failed(body.replace("María", "Maríana")) == ["name"]


def test_empty_and_long_texts_fail_the_checks() -> None:
    assert "not_empty" in failed(" \n")
    assert failed(draft_thank_you(FACTS).body + " Word." * 200) == ["length"]
