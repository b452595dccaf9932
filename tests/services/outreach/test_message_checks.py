"""The checker of an open message: what it reads when it is opened, and that it reads nothing after that."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import Channel, Medium, MessageKind, MessageState, Relationship
from infoview_tui.domain.message_checks import CheckInput, CheckResult, check_message
from infoview_tui.domain.message_facts import MessageDraft, MessageFacts
from infoview_tui.domain.message_template import fill_template
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.paths import bundled_templates
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach.message_checks import MessageChecker, open_checker
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.services.outreach.word_list import load_word_list
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.message_templates import load_templates
from infoview_tui.storage.tables import Message
from tests.costs import statements
from tests.domain.message_samples import ASK_TOM, CONFIRMATION, MARIA, THANKS, TODAY, UPDATE

FACTS = {
    **dict.fromkeys(MessageKind, MARIA),
    MessageKind.INTRODUCTION: ASK_TOM,
    MessageKind.CONFIRMATION: CONFIRMATION._replace(interview_medium=Medium.VIDEO),
    MessageKind.THANK_YOU: THANKS,
    MessageKind.UPDATE: UPDATE,
    MessageKind.RECONNECT: MARIA._replace(moments=THANKS.moments),
}
"""Facts with which each kind of template can be filled."""

BODY = (
    "Dear {name},\n\nYour work on the ticket machine showed me that a form can be kind. I have used it every morning"
    " for a year, and I still find new details in it.\n\nWould you have twenty minutes next week?\n\nJo Byrne"
)


def add_message(workspace: Workspace, contact: int, body: str, now: datetime, state: MessageState) -> int:
    with workspace.autosave() as session:
        message = Message(
            contact_id=contact,
            kind=MessageKind.REQUEST,
            channel=Channel.LINKEDIN,
            state=state,
            body=body,
            created_at=now,
            updated_at=now,
        )
        session.add(message)
        session.flush()
        return message.id or 0


@pytest.fixture
def tom(workspace: Workspace, now: datetime) -> int:
    """The id of Tom Weber of Acme, who got a request."""
    form = ContactForm("Tom Weber", organization="Acme", relationship=Relationship.FRIEND)
    tom = contact_commands.add_contact(workspace, form, now)
    add_message(workspace, tom, BODY.format(name="Tom"), now, MessageState.SENT)
    return tom


def open_request(
    workspace: Workspace, contact: int, now: datetime, zone: ZoneInfo
) -> tuple[MessageChecker, MessageFacts]:
    message = add_message(workspace, contact, "", now, MessageState.DRAFT)
    facts = read_message_facts(workspace, contact, MessageKind.REQUEST, channel=Channel.LINKEDIN, now=now, zone=zone)
    return open_checker(workspace, message, facts), facts


def failed(checker: MessageChecker, body: str) -> dict[str, CheckResult]:
    return {result.code: result for result in checker.check(MessageDraft("", body)) if not result.passed}


def test_names_of_others_and_copied_text_are_found_without_reading(
    workspace: Workspace, maria: int, tom: int, now: datetime, zone: ZoneInfo
) -> None:
    checker, facts = open_request(workspace, maria, now, zone)
    with statements(workspace) as queries:
        found = failed(checker, BODY.format(name="Tom"))
        assert found["name"].text == "Greets “Tom”, not Maria"
        assert found["copied"].text == "38 words are the same as in your message to Tom Weber"
        found = failed(checker, "Dear Maria,\n\nI admire your work at Acme, Tom Weber.")
        assert found["other_name"].text.startswith("Names Tom Weber and Acme")
    assert queries == []
    nudge = facts._replace(kind=MessageKind.NUDGE)
    draft = add_message(workspace, maria, "", now, MessageState.DRAFT)
    assert "copied" not in failed(open_checker(workspace, draft, nudge), BODY)


def test_own_messages_and_drafts_to_others_are_not_compared(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_message(workspace, maria, BODY.format(name="Maria"), now, MessageState.SENT)
    other = contact_commands.add_contact(workspace, ContactForm("Zoë Kim"), now)
    add_message(workspace, other, BODY.format(name="Zoë"), now, MessageState.DRAFT)
    checker, _ = open_request(workspace, maria, now, zone)
    assert "copied" not in failed(checker, BODY.format(name="Maria"))


def test_warning_before_a_cold_message_names_the_warmer_ways(
    workspace: Workspace, maria: int, tom: int, now: datetime, zone: ZoneInfo
) -> None:
    cold = ContactForm("Ben Okri", organization="Acme", relationship=Relationship.COLD)
    ben = contact_commands.add_contact(workspace, cold, now)
    referred = ContactForm("Zoë Kim", organization="Acme", relationship=Relationship.COLD, referrer_id=maria)
    contact_commands.add_contact(workspace, referred, now)
    add_research(workspace, Subject.contact(ben), "@ Ana Paz sings with him", now, zone)
    checker, _ = open_request(workspace, ben, now, zone)
    assert failed(checker, "Hi Ben, hello!")["cold"].text == (
        "Cold message to a stranger. Warmer: Tom Weber works at Acme; Maria Lopez gave you the name of Zoë Kim, who "
        "works at Acme; your note: Ana Paz sings with him"
    )
    checker, _ = open_request(workspace, tom, now, zone)
    assert "cold" not in failed(checker, "Hi Tom, hello!")


def test_misspelled_words_are_found_but_no_names_and_own_words(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    pytest.importorskip("spellchecker")
    words = load_word_list()
    assert words is not None
    words.wait()
    contact_commands.add_contact(workspace, ContactForm("Xiomara Lokez", organization="Grob"), now)
    checker, _ = open_request(workspace, maria, now, zone)
    body = "Dear Maria,\n\nI would like to learn about your careeer at grob, from lokez, and about roadmaps like it."
    result = failed(checker, body)["misspelled"]
    assert [body[start:end] for start, end in result.spans] == ["careeer"]
    assert result.fix is not None
    assert result.fix.replacement == "career"


BRITISH = ("colour", "organised", "prioritising", "travelled", "organisations", "favourite")  # codespell:ignore


@pytest.mark.parametrize("word", [*BRITISH, "webinar", "onboarding", "reskilling", "nurse's", "wouldn't", "roadmaps"])
def test_word_is_accepted(word: str) -> None:
    pytest.importorskip("spellchecker")
    words = load_word_list()
    assert words is not None
    words.wait()
    assert words.suggest(word) == ""


def test_filled_templates_pass_their_checks() -> None:
    failures = {}
    for template in load_templates(bundled_templates(), None).templates:
        facts = FACTS[template.kind]._replace(
            kind=template.kind,
            introduction="I am a nurse who is moving into design.",
            has_interview="no-interview" not in template.when,
            visit="Berlin from 7 to 11 Dec" if "visit" in template.when else "",
        )
        if "referred" in template.when:
            facts = facts._replace(referrer_name="Priya Shah")
        for channel in template.channels:
            draft = fill_template(template, facts._replace(channel=channel))
            for result in check_message(draft, CheckInput(facts._replace(channel=channel), today=TODAY)):
                if not result.passed:
                    failures[template.id, channel.value] = result.text
    assert failures == {}
