"""What makes it possible to merge copies of the data: when fields were changed, and rows deleted, and what was merged.

Triggers of revision 0021 write the first two. Times are in milliseconds since 1970.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from infoview_tui.storage.tables.columns import TableModel, UtcDateTime


class FieldChange(TableModel, table=True):
    """A time at which a field was changed. ``row_key`` is the UUID of the row, or what else identifies it.

    Earlier times are kept: a copy that has a field as it was at one of them has not changed it since.
    """

    __tablename__ = "field_changes"
    __table_args__ = ({"sqlite_with_rowid": False},)

    row_key: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    at: int = Field(primary_key=True)


class DeletedRow(TableModel, table=True):
    """A row that was deleted, and when. A row with the same key that exists was restored after that.

    A forgotten row never comes back. ``replaced_by`` is the UUID of the row that it became part of, if any.
    """

    __tablename__ = "deleted_rows"
    __table_args__ = ({"sqlite_with_rowid": False},)

    row_key: str = Field(primary_key=True)
    at: int
    is_forgotten: bool = False
    replaced_by: str = ""


class CopyState(TableModel, table=True):
    """The state of this copy: ``exchanged_at`` is when it last gave or took changes.

    While there is a row ``paused``, changes are not recorded, because they are those of another copy.
    """

    __tablename__ = "copy_state"

    name: str = Field(primary_key=True)
    value: int


class Merge(TableModel, table=True):
    """A merge of another copy: its report as JSON, and the changed rows as JSON, so that it can be undone later.

    Its event has the same time.
    """

    __tablename__ = "merges"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    label: str
    report: str
    changes: str
