"""Pydantic models of a bank file: its keys, their types and the rules for their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, cast

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.storage.yaml_schema import (
    SLUG,
    SLUG_DESCRIPTION,
    Line,
    StrictModel,
    broken_rule,
    check_not_empty,
    unknown_value,
)

MAX_QUESTION_MINUTES = 30
"""The most minutes that one question may take: the longest interview that is asked for (R14)."""

DEFAULT_QUESTION_MINUTES = 3
"""The minutes of a question that names none."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # the shape of BCP 47, without its registry
_NUMBER = re.compile(r"[1-9][0-9]?")


@dataclass
class BankContext:
    """What the validators of a file know beside the value: whose bank it is, and its topic once it has been read."""

    is_custom: bool
    topic: str = ""
    """Empty until a well-formed topic was read, so that the ids are not found wrong as well."""


def _check_topic(topic: str, info: ValidationInfo) -> str:
    context = cast(BankContext, info.context)
    if not SLUG.fullmatch(topic):
        raise broken_rule(f"is made of {SLUG_DESCRIPTION}")
    context.topic = topic
    if not context.is_custom and topic not in set(Topic):
        raise unknown_value("is none of Infoview's topics; only own banks add topics")
    return topic


def _check_language(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise broken_rule("is a tag such as en, de or pt-BR")
    return language


def _check_id(question_id: str, info: ValidationInfo) -> str:
    topic = cast(BankContext, info.context).topic
    prefix, _, slug = question_id.partition(".")
    if topic and (prefix != topic or not SLUG.fullmatch(slug)):
        raise broken_rule(f"is {clean_line(topic, 40)}, a dot, then {SLUG_DESCRIPTION}")
    return question_id


def _parse_minutes(value: object) -> int:
    if isinstance(value, str) and _NUMBER.fullmatch(value) and int(value) <= MAX_QUESTION_MINUTES:
        return int(value)
    raise broken_rule(f"is a whole number from 1 to {MAX_QUESTION_MINUTES}")


def _check_questions(questions: tuple[QuestionModel, ...]) -> tuple[QuestionModel, ...]:
    check_not_empty(questions, "a bank")
    return questions


class QuestionModel(StrictModel):
    """One question of a bank file."""

    id: Annotated[Line, AfterValidator(_check_id)]
    text: Line
    probes: tuple[Line, ...] = ()
    good_for: Line = ""
    minutes: Annotated[int, BeforeValidator(_parse_minutes)] = DEFAULT_QUESTION_MINUTES


class BankModel(StrictModel):
    """A whole bank file. The topic comes first, since the questions' ids are checked against it."""

    topic: Annotated[Line, AfterValidator(_check_topic)]
    questions: Annotated[tuple[QuestionModel, ...], AfterValidator(_check_questions)]
    title: Line = ""
    language: Annotated[Line, AfterValidator(_check_language)] = "en"
