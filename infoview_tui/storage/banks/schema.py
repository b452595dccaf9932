"""Pydantic models of a bank file: its keys, their types and the rules for their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from infoview_tui.domain.enums import Topic
from infoview_tui.domain.sanitize import clean_line

MAX_TEXT_LENGTH = 500
"""The length of the longest text, in characters."""

MAX_QUESTION_MINUTES = 30
"""The most minutes that one question may take: the longest interview that is asked for (R14)."""

DEFAULT_QUESTION_MINUTES = 3
"""The minutes of a question that names none."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # the shape of BCP 47, without its registry
_NUMBER = re.compile(r"[1-9][0-9]?")
_SLUG_DESCRIPTION = "lower-case letters a-z, digits and single hyphens"

BROKEN_RULE = "broken_rule"
UNKNOWN_TOPIC = "unknown_topic"
"""The types of the errors that these models add to pydantic's own."""


@dataclass
class BankContext:
    """What the validators of a file know beside the value: whose bank it is, and its topic once it has been read."""

    is_custom: bool
    topic: str = ""
    """Empty until a well-formed topic was read, so that the ids are not found wrong as well."""


def broken_rule(predicate: str) -> PydanticCustomError:
    """Return the error of a value that breaks a rule; with the value's name before it, *predicate* is a sentence."""
    return PydanticCustomError(BROKEN_RULE, "{predicate}", {"predicate": predicate})


def _check_line(line: str) -> str:
    if not line:
        raise broken_rule("is empty")
    if len(line) > MAX_TEXT_LENGTH:
        raise broken_rule(f"is longer than {MAX_TEXT_LENGTH} characters")
    return line


def _check_topic(topic: str, info: ValidationInfo) -> str:
    context = cast(BankContext, info.context)
    if not _SLUG.fullmatch(topic):
        raise broken_rule(f"is made of {_SLUG_DESCRIPTION}")
    context.topic = topic
    if not context.is_custom and topic not in set(Topic):
        raise PydanticCustomError(UNKNOWN_TOPIC, "unknown topic")
    return topic


def _check_language(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise broken_rule("is a tag such as en, de or pt-BR")
    return language


def _check_id(question_id: str, info: ValidationInfo) -> str:
    topic = cast(BankContext, info.context).topic
    prefix, _, slug = question_id.partition(".")
    if topic and (prefix != topic or not _SLUG.fullmatch(slug)):
        raise broken_rule(f"is {clean_line(topic, 40)}, a dot, then {_SLUG_DESCRIPTION}")
    return question_id


def _parse_minutes(value: object) -> int:
    if isinstance(value, str) and _NUMBER.fullmatch(value) and int(value) <= MAX_QUESTION_MINUTES:
        return int(value)
    raise broken_rule(f"is a whole number from 1 to {MAX_QUESTION_MINUTES}")


def _check_not_empty(questions: tuple[QuestionModel, ...]) -> tuple[QuestionModel, ...]:
    if not questions:
        raise broken_rule("is empty; a bank has at least one")
    return questions


_Line = Annotated[str, AfterValidator(_check_line)]


class BankFileModel(BaseModel):
    """A mapping in a bank file; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class QuestionModel(BankFileModel):
    """One question of a bank file."""

    id: Annotated[_Line, AfterValidator(_check_id)]
    text: _Line
    probes: tuple[_Line, ...] = ()
    good_for: _Line = ""
    minutes: Annotated[int, BeforeValidator(_parse_minutes)] = DEFAULT_QUESTION_MINUTES


class BankModel(BankFileModel):
    """A whole bank file. The topic comes first, since the questions' ids are checked against it."""

    topic: Annotated[_Line, AfterValidator(_check_topic)]
    questions: Annotated[tuple[QuestionModel, ...], AfterValidator(_check_not_empty)]
    title: _Line = ""
    language: Annotated[_Line, AfterValidator(_check_language)] = "en"
