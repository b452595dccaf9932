"""Readiness: the parts of the preparation, what each is worth, and what is still to do."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from infoview_tui.domain.enums import Stage
from infoview_tui.domain.readiness import (
    ReadinessFacts,
    Remedy,
    find_part,
    has_required_parts,
    is_talk_ahead,
    list_parts,
    missing_before_interview,
    missing_parts,
    readiness_percent,
    summarize_readiness,
)
from infoview_tui.domain.research_subjects import SubjectKind

ALL = ReadinessFacts(
    findings=2,
    organization="Figma",
    organization_findings=1,
    industry="Design tools",
    industry_findings=1,
    path="Product design",
    path_findings=1,
    has_why=True,
    hypotheses=1,
    offerings=1,
    common_ground=1,
    has_introduction=True,
    is_reachable=True,
    is_scheduled=True,
    questions_planned=6,
)

FACTS = st.builds(
    ReadinessFacts,
    **{
        field: {int: st.integers(0, 9), str: st.sampled_from(["", "Figma"]), bool: st.booleans()}[
            type(getattr(ALL, field))
        ]
        for field in ALL._fields
    },
)


def codes(facts: ReadinessFacts) -> list[str]:
    return [part.code for part in missing_parts(facts)]


def test_everything_is_done() -> None:
    assert missing_parts(ALL) == ()
    assert has_required_parts(ALL)
    assert readiness_percent(ALL) == 100
    assert summarize_readiness(ALL) == "100% prepared"


def test_nothing_is_done() -> None:
    assert readiness_percent(ReadinessFacts()) == 0
    found = missing_parts(ReadinessFacts())
    assert [part.code for part in found if part.is_required] == ["person", "way_to_reach"]
    assert [part.is_required for part in found] == sorted((part.is_required for part in found), reverse=True)
    assert summarize_readiness(ReadinessFacts()) == "0% prepared, still to do: person, organization and 7 more"


def test_nine_named_parts_make_up_the_percentage() -> None:
    assert [(part.name, part.percent) for part in list_parts(ALL) if part.percent] == [
        ("Person", 20),
        ("Organization", 15),
        ("Industry", 5),
        ("Role", 10),
        ("Why them", 10),
        ("Hypothesis", 15),
        ("Something to offer", 10),
        ("Common ground", 5),
        ("Introduction", 10),
    ]


@given(FACTS)
def test_percentage_is_the_sum_of_what_is_done(facts: ReadinessFacts) -> None:
    parts = list_parts(facts)
    assert sum(part.percent for part in parts) == 100
    assert readiness_percent(facts) == 100 - sum(part.percent for part in missing_parts(facts))
    assert len({part.code for part in parts}) == len(parts)
    for part in missing_parts(facts):
        assert part.reason
        assert not part.reason.endswith(".")


@pytest.mark.parametrize(
    ("less", "code", "reason", "remedy"),
    [
        ({"findings": 0}, "person", "What do they do and care about?", Remedy.LINE),
        ({"organization_findings": 0}, "organization", "Nothing found about Figma", Remedy.LINE),
        ({"industry_findings": 0}, "industry", "Nothing found about Design tools", Remedy.LINE),
        (
            {"industry_findings": 0, "industry": ""},
            "industry",
            "The industry of Figma is not set",
            Remedy.ORGANIZATION,
        ),
        ({"path_findings": 0}, "role", "Nothing found about Product design", Remedy.LINE),
        ({"path_findings": 0, "path": ""}, "role", "Which path can they speak to?", Remedy.CONTACT_FORM),
        ({"has_why": False}, "why_them", "Why do you want to talk to them?", Remedy.CONTACT_FORM),
        ({"has_introduction": False}, "introduction", "Who you are, in ten seconds", Remedy.PROFILE),
        ({"is_reachable": False}, "way_to_reach", "No email, phone, or profile page", Remedy.CONTACT_FORM),
        ({"questions_planned": 5}, "questions", "5 of 6 questions planned", Remedy.PLAN),
        ({"questions_planned": 0}, "questions", "No questions planned yet", Remedy.PLAN),
    ],
)
def test_each_part_says_why_it_is_missing_and_where_to_add_it(
    less: dict[str, int | str], code: str, reason: str, remedy: Remedy
) -> None:
    (part,) = missing_parts(ALL._replace(**less))  # type: ignore[arg-type]
    assert (part.code, part.reason, part.remedy) == (code, reason, remedy)


def test_line_that_adds_a_part_has_its_sign_and_subject() -> None:
    parts = list_parts(ReadinessFacts())
    found = {part.code: (part.sign, part.subject) for part in parts if part.remedy is Remedy.LINE}
    assert found == {
        "person": ("", SubjectKind.CONTACT),
        "hypotheses": ("?", None),
        "offerings": ("$", None),
        "common_ground": ("~", None),
    }
    role = find_part(list_parts(ALL), "role")
    assert role is not None
    assert role.subject is SubjectKind.PATH
    assert find_part(parts, "nothing") is None


def test_contact_without_an_organization_is_told_to_add_one_first() -> None:
    facts = ALL._replace(organization="", organization_findings=0, industry="", industry_findings=0)
    assert [(part.code, part.remedy) for part in missing_parts(facts)] == [
        ("organization", Remedy.CONTACT_FORM),
        ("industry", Remedy.CONTACT_FORM),
    ]


def test_required_parts_are_a_finding_and_a_way_to_reach() -> None:
    facts = ReadinessFacts(findings=1, is_reachable=True)
    assert has_required_parts(facts)
    assert readiness_percent(facts) == 20
    assert not has_required_parts(ALL._replace(is_reachable=False))
    assert not has_required_parts(ALL._replace(findings=0))


def test_questions_are_needed_only_with_an_interview_date() -> None:
    assert missing_parts(ALL._replace(questions_planned=0, is_scheduled=False)) == ()
    assert codes(ALL._replace(questions_planned=5)) == ["questions"]


def test_summary_names_what_is_worth_most() -> None:
    assert summarize_readiness(ALL._replace(has_why=False)) == "90% prepared, still to do: why them"
    assert summarize_readiness(ALL._replace(has_why=False, hypotheses=0)) == (
        "75% prepared, still to do: hypothesis and why them"
    )
    facts = ALL._replace(has_why=False, hypotheses=0, common_ground=0)
    assert summarize_readiness(facts) == "70% prepared, still to do: hypothesis, why them and 1 more"
    assert summarize_readiness(facts, with_parts=False) == "70% prepared"


def test_what_is_missing_besides() -> None:
    assert missing_before_interview(question_count=6, is_confirmation_open=False) == ()
    assert missing_before_interview(question_count=2, is_confirmation_open=True) == (
        "2 of 6 questions",
        "not confirmed yet",
    )


def test_preparation_is_shown_only_before_a_talk() -> None:
    before = {Stage.RESEARCHING, Stage.READY, Stage.CONTACTED, Stage.SCHEDULED}
    assert {stage for stage in Stage if is_talk_ahead(stage, ALL._replace(is_scheduled=False))} == before
    assert {stage for stage in Stage if is_talk_ahead(stage, ALL)} == {*before, Stage.MET, Stage.IN_TOUCH}
