"""What an introduction is asked to: a person, also one without an organization, or an organization."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import MessageKind
from infoview_tui.domain.message_targets import NO_TARGET, MessageTarget, TargetKind
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.introductions.targets import resolve_target
from infoview_tui.services.outreach import messages
from tests.drafting import TEMPLATES, draft_message

PERSON, ORGANIZATION = TargetKind.PERSON, TargetKind.ORGANIZATION


@pytest.fixture
def tom(workspace: Workspace, now: datetime) -> int:
    """Tom is asked; Ada has no organization, and there is an organization of the same name; Bo works at Figma."""
    for form in (
        ContactForm("Ada Lind"),
        ContactForm("Cy Bank", organization="ada lind"),
        ContactForm("Bo Li", organization="Figma"),
        ContactForm("Acme", organization="Acme"),
        ContactForm("Dee", organization="Bank at Work"),
    ):
        contact_commands.add_contact(workspace, form, now)
    return contact_commands.add_contact(workspace, ContactForm("Tom Weber", email="tom@x.org"), now)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Lind", PERSON),
        ("Bo Li at Figma", PERSON),
        ("BO LI at a place that is not known", PERSON),
        ("somebody in design at Figma", PERSON),
        ("Figma", ORGANIZATION),
        ("Acme", ORGANIZATION),
        ("Bank at Work", ORGANIZATION),
        ("somewhere", ORGANIZATION),
        ("nobody at nowhere", ORGANIZATION),
    ],
)
def test_a_stored_target_is_a_person_or_an_organization(
    workspace: Workspace, tom: int, text: str, kind: TargetKind
) -> None:
    assert resolve_target(workspace, MessageKind.INTRODUCTION, text) == MessageTarget(text, kind)


def test_an_update_is_about_news(workspace: Workspace, tom: int) -> None:
    assert resolve_target(workspace, MessageKind.UPDATE, "Ada Lind") == MessageTarget.news("Ada Lind")
    assert resolve_target(workspace, MessageKind.INTRODUCTION, "") == NO_TARGET


def test_a_person_without_an_organization_is_asked_for_as_a_person(
    workspace: Workspace, tom: int, now: datetime
) -> None:
    kind = MessageKind.INTRODUCTION
    draft = draft_message(workspace, tom, now, kind=kind, target=MessageTarget.person("Ada Lind"))
    assert (draft.subject, draft.template_id) == ("Would you introduce me to Ada Lind?", "introduction.person")
    assert "I believe that you know Ada Lind." in draft.body
    other = draft_message(workspace, tom, now, kind=kind, target=MessageTarget.organization("Figma"))
    assert other.subject == "Who do you know at Figma?"


def test_it_stays_a_person_when_the_draft_is_written_anew(workspace: Workspace, tom: int, now: datetime) -> None:
    kind = MessageKind.INTRODUCTION
    draft = draft_message(workspace, tom, now, kind=kind, target=MessageTarget.person("Ada Lind"))
    again = messages.rewrite_draft(workspace, draft.id, now, now.tzinfo, templates=TEMPLATES)  # type: ignore[arg-type]
    assert again.message.template_id == "introduction.person"
