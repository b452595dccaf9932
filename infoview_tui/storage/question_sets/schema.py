"""Pydantic models of a file of question sets: its keys, their types and the rules for their values."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from infoview_tui.storage.yaml_schema import (
    SLUG,
    SLUG_DESCRIPTION,
    Line,
    StrictModel,
    broken_rule,
    check_not_empty,
)


def _check_id(set_id: str) -> str:
    if not SLUG.fullmatch(set_id):
        raise broken_rule(f"is made of {SLUG_DESCRIPTION}")
    return set_id


def _check_questions(questions: tuple[str, ...]) -> tuple[str, ...]:
    check_not_empty(questions, "a set")
    return questions


def _check_sets(sets: tuple[QuestionSetModel, ...]) -> tuple[QuestionSetModel, ...]:
    check_not_empty(sets, "a file")
    return sets


class QuestionSetModel(StrictModel):
    """One question set of a file."""

    id: Annotated[Line, AfterValidator(_check_id)]
    title: Line
    questions: Annotated[tuple[Line, ...], AfterValidator(_check_questions)]
    situation: Line = ""


class QuestionSetsModel(StrictModel):
    """A whole file of question sets."""

    sets: Annotated[tuple[QuestionSetModel, ...], AfterValidator(_check_sets)]
