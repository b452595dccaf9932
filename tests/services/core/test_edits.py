"""Edits of the same thing in two windows: each saves what it changed, and a field that both changed is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import OutcomeKind
from infoview_tui.domain.research_subjects import ResearchItemKind
from infoview_tui.errors import EditConflictError
from infoview_tui.services.contacts.commands import add_contact, edit_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.edits import merge_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief.outcomes import add_outcome, edit_outcome
from infoview_tui.services.interviews.planning import edit_question
from infoview_tui.services.research.forms import OrganizationForm, PathForm
from infoview_tui.services.research.items import edit_research_item
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.research.paths import PATHS
from tests.conftest import Campaign


def test_both_windows_save_what_they_changed(workspace: Workspace, now: datetime) -> None:
    contact_id = add_contact(workspace, ContactForm("Maria", title="designer", tags=("design",)), now)
    opened = read_contact_form(workspace, contact_id)
    edit_contact(workspace, contact_id, replace(opened, email="maria@x.org"), now, opened=opened)
    edit_contact(workspace, contact_id, replace(opened, title="lead", tags=("design", "lead")), now, opened=opened)
    saved = read_contact_form(workspace, contact_id)
    assert (saved.email, saved.title, saved.tags) == ("maria@x.org", "lead", ("design", "lead"))


def test_field_that_both_changed_is_shown_with_both_values(workspace: Workspace, now: datetime) -> None:
    contact_id = add_contact(workspace, ContactForm("Maria", title="designer"), now)
    opened = read_contact_form(workspace, contact_id)
    edit_contact(workspace, contact_id, replace(opened, title="lead"), now, opened=opened)
    mine = replace(opened, title="head", phone="+49 30 1")
    with pytest.raises(EditConflictError, match="Title is now “lead”, and you typed “head”") as error:
        edit_contact(workspace, contact_id, mine, now, opened=opened)
    assert read_contact_form(workspace, contact_id).title == "lead"
    assert isinstance(error.value.stored, ContactForm)
    edit_contact(workspace, contact_id, mine, now, opened=error.value.stored)
    assert read_contact_form(workspace, contact_id) == mine, "saving again replaces it"


def test_texts_and_forms_of_research_plans_and_outcomes(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    organization = ORGANIZATIONS.add(workspace, OrganizationForm("Duo", "Software", "They hire"), now)
    opened = OrganizationForm("Duo", "Software", "They hire")
    ORGANIZATIONS.edit(workspace, organization, opened._replace(industry="Maps"), now, opened=opened)
    ORGANIZATIONS.edit(workspace, organization, opened._replace(why="Good maps"), now, opened=opened)
    with pytest.raises(EditConflictError, match="Industry is now “Maps”, and you typed “Atlases”"):
        ORGANIZATIONS.edit(workspace, organization, opened._replace(industry="Atlases"), now, opened=opened)
    path = PATHS.add(workspace, PathForm("Cartographer"), now)
    PATHS.edit(workspace, path, PathForm("Cartographer", "I draw"), now, opened=PathForm("Cartographer"))
    with pytest.raises(EditConflictError, match="Why is now “I draw”"):
        PATHS.edit(workspace, path, PathForm("Cartographer", "Maps"), now, opened=PathForm("Cartographer"))

    edit_question(workspace, campaign.question, now, text="How do you start?", opened="What do you do all day?")
    with pytest.raises(EditConflictError, match="it is now “How do you start"):
        edit_question(workspace, campaign.question, now, text="Why?", opened="What do you do all day?")
    outcome = add_outcome(workspace, campaign.interview, OutcomeKind.LEAD, "a job", now)
    edit_outcome(workspace, outcome, "a job in March", now, opened="a job")
    with pytest.raises(EditConflictError):
        edit_outcome(workspace, outcome, "a trial", now, opened="a job")
    kind, hypothesis = ResearchItemKind.HYPOTHESIS, campaign.hypothesis
    edit_research_item(workspace, kind, hypothesis, "Design pays", now, opened="Design pays well")
    with pytest.raises(EditConflictError, match="it is now “Design pays”"):
        edit_research_item(workspace, kind, hypothesis, "Design pays badly", now, opened="Design pays well")


texts = st.sampled_from(["", "a", "b", "c"])
forms = st.builds(OrganizationForm, texts, texts, texts)


@given(forms, forms, forms)
def test_merge_keeps_every_change(opened: OrganizationForm, stored: OrganizationForm, typed: OrganizationForm) -> None:
    columns = list(zip(opened, stored, typed, strict=True))
    if any(mine not in (before, now) and now != before for before, now, mine in columns):
        with pytest.raises(EditConflictError):
            merge_form(opened, stored, typed)
        return
    merged = merge_form(opened, stored, typed)
    for value, (before, now, mine) in zip(merged, columns, strict=True):
        assert value == (now if mine == before else mine)
    assert merge_form(None, stored, typed) == typed
