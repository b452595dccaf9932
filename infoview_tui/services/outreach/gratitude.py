"""Proposals to tell people what came of their introduction or advice, and whoever introduced them (R34).

Nothing is added by itself: a proposal is computed from the data until the user accepts or dismisses it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from infoview_tui.domain.format_dates import format_month_day
from infoview_tui.domain.name_parts import core_name
from infoview_tui.domain.person_names import name_words
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.outreach.gratitude import NEWS, REPORTED, NewsRow

MAX_NEWS_AGE = timedelta(days=90)
"""How old news may be that the program still proposes to report back."""


class GratitudeProposal(NamedTuple):
    """A person to tell, what came of it as a sentence to them, and the interview that it is about."""

    contact_id: int
    contact: str
    text: str
    interview_id: int
    at: datetime


def list_proposals(workspace: Workspace, now: datetime) -> list[GratitudeProposal]:
    """Return the proposals, newest first: one for each person and interview, unless the user has reported back since.

    A talk or an outcome is news for the person who introduced its contact, and advice that was followed for the person
    who gave it; both are also news for the person who introduced that one. What the user did for the giver is no news.
    """
    zone = workspace.cadence.calendar.zone
    reported = {(row.contact_id, row.interview_id): row.at for row in workspace.store.all(REPORTED)}
    found: dict[tuple[int, int], GratitudeProposal] = {}
    for row in workspace.store.all(NEWS, since=format_timestamp(now - MAX_NEWS_AGE)):
        if row.kind == "advice" and _is_for_giver(row):
            continue
        for proposal in _build_proposals(row, zone):
            key = proposal.contact_id, proposal.interview_id
            if key not in reported or reported[key] < proposal.at:
                found.setdefault(key, proposal)
    return list(found.values())


def _build_proposals(row: NewsRow, zone: tzinfo) -> Iterator[GratitudeProposal]:
    news = _format_news(row, zone)
    if row.kind == "advice":
        direct, of_giver = f"I followed up on our conversation: {row.text}", f"I met {row.giver}, as you suggested"
    else:
        direct = f"You introduced me to {row.contact}; {news}"
        of_giver = f"You introduced me to {row.giver}, who introduced me to {row.contact}"
    yield GratitudeProposal(row.giver_id, row.giver, direct, row.interview_id, row.at)
    if row.introducer_id is not None and row.introducer_id != row.giver_id:
        text = f"{of_giver}; {news}"
        yield GratitudeProposal(row.introducer_id, row.introducer, text, row.interview_id, row.at)


def _is_for_giver(row: NewsRow) -> bool:
    """Whether what was done was something for the giver, such as "Send Maria the link", and no advice of theirs."""
    return not {"him", "her", "them", *name_words(core_name(row.giver))}.isdisjoint(name_words(row.text))


def _format_news(row: NewsRow, zone: tzinfo) -> str:
    if row.kind == "talk":
        return f"we talked on {format_month_day(row.held_at.astimezone(zone).date())}"
    return f"this came of it: {row.text}" if row.kind == "outcome" else f"I followed the advice: {row.text}"
