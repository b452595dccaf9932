"""Contacts that are there already, under the same address or a similar name, and making one of two."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.vocabulary import Stage
from infoview_tui.services.contacts import ContactForm
from infoview_tui.services.desk import Desk


class Duplicate(NamedTuple):
    """A contact who may be the same person, and why that is likely."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    why: str


def find_duplicates(desk: Desk, form: ContactForm, *, besides: int | None = None) -> list[Duplicate]:
    """Return the contacts that a form may mean, the most likely first; ``besides`` is the contact being edited."""
    raise NotImplementedError


def merge_contacts(desk: Desk, kept_id: int, other_id: int, now: datetime) -> str:
    """Make one contact of two; return a sentence. Nothing is lost, and one undo brings both back."""
    raise NotImplementedError


def merge_form(desk: Desk, kept_id: int, form: ContactForm, now: datetime) -> str:
    """Take what a form says into a contact; return a sentence."""
    raise NotImplementedError
