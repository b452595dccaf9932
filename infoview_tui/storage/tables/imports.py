"""What imports keep: further addresses of a contact, who is not the same person, and how columns are read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from infoview_tui.domain.enums import ContactMethodKind
from infoview_tui.storage.tables.columns import (
    IdentifiedRow,
    TableModel,
    UtcDateTime,
    enum_type,
    text_column,
    text_list_column,
)


class ContactMethod(IdentifiedRow, table=True):
    """A further email address, phone number, or profile of a contact; the main ones are columns of `Contact`.

    ``label`` is what the source calls it, such as ``work``.
    """

    __tablename__ = "contact_methods"
    __table_args__ = (Index("ix_contact_methods_kind_value", "kind", "value"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    kind: ContactMethodKind = Field(sa_type=enum_type(ContactMethodKind, "kind"))
    value: str
    label: str = Field(default="", sa_column=text_column())
    created_at: datetime = Field(sa_type=UtcDateTime)


class DistinctContacts(TableModel, table=True):
    """Two contacts that are not the same person, as the user has said (R2). ``first_id`` is the smaller id."""

    __tablename__ = "distinct_contacts"
    __table_args__ = (CheckConstraint("first_id < second_id", name="in_order"),)

    first_id: int = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE")
    second_id: int = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ImportMapping(IdentifiedRow, table=True):
    """Which field each column of a table is read as. ``header`` identifies tables with the same columns."""

    __tablename__ = "import_mappings"
    __table_args__ = (Index("uq_import_mappings_header", "header", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    header: str
    fields: list[str] = Field(default_factory=list, sa_column=text_list_column())
    updated_at: datetime = Field(sa_type=UtcDateTime)
