"""What names somebody or something by its name follows when that changes, and one undo takes it all back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from infoview_tui.domain.enums import ActionKind, Channel, MessageKind, MessageState, Sort
from infoview_tui.services.board.commands import save_view
from infoview_tui.services.board.queries import list_views
from infoview_tui.services.contacts.commands import add_contact, edit_contact
from infoview_tui.services.contacts.contact_merge import merge_contacts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_contact_form
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.forms import OrganizationForm, PathForm
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.research.paths import PATHS
from infoview_tui.services.research.subject_lists import list_organizations, list_paths
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.tables import Action, Message
from tests.conftest import Campaign
from tests.services.tables import snapshot


def add_requests(workspace: Workspace, contact_id: int, now: datetime, *targets: str) -> None:
    """Add an untouched draft and a planned request about each target, and a reminder to ask again."""
    with workspace.transaction("test", now) as transaction:
        for target in targets:
            transaction.add(
                Message(
                    contact_id=contact_id,
                    kind=MessageKind.INTRODUCTION,
                    channel=Channel.EMAIL,
                    state=MessageState.DRAFT,
                    target=target,
                    subject=f"Would you introduce me to {target}?",
                    body=f"I believe that you know {target}.",
                    created_at=now,
                    updated_at=now,
                ),
                Action(contact_id=contact_id, kind=ActionKind.INTRODUCTION, text=target, created_at=now),
                Action(
                    contact_id=contact_id,
                    kind=ActionKind.TODO,
                    text=f"Ask Tom Weber again about an introduction to {target}",
                    created_at=now,
                ),
            )


def read_texts(workspace: Workspace) -> set[str]:
    """Return the targets, subjects, and bodies of requests, and the texts of actions."""
    connection = workspace.store.connection
    rows = connection.execute("SELECT target, subject, body FROM messages WHERE kind = 'introduction'").fetchall()
    actions = connection.execute("SELECT text FROM actions WHERE kind IN ('introduction', 'todo')").fetchall()
    return {text for row in (*rows, *actions) for text in row}


def find_organization(workspace: Workspace, name: str) -> int:
    return next(row.id for row in list_organizations(workspace) if row.name == name)


def find_contact(workspace: Workspace, name: str) -> int:
    return next(row.id for row in workspace.store.all(CONTACT_NAMES) if row.name == name)


def texts_about(target: str) -> set[str]:
    return {
        target,
        f"Would you introduce me to {target}?",
        f"I believe that you know {target}.",
        f"Ask Tom Weber again about an introduction to {target}",
    }


def test_a_renamed_organization_is_followed(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    add_requests(workspace, campaign.tom, now, "Figma", "Priya Shah at Figma", "Figma Friends", "Figmata")
    before = snapshot(workspace.store.connection)
    ORGANIZATIONS.edit(workspace, find_organization(workspace, "Figma"), OrganizationForm("Config"), now)
    expected = ("Config", "Priya Shah at Config", "Figma Friends", "Figmata")
    assert read_texts(workspace) >= set().union(*map(texts_about, expected))
    assert "Figma" not in read_texts(workspace)
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_a_merged_organization_and_a_merged_contact_are_followed(
    workspace: Workspace, campaign: Campaign, now: datetime
) -> None:
    add_requests(workspace, campaign.tom, now, "Figma", "Priya Shah at Figma")
    target, source = find_organization(workspace, "Acme"), find_organization(workspace, "Figma")
    ORGANIZATIONS.merge(workspace, target, source, now)
    other = add_contact(workspace, ContactForm("Priya S. Shah", organization="Acme"), now)
    before = snapshot(workspace.store.connection)
    merge_contacts(workspace, other, find_contact(workspace, "Priya Shah"), now)
    assert texts_about("Acme") | texts_about("Priya S. Shah at Acme") <= read_texts(workspace)
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_the_one_who_is_asked_again_is_followed(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    add_requests(workspace, campaign.tom, now, "Figma")
    form = read_contact_form(workspace, campaign.tom)
    edit_contact(workspace, campaign.tom, replace(form, name="Thomas Weber"), now)
    assert "Ask Thomas Weber again about an introduction to Figma" in read_texts(workspace)
    assert "Ask Tom Weber again about an introduction to Figma" not in read_texts(workspace)


def test_a_name_that_two_contacts_have_is_not_followed(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    add_requests(workspace, campaign.tom, now, "Priya Shah")
    priya = find_contact(workspace, "Priya Shah")
    add_contact(workspace, ContactForm("Priya Shah"), now)
    edit_contact(workspace, priya, replace(read_contact_form(workspace, priya), name="P. Shah"), now)
    assert texts_about("Priya Shah") <= read_texts(workspace)


def test_words_that_the_user_wrote_or_sent_stay(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    add_requests(workspace, campaign.tom, now, "Figma")
    with workspace.transaction("test", now) as transaction:
        for message_id, changes in ((1, {"state": MessageState.SENT}), (2, {"updated_at": now + timedelta(hours=1)})):
            message = Message(
                contact_id=campaign.tom,
                kind=MessageKind.INTRODUCTION,
                channel=Channel.EMAIL,
                target="Figma",
                subject=f"Figma {message_id}",
                body=f"Who is at Figma? {message_id}",
                created_at=now,
                updated_at=now,
            )
            for name, value in changes.items():
                setattr(message, name, value)
            transaction.add(message)
    ORGANIZATIONS.edit(workspace, find_organization(workspace, "Figma"), OrganizationForm("Config"), now)
    assert {"Figma 1", "Who is at Figma? 1", "Figma 2", "Who is at Figma? 2"} <= read_texts(workspace)
    assert "Figma" not in read_texts(workspace)  # the targets


def test_saved_views_follow_paths_organizations_and_people(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    query = 'path:"Product design" -path:health org:figma referrer:"tom weber" "product design"'
    save_view(workspace, "Mine", query, Sort.URGENCY, now)
    path = next(row.id for row in list_paths(workspace) if row.name == "Product design")
    PATHS.edit(workspace, path, PathForm("Design"), now)
    ORGANIZATIONS.edit(workspace, find_organization(workspace, "Figma"), OrganizationForm("Figma Design"), now)
    edit_contact(workspace, campaign.tom, replace(read_contact_form(workspace, campaign.tom), name="Tom"), now)
    (view,) = [view for view in list_views(workspace) if view.name == "Mine"]
    assert view.query == 'path:Design -path:health org:"Figma Design" referrer:Tom "product design"'
