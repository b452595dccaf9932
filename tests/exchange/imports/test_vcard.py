"""vCards as phones, mail programs, and address books write them, broken ones included."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from quopri import encodestring

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.exchange.imports.formats import detect_format
from infoview_tui.exchange.imports.importer import parse_file
from infoview_tui.exchange.imports.parsed_file import ParsedFile, ReadOptions
from infoview_tui.exchange.imports.text_file import TextFile
from infoview_tui.exchange.imports.vcard import parse_contacts
from infoview_tui.services.imports.import_rows import AffiliationRow, ImportRow, MethodRow

EMAIL, PHONE, PROFILE = ContactMethodKind


def parse(text: str) -> ParsedFile:
    """Parse a file of cards."""
    return parse_contacts(Path("a.vcf"), TextFile(text), ReadOptions())


def card(*lines: str, version: str = "3.0") -> str:
    """Return a card with these lines."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(*lines: str, version: str = "3.0") -> ImportRow:
    """Return the contact of a card with these lines."""
    parsed = parse(card(*lines, version=version))
    assert parsed.rejected == ()
    (row,) = parsed.rows
    return row


def findings(row: ImportRow) -> list[str]:
    """Return the texts of the findings of a contact."""
    return [finding.text for finding in row.findings]


def test_a_card_of_an_apple_address_book() -> None:
    row = read(
        "N:von der Leyen-Müller;Anne-Sophie;;Dr.;",
        "FN:Dr. Anne-Sophie von der Leyen-Müller",
        "ORG:Charité;Forschung",
        "TITLE:Head of Design\\, Health",
        "EMAIL;type=INTERNET;type=HOME:anne@home.example",
        "item1.EMAIL;type=INTERNET;type=pref:anne@charite.example",
        "item1.X-ABLabel:Lab",
        "TEL;type=CELL;type=VOICE:+49 30 901820",
        "TEL;type=WORK;type=FAX:+49 30 901821",
        "item2.URL;type=pref:https\\://anne.example/me",
        "item2.X-ABLabel:_$!<HomePage>!$_",
        "item3.ADR;type=WORK:;;Hauptstr. 1;Berlin;;10115;Germany",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/Anne-Sophie/",
        "CATEGORIES:myContacts,alumni,Design\\, Berlin",
        "TZ:Europe/Berlin",
        "NOTE:Met at the fair\\nLikes trains\\; and boats",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 40,
        " " + "B" * 70,
    )
    form = row.form
    assert form.name == "Dr. Anne-Sophie von der Leyen-Müller"
    assert (form.title, form.organization, form.location) == ("Head of Design, Health", "Charité", "Berlin, Germany")
    assert (form.email, form.phone) == ("anne@charite.example", "+49 30 901820")
    assert (form.profile_url, form.timezone) == ("https://www.linkedin.com/in/anne-sophie", "Europe/Berlin")
    assert form.tags == ("alumni", "Design", "Berlin")
    assert row.methods == (
        MethodRow(EMAIL, "anne@home.example", "home"),
        MethodRow(PROFILE, "https://anne.example/me", "home page"),
    )
    assert findings(row) == ["Met at the fair", "Likes trains; and boats", "Department: Forschung"]


def test_quoted_printable_of_an_old_phone() -> None:
    """The value of FN is broken within a character, and its continuation begins without a space."""
    row = read(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2;=D0=90=D0=BD=D0=BD=D0=B0;;;",
        "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=90=D0=BD=D0=BD=D0=B0=20=D0=98=D0=B2=D0=B0=D0=BD=",
        "=D0=BE=D0=B2",
        "TEL;CELL;PREF:+7 495 000-00-00",
        "TEL;HOME:+7 495 000-00-01",
        "NOTE;QUOTED-PRINTABLE:first=0D=0A=",
        "second",
        "X-UNKNOWN:1",
        version="2.1",
    )
    assert row.form.name == "Анна Иванов"
    assert row.form.phone.startswith("+7 495")
    assert [(method.kind, method.label) for method in row.methods] == [(PHONE, "home")]
    assert findings(row) == ["first", "second"]


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "UTF-8", "koi8-r", "Shift_JIS"])
def test_charsets_of_quoted_printable(charset: str) -> None:
    name = {"koi8-r": "Анна", "Shift_JIS": "田中太郎"}.get(charset, "Jürgen Müller")
    encoded = encodestring(name.encode(charset)).decode().strip()
    assert read(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{encoded}", version="2.1").form.name == name


def test_a_charset_that_does_not_exist_or_is_wrong() -> None:
    for charset in ("klingon", "us-ascii"):
        row = read(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen", version="2.1")
        assert row.form.name == "Jürgen"
    assert read("FN;ENCODING=QUOTED-PRINTABLE:J=FCrgen M", version="2.1").form.name == "Jürgen M"


def test_a_file_that_is_not_utf8_heeds_the_charset(tmp_path: Path) -> None:
    path = tmp_path / "old.vcf"
    text = card("FN;CHARSET=koi8-r:Анна", version="2.1").encode("koi8-r") + card("FN:Jürgen", version="2.1").encode(
        "latin-1"
    )
    path.write_bytes(text)
    parsed = parse_file(path)
    assert [row.form.name for row in parsed.rows] == ["Анна", "Jürgen"]
    assert "not UTF-8" in parsed.warnings[0]


def test_lines_are_unfolded_as_their_version_says() -> None:
    assert read("FN:Ann", " a Lee").form.name == "Anna Lee"
    assert read("FN:Anna", " Lee", version="2.1").form.name == "Anna Lee"
    assert findings(read("FN:A B", "NOTE:one t", "\two\\n three", version="4.0")) == ["one two", "three"]


def test_a_photo_without_indentation_is_skipped() -> None:
    photo = b64encode(bytes(range(250))).decode()
    row = read("PHOTO;BASE64;JPEG:" + photo[:60], photo[60:120], photo[120:], "", "FN:Ann Lee", version="2.1")
    assert row.form.name == "Ann Lee"
    assert findings(row) == []


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Lee;Ann;Mary;Prof.;Jr.",), "Prof. Ann Mary Lee Jr."),
        (("N:Lee;Ann",), "Ann Lee"),
        (("FN:", "N:;Ann;;;"), "Ann"),
        (("FN:ann@x.org", "N:Lee;Ann;;;"), "Ann Lee"),
        (("N:;;;;", "NICKNAME:Annie"), "Annie"),
        (("ORG:Acme;Sales",), "Acme"),
        (("EMAIL:ann.mary_lee@x.org",), "Ann Mary Lee"),
        (("FN:ann-lee@x.org",), "Ann Lee"),
    ],
)
def test_a_missing_name_is_found_elsewhere(lines: tuple[str, ...], name: str) -> None:
    assert read(*lines).form.name == name


def test_two_employers_belong_to_their_positions() -> None:
    row = read("FN:Ann Lee", "ORG:Acme", "TITLE:Designer", "ORG:City College", "TITLE:Lecturer")
    assert (row.form.organization, row.form.title) == ("Acme", "Designer")
    assert row.affiliations == (AffiliationRow("City College", title="Lecturer"),)
    grouped = read(
        "FN:Ann Lee", "b.ORG:College", "a.TITLE:Designer", "a.ORG;PREF=1:Acme", "b.TITLE:Lecturer", version="4.0"
    )
    assert (grouped.form.organization, grouped.form.title) == ("Acme", "Designer")
    assert grouped.affiliations == (AffiliationRow("College", title="Lecturer"),)


@pytest.mark.parametrize(
    "line",
    [
        "URL:https://de.linkedin.com/in/ann-lee?trk=x",
        "X-SOCIALPROFILE;TYPE=LinkedIn;x-user=ann-lee:x-apple:ann-lee",
        'SOCIALPROFILE;SERVICE-TYPE="LinkedIn":https://www.linkedin.com/in/ann-lee',
        "X-LINKEDIN:ann-lee",
        "item1.URL:linkedin.com/in/ann-lee/",
    ],
)
def test_linkedin_profiles(line: str) -> None:
    assert read("FN:Ann Lee", "URL:https://ann.example", line).form.profile_url == "https://www.linkedin.com/in/ann-lee"


def test_vcard_4() -> None:
    row = read(
        'TEL;VALUE=uri;TYPE="voice,work";PREF=2:tel:+1-555-010-0001;ext=12',
        "TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+1-555-010-0002",
        "EMAIL;PREF=50:second@x.org",
        "EMAIL;PREF=1:first@x.org",
        'ADR;LABEL="1 Road\\nTown";TYPE=home:;;1 Road;Oslo;;0150;Norway',
        "TZ;VALUE=utc-offset:-0500",
        "RELATED;TYPE=friend;VALUE=text:Bob Ray",
        "RELATED;TYPE=contact:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "FN;LANGUAGE=no:Åse Øye",
        "ROLE:Reviewer",
        'X-NOTE;P="a^nb^^c^\'d":x',
        version="4.0",
    )
    assert row.form.name == "Åse Øye"
    assert row.form.email == "first@x.org"
    assert row.form.phone.replace(" ", "").replace("-", "").endswith("5550100002")
    assert [method.label for method in row.methods] == ["", "work"]
    assert (row.form.location, row.form.timezone, row.form.title) == ("Oslo, Norway", "", "Reviewer")
    assert findings(row) == ["Related: Bob Ray (friend)"]


def test_a_broken_card_is_named_with_its_line_and_the_others_come_in() -> None:
    parsed = parse(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Lost Soul\n"
        + card("FN:Ann Lee", "this is no property", "EMAIL:nobody").replace("\r\n", "\n")
        + "BEGIN:VCARD\nVERSION:3.0\nPHOTO:x\nEND:VCARD\n"
        + "stray line\n"
        + card("FN:Bob Ray")
        + "BEGIN:VCARD\nFN:Cut Off\nEMAI"
    )
    assert [(row.line, row.form.name) for row in parsed.rows] == [(4, "Ann Lee"), (15, "Bob Ray")]
    assert [(result.line, result.name, result.reason) for result in parsed.rejected] == [
        (1, "Lost Soul", "the card has no end"),
        (10, "", "no name"),
        (19, "Cut Off", "the card has no end"),
    ]
    assert parsed.warnings == (
        "Line 7: “this is no property” is not a property and was left out.",
        "Line 4: “nobody” is not an email address and was left out.",
    )


def test_a_quoted_printable_value_that_never_ends_stays_in_its_card() -> None:
    parsed = parse(
        "BEGIN:VCARD\nFN:Ann Lee\nNOTE;ENCODING=QUOTED-PRINTABLE:never ends=\nEND:VCARD\n" + card("FN:Bob Ray")
    )
    assert [row.form.name for row in parsed.rows] == ["Ann Lee", "Bob Ray"]


def test_a_card_within_a_card_is_left_out() -> None:
    parsed = parse(
        card("FN:Ann Lee", "AGENT:", "BEGIN:VCARD", "FN:Her Agent", "END:VCARD", "EMAIL:a@x.org", version="2.1")
    )
    assert [(row.form.name, row.form.email) for row in parsed.rows] == [("Ann Lee", "a@x.org")]


def test_a_directory_as_vdirsyncer_keeps_it(tmp_path: Path) -> None:
    contacts = tmp_path / "contacts"
    contacts.mkdir()
    (contacts / "a1.vcf").write_text(card("FN:Ann Lee") + card("PHOTO:x"), newline="")
    (contacts / "b2.VCF").write_text(card("FN:Bob Ray"), newline="")
    (contacts / "c3.vcf").mkdir()
    (contacts / ".hidden.vcf").write_text(card("FN:Nobody"))
    (contacts / "color").write_text("#ff0000")
    for directory in (contacts, tmp_path):
        parsed = parse_file(directory)
        assert [(row.line, row.form.name) for row in parsed.rows] == [(1, "Ann Lee"), (3, "Bob Ray")]
        assert [result.line for result in parsed.rejected] == [2, 4]
        assert "a1.vcf:5: no name" in parsed.rejected[0].reason
        assert "c3.vcf is a directory" in parsed.rejected[1].reason


def test_it_is_recognized_by_its_content() -> None:
    for text in (card("FN:Ann"), "\n begin:vcard\nFN:Ann\nend:vcard", card("FN:Ann").replace("\r\n", "\r")):
        found = detect_format(Path("x.txt"), text)
        assert found.name == "vCard"
        assert [row.form.name for row in found.parse(Path("x"), TextFile(text), ReadOptions()).rows] == ["Ann"]


@given(
    st.lists(st.sampled_from([*'abN:;,=\\"\n \t\r.^%é0D\x1b', "BEGIN:VCARD\n", "END:VCARD\n"]), max_size=12).map(
        "".join
    )
)
def test_no_text_is_an_error_of_the_program(text: str) -> None:
    parse(card("FN:A", text, f"NOTE;ENCODING=QUOTED-PRINTABLE;X={text}:{text}", f"N:{text}", f"TEL:{text}"))
