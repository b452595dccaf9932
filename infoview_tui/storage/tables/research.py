"""Research before an interview: findings, hypotheses, and offerings."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from infoview_tui.domain.enums import FindingKind, Verdict
from infoview_tui.storage.tables.columns import TableModel, UtcDateTime, added_enum_column, enum_type


class Finding(TableModel, table=True):
    """A research finding with its source (R16), common ground (R22), or a possible warm introduction (R5)."""

    __tablename__ = "findings"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    kind: FindingKind = Field(default=FindingKind.FINDING, sa_type=enum_type(FindingKind, "kind"))
    text: str
    source: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)


class Hypothesis(TableModel, table=True):
    """A belief about a path, an organization, or an industry, to test in interviews (R17).

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


class Offering(TableModel, table=True):
    """Something to offer the contact in the conversation (R18)."""

    __tablename__ = "offerings"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contacts.id", ondelete="CASCADE", index=True)
    text: str
    source: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
