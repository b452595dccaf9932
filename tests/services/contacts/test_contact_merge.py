"""Duplicate contacts: detection, and merging without losing data."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import Channel, Relationship, Seniority, Stage
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.board import bulk
from infoview_tui.services.board.queries import read_cards
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.contact_merge import merge_contacts, merge_form_into_contact
from infoview_tui.services.contacts.duplicates import Duplicate, find_duplicates
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.methods import set_methods
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports import apply
from infoview_tui.services.imports.import_rows import ImportRow
from infoview_tui.services.imports.plan import Lane, RowSource
from infoview_tui.services.outreach import stages
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import TIMELINE
from tests.conftest import Campaign
from tests.costs import rows_read
from tests.databases import copy_demo
from tests.hostile_texts import HOSTILE_TEXTS
from tests.services.tables import findings_about, snapshot

FULL = ContactForm(
    "Mia Lopez", "lead", "Adobe", "mia@y.org", "123", "https://www.linkedin.com/in/mia", "Berlin", Relationship.COLD,
    "a talk",
    "her eye", Channel.PHONE, None, ("Type design",),
)  # fmt: skip


def findings(workspace: Workspace, contact_id: int) -> set[str]:
    return {text for _, text in findings_about(workspace, contact_id)}


@pytest.mark.parametrize(
    ("form", "why"),
    [
        (ContactForm("X", email="MARIA@x.org"), "same email address"),
        (ContactForm("X", profile_url="linkedin.com/in/maria/"), "same profile URL"),
        (ContactForm("X", profile_url="https://de.linkedin.com/in/M%61ria/de?trk=x"), "same profile URL"),
        (ContactForm("M. López", organization="figma"), "similar name at the same organization"),
        (ContactForm("Maria Lopes", organization="Figma"), "similar name at the same organization"),
        (ContactForm("maría lópez"), "same name"),
        (ContactForm("Maria Lopez", organization="Adobe"), "same name"),
        (ContactForm("Maria Lopes"), "similar name"),
        (ContactForm("M. Lopez", organization="Adobe"), "similar name"),
        (ContactForm("Lopez Maria C."), ""),
        (ContactForm("María C. López"), "similar name"),
        (ContactForm("Dr. Maria Lopez (she/her)"), "similar name"),
        (ContactForm("Maria Lopez, MBA"), "same name"),
        (ContactForm("Lopez"), ""),
        (ContactForm("Maria Lopes", profile_url="linkedin.com/in/another"), ""),
        (ContactForm("Tom Lopez", organization="Figma"), ""),
        (ContactForm("Maria Lopez", profile_url="linkedin.com/in/another"), ""),
        (ContactForm(), ""),
    ],
)
def test_likely_duplicate_is_found_with_reason(
    workspace: Workspace, campaign: Campaign, form: ContactForm, why: str
) -> None:
    found = [duplicate for duplicate in find_duplicates(workspace, form) if duplicate.id == campaign.maria]
    expected = [Duplicate(campaign.maria, "Maria Lopez", "designer", "Figma", Stage.MET, why)]
    assert found == (expected if why else [])
    assert find_duplicates(workspace, form, exclude_id=campaign.maria) == []


@pytest.mark.parametrize("phone", ["0171 1234567", "+49 (171) 123-45-67", "+49-30-901820", "171 1234568", "112"])
def test_same_phone_number_is_found_however_it_is_written(workspace: Workspace, now: datetime, phone: str) -> None:
    ana = contact_commands.add_contact(workspace, ContactForm("Ana Silva", phone="+49 171 1234567"), now)
    set_methods(workspace, ana, "+49 30 901820", now)
    contact_commands.add_contact(workspace, ContactForm("Bo Ek", phone="112"), now)
    found = [(each.id, each.reason) for each in find_duplicates(workspace, ContactForm("Mum", phone=phone))]
    assert found == ([(ana, "same phone number")] if phone not in {"171 1234568", "112"} else [])


def test_duplicates_are_sorted_by_certainty_and_ignore_accents(workspace: Workspace, now: datetime) -> None:
    same_name = contact_commands.add_contact(workspace, ContactForm("Zoë Müller"), now)
    same_email = contact_commands.add_contact(workspace, ContactForm("Z", email="zoe@x.org"), now)
    found = find_duplicates(workspace, ContactForm("Zoe Muller", email="zoe@x.org"))
    assert [duplicate.id for duplicate in found] == [same_email, same_name]


def test_weakest_match_comes_last(workspace: Workspace, now: datetime) -> None:
    similar = contact_commands.add_contact(workspace, ContactForm("Zoé Müler", organization="Acme"), now)
    same = contact_commands.add_contact(workspace, ContactForm("Zoe Müller", organization="Adobe"), now)
    there = contact_commands.add_contact(workspace, ContactForm("Z. Muller", organization="Figma"), now)
    found = find_duplicates(workspace, ContactForm("Zoë Müller", organization="Figma"))
    assert [duplicate.id for duplicate in found] == [there, same, similar]


def test_duplicate_search_compares_few_contacts(workspace: Workspace, now: datetime) -> None:
    copy_demo(workspace.store.connection, now, UTC, extra_contacts=4000)
    (name,) = workspace.store.connection.execute("SELECT name FROM contacts WHERE id = 2000").fetchone()
    with rows_read(workspace) as compared:
        assert 2000 in {duplicate.id for duplicate in find_duplicates(workspace, ContactForm(name))}
    assert 0 < sum(compared) < 100


def test_hostile_text_finds_nobody(workspace: Workspace, campaign: Campaign) -> None:
    for text in HOSTILE_TEXTS:
        assert find_duplicates(workspace, ContactForm(text, text, text, text, text, text)) == [], text[:99]


def test_typed_profile_url_matches_on_import(workspace: Workspace, now: datetime) -> None:
    contact_commands.add_contact(workspace, ContactForm("Ann Lee", profile_url="linkedin.com/in/annlee"), now)
    arrival = ImportRow(1, ContactForm("Ann B. Lee", profile_url="https://www.linkedin.com/in/annlee"))
    (row,) = apply.import_contacts(workspace, [RowSource("a file", [arrival])], now).rows
    assert row.lane is Lane.SAME


def test_merge_moves_all_references_to_target(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    before = snapshot(workspace.store.connection)
    kept = contact_commands.add_contact(workspace, FULL, now)
    bulk.tag_contacts(workspace, [kept], "press", now)
    add_research(workspace, Subject.contact(kept), "Sings", now, zone)
    rows = snapshot(workspace.store.connection)
    said = merge_contacts(workspace, kept, campaign.maria, now)
    assert said == "Merged Maria Lopez into Mia Lopez."
    after = snapshot(workspace.store.connection)
    for table in ("interviews", "notes", "messages", "actions", "offerings", "hypotheses", "verdicts", "contact_tags"):
        assert len(after[table]) == len(rows[table]), table
    assert len(after["contacts"]) == len(rows["contacts"]) - 1
    for table in ("interviews", "messages", "offerings", "findings", "actions", "hypotheses"):
        (links,) = workspace.store.connection.execute(
            f"SELECT count(*) FROM {table} WHERE contact_id = {campaign.maria}"  # noqa: S608 - its own table
        ).fetchone()
        assert links == 0, table
    (priya,) = workspace.store.connection.execute(
        "SELECT referrer_id FROM contacts WHERE name = 'Priya Shah'"
    ).fetchone()
    assert priya == kept
    assert workspace.store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert set(read_contact_form(workspace, kept).paths) == {"Type design", "Product design", "Health tech"}
    (card,) = read_cards(workspace, [kept])
    assert set(read_contact_form(workspace, kept).tags) == {"alumni", "press"}
    assert card.stage == Stage.MET, "the later stage"
    for _ in range(4):
        workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def methods(workspace: Workspace) -> list[tuple[int, str, str]]:
    """Return the further addresses of all contacts."""
    return workspace.store.connection.execute("SELECT contact_id, kind, value FROM contact_methods").fetchall()


def test_conflicting_values_become_findings(workspace: Workspace, now: datetime) -> None:
    kept = contact_commands.add_contact(workspace, ContactForm("Maria Lopez", "designer", "Figma", "maria@x.org"), now)
    other = contact_commands.add_contact(workspace, FULL, now)
    merge_contacts(workspace, kept, other, now)
    assert findings(workspace, kept) == {
        "Also known as Mia Lopez",
        "Another title: lead",
        "Another organization: Adobe",
    }
    assert methods(workspace) == [(kept, "email", "mia@y.org")]
    form = read_contact_form(workspace, kept)
    assert (form.name, form.title, form.organization, form.email) == (
        "Maria Lopez", "designer", "Figma", "maria@x.org",
    )  # fmt: skip
    assert (form.phone, form.profile_url, form.location, form.relationship) == (
        "123", "https://www.linkedin.com/in/mia", "Berlin", Relationship.COLD,
    )  # fmt: skip
    assert (form.how_met, form.why, form.channel) == ("a talk", "her eye", Channel.PHONE)


def said(word: str, tie: Relationship, channel: Channel) -> ContactForm:
    """Return a form with a different value in every field."""
    texts = [f"{word} {number}" for number in range(9)]
    name, title, organization, email, phone, profile, location, known, why = texts
    return ContactForm(name, title, organization, email, phone, profile, location, tie, known, why, channel)


@pytest.mark.parametrize("kept_is", [0, 1])
def test_merge_loses_no_text(workspace: Workspace, now: datetime, kept_is: int) -> None:
    first, second = said("first", Relationship.FRIEND, Channel.POST), said("second", Relationship.COLD, Channel.EMAIL)
    ids = [contact_commands.add_contact(workspace, form, now) for form in (first, second)]
    merge_contacts(workspace, ids[kept_is], ids[1 - kept_is], now)
    kept = "\n".join(
        [repr(read_contact_form(workspace, ids[kept_is])), *findings(workspace, ids[kept_is]), repr(methods(workspace))]
    )
    for number in range(9):
        assert f"first {number}" in kept
        assert f"second {number}" in kept
    assert all(word in kept for word in ("friend", "cold", "post", "email"))


@pytest.mark.parametrize(
    ("before", "wins"),
    [
        ((Stage.READY, Stage.MET), Stage.MET),
        ((Stage.MET, Stage.READY), Stage.MET),
        ((Stage.CLOSED, Stage.RESEARCHING), Stage.CLOSED),
        ((Stage.CLOSED, Stage.SCHEDULED), Stage.SCHEDULED),
        ((Stage.CONTACTED, Stage.CLOSED), Stage.CLOSED),
    ],
)
def test_later_stage_wins(workspace: Workspace, now: datetime, before: tuple[Stage, Stage], wins: Stage) -> None:
    ids = [contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Ann", "Anne")]
    for contact_id, stage in zip(ids, before, strict=True):
        stages.move_contact(workspace, contact_id, stage, now)
    merge_contacts(workspace, ids[0], ids[1], now)
    (card,) = read_cards(workspace, ids)
    assert card.stage == wins


def test_merge_closes_duplicate_actions(workspace: Workspace, now: datetime) -> None:
    for stage, number in ((Stage.CONTACTED, 1), (Stage.MET, 1)):
        ids = [contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Ann", "Anne")]
        bulk.move_contacts(workspace, ids, stage, now)
        merge_contacts(workspace, ids[0], ids[1], now)
        (found,) = workspace.store.connection.execute(
            "SELECT count(*) FROM actions WHERE contact_id = ? AND dismissed_at IS NULL", ids[:1]
        ).fetchone()
        assert found == number


def test_merge_of_mutual_referrers_leaves_no_self_reference(workspace: Workspace, now: datetime) -> None:
    tom = contact_commands.add_contact(workspace, ContactForm("Tom"), now)
    ann = contact_commands.add_contact(workspace, ContactForm("Ann", referrer_id=tom), now)
    anne = contact_commands.add_contact(workspace, ContactForm("Anne", referrer_id=ann), now)
    contact_commands.edit_contact(workspace, tom, ContactForm("Tom", referrer_id=anne), now)
    merge_contacts(workspace, ann, anne, now)
    assert read_contact_form(workspace, ann).referrer_id == tom
    assert read_contact_form(workspace, tom).referrer_id == ann
    merge_contacts(workspace, ann, tom, now)
    assert read_contact_form(workspace, ann).referrer_id is None


def test_timeline_of_target_has_events_of_both(workspace: Workspace, now: datetime) -> None:
    ann, anne, anna = (
        contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Ann", "Anne", "Anna")
    )

    def told() -> set[str]:
        return {row.label for row in workspace.store.all(TIMELINE, contact_id=ann, most=99)}

    merge_contacts(workspace, anne, anna, now)
    merge_contacts(workspace, ann, anne, now)
    assert {"Added Ann", "Added Anne", "Added Anna"} <= told()
    workspace.undo(now)
    assert told() == {"Added Ann"}


def test_unsaved_form_is_merged(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    later = now + timedelta(days=1)
    merge_form_into_contact(workspace, campaign.maria, FULL, later)
    assert "Also known as Mia Lopez" in findings(workspace, campaign.maria)
    assert (campaign.maria, "email", "mia@y.org") in methods(workspace)
    form = read_contact_form(workspace, campaign.maria)
    assert (form.name, form.phone) == ("Maria Lopez", "123")
    assert set(form.paths) == {"Product design", "Health tech", "Type design"}


def test_form_without_new_details_changes_nothing(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    before = snapshot(workspace.store.connection)
    merge_form_into_contact(
        workspace, campaign.maria, read_contact_form(workspace, campaign.maria), now + timedelta(days=1)
    )
    assert snapshot(workspace.store.connection) == before


def test_invalid_merges_are_rejected(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    with pytest.raises(InfoviewError, match="with itself"):
        merge_contacts(workspace, campaign.tom, campaign.tom, now)
    with pytest.raises(NotFoundError):
        merge_contacts(workspace, campaign.tom, 4711, now)
    with pytest.raises(InfoviewError, match="needs a name"):
        merge_form_into_contact(workspace, campaign.tom, ContactForm(), now)


def test_merging_form_adds_tags(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    merge_form_into_contact(workspace, campaign.maria, ContactForm("Maria Lopez", tags=("press", "ALUMNI")), now)
    assert read_contact_form(workspace, campaign.maria).tags == ("alumni", "press")


def test_merge_keeps_the_shorter_interval_and_the_later_day(workspace: Workspace, now: datetime) -> None:
    first = contact_commands.add_contact(
        workspace, ContactForm("Mia", seniority=Seniority.MANAGER, stay_in_touch_months=6), now
    )
    second = contact_commands.add_contact(
        workspace,
        ContactForm(
            "Mia L.",
            seniority=Seniority.DIRECTOR,
            decides_on_hiring=True,
            stay_in_touch_months=3,
            not_before=date(2027, 1, 5),
        ),
        now,
    )
    merge_contacts(workspace, first, second, now)
    form = read_contact_form(workspace, first)
    assert (form.seniority, form.decides_on_hiring) == (Seniority.MANAGER, True)
    assert (form.stay_in_touch_months, form.not_before) == (3, date(2027, 1, 5))
    assert "Another seniority: director" in findings(workspace, first)
