"""Contacts as a table for spreadsheets: nothing is lost, and nothing is run as a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings, strategies as st

from infoview_tui.domain.enums import Channel, Relationship, Seniority
from infoview_tui.domain.spreadsheet_cells import mark_as_text, read_cell
from infoview_tui.exchange.exports.csv_table import BYTE_ORDER_MARK, COLUMNS, format_table
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.exports.contacts import list_exported_contacts
from tests.databases import open_empty
from tests.exchange.imports.importing import import_file
from tests.hostile_texts import HOSTILE_TEXTS


def read(workspace: Workspace) -> list[dict[str, str]]:
    """Return the rows of the table by column, as another program reads them."""
    text = "".join(format_table(list_exported_contacts(workspace), UTC))
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_contact_with_everything(workspace: Workspace, now: datetime) -> None:
    form = ContactForm(
        "Ana, “the” Silva", "Designer", "Figma; Inc", email="ana@x.org", phone="+49 30 1234", tags=("alumni", "pycon"),
        paths=("Design",), decides_on_hiring=True,
    )  # fmt: skip
    contact_commands.add_contact(workspace, form, now)
    (row,) = read(workspace)
    assert set(row) == set(COLUMNS)
    assert (row["Name"], row["Organization"], row["Tags"]) == ("Ana, “the” Silva", "Figma; Inc", "alumni; pycon")
    assert row["Phone"] == "'+49 30 1234"
    assert row["Decides on hiring"] == "yes"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "'x", '=HYPERLINK("http://x")'])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert mark_as_text(cell) == f"'{cell}"


@given(st.text())
def test_the_mark_can_be_taken_off_again(text: str) -> None:
    cell = mark_as_text(text)
    assert read_cell(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", HOSTILE_TEXTS[::7])
def test_hostile_texts_stay_in_their_cell(workspace: Workspace, now: datetime, text: str) -> None:
    contact_commands.add_contact(workspace, ContactForm(f"Ana {text}", title=text, email="ana@x.org"), now)
    (row,) = read(workspace)
    assert row["Email"] == "ana@x.org"
    assert not row["Title"].startswith(("=", "+", "-", "@"))


NAMES = st.from_regex(r"[A-Z][a-zé]{2,8} (van der )?[A-Z][a-z]{3,9}", fullmatch=True)
WORDS = st.from_regex(r"[A-Za-zé=@+'-][A-Za-z é,\"]{0,20}[a-z]", fullmatch=True)
FORMS = st.builds(
    ContactForm,
    name=NAMES,
    title=WORDS,
    organization=WORDS,
    email=st.from_regex(r"[a-z]{3,9}@[a-z]{3,9}\.org", fullmatch=True),
    phone=st.from_regex(r"\+49 30 [0-9]{6}", fullmatch=True),
    location=WORDS,
    why=WORDS,
    how_met=WORDS,
    channel=st.none() | st.sampled_from(Channel),
    seniority=st.none() | st.sampled_from(Seniority),
    relationship=st.none() | st.sampled_from(Relationship),
    tags=st.lists(st.from_regex(r"[a-z]{3,8}", fullmatch=True), max_size=3, unique=True).map(tuple),
)


@given(st.lists(FORMS, max_size=4, unique_by=(lambda form: form.name, lambda form: form.email)))
@settings(max_examples=20)
def test_a_table_that_is_imported_again_has_the_same_contacts(forms: list[ContactForm]) -> None:
    now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    with TemporaryDirectory() as directory:
        first, second = (open_empty(Path(directory, name, "infoview.db")) for name in ("first", "second"))
        for form in forms:
            contact_commands.add_contact(first, form, now)
        file = Path(directory, "contacts.csv")
        lines = [*format_table(list_exported_contacts(first), UTC)]
        file.write_text("".join((BYTE_ORDER_MARK, *lines)), encoding="utf-8", newline="")
        if forms:
            import_file(second, file, now)
        assert read(second) == read(first)
        for workspace in (first, second):
            workspace.close()
