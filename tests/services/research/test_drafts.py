"""The unfinished line of research: one for each window and subject; those of ended instances are adopted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import NotFoundError
from infoview_tui.paths import AppPaths
from infoview_tui.services.contacts.contact_merge import merge_contacts
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.abandoned_drafts import open_research_draft
from infoview_tui.services.research.draft_state import ResearchDraftState, read_research_draft
from infoview_tui.services.research.drafts import save_research_draft
from infoview_tui.services.research.lines import add_research
from infoview_tui.services.research.queries import list_findings
from infoview_tui.storage.instances import Instance
from tests.conftest import Campaign, unwritable
from tests.costs import statements


@pytest.fixture
def ended_instance(paths: AppPaths) -> str:
    """The name of an instance that has ended."""
    instance = Instance(paths.data)
    instance.close()
    return instance.name


@pytest.fixture
def running_instance(paths: AppPaths, workspace: Workspace) -> Iterator[str]:
    """The name of another instance that is running."""
    instance = Instance(paths.data)
    yield instance.name
    instance.close()


def window(workspace: Workspace, name: str) -> Workspace:
    """Return a workspace of another instance."""
    return Workspace(workspace.store, name)


def texts(workspace: Workspace, contact_id: int) -> list[str]:
    return [row.text for row in read_contact_details(workspace, contact_id).findings]


@pytest.mark.parametrize("subject", [Subject.contact(1), Subject.organization(1), Subject.path(1)])
def test_line_of_each_subject_is_saved_and_read(workspace: Workspace, campaign: Campaign, subject: Subject) -> None:
    assert campaign.maria
    for line in ("h", "ha", "half a tho"):
        save_research_draft(workspace, subject, line)
    assert read_research_draft(workspace, subject) == ResearchDraftState("half a tho")
    save_research_draft(workspace, subject, "")
    assert workspace.store.connection.execute("SELECT count(*) FROM research_drafts").fetchone() == (0,)


def test_line_has_no_undo_and_costs_one_statement(workspace: Workspace, campaign: Campaign) -> None:
    subject = Subject.contact(campaign.maria)
    undo_steps = len(workspace._undo_stack)
    save_research_draft(workspace, subject, "h")
    with statements(workspace) as ran:
        save_research_draft(workspace, subject, "ha")
    assert len([sql for sql in ran if "research_drafts" in sql]) == 1
    assert len(workspace._undo_stack) == undo_steps


def test_saving_the_line_clears_the_draft(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    subject = Subject.contact(campaign.maria)
    save_research_draft(workspace, subject, "Speaks Thai")
    add_research(workspace, Subject.organization(1), "Speaks Thai", now, zone, contact_id=campaign.maria)
    assert read_research_draft(workspace, subject) == ResearchDraftState("")


def test_line_of_a_deleted_subject_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="This industry no longer exists"):
        save_research_draft(workspace, Subject.industry(4711), "half")


def test_line_of_an_ended_instance_is_adopted(
    workspace: Workspace, campaign: Campaign, ended_instance: str, now: datetime, zone: ZoneInfo
) -> None:
    subject = Subject.contact(campaign.maria)
    save_research_draft(window(workspace, ended_instance), subject, "half a tho")
    assert read_research_draft(workspace, subject) is None
    assert open_research_draft(workspace, subject, now, zone) == ResearchDraftState("half a tho")
    assert read_research_draft(workspace, subject) == ResearchDraftState("half a tho")


def test_line_of_a_running_instance_is_left_alone(
    workspace: Workspace, campaign: Campaign, running_instance: str, now: datetime, zone: ZoneInfo
) -> None:
    subject = Subject.contact(campaign.maria)
    save_research_draft(window(workspace, running_instance), subject, "theirs")
    save_research_draft(workspace, subject, "mine")
    assert read_research_draft(workspace, subject) == ResearchDraftState("mine")
    assert open_research_draft(workspace, subject, now, zone) == ResearchDraftState("mine")


def test_further_lines_of_ended_instances_are_saved_as_research(
    workspace: Workspace, campaign: Campaign, ended_instance: str, now: datetime, zone: ZoneInfo
) -> None:
    subject = Subject.contact(campaign.maria)
    before = texts(workspace, campaign.maria)
    save_research_draft(workspace, subject, "mine")
    save_research_draft(window(workspace, ended_instance), subject, "theirs")
    assert open_research_draft(workspace, subject, now, zone) == ResearchDraftState("mine", saved_count=1)
    assert texts(workspace, campaign.maria) == [*before, "theirs"]


def test_adopted_line_that_needs_a_person_is_not_lost(
    workspace: Workspace, campaign: Campaign, ended_instance: str, now: datetime, zone: ZoneInfo
) -> None:
    assert campaign.maria
    subject = Subject.organization(1)
    save_research_draft(workspace, subject, "mine")
    save_research_draft(window(workspace, ended_instance), subject, "$ An article")
    open_research_draft(workspace, subject, now, zone)
    assert [row.text for row in list_findings(workspace, subject)] == ["$ An article"]


def test_line_is_shown_even_if_it_cannot_be_adopted(
    workspace: Workspace, campaign: Campaign, ended_instance: str, now: datetime, zone: ZoneInfo
) -> None:
    subject = Subject.contact(campaign.maria)
    save_research_draft(window(workspace, ended_instance), subject, "half a tho")
    with unwritable(workspace):
        assert open_research_draft(workspace, subject, now, zone) == ResearchDraftState("half a tho")
    assert open_research_draft(workspace, subject, now, zone) == ResearchDraftState("half a tho")


def test_merging_contacts_joins_the_lines_of_one_window(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    kept, merged = Subject.contact(campaign.tom), Subject.contact(campaign.maria)
    save_research_draft(workspace, kept, "half a")
    save_research_draft(workspace, merged, "thought")
    merge_contacts(workspace, campaign.tom, campaign.maria, now)
    assert read_research_draft(workspace, kept) == ResearchDraftState("half a thought")
    workspace.undo(now)
    assert read_research_draft(workspace, kept) == ResearchDraftState("half a")
    assert read_research_draft(workspace, merged) == ResearchDraftState("thought")
