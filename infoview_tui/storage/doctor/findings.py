"""What a check has found."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How bad a finding is. The value is its word in the output."""

    OK = "ok"
    FIXED = "fixed"
    WARNING = "warning"
    PROBLEM = "problem"


class Finding(NamedTuple):
    """The result of a check: its name, how bad it is, a sentence with what to do, and whether ``--fix`` mends it."""

    check: str
    severity: Severity
    text: str
    can_fix: bool = False
