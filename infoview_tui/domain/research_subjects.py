"""What research is about: a contact, an organization, an industry, or a path; and its kinds of items (R16, R17)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from infoview_tui.domain.capture import RESEARCH_SIGNS, ResearchKind
from infoview_tui.domain.enums import ClosedEnum, HypothesisOrigin


class SubjectKind(ClosedEnum):
    """Kinds of subjects. A subject's column in a table is its kind with ``_id``."""

    CONTACT = "contact"
    ORGANIZATION = "organization"
    INDUSTRY = "industry"
    PATH = "path"

    @property
    def column(self) -> str:
        """The column of a table that refers to a subject of this kind."""
        return f"{self.value}_id"

    @property
    def label(self) -> str:
        """The word that is shown: a contact is a person here."""
        return "person" if self is SubjectKind.CONTACT else self.value

    @property
    def with_article(self) -> str:
        """The word with its article: ``an industry``."""
        return f"{'an' if self.label[0] in 'aeiou' else 'a'} {self.label}"


class Subject(NamedTuple):
    """What a line of research is about: the kind, and the id of the row."""

    kind: SubjectKind
    id: int

    @classmethod
    def contact(cls, contact_id: int) -> Subject:
        """Return a contact as a subject."""
        return cls(SubjectKind.CONTACT, contact_id)

    @classmethod
    def organization(cls, organization_id: int) -> Subject:
        """Return an organization as a subject."""
        return cls(SubjectKind.ORGANIZATION, organization_id)

    @classmethod
    def industry(cls, industry_id: int) -> Subject:
        """Return an industry as a subject."""
        return cls(SubjectKind.INDUSTRY, industry_id)

    @classmethod
    def path(cls, path_id: int) -> Subject:
        """Return a path as a subject."""
        return cls(SubjectKind.PATH, path_id)


class NamedSubject(NamedTuple):
    """A subject with its name."""

    subject: Subject
    name: str

    @property
    def kind(self) -> SubjectKind:
        """The kind of the subject."""
        return self.subject.kind


class ResearchItemKind(StrEnum):
    """Kinds of items created from a research line."""

    FINDING = "finding"
    HYPOTHESIS = "hypothesis"
    OFFERING = "offering"
    ACTION = "action"


PERSONAL_KINDS = frozenset({ResearchKind.OFFERING, ResearchKind.COMMON_GROUND})
"""Kinds of lines that are always about a person, whatever the subject of the page is."""

RESEARCH_LABELS = {sign.kind: sign.label for sign in RESEARCH_SIGNS if isinstance(sign.kind, ResearchKind)}
"""The words for a kind of research line: ``warm introduction``."""

ORIGIN_LABELS = {
    HypothesisOrigin.READING: "own reading",
    HypothesisOrigin.TALK: "a talk",
    HypothesisOrigin.STEREOTYPE: "a stereotype",
}
"""Where a hypothesis came from, in words (R17)."""


def next_subject(subjects: Sequence[NamedSubject], current: Subject, by: int) -> Subject:
    """Return the subject that is *by* places after the current one, around the end; the first one if it is gone."""
    known = [named.subject for named in subjects]
    if current not in known:
        return known[0] if known else current
    return known[(known.index(current) + by) % len(known)]
