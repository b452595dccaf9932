"""Kinds of search results, in the order of their groups."""

from __future__ import annotations

from infoview_tui.domain.enums import ClosedEnum, NoteKind


class SearchKind(ClosedEnum):
    """What was found. The values are in JSON output, and follow ``kind:`` in a query."""

    CONTACT = "contact"
    ORGANIZATION = "organization"
    INDUSTRY = "industry"
    PATH = "path"
    HYPOTHESIS = "hypothesis"
    NOTE = "note"
    DEBRIEF = "debrief"
    VERDICT = "verdict"
    OUTCOME = "outcome"
    FINDING = "finding"
    OFFERING = "offering"
    MESSAGE = "message"
    ACTION = "action"
    ASK = "ask"
    FIT = "fit"
    PLANNED_QUESTION = "question"
    BANK_QUESTION = "bank"

    @property
    def heading(self) -> str:
        """Heading of the group of results."""
        return _HEADINGS[self]


_HEADINGS = {
    SearchKind.CONTACT: "Contacts",
    SearchKind.ORGANIZATION: "Organizations",
    SearchKind.INDUSTRY: "Industries",
    SearchKind.PATH: "Paths",
    SearchKind.HYPOTHESIS: "Hypotheses",
    SearchKind.NOTE: "Notes",
    SearchKind.DEBRIEF: "Debriefs",
    SearchKind.VERDICT: "Verdicts",
    SearchKind.OUTCOME: "Outcomes",
    SearchKind.FINDING: "Research",
    SearchKind.OFFERING: "Something to offer",
    SearchKind.MESSAGE: "Messages",
    SearchKind.ACTION: "Actions",
    SearchKind.ASK: "Asks for introductions",
    SearchKind.FIT: "Fit of paths",
    SearchKind.PLANNED_QUESTION: "Planned questions",
    SearchKind.BANK_QUESTION: "Question banks",
}

NOTE_KIND_NAMES: dict[str, NoteKind] = {
    kind.name.lower(): kind for kind in NoteKind if kind.value not in {item.value for item in SearchKind}
}
"""Kinds of notes that may follow ``kind:``, besides ``note`` for all of them."""

KIND_VALUES: tuple[str, ...] = (*(kind.value for kind in SearchKind), *NOTE_KIND_NAMES)
"""Values of ``kind:``."""


def find_kinds(value: str) -> tuple[frozenset[SearchKind], frozenset[NoteKind]]:
    """Return the kinds and the kinds of notes that start with a typed value; both are empty if none does."""
    typed = value.lower().replace("-", "_").replace(" ", "_")
    exact = typed in KIND_VALUES
    kinds = frozenset(kind for kind in SearchKind if typed == kind or (not exact and kind.startswith(typed)))
    notes = frozenset(
        kind for name, kind in NOTE_KIND_NAMES.items() if typed == name or (not exact and name.startswith(typed))
    )
    return kinds, notes
