"""Whether a question can be answered yes or no."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.closed_questions import is_closed_question


@pytest.mark.parametrize(
    "text",
    [
        "Do you like your work?",
        "Is it stressful?",
        "Was it what you expected?",
        "Would you choose it again?",
        "And could a beginner do this?",
        "Don’t you miss teaching?",
        "Isn't it lonely?",
        "Looking back, would you do it again?",
        "It takes long to learn, or not?",
        "Could you tell me if it is hard?",
        "Have you ever thought of leaving?",
        "You moved from law. Was that hard?",
        "Should I learn to code",
        "May I ask you something?",
        "Do you walk to work?",
        "Would you recommend this work to a friend?",
        "Would you take a lower salary again?",
    ],
)
def test_yes_or_no_question_is_closed(text: str) -> None:
    assert is_closed_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "How did you begin?",
        "What would you do differently?",
        "Would you tell me how you began?",
        "Could you describe a normal day?",
        "Can you walk me through last week?",
        "Would you mind telling me what surprised you?",
        "Would you be willing to share what you learned?",
        "May I ask how you decided?",
        "Do you mind telling me how you decided?",
        "Could you give me an example?",
        "Do you like it? What would you change?",
        "If you began again, what would you study?",
        "Tell me about your team",
        "Was gefällt Ihnen an der Arbeit?",
        "In what way is it hard?",
        "Why do people stay, or not?",
    ],
)
def test_question_that_invites_a_story_is_open(text: str) -> None:
    assert not is_closed_question(text)


@given(st.text())
def test_any_text_can_be_classified(text: str) -> None:
    assert is_closed_question(text) in {True, False}
