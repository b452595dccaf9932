"""The gist of a contact, for peeking without opening them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.errors import NotFoundError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board import summary as reads
from infoview_tui.storage.timestamps import maybe


class NextAction(NamedTuple):
    """What is to be done next."""

    kind: ActionKind
    text: str
    due_at: datetime | None
    late_at: datetime | None


class NextInterview(NamedTuple):
    """The interview that is running or comes next; ``questions`` is how many are planned."""

    id: int
    state: InterviewState
    starts_at: datetime | None
    minutes: int
    questions: int


class Gist(NamedTuple):
    """What the peek panel shows. ``hypotheses`` are the first three open ones of ``hypotheses_count``."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    why: str
    how_known: str
    referrer: str
    last_contact_at: datetime | None
    action: NextAction | None
    interview: NextInterview | None
    hypotheses: tuple[str, ...]
    hypotheses_count: int
    finding: str
    tags: tuple[str, ...]
    paths: tuple[str, ...]


MOST_HYPOTHESES = 3
"""How many of the open hypotheses are shown."""


def read_gist(desk: Desk, contact_id: int) -> Gist:
    """Return the gist of a contact, in two bounded queries. Raises NotFoundError where it is gone."""
    row = desk.store.first(reads.GIST, contact_id=contact_id)
    if row is None:
        raise NotFoundError("This contact is no longer there.")
    hypotheses = desk.store.all(reads.OPEN_HYPOTHESES, contact_id=contact_id, most=MOST_HYPOTHESES)
    return Gist(
        row.id,
        row.name,
        row.title,
        row.organization,
        Stage(row.stage),
        row.why,
        row.how_known,
        row.referrer,
        maybe(row.last_contact_at),
        _action(row),
        _interview(row),
        tuple(hypothesis.text for hypothesis in hypotheses),
        hypotheses[0].number if hypotheses else 0,
        row.finding,
        tuple(row.tags.split("\n")) if row.tags else (),
        tuple(row.paths.split("\n")) if row.paths else (),
    )


def _action(row: reads.GistRow) -> NextAction | None:
    if row.action_kind is None:
        return None
    return NextAction(ActionKind(row.action_kind), row.action_text or "", maybe(row.due_at), maybe(row.late_at))


def _interview(row: reads.GistRow) -> NextInterview | None:
    if row.interview_id is None:
        return None
    state = InterviewState(row.interview_state or InterviewState.PLANNED)
    return NextInterview(row.interview_id, state, maybe(row.starts_at), row.minutes or 0, row.questions)
