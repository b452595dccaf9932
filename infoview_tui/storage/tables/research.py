"""Research before an interview: findings, hypotheses, offerings, and the line of research that is being typed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from infoview_tui.domain.enums import FindingKind, HypothesisOrigin, Verdict
from infoview_tui.storage.tables.columns import IdentifiedRow, TableModel, UtcDateTime, added_enum_column, enum_type

_ONE_SUBJECT = (
    "(contact_id IS NOT NULL) + (organization_id IS NOT NULL) + (industry_id IS NOT NULL) + (path_id IS NOT NULL) = 1"
)


class Finding(IdentifiedRow, table=True):
    """A research finding with its source (R16), common ground (R22), or a possible warm introduction (R5).

    It is about one subject: a contact, an organization, an industry, or a path.
    """

    __tablename__ = "findings"
    __table_args__ = (CheckConstraint(_ONE_SUBJECT, name="one_subject"),)

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="CASCADE", index=True)
    kind: FindingKind = Field(default=FindingKind.FINDING, sa_type=enum_type(FindingKind, "kind"))
    text: str
    source: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    organization_id: int | None = Field(default=None, foreign_key="organizations.id", ondelete="CASCADE", index=True)
    industry_id: int | None = Field(default=None, foreign_key="industries.id", ondelete="CASCADE", index=True)
    path_id: int | None = Field(default=None, foreign_key="paths.id", ondelete="CASCADE", index=True)


class Hypothesis(IdentifiedRow, table=True):
    """A belief about a path, an organization, or an industry, to test in interviews (R17).

    ``contact_id`` is the contact it was written down for. ``origin`` is where it came from, if that is known.
    ``own_verdict`` is what the user makes of all the evidence; it is never computed.
    """

    __tablename__ = "hypotheses"

    id: int | None = Field(default=None, primary_key=True)
    text: str
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="SET NULL", index=True)
    path_id: int | None = Field(default=None, foreign_key="paths.id", ondelete="SET NULL", index=True)
    organization_id: int | None = Field(default=None, foreign_key="organizations.id", ondelete="SET NULL", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    own_verdict: Verdict | None = Field(default=None, sa_column=added_enum_column(Verdict, "own_verdict"))
    industry_id: int | None = Field(default=None, foreign_key="industries.id", ondelete="SET NULL", index=True)
    origin: HypothesisOrigin | None = Field(default=None, sa_type=enum_type(HypothesisOrigin, "origin"))


class Offering(IdentifiedRow, table=True):
    """Something to offer the contact in the conversation (R18)."""

    __tablename__ = "offerings"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    text: str
    source: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class ResearchDraft(TableModel, table=True):
    """The unfinished line of research about one subject in one window."""

    __tablename__ = "research_drafts"
    __table_args__ = (
        CheckConstraint(_ONE_SUBJECT, name="one_subject"),
        *(
            Index(f"uq_research_drafts_{subject}_instance", subject, "instance", unique=True)
            for subject in ("contact_id", "organization_id", "industry_id", "path_id")
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int | None = Field(default=None, foreign_key="contacts.id", ondelete="CASCADE")
    organization_id: int | None = Field(default=None, foreign_key="organizations.id", ondelete="CASCADE")
    industry_id: int | None = Field(default=None, foreign_key="industries.id", ondelete="CASCADE")
    path_id: int | None = Field(default=None, foreign_key="paths.id", ondelete="CASCADE")
    instance: str
    line: str
