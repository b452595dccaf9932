"""JSON of what is in files beside the data: banks, sets, templates, their problems, and backups."""

from __future__ import annotations

from typing import TypedDict


class BankJson(TypedDict):
    """A question bank; ``path`` is the file."""

    topic: str
    questions: int
    is_custom: bool
    path: str


class QuestionSetJson(TypedDict):
    """A question set."""

    id: str
    title: str
    questions: int
    is_custom: bool
    path: str


class LibraryJson(TypedDict):
    """The banks and sets, and how many problems their files have."""

    banks: list[BankJson]
    sets: list[QuestionSetJson]
    problems: int


class TemplateJson(TypedDict):
    """A message template, with the channels that it is for."""

    id: str
    title: str
    channels: list[str]
    is_custom: bool
    path: str


class ProblemJson(TypedDict):
    """A problem in a file; lines and columns count from 1."""

    path: str
    line: int
    column: int
    message: str


class CheckJson(TypedDict):
    """The result of a check. ``advice`` is about wording, and no problem."""

    problems: list[ProblemJson]
    skipped: list[ProblemJson]
    advice: list[str]


class BackupJson(TypedDict):
    """A backup. ``state`` is ``sound``, ``damaged``, or ``newer``; the numbers are null unless it is sound."""

    name: str
    path: str
    made_at: str | None
    state: str
    contacts: int | None
    interviews: int | None
    notes: int | None


class DeletedContactsJson(TypedDict):
    """Contacts that were deleted together, and for how many days they can be restored."""

    contacts: list[str]
    deleted_at: str
    days_left: int


class LocationJson(TypedDict):
    """A file or directory that Infoview uses. ``is_missing``: it had data before."""

    name: str
    path: str
    exists: bool
    is_missing: bool


class FindingJson(TypedDict):
    """The result of a check of the data: ``severity`` is ``ok``, ``fixed``, ``warning``, or ``problem``."""

    check: str
    severity: str
    text: str
    can_fix: bool


class ProfileJson(TypedDict):
    """A profile. ``contacts`` is null for data that cannot be read, and ``last_used_at`` before the first use."""

    name: str
    is_default: bool
    opens_without_option: bool
    contacts: int | None
    last_used_at: str | None
    path: str
