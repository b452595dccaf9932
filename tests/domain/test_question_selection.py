"""The selection of questions: within the time, no question twice, and stable, whatever the plan and the banks hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given, settings, strategies as st

from infoview_tui.domain.closed_questions import is_closed_question
from infoview_tui.domain.enums import Topic
from infoview_tui.domain.evidence import EvidenceStatus
from infoview_tui.domain.find_out import (
    contested_question,
    hypothesis_bank_id,
    hypothesis_id_of,
    testing_question as open_question,
)
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.question_facts import (
    AskedQuestion,
    BankQuestion,
    HypothesisFacts,
    RankingFacts,
    StartingSet,
    TopicNeed,
    words_of_text,
)
from infoview_tui.domain.question_ranking import TOPIC_ORDER, rank_questions, subject_of
from infoview_tui.domain.question_selection import (
    MAX_HYPOTHESES,
    PlanEntry,
    Selection,
    available_minutes,
    select_questions,
)

NAMES = BankQuestion(QuestionForm("Who else should I talk to?", Topic.CLOSING, 2, (), "closing.who-else"))


def bank(count: int = 3, minutes: Sequence[int] = (3, 2, 4)) -> tuple[BankQuestion, ...]:
    """Return questions on every topic but the closing, and one that asks for names."""
    return (
        *(
            BankQuestion(
                QuestionForm(
                    f"What about {topic.value}, number {number}?",
                    topic,
                    minutes[number % len(minutes)],
                    ("Why?",),
                    f"{topic.value}.{number}",
                )
            )
            for topic in Topic
            if topic is not Topic.CLOSING
            for number in range(count)
        ),
        NAMES,
    )


def hypotheses(*statuses: EvidenceStatus) -> tuple[HypothesisFacts, ...]:
    return tuple(HypothesisFacts(at, f"Belief {at}", status) for at, status in enumerate(statuses, 1))


def plan_of(selection: Selection, locked: frozenset[int] = frozenset()) -> list[PlanEntry]:
    """Return the plan after a selection was applied to it, with some more of its questions locked."""
    return [
        PlanEntry(at, question.form, question.reason, is_locked=at in locked or question.is_kept)
        for at, question in enumerate(selection.questions, 1)
    ]


def texts(selection: Selection) -> list[str]:
    return [question.form.text for question in selection.questions]


def reasons(selection: Selection) -> dict[str, str]:
    return {question.form.text: question.reason for question in selection.questions}


def left_out(selection: Selection) -> dict[str, str]:
    return dict(selection.left_out)


# What it chooses


def test_empty_plan_becomes_six_to_eight_questions_with_reasons_in_a_natural_order() -> None:
    facts = RankingFacts("Maria", bank(), hypotheses(EvidenceStatus.UNTESTED, EvidenceStatus.CONTESTED))
    selection = select_questions(facts, [], 30)
    assert 6 <= len(selection.questions) <= 8
    assert selection.minutes <= selection.available_minutes == 25
    assert all(question.reason for question in selection.questions)
    assert texts(selection)[0] == "What about day-to-day, number 0?", "easy to answer"
    assert texts(selection)[-1] == "Who else should I talk to?", "at the end"
    found = reasons(selection)
    assert "nobody was asked yet" in found[next(text for text in found if "Belief 1" in text)]
    assert "contested" in found[next(text for text in found if "Belief 2" in text)]
    assert found["What about day-to-day, number 0?"] == "Not heard yet: day to day"
    assert found["Who else should I talk to?"] == "Asks for names, as every interview should"
    assert selection.remarks == ()


def test_twenty_minutes_hold_six_questions() -> None:
    facts = RankingFacts("Maria", bank(), hypotheses(*[EvidenceStatus.UNTESTED] * 2))
    selection = select_questions(facts, [], 20)
    assert len(selection.questions) == 6
    assert selection.minutes <= 15


def test_fifteen_minutes_hold_fewer_and_it_is_explained() -> None:
    facts = RankingFacts("Maria", bank(minutes=(3,)), hypotheses(EvidenceStatus.UNTESTED))
    selection = select_questions(facts, [], 15)
    assert selection.minutes <= 10
    assert any("Belief 1" in text for text in texts(selection)), "what is most urgent comes first"
    assert selection.remarks == ("3 questions in 15 min: six would not fit.",)


def test_at_most_three_hypotheses_and_the_rest_is_named() -> None:
    facts = RankingFacts("Maria", bank(), hypotheses(*[EvidenceStatus.UNTESTED] * 5))
    selection = select_questions(facts, [], 45)
    tested = [q for q in selection.questions if hypothesis_id_of(q.form.bank_id) is not None]
    assert len(tested) == MAX_HYPOTHESES
    missing = [reason for text, reason in selection.left_out if "Belief" in text]
    assert len(missing) == 2
    assert all("Three hypotheses are enough" in reason for reason in missing)


def test_topics_not_heard_come_first_by_weight_and_name_the_path() -> None:
    needs = {topic.value: TopicNeed(people=3, path="Product design") for topic in Topic}
    needs[Topic.CULTURE] = TopicNeed(0, 2, "Product design")
    needs[Topic.OUTLOOK] = TopicNeed(0, 5, "Product design")
    ranked = rank_questions(RankingFacts("Maria", bank(), topics=needs)).questions
    assert [question.subject for question in ranked if "Not heard yet" in question.reason] == [
        *[Topic.OUTLOOK] * 3,
        *[Topic.CULTURE] * 3,
    ]
    assert ranked[2].reason == "Not heard yet on Product design: outlook"


def test_topic_without_weight_is_not_proposed() -> None:
    facts = RankingFacts("Maria", bank(), topics={Topic.LIFESTYLE.value: TopicNeed(weight=0)})
    assert all(question.subject != Topic.LIFESTYLE for question in rank_questions(facts).questions)


def test_starred_and_proven_questions_lead_their_topic() -> None:
    first, proven, starred, *rest = bank()
    facts = RankingFacts(
        "Maria",
        (first, replace(proven, interviews=2, notes=9, insights=3), replace(starred, is_starred=True), *rest),
    )
    on_topic = [q for q in rank_questions(facts).questions if q.subject == first.form.topic]
    assert [question.form.bank_id for question in on_topic] == [
        starred.form.bank_id,
        proven.form.bank_id,
        first.form.bank_id,
    ]
    assert on_topic[0].reason.endswith("· you starred it")
    assert on_topic[1].reason.endswith("· brought 3 insights and quotes in 2 interviews")


def test_question_that_the_person_was_asked_is_left_out_but_names_can_be_asked_again() -> None:
    questions = bank(1)
    asked = [
        AskedQuestion(questions[0].form.bank_id, "", date(2026, 11, 12)),
        AskedQuestion("", NAMES.form.text.upper(), date(2026, 11, 12)),
    ]
    selection = select_questions(RankingFacts("Maria", questions, asked=asked), [], 60)
    assert left_out(selection)[questions[0].form.text] == "You asked Maria on 12 Nov"
    assert NAMES.form.text in texts(selection)


def test_hypothesis_that_the_person_was_asked_about_is_left_out() -> None:
    (known,) = hypotheses(EvidenceStatus.CONTESTED)
    facts = RankingFacts("Maria", bank(), [replace(known, is_known=True)])
    selection = select_questions(facts, [], 30)
    assert left_out(selection)["Belief 1"] == "You have asked Maria about it"
    assert not any("Belief" in text for text in texts(selection))


def test_a_hypothesis_that_one_person_refuted_is_not_called_a_disagreement() -> None:
    """The question is said aloud: it must not claim that people disagree when only one was asked."""
    (contested,) = hypotheses(EvidenceStatus.CONTESTED)
    for has_support, asked in ((True, contested_question), (False, open_question)):
        facts = RankingFacts("Maria", bank(), [replace(contested, has_support=has_support)])
        assert asked("Belief 1") in texts(select_questions(facts, [], 30))


def test_a_question_for_a_referral_or_an_alumnus_is_only_proposed_from_a_set() -> None:
    """To anybody else it is untrue: nobody put them in touch, and there is no school of both."""
    texts_for_some = ["Who put us in touch?", "How was our school?", "What is new since we last talked?"]
    some = tuple(
        BankQuestion(QuestionForm(text, Topic.CAREER_PATH, 2, (), f"some.{at}"), is_starred=at == 0)
        for at, text in enumerate(texts_for_some)
    )
    facts = RankingFacts("Maria", (*some, *bank(1)))
    alone = select_questions(facts, [], 60)
    assert not set(texts_for_some) & set(texts(alone))
    assert "only for some contacts" in left_out(alone)["Who put us in touch?"], "it is starred"
    chosen = select_questions(facts, [], 60, start=StartingSet("I was referred", ("some.0",)))
    assert "Who put us in touch?" in texts(chosen)


def test_hypothesis_about_another_organization_is_left_out() -> None:
    (known,) = hypotheses(EvidenceStatus.UNTESTED)
    facts = RankingFacts("Maria", bank(), [replace(known, elsewhere="Acme")])
    assert left_out(select_questions(facts, [], 30))["Belief 1"] == "It is about Acme: ask somebody there"


def test_retired_and_removed_questions_are_not_proposed() -> None:
    first, second, *rest = bank()
    facts = RankingFacts(
        "Maria", (replace(first, is_retired=True), second, *rest), removed_ids=frozenset({second.form.bank_id})
    )
    selection = select_questions(facts, [], 60)
    assert not {first.form.text, second.form.text} & set(texts(selection))
    assert left_out(selection)[second.form.text] == "You removed it from this plan"
    assert first.form.text not in left_out(selection), "retired ones are not even mentioned"
    chosen = select_questions(facts, [], 60, StartingSet("Alumni", [first.form.bank_id]))
    assert left_out(chosen)[first.form.text] == "You retired it", "unless a set has them"


def test_of_each_topic_that_has_no_room_one_question_is_named() -> None:
    selection = select_questions(RankingFacts("Maria", bank(minutes=(3,))), [], 20)
    planned = {question.form.topic for question in selection.questions}
    missing = [text for text, _ in selection.left_out]
    assert missing == [
        f"What about {topic.value}, number 0?" for topic in TOPIC_ORDER if topic not in planned | {Topic.CLOSING}
    ]
    assert left_out(selection)[missing[0]] == "Not heard yet: entry and training. It takes 3 min; 1 min is left."


# A set as the start


def test_set_comes_first_in_its_own_order_and_is_filled_up() -> None:
    ids = ["outlook.0", "culture.0", "culture.1", "day-to-day.2"]
    selection = select_questions(RankingFacts("Maria", bank()), [], 45, StartingSet("Alumni", ids))
    assert [q.form.bank_id for q in selection.questions if "Alumni" in q.reason] == ids
    assert len(selection.questions) == 8
    assert reasons(selection)["What about outlook, number 0?"] == "From the set “Alumni”"


def test_question_of_a_set_that_does_not_fit_is_named() -> None:
    ids = [f"{topic.value}.2" for topic in Topic if topic is not Topic.CLOSING]
    selection = select_questions(RankingFacts("Maria", bank()), [], 20, StartingSet("Alumni", ids))
    missing = {f"What about {bank_id.removesuffix('.2')}, number 2?" for bank_id in ids} - set(texts(selection))
    assert missing <= set(left_out(selection))
    assert selection.minutes <= 15


# What stays


def test_questions_of_the_user_stay_where_they_are_and_the_others_are_put_around_them() -> None:
    plan = [
        PlanEntry(1, QuestionForm("What is my own question?", minutes=4)),
        PlanEntry(2, QuestionForm("Who else comes to mind?", Topic.CLOSING, 2)),
    ]
    selection = select_questions(RankingFacts("Maria", bank()), plan, 30)
    assert [question.id for question in selection.questions if question.id] == [1, 2]
    assert texts(selection)[-1] == "Who else comes to mind?"
    assert NAMES.form.text not in texts(selection), "one question for names is enough"
    assert texts(selection)[0] == "What about day-to-day, number 0?"


def test_questions_that_stay_are_not_dropped_when_they_take_too_long_but_reported() -> None:
    plan = [PlanEntry(at, QuestionForm(f"Own {at}", minutes=6), "a reason", must_ask=True) for at in range(4)]
    selection = select_questions(RankingFacts("Maria", bank()), plan, 20)
    assert [question.id for question in selection.questions] == [0, 1, 2, 3]
    assert selection.remarks[0].startswith("The questions that stay are 9 min too long for 20 min")


def test_question_that_was_asked_or_has_notes_stays() -> None:
    plan = [PlanEntry(7, QuestionForm("Proposed", "culture"), "a reason", is_used=True)]
    assert 7 in {question.id for question in select_questions(RankingFacts("Maria", bank()), plan, 30).questions}


def test_proposal_that_no_longer_fits_best_is_replaced() -> None:
    plan = [PlanEntry(7, QuestionForm("Proposed once", "culture", bank_id="gone"), "a reason")]
    assert select_questions(RankingFacts("Maria", bank()), plan, 30).removed_ids == (7,)


# Properties

TOPICS = st.sampled_from([topic.value for topic in Topic] + ["pets", ""])
FORMS = st.builds(
    QuestionForm,
    st.sampled_from([f"What is {letter}?" for letter in "abcdefghijklmnopqrstuvwxyz"] + ["Who else?", "who ELSE"]),
    TOPICS,
    st.integers(1, 7),
)


@st.composite
def facts_of(draw: st.DrawFn, most: int = 24) -> RankingFacts:
    questions = [
        BankQuestion(
            replace(form, bank_id=f"bank.{at}"),
            draw(st.booleans()),
            draw(st.sampled_from([False, False, False, True])),
            *draw(st.sampled_from([(0, 0, 0), (1, 2, 0), (2, 12, 5), (1, 5, 1)])),
        )
        for at, form in enumerate(draw(st.lists(FORMS, max_size=most)))
    ]
    beliefs = [
        HypothesisFacts(at, f"Belief {at % 4}", status, is_single_circle=draw(st.booleans()))
        for at, status in enumerate(draw(st.lists(st.sampled_from(EvidenceStatus), max_size=6)), 1)
    ]
    needs = draw(st.dictionaries(TOPICS, st.builds(TopicNeed, st.integers(0, 3), st.integers(0, 5)), max_size=6))
    asked = [AskedQuestion(f"bank.{at}", "", date(2026, 11, 1)) for at in draw(st.sets(st.integers(0, 23), max_size=3))]
    removed = frozenset(f"bank.{at}" for at in draw(st.sets(st.integers(0, 23), max_size=2)))
    return RankingFacts("Maria", questions, beliefs, needs, asked, removed)


@st.composite
def plans(draw: st.DrawFn) -> list[PlanEntry]:
    forms = draw(st.lists(FORMS, max_size=5))
    return [
        PlanEntry(
            at,
            replace(form, bank_id=draw(st.sampled_from(["", f"bank.{at}", f"old.{at}"]))),
            draw(st.sampled_from(["", "a reason"])),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.booleans()),
        )
        for at, form in enumerate(forms, 101)
    ]


MINUTES = st.integers(1, 70)
STARTS = st.none() | st.lists(st.integers(0, 23), max_size=6, unique=True).map(
    lambda numbers: StartingSet("Alumni", [f"bank.{number}" for number in numbers])
)

QUICK = settings(max_examples=40)
"""Enough for what breaks in many cases; the two deeper properties have the usual number."""


@given(facts_of(), plans(), MINUTES, STARTS)
@QUICK
def test_plan_is_within_the_time_if_what_stays_fits(
    facts: RankingFacts, plan: list[PlanEntry], minutes: int, start: StartingSet | None
) -> None:
    selection = select_questions(facts, plan, minutes, start)
    stays = sum(question.form.minutes for question in selection.questions if question.is_kept)
    if stays <= selection.available_minutes:
        assert selection.minutes <= selection.available_minutes == available_minutes(minutes)
    else:
        assert all(question.is_kept for question in selection.questions), "nothing is added to a plan that is too long"
        assert "too long" in selection.remarks[0]


@given(facts_of(), plans(), MINUTES, STARTS)
@QUICK
def test_no_question_is_proposed_twice_or_beside_one_like_it(
    facts: RankingFacts, plan: list[PlanEntry], minutes: int, start: StartingSet | None
) -> None:
    selection = select_questions(facts, plan, minutes, start)
    seen = {words_of_text(question.form.text) for question in selection.questions if question.is_kept}
    ids = {question.form.bank_id for question in selection.questions if question.is_kept} - {""}
    for question in selection.questions:
        if not question.is_kept:
            assert words_of_text(question.form.text) not in seen
            assert question.form.bank_id not in ids
            seen.add(words_of_text(question.form.text))
            ids.add(question.form.bank_id)


@given(facts_of(), plans(), MINUTES, STARTS)
@QUICK
def test_what_stays_is_never_dropped_and_keeps_its_order(
    facts: RankingFacts, plan: list[PlanEntry], minutes: int, start: StartingSet | None
) -> None:
    selection = select_questions(facts, plan, minutes, start)
    stays = [entry.id for entry in plan if entry.is_locked or entry.must_ask or entry.is_used or not entry.reason]
    assert [question.id for question in selection.questions if question.is_kept] == stays
    present = [question.id for question in selection.questions if question.id is not None]
    assert sorted([*present, *selection.removed_ids]) == [entry.id for entry in plan], "each one stays or is removed"


@given(facts_of(), plans(), MINUTES, STARTS)
@QUICK
def test_same_facts_give_the_same_plan(
    facts: RankingFacts, plan: list[PlanEntry], minutes: int, start: StartingSet | None
) -> None:
    shuffled = replace(facts, topics=dict(list(facts.topics.items())[::-1]), asked=facts.asked[::-1])
    assert select_questions(facts, plan, minutes, start) == select_questions(shuffled, plan, minutes, start)


@given(facts_of(), plans(), MINUTES, STARTS, st.data())
def test_proposing_again_changes_nothing_whatever_is_locked(
    facts: RankingFacts, plan: list[PlanEntry], minutes: int, start: StartingSet | None, data: st.DataObject
) -> None:
    before = select_questions(facts, plan, minutes, start)
    numbers = st.sampled_from(range(1, len(before.questions) + 1)) if before.questions else st.nothing()
    locked = frozenset(data.draw(st.sets(numbers)))
    again = select_questions(facts, plan_of(before, locked), minutes, start)
    assert texts(again) == texts(before)
    assert again.is_unchanged


@given(facts_of(), plans(), MINUTES, STARTS)
@QUICK
def test_size_is_recommended_unless_more_stay_or_six_can_not_be(
    facts: RankingFacts, plan: list[PlanEntry], minutes: int, start: StartingSet | None
) -> None:
    selection = select_questions(facts, plan, minutes, start)
    kept = [question for question in selection.questions if question.is_kept]
    assert len(selection.questions) <= max(8, len(kept))
    if len(selection.questions) < 6:
        assert selection.remarks, "it is explained"


@given(facts_of(most=9), st.integers(10, 30))
def test_six_are_found_whenever_six_fit(facts: RankingFacts, minutes: int) -> None:
    facts = replace(facts, hypotheses=())
    ranked = rank_questions(facts).questions
    has_six = any(
        len({question.subject for question in six}) == 6
        and sum(question.form.minutes for question in six) <= available_minutes(minutes)
        for six in combinations(ranked, 6)
    )
    assert (len(select_questions(facts, [], minutes).questions) >= 6) == has_six


@given(facts_of(), plans(), MINUTES)
@QUICK
def test_every_hypothesis_is_in_the_plan_or_explained(facts: RankingFacts, plan: list[PlanEntry], minutes: int) -> None:
    selection = select_questions(facts, plan, minutes)
    planned = {question.form.bank_id for question in selection.questions}
    shown = [*texts(selection), *(text for text, reason in selection.left_out if reason)]
    for hypothesis in facts.hypotheses:
        assert hypothesis_bank_id(hypothesis.id) in planned or any(
            hypothesis.text in text for text in shown + texts(selection)
        )
    assert all(question.reason for question in selection.questions if not question.is_kept)
    assert not any(
        is_closed_question(question.form.text) for question in selection.questions if "Belief" in question.form.text
    )


def test_subject_of_a_question_in_words_of_its_own() -> None:
    assert subject_of(QuestionForm("Who else?", "")) == subject_of(NAMES.form)
    assert subject_of(QuestionForm("Who else do you work with?", Topic.CULTURE)) == Topic.CULTURE
    assert subject_of(QuestionForm("How so?")) != subject_of(QuestionForm("Why so?"))
