"""The preview of an import: who a row is, and who it may be."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.import_rows import AffiliationRow, ImportResult, ImportRow, MethodRow
from infoview_tui.services.imports.plan import Choice, Decision, JobChange, Lane, PlannedRow, RowSource, plan_import
from tests.services.imports.importing import import_rows, lanes, preview
from tests.services.tables import snapshot

URL = "https://www.linkedin.com/in/maria"
MARIA = ContactForm("Maria Lopez", "Designer", "Figma", "m@x.org", "+49 170 1234567", URL)


def only_row(workspace: Workspace, form: ContactForm) -> PlannedRow:
    (row,) = preview(workspace, form).rows
    return row


@pytest.mark.parametrize(
    ("form", "lane", "reason"),
    [
        (ContactForm("Maria L.", profile_url="de.linkedin.com/in/Maria/de?trk=a"), Lane.SAME, "same profile URL"),
        (ContactForm("Maria Weber", profile_url=URL), Lane.SAME, "same profile URL"),
        (ContactForm("Петя", profile_url=URL), Lane.SAME, "same profile URL"),
        (ContactForm("Lopez, Maria", email="M@X.ORG"), Lane.SAME, "same email address"),
        (ContactForm("Maria", email="m@x.org"), Lane.SAME, "same email address"),
        (ContactForm("Dr. María López, MBA", phone="0170/123 45 67"), Lane.SAME, "same phone number"),
        (ContactForm("maria lópez", organization="FIGMA, Inc."), Lane.SAME, "same name at the same organization"),
        (ContactForm("Lopez Maria", organization="Figma"), Lane.SAME, "same name at the same organization"),
        (ContactForm("Maria Lopez", location="Rome"), Lane.COMPLETED, "same name"),
        (ContactForm("Tom Ray", email="m@x.org"), Lane.DOUBTFUL, "same email address, another name"),
        (ContactForm("Tom Ray", phone="0170 1234567"), Lane.DOUBTFUL, "same phone number, another name"),
        (ContactForm("Tom Ray", profile_url=URL), Lane.DOUBTFUL, "same profile URL, another name"),
        (ContactForm("Maria Lopez", organization="Adobe"), Lane.DOUBTFUL, "same name at another organization"),
        (ContactForm("Maria Lopez", email="other@x.org"), Lane.DOUBTFUL, "same name"),
        (ContactForm("M. Lopez", "Lead", "Figma"), Lane.DOUBTFUL, "similar name at the same organization"),
        (ContactForm("Maria Lopez", "", "Figma", profile_url=f"{URL}-2"), Lane.NEW, ""),
        (ContactForm("Maria Lopez", "", "Adobe", profile_url=f"{URL}-2"), Lane.NEW, ""),
        (ContactForm("Tom Lopez", organization="Figma"), Lane.NEW, ""),
        (ContactForm(" \u200b"), Lane.UNREADABLE, "A contact needs a name."),
    ],
)
def test_row_is_recognized(workspace: Workspace, now: datetime, form: ContactForm, lane: Lane, reason: str) -> None:
    add_contact(workspace, MARIA, now)
    row = only_row(workspace, form)
    assert (row.lane, row.reason) == (lane, reason)
    is_found = lane not in {Lane.NEW, Lane.UNREADABLE}
    assert row.contact_name == ("Maria Lopez" if is_found else "")


@pytest.mark.parametrize(
    ("known", "name", "lane"),
    [
        ("田中太郎", "田中 太郎", Lane.SAME),
        ("太郎 田中", "田中太郎", Lane.SAME),
        ("Maria Lopez", "maria lópez", Lane.SAME),
        ("Nagy Anna", "Anna Nagy", Lane.DOUBTFUL),
        ("Maria Lopez", "Dr. María López, MBA", Lane.SAME),
        ("Maria Lopez", "Tom Lopez", Lane.NEW),
    ],
)
def test_contacts_of_whom_only_the_name_is_known(
    workspace: Workspace, now: datetime, known: str, name: str, lane: Lane
) -> None:
    add_contact(workspace, ContactForm(known), now)
    row = only_row(workspace, ContactForm(name, location="Rome"))
    assert row.lane is (Lane.COMPLETED if lane is Lane.SAME else lane)


def test_name_that_two_contacts_have_is_doubtful(workspace: Workspace, now: datetime) -> None:
    for organization in ("Figma", "Adobe"):
        add_contact(workspace, ContactForm("Maria Lopez", organization=organization), now)
    assert only_row(workspace, ContactForm("Maria Lopez", location="Rome")).lane is Lane.DOUBTFUL


def test_row_lists_what_it_adds(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, ContactForm("Maria Lopez", email="m@x.org"), now)
    form = ContactForm("Maria Lopez", "Designer", "Figma", "m@x.org", tags=("alumni",))
    methods = (
        MethodRow(ContactMethodKind.EMAIL, "M@x.org", "home"),
        MethodRow(ContactMethodKind.EMAIL, "maria@figma.com", "work"),
        MethodRow(ContactMethodKind.PHONE, "0170 1234567"),
    )
    row = ImportRow(7, form, methods=methods, affiliations=(AffiliationRow("RISD"), AffiliationRow("risd")))
    (planned,) = plan_import(workspace, [RowSource("a file", [row])]).rows
    assert [addition.label for addition in planned.additions] == [
        "organization",
        "title",
        "other email",
        "phone",
        "former employer",
        "tag",
    ]
    assert (planned.line, planned.lane) == (7, Lane.COMPLETED)


def test_preview_changes_nothing_and_is_what_the_import_does(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, MARIA, now)
    forms = [ContactForm("Maria", "Designer", email="m@x.org", how_met="fair"), ContactForm("Tom"), ContactForm("Tom")]
    before = snapshot(workspace.store.connection)
    planned = preview(workspace, *forms)
    assert snapshot(workspace.store.connection) == before
    assert lanes(planned) == [Lane.COMPLETED, Lane.NEW, Lane.SAME]
    done = import_rows(workspace, now, [row.row for row in planned.rows if row.row is not None])
    assert lanes(done) == lanes(planned)


def test_new_job_is_shown_and_taken_only_if_decided(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, MARIA, now)
    moved = ContactForm("Maria Lopez", "Director", "Adobe", profile_url=URL)
    row = only_row(workspace, moved)
    assert row.job_change == JobChange("Adobe", "Director", "Figma", "Designer")
    assert (row.lane, row.additions) == (Lane.SAME, ())
    taken = plan_import(workspace, [RowSource("a file", [ImportRow(1, moved)])], {0: Decision(takes_job=True)}).rows[0]
    assert taken.lane is Lane.COMPLETED
    assert {addition.label for addition in taken.additions} == {"organization", "title", "former employer"}


def test_former_employer_is_no_new_job(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, MARIA, now)
    form = ContactForm("Maria Lopez", email="m@x.org")
    import_rows(workspace, now, [ImportRow(1, form, affiliations=(AffiliationRow("Adobe Inc."),))])
    row = only_row(workspace, ContactForm("Maria Lopez", "Intern", "Adobe", profile_url=URL))
    assert (row.lane, row.job_change) == (Lane.SAME, None)


def test_decision_about_another_contact_does_not_count(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, MARIA, now)
    sources = [RowSource("a file", [ImportRow(1, ContactForm("Maria Lopez", organization="Adobe"))])]
    (row,) = plan_import(workspace, sources, {0: Decision(Choice.NEW, contact_id=maria + 1)}).rows
    assert (row.lane, row.choice, row.is_asked) == (Lane.DOUBTFUL, None, True)
    (row,) = plan_import(workspace, sources, {0: Decision(Choice.NEW, contact_id=maria)}).rows
    assert (row.lane, row.choice, row.is_asked) == (Lane.NEW, Choice.NEW, True)


def test_row_like_one_that_is_left_out_is_left_out_too(workspace: Workspace, now: datetime) -> None:
    add_contact(workspace, MARIA, now)
    first = ContactForm("Maria Lopez", "", "Adobe", "ml@adobe.com")
    again = ContactForm("Maria A. Lopez", "Lead", "Adobe", "ml@adobe.com")
    assert lanes(preview(workspace, first, again)) == [Lane.DOUBTFUL] * 2
    assert lanes(preview(workspace, first, again, default=Choice.NEW)) == [Lane.NEW, Lane.COMPLETED]


def test_rows_of_two_files_are_compared_with_care(workspace: Workspace) -> None:
    one, other = ContactForm("Maria Lopez", organization="Figma"), ContactForm("Maria Lopez", organization="Adobe")
    assert lanes(preview(workspace, one, other)) == [Lane.NEW, Lane.NEW]
    sources = [RowSource("one", [ImportRow(1, one)]), RowSource("other", [ImportRow(1, other)])]
    assert lanes(plan_import(workspace, sources)) == [Lane.NEW, Lane.DOUBTFUL]


def test_unreadable_rows_are_in_their_place(workspace: Workspace) -> None:
    rejected = [ImportResult(2, "", "skipped", "no name")]
    rows = [ImportRow(1, ContactForm("Ann")), ImportRow(3, ContactForm("Ben"))]
    plan = plan_import(workspace, [RowSource("a file", rows, rejected)])
    assert [(row.line, row.lane, row.index) for row in plan.rows] == [
        (1, Lane.NEW, 0),
        (2, Lane.UNREADABLE, None),
        (3, Lane.NEW, 1),
    ]


def test_progress_is_reported(workspace: Workspace) -> None:
    reported: list[tuple[int, int]] = []
    rows = [ImportRow(line, ContactForm(f"N{line}")) for line in range(450)]
    plan_import(workspace, [RowSource("a file", rows)], progress=lambda done, total: reported.append((done, total)))
    assert reported == [(200, 450), (400, 450)]
