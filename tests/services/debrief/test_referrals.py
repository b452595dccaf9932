"""Referrals given in a call become contacts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import Relationship
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import referrals
from infoview_tui.services.debrief.proposals import (
    Referral,
    ReferralDetails,
    find_likely_duplicates,
    parse_referral,
)
from infoview_tui.services.debrief.queries import read_debrief
from infoview_tui.storage.queries.contacts.contacts import CONTACT, CONTACT_NAMES, ContactRow
from tests.conftest import add_note
from tests.services.tables import findings_about


def named(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> list[Referral]:
    return read_debrief(workspace, call, now, zone).referrals


def contact(workspace: Workspace, contact_id: int) -> ContactRow:
    row = workspace.store.first(CONTACT, contact_id=contact_id)
    assert row is not None
    return row


def test_accepted_referral_has_interviewee_as_referrer(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    note = add_note(workspace, call, "@Priya Shah, staff designer at Figma in Berlin <priya@x.org>", now).id
    (offered,) = named(workspace, call, now, zone)
    assert offered.details == ReferralDetails("Priya Shah", "staff designer", "Figma", "priya@x.org", location="Berlin")
    assert offered.contact_id is None
    priya = referrals.accept_referral(workspace, note, now)
    assert read_contact_form(workspace, priya) == ContactForm(
        "Priya Shah",
        "staff designer",
        "Figma",
        "priya@x.org",
        location="Berlin",
        relationship=Relationship.FRIEND_OF_FRIEND,
        how_met="Referred by Maria Lopez",
        referrer_id=maria,
    )
    assert referrals.accept_referral(workspace, note, now) == priya
    (referral,) = named(workspace, call, now, zone)
    assert (referral.contact_id, referral.contact) == (priya, "Priya Shah")


def test_phone_number_of_a_referral_is_saved(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "@Priya Shah at Figma, +49 30 901820", now).id
    form = read_contact_form(workspace, referrals.accept_referral(workspace, note, now))
    assert (form.organization, form.phone) == ("Figma", "+49 30 901820")


def test_referral_is_accepted_as_corrected_with_introduction(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "@Pria", now).id
    details = ReferralDetails("Priya Shah", "lead", "Figma", "p@x.org", "linkedin.com/in/priya", introduces=True)
    priya = referrals.accept_referral(workspace, note, now, details)
    row = contact(workspace, priya)
    assert (row.name, row.title, row.organization, row.email) == ("Priya Shah", "lead", "Figma", "p@x.org")
    assert row.profile_url.endswith("linkedin.com/in/priya")
    (found,) = findings_about(workspace, priya)
    assert found == ("warm_way", "Maria Lopez offered to introduce you")


def test_existing_contact_is_filled_without_overwriting(
    workspace: Workspace, call: int, maria: int, now: datetime
) -> None:
    mine = ContactForm("Priya Shah", "lead", relationship=Relationship.FRIEND, email="mine@x.org")
    priya = contact_commands.add_contact(workspace, mine, now)
    note = add_note(workspace, call, "@ priya shah, designer at Figma", now).id
    assert referrals.accept_referral(workspace, note, now, existing_id=priya) == priya
    row = contact(workspace, priya)
    assert (row.name, row.title, row.organization, row.email) == ("Priya Shah", "lead", "Figma", "mine@x.org")
    assert (row.relationship, row.referrer_id) == (Relationship.FRIEND, maria)
    assert [text for _, text in findings_about(workspace, priya)] == ["Another title: designer"]
    workspace.undo(now)
    assert contact(workspace, priya).referrer_id is None
    assert findings_about(workspace, priya) == []


def test_interviewee_does_not_become_their_own_referrer(
    workspace: Workspace, call: int, maria: int, now: datetime
) -> None:
    note = add_note(workspace, call, "@Maria Lopez", now).id
    assert referrals.accept_referral(workspace, note, now, existing_id=maria) == maria
    assert contact(workspace, maria).referrer_id is None


def test_referral_may_share_a_name_with_a_contact(workspace: Workspace, call: int, now: datetime) -> None:
    known = contact_commands.add_contact(workspace, ContactForm("Priya Shah", organization="Inn"), now)
    note = add_note(workspace, call, "@Priya Shah, designer at Figma", now).id
    assert referrals.accept_referral(workspace, note, now) != known
    assert [row.name for row in workspace.store.all(CONTACT_NAMES)].count("Priya Shah") == 2


@pytest.mark.parametrize(
    ("existing", "details", "why"),
    [
        (ContactForm("P. Shah", email="p@x.org"), "Priya <p@x.org>", "same email address"),
        (ContactForm("P. Shah", organization="Figma"), "Priya Shah at figma", "similar name at the same organization"),
        (ContactForm("Priya Shah", organization="Inn"), "Priya Shah at Figma", "same name"),
        (ContactForm("P. Shah", organization="Inn"), "Priya Shah at Figma", "similar name"),
        (ContactForm("Priya Sah"), "Priya Shah at Figma", "similar name"),
        (ContactForm("Pría Shah", organization="Inn"), "Priya Shah", "similar name"),
    ],
)
def test_likely_duplicates_have_a_reason(
    workspace: Workspace, now: datetime, existing: ContactForm, details: str, why: str
) -> None:
    contact_commands.add_contact(workspace, existing, now)
    contact_commands.add_contact(workspace, ContactForm("Ben Okri", organization="Figma"), now)
    assert [one.reason for one in find_likely_duplicates(workspace, parse_referral(details))] == [why]


@pytest.mark.parametrize("details", ["Priya", "★", "", "%_ \\%", "Priya Other", "x" * 100_000])
def test_other_people_are_not_duplicates(workspace: Workspace, now: datetime, details: str) -> None:
    for name in ("Priya Shah", "☆", "Tom Weber"):
        contact_commands.add_contact(workspace, ContactForm(name), now)
    assert find_likely_duplicates(workspace, parse_referral(details)) == []


def test_referral_needs_a_name(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "@Priya", now).id
    with pytest.raises(InfoviewError, match="No name"):
        referrals.accept_referral(workspace, note, now, ReferralDetails(" "))
