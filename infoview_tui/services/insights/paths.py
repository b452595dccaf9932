"""Paths by topic: ratings with the people behind them, totals as ranges, and which path is ahead (R35, R36)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

from infoview_tui.domain.circles import VoiceCount, count_voices, latest_by_person
from infoview_tui.domain.enums import Confidence, Topic
from infoview_tui.domain.path_scores import (
    Comparison,
    Range,
    RankedPath,
    average_score,
    combine_confidence,
    compare_paths,
    total_range,
)
from infoview_tui.domain.path_words import describe_comparison
from infoview_tui.domain.saturation import measure_saturation
from infoview_tui.domain.topic_weights import find_valued_topics
from infoview_tui.services.core.talks import Talks, read_talks
from infoview_tui.services.core.topics_heard import (
    QuestionNotes,
    read_people_heard,
    read_question_notes,
    read_topic_weights,
)
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.insights import evidence as queries
from infoview_tui.storage.queries.insights.evidence import (
    FitPoint as FitPoint,
    RatingRow,
    SaidNote as SaidNote,
)

TOPICS = tuple(Topic)
"""All topics. The last one, the closing of a conversation, has notes but no rating."""


@dataclass(frozen=True, slots=True)
class PathCell:
    """What is known of a path on a topic: the mean of the latest rating of each person, how certain, and how many.

    ``voices`` counts the people behind the score, ``heard`` everybody who said something on the topic.
    """

    score: float | None
    confidence: Confidence | None
    voices: VoiceCount
    heard: VoiceCount

    @property
    def is_gap(self) -> bool:
        """Whether nobody has said anything."""
        return not self.heard.voices


@dataclass(frozen=True, slots=True)
class PathColumn:
    """A path with a cell for each topic. ``total`` is None if no topic has a weight; ``saturation`` may be empty."""

    path_id: int
    name: str
    cells: Mapping[Topic, PathCell]
    total: Range | None
    talks: VoiceCount
    saturation: str
    fit: tuple[FitPoint, ...]

    @property
    def is_rated(self) -> bool:
        """Whether any topic has a rating."""
        return any(cell.score is not None for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class PathsView:
    """All paths by topic. ``valued`` are the topics that the profile's values name; ``sentences`` say who is ahead."""

    topics: tuple[Topic, ...]
    weights: Mapping[Topic, int]
    valued: frozenset[Topic]
    paths: tuple[PathColumn, ...]
    comparison: Comparison
    sentences: tuple[str, ...]


def read_paths(workspace: Workspace) -> PathsView:
    """Read all paths."""
    talks, store = read_talks(workspace), workspace.store
    values = "".join(row.values for row in store.all(queries.VALUES))
    weights = read_topic_weights(workspace)
    latest = latest_by_person(((row.path_id, row.topic), row.contact_id, row) for row in store.all(queries.RATINGS))
    heard = read_people_heard(workspace).by_path
    themes = _themes_by_talk(read_question_notes(workspace), talks)
    fit: defaultdict[int, list[FitPoint]] = defaultdict(list)
    for point in store.all(queries.FIT_POINTS):
        fit[point.path_id].append(point)
    columns = []
    for path in store.all(queries.PATHS):
        cells = {
            topic: _build_cell(latest[path.id, topic], heard.get((path.id, topic), set()), talks.circles)
            for topic in TOPICS
        }
        scores = {topic: cell.score for topic, cell in cells.items() if cell.score is not None}
        on_path = [row for row in talks.rows if path.id in talks.paths[row.interview_id]]
        saturation = measure_saturation([frozenset(themes[row.interview_id]) for row in on_path])
        columns.append(
            PathColumn(
                path.id,
                path.name,
                cells,
                total_range(scores, weights),
                count_voices((row.contact_id for row in on_path), talks.circles),
                str(saturation or ""),
                tuple(fit[path.id]),
            )
        )
    comparison = compare_paths(
        (
            RankedPath(column.path_id, {t: cell.score for t, cell in column.cells.items() if cell.score is not None})
            for column in columns
        ),
        weights,
    )
    names = {column.path_id: column.name for column in columns}
    totals = {column.path_id: column.total for column in columns if column.total is not None and column.is_rated}
    return PathsView(
        TOPICS,
        weights,
        frozenset(find_valued_topics(values)),
        tuple(columns),
        comparison,
        describe_comparison(comparison, names, totals),
    )


def read_cell(workspace: Workspace, path_id: int, topic: Topic) -> tuple[SaidNote, ...]:
    """Return the notes on a topic from the interviews about a path, by date. Nothing that is off the record."""
    return tuple(workspace.store.all(queries.NOTES_ON_TOPIC, path_id=path_id, topic=topic))


def _themes_by_talk(notes: Iterable[QuestionNotes], talks: Talks) -> defaultdict[int, set[tuple[object, object]]]:
    """Return what each talk said: topics with kinds of notes, and hypotheses with verdicts."""
    themes: defaultdict[int, set[tuple[object, object]]] = defaultdict(set)
    for interview_id, topic, kinds in notes:
        themes[interview_id].update(zip(repeat(topic), kinds.split(",")))
    for row in talks.verdicts:
        themes[row.interview_id].add((row.hypothesis_id, row.verdict))
    return themes


def _build_cell(ratings: Mapping[int, RatingRow], heard: set[int], circles: Mapping[int, int]) -> PathCell:
    return PathCell(
        average_score([rating.score for rating in ratings.values()]),
        combine_confidence(rating.confidence for rating in ratings.values()),
        count_voices(ratings, circles),
        count_voices(heard | set(ratings), circles),
    )
