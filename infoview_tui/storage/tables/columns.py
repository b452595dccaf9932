"""Column types and the base model of all tables. Datetimes are UTC; enums are stored by value with a check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    Dialect,
    Enum as SqlEnum,
    Integer,
    MetaData,
    String,
    TypeDecorator,
    text,
)
from sqlmodel import Field, SQLModel

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.timestamps import format_timestamp, parse_timestamp
from infoview_tui.errors import DamagedDataError
from infoview_tui.storage.row_uuids import new_row_uuid

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC datetime, stored as sortable text."""

    impl = String(24)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        """Convert a datetime to its stored text."""
        return None if value is None else format_timestamp(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """Convert the stored text to a datetime. Raises DamagedDataError if it is invalid."""
        return None if value is None else parse_timestamp(value)


class _ClosedEnumType(SqlEnum):
    """An enum type that raises DamagedDataError for an unknown stored value."""

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], Any]:
        """Return a function that converts stored text to a member of the enum."""
        member_of: Callable[[Any], Any] = super().result_processor(dialect, coltype)  # type: ignore[no-untyped-call] # SQLAlchemy's

        def process(value: Any) -> Any:
            try:
                return member_of(value)
            except LookupError as error:
                raise DamagedDataError(f"“{clean_line(str(value), 40)}” is not a valid {self.name}") from error

        return process


def enum_type(enum: type[StrEnum], name: str, *, with_check: bool = True) -> SqlEnum:
    """Return a column type that stores an enum by value; *name* is the name of its check constraint."""
    return _ClosedEnumType(
        enum,
        name=name,
        native_enum=False,
        create_constraint=with_check,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


DEFAULT_ZERO = {"server_default": text("0")}
DEFAULT_EMPTY = {"server_default": text("''")}
"""For columns added after the table already had rows."""


def text_list_column() -> Column[list[str]]:
    """Return a column for a list of texts, empty by default for rows that existed before it was added."""
    return Column(JSON, nullable=False, server_default=text("'[]'"))


def text_column() -> Column[str]:
    """Return a column for a text, empty by default for rows that existed before it was added."""
    return Column(String, nullable=False, server_default=text("''"))


def months_column(name: str) -> Column[int | None]:
    """Return a nullable column for a number of months, from 1 to 24."""
    return Column(Integer, CheckConstraint(f"{name} BETWEEN 1 AND 24", name=name), nullable=True)


def day_column(name: str, check: str, moment: str) -> Column[date | None]:
    """Return a nullable column for a day without a time, which is empty if the column *moment* has the time.

    *check* is the name of its constraint.
    """
    return Column(Date, CheckConstraint(f"{name} IS NULL OR {moment} IS NULL", name=check), nullable=True)


def added_enum_column(enum: type[StrEnum], name: str) -> Column[Any]:
    """Return a nullable enum column that was added to an existing table: its check stands at the column."""
    values = ", ".join(f"'{member.value}'" for member in enum)
    check = CheckConstraint(f"{name} IN ({values})", name=name)
    return Column(enum_type(enum, name, with_check=False), check, nullable=True)


def one_to_five_column(name: str) -> Column[int | None]:
    """Return a nullable column for a number from 1 to 5."""
    return Column(Integer, CheckConstraint(f"{name} BETWEEN 1 AND 5", name=name), nullable=True)


class TableModel(SQLModel):
    """Base class of all tables: shared metadata with a naming convention for constraints.

    Pydantic's validators are built when they are first used, which is never: SQLModel validates no rows of tables.
    """

    model_config = {"defer_build": True}
    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING_CONVENTION)


class IdentifiedRow(TableModel):
    """Base class of tables whose rows have the same UUID in all copies of the data, whatever their ids are there."""

    uuid: str = Field(default_factory=new_row_uuid, sa_type=String(36), sa_column_kwargs=DEFAULT_EMPTY)
