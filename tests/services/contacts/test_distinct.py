"""Further addresses, and contacts that are not the same person: what duplicates and merging know of them."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts.commands import add_contact, delete_contact
from infoview_tui.services.contacts.contact_merge import merge_contacts
from infoview_tui.services.contacts.distinct import mark_distinct
from infoview_tui.services.contacts.duplicates import are_distinct, find_duplicates
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.methods import set_methods
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.apply import import_contacts
from infoview_tui.services.imports.import_rows import ImportRow, MethodRow
from infoview_tui.services.imports.plan import RowSource
from tests.services.tables import snapshot

MARIA = ContactForm("Maria Lopez", organization="Figma", email="m@x.org")


def read(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    return workspace.store.connection.execute(sql).fetchall()


def import_maria(workspace: Workspace, now: datetime) -> int:
    """Import Maria with two addresses and a profile, and return her id."""
    methods = (
        MethodRow(ContactMethodKind.EMAIL, "maria@figma.com"),
        MethodRow(ContactMethodKind.PROFILE, "https://a.org/maria"),
        MethodRow(ContactMethodKind.PROFILE, "https://b.org/maria"),
    )
    plan = import_contacts(workspace, [RowSource("a file", [ImportRow(1, MARIA, methods=methods)])], now)
    return plan.added[0].id or 0


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        (ContactForm("M", email="MARIA@figma.com"), "same email address"),
        (ContactForm("M", profile_url="b.org/maria/"), "same profile URL"),
    ],
)
def test_duplicate_is_found_by_a_further_address(
    workspace: Workspace, now: datetime, form: ContactForm, reason: str
) -> None:
    import_maria(workspace, now)
    (found,) = find_duplicates(workspace, form)
    assert (found.name, found.reason) == ("Maria Lopez", reason)


def test_different_people_are_not_proposed_again(workspace: Workspace, now: datetime) -> None:
    maria, other = (add_contact(workspace, MARIA, now) for _ in range(2))
    assert [found.id for found in find_duplicates(workspace, MARIA, exclude_id=other)] == [maria]
    mark_distinct(workspace, other, maria, now)
    mark_distinct(workspace, maria, other, now)
    assert find_duplicates(workspace, MARIA, exclude_id=other) == []
    assert find_duplicates(workspace, MARIA, exclude_id=maria) == []
    workspace.undo(now)
    assert [found.id for found in find_duplicates(workspace, MARIA, exclude_id=other)] == [maria]
    with pytest.raises(InfoviewError, match="one contact"):
        mark_distinct(workspace, maria, maria, now)


def test_new_contact_is_added_as_a_different_person(workspace: Workspace, now: datetime) -> None:
    maria, deleted = (add_contact(workspace, MARIA, now) for _ in range(2))
    delete_contact(workspace, deleted, now)
    before = snapshot(workspace.store.connection)
    other = add_contact(workspace, MARIA, now, different_from=[maria, deleted])
    assert are_distinct(workspace, other, maria)
    assert are_distinct(workspace, maria, other)
    assert read(workspace, "SELECT first_id, second_id FROM distinct_contacts") == [(maria, other)]
    assert find_duplicates(workspace, MARIA, exclude_id=other) == []
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_merge_moves_addresses_and_who_is_another_person(workspace: Workspace, now: datetime) -> None:
    tom = add_contact(workspace, ContactForm("Tom"), now)
    maria = import_maria(workspace, now)
    kept = add_contact(workspace, ContactForm("Mia Lopez", email="maria@figma.com"), now)
    mark_distinct(workspace, maria, kept, now)
    mark_distinct(workspace, maria, tom, now)
    before = snapshot(workspace.store.connection)
    merge_contacts(workspace, kept, maria, now)
    assert read(workspace, "SELECT first_id, second_id FROM distinct_contacts") == [(tom, kept)]
    assert sorted(read(workspace, "SELECT contact_id, value FROM contact_methods")) == [
        (kept, "https://b.org/maria"),
        (kept, "m@x.org"),
    ]
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_deleted_contact_takes_its_addresses_along(workspace: Workspace, now: datetime) -> None:
    maria = import_maria(workspace, now)
    before = snapshot(workspace.store.connection)
    delete_contact(workspace, maria, now)
    assert read(workspace, "SELECT * FROM contact_methods") == []
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_further_addresses_are_edited_in_lines(workspace: Workspace, now: datetime) -> None:
    maria = import_maria(workspace, now)
    before = snapshot(workspace.store.connection)
    set_methods(workspace, maria, "maria@figma.com (work)\n\n m@x.org\n+49 170 1234567\nb.org/maria", now)
    assert read(workspace, "SELECT kind, value, label FROM contact_methods ORDER BY kind") == [
        ("email", "maria@figma.com", "work"),
        ("phone", "+49 170 1234567", ""),
        ("profile", "https://b.org/maria", ""),
    ]
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before
    with pytest.raises(InfoviewError, match="Line 2: “tea” is no email address"):
        set_methods(workspace, maria, "a@x.org\ntea", now)
    assert snapshot(workspace.store.connection) == before
