"""Resolving a typed name to a contact."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.resolve_contact import get_contact_by_name
from infoview_tui.services.core.workspace import Workspace


def test_name_finds_its_contact(workspace: Workspace, now: datetime) -> None:
    maria = add_contact(workspace, ContactForm("María López"), now)
    add_contact(workspace, ContactForm("Tom Weber"), now)
    for typed in ("María López", "maria lopez", "maria", "lop", " MARIA "):
        assert get_contact_by_name(workspace, typed).id == maria, typed


def test_full_name_is_preferred_to_prefix(workspace: Workspace, now: datetime) -> None:
    ann = add_contact(workspace, ContactForm("José García"), now)
    add_contact(workspace, ContactForm("José García Pérez"), now)
    assert get_contact_by_name(workspace, "jose garcia").id == ann


def test_ambiguous_name_is_rejected(workspace: Workspace, now: datetime) -> None:
    for name in ("Maria Lopez", "Maria Weber"):
        add_contact(workspace, ContactForm(name), now)
    with pytest.raises(InfoviewError, match="matches 2 contacts: Maria Lopez, Maria Weber"):
        get_contact_by_name(workspace, "maria")


@pytest.mark.parametrize("name", ["Zoë", "", "%", "\ud800"])
def test_unknown_name_raises_not_found(workspace: Workspace, now: datetime, name: str) -> None:
    add_contact(workspace, ContactForm("Maria Lopez"), now)
    with pytest.raises(NotFoundError) as caught:
        get_contact_by_name(workspace, name)
    str(caught.value).encode()
