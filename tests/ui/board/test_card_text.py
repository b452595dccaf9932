"""The lines of a card: the time of an interview also where the contact is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from infoview_tui.domain.enums import InterviewState, Stage
from infoview_tui.domain.headline import choose_headline
from infoview_tui.services.board.queries import Card, card_facts
from infoview_tui.ui.board.card_text import build_card_lines

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
CARD = Card(
    1, Stage.SCHEDULED, "Ana", "", "", NOW, None, False, None, None, None, None, 1,
    datetime(2026, 11, 27, 14, tzinfo=UTC), 20, InterviewState.PLANNED, 6, (), (), "America/New_York",
)  # fmt: skip


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (60, ["Fri 14:00 · 20 min · 6 questions · 09:00 in New York"]),
        (40, ["Fri 14:00 · 09:00 in New York"]),
        (20, ["Fri 14:00", "09:00 in New York"]),
        (12, ["Fri 14:00", "09:00 in New", "York"]),
    ],
)
def test_interview_has_the_time_where_the_contact_is(width: int, lines: list[str]) -> None:
    def show(card: Card) -> list[str]:
        headline = choose_headline(card_facts(card), NOW, UTC)
        return [line.text for line in build_card_lines(card, headline, width, with_extras=False)][1:]

    assert show(CARD) == lines
    same = show(CARD._replace(their_zone="Africa/Abidjan"))  # the clocks show the same
    assert same == show(CARD._replace(their_zone="")) != lines
