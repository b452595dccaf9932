"""Pydantic models of a template file: its keys, their types and the rules for their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, TypeVar, cast

from pydantic import AfterValidator, BeforeValidator, PlainValidator, ValidationInfo

from infoview_tui.domain.enums import Channel, ClosedEnum, MessageKind
from infoview_tui.domain.message_template import CONDITIONS, Sentence
from infoview_tui.storage.yaml_schema import (
    SLUG,
    SLUG_DESCRIPTION,
    Line,
    StrictModel,
    broken_rule,
    check_length,
    check_not_empty,
    unknown_value,
)

MAX_PARAGRAPH_LENGTH = 2_000
"""The length of the longest text in the body, in characters."""

MAX_MESSAGE_LENGTH = 9_999
"""The largest limit for the characters of a message."""

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")

_Enum = TypeVar("_Enum", bound=ClosedEnum)


@dataclass
class TemplateContext:
    """What the validators of a file know beside the value: the kind of its messages, once it has been read."""

    kind: str = ""


def format_value(member: ClosedEnum) -> str:
    """Return a value of an enumeration as it is written in a file: ``thank-you``."""
    return member.value.replace("_", "-")


def _parse_enum(value: object, members: type[_Enum]) -> object:
    """Return the member that a text means; anything else is left to the type's own check."""
    if not isinstance(value, str):
        raise broken_rule("is one text")
    by_name = {format_value(member): member for member in members}
    if value not in by_name:
        raise unknown_value(f"is none of {', '.join(by_name)}")
    return by_name[value]


def _parse_kind(value: object, info: ValidationInfo) -> object:
    kind = _parse_enum(value, MessageKind)
    cast(TemplateContext, info.context).kind = str(value)
    return kind


def _check_id(template_id: str, info: ValidationInfo) -> str:
    kind = cast(TemplateContext, info.context).kind
    prefix, _, slug = template_id.partition(".")
    if kind and (prefix != kind or not SLUG.fullmatch(slug)):
        raise broken_rule(f"is {kind}, a dot, then {SLUG_DESCRIPTION}")
    return template_id


def _check_condition(name: str) -> str:
    if name not in CONDITIONS:
        raise unknown_value(f"is no condition; there are {', '.join(CONDITIONS)}")
    return name


def _parse_limit(value: object) -> int:
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value)
    raise broken_rule(f"is a whole number from 1 to {MAX_MESSAGE_LENGTH}")


def _check_items(items: tuple[object, ...]) -> tuple[object, ...]:
    check_not_empty(items, "a template")
    return items


def _check_templates(templates: tuple[TemplateModel, ...]) -> tuple[TemplateModel, ...]:
    check_not_empty(templates, "a file")
    return templates


def _wrap(value: object) -> object:
    """Return a list of one instead of a single value."""
    return value if isinstance(value, tuple) else (value,)


def _parse_sentence(value: object) -> Sentence:
    match value:
        case str():
            return Sentence(check_length(value, MAX_PARAGRAPH_LENGTH))
        case {"optional": str(text), **rest} if not rest:
            return Sentence(check_length(text, MAX_PARAGRAPH_LENGTH), is_optional=True)
    raise broken_rule("is a text, a list of texts, or optional: with a text")


_Channel = Annotated[Channel, BeforeValidator(lambda value: _parse_enum(value, Channel))]
_Condition = Annotated[str, AfterValidator(_check_condition)]
_Sentence = Annotated[Sentence, PlainValidator(_parse_sentence)]
_Paragraph = Annotated[tuple[_Sentence, ...], BeforeValidator(_wrap), AfterValidator(_check_items)]


class TemplateModel(StrictModel):
    """One template of a file."""

    id: Annotated[Line, AfterValidator(_check_id)]
    title: Line
    body: Annotated[tuple[_Paragraph, ...], AfterValidator(_check_items)]
    subject: Line = ""
    channels: Annotated[tuple[_Channel, ...], AfterValidator(_check_items)] = tuple(Channel)
    when: Annotated[tuple[_Condition, ...], BeforeValidator(_wrap)] = ()
    max_characters: Annotated[int, BeforeValidator(_parse_limit)] = 0


class TemplatesModel(StrictModel):
    """A whole template file. The kind comes first, since the templates' IDs are checked against it."""

    kind: Annotated[MessageKind, BeforeValidator(_parse_kind)]
    templates: Annotated[tuple[TemplateModel, ...], AfterValidator(_check_templates)]
