"""The details of a row of the preview."""

from __future__ import annotations

from datetime import date

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.imports.import_rows import AffiliationRow, FindingRow, ImportRow, MethodRow
from infoview_tui.services.imports.plan import RowSource, plan_import
from infoview_tui.ui.imports.preview_rows import build_details


def test_a_new_contact_shows_everything_that_its_row_says(workspace: Workspace) -> None:
    row = ImportRow(
        7,
        ContactForm("Ann Lee", email="ann@x.org", timezone="Europe/Berlin", tags=("alumni",)),
        connected_on=date(2024, 4, 3),
        methods=(MethodRow(ContactMethodKind.EMAIL, "lee@x.org", "work"),),
        affiliations=(AffiliationRow("Figma", title="designer"),),
        findings=(FindingRow("Plays the cello", "Outlook"),),
    )
    plan = plan_import(workspace, [RowSource("a file", [row])])
    assert build_details(plan, plan.rows[0]) == [
        ("line", "7"),
        ("email", "ann@x.org"),
        ("other email", "lee@x.org (work)"),
        ("time zone", "Europe/Berlin"),
        ("connected on", "2024-04-03"),
        ("former employer", "Figma, designer"),
        ("note", "Plays the cello"),
        ("tag", "alumni"),
    ]
