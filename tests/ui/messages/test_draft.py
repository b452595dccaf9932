"""The message on the screen, without Textual: what is typed, saved, and merged with another window."""

from __future__ import annotations

from datetime import datetime, tzinfo
from types import SimpleNamespace

import pytest

from infoview_tui.domain.enums import MessageKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.outreach import draft_texts, messages, new_message
from infoview_tui.ui.messages.draft import Draft
from tests.drafting import TEMPLATES
from tests.ui.held_call import Held
from tests.ui.part_host import PartHost


class Host(PartHost):
    """A screen with a config."""

    config = SimpleNamespace(minutes=25)


class Fields:
    """The two fields without widgets."""

    def __init__(self) -> None:
        self.subject = self.body = ""

    def read(self) -> tuple[str, str]:
        return self.subject, self.body

    def show(self, subject: str, body: str) -> None:
        self.subject, self.body = subject, body


@pytest.fixture
def host(workspace: Workspace, now: datetime, zone: tzinfo) -> Host:
    return Host(workspace, now, zone)


@pytest.fixture
def fields() -> Fields:
    return Fields()


@pytest.fixture
def draft(host: Host, fields: Fields, held: Held) -> Draft:
    opened = new_message.open_draft(
        host.workspace,
        held.maria,
        MessageKind.THANK_YOU,
        host.now(),
        host.zone,
        interview_id=held.interview,
        templates=TEMPLATES,
    )
    draft = Draft(host, fields, opened)
    draft.show_written(draft.read(), is_first=True, has_unsaved_changes=False)
    return draft


def stored_body(draft: Draft) -> str:
    return draft.read().message.body


def test_only_a_changed_text_is_saved(host: Host, draft: Draft, fields: Fields) -> None:
    assert draft.count_changed() is None
    fields.body = "Dear Maria"
    assert draft.count_changed() == len(fields.subject) + len("Dear Maria")
    draft.save()
    assert draft.count_changed() is None
    assert stored_body(draft) == "Dear Maria"


def test_text_of_another_window_is_shown_unless_something_is_typed(
    host: Host, draft: Draft, fields: Fields, now: datetime
) -> None:
    assert draft.opened is not None
    base = draft.opened.message.subject, draft.opened.message.body
    message_id = draft.opened.message.id
    theirs = draft_texts.save_message_draft(host.workspace, message_id, ("Hello", "Dear M."), now, base=base)
    fields.body += " typed"
    draft.show_written(draft.read(), is_first=False, has_unsaved_changes=False)
    assert fields.body.endswith(" typed")
    fields.body = fields.body.removesuffix(" typed")
    draft.show_written(draft.read(), is_first=False, has_unsaved_changes=False)
    assert fields.read() == theirs


def test_both_texts_are_saved_and_said(host: Host, draft: Draft, fields: Fields, now: datetime) -> None:
    assert draft.opened is not None
    base = draft.opened.message.subject, draft.opened.message.body
    draft_texts.save_message_draft(host.workspace, draft.opened.message.id, ("Hello", base[1]), now, base=base)
    fields.body = "Dear Maria"
    draft.save()
    assert fields.read() == ("Hello", "Dear Maria")
    assert host.shown == ["Also changed in another window; both texts saved."]


def test_sent_message_is_not_saved(host: Host, draft: Draft, fields: Fields, now: datetime) -> None:
    assert draft.opened is not None
    messages.mark_sent(host.workspace, draft.opened.message.id, now)
    before = stored_body(draft)
    fields.body = "Dear Maria"
    assert draft.count_changed() is None
    draft.save()
    assert (draft.is_sent, stored_body(draft)) == (True, before)


def test_place_is_the_contact_until_the_message_has_a_row(draft: Draft, held: Held, fields: Fields) -> None:
    assert draft.name_place() == f"contact:{held.maria}"
    fields.body = "Dear Maria"
    draft.save()
    assert draft.name_place().startswith("message:")
    draft.reopen(draft.message_id)
    assert draft.opened is None
