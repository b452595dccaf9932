"""Contacts that are there already, under the same address or a similar name (R2)."""

from __future__ import annotations

import json
from typing import NamedTuple

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.person_names import first_and_last_word, is_same_name, is_similar_name, name_words
from infoview_tui.domain.profile_urls import normalize_profile_url
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.queries import read_card_texts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.duplicates import DUPLICATE_CANDIDATES, DuplicateCandidateRow
from infoview_tui.storage.query import escape_like

MATCH_REASONS = ("same address", "same profile", "similar name at the same organization", "same name", "similar name")
"""Why somebody may be the same person, the surest first."""


MAX_KEY_LENGTH = 500
"""The most characters of a name or address that candidates are looked for by: SQLite refuses long patterns."""


class Duplicate(NamedTuple):
    """A contact who may be the same person, and why that is likely (one of `MATCH_REASONS`)."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    reason: str


def find_duplicates(workspace: Workspace, form: ContactForm, *, exclude_id: int | None = None) -> list[Duplicate]:
    """Return the contacts that a form may mean, the most likely first; ``besides`` is the contact being edited.

    Two of one name with different profile addresses are two people.
    """
    name, profile = clean_line(form.name), normalize_profile_url(form.profile_url)
    email, organization = clean_line(form.email).casefold(), clean_line(form.organization)
    found: list[Duplicate] = []
    for row in workspace.store.all(
        DUPLICATE_CANDIDATES,
        email=email,
        email_like=escape_like(email[:MAX_KEY_LENGTH]),
        profile=profile,
        profile_like=f"%{escape_like(_last_segment(profile)[:MAX_KEY_LENGTH])}%",
        organization=organization,
        ids=json.dumps(_find_ids_by_similar_name(workspace, name)),
    ):
        reason = "" if row.id == exclude_id else _match_reason(row, name, email, profile, organization)
        if reason:
            found.append(Duplicate(row.id, row.name, row.title, row.organization, row.stage, reason))
    return sorted(found, key=lambda duplicate: MATCH_REASONS.index(duplicate.reason))


def _match_reason(row: DuplicateCandidateRow, name: str, email: str, profile: str, organization: str) -> str:
    if email and row.email.casefold() == email:
        return MATCH_REASONS[0]
    if profile and row.profile_url:
        ends_alike = _last_segment(profile) in row.profile_url
        return MATCH_REASONS[1] if ends_alike and normalize_profile_url(row.profile_url) == profile else ""
    if organization and row.organization.casefold() == organization.casefold() and is_similar_name(row.name, name):
        return MATCH_REASONS[2]
    if is_same_name(row.name, name):
        return MATCH_REASONS[3]
    # A single word is not enough to go by where nothing else is alike.
    return MATCH_REASONS[4] if " " in name and " " in row.name and is_similar_name(row.name, name) else ""


def _find_ids_by_similar_name(workspace: Workspace, name: str) -> list[int]:
    """Return the contacts whose name may be similar: those who share its first or last word."""
    ends = first_and_last_word(name[:MAX_KEY_LENGTH])
    found: list[int] = []
    for contact_id, text in workspace.cache.get(read_card_texts) if ends else ():
        if any(end in text for end in ends) and not ends.isdisjoint(name_words(text.partition("\n")[0])):
            found.append(contact_id)
    return found


def _last_segment(address: str) -> str:
    """Return the last part of an address, by which it is told from most others."""
    return address.rstrip("/").rpartition("/")[2]
