"""Base class of the enumerations whose values are stored."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import DamagedDataError


class ClosedEnum(StrEnum):
    """Base class of enumerations. Looking up an unknown value raises DamagedDataError, which is also a ValueError."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise DamagedDataError(f"“{clean_line(str(value), 40)}” is not a valid {cls.__name__}")
