"""What searches remember: the results of a text, as long as the data and the day are the same."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.search.results import SearchResults
from infoview_tui.services.search.session import SearchSession

TODAY = date(2026, 11, 26)
FOUND = SearchResults(problems=("found before",))


def test_results_are_recalled_until_the_data_changes(workspace: Workspace, now: datetime) -> None:
    session = SearchSession(workspace.store)
    session.refresh()
    session.remember("risk", TODAY, FOUND, session.version)
    assert session.recall("risk", TODAY) is FOUND
    assert session.recall("ris", TODAY) is None
    add_contact(workspace, ContactForm("Maria Lopez"), now)
    assert session.recall("risk", TODAY) is None


def test_results_of_another_day_are_not_recalled(workspace: Workspace) -> None:
    session = SearchSession(workspace.store)
    session.refresh()
    session.remember("since:yesterday", TODAY, FOUND, session.version)
    assert session.recall("since:yesterday", TODAY + timedelta(days=1)) is None


def test_results_found_before_a_change_are_not_kept(workspace: Workspace, now: datetime) -> None:
    session = SearchSession(workspace.store)
    session.refresh()
    version = session.version
    add_contact(workspace, ContactForm("Maria Lopez"), now)
    session.refresh()
    session.remember("risk", TODAY, FOUND, version)
    assert session.recall("risk", TODAY) is None


def test_results_change_with_what_is_not_in_the_data(workspace: Workspace) -> None:
    session = SearchSession(workspace.store)
    session.refresh()
    session.remember("risk", TODAY, FOUND, session.version)
    session.forget_results()
    assert session.recall("risk", TODAY) is None
