"""Who talked about which topic, by path, and how much each topic matters to the user (R35, R36)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.topic_weights import choose_weights
from infoview_tui.services.core.talks import read_talks
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.insights import evidence as queries
from infoview_tui.storage.store import Store

QuestionNotes = tuple[int, str, str]
"""The id of an interview, the topic of a question, and the kinds of its notes, separated by commas."""


@dataclass(frozen=True, slots=True)
class PeopleHeard:
    """The contacts who said something on a topic: by the id of a path and topic, and by topic whatever the path."""

    by_path: Mapping[tuple[int, str], set[int]]
    anywhere: Mapping[str, set[int]]


def read_question_notes(workspace: Workspace) -> list[QuestionNotes]:
    """Read the kinds of notes of each question, thousands of rows, once until the data changes."""
    return workspace.cache.get(_read_question_notes)


def read_people_heard(workspace: Workspace) -> PeopleHeard:
    """Return who said something on a topic: in a note on a question, not off the record, or so that it was rated."""
    talks = read_talks(workspace)
    by_path: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    anywhere: defaultdict[str, set[int]] = defaultdict(set)
    for interview_id, topic in {(interview_id, topic) for interview_id, topic, _ in read_question_notes(workspace)}:
        if interview_id in talks.by_id:
            contact_id = talks.by_id[interview_id].contact_id
            anywhere[topic].add(contact_id)
            for path_id in talks.paths[interview_id]:
                by_path[path_id, topic].add(contact_id)
    for rating in workspace.store.all(queries.RATINGS):
        by_path[rating.path_id, rating.topic].add(rating.contact_id)
        anywhere[rating.topic].add(rating.contact_id)
    return PeopleHeard(by_path, anywhere)


def read_topic_weights(workspace: Workspace) -> dict[Topic, int]:
    """Return the weight of every topic, from 0 to 5."""
    store = workspace.store
    values = "".join(row.values for row in store.all(queries.VALUES))
    own = {Topic(row.topic): row.weight for row in store.all(queries.WEIGHTS) if row.topic in set(Topic)}
    return choose_weights(values, own)


def _read_question_notes(store: Store) -> list[QuestionNotes]:
    return store.tuples(queries.QUESTION_NOTES)
