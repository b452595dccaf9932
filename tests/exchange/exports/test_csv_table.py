"""Contacts as a table for spreadsheets: nothing is lost, and nothing is run as a formula."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from infoview_tui.exchange.exports.csv_table import COLUMNS, defuse, format_table
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.exports.contacts import list_exported_contacts
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
    assert defuse(cell) == f"'{cell}"


@given(st.text())
def test_the_mark_can_be_taken_off_again(text: str) -> None:
    cell = defuse(text)
    assert cell == text or cell[1:] == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", HOSTILE_TEXTS[::7])
def test_hostile_texts_stay_in_their_cell(workspace: Workspace, now: datetime, text: str) -> None:
    contact_commands.add_contact(workspace, ContactForm(f"Ana {text}", title=text, email="ana@x.org"), now)
    (row,) = read(workspace)
    assert row["Email"] == "ana@x.org"
    assert not row["Title"].startswith(("=", "+", "-", "@"))
