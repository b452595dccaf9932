"""The user's profile, contacts, and what contacts are organized by: organizations, paths, tags, and views."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, event, text
from sqlmodel import Field

from infoview_tui.domain.day_or_moment import DayOrMoment
from infoview_tui.domain.enums import Channel, Relationship, Sender, Seniority, Sort, Stage
from infoview_tui.domain.normalize import sort_key
from infoview_tui.storage.tables.columns import (
    DEFAULT_ZERO,
    IdentifiedRow,
    TableModel,
    UtcDateTime,
    added_enum_column,
    day_column,
    enum_type,
    months_column,
    text_column,
    text_list_column,
)


class Profile(TableModel, table=True):
    """The user's profile (R6): one row. ``introduction`` is the ten-second introduction (R23).

    ``country`` is an ISO 3166-1 code or subdivision (``DE``, ``US-NY``), for its holidays. ``explained`` names the
    explanations that were shown once, such as what to expect of a first request (R25). ``free_hours`` is when the user
    can meet, as typed: ``mon-fri 9-18``. ``first_run`` has the answers to the questions of the first start, as JSON,
    until all are given.
    """

    __tablename__ = "profile"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    name: str = ""
    email: str = ""
    phone: str = ""
    introduction: str = ""
    skills: str = ""
    values: str = ""
    interests: str = ""
    experience: str = ""
    circumstances: str = ""
    updated_at: datetime = Field(sa_type=UtcDateTime)
    country: str = Field(default="", sa_column=text_column())
    resume_path: str = Field(default="", sa_column=text_column())
    explained: list[str] = Field(default_factory=list, sa_column=text_list_column())
    free_hours: str = Field(default="", sa_column=text_column())
    first_run: str = Field(default="", sa_column=text_column())


class Industry(IdentifiedRow, table=True):
    """An industry of interest, and why (R1)."""

    __tablename__ = "industries"
    __table_args__ = (Index("uq_industries_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    why: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Organization(IdentifiedRow, table=True):
    """An organization where contacts work (R1)."""

    __tablename__ = "organizations"
    __table_args__ = (Index("uq_organizations_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    why: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    industry_id: int | None = Field(default=None, foreign_key="industries.id", ondelete="SET NULL", index=True)


class Path(IdentifiedRow, table=True):
    """A career path that the user explores, and why (R1).

    ``introduction`` is the ten-second introduction for this path; empty means that of the profile (R23).
    """

    __tablename__ = "paths"
    __table_args__ = (Index("uq_paths_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    why: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    introduction: str = Field(default="", sa_column=text_column())


class Contact(IdentifiedRow, table=True):
    """A potential interviewee (R2). Imports match contacts by profile URL, then by email address.

    ``stay_in_touch_months`` is how often to check in; None leaves it to the tags, then to the config. Nothing is due
    before ``not_before``. ``sort_name`` is the `sort_key` of the name, set on each save. ``last_contact_from`` is who
    wrote last, if an import says so. The last contact was at ``last_contact_at``, or on the day ``last_contact_on``.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index(
            "ix_contacts_board",
            "stage",
            text("manual_position IS NULL"),
            "manual_position",
            "sort_name",
        ),
        Index("uq_contacts_profile_url", "profile_url", unique=True, sqlite_where=text("profile_url <> ''")),
        Index("ix_contacts_email", "email", sqlite_where=text("email <> ''")),
        CheckConstraint("name <> ''", name="named"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    title: str = ""
    organization_id: int | None = Field(default=None, foreign_key="organizations.id", ondelete="SET NULL", index=True)
    stage: Stage = Field(default=Stage.RESEARCHING, sa_type=enum_type(Stage, "stage"))
    stage_since: datetime = Field(sa_type=UtcDateTime)
    manual_position: int | None = None
    relationship: Relationship | None = Field(default=None, sa_type=enum_type(Relationship, "relationship"))
    how_met: str = ""
    why: str = ""
    referrer_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    location: str = ""
    channel: Channel | None = Field(default=None, sa_type=enum_type(Channel, "channel"))
    connected_on: date | None = None
    last_contact_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime = Field(sa_type=UtcDateTime)
    seniority: Seniority | None = Field(default=None, sa_column=added_enum_column(Seniority, "seniority"))
    decides_on_hiring: bool = Field(default=False, sa_column_kwargs=DEFAULT_ZERO)
    stay_in_touch_months: int | None = Field(default=None, sa_column=months_column("stay_in_touch_months"))
    not_before: date | None = None
    timezone: str = Field(default="", sa_column=text_column())
    sort_name: str = Field(default="", sa_column=text_column())
    last_contact_from: Sender | None = Field(default=None, sa_column=added_enum_column(Sender, "last_contact_from"))
    last_contact_on: date | None = Field(
        default=None, sa_column=day_column("last_contact_on", "one_last_contact", "last_contact_at")
    )

    @property
    def last_contact(self) -> DayOrMoment | None:
        """When the user and the contact were last in touch, if that is known."""
        return DayOrMoment.from_columns(self.last_contact_on, self.last_contact_at)


@event.listens_for(Contact, "before_insert")
@event.listens_for(Contact, "before_update")
def _set_sort_name(_mapper: object, _connection: object, contact: Contact) -> None:
    contact.sort_name = sort_key(contact.name)


class DeletedContacts(TableModel, table=True):
    """Contacts that one command deleted, kept for a while so that they can be restored.

    ``names`` are those of the contacts. ``changes`` are the deleted and changed rows as JSON, as
    `infoview_tui.services.core.row_images` writes them. Nothing of it is searched.
    """

    __tablename__ = "deleted_contacts"

    id: int | None = Field(default=None, primary_key=True)
    names: list[str] = Field(default_factory=list, sa_column=text_list_column())
    changes: str = Field(default="[]")
    deleted_at: datetime = Field(sa_type=UtcDateTime, index=True)


class ContactPath(TableModel, table=True):
    """Link between a contact and a path that they can talk about."""

    __tablename__ = "contact_paths"

    contact_id: int = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE")
    path_id: int = Field(primary_key=True, foreign_key="paths.id", ondelete="CASCADE", index=True)


class Tag(IdentifiedRow, table=True):
    """A user-defined tag, with how often to stay in touch with its contacts (R34)."""

    __tablename__ = "tags"
    __table_args__ = (Index("uq_tags_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    stay_in_touch_months: int | None = Field(default=None, sa_column=months_column("stay_in_touch_months"))


class ContactTag(TableModel, table=True):
    """Link between a contact and a tag."""

    __tablename__ = "contact_tags"

    contact_id: int = Field(primary_key=True, foreign_key="contacts.id", ondelete="CASCADE")
    tag_id: int = Field(primary_key=True, foreign_key="tags.id", ondelete="CASCADE", index=True)


class View(IdentifiedRow, table=True):
    """A saved board filter and sort order."""

    __tablename__ = "views"
    __table_args__ = (Index("uq_views_name", text("name COLLATE NOCASE"), unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    query: str = ""
    sort: Sort = Field(default=Sort.URGENCY, sa_type=enum_type(Sort, "sort"))
    created_at: datetime = Field(sa_type=UtcDateTime)
