"""Where people worked and studied, and who was asked who they know at an organization (R3)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from infoview_tui.domain.enums import AffiliationKind, AskState
from infoview_tui.storage.tables.columns import IdentifiedRow, UtcDateTime, enum_type


class Affiliation(IdentifiedRow, table=True):
    """A former employer or a school of a contact, or, without a contact, of the user.

    ``title`` is the position or degree; years are calendar years, None if not known. A contact's present employer is
    `Contact.organization_id`.
    """

    __tablename__ = "affiliations"
    __table_args__ = (CheckConstraint("last_year >= first_year", name="years"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="CASCADE", index=True)
    organization_id: int = Field(foreign_key="organizations.id", ondelete="CASCADE", index=True)
    kind: AffiliationKind = Field(default=AffiliationKind.WORK, sa_type=enum_type(AffiliationKind, "kind"))
    title: str = ""
    first_year: int | None = None
    last_year: int | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)


class Ask(IdentifiedRow, table=True):
    """The question "Who do you know there?", asked of a contact about an organization, and what came of it (R3).

    ``found_contact_id`` is the contact that was found this way; ``message_id`` the message that asked, if it was one.
    """

    __tablename__ = "asks"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    organization_id: int = Field(foreign_key="organizations.id", ondelete="CASCADE", index=True)
    state: AskState = Field(default=AskState.OPEN, sa_type=enum_type(AskState, "state"))
    note: str = ""
    found_contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    message_id: int | None = Field(default=None, foreign_key="messages.id", ondelete="SET NULL", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
