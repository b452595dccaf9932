"""Hypotheses by person."""

from __future__ import annotations

from infoview_tui.domain.enums import HypothesisOrigin, QuestionState, Verdict
from infoview_tui.domain.evidence import EvidenceStatus, View
from infoview_tui.domain.find_out import hypothesis_bank_id
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.insights import commands
from infoview_tui.services.insights.hypotheses import (
    HypothesisRow,
    read_hypotheses,
    read_words,
    suggest_refutation,
)
from infoview_tui.services.interviews import call_clock, call_questions
from infoview_tui.services.research.forms import OrganizationForm
from infoview_tui.services.research.items import assign_hypothesis, set_hypothesis_origin
from infoview_tui.services.research.organizations import ORGANIZATIONS
from infoview_tui.services.research.subject_lists import list_industries, list_organizations
from infoview_tui.storage.queries.interviews.interviews import QUESTIONS
from tests.services.insights.talking import Talker

YES, REFINED, NO = Verdict.CONFIRMED, Verdict.REFINED, Verdict.REFUTED


def row(workspace: Workspace, text: str) -> HypothesisRow:
    return next(row for row in read_hypotheses(workspace).rows if row.text == text)


def test_views_counts_and_circles(workspace: Workspace, talker: Talker) -> None:
    maria, call, _ = talker.meet("Maria Lopez", "Design", organization="Figma")
    belief = talker.believe(maria, "Rules first")
    talker.judge(belief, call, YES)
    zoe, call, _ = talker.meet("Zoë Kim", "Design", organization="Figma")
    talker.judge(belief, call, REFINED)
    tom, call, _ = talker.meet("Tom Weber", "Design", organization="Acme")
    talker.judge(belief, call, NO)
    lee, _, _ = talker.meet("Lee Chan", "Design")
    talker.meet("Ben Okri", "Press")
    found = row(workspace, "Rules first")
    assert found.cells == {maria: View.FOR, zoe: View.REFINED, tom: View.AGAINST, lee: View.NOT_ASKED}
    assert found.words == "2 for, 1 against, 1 not asked: 3 people from 2 independent sources"
    assert found.status is EvidenceStatus.CONTESTED
    assert [(person.name, person.circle) for person in read_hypotheses(workspace).people] == [
        ("Maria Lopez", 1), ("Zoë Kim", 1), ("Tom Weber", 2), ("Lee Chan", 3), ("Ben Okri", 4),
    ]  # fmt: skip


def test_person_counts_once_with_the_latest_verdict(workspace: Workspace, talker: Talker) -> None:
    maria, first, _ = talker.meet("Maria Lopez", "Design")
    belief = talker.believe(maria, "Rules first")
    second, _ = talker.talk(maria)
    talker.judge(belief, second, NO)
    talker.judge(belief, first, YES)  # given later, about the earlier interview
    assert row(workspace, "Rules first").words == "1 against: 1 person"


def test_asked_without_a_view(workspace: Workspace, talker: Talker) -> None:
    maria, _, _ = talker.meet("Maria Lopez", "Design")
    belief = talker.believe(maria, "Rules first")
    commands.plan_question_for(workspace, maria, "What of rules?", talker.later(), bank_id=hypothesis_bank_id(belief))
    assert row(workspace, "Rules first").cells == {maria: View.NOT_ASKED}
    interview = commands.plan_question_for(workspace, maria, "And?", talker.later())
    call_clock.start_call(workspace, interview, talker.later())
    question = workspace.store.all(QUESTIONS, interview_id=interview)[0].id
    call_questions.set_question_state(workspace, question, QuestionState.ANSWERED, talker.later())
    assert row(workspace, "Rules first").cells == {maria: View.WITHOUT_VIEW}
    assert row(workspace, "Rules first").words == "1 without a view: nobody yet"


def test_own_verdict_stands_beside_the_count(workspace: Workspace, talker: Talker) -> None:
    maria, call, _ = talker.meet("Maria Lopez", "Design")
    belief = talker.believe(maria, "Rules first")
    commands.set_own_verdict(workspace, belief, NO, talker.later())
    talker.judge(belief, call, YES)
    found = row(workspace, "Rules first")
    assert (found.own_verdict, found.status) == (NO, EvidenceStatus.ONE_VOICE)
    commands.set_own_verdict(workspace, belief, None, talker.later())
    assert row(workspace, "Rules first").own_verdict is None


def test_most_uncertain_come_first(workspace: Workspace, talker: Talker) -> None:
    people = [talker.meet(name, "Design", organization=place) for name, place in (("A", "X"), ("B", "X"), ("C", "Y"))]
    given: dict[str, list[Verdict | None]] = {
        "refuted": [NO, NO, None],
        "two circles": [YES, None, YES],
        "one circle": [YES, YES, None],
        "untested": [],
        "one voice": [YES],
        "contested": [YES, NO, None],
    }
    for text, verdicts in given.items():
        belief = talker.believe(people[0][0], text)
        for (_, call, _), verdict in zip(people, verdicts, strict=False):
            if verdict is not None:
                talker.judge(belief, call, verdict)
    assert [found.text for found in read_hypotheses(workspace).rows] == [*reversed(given)]


def test_words_of_a_person(workspace: Workspace, talker: Talker) -> None:
    maria, call, question = talker.meet("Maria Lopez", "Design")
    belief = talker.believe(maria, "Rules first")
    note = talker.note(call, question, '"Six weeks for one label')
    talker.judge(belief, call, YES, note)
    (words,) = read_words(workspace, belief, maria)
    assert (words.contact, words.verdict, words.note, words.note_id) == (
        "Maria Lopez", YES, "Six weeks for one label", note,
    )  # fmt: skip


def test_verdict_that_rests_on_a_note_off_the_record_is_left_out(workspace: Workspace, talker: Talker) -> None:
    maria, call, question = talker.meet("Maria Lopez", "Design")
    belief = talker.believe(maria, "Rules first")
    talker.judge(belief, call, YES, talker.note(call, question, "% She is leaving over it"))
    assert row(workspace, "Rules first").words == "1 not asked: nobody yet"
    assert read_words(workspace, belief, maria) == ()


def test_three_for_and_none_against_ask_somebody_from_another_circle(workspace: Workspace, talker: Talker) -> None:
    tom = talker.add("Tom Weber")
    maria, call, _ = talker.meet("Maria Lopez", "Design", organization="Figma", referrer_id=tom)
    belief = talker.believe(maria, "Rules first")
    calls = [call, *(talker.meet(name, "Design", organization="Figma")[1] for name in ("Zoë Kim", "Lee Chan"))]
    for number, each in enumerate(calls):
        assert suggest_refutation(workspace, row(workspace, "Rules first")) is None, number
        talker.judge(belief, each, YES)
    talker.add("At Figma", "Design", organization="Figma")
    talker.add("By Tom", "Design", referrer_id=tom)
    talker.add("On another path", "Press")
    proposal = suggest_refutation(workspace, row(workspace, "Rules first"))
    assert proposal is not None
    assert proposal.candidate is None
    by_maria = talker.add("By Maria", "Design", referrer_id=maria)
    independent = talker.add("Ben Okri", "Design", organization="Acme")
    proposal = suggest_refutation(workspace, row(workspace, "Rules first"))
    assert proposal is not None
    assert proposal.candidate is not None
    assert proposal.candidate.contact_id == independent != by_maria
    assert "“Rules first.”" in proposal.question
    talker.judge(belief, talker.talk(independent)[0], NO)
    assert suggest_refutation(workspace, row(workspace, "Rules first")) is None


def test_hypothesis_about_an_industry_concerns_everybody_who_works_in_it(workspace: Workspace, talker: Talker) -> None:
    maria, call, _ = talker.meet("Maria Lopez", "Design", organization="Figma")
    zoe, _, _ = talker.meet("Zoë Kim", "Press", organization="Adobe")
    talker.meet("Tom Weber", "Design", organization="Acme")
    ids = {row.name: row.id for row in list_organizations(workspace)}
    for name in ("Figma", "Adobe"):
        ORGANIZATIONS.edit(workspace, ids[name], OrganizationForm(name, "Design tools"), talker.later())
    belief = talker.believe(maria, "Nobody owns the tools")
    industry = list_industries(workspace)[0].id
    assign_hypothesis(workspace, belief, Subject.industry(industry), talker.later())
    set_hypothesis_origin(workspace, belief, HypothesisOrigin.STEREOTYPE, talker.later())
    talker.judge(belief, call, YES)
    found = row(workspace, "Nobody owns the tools")
    assert found.cells == {maria: View.FOR, zoe: View.NOT_ASKED}
    assert (found.industry_id, found.origin) == (industry, HypothesisOrigin.STEREOTYPE)
    assert found.organization_ids == {ids["Figma"], ids["Adobe"]}
