"""The bundled templates pass the checks when they are filled, and have only visible gaps when nothing is known."""

from __future__ import annotations

from datetime import date

import pytest

from infoview_tui.domain.enums import Channel, Medium, MessageKind, NoteKind, Relationship, ResumeChoice
from infoview_tui.domain.message_checks import CheckInput, check_message
from infoview_tui.domain.message_facts import MessageFacts, StarredMoment
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.domain.message_template import (
    LINKEDIN_NOTE_LENGTH,
    Template,
    choose_template,
    fill_template,
    find_gaps,
    list_suitable,
)
from tests.drafting import TEMPLATES

ALL = TEMPLATES.load().templates
TODAY = date(2026, 11, 28)

COMPLETE = MessageFacts(
    MessageKind.REQUEST,
    contact_name="Maria Lopez",
    contact_first_name="Maria",
    contact_title="product designer",
    contact_organization="Adobe",
    relationship=Relationship.ONLINE,
    how_met="a talk in Berlin",
    why="moved from nursing to design",
    referrer_name="Tom Weber",
    sender_name="Robin Adler",
    sender_email="robin@adler.org",
    sender_phone="+49 30 1234567",
    introduction="I run patient surveys at an insurer and am exploring design for health.",
    paths=["product design in health"],
    findings=["your move from nursing to design", "the talk on type"],
    common_ground=["we both tutored the first-years"],
    offerings=["a report on how patients read forms"],
    offered_times=["Thu 3 Dec at 10:00 CET", "Tue 8 Dec at 14:00 CET", "Fri 11 Dec at 16:00 CET"],
    interview_time="Thu 3 Dec at 10:00 CET",
    interview_medium=Medium.VIDEO,
    moments=[
        StarredMoment("you have to like the corridor more than the workshop"),
        StarredMoment("half of design is writing", NoteKind.INSIGHT),
    ],
    commitments=["Send the portfolio."],
    referrals=["Priya Shah", "Ben Okri"],
    target=MessageTarget.news("a second conversation at Figma"),
    last_contact_on=date(2026, 9, 1),
    resume=ResumeChoice.LEFT_OUT,
)

FILLED = [
    pytest.param(template, channel, id=f"{template.id}-{channel}") for template in ALL for channel in template.channels
]


def complete_facts(template: Template, channel: Channel) -> MessageFacts:
    """Return facts for a template that have all that its conditions need."""
    facts = COMPLETE._replace(kind=template.kind, channel=channel)
    if template.kind is MessageKind.INTRODUCTION:
        is_person = "target-person" in template.when
        facts = facts._replace(
            target=MessageTarget.person("Priya Shah", "Figma") if is_person else MessageTarget.organization("Figma")
        )
    relationships = [member for member in Relationship if member.value.replace("_", "-") in template.when]
    if "known" in template.when:
        relationships = [Relationship.FRIEND]
    return facts._replace(
        relationship=relationships[0] if relationships else COMPLETE.relationship,
        referrer_name=COMPLETE.referrer_name if "referred" in template.when else "",
        earlier_nudges=int("second-nudge" in template.when),
        has_interview="no-interview" not in template.when,
        visit="Berlin from 7 to 11 Dec" if "visit" in template.when else "",
    )


@pytest.mark.parametrize(("template", "channel"), FILLED)
def test_filled_template_passes_every_check(template: Template, channel: Channel) -> None:
    facts = complete_facts(template, channel)
    assert template in list_suitable(ALL, facts)
    draft = fill_template(template, facts)
    assert find_gaps(f"{draft.subject}\n{draft.body}") == []
    failed = [check for check in check_message(draft, CheckInput(facts, today=TODAY)) if not check.passed]
    assert [(check.code, check.text) for check in failed] == []


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.id)
def test_without_facts_only_visible_gaps_remain(template: Template) -> None:
    draft = fill_template(template, MessageFacts(template.kind))
    assert find_gaps(draft.body)
    assert [part for part in ("{", "}", "None", "()", "“”") if part in draft.body] == []
    assert "  " not in draft.body
    assert all(draft.body.split("\n\n"))


@pytest.mark.parametrize("template", [one for one in ALL if Channel.LINKEDIN in one.channels and one.max_characters])
def test_linkedin_notes_fit(template: Template) -> None:
    long = complete_facts(template, Channel.LINKEDIN)._replace(paths=["x" * 200], findings=["your talk on type"])
    assert template.max_characters == LINKEDIN_NOTE_LENGTH
    body = fill_template(template, long).body
    assert len(body) <= LINKEDIN_NOTE_LENGTH
    assert "x" * 200 not in body


@pytest.mark.parametrize(
    "template", [one for one in ALL if one.kind in (MessageKind.REQUEST, MessageKind.NUDGE, MessageKind.INTRODUCTION)]
)
def test_long_facts_do_not_make_a_message_too_long(template: Template) -> None:
    facts = complete_facts(template, template.channels[0])._replace(
        introduction="I'm Robin Adler. For six years I have turned what patients tell us into decisions at a health "
        "insurer. Now I am finding out where evidence and design meet.",
        findings=["your team publishes the method of each investigation next to the story, in plain words"],
    )
    checks = {check.code: check for check in check_message(fill_template(template, facts), CheckInput(facts))}
    assert checks["length"].passed, checks["length"].text


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("channel", Channel)
def test_every_kind_has_a_template_for_every_channel(kind: MessageKind, channel: Channel) -> None:
    for facts in (MessageFacts(kind, channel), COMPLETE._replace(kind=kind, channel=channel, earlier_nudges=1)):
        template = choose_template(ALL, facts)
        assert template is not None
        assert channel in template.channels


def test_most_specific_template_is_chosen() -> None:
    def chosen(**facts: object) -> str:
        template = choose_template(ALL, COMPLETE._replace(referrer_name="", common_ground=())._replace(**facts))  # type: ignore[arg-type]
        assert template is not None
        return template.id

    assert chosen() == "request.email"
    assert chosen(referrer_name="Tom Weber") == "request.referred"
    assert chosen(relationship=Relationship.ALUMNUS) == "request.alumnus"
    assert chosen(relationship=Relationship.FRIEND) == "request.known"
    assert chosen(channel=Channel.LINKEDIN) == "request.linkedin-note"
    assert chosen(kind=MessageKind.NUDGE) == "nudge.first"
    assert chosen(kind=MessageKind.NUDGE, earlier_nudges=1) == "nudge.second-offering"
    assert chosen(kind=MessageKind.NUDGE, earlier_nudges=1, offerings=()) == "nudge.second"
