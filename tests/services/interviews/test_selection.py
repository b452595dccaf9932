"""Selecting the questions of an interview from what is known, and putting them into the plan as one command."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import QuestionState, Topic, Verdict
from infoview_tui.domain.evidence import EvidenceStatus
from infoview_tui.domain.find_out import hypothesis_bank_id
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.question_facts import BankQuestion, HypothesisFacts
from infoview_tui.domain.question_selection import Selection, select_questions
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import ratings, verdicts
from infoview_tui.services.interviews import call_clock, call_questions, planning, selection as selection_commands
from infoview_tui.services.interviews.selection_facts import SelectionFacts, read_selection_facts
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import HYPOTHESES
from infoview_tui.storage.queries.interviews.interviews import QuestionRow
from tests.conftest import add_note
from tests.services.tables import planned_questions, snapshot

BANK = [
    *(
        QuestionForm(f"What about {topic.value}?", topic, 2 + number % 2, ("Why?",), f"{topic.value}.one")
        for number, topic in enumerate(Topic)
        if topic is not Topic.CLOSING
    ),
    QuestionForm("Who else should I talk to?", Topic.CLOSING, 2, (), "network-and-closing.who-else"),
]


@pytest.fixture
def maria(workspace: Workspace, now: datetime) -> int:
    form = ContactForm("Maria Lopez", organization="Figma", paths=("Product design",))
    return contact_commands.add_contact(workspace, form, now)


@pytest.fixture
def interview(workspace: Workspace, maria: int, now: datetime) -> int:
    return planning.get_or_create_planned_interview(workspace, maria, now, minutes=30).id


def facts_of(workspace: Workspace, interview: int, zone: ZoneInfo) -> SelectionFacts:
    return read_selection_facts(workspace, interview, BANK, zone)


def propose(workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo) -> Selection:
    selection = select_questions(*facts_of(workspace, interview, zone))
    selection_commands.apply_selection(workspace, interview, selection, now)
    return selection


def questions_of(workspace: Workspace, interview: int) -> list[QuestionRow]:
    return planned_questions(workspace, interview)


def hold_talk(
    workspace: Workspace, name: str, topic_question: QuestionForm, lines: list[str], now: datetime, *, path: str = ""
) -> tuple[int, int]:
    """Hold an interview in which one question brings notes; return the contact and the interview."""
    contact = contact_commands.add_contact(workspace, ContactForm(name, paths=(path,) if path else ()), now)
    held = planning.get_or_create_planned_interview(workspace, contact, now).id
    question = planning.plan_question(workspace, held, topic_question, now)
    call_clock.start_call(workspace, held, now)
    for line in lines:
        add_note(workspace, held, line, now, question_id=question)
    call_clock.end_call(workspace, held, now + timedelta(minutes=20))
    return contact, held


def test_empty_plan_becomes_a_good_one_that_one_undo_takes_back(
    workspace: Workspace, interview: int, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(maria), "? Designers rarely talk to users", now, zone)
    before = snapshot(workspace.store.connection)
    propose(workspace, interview, now, zone)
    planned = questions_of(workspace, interview)
    assert 6 <= len(planned) <= 8
    assert [question.position for question in planned] == list(range(len(planned)))
    assert all(question.reason for question in planned)
    assert planned[-1].bank_id == "network-and-closing.who-else"
    assert any("Designers rarely talk to users" in question.text for question in planned)
    assert next(question for question in planned if question.topic == Topic.CULTURE).reason == (
        "Not heard yet on Product design: culture"
    )
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_proposing_again_changes_nothing(workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo) -> None:
    propose(workspace, interview, now, zone)
    planned = questions_of(workspace, interview)
    assert propose(workspace, interview, now, zone).is_unchanged
    assert questions_of(workspace, interview) == planned


def test_what_the_user_wrote_edited_locked_or_must_ask_stays(
    workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    propose(workspace, interview, now, zone)
    edited, longer, locked, must_ask, *_ = questions_of(workspace, interview)
    planning.edit_question(workspace, edited.id, now, text="How did it begin?")
    planning.edit_question(workspace, longer.id, now, minutes=5)
    planning.toggle_lock(workspace, locked.id, now)
    planning.toggle_must_ask(workspace, must_ask.id, now)
    own = planning.plan_question(workspace, interview, QuestionForm("What is my own question?"), now)
    selection = select_questions(
        read_selection_facts(workspace, interview, [], zone).ranking,
        read_selection_facts(workspace, interview, [], zone).plan,
        30,
    )
    selection_commands.apply_selection(workspace, interview, selection, now)
    ids = [question.id for question in questions_of(workspace, interview)]
    assert ids == [edited.id, longer.id, locked.id, must_ask.id, own], "without a bank, only they are left"
    assert questions_of(workspace, interview)[0].text == "How did it begin?"


def test_question_that_was_asked_stays_and_so_does_one_with_notes(
    workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    propose(workspace, interview, now, zone)
    answered, noted, *_ = questions_of(workspace, interview)
    call_questions.set_question_state(workspace, answered.id, QuestionState.ANSWERED, now)
    add_note(workspace, interview, "It began in a garage", now, question_id=noted.id)
    kept = {entry.id for entry in facts_of(workspace, interview, zone).plan if entry.is_kept}
    assert kept == {answered.id, noted.id}


def test_proposal_that_the_user_removed_does_not_come_back_until_it_is_undone(
    workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    propose(workspace, interview, now, zone)
    first = questions_of(workspace, interview)[0]
    planning.delete_question(workspace, first.id, now)
    selection = select_questions(*facts_of(workspace, interview, zone))
    assert first.text not in [question.form.text for question in selection.questions]
    assert dict(selection.left_out)[first.text] == "You removed it from this plan"
    workspace.undo(now)
    assert facts_of(workspace, interview, zone).ranking.removed_ids == frozenset()


def test_plan_that_another_window_changed_is_not_replaced(
    workspace: Workspace, other_workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    selection = select_questions(*facts_of(workspace, interview, zone))
    planning.plan_question(other_workspace, interview, QuestionForm("What else?"), now)
    with pytest.raises(InfoviewError, match="changed in the meantime"):
        selection_commands.apply_selection(workspace, interview, selection, now)
    assert [question.text for question in questions_of(workspace, interview)] == ["What else?"]


def test_topics_count_the_people_on_the_path_where_fewest_talked(
    workspace: Workspace, now: datetime, zone: ZoneInfo
) -> None:
    culture = next(form for form in BANK if form.topic == Topic.CULTURE)
    hold_talk(workspace, "Tom", culture, ["Quiet"], now, path="Product design")
    both = contact_commands.add_contact(workspace, ContactForm("Ann", paths=("Product design", "Teaching")), now)
    interview = planning.get_or_create_planned_interview(workspace, both, now).id
    need = facts_of(workspace, interview, zone).ranking.topics[Topic.CULTURE]
    assert (need.people, need.path) == (0, "Teaching")
    nobody = contact_commands.add_contact(workspace, ContactForm("Bo"), now)
    interview = planning.get_or_create_planned_interview(workspace, nobody, now).id
    need = facts_of(workspace, interview, zone).ranking.topics[Topic.CULTURE]
    assert (need.people, need.path) == (1, ""), "without a path, everybody counts"


def test_topic_that_was_rated_after_an_interview_counts_as_heard(
    workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    _, held = hold_talk(workspace, "Tom", BANK[0], ["Plain"], now, path="Product design")
    ratings.set_rating(workspace, held, PathTopic(1, Topic.OUTLOOK), 4, now)
    assert facts_of(workspace, interview, zone).ranking.topics[Topic.OUTLOOK].people == 1


def test_what_questions_brought_is_counted_without_notes_off_the_record(
    workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    hold_talk(workspace, "Tom", BANK[0], ["! Surprising", '"Their words', "Plain", "% Secret"], now)
    hold_talk(workspace, "Ann", BANK[0], ["! Also"], now)
    hold_talk(workspace, "Bo", BANK[1], ["% Secret"], now)
    first, second, *_ = facts_of(workspace, interview, zone).ranking.questions
    assert first == BankQuestion(BANK[0], interviews=2, notes=4, insights=3)
    assert (second.notes, second.insights) == (0, 0)


def test_stars_and_retired_questions_are_read(
    workspace: Workspace, interview: int, now: datetime, zone: ZoneInfo
) -> None:
    workspace.store.connection.execute(
        "INSERT INTO question_settings (question_id, is_starred, is_retired) VALUES (?, 1, 0), (?, 0, 1)",
        (BANK[0].bank_id, BANK[1].bank_id),
    )
    first, second, *_ = facts_of(workspace, interview, zone).ranking.questions
    assert (first.is_starred, first.is_retired) == (True, False)
    assert (second.is_starred, second.is_retired) == (False, True)


def test_second_talk_leaves_out_what_the_first_one_asked(workspace: Workspace, now: datetime, zone: ZoneInfo) -> None:
    contact, _ = hold_talk(workspace, "Tom Weber", BANK[0], ["Plain"], now)
    again = planning.get_or_create_planned_interview(workspace, contact, now, minutes=30).id
    selection = select_questions(*facts_of(workspace, again, zone))
    assert dict(selection.left_out)[BANK[0].text] == "You asked Tom on 26 Nov"


def test_hypotheses_have_their_evidence_and_whether_the_person_was_asked(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    for line in ("? It pays well", "? It is lonely", "? It is calm"):
        add_research(workspace, Subject.contact(maria), line, now, zone)
    pays, lonely, calm = (row.id for row in workspace.store.all(HYPOTHESES, contact_id=maria, interview_id=0))
    _, tom = hold_talk(workspace, "Tom", BANK[0], ["Plain"], now, path="Product design")
    verdicts.set_verdict(workspace, pays, tom, Verdict.REFUTED, now)
    held = planning.get_or_create_planned_interview(workspace, maria, now).id
    question = planning.plan_question(
        workspace, held, QuestionForm("How lonely is it?", bank_id=hypothesis_bank_id(lonely)), now
    )
    call_clock.start_call(workspace, held, now)
    call_questions.set_question_state(workspace, question, QuestionState.ANSWERED, now)
    call_clock.end_call(workspace, held, now + timedelta(minutes=20))
    again = planning.get_or_create_planned_interview(workspace, maria, now + timedelta(days=9)).id
    assert facts_of(workspace, again, zone).ranking.hypotheses == (
        HypothesisFacts(pays, "It pays well", EvidenceStatus.CONTESTED, "1 refuted"),
        HypothesisFacts(lonely, "It is lonely", EvidenceStatus.UNTESTED, is_known=True),
        HypothesisFacts(calm, "It is calm", EvidenceStatus.UNTESTED),
    )


def test_hypothesis_about_an_organization_is_for_people_who_work_there(
    workspace: Workspace, maria: int, now: datetime, zone: ZoneInfo
) -> None:
    add_research(workspace, Subject.contact(maria), "? Figma ships every week", now, zone)
    workspace.store.connection.execute(
        "UPDATE hypotheses SET path_id = 1, contact_id = NULL, "
        "organization_id = (SELECT id FROM organizations WHERE name = 'Figma')"
    )
    elsewhere = []
    for name, organization in (("Ann", "Figma"), ("Bo", "Acme")):
        form = ContactForm(name, organization=organization, paths=("Product design",))
        contact = contact_commands.add_contact(workspace, form, now)
        interview = planning.get_or_create_planned_interview(workspace, contact, now).id
        (hypothesis,) = facts_of(workspace, interview, zone).ranking.hypotheses
        elsewhere.append(hypothesis.elsewhere)
    assert elsewhere == ["", "Figma"]
