"""Evidence for a hypothesis: who is for it and against it, and what that amounts to (R17, R36).

A person counts once, with the latest verdict. A verdict that refines a hypothesis counts for it. One voice neither
confirms nor refutes anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from infoview_tui.domain.circles import VoiceCount, count_voices
from infoview_tui.domain.enums import Verdict


class EvidenceStatus(Enum):
    """What the voices amount to. The value is its label."""

    UNTESTED = "untested"
    ONE_VOICE = "one person says so"
    SEVERAL = "several agree"
    CONTESTED = "contested"
    REFUTED = "refuted"

    @property
    def label(self) -> str:
        """The words that are shown."""
        return self.value


class StatusBounds(NamedTuple):
    """The least and greatest number of voices for and against of a status; None means no upper bound."""

    status: EvidenceStatus
    supporting: tuple[int, int | None]
    opposing: tuple[int, int | None]


STATUS_BOUNDS = (
    StatusBounds(EvidenceStatus.UNTESTED, (0, 0), (0, 0)),
    StatusBounds(EvidenceStatus.ONE_VOICE, (1, 1), (0, 0)),
    StatusBounds(EvidenceStatus.SEVERAL, (2, None), (0, 0)),
    StatusBounds(EvidenceStatus.REFUTED, (0, 0), (2, None)),
    StatusBounds(EvidenceStatus.CONTESTED, (0, None), (1, None)),
)
"""The first row that fits is the status. A single voice against is contested, since one voice refutes nothing."""


class View(Enum):
    """What one person says about a hypothesis. The value is its label."""

    FOR = "for"
    REFINED = "for, refined"
    AGAINST = "against"
    WITHOUT_VIEW = "asked, no view"
    NOT_ASKED = "not asked"

    @property
    def label(self) -> str:
        """The words that are shown."""
        return self.value


VIEW_OF_VERDICT = {Verdict.CONFIRMED: View.FOR, Verdict.REFINED: View.REFINED, Verdict.REFUTED: View.AGAINST}


class VerdictCount(NamedTuple):
    """How many people gave which verdict on a hypothesis, each counted once, and how many voices they are."""

    confirmed: int = 0
    refined: int = 0
    refuted: int = 0
    voices: VoiceCount = VoiceCount()

    @classmethod
    def from_verdicts(cls, verdicts: Mapping[int, Verdict], circles: Mapping[int, int]) -> VerdictCount:
        """Count the verdicts, one for each contact."""
        counts = Counter(verdicts.values())
        return cls(
            counts[Verdict.CONFIRMED],
            counts[Verdict.REFINED],
            counts[Verdict.REFUTED],
            count_voices(verdicts, circles),
        )

    @property
    def status(self) -> EvidenceStatus:
        """What the voices amount to; a verdict that refines a hypothesis counts for it."""
        return status_of(self.confirmed + self.refined, self.refuted)

    @property
    def testing_rank(self) -> tuple[bool, int]:
        """The place in an order of what to test next: contested ones first, then those that fewest people spoke to."""
        is_contested = bool(self.refuted and self.confirmed + self.refined)
        return not is_contested, self.voices.voices

    def format_verdicts(self) -> str:
        """Return ``2 confirmed, 1 refuted``; empty without a verdict."""
        counts = zip((self.confirmed, self.refined, self.refuted), Verdict, strict=True)
        return ", ".join(f"{count} {verdict.value}" for count, verdict in counts if count)

    def __str__(self) -> str:
        """``3 people from 2 independent sources: 2 confirmed, 1 refuted``; of one person ``1 person: refined``."""
        if not self.voices.voices:
            return "no one asked yet"
        verdicts = self.format_verdicts()
        return f"{self.voices}: {verdicts.removeprefix('1 ') if self.voices.voices == 1 else verdicts}"


class Evidence(NamedTuple):
    """The contacts for a hypothesis (confirmed or refined), against it, asked without a view, and not asked."""

    supporting: frozenset[int] = frozenset()
    opposing: frozenset[int] = frozenset()
    without_view: frozenset[int] = frozenset()
    not_asked: frozenset[int] = frozenset()

    @classmethod
    def from_views(cls, views: Mapping[int, View]) -> Evidence:
        """Group contacts by their view."""

        def with_view(*wanted: View) -> frozenset[int]:
            return frozenset(contact_id for contact_id, view in views.items() if view in wanted)

        return cls(
            with_view(View.FOR, View.REFINED),
            with_view(View.AGAINST),
            with_view(View.WITHOUT_VIEW),
            with_view(View.NOT_ASKED),
        )

    @property
    def status(self) -> EvidenceStatus:
        """What the voices amount to, by `STATUS_BOUNDS`."""
        return status_of(len(self.supporting), len(self.opposing))

    def count_voices(self, circles: Mapping[int, int]) -> VoiceCount:
        """Count the voices with a view and their circles."""
        return count_voices(self.supporting | self.opposing, circles)

    def format_views(self) -> str:
        """Return ``5 for, 1 against, 3 not asked``; parts with no one are left out."""
        groups = (
            (self.supporting, "for"),
            (self.opposing, "against"),
            (self.without_view, "without a view"),
            (self.not_asked, "not asked"),
        )
        return ", ".join(f"{len(contacts)} {label}" for contacts, label in groups if contacts)

    def format(self, circles: Mapping[int, int]) -> str:
        """Return ``5 for, 1 against, 3 not asked: 6 voices in 3 circles``."""
        return ": ".join(filter(None, (self.format_views(), str(self.count_voices(circles)))))


def status_of(supporting: int, opposing: int) -> EvidenceStatus:
    """Return what a number of voices for and against amounts to, by `STATUS_BOUNDS`."""
    return next(
        row.status
        for row in STATUS_BOUNDS
        if _is_within(supporting, row.supporting) and _is_within(opposing, row.opposing)
    )


def _is_within(count: int, bounds: tuple[int, int | None]) -> bool:
    lowest, highest = bounds
    return count >= lowest and (highest is None or count <= highest)
