"""LinkedIn's whole data export: what its files say about connections, other people, and the user."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from infoview_tui.domain.enums import AffiliationKind, FindingKind, Sender
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.importer import parse_file
from infoview_tui.exchange.imports.parsed_file import ParsedFile
from infoview_tui.services.imports.import_rows import AffiliationRow, ImportRow, OwnData
from tests.exchange.imports.linkedin_export import EXPORT, write_folder, write_zip


def people(parsed: ParsedFile) -> dict[str, ImportRow]:
    return {row.form.name: row for row in parsed.rows}


def only(*names: str) -> dict[str, str]:
    return {name: EXPORT[name] for name in names}


@pytest.mark.parametrize("folder", ["", "Complete_LinkedInDataExport_11-20-2026/"])
def test_archive_and_folder_give_the_same(tmp_path: Path, folder: str) -> None:
    zipped = parse_file(write_zip(tmp_path / "export.zip", folder=folder))
    unpacked = write_folder(tmp_path / "export" / folder)
    assert parse_file(tmp_path / "export").rows == zipped.rows
    assert parse_file(unpacked).own == zipped.own
    assert [row.form.name for row in zipped.rows] == ["Ann Lee", "Bo Ek", "Cy Vance", "Eve Moss", "Dee Roe"]
    assert [row.only_if_known for row in zipped.rows] == [False, False, True, True, True]
    assert zipped.rows[0].connected_on == date(2024, 9, 4)


def test_last_contact_is_who_wrote_last_in_a_conversation_for_two(tmp_path: Path) -> None:
    found = people(parse_file(write_zip(tmp_path / "export.zip")))
    ann, bo, cy = found["Ann Lee"], found["Bo Ek"], found["Cy Vance"]
    assert (ann.last_contact_at, ann.last_contact_from) == (datetime(2026, 11, 2, 9, 15, tzinfo=UTC), Sender.CONTACT)
    assert (bo.last_contact_at, bo.last_contact_from) == (datetime(2025, 3, 4, 10, tzinfo=UTC), Sender.USER)
    assert (cy.form.profile_url, cy.last_contact_from) == ("https://www.linkedin.com/in/cy", Sender.USER)


def test_text_of_messages_is_never_read(tmp_path: Path) -> None:
    parsed = parse_file(write_zip(tmp_path / "export.zip"))
    assert "secret" not in repr(parsed)
    assert "Of messages.csv, only the last contact of 3 people was read, no text." in parsed.warnings


def test_user_is_told_by_name_where_there_is_one_conversation(tmp_path: Path) -> None:
    lines = EXPORT["messages.csv"].splitlines(keepends=True)
    files = only("Connections.csv", "Profile.csv") | {"messages.csv": "".join(lines[:4])}
    ann = people(parse_file(write_zip(tmp_path / "named.zip", files)))["Ann Lee"]
    assert ann.last_contact_from is Sender.CONTACT
    del files["Profile.csv"]
    ann = people(parse_file(write_zip(tmp_path / "unnamed.zip", files)))["Ann Lee"]
    assert ann.last_contact_from is None


def test_recommendation_is_a_warm_introduction(tmp_path: Path) -> None:
    found = people(parse_file(write_zip(tmp_path / "export.zip")))
    (received,), (given,) = found["Bo Ek"].findings, found["Eve Moss"].findings
    assert (received.text, received.kind) == ("Recommended you on LinkedIn in 2022", FindingKind.WARM_INTRODUCTION)
    assert (given.text, given.source) == ("You recommended them on LinkedIn in 2022", "LinkedIn")
    assert found["Eve Moss"].form.organization == "Stripe"


def test_invitation_that_was_not_accepted_is_known_with_its_day(tmp_path: Path) -> None:
    found = people(parse_file(write_zip(tmp_path / "export.zip")))
    assert [finding.text for finding in found["Dee Roe"].findings] == ["You invited them on LinkedIn on 18 Nov 2026"]
    assert found["Ann Lee"].findings == ()  # she has accepted


def test_invitations_of_older_exports_have_names_only(tmp_path: Path) -> None:
    old = "From,To,Sent At,Message,Direction\nDee Roe,Ada Byron,11/18/20,,INCOMING\n"
    found = people(parse_file(write_zip(tmp_path / "export.zip", only("Connections.csv") | {"Invitations.csv": old})))
    assert [finding.text for finding in found["Dee Roe"].findings] == ["Invited you on LinkedIn on 18 Nov 2020"]


def test_what_it_says_about_the_user_is_kept_apart(tmp_path: Path) -> None:
    assert parse_file(write_zip(tmp_path / "export.zip")).own == OwnData(
        affiliations=(
            AffiliationRow("Stripe", AffiliationKind.WORK, "Analyst", 2018, 2021),
            AffiliationRow("Acme", AffiliationKind.WORK, "Lead", 2021),
            AffiliationRow("Trinity College", AffiliationKind.STUDY, "BA Economics", 2010, 2014),
        ),
        profile=(
            ("name", "Ada Byron"),
            ("experience", "Lead at Acme"),
            ("email", "ada@x.example"),
            ("skills", "SQL, Typography"),
        ),
    )


def test_missing_and_other_files_are_named(tmp_path: Path) -> None:
    basic = only("Connections.csv", "Profile.csv", "Ad_Targeting.csv")
    warnings = parse_file(write_zip(tmp_path / "basic.zip", basic)).warnings
    assert warnings[-1] == "1 other file of the export was not read."
    assert warnings[-2].startswith("The export has no messages.csv, Invitations.csv, Recommendations_Received.csv")


def test_export_without_connections_is_read(tmp_path: Path) -> None:
    parsed = parse_file(write_zip(tmp_path / "own.zip", only("Positions.csv")))
    assert parsed.rows == ()
    assert parsed.own is not None
    assert len(parsed.own.affiliations) == 2


def test_columns_may_be_in_any_order(tmp_path: Path) -> None:
    files = {"Positions.csv": "Finished On,Started On,Title,Company Name\nMar 2021,Jan 2018,Analyst,Stripe\n"}
    parsed = parse_file(write_zip(tmp_path / "own.zip", files))
    assert parsed.own is not None
    assert parsed.own.affiliations == (AffiliationRow("Stripe", AffiliationKind.WORK, "Analyst", 2018, 2021),)


def test_damaged_file_is_named_with_its_line(tmp_path: Path) -> None:
    files = only("Connections.csv") | {"Positions.csv": 'Company Name,Title\nStripe,"Analyst\n'}
    with pytest.raises(ImportFileError, match=r"Positions\.csv, line 2: unclosed quotation mark"):
        parse_file(write_zip(tmp_path / "export.zip", files))


@pytest.mark.parametrize("name", ["../Positions.csv", "/etc/passwd", "a/../../b.csv", "C:\\b.csv", "..\\b.csv"])
def test_archive_that_reaches_outside_is_refused(tmp_path: Path, name: str) -> None:
    path = write_zip(tmp_path / "evil.zip", only("Connections.csv") | {name: ""})
    with pytest.raises(ImportFileError, match="would be outside of it"):
        parse_file(path)


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", b"\0" * 6_000_000)
    with pytest.raises(ImportFileError, match="too large when it is unpacked"):
        parse_file(path)


def test_links_and_pipes_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "export", only("Connections.csv"))
    (tmp_path / "Positions.csv").write_text(EXPORT["Positions.csv"])
    (folder / "Positions.csv").symlink_to(tmp_path / "Positions.csv")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "messages.csv")
    parsed = parse_file(folder)
    assert [row.form.name for row in parsed.rows] == ["Ann Lee", "Bo Ek"]
    assert parsed.own == OwnData()


def test_other_folder_is_refused(tmp_path: Path) -> None:
    write_folder(tmp_path / "folder", {"Profile.csv": "a,b\n", "notes.txt": ""})
    with pytest.raises(ImportFileError, match="is a directory"):
        parse_file(tmp_path / "folder")


def test_export_deep_in_another_folder_is_not_taken_for_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "home" / "Downloads" / "export")
    with pytest.raises(ImportFileError, match="is a directory"):
        parse_file(tmp_path / "home")


def test_rows_and_warnings_name_the_file_in_the_archive(tmp_path: Path) -> None:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    files = EXPORT | {"Connections.csv": f"{header}Ann,Lee,,,,,someday\n,,,,Acme,,\n"}
    parsed = parse_file(write_zip(tmp_path / "export.zip", files))
    assert {row.file for row in parsed.rows if not row.only_if_known} == {"Connections.csv"}
    assert "Connections.csv" not in {row.file for row in parsed.rows if row.only_if_known}
    assert [(row.file, row.line) for row in parsed.rejected] == [("Connections.csv", 3)]
    assert parsed.warnings[0].startswith("Connections.csv: Line 2: the date “someday”")
