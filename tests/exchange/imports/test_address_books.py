"""Address books of other programs: what is read of each, in all encodings, and what is said to be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from infoview_tui.domain.enums import AffiliationKind, ContactMethodKind
from infoview_tui.exchange.imports.formats import FORMATS, detect_format
from infoview_tui.exchange.imports.importer import parse_file
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.services.imports.import_rows import AffiliationRow, FindingRow, ImportRow, MethodRow
from tests.exchange.imports import sample_headers as samples
from tests.exchange.imports.sample_headers import SAMPLES

EMAIL, PHONE, PROFILE = ContactMethodKind.EMAIL, ContactMethodKind.PHONE, ContactMethodKind.PROFILE


def parse(folder: Path, text: str, *, encoding: str = "utf-8", region: str = "") -> ParsedFile:
    path = folder / "contacts.csv"
    path.write_bytes(text.encode(encoding))
    return parse_file(path, ReadOptions(region=region))


def read_first(folder: Path, text: str, *, region: str = "") -> ImportRow:
    return parse(folder, text, region=region).rows[0]


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_is_recognized_as_exactly_one_format(tmp_path: Path, sample: str) -> None:
    expected, text, name = SAMPLES[sample]
    specific = [one.name for one in FORMATS[:-1] if one.sniff(text)]
    assert specific == ([] if expected == FORMATS[-1].name else [expected])
    assert detect_format(tmp_path / "contacts.csv", text).name == expected
    assert parse(tmp_path, text).rows[0].form.name == name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_is_read_in_each_encoding(tmp_path: Path, sample: str, encoding: str) -> None:
    text = SAMPLES[sample].text
    assert parse(tmp_path, text, encoding=encoding).rows == parse(tmp_path, text).rows


@pytest.mark.parametrize("sample", [name for name in SAMPLES if name.startswith("outlook")])
def test_each_sample_of_outlook_is_read_as_windows_1252(tmp_path: Path, sample: str) -> None:
    text = SAMPLES[sample].text
    parsed = parse(tmp_path, text, encoding="cp1252")
    assert parsed.rows == parse(tmp_path, text).rows


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_is_read_with_each_line_ending(tmp_path: Path, sample: str, end: str) -> None:
    text = SAMPLES[sample].text.replace("\r\n", "\n")
    assert parse(tmp_path, text.replace("\n", end)).rows == parse(tmp_path, text).rows


# Google


def test_google_contact_is_read_in_full(tmp_path: Path) -> None:
    parsed = parse(tmp_path, samples.GOOGLE, region="DE")
    (maria,) = parsed.rows
    form = maria.form
    assert (form.title, form.organization, form.email) == ("Staff Designer", "Figma", "maria@figma.example")
    assert (form.phone, form.profile_url) == ("+49 30 901820", "https://www.linkedin.com/in/marialopez")
    assert (form.location, form.tags) == ("Berlin, Germany", ("Design", "friends"))
    assert maria.methods == (
        MethodRow(EMAIL, "m.lopez@figma.example", "Work"),
        MethodRow(EMAIL, "maria@home.example", "Home"),
        MethodRow(PROFILE, "https://maria.example/blog", "Blog"),
    )
    assert [finding.text for finding in maria.findings] == [
        "Met at Config.",
        "Likes typography.",
        "Nickname: Mari",
        "Organization Department: Design",
        "Pronouns: she/her",
    ]
    assert {finding.source for finding in maria.findings} == {"Google Contacts"}


def test_google_company_without_a_person_is_rejected_by_name(tmp_path: Path) -> None:
    parsed = parse(tmp_path, samples.GOOGLE)
    assert [(row.line, row.reason) for row in parsed.rejected] == [(4, "no name, only Acme Plumbing")]


def test_google_columns_that_are_lost_are_named(tmp_path: Path) -> None:
    (unread,) = parse(tmp_path, samples.GOOGLE).warnings
    lost = "Birthday, Photo, Address 1 - Label, Address 1 - Street, Address 1 - Postal Code"
    assert unread == f"These columns were not read: {lost}."


def test_old_google_file_has_a_second_organization_and_no_fax(tmp_path: Path) -> None:
    parsed = parse(tmp_path, samples.GOOGLE_OLD)
    (jan,) = parsed.rows
    assert (jan.form.organization, jan.form.title) == ("Acme", "Buyer")
    assert jan.affiliations == (AffiliationRow("Red Cross", title="Treasurer"),)
    assert (jan.form.phone, jan.methods) == ("+31 20 794 7000", ())
    assert (jan.form.profile_url, jan.form.tags) == ("https://www.linkedin.com/in/janvdb", ("Climbing",))
    assert parsed.rejected[0].reason == "no name, only nobody@example.com"


# Outlook


def test_outlook_contact_is_read_in_full(tmp_path: Path) -> None:
    parsed = parse(tmp_path, samples.OUTLOOK, region="US")
    (jan,) = parsed.rows
    form = jan.form
    assert (form.organization, form.title, form.email) == ("Acme, Inc.", "Buyer", "jan@acme.example")
    assert (form.phone, form.location, form.tags) == ("+1 617-555-2368", "Boston, MA, USA", ("Golf", "Suppliers"))
    assert form.profile_url == ""  # the page of a company is no profile
    assert jan.methods == (
        MethodRow(EMAIL, "jan@home.example"),
        MethodRow(PHONE, "+1 617-555-2399", "mobile"),
        MethodRow(PROFILE, "https://acme.example"),
    )
    assert jan.findings == (
        FindingRow("Two kids.", "Outlook"),
        FindingRow("Sails.", "Outlook"),
        FindingRow("Department: Sales", "Outlook"),
    )
    assert parsed.warnings == (
        "These columns were not read: Business Street, Business Postal Code, Business Fax, E-mail Type, "
        "E-mail Display Name.",
    )


def test_school_of_the_new_outlook_is_an_affiliation(tmp_path: Path) -> None:
    zoe = read_first(tmp_path, samples.OUTLOOK_WEB)
    assert zoe.affiliations == (AffiliationRow("Lund University", AffiliationKind.STUDY),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (samples.OUTLOOK_GERMAN, ("Bäcker & Söhne", "Geschäftsführer", "joerg@baecker.example", "Köln, Deutschland")),
        (samples.OUTLOOK_FRENCH, ("Société Générale", "Courtier", "elodie@sg.example", "Paris, France")),
        (samples.OUTLOOK_SPANISH, ("Telefónica", "Directora", "lucia@telefonica.example", "Madrid, España")),
        (samples.OUTLOOK_ITALIAN, ("Fiat", "Ingegnere", "nicco@fiat.example", "Torino, Italia")),
        (samples.OUTLOOK_DUTCH, ("Philips", "Inkoper", "pieter@philips.example", "Eindhoven, Nederland")),
        (samples.OUTLOOK_PORTUGUESE, ("Petrobras", "Engenheiro", "joao@petrobras.example", "Rio de Janeiro")),
        (samples.THUNDERBIRD_GERMAN, ("Acme", "Leiter", "joerg@acme.example", "Köln")),
        (samples.THUNDERBIRD_FRENCH, ("Ifremer", "Chercheuse", "zoe@acme.example", "Brest")),
        (samples.THUNDERBIRD_ITALIAN, ("Rai", "Redattore", "ugo@acme.example", "Roma")),
    ],
)
def test_columns_are_read_in_each_language(tmp_path: Path, text: str, expected: tuple[str, ...]) -> None:
    form = read_first(tmp_path, text).form
    assert (form.organization, form.title, form.email, form.location) == expected


# Thunderbird


def test_thunderbird_contact_is_read_in_full(tmp_path: Path) -> None:
    parsed = parse(tmp_path, samples.THUNDERBIRD)
    (ann,) = parsed.rows
    assert (ann.form.organization, ann.form.title, ann.form.email) == ("Acme", "CTO", "ann@acme.example")
    assert ann.form.location == "London, UK"
    assert ann.methods == (MethodRow(EMAIL, "ann@home.example"), MethodRow(PROFILE, "https://acme.example"))
    assert [row.reason for row in parsed.rejected] == ["no name, only only@mail.example"]


# What is wrong


def test_invalid_values_are_named_with_their_line(tmp_path: Path) -> None:
    text = samples.OUTLOOK.replace("Jan@Acme.example", "jan at acme").replace("(617) 555-2368", "6.17556E+09")
    parsed = parse(tmp_path, text)
    assert parsed.rows[0].form.email == "jan@home.example"
    assert parsed.warnings[1:] == (
        "Line 2: “jan at acme” is not an email address and was left out.",
        "Line 2: “6.17556E+09” is a number that a spreadsheet has shortened and was left out.",
    )


@pytest.mark.parametrize("sample", [name for name in SAMPLES if name != "no header"])
def test_a_header_alone_is_a_file_without_contacts(tmp_path: Path, sample: str) -> None:
    lines = SAMPLES[sample].text.splitlines(keepends=True)
    before = {"linkedin": 3, "spreadsheet": 1}.get(sample, 0)
    parsed = parse(tmp_path, "".join(lines[: before + 1]))
    assert (parsed.rows, parsed.rejected, parsed.warnings) == ((), (), ())
