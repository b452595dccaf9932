"""What an import takes and what it reports, row by row (R2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from infoview_tui.services.contacts.form import ContactForm


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One contact as a file gives it; ``line`` is where it stands there (from 1)."""

    line: int
    form: ContactForm
    connected_on: date | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one line of a file: ``added``, ``merged`` (something new was learned) or ``skipped``, and why."""

    line: int
    name: str
    status: str
    reason: str = ""
