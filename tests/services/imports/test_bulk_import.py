"""Imports: contacts are added once, and fill empty fields of known ones."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.domain.enums import Relationship, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.commands import add_contact, edit_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.bulk_import import import_contacts
from infoview_tui.services.imports.import_rows import ImportResult, ImportRow
from infoview_tui.storage.queries.contacts.contacts import CONTACT, CONTACT_NAMES
from tests.services.tables import snapshot

URL = "https://www.linkedin.com/in/maria"


def import_forms(workspace: Workspace, now: datetime, *forms: ContactForm, dry_run: bool = False) -> list[ImportResult]:
    arrivals = [ImportRow(line, form, date(2026, 9, 4)) for line, form in enumerate(forms, 1)]
    return import_contacts(workspace, arrivals, "a file", now, dry_run=dry_run)


def results(outcomes: list[ImportResult]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def test_new_contacts_are_added_with_all_fields(workspace: Workspace, now: datetime) -> None:
    form = ContactForm("Maria Lopez", "designer", "Figma", "m@x.org", profile_url=URL, relationship=Relationship.ONLINE)
    assert import_forms(workspace, now, form) == [ImportResult(1, "Maria Lopez", "added")]
    (row,) = workspace.store.all(CONTACT_NAMES)
    contact = workspace.store.first(CONTACT, contact_id=row.id)
    assert contact is not None
    assert read_contact_form(workspace, row.id) == form
    assert (contact.stage, contact.connected_on) == (Stage.RESEARCHING, date(2026, 9, 4))


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        (
            ContactForm("Maria L.", "designer", profile_url="de.linkedin.com/in/Maria/de?trk=a"),
            "same profile URL",
        ),
        (ContactForm("M. Lopez", "designer", email="M@X.org"), "same email address"),
        (ContactForm("maria lópez", "designer", organization="FIGMA"), "same name at the same organization"),
    ],
)
def test_known_contact_is_recognized_and_completed(
    workspace: Workspace, now: datetime, form: ContactForm, reason: str
) -> None:
    maria = add_contact(workspace, ContactForm("Maria Lopez", "", "Figma", "m@x.org", profile_url=URL), now)
    assert import_forms(workspace, now, form) == [
        ImportResult(1, form.name, "merged", f"{reason}; new: title, connected on")
    ]
    assert read_contact_form(workspace, maria) == ContactForm(
        "Maria Lopez", "designer", "Figma", "m@x.org", profile_url=URL
    )
    assert import_forms(workspace, now, form) == [ImportResult(1, form.name, "skipped", f"already a contact, {reason}")]


@pytest.mark.parametrize(
    ("known", "name", "outcome"),
    [
        ("田中太郎", "田中 太郎", ("merged", "same name; new: connected on")),
        ("太郎 田中", "田中太郎", ("merged", "same name; new: connected on")),
        ("Nagy Anna", "Anna Nagy", ("added", "may be the same person as Nagy Anna")),
        ("Maria Lopez", "Dr. María López, MBA", ("added", "may be the same person as Maria Lopez")),
        ("Maria Lopez", "Tom Lopez", ("added", "")),
    ],
)
def test_alike_name_is_suggested_and_never_merged(
    workspace: Workspace, now: datetime, known: str, name: str, outcome: tuple[str, str]
) -> None:
    add_contact(workspace, ContactForm(known), now)
    assert import_forms(workspace, now, ContactForm(name)) == [ImportResult(1, name, *outcome)]


def test_import_does_not_overwrite(workspace: Workspace, now: datetime) -> None:
    mine = ContactForm("Maria", "art director", "Adobe", "own@x.org", profile_url=URL, how_met="school")
    maria = add_contact(workspace, mine, now)
    theirs = ContactForm("Maria Lopez", "designer", "Figma", "m@x.org", profile_url=URL, how_met="LinkedIn")
    import_forms(workspace, now, theirs)
    assert read_contact_form(workspace, maria) == mine


def test_people_with_different_profiles_are_not_merged(workspace: Workspace, now: datetime) -> None:
    forms = [ContactForm("Maria Lopez", "", "Figma", profile_url=f"{URL}-{number}") for number in range(3)]
    assert results(import_forms(workspace, now, *forms)) == ["added"] * 3
    assert results(import_forms(workspace, now, *forms)) == ["skipped"] * 3


def test_same_name_at_two_organizations_is_two_people(workspace: Workspace, now: datetime) -> None:
    forms = [ContactForm("Maria Lopez", "", organization) for organization in ("", "Figma", "Adobe")]
    assert results(import_forms(workspace, now, *forms)) == ["added"] * 3
    assert results(import_forms(workspace, now, *forms)) == ["skipped"] * 3


def test_contact_with_later_organization_is_not_added_again(workspace: Workspace, now: datetime) -> None:
    import_forms(workspace, now, ContactForm("Maria Lopez"))
    (maria,) = workspace.store.all(CONTACT_NAMES)
    edit_contact(workspace, maria.id, ContactForm("Maria Lopez", organization="Figma"), now)
    assert results(import_forms(workspace, now, ContactForm("Maria Lopez"))) == ["skipped"]


def test_names_without_letters_are_imported(workspace: Workspace, now: datetime) -> None:
    assert results(import_forms(workspace, now, ContactForm("★"), ContactForm("☆"), ContactForm("★"))) == [
        "added",
        "added",
        "skipped",
    ]


def test_person_twice_in_file_is_added_once(workspace: Workspace, now: datetime) -> None:
    forms = [ContactForm("Maria Lopez", "", "Figma"), ContactForm("Maria Lopez", "", "Figma", profile_url=URL)]
    assert results(import_forms(workspace, now, *forms)) == ["added", "merged"]
    assert count_contacts(workspace) == 1


def test_line_without_a_name_is_skipped(workspace: Workspace, now: datetime) -> None:
    outcomes = import_forms(workspace, now, ContactForm("Ann"), ContactForm(" \u200b"), ContactForm("Ben"))
    assert outcomes[1] == ImportResult(2, "", "skipped", "A contact needs a name.")
    assert [row.name for row in workspace.store.all(CONTACT_NAMES)] == ["Ann", "Ben"]


def test_dry_run_has_same_results_and_changes_nothing(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, ContactForm("Maria", profile_url=URL), now)
    before = snapshot(workspace.store.connection)
    forms = [ContactForm("Maria", "designer", profile_url=URL), ContactForm("Tom"), ContactForm("Tom")]
    dry = import_forms(workspace, now, *forms, dry_run=True)
    assert snapshot(workspace.store.connection) == before
    assert results(dry) == ["merged", "added", "skipped"]
    assert import_forms(workspace, now, *forms) == dry
    assert workspace.undo(now) == "Imported 1 contacts from a file"
    assert workspace.undo(now) == "Added Maria"


def test_import_without_changes_is_not_undoable(workspace: Workspace, now: datetime) -> None:
    import_forms(workspace, now, ContactForm("Tom"))
    import_forms(workspace, now, ContactForm("Tom"))
    workspace.undo(now)
    with pytest.raises(InfoviewError, match="Nothing to undo"):
        workspace.undo(now)
    assert count_contacts(workspace) == 0


FORMS = st.builds(
    ContactForm,
    name=st.sampled_from(["Ann Lee", "ann lee", "Bo", "★"]),
    title=st.sampled_from(["", "cook"]),
    organization=st.sampled_from(["", "Inn", "INN", "Bar"]),
    email=st.sampled_from(["", "a@x.org", "A@x.org", "b@x.org"]),
    profile_url=st.sampled_from(["", "https://x.org/a", "https://x.org/b"]),
)


@given(st.lists(FORMS, max_size=8))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_repeated_import_adds_nothing(workspace: Workspace, now: datetime, forms: list[ContactForm]) -> None:
    first = import_forms(workspace, now, *forms)
    data = snapshot(workspace.store.connection)
    again = import_forms(workspace, now, *forms)
    assert Counter(results(again))["added"] == 0
    assert len(first) == len(again) == len(forms)
    assert set(results(import_forms(workspace, now, *forms))) <= {"skipped"}
    if set(results(again)) <= {"skipped"}:
        assert snapshot(workspace.store.connection) == data
