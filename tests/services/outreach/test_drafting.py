"""Drafts: one for each contact, kind and interview, rewritten from a template only if nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Channel, MessageKind, MessageState, NoteKind
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import referrals
from infoview_tui.services.outreach import draft_texts, messages
from infoview_tui.services.outreach.message_facts import read_channel_choice, read_message_facts
from infoview_tui.services.outreach.messages import Rewrite
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.outreach.scheduling import schedule_interview
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.outreach.messages import MESSAGES, MessageRow
from tests.conftest import Campaign, add_note
from tests.drafting import TEMPLATES, draft_message


@pytest.fixture
def ann(workspace: Workspace, now: datetime) -> int:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom Weber"), now)
    return contact_commands.add_contact(workspace, ContactForm("Ann Lee", email="ann@x.org", referrer_id=tom), now)


def rewrite(
    workspace: Workspace,
    row: MessageRow,
    now: datetime,
    *,
    kind: MessageKind | None = None,
    channel: Channel | None = None,
    template_id: str | None = None,
    discard_edits: bool = False,
) -> Rewrite:
    return messages.rewrite_draft(
        workspace,
        row.id,
        now,
        UTC,
        kind=kind,
        channel=channel,
        template_id=template_id,
        templates=TEMPLATES,
        discard_edits=discard_edits,
    )


def edit(workspace: Workspace, row: MessageRow, now: datetime) -> None:
    draft_texts.save_message_draft(workspace, row.id, ("Mine", "My words"), now, base=(row.subject, row.body))


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_is_drafted_once(workspace: Workspace, ann: int, now: datetime, kind: MessageKind) -> None:
    draft = draft_message(workspace, ann, now, kind=kind)
    assert (draft.kind, draft.channel, draft.state) == (kind, Channel.EMAIL, MessageState.DRAFT)
    assert draft.template_id
    assert "Ann" in draft.body
    assert draft_message(workspace, ann, now + timedelta(days=1), kind=kind) == draft


def test_drafts_to_several_people_and_about_several_targets_are_open(
    workspace: Workspace, ann: int, now: datetime
) -> None:
    bo = contact_commands.add_contact(workspace, ContactForm("Bo"), now)
    kind = MessageKind.INTRODUCTION
    drafts = [
        draft_message(workspace, contact, now, kind=kind, target=MessageTarget.organization(target))
        for contact in (ann, bo)
        for target in ("Adobe", "Figma")
    ]
    assert len({draft.id for draft in drafts}) == 4
    assert ["Adobe" in draft.body for draft in drafts] == [True, False, True, False]


def test_request_names_referrer_and_times(workspace: Workspace, ann: int, now: datetime) -> None:
    facts = read_message_facts(workspace, ann, MessageKind.REQUEST, now=now, zone=UTC)
    draft = draft_message(workspace, ann, now, kind=MessageKind.REQUEST)
    assert draft.template_id == "request.referred"
    assert draft.body.startswith("Hi Ann,\n\nTom Weber suggested that I write to you.")
    assert len(facts.offered_times) == 3
    assert all(time in draft.body for time in facts.offered_times)


def test_time_of_an_interview_is_named_in_the_zone_of_the_contact_first(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    at = datetime(2026, 12, 3, 19, tzinfo=UTC)
    schedule_interview(workspace, campaign.maria, Appointment(at, zone="America/New_York"), now)
    times = [
        read_message_facts(
            workspace, campaign.maria, MessageKind.CONFIRMATION, now=now, zone=ZoneInfo(zone)
        ).interview_time
        for zone in ("Europe/Berlin", "Asia/Tokyo", "America/Toronto")
    ]
    assert times == [
        "Thu 3 Dec at 14:00 EST (20:00 CET)",
        "Thu 3 Dec at 14:00 EST (Fri 4 Dec at 04:00 JST)",
        "Thu 3 Dec at 14:00 EST",
    ]


def test_facts_leave_out_what_is_off_the_record(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    for kind in MessageKind:
        facts = read_message_facts(workspace, campaign.maria, kind, now=now, zone=UTC)
        assert NoteKind.OFF_RECORD not in {moment.kind for moment in facts.moments}
        assert "leaving" not in str(facts)


def test_second_nudge_has_another_template(workspace: Workspace, ann: int, now: datetime) -> None:
    for kind in (MessageKind.REQUEST, MessageKind.NUDGE):
        messages.mark_sent(workspace, draft_message(workspace, ann, now, kind=kind).id, now)
    second = draft_message(workspace, ann, now + timedelta(days=9), kind=MessageKind.NUDGE)
    assert second.template_id == "nudge.second"


def test_untouched_draft_is_rewritten(workspace: Workspace, ann: int, now: datetime) -> None:
    draft = draft_message(workspace, ann, now, kind=MessageKind.REQUEST)
    note, lost = rewrite(workspace, draft, now, channel=Channel.LINKEDIN)
    assert lost is None
    assert (note.id, note.channel, note.template_id) == (draft.id, Channel.LINKEDIN, "request.linkedin-referred")
    nudge, _ = rewrite(workspace, draft, now, kind=MessageKind.NUDGE, channel=Channel.EMAIL)
    assert (nudge.id, nudge.kind, nudge.template_id) == (draft.id, MessageKind.NUDGE, "nudge.first")
    chosen, _ = rewrite(workspace, draft, now, template_id="nudge.second")
    assert chosen.template_id == "nudge.second"
    workspace.undo(now)
    assert read_message(workspace, draft.id).template_id == "nudge.first"


def test_edited_draft_is_rewritten_only_if_told(workspace: Workspace, ann: int, now: datetime) -> None:
    draft = draft_message(workspace, ann, now, kind=MessageKind.REQUEST)
    edit(workspace, draft, now)
    kept, lost = rewrite(workspace, draft, now, channel=Channel.TEXT)
    assert lost == ("Mine", "My words")
    assert (kept.channel, kept.body) == (Channel.EMAIL, "My words")
    changed, lost = rewrite(workspace, draft, now, channel=Channel.TEXT, discard_edits=True)
    assert (changed.channel, changed.template_id, lost) == (Channel.TEXT, "request.text-referred", None)
    assert not messages.is_edited(changed)


def test_open_draft_of_the_new_kind_is_returned(workspace: Workspace, ann: int, now: datetime) -> None:
    request = draft_message(workspace, ann, now, kind=MessageKind.REQUEST)
    nudge = draft_message(workspace, ann, now, kind=MessageKind.NUDGE)
    assert rewrite(workspace, request, now, kind=MessageKind.NUDGE).message == nudge
    assert len(workspace.store.all(MESSAGES)) == 2


def test_sent_message_is_not_rewritten(workspace: Workspace, ann: int, now: datetime) -> None:
    draft = draft_message(workspace, ann, now, kind=MessageKind.REQUEST)
    messages.mark_sent(workspace, draft.id, now)
    with pytest.raises(NotFoundError, match="no longer a draft"):
        rewrite(workspace, draft, now, channel=Channel.TEXT)
    assert read_message(workspace, draft.id).body == draft.body


def test_channel_choice_says_why(workspace: Workspace, ann: int, now: datetime) -> None:
    assert read_channel_choice(workspace, ann).reason == "email, the default"
    bo = contact_commands.add_contact(workspace, ContactForm("Bo Li", channel=Channel.LINKEDIN, email="b@x.org"), now)
    assert read_channel_choice(workspace, bo) == (Channel.LINKEDIN, "Bo prefers LinkedIn")


def test_channel_that_the_referrer_suggested(workspace: Workspace, campaign: Campaign, ann: int, now: datetime) -> None:
    note = add_note(workspace, campaign.interview, "@Ben Okri, designer at Acme; call him", now)
    ben = referrals.accept_referral(workspace, note.id, now)
    form = read_contact_form(workspace, ben)
    assert (form.name, form.title, form.organization) == ("Ben Okri", "designer", "Acme")
    assert read_channel_choice(workspace, ben) == (Channel.PHONE, "Maria suggested phone; no number yet")
    assert draft_message(workspace, ben, now, kind=MessageKind.REQUEST).channel is Channel.PHONE
    add_research(workspace, Subject.contact(ann), "@ Tom says: reach her on LinkedIn", now, UTC)
    assert read_channel_choice(workspace, ann) == (Channel.LINKEDIN, "Tom suggested LinkedIn")
    contact_commands.edit_contact(workspace, ann, ContactForm("Ann Lee", channel=Channel.POST), now)
    assert read_channel_choice(workspace, ann) == (Channel.POST, "Ann prefers post")
