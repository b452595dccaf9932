"""Duplicate detection: finds contacts with the same email address, phone number, or profile, or a similar name (R2)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from infoview_tui.domain.address_keys import phone_key
from infoview_tui.domain.enums import Stage
from infoview_tui.domain.name_parts import is_east_asian
from infoview_tui.domain.person_names import (
    first_and_last_word,
    is_same_name,
    is_similar_name,
    name_keys,
    name_words,
)
from infoview_tui.domain.profile_urls import identify_profile
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.card_texts import read_card_texts
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.contacts.duplicates import (
    DISTINCT_CONTACTS,
    DUPLICATE_CANDIDATES,
    PHONES,
    PROFILE_URLS,
    DuplicateCandidateRow,
)
from infoview_tui.storage.query import escape_like
from infoview_tui.storage.store import Store

MATCH_REASONS = (
    "same email address",
    "same profile URL",
    "same phone number",
    "similar name at the same organization",
    "same name",
    "similar name",
)
"""Reasons for a match, most certain first."""


MAX_KEY_LENGTH = 500
"""Search terms are cut to this many characters: SQLite rejects long LIKE patterns."""


class Duplicate(NamedTuple):
    """A contact who may be the same person, and why that is likely (one of `MATCH_REASONS`)."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    reason: str


class _Keys(NamedTuple):
    """What a form is compared by. ``with_profile`` and ``with_phone`` are the ids of who has its profile, or number."""

    name: str
    email: str
    profile: str
    organization: str
    with_profile: list[int]
    with_phone: list[int]


def find_duplicates(workspace: Workspace, form: ContactForm, *, exclude_id: int | None = None) -> list[Duplicate]:
    """Return possible duplicates of a form, most likely first. ``exclude_id`` is the contact being edited.

    Contacts with the same name but different profile URLs are different people, and so are those of which the user has
    said so.
    """
    name, profile = clean_line(form.name), identify_profile(form.profile_url)
    email, organization = clean_line(form.email).casefold(), clean_line(form.organization)
    with_profile = _find_ids_by_profile(workspace, profile)
    with_phone = _find_ids_by_phone(workspace, phone_key(clean_line(form.phone)))
    keys = _Keys(name, email, profile, organization, with_profile, with_phone)
    excluded = _find_distinct(workspace, exclude_id)
    found: list[Duplicate] = []
    for row in workspace.store.all(
        DUPLICATE_CANDIDATES,
        email=email,
        email_like=escape_like(email[:MAX_KEY_LENGTH]),
        organization=organization,
        ids=json.dumps([*with_profile, *with_phone, *_find_ids_by_similar_name(workspace, name)]),
    ):
        reason = "" if row.id in excluded else _match_reason(row, keys)
        if reason:
            found.append(Duplicate(row.id, row.name, row.title, row.organization, row.stage, reason))
    return sorted(found, key=lambda duplicate: MATCH_REASONS.index(duplicate.reason))


def are_distinct(workspace: Workspace, one_id: int, other_id: int) -> bool:
    """Return whether the user has said that two contacts are different people."""
    return other_id in _find_distinct(workspace, one_id)


def _match_reason(row: DuplicateCandidateRow, form: _Keys) -> str:
    name, email, profile, organization, with_profile, with_phone = form
    if email and (row.has_email or row.email.casefold() == email):
        return MATCH_REASONS[0]
    if row.id in with_profile:
        return MATCH_REASONS[1]
    if profile and row.profile_url:
        return ""
    if row.id in with_phone:
        return MATCH_REASONS[2]
    if organization and row.organization.casefold() == organization.casefold() and is_similar_name(row.name, name):
        return MATCH_REASONS[3]
    if is_same_name(row.name, name):
        return MATCH_REASONS[4]
    # A single word in common is too weak without another match.
    return MATCH_REASONS[5] if " " in name and " " in row.name and is_similar_name(row.name, name) else ""


def _find_distinct(workspace: Workspace, contact_id: int | None) -> set[int]:
    """Return a contact, and those that are not the same person."""
    if contact_id is None:
        return set()
    return {contact_id, *(row.id for row in workspace.store.all(DISTINCT_CONTACTS, contact_id=contact_id))}


def _find_ids_by_profile(workspace: Workspace, profile: str) -> list[int]:
    return workspace.cache.get(_read_profiles).get(profile, []) if profile else []


def _read_profiles(store: Store) -> dict[str, list[int]]:
    return _group_ids(store.tuples(PROFILE_URLS), identify_profile)


def _find_ids_by_phone(workspace: Workspace, key: str) -> list[int]:
    return workspace.cache.get(_read_phones).get(key, []) if key else []


def _read_phones(store: Store) -> dict[str, list[int]]:
    return _group_ids(store.tuples(PHONES), phone_key)


def _group_ids(rows: Iterable[tuple[int, str]], compute_key: Callable[[str], str]) -> dict[str, list[int]]:
    """Return the ids of contacts by the keys of what they have."""
    found: dict[str, list[int]] = {}
    for contact_id, value in rows:
        found.setdefault(compute_key(value), []).append(contact_id)
    return found


def _find_ids_by_similar_name(workspace: Workspace, name: str) -> list[int]:
    """Return the ids of contacts whose names share the first or last word of a name, or are the same in East Asia."""
    ends = first_and_last_word(name[:MAX_KEY_LENGTH])
    keys = frozenset(name_keys(name)) if is_east_asian(name) else frozenset()
    found: list[int] = []
    for contact_id, text in workspace.cache.get(read_card_texts) if ends else ():
        shares_word = any(end in text for end in ends) and not ends.isdisjoint(name_words(text.partition("\n")[0]))
        if shares_word or (keys and not text.isascii() and not keys.isdisjoint(name_keys(text.partition("\n")[0]))):
            found.append(contact_id)
    return found
