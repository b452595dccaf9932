"""Hypotheses by person: who is for and against, how many circles, and what could refute them (R17, R36)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from infoview_tui.domain.circles import VoiceCount, latest_by_person
from infoview_tui.domain.enums import HypothesisOrigin, Verdict
from infoview_tui.domain.evidence import VIEW_OF_VERDICT, Evidence, EvidenceStatus, View
from infoview_tui.domain.find_out import hypothesis_id_of, refuting_question
from infoview_tui.services.core.talks import Talks, read_talks
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights.candidates import Candidate, choose_candidate, read_candidates
from infoview_tui.storage.queries.insights import evidence as queries
from infoview_tui.storage.queries.insights.evidence import HypothesisRow as _Row, WordsRow as WordsRow

MIN_SUPPORTERS_TO_REFUTE = 3
"""From this many people for a hypothesis and none against, ask for what could refute it."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person who was interviewed: a column. Columns are grouped by circle."""

    contact_id: int
    name: str
    circle: int


@dataclass(frozen=True, slots=True)
class HypothesisRow:
    """A hypothesis with the view of each person that it concerns; people that it does not concern are not in ``cells``.

    It concerns whoever talks about its path, works at its organization or in its industry (``organization_ids``), or
    is its contact, and whoever said something about it. ``words`` is the count in words. ``own_verdict`` is the user's
    own.
    """

    id: int
    text: str
    path_id: int | None
    path: str
    contact_id: int | None
    organization_id: int | None
    industry_id: int | None
    organization_ids: frozenset[int]
    origin: HypothesisOrigin | None
    status: EvidenceStatus
    evidence: Evidence
    voices: VoiceCount
    words: str
    own_verdict: Verdict | None
    cells: Mapping[int, View]

    @property
    def asks_for_refutation(self) -> bool:
        """Whether so many people agree that it is time to look for somebody who does not."""
        return len(self.evidence.supporting) >= MIN_SUPPORTERS_TO_REFUTE and not self.evidence.opposing

    @property
    def is_single_circle(self) -> bool:
        """Whether several people agree, but all from one circle."""
        return self.status is EvidenceStatus.SEVERAL and self.voices.circles == 1


@dataclass(frozen=True, slots=True)
class HypothesesView:
    """All hypotheses, the most uncertain first, and the people who were interviewed, grouped by circle."""

    people: tuple[Person, ...]
    rows: tuple[HypothesisRow, ...]


@dataclass(frozen=True, slots=True)
class Refutation:
    """A question that could refute a hypothesis, and a person from another circle to ask, if there is one."""

    question: str
    candidate: Candidate | None


def read_hypotheses(workspace: Workspace) -> HypothesesView:
    """Read all hypotheses."""
    talks = read_talks(workspace)
    verdicts = latest_by_person((row.hypothesis_id, row.contact_id, row.verdict) for row in talks.verdicts)
    asked = _people_asked(workspace, talks)
    rows = [
        _build_row(row, _views_of(row, verdicts[row.id], asked[row.id], talks), talks.circles)
        for row in workspace.store.all(queries.HYPOTHESES)
    ]
    people = {row.contact_id: Person(row.contact_id, row.contact, talks.circles[row.contact_id]) for row in talks.rows}
    return HypothesesView(
        tuple(sorted(people.values(), key=lambda person: (person.circle, person.contact_id))),
        tuple(sorted(rows, key=_uncertainty)),
    )


def read_words(workspace: Workspace, hypothesis_id: int, contact_id: int) -> tuple[WordsRow, ...]:
    """Return what a person said on a hypothesis, the latest first: verdicts with their reasons and notes."""
    return tuple(workspace.store.all(queries.WORDS, hypothesis_id=hypothesis_id, contact_id=contact_id))


def suggest_refutation(workspace: Workspace, row: HypothesisRow) -> Refutation | None:
    """Return a question that could refute a hypothesis that three or more support and nobody opposes; else None."""
    if not row.asks_for_refutation:
        return None
    talks = read_talks(workspace)
    candidate = choose_candidate(
        read_candidates(workspace),
        talks,
        path_id=row.path_id,
        organization_ids=row.organization_ids,
        asked=row.evidence.supporting | row.evidence.without_view,
        other_circle=True,
    )
    return Refutation(refuting_question(row.text), candidate)


def _people_asked(workspace: Workspace, talks: Talks) -> defaultdict[int, set[int]]:
    """Return who was asked a question on a hypothesis, by hypothesis."""
    asked: defaultdict[int, set[int]] = defaultdict(set)
    for interview_id, bank_id in workspace.store.all(queries.HYPOTHESIS_QUESTIONS):
        hypothesis_id = hypothesis_id_of(bank_id)
        if hypothesis_id is not None and interview_id in talks.by_id:
            asked[hypothesis_id].add(talks.by_id[interview_id].contact_id)
    return asked


def _views_of(row: _Row, verdicts: Mapping[int, Verdict], asked: set[int], talks: Talks) -> dict[int, View]:
    views: dict[int, View] = {}
    for talk in talks.rows:
        verdict = verdicts.get(talk.contact_id)
        if verdict is not None:
            views[talk.contact_id] = VIEW_OF_VERDICT[verdict]
        elif talk.contact_id in asked:
            views[talk.contact_id] = View.WITHOUT_VIEW
        elif (
            row.path_id in talks.linked[talk.interview_id]
            or row.contact_id == talk.contact_id
            or str(talk.organization_id) in row.organization_ids
        ):
            views[talk.contact_id] = View.NOT_ASKED
    return views


def _build_row(row: _Row, views: Mapping[int, View], circles: Mapping[int, int]) -> HypothesisRow:
    evidence = Evidence.from_views(views)
    return HypothesisRow(
        row.id,
        row.text,
        row.path_id,
        row.path,
        row.contact_id,
        row.organization_id,
        row.industry_id,
        frozenset(map(int, row.organization_ids)),
        row.origin,
        evidence.status,
        evidence,
        evidence.count_voices(circles),
        evidence.format(circles),
        row.own_verdict,
        views,
    )


_UNCERTAINTY = {
    EvidenceStatus.CONTESTED: 0,
    EvidenceStatus.ONE_VOICE: 1,
    EvidenceStatus.UNTESTED: 2,
    EvidenceStatus.SEVERAL: 4,
    EvidenceStatus.REFUTED: 5,
}


def _uncertainty(row: HypothesisRow) -> tuple[int, int, int]:
    """Sort key: the most uncertain first, and what fewer people say before what more say."""
    return 3 if row.is_single_circle else _UNCERTAINTY[row.status], row.voices.voices, row.id
