"""What to find out next: the gaps in the evidence, the most urgent first, with a question and a contact for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.evidence import EvidenceStatus
from infoview_tui.domain.find_out import (
    GAP_ORDER,
    MINOR_WEIGHT,
    OTHER_VIEW_QUESTION,
    TOPIC_QUESTIONS,
    GapKind,
    contested_question,
    hypothesis_bank_id,
    testing_question,
)
from infoview_tui.domain.ratings import RATED_TOPICS, format_topic
from infoview_tui.services.core.talks import Talks, read_talks
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.candidates import Candidate, choose_candidate, read_candidates
from infoview_tui.services.insights.hypotheses import HypothesesView, HypothesisRow, read_hypotheses
from infoview_tui.services.insights.paths import PathColumn, PathsView, read_paths
from infoview_tui.storage.queries.insights.candidates import PLANNED


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to find out: what it is about, why, the contact best placed to answer, and the question.

    ``words`` counts voices and circles; ``reason`` says the same without these terms. ``candidate`` is None if such a
    contact is still to be found. ``bank_id`` and ``topic`` are those of the planned question; ``is_planned`` is whether
    the candidate's plan has one on it already.
    """

    kind: GapKind
    subject: str
    words: str
    reason: str
    candidate: Candidate | None
    question: str
    topic: str
    bank_id: str
    path_id: int | None
    hypothesis_id: int | None
    is_planned: bool


def read_gaps(
    workspace: Workspace,
    now: datetime,
    *,
    paths: PathsView | None = None,
    hypotheses: HypothesesView | None = None,
) -> tuple[Gap, ...]:
    """Return the gaps, ranked. ``now`` (UTC) tells an interview to come from one that was missed.

    ``paths`` and ``hypotheses`` save reading them again.
    """
    finder = _GapFinder(
        paths or read_paths(workspace),
        hypotheses or read_hypotheses(workspace),
        read_talks(workspace),
        read_candidates(workspace, now),
        {(row.contact_id, key) for row in workspace.store.all(PLANNED) for key in (row.bank_id, row.topic) if key},
    )
    return tuple(sorted(finder.find(), key=lambda gap: GAP_ORDER.index(gap.kind)))


@dataclass(frozen=True, slots=True)
class _GapFinder:
    """Finds gaps in what has been read. ``planned`` holds contacts with the bank ids and topics in their plans."""

    paths: PathsView
    hypotheses: HypothesesView
    talks: Talks
    candidates: tuple[Candidate, ...]
    planned: set[tuple[int, str]]

    def find(self) -> Iterator[Gap]:
        """Yield all gaps, in order within each kind."""
        for row in self.hypotheses.rows:
            if row.status is EvidenceStatus.UNTESTED:
                yield self._hypothesis_gap(GapKind.UNTESTED, row, testing_question(row.text))
            elif row.status is EvidenceStatus.CONTESTED:
                yield self._hypothesis_gap(
                    GapKind.CONTESTED,
                    row,
                    contested_question(row.text) if row.evidence.supporting else testing_question(row.text),
                )
            elif row.is_single_circle or row.status is EvidenceStatus.ONE_VOICE:
                yield self._hypothesis_gap(GapKind.SINGLE_CIRCLE, row, testing_question(row.text))
        for path in self.paths.paths:
            if path.talks.voices > 1 and path.talks.circles == 1:
                yield self._single_circle_gap(path)
        topics = sorted(RATED_TOPICS, key=lambda topic: -self.paths.weights[topic])
        decisive = {(turn.rated_path_id, turn.topic) for turn in self.paths.comparison.answer_turns}
        for topic in topics:
            for path in self.paths.paths:
                if path.cells[topic].is_gap and self.paths.weights[topic]:
                    yield self._topic_gap(path, topic, is_decisive=(path.path_id, topic) in decisive)

    def _hypothesis_gap(self, kind: GapKind, row: HypothesisRow, question: str) -> Gap:
        evidence = row.evidence
        candidate = choose_candidate(
            self.candidates,
            self.talks,
            path_id=row.path_id,
            organization_ids=row.organization_ids,
            contact_id=row.contact_id,
            asked=evidence.supporting | evidence.opposing | evidence.without_view,
            other_circle=kind is not GapKind.UNTESTED,
        )
        bank_id = hypothesis_bank_id(row.id)
        return Gap(
            kind, row.text, row.words, _reason(kind, row), candidate, question, "", bank_id, row.path_id, row.id,
            self._is_planned(candidate, bank_id),
        )  # fmt: skip

    def _single_circle_gap(self, path: PathColumn) -> Gap:
        talks = self.talks
        asked = {row.contact_id for row in talks.rows if path.path_id in talks.paths[row.interview_id]}
        candidate = choose_candidate(self.candidates, talks, path_id=path.path_id, asked=asked, other_circle=True)
        return Gap(
            GapKind.SINGLE_CIRCLE, path.name, str(path.talks), f"only from {path.talks}", candidate,
            OTHER_VIEW_QUESTION, "", "", path.path_id, None, is_planned=False,
        )  # fmt: skip

    def _topic_gap(self, path: PathColumn, topic: Topic, *, is_decisive: bool) -> Gap:
        weight = self.paths.weights[topic]
        if is_decisive:
            kind = GapKind.DECISIVE_TOPIC
        else:
            kind = GapKind.TOPIC if weight > MINOR_WEIGHT else GapKind.MINOR_TOPIC
        candidate = choose_candidate(self.candidates, self.talks, path_id=path.path_id)
        return Gap(
            kind, f"{path.name}: {format_topic(topic)}", f"nobody asked yet, weight {weight}",
            f"not asked yet, matters {weight} of 5", candidate,
            TOPIC_QUESTIONS[topic], topic.value, "", path.path_id, None, self._is_planned(candidate, topic.value),
        )  # fmt: skip

    def _is_planned(self, candidate: Candidate | None, key: str) -> bool:
        return candidate is not None and (candidate.contact_id, key) in self.planned


def _reason(kind: GapKind, row: HypothesisRow) -> str:
    if kind is GapKind.UNTESTED:
        return "nobody asked yet"
    if kind is GapKind.CONTESTED:
        return f"contested: {row.evidence.format_views()}"
    return f"only from {row.voices}"
