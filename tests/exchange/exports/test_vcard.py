"""Contacts as vCards: other programs read them, and Infoview reads back what it wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import ContactMethodKind, Stage
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.exchange.exports.vcard import find_uid, fold, format_card, format_cards, write_directory
from infoview_tui.exchange.imports.content_lines import split_value
from infoview_tui.exchange.imports.importer import parse_file
from infoview_tui.exchange.imports.parsed_file import ReadOptions
from infoview_tui.exchange.imports.text_file import TextFile
from infoview_tui.exchange.imports.vcard import parse_contacts
from infoview_tui.services.exports.contacts import ContactMethodRow, ExportedContact
from infoview_tui.services.imports.import_rows import ImportRow, MethodRow
from infoview_tui.storage.queries.contacts.contacts import ContactRow

NOW = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
EMAIL, PHONE, PROFILE = ContactMethodKind


def contact(number: int = 1, methods: Sequence[ContactMethodRow] = (), **fields: object) -> ExportedContact:
    """Return a contact with these fields, and Ana Silva otherwise."""
    texts = dict.fromkeys(("title", "organization", "how_met", "why", "referrer", "email", "phone", "profile_url"), "")
    nothing = dict.fromkeys(
        ("relationship", "referrer_id", "channel", "connected_on", "last_contact_at", "seniority"), None
    ) | dict.fromkeys(("stay_in_touch_months", "not_before"), None)
    values: dict[str, object] = {
        **texts,
        **nothing,
        "id": number,
        "name": "Ana Silva",
        "stage": Stage.MET,
        "stage_since": NOW,
        "location": "",
        "paths": (),
        "tags": (),
        "decides_on_hiring": False,
        "timezone": "",
    }
    row = ContactRow(**(values | fields))  # type: ignore[arg-type] # a value for each field
    return ExportedContact(row, tuple(methods), (), NOW, NOW)


EVERYTHING = contact(
    name="Dr. Anne-Sophie von der Leyen-Müller",
    title="Head of Design; Health, Care",
    organization="Charité \\ Berlin",
    email="anne@x.org",
    phone="+49 30 901820",
    profile_url="https://www.linkedin.com/in/anne",
    location="Berlin, Germany",
    timezone="Europe/Berlin",
    tags=("alumni", "pycon 2026"),
    methods=(
        ContactMethodRow(1, EMAIL, "anne@home.example", "home"),
        ContactMethodRow(1, PHONE, "+49 171 1234567", "mobile"),
        ContactMethodRow(1, PROFILE, "https://anne.example/me", "my page"),
        ContactMethodRow(1, EMAIL, "a@y.org", ""),
    ),
)


def read_back(text: str) -> tuple[ImportRow, ...]:
    """Return the contacts in a text of vCards, of which nothing is lost."""
    parsed = parse_contacts(Path("a.vcf"), TextFile(text), ReadOptions())
    assert (parsed.rejected, parsed.warnings) == ((), ())
    return parsed.rows


def test_a_contact_with_everything() -> None:
    assert format_card(EVERYTHING).replace("\r\n ", "").splitlines() == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{find_uid(EVERYTHING)}",
        "REV:2026-11-29T12:30:00Z",
        "N:von der Leyen-Müller;Anne-Sophie;;Dr.;",
        "FN:Dr. Anne-Sophie von der Leyen-Müller",
        "ORG:Charité \\\\ Berlin",
        "TITLE:Head of Design\\; Health\\, Care",
        "EMAIL;TYPE=INTERNET;TYPE=PREF:anne@x.org",
        "TEL;TYPE=PREF:+49 30 901820",
        "URL;TYPE=PROFILE:https://www.linkedin.com/in/anne",
        "EMAIL;TYPE=INTERNET;TYPE=HOME:anne@home.example",
        "TEL;TYPE=CELL:+49 171 1234567",
        "item3.URL:https://anne.example/me",
        "item3.X-ABLabel:my page",
        "EMAIL;TYPE=INTERNET:a@y.org",
        "ADR:;;;Berlin\\, Germany;;;",
        "TZ;VALUE=TEXT:Europe/Berlin",
        "CATEGORIES:alumni,pycon 2026",
        "END:VCARD",
    ]


def test_everything_is_read_back() -> None:
    (row,) = read_back(format_card(EVERYTHING))
    form, written = row.form, EVERYTHING.contact
    for name in ("name", "title", "organization", "email", "phone", "profile_url", "location", "timezone", "tags"):
        assert getattr(form, name) == getattr(written, name), name
    assert row.methods == tuple(
        MethodRow(method.kind, method.value, method.label)
        for kind in ContactMethodKind
        for method in EVERYTHING.methods
        if method.kind is kind
    )


def test_the_uid_is_that_of_the_contact_whatever_changes() -> None:
    assert find_uid(contact(name="A")) == find_uid(contact(name="B", email="b@x.org"))
    assert find_uid(contact(1)) != find_uid(contact(2))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Maria Lopez", "Lopez;Maria;;;"),
        ("Cher", ";Cher;;;"),
        ("田中太郎", "田中太郎;;;;"),
        ("Jane Q. Doe PhD", "Doe;Jane;Q.;;PhD"),
        ("★", "★;;;;"),
        ("x" * 300, f"{'x' * 300};;;;"),
    ],
)
def test_parts_of_names(name: str, parts: str) -> None:
    assert f"\r\nN:{parts}\r\n" in format_card(contact(name=name)).replace("\r\n ", "")


_words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=40)
_pieces = st.one_of(_words, st.sampled_from([";", ",", "\\", "\\n", ":", '"', "👩🏽\u200d💻", "é", "=41"]))
_lines = st.lists(_pieces, min_size=1).map(" ".join)


@given(texts=st.lists(_lines, min_size=6, max_size=6))
def test_any_text_is_read_back(texts: list[str]) -> None:
    name, title, organization, location, tag, label = texts
    exported = contact(
        name=name,
        title=title,
        organization=organization,
        location=location,
        tags=(tag,),
        email="a@x.org",
        methods=(ContactMethodRow(1, EMAIL, "b@x.org", label),),
    )
    text = format_card(exported)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = dict(line.split(":", 1) for line in text.replace("\r\n ", "").split("\r\n") if ":" in line)
    assert split_value(lines["FN"], ";") == [name]
    assert split_value(lines["TITLE"], ";") == [title]
    assert split_value(lines["ADR"], ";")[3] == location
    assert split_value(lines["CATEGORIES"], ",") == [tag]
    assert text.count("BEGIN:") == text.count("END:") == 1


_names = st.lists(_words, min_size=1, max_size=4).map(" ".join).map(clean_line).filter(bool)


@given(name=_names, title=_names, organization=_names, location=_names, tags=st.sets(_names, max_size=3))
def test_a_contact_comes_back_as_it_was(
    name: str, title: str, organization: str, location: str, tags: set[str]
) -> None:
    exported = contact(
        name=name, title=title, organization=organization, location=location, tags=tuple(tags), phone="+49 30 901820"
    )
    (row,) = read_back(format_card(exported))
    assert (row.form.name, row.form.title, row.form.organization) == (name, title, organization)
    assert (row.form.location, set(row.form.tags)) == (location, tags)
    assert row.form.phone == "+49 30 901820"


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
def test_folding_loses_nothing(line: str) -> None:
    folded = fold(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in folded)
    assert folded[0] + "".join(piece[1:] for piece in folded[1:]) == line


def test_a_directory_gets_a_file_for_each_contact(tmp_path: Path) -> None:
    contacts = [contact(1), contact(2, name="Bob Ray", email="b@x.org")]
    assert write_directory(tmp_path, contacts, replace=False) == (2, 0, ())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{find_uid(each)}.vcf" for each in contacts)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert sorted(row.form.name for row in parse_file(tmp_path).rows) == ["Ana Silva", "Bob Ray"]
    changed = contact(1, name="Ana Costa")
    left = tmp_path / f"{find_uid(changed)}.vcf"
    assert write_directory(tmp_path, [changed, contacts[1]], replace=False) == (0, 1, (left,))
    assert write_directory(tmp_path, [changed, contacts[1]], replace=True) == (1, 1, ())
    assert "FN:Ana Costa" in left.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("khard") is None, reason="khard is not installed")
def test_khard_reads_them(tmp_path: Path) -> None:
    """khard reads with vobject, as many programs do."""
    book, config = tmp_path / "book", tmp_path / "khard.conf"
    book.mkdir()
    write_directory(book, [EVERYTHING, contact(2, name="Bob Ray", phone="+1 555 0100")], replace=False)
    config.write_text(f"[addressbooks]\n[[book]]\npath = {book}\n")
    found = {}
    for what in ("email", "phone"):
        run = subprocess.run(
            ["khard", "-c", str(config), what, "--parsable"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        assert run.stderr == ""
        found[what] = {tuple(line.split("\t")[:2]) for line in run.stdout.splitlines() if "\t" in line}
    name = "Anne-Sophie von der Leyen-Müller"
    assert found["email"] == {(email, name) for email in ("anne@x.org", "anne@home.example", "a@y.org")}
    assert found["phone"] == {("+49 30 901820", name), ("+49 171 1234567", name), ("+1 555 0100", "Bob Ray")}


@pytest.mark.skipif(shutil.which("abook") is None, reason="abook is not installed")
def test_abook_reads_them_for_neomutt(tmp_path: Path) -> None:
    path = tmp_path / "all.vcf"
    path.write_text(
        "".join(format_cards([EVERYTHING, contact(2, name="Bob Ray", email="bob@x.org", phone="+1 555 0100")]))
    )
    texts = {}
    for form in ("abook", "mutt"):
        command = ["abook", "--convert", "--informat", "vcard", "--infile", str(path), "--outformat", form]
        run = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "HOME": str(tmp_path)})
        texts[form] = run.stdout.decode("utf-8", "replace")
    assert "name=Bob Ray\nemail=bob@x.org\nphone=+1 555 0100\n" in texts["abook"]
    assert "Bob Ray <bob@x.org>" in texts["mutt"]


@pytest.mark.skipif(shutil.which("vdirsyncer") is None, reason="vdirsyncer is not installed")
def test_vdirsyncer_syncs_them_both_ways(tmp_path: Path) -> None:
    ours, theirs, config = tmp_path / "ours", tmp_path / "theirs", tmp_path / "config"
    ours.mkdir()
    theirs.mkdir()
    contacts = [EVERYTHING, contact(2, name="Bob Ray", email="bob@x.org")]
    write_directory(ours, contacts, replace=False)
    storages = "".join(
        f'[storage {path.name}]\ntype = "filesystem"\npath = "{path}"\nfileext = ".vcf"\n' for path in (ours, theirs)
    )
    config.write_text(
        f'[general]\nstatus_path = "{tmp_path}/status"\n'
        f'[pair cards]\na = "ours"\nb = "theirs"\ncollections = null\n{storages}'
    )

    def sync() -> None:
        subprocess.run(["vdirsyncer", "-c", str(config), "sync"], capture_output=True, check=True)

    subprocess.run(["vdirsyncer", "-c", str(config), "discover", "cards"], capture_output=True, check=True)
    sync()
    assert sorted(path.read_bytes() for path in theirs.iterdir()) == sorted(
        path.read_bytes() for path in ours.iterdir()
    )
    (copy,) = (path for path in theirs.iterdir() if "Bob Ray" in path.read_text(encoding="utf-8"))
    copy.write_text(copy.read_text(encoding="utf-8").replace("bob@x.org", "ray@x.org"), encoding="utf-8", newline="")
    sync()
    emails = {row.form.name: row.form.email for row in parse_file(ours).rows}
    assert emails["Bob Ray"] == "ray@x.org"
    changed = write_directory(ours, contacts, replace=False)[2]
    assert changed == (ours / f"{find_uid(contacts[1])}.vcf",)  # it is left as it was changed there


def test_only_one_of_several_addresses_is_preferred() -> None:
    card = format_card(contact(phone="1", email="a@x.org", methods=[ContactMethodRow(1, EMAIL, "b@x.org", "")]))
    assert "TEL:1\r\n" in card
    assert "EMAIL;TYPE=INTERNET;TYPE=PREF:a@x.org\r\n" in card
    assert card.count("TYPE=PREF") == 1


def test_cards_follow_one_another_in_one_file() -> None:
    rows = read_back("".join(format_cards([contact(1), EVERYTHING, contact(3, name="Bob Ray")])))
    assert [row.form.name for row in rows] == ["Ana Silva", "Dr. Anne-Sophie von der Leyen-Müller", "Bob Ray"]


def test_how_you_met_is_in_the_note_and_read_back() -> None:
    card = format_card(contact(how_met="at a fair; in May"))
    assert "NOTE:How you met: at a fair\\; in May\r\n" in card
    (row,) = read_back(card.replace("NOTE:", "NOTE:Likes tea\\n"))
    assert row.form.how_met == "at a fair; in May"
    assert [finding.text for finding in row.findings] == ["Likes tea"]
