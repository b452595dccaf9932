"""The gist of a contact, for peeking without opening them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.vocabulary import ActionKind, Stage
from infoview_tui.services.desk import Desk


class NextAction(NamedTuple):
    """What is to be done next."""

    kind: ActionKind
    text: str
    due_at: datetime | None
    late_at: datetime | None


class NextInterview(NamedTuple):
    """The interview that is running or comes next; ``questions`` is how many are planned."""

    id: int
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


def read_gist(desk: Desk, contact_id: int) -> Gist:
    """Return the gist of a contact, in at most three bounded queries. Raises NotFoundError where it is gone."""
    raise NotImplementedError
