"""Any other table: columns by name in several languages, by what cells look like, and as the user says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from infoview_tui.domain.enums import AffiliationKind, Channel, Relationship, Seniority
from infoview_tui.errors import ImportFileError
from infoview_tui.exchange.imports.importer import parse_file, require_names
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.services.imports.import_rows import AffiliationRow
from infoview_tui.services.imports.table_fields import TableField

F = TableField


def parse(folder: Path, text: str, options: ReadOptions | None = None) -> ParsedFile:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return parse_file(path, options)


def fields(parsed: ParsedFile) -> list[TableField]:
    assert parsed.mapping is not None
    return [column.field for column in parsed.mapping.columns]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Name,Company,Title,Email", [F.NAME, F.ORGANIZATION, F.TITLE, F.EMAIL]),
        ("firstName,lastName,emailAddress,jobTitle", [F.GIVEN_NAME, F.FAMILY_NAME, F.EMAIL, F.TITLE]),
        ("first_name,last_name,e_mail,linkedin_url", [F.GIVEN_NAME, F.FAMILY_NAME, F.EMAIL, F.PROFILE]),
        ("Title,Name,Job Title", [F.NAME_PREFIX, F.NAME, F.TITLE]),
        ("Name,Vorname,Firma", [F.FAMILY_NAME, F.GIVEN_NAME, F.ORGANIZATION]),
        ("Nom,Prénom,Entreprise", [F.FAMILY_NAME, F.GIVEN_NAME, F.ORGANIZATION]),
        ("Nome,Cognome,Azienda", [F.GIVEN_NAME, F.FAMILY_NAME, F.ORGANIZATION]),  # codespell:ignore
        ("Nombre,Apellidos,Cargo", [F.GIVEN_NAME, F.FAMILY_NAME, F.TITLE]),
        ("Nome,Apelido,Empresa", [F.GIVEN_NAME, F.FAMILY_NAME, F.ORGANIZATION]),  # codespell:ignore
        ("Nome,Sobrenome,Apelido", [F.GIVEN_NAME, F.FAMILY_NAME, F.DETAIL]),  # codespell:ignore
        ("Naam,Bedrijf,Functie", [F.NAME, F.ORGANIZATION, F.TITLE]),
        ("Full Name,Their work e-mail,Cell phone no.", [F.NAME, F.EMAIL, F.PHONE]),
        ("Name,Business Fax,Date added,Record ID", [F.NAME, F.IGNORED, F.IGNORED, F.IGNORED]),
    ],
)
def test_columns_are_proposed_by_their_names(tmp_path: Path, header: str, expected: list[TableField]) -> None:
    assert fields(parse(tmp_path, f"{header}\n")) == expected


def test_columns_are_proposed_by_their_cells(tmp_path: Path) -> None:
    text = (
        "A,B,C,D,E,F\n"
        "Lopez; x,ann@acme.example,https://www.linkedin.com/in/ann,www.acme.example,+1 212 555 2368,04.09.2026\n"
    )
    text = text.replace("Lopez; x", '"van der Berg, Jan"')
    parsed = parse(tmp_path, text)
    assert fields(parsed) == [F.NAME, F.EMAIL, F.PROFILE, F.WEBSITE, F.PHONE, F.IGNORED]
    assert parsed.rows[0].form.name == "Jan van der Berg"


def test_table_without_a_header_has_columns_by_number(tmp_path: Path) -> None:
    parsed = parse(tmp_path, "Ann Lee;ann@acme.example;Acme\nBo Ek;bo@acme.example;Acme\n")
    assert parsed.mapping is not None
    assert [column.name for column in parsed.mapping.columns] == ["Column 1", "Column 2", "Column 3"]
    assert [(row.line, row.form.name, row.form.email) for row in parsed.rows] == [
        (1, "Ann Lee", "ann@acme.example"),
        (2, "Bo Ek", "bo@acme.example"),
    ]
    given = parse(tmp_path, "Ann Lee;ann@acme.example;Acme\n", ReadOptions(columns={"3": TableField.ORGANIZATION}))
    assert given.rows[0].form.organization == "Acme"


def test_every_field_of_a_contact_can_be_given(tmp_path: Path) -> None:
    header = (
        "Name;Employer;Former employer;School;Place;Relationship;How we met;Why;Channel;Seniority;Path;Tags;"
        "Time zone;Connected on;Last contact;Notes"
    )
    row = (
        "Ann Lee;Acme;Stripe, analyst, 2018-2021;RISD;Lisbon;alumni;at PyCon;knows fonts;email;director;Design;"
        "#fonts, pro bono;Europe/Lisbon;4 Sep 2026;2026-11-02;Likes tea"
    )
    (ann,) = parse(tmp_path, f"{header}\n{row}\n").rows
    form = ann.form
    assert (form.relationship, form.channel, form.seniority) == (
        Relationship.ALUMNUS,
        Channel.EMAIL,
        Seniority.DIRECTOR,
    )
    assert (form.how_met, form.why, form.location, form.timezone) == (
        "at PyCon",
        "knows fonts",
        "Lisbon",
        "Europe/Lisbon",
    )
    assert (form.paths, form.tags) == (("Design",), ("#fonts", "pro bono"))
    assert ann.affiliations == (
        AffiliationRow("Stripe", AffiliationKind.WORK, "analyst", 2018, 2021),
        AffiliationRow("RISD", AffiliationKind.STUDY),
    )
    assert (ann.connected_on, ann.last_contact_on) == (date(2026, 9, 4), date(2026, 11, 2))
    assert [finding.text for finding in ann.findings] == ["Likes tea"]


def test_values_that_mean_nothing_are_named(tmp_path: Path) -> None:
    parsed = parse(
        tmp_path,
        "Name,Relationship,Channel,Seniority,Time zone,Connected on,Profile\n"
        "Ann Lee,nemesis,pigeon,wizard,Middle-earth,some day,not a page\n",
    )
    (ann,) = parsed.rows
    assert (ann.form.relationship, ann.form.channel, ann.form.seniority, ann.form.timezone) == (None, None, None, "")
    assert len(parsed.warnings) == 8  # of the profile, each word is named
    assert all(warning.startswith("Line 2: ") for warning in parsed.warnings)


def test_several_addresses_in_a_cell_are_kept(tmp_path: Path) -> None:
    (ann,) = parse(tmp_path, 'Name,Email\nAnn Lee,"ann@a.example; Ann <ann@b.example>, ann@a.example"\n').rows
    assert ann.form.email == "ann@a.example"
    assert [method.value for method in ann.methods] == ["ann@b.example"]


def test_mapping_of_the_user_wins(tmp_path: Path) -> None:
    text = "Who,Where\nAnn Lee,Acme\n"
    options = ReadOptions(columns={"who": TableField.NAME, "WHERE": TableField.ORGANIZATION})
    (ann,) = parse(tmp_path, text, options).rows
    assert (ann.form.name, ann.form.organization) == ("Ann Lee", "Acme")


def test_remembered_mapping_is_used_for_the_same_header(tmp_path: Path) -> None:
    first = parse(tmp_path, "Who,Where\nAnn Lee,Acme\n")
    assert first.mapping is not None
    remembered = {first.mapping.header: (TableField.NAME, TableField.LOCATION)}
    (bo,) = parse(tmp_path, "who,where\nBo Ek,Oslo\n", ReadOptions(remembered=remembered)).rows
    assert (bo.form.name, bo.form.location) == ("Bo Ek", "Oslo")
    assert fields(parse(tmp_path, "who,why\nBo Ek,x\n", ReadOptions(remembered=remembered)))[1] is TableField.WHY


def test_unknown_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match=r"has no column called “Nickname”\. Its columns: Name, Email\."):
        parse(tmp_path, "Name,Email\n", ReadOptions(columns={"Nickname": TableField.NAME}))


def test_table_without_a_name_is_refused_with_its_columns(tmp_path: Path) -> None:
    parsed = parse(tmp_path, "item,price\nmilk,1\n")
    with pytest.raises(ImportFileError, match=r"Its columns: item, price\. Say which it is with --map"):
        require_names(parsed)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee\n",
        "Dear Ann,\nhow are you? Well, I hope.\nAll is fine here.\nAnd you?\nBye\n",
        "BEGIN:VCALENDAR\nSUMMARY:a,b\n",
        "<table><tr>a,b</tr></table>",
        "CONVERSATION ID,FROM,TO\n1,2,3\n",
    ],
)
def test_other_texts_are_no_tables(tmp_path: Path, text: str) -> None:
    with pytest.raises(ImportFileError):
        parse(tmp_path, text)


def test_list_of_names_is_a_table_if_its_header_says_so(tmp_path: Path) -> None:
    assert [row.form.name for row in parse(tmp_path, "Name\nAnn Lee\nBo Ek\n").rows] == ["Ann Lee", "Bo Ek"]
