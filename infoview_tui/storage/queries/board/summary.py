"""Summary of one contact: one row, and a few hypotheses."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import ActionKind, InterviewState, Stage
from infoview_tui.storage.queries.board.board import NEXT_ACTION, NEXT_INTERVIEW
from infoview_tui.storage.queries.contacts.about_contact import ABOUT_CONTACT
from infoview_tui.storage.queries.due import DUE
from infoview_tui.storage.queries.past import LAST_CONTACT
from infoview_tui.storage.query import Query


class SummaryRow(NamedTuple):
    """A contact with the next action, the next interview, and the latest finding. Tags and paths are one per line."""

    id: int
    name: str
    title: str
    organization: str
    stage: Stage
    why: str
    how_met: str
    referrer: str
    last_contact_at: datetime | None
    action_kind: ActionKind | None
    action_text: str | None
    due: Due | None
    late_at: datetime | None
    interview_id: int | None
    interview_state: InterviewState | None
    starts_at: datetime | None
    minutes: int | None
    question_count: int
    finding: str
    tags: tuple[str, ...]
    paths: tuple[str, ...]
    action_created_at: datetime | None
    their_zone: str = ""
    """The IANA zone of the contact, or else the one in which the time of the interview was agreed."""


SUMMARY = Query(
    f"""
    SELECT c.id, c.name, c.title, coalesce(o.name, ''), c.stage, c.why, c.how_met, coalesce(r.name, ''),
           {LAST_CONTACT}, a.kind, a.text, {DUE}, a.late_at, i.id, i.state, i.starts_at, i.minutes,
           (SELECT count(*) FROM planned_questions q WHERE q.interview_id = i.id),
           coalesce((SELECT text FROM findings WHERE contact_id = c.id ORDER BY id DESC LIMIT 1), ''),
           (SELECT json_group_array(name) FROM (
               SELECT t.name FROM contact_tags ct JOIN tags t ON t.id = ct.tag_id
               WHERE ct.contact_id = c.id ORDER BY sort_key(t.name))),
           (SELECT json_group_array(name) FROM (
               SELECT p.name FROM contact_paths cp JOIN paths p ON p.id = cp.path_id
               WHERE cp.contact_id = c.id ORDER BY sort_key(p.name))),
           a.created_at, coalesce(nullif(c.timezone, ''), i.timezone, '')
    FROM contacts c
    LEFT JOIN organizations o ON o.id = c.organization_id
    LEFT JOIN contacts r ON r.id = c.referrer_id
    LEFT JOIN actions a ON a.id = ({NEXT_ACTION})
    LEFT JOIN interviews i ON i.id = ({NEXT_INTERVIEW})
    WHERE c.id = :contact_id
    """,  # noqa: S608 - put together from constants
    SummaryRow,
)


class OpenHypothesisRow(NamedTuple):
    """A hypothesis not yet tested with a contact, and the total number of these."""

    text: str
    total: int


OPEN_HYPOTHESES = Query(
    f"""
    SELECT h.text, count(*) OVER () FROM hypotheses h
    WHERE {ABOUT_CONTACT}
      AND NOT EXISTS (SELECT 1 FROM verdicts v JOIN interviews i ON i.id = v.interview_id
                      WHERE v.hypothesis_id = h.id AND i.contact_id = :contact_id)
    ORDER BY h.contact_id = :contact_id DESC, h.id LIMIT :most
    """,  # noqa: S608 - put together from constants
    OpenHypothesisRow,
)
"""Hypotheses about a contact or their paths without a verdict from an interview with them."""
