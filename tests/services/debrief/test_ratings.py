"""Ratings of paths by topic, and the energy before and after."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.circles import VoiceCount
from infoview_tui.domain.enums import Confidence, Topic
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    ratings,
)
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.storage.queries.debrief import debrief as queries
from tests.conftest import add_note
from tests.services.conftest import start_new_call
from tests.services.debrief.reading import path_of, read


def test_score_is_set_changed_and_deleted(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    culture = PathTopic(path_of(workspace, maria, now=now), Topic.CULTURE)
    ratings.set_rating(workspace, call, culture, 4, now)
    ratings.set_rating(workspace, call, culture, 2, now, confidence=Confidence.SURE)
    rating = queries.RatingRow(culture.path_id, "culture", 2, Confidence.SURE)
    assert read(workspace, call, now, zone).ratings == [rating]
    ratings.set_rating(workspace, call, culture, None, now)
    assert read(workspace, call, now, zone).ratings == []
    for score in (0, 6):
        with pytest.raises(InfoviewError, match="between 1 and 5"):
            ratings.set_rating(workspace, call, culture, score, now)


def test_other_ratings_have_number_of_people(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    tom, zoe = (contact_commands.add_contact(workspace, ContactForm(name), now) for name in ("Tom", "Zoë"))
    outlook = PathTopic(path_of(workspace, maria, tom, zoe, now=now), Topic.OUTLOOK)
    ratings.set_rating(workspace, call, outlook, 1, now)
    for contact, scores in ((tom, (5, 3)), (zoe, (1,))):
        for score in scores:
            interview = start_new_call(workspace, contact, now)
            call_clock.end_call(workspace, interview, now)
            ratings.set_rating(workspace, interview, outlook, score, now)
    (others,) = read(workspace, call, now, zone).other_ratings
    assert (others.score, others.voices) == (2, VoiceCount(2, 2))  # of Tom's two ratings, the later stands: 3 and 1


def test_discussed_topics_come_first(
    workspace: Workspace, call: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    for text, topic in (("a", "outlook"), ("b", "culture"), ("c", "own topic"), ("d", "")):
        planning.plan_question(workspace, call, QuestionForm(text, topic), now)
    second = planning.plan_question(workspace, call, QuestionForm("e", "lifestyle"), now)
    add_note(workspace, call, "much", now, question_id=second)
    assert read(workspace, call, now, zone).discussed_topics == ["lifestyle", "outlook", "culture", "own topic"]


def test_energy_is_set_before_and_after(workspace: Workspace, call: int, now: datetime, zone: ZoneInfo) -> None:
    ratings.set_energy(workspace, call, 2, 5, now)
    row = read(workspace, call, now, zone).interview
    assert (row.energy_before, row.energy_after) == (2, 5)
    with pytest.raises(InfoviewError, match="between 1 and 5"):
        ratings.set_energy(workspace, call, None, 6, now)
