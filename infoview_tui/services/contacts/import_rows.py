"""Input and result rows of an import (R2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from infoview_tui.services.contacts.form import ContactForm


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One contact to import; ``line`` is its line number in the file, from 1."""

    line: int
    form: ContactForm
    connected_on: date | None = None


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result for one row: ``added``, ``merged`` (into an existing contact) or ``skipped``, with the reason."""

    line: int
    name: str
    status: str
    reason: str = ""
