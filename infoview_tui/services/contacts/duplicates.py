"""Contacts that are there already, under the same address or a similar name (R2)."""

from __future__ import annotations

import json
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.person_line import name_ends, name_words, same_person, similar_names
from infoview_tui.domain.profile_urls import profile_address
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.filtering import read_texts
from infoview_tui.services.contacts.contact_merge import merge_form
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.contacts.duplicates import CANDIDATES, Candidate
from infoview_tui.storage.query import literally

__all__ = ["Duplicate", "find_duplicates", "merge_form"]

WHYS = ("same address", "same profile", "similar name at the same organization", "same name", "similar name")
"""Why somebody may be the same person, the surest first."""

LONGEST_KEY = 500
"""The most characters of a name or address that candidates are looked for by: SQLite refuses long patterns."""


class Duplicate(NamedTuple):
    """A contact who may be the same person, and why that is likely (one of `WHYS`)."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    why: str


def find_duplicates(desk: Desk, form: ContactForm, *, besides: int | None = None) -> list[Duplicate]:
    """Return the contacts that a form may mean, the most likely first; ``besides`` is the contact being edited.

    Two of one name with different profile addresses are two people.
    """
    name, profile = clean_line(form.name), profile_address(form.profile_url)
    email, organization = clean_line(form.email).casefold(), clean_line(form.organization)
    found: list[Duplicate] = []
    for values in desk.store.tuples(
        CANDIDATES,
        email=email,
        email_like=literally(email[:LONGEST_KEY]),
        profile=profile,
        profile_like=f"%{literally(_end(profile)[:LONGEST_KEY])}%",
        organization=organization,
        ids=json.dumps(_of_similar_name(desk, name)),
    ):
        row = Candidate._make(values)
        why = "" if row.id == besides else _why(row, name, email, profile, organization)
        if why:
            found.append(Duplicate(row.id, row.name, row.title, row.organization, Stage(row.stage), why))
    return sorted(found, key=lambda duplicate: WHYS.index(duplicate.why))


def _why(row: Candidate, name: str, email: str, profile: str, organization: str) -> str:
    if email and row.email.casefold() == email:
        return WHYS[0]
    if profile and row.profile_url:
        ends_alike = _end(profile) in row.profile_url
        return WHYS[1] if ends_alike and profile_address(row.profile_url) == profile else ""
    if organization and row.organization.casefold() == organization.casefold() and similar_names(row.name, name):
        return WHYS[2]
    if same_person(row.name, name):
        return WHYS[3]
    # A single word is not enough to go by where nothing else is alike.
    return WHYS[4] if " " in name and " " in row.name and similar_names(row.name, name) else ""


def _of_similar_name(desk: Desk, name: str) -> list[int]:
    """Return the contacts whose name may be similar: those who share its first or last word."""
    ends = name_ends(name[:LONGEST_KEY])
    found: list[int] = []
    for contact_id, text in desk.kept.get(read_texts) if ends else ():
        if any(end in text for end in ends) and not ends.isdisjoint(name_words(text.partition("\n")[0])):
            found.append(contact_id)
    return found


def _end(address: str) -> str:
    """Return the last part of an address, by which it is told from most others."""
    return address.rstrip("/").rpartition("/")[2]
