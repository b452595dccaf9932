"""The wording of questions: problems are found, and good questions are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.find_out import (
    OTHER_VIEW_QUESTION,
    TOPIC_QUESTIONS,
    contested_question,
    refuting_question,
    testing_question as question_that_tests,
)
from infoview_tui.domain.question_checks import QUESTION_CODES, check_question
from infoview_tui.paths import bundled_banks
from infoview_tui.storage.banks import load_library
from tests.hostile_texts import HOSTILE_TEXTS


def codes(text: str) -> list[str]:
    return [problem.code for problem in check_question(text)]


BAD = {
    "closed": [
        "Do you like your work?",
        "Is it stressful?",
        "Was it what you expected?",
        "And could a beginner do this?",
        "Have you ever thought of leaving?",
        "You moved from law. Was that hard?",
        "It takes long to learn, or not?",
        "Are the hours long?",
        "Does your manager listen to you?",
    ],
    "several": [
        "How did you get here, and what would have stopped you?",
        "What do you do all day, and how do you like it?",
        "How is your team set up, and where do you fit in?",
        "When something goes wrong, what happens next, and who takes responsibility?",
        "What do you like about it? What do you dislike about it?",
        "How long did it take and how much did it cost you?",
        "What does your boss expect and how do you find out?",
        "Who do you work with, and do you like them?",
        "In a normal week, who do you talk to, and what do they need?",
        "Think of your last project: how did it start, and who decided?",
        "What are you working on, and what do you earn with it?",
        "Which degree did you get, and where did you get it?",
        "What do you do all day, and what do you like about it?",
    ],
    "long": [
        "What kinds of things do you usually find yourself doing in the first and second half of an ordinary day "
        "when nothing special is going on and nobody on the team is away?",
    ],
    "leading": [
        "Don't you think the pay is too low?",
        "Isn’t it true that nobody reads these reports?",
        "Wouldn't you say that it's mostly luck?",
        "Aren't you worried about layoffs?",
        "How great is it to work from home?",
        "How exciting is your job?",
        "How awful are the hours really?",
        "The hours are long, aren't they?",
        "You like it here, don't you?",
        "That's a dead end, right?",
        "Surely the travel gets old?",
        "I assume the hours are long. How do you cope?",
        "I bet the meetings are dull, so how do you get through them?",
        "It must be exhausting. How do you rest?",
        "You must love the travel: what is the best part?",
        "Why is the culture so toxic?",
        "Why do you love your job?",
        "Obviously consulting pays better. What else speaks for it?",
    ],
    "agreement": [
        "Do you agree that design is being automated?",
        "Would you agree with that?",
        "Is it true that nobody gets promoted?",
        "Is it fair to say that it's a young person's game?",
        "I heard that banks are slow. Is that right?",
        "Would you say it's a dead end?",
        "Am I right about the hours?",
        "Do you think so too?",
    ],
    "hypothetical": [
        "What if you lost your job?",
        "What would you do if you had to start over?",
        "If you could change one thing, what would it be?",
        "If you were in my shoes, what would you do first?",
        "If I joined your team, how would I spend my day?",
        "Imagine you had unlimited money. What changes?",
        "Would you choose this work again?",
        "What would you do differently?",
        "How would you spend an extra day a week?",
        "Suppose nobody paid you: why do it?",
        "Where would you go if they closed the office?",
        "Let's say you get a new boss. How do you start?",
    ],
    "age": ["How old are you?", "When were you born?", "What's your age?"],
    "pay": [
        "How much do you earn?",
        "What do you make?",
        "What do you earn in a year?",
        "What is your current salary?",
        "How much are you paid?",
        "How big was your last bonus?",
    ],
    "family": [
        "Are you married?",
        "Do you have kids?",
        "Do you plan to have children?",
        "What does your husband think of your hours?",
        "How does your family put up with it?",
        "What is your religion?",
        "Who did you vote for?",
    ],
    "accusing": [
        "Why did you fail?",
        "Why were you fired?",
        "Why didn't you go to a better school?",
        "Why are you still in the same job?",
        "What's wrong with your company?",
        "How did you mess up the launch?",
        "Why have you never been promoted?",
    ],
    "job": [
        "Can you get me an interview?",
        "Are you hiring?",
        "Do you have any openings?",
        "Could you pass along my résumé?",
        "What do I have to do so that you hire me?",
        "Could you put in a good word for me?",
        "Is there a job for me on your team?",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in BAD.items() for text in texts])
def test_problems_are_found(code: str, text: str) -> None:
    assert code in codes(text)


def test_there_are_examples_of_each_problem() -> None:
    assert BAD.keys() == QUESTION_CODES
    assert sum(map(len, BAD.values())) >= 80


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "How did you get here?",
        "Would you walk me through your last project?",
        "Could you tell me how you decided?",
        "Would you mind telling me what surprised you?",
        "How would you describe the culture?",
        "What would you recommend to a beginner?",
        "Who else would you ask about this?",
        "Where would you like your career to go?",
        "How do you know if you are doing well?",
        "How would I know whether I've learned enough?",
        "What do you read, and why?",
        "What do newcomers know, and what still surprises them?",
        "How do you decide what to build and how to build it?",
        "Where and when do people meet?",
        "Who else should I talk to, and may I mention your name?",
        "How much of it is research, and how much of it is writing?",
        "How much of it is the field, and how much is this employer?",
        "Could you tell me about your first job and how you found it?",
        "How do people feel about the merger and what it means for them?",
        "What advice would you have for a beginner?",
        "How did your family background shape your career?",
        "How bad is turnover in this field?",
        "Why did you leave consulting?",
        "If a project fails, what happens to the people on it?",
        "How do you react if a client says no?",
        "How do you get customers to hire you?",
        "When you disagree with the boss, what happens?",
        "What do you make of the new rules?",
        "What do you make time for?",
        "How good is the training?",
        "How hard is the work on your body?",
        "What haven't I asked you that I should have?",
        "Why doesn't anyone tell beginners?",
        "Setting your own pay aside, what do people start at?",
        "How do people manage with small children?",
        "What is true of your field that nobody believes?",
        "Is it different elsewhere? How so?",
        "What makes it right for you?",
        "What made it hard to say no?",
        "Which of these is right?",
        "What does “don't you agree?” mean in your office?",
        "What happened the last time a project failed?",
        "How does hiring work where you are?",
        "What kind of job would suit someone like me?",
        "What must be in place before a launch?",
        "Tell me about your team",
        "Was gefällt Ihnen an der Arbeit?",
        "¿Cómo es un lunes normal?",
    ],
)
def test_good_questions_are_left_alone(text: str) -> None:
    assert codes(text) == []


def test_bundled_questions_and_their_follow_ups_have_no_problem() -> None:
    questions = load_library(bundled_banks(), None).questions
    asked = [text for question in questions for text in (question.text, *question.probes)]
    assert len(asked) > 500
    assert [(text, codes(text)) for text in asked if codes(text)] == []


def test_questions_made_by_the_program_have_no_problem() -> None:
    made = [ask("Banks are slow") for ask in (question_that_tests, contested_question, refuting_question)]
    asked = [*TOPIC_QUESTIONS.values(), OTHER_VIEW_QUESTION, *made]
    assert [(text, codes(text)) for text in asked if codes(text)] == []


def test_the_private_comes_before_the_clumsy() -> None:
    assert codes("Don't you think your husband minds?") == ["family"]
    assert codes("Are you married, and do you have kids?") == ["family", "several"]


def test_one_reason_is_enough_for_what_is_also_closed() -> None:
    assert codes("Would you do it again?") == ["hypothetical"]
    assert codes("Do you agree?") == ["agreement"]


def test_every_problem_says_what_to_do_instead() -> None:
    for texts in BAD.values():
        for problem in check_question(texts[0]):
            reason, _, advice = problem.text.partition(": ")
            assert reason[0].isupper(), problem
            assert advice[0].islower(), problem
            assert len(problem.text) <= 80, problem


def test_the_time_to_say_a_long_question_is_named() -> None:
    (problem,) = check_question(f"What {'really ' * 33}matters?")
    assert problem.text == "Takes 14 seconds to say: cut it to one short sentence"


def test_a_pasted_page_is_only_too_long() -> None:
    assert codes("What happens? " + "Then this. " * 1000 + "Do you agree?") == ["long"]


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    assert set(codes(text)) <= QUESTION_CODES


def test_hostile_texts_can_be_checked() -> None:
    for text in HOSTILE_TEXTS:
        assert set(codes(text[:500])) <= QUESTION_CODES
