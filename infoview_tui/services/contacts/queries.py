"""Reads about contacts: form, profile, tags, and paths (R2, R6, R23)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board.filtering import TAGS, TAGS_OF_CONTACTS
from infoview_tui.storage.queries.contacts import contacts as contact_queries
from infoview_tui.storage.queries.contacts.contacts import (
    ORGANIZATION_NAMES,
    PATHS,
    CommonGroundRow as CommonGroundRow,
    ContactRow as ContactRow,
    HypothesisRow as HypothesisRow,
    NamedRow as NamedRow,
    OfferingRow as OfferingRow,
    ProfileRow as ProfileRow,
    TagIntervalRow as TagIntervalRow,
)


def read_profile(workspace: Workspace) -> ProfileRow:
    """Return the user's profile, empty if none has been saved yet."""
    return workspace.store.first(contact_queries.PROFILE) or ProfileRow("", "", "", "", "", "", "", "", "")


def read_contact_form(workspace: Workspace, contact_id: int) -> ContactForm:
    """Return the form of a contact. Raises NotFoundError if it does not exist."""
    row = read_contact(workspace, contact_id)
    return ContactForm(
        name=row.name,
        title=row.title,
        organization=row.organization,
        email=row.email,
        phone=row.phone,
        profile_url=row.profile_url,
        location=row.location,
        timezone=row.timezone,
        relationship=row.relationship,
        how_met=row.how_met,
        why=row.why,
        channel=row.channel,
        referrer_id=row.referrer_id,
        paths=row.paths,
        tags=row.tags,
        seniority=row.seniority,
        decides_on_hiring=row.decides_on_hiring,
        stay_in_touch_months=row.stay_in_touch_months,
        not_before=row.not_before,
    )


def list_organizations(workspace: Workspace) -> list[str]:
    """Return the names of all organizations, for completion."""
    return [row.name for row in workspace.store.all(ORGANIZATION_NAMES)]


def list_tags(workspace: Workspace) -> list[str]:
    """Return the names of all tags, for completion."""
    return [row.name for row in workspace.store.all(TAGS)]


def list_tag_intervals(workspace: Workspace) -> list[TagIntervalRow]:
    """Return all tags with how often to stay in touch with their contacts, sorted by name."""
    return workspace.store.all(contact_queries.TAG_INTERVALS)


def list_tags_of(workspace: Workspace, contact_ids: Sequence[int]) -> list[str]:
    """Return the names of the tags of any of these contacts."""
    return [row.name for row in workspace.store.all(TAGS_OF_CONTACTS, ids=json.dumps(list(contact_ids)))]


def list_paths(workspace: Workspace) -> list[str]:
    """Return the names of all paths, for completion."""
    return [row.name for row in workspace.store.all(PATHS)]
