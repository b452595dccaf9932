"""Imports: contacts are added once, known ones are completed, and one undo returns everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind, Relationship, Sender, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board.queries import count_contacts
from infoview_tui.services.contacts.commands import add_contact, edit_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.apply import import_contacts
from infoview_tui.services.imports.import_rows import AffiliationRow, FindingRow, ImportRow, MethodRow, OwnData
from infoview_tui.services.imports.plan import Choice, Decision, Lane, RowSource, plan_import
from infoview_tui.storage.queries.contacts.contacts import CONTACT, CONTACT_NAMES
from tests.services.imports.importing import as_rows, import_forms, import_rows, lanes
from tests.services.tables import snapshot

URL = "https://www.linkedin.com/in/maria"
MARIA = ContactForm("Maria Lopez", "", "Figma", "m@x.org", profile_url=URL)


def read(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    return workspace.store.connection.execute(sql).fetchall()


def test_new_contacts_are_added_with_all_fields(workspace: Workspace, now: datetime) -> None:
    form = ContactForm(
        "Maria Lopez",
        "designer",
        "Figma",
        "m@x.org",
        profile_url=URL,
        relationship=Relationship.ONLINE,
        tags=("alumni",),
        paths=("Type design",),
    )
    assert lanes(import_rows(workspace, now, [ImportRow(1, form, date(2026, 9, 4))])) == [Lane.NEW]
    (row,) = workspace.store.all(CONTACT_NAMES)
    contact = workspace.store.first(CONTACT, contact_id=row.id)
    assert contact is not None
    assert read_contact_form(workspace, row.id) == form
    assert (contact.stage, contact.connected_on) == (Stage.RESEARCHING, date(2026, 9, 4))


def test_known_contact_is_completed_and_nothing_is_overwritten(workspace: Workspace, now: datetime) -> None:
    mine = ContactForm("Maria", "art director", "Adobe", "own@x.org", profile_url=URL, how_met="school")
    maria = add_contact(workspace, mine, now)
    theirs = ContactForm("Maria Lopez", "designer", "Figma", "m@x.org", "0170 1234567", URL, how_met="LinkedIn")
    assert lanes(import_forms(workspace, now, theirs)) == [Lane.COMPLETED]
    assert read_contact_form(workspace, maria) == replace(mine, phone="0170 1234567")
    assert read(workspace, "SELECT contact_id, kind, value FROM contact_methods") == [(maria, "email", "m@x.org")]
    assert lanes(import_forms(workspace, now, theirs)) == [Lane.SAME]


def test_further_addresses_and_affiliations_are_stored(workspace: Workspace, now: datetime) -> None:
    row = ImportRow(
        1,
        MARIA,
        methods=(
            MethodRow(ContactMethodKind.EMAIL, "maria@figma.com", "work"),
            MethodRow(ContactMethodKind.PHONE, "0170 1234567", "mobile"),
            MethodRow(ContactMethodKind.PROFILE, "github.com/Maria", ""),
        ),
        affiliations=(
            AffiliationRow("Adobe", AffiliationKind.WORK, "Intern", 2012, 2010),
            AffiliationRow("RISD", AffiliationKind.STUDY, "BFA", last_year=2010),
        ),
    )
    import_rows(workspace, now, [row])
    assert read(workspace, "SELECT kind, value, label FROM contact_methods ORDER BY id") == [
        ("email", "maria@figma.com", "work"),
        ("profile", "https://github.com/Maria", ""),
    ]
    assert read(workspace, "SELECT phone FROM contacts") == [("0170 1234567",)]
    assert read(
        workspace,
        "SELECT o.name, a.kind, a.title, a.first_year, a.last_year FROM affiliations a "
        "JOIN organizations o ON o.id = a.organization_id ORDER BY o.name",
    ) == [("Adobe", "work", "Intern", 2010, 2012), ("RISD", "study", "BFA", None, 2010)]
    assert plan_import(workspace, [RowSource("a file", [row])]).is_empty


def test_last_contact_is_kept_if_it_is_later(workspace: Workspace, now: datetime) -> None:
    def written(days: int, sender: Sender) -> ImportRow:
        return ImportRow(1, MARIA, last_contact_at=now + timedelta(days), last_contact_from=sender)

    def last() -> list[tuple[object, ...]]:
        return read(workspace, "SELECT substr(last_contact_at, 1, 10), last_contact_from FROM contacts")

    import_rows(workspace, now, [written(-3, Sender.USER)])
    first = last()
    assert first == [(f"{now - timedelta(3):%Y-%m-%d}", "user")]
    assert lanes(import_rows(workspace, now, [written(-5, Sender.CONTACT)])) == [Lane.SAME]
    assert last() == first
    import_rows(workspace, now, [written(-1, Sender.CONTACT)])
    assert last() == [(f"{now - timedelta(1):%Y-%m-%d}", "contact")]
    workspace.undo(now)
    assert last() == first


def test_last_contact_on_a_day_gives_way_to_its_time(workspace: Workspace, now: datetime) -> None:
    def last() -> list[tuple[object, ...]]:
        return read(workspace, "SELECT last_contact_on, substr(last_contact_at, 1, 10) FROM contacts")

    day = now.date() - timedelta(3)
    import_rows(workspace, now, [ImportRow(1, MARIA, last_contact_on=day)])
    assert last() == [(f"{day}", None)]
    import_rows(workspace, now, [ImportRow(1, MARIA, last_contact_at=now - timedelta(3))])
    assert last() == [(None, f"{day}")]
    assert lanes(import_rows(workspace, now, [ImportRow(1, MARIA, last_contact_on=day)])) == [Lane.SAME]


def test_later_contact_moves_an_open_check_in(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, replace(MARIA, stay_in_touch_months=3), now)
    before = snapshot(workspace.store.connection)
    import_rows(workspace, now, [ImportRow(1, MARIA, last_contact_at=now + timedelta(40))])
    ((contact_id, due_on, due_at),) = read(
        workspace, "SELECT contact_id, due_on, due_at FROM actions WHERE dismissed_at IS NULL"
    )
    assert contact_id == maria
    assert str(due_on or due_at)[:10] > f"{now + timedelta(120):%Y-%m-%d}"
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_notes_become_findings_once(workspace: Workspace, now: datetime) -> None:
    row = ImportRow(1, MARIA, findings=(FindingRow("Likes tea", "a file"), FindingRow("Likes tea"), FindingRow(" ")))
    import_rows(workspace, now, [row])
    assert read(workspace, "SELECT text, source, kind FROM findings") == [("Likes tea", "", "finding")]
    assert lanes(import_rows(workspace, now, [row])) == [Lane.SAME]


def test_rows_that_only_complete_add_nobody(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, MARIA, now)
    rows = [
        ImportRow(1, replace(MARIA, title="Designer"), only_if_known=True),
        ImportRow(2, ContactForm("Tom Ray"), only_if_known=True),
    ]
    assert lanes(import_rows(workspace, now, rows)) == [Lane.COMPLETED, Lane.UNKNOWN]
    assert count_contacts(workspace) == 1


def test_own_employers_are_added_once(workspace: Workspace, now: datetime) -> None:
    own = OwnData((AffiliationRow("Acme", title="cook"), AffiliationRow("ACME", title="Cook"), AffiliationRow("")))
    import_contacts(workspace, [RowSource("a file", [], own=own)], now)
    assert read(workspace, "SELECT contact_id, title FROM affiliations") == [(None, "cook")]
    assert import_contacts(workspace, [RowSource("a file", [], own=own)], now).is_empty
    workspace.undo(now)
    assert read(workspace, "SELECT count(*) FROM organizations") == [(0,)]


def test_different_people_are_remembered(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, MARIA, now)
    other = as_rows(ContactForm("Maria Lopez", "Lead", "Adobe"))
    plan = import_rows(workspace, now, other, {0: Decision(Choice.NEW, contact_id=maria)})
    (added,) = plan.added
    assert read(workspace, "SELECT first_id, second_id FROM distinct_contacts") == [(maria, added.id)]
    assert lanes(import_rows(workspace, now, other)) == [Lane.SAME]
    workspace.undo(now)
    assert read(workspace, "SELECT count(*) FROM distinct_contacts") == [(0,)]


def test_two_people_with_one_profile_keep_it(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, MARIA, now)
    tom = as_rows(ContactForm("Tom Ray", profile_url=URL))
    import_rows(workspace, now, tom, {0: Decision(Choice.NEW, contact_id=maria)})
    assert read(workspace, "SELECT name, profile_url FROM contacts ORDER BY id") == [
        ("Maria Lopez", URL),
        ("Tom Ray", ""),
    ]
    assert read(workspace, "SELECT kind, value FROM contact_methods") == [("profile", URL)]
    assert lanes(import_rows(workspace, now, tom)) == [Lane.SAME]


def test_same_person_keeps_the_job_and_is_known_by_the_other(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, replace(MARIA, title="Designer"), now)
    moved = as_rows(ContactForm("Maria Lopez", "Director", "Adobe"))
    import_rows(workspace, now, moved, {0: Decision(Choice.SAME, contact_id=maria)})
    assert read_contact_form(workspace, maria).organization == "Figma"
    assert lanes(import_rows(workspace, now, moved)) == [Lane.SAME]


def test_new_job_replaces_the_former_one(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, replace(MARIA, title="Designer"), now)
    before = snapshot(workspace.store.connection)
    moved = as_rows(ContactForm("Maria Lopez", "Director", "Adobe", profile_url=URL))
    import_rows(workspace, now, moved, {0: Decision(takes_job=True)})
    form = read_contact_form(workspace, maria)
    assert (form.title, form.organization) == ("Director", "Adobe")
    assert read(
        workspace, "SELECT o.name, a.title FROM affiliations a JOIN organizations o ON o.id = a.organization_id"
    ) == [("Figma", "Designer")]
    assert lanes(import_rows(workspace, now, moved)) == [Lane.SAME]
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_person_twice_in_file_is_added_once(workspace: Workspace, now: datetime) -> None:
    forms = [ContactForm("Maria Lopez", "", "Figma"), ContactForm("Maria Lopez", "", "Figma", profile_url=URL)]
    assert lanes(import_forms(workspace, now, *forms)) == [Lane.NEW, Lane.COMPLETED]
    assert count_contacts(workspace) == 1


def test_people_with_different_profiles_are_not_merged(workspace: Workspace, now: datetime) -> None:
    forms = [ContactForm("Maria Lopez", "", "Figma", profile_url=f"{URL}-{number}") for number in range(3)]
    assert lanes(import_forms(workspace, now, *forms)) == [Lane.NEW] * 3
    assert lanes(import_forms(workspace, now, *forms)) == [Lane.SAME] * 3


def test_same_name_at_two_organizations_of_one_file_is_two_people(workspace: Workspace, now: datetime) -> None:
    forms = [ContactForm("Maria Lopez", "", organization) for organization in ("", "Figma", "Adobe")]
    assert lanes(import_forms(workspace, now, *forms)) == [Lane.NEW] * 3
    assert lanes(import_forms(workspace, now, *forms)) == [Lane.SAME] * 3


def test_contact_with_later_organization_is_not_added_again(workspace: Workspace, now: datetime) -> None:
    import_forms(workspace, now, ContactForm("Maria Lopez"))
    (maria,) = workspace.store.all(CONTACT_NAMES)
    edit_contact(workspace, maria.id, ContactForm("Maria Lopez", organization="Figma"), now)
    assert lanes(import_forms(workspace, now, ContactForm("Maria Lopez"))) == [Lane.SAME]


def test_names_without_letters_are_imported(workspace: Workspace, now: datetime) -> None:
    plan = import_forms(workspace, now, ContactForm("★"), ContactForm("☆"), ContactForm("★"))
    assert lanes(plan) == [Lane.NEW, Lane.NEW, Lane.SAME]


def test_import_without_changes_is_not_undoable(workspace: Workspace, now: datetime) -> None:
    import_forms(workspace, now, ContactForm("Tom"))
    import_forms(workspace, now, ContactForm("Tom"))
    assert workspace.undo(now) == "Imported 1 contact from a file"
    with pytest.raises(InfoviewError, match="Nothing to undo"):
        workspace.undo(now)
    assert count_contacts(workspace) == 0


@pytest.mark.parametrize("moment", [2, 6], ids=["while it is planned", "while it is written"])
def test_import_that_is_stopped_saves_nothing(workspace: Workspace, now: datetime, moment: int) -> None:
    class StoppedError(Exception):
        pass

    calls = count()

    def stop(_done: int, _total: int) -> None:
        if next(calls) == moment:
            raise StoppedError

    before = snapshot(workspace.store.connection)
    sources = [RowSource("a file", as_rows(*(ContactForm(f"N{number}") for number in range(1100))))]
    with pytest.raises(StoppedError):
        import_contacts(workspace, sources, now, progress=stop)
    assert snapshot(workspace.store.connection) == before
    import_contacts(workspace, sources, now)
    assert count_contacts(workspace) == 1100


ROWS = st.builds(
    lambda form, emails, affiliations, day: ImportRow(
        1,
        form,
        methods=tuple(MethodRow(ContactMethodKind.EMAIL, email) for email in emails),
        affiliations=tuple(AffiliationRow(name) for name in affiliations),
        last_contact_at=day,
    ),
    st.builds(
        ContactForm,
        name=st.sampled_from(["Ann Lee", "ann lee", "A. Lee", "Lee, Ann", "Bo", "Bo Ek", "★"]),
        title=st.sampled_from(["", "cook"]),
        organization=st.sampled_from(["", "Inn", "INN", "Bar"]),
        email=st.sampled_from(["", "a@x.org", "A@x.org", "b@x.org"]),
        phone=st.sampled_from(["", "0170 1234567", "+49 170 1234567"]),
        profile_url=st.sampled_from(["", "https://x.org/a", "https://x.org/b", "https://y.org/a"]),
    ),
    st.lists(st.sampled_from(["a@x.org", "c@x.org"]), max_size=1),
    st.lists(st.sampled_from(["Inn", "Pub"]), max_size=1),
    st.sampled_from([None, datetime.fromisoformat("2026-01-02T03:04:05.678901+00:00")]),
)
FILES = st.lists(st.lists(ROWS, max_size=5), min_size=1, max_size=2)


SITUATIONS = st.tuples(st.lists(ROWS, max_size=3), FILES, st.sampled_from(Choice))


@given(situation=SITUATIONS)
@settings(
    max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_import_loses_no_row_changes_nothing_again_and_is_undone(
    workspace: Workspace,
    now: datetime,
    situation: tuple[list[ImportRow], list[list[ImportRow]], Choice],
) -> None:
    known, files, default = situation
    while count_contacts(workspace):
        workspace.undo(now)
    for row in known:
        import_rows(workspace, now, [row])
    before = snapshot(workspace.store.connection)
    sources = [
        RowSource(f"file {number}", [replace(row, line=line) for line, row in enumerate(rows, 1)])
        for number, rows in enumerate(files)
    ]
    plan = import_contacts(workspace, sources, now, default=default)
    assert [row.index for row in plan.rows] == list(range(sum(map(len, files))))
    after = snapshot(workspace.store.connection)
    # What was left out may be clear the second time, when more is known of the others.
    again = plan_import(workspace, sources, default=default)
    assert {row.lane for row, first in zip(again.rows, plan.rows, strict=True) if first.lane is not Lane.DOUBTFUL} <= {
        Lane.SAME,
        Lane.DOUBTFUL,
    }
    if not plan.in_lane(Lane.DOUBTFUL):
        assert again.is_empty
    if not plan.is_empty:
        workspace.undo(now)
        assert snapshot(workspace.store.connection) == before
        workspace.redo(now)
        assert snapshot(workspace.store.connection) == after
