"""Building blocks for the pydantic models of files in strict YAML: models, rules, and their errors in plain words."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

MAX_LINE_LENGTH = 500
"""The length of the longest line, in characters."""

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_DESCRIPTION = "lower-case letters a-z, digits and single hyphens"

BROKEN_RULE = "broken_rule"
UNKNOWN_VALUE = "unknown_value"
"""The types of the errors that the models add to pydantic's own."""


class StrictModel(BaseModel):
    """A mapping in a file; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def broken_rule(predicate: str) -> PydanticCustomError:
    """Return the error of a value that breaks a rule; with the value's name before it, *predicate* is a sentence."""
    return PydanticCustomError(BROKEN_RULE, "{predicate}", {"predicate": predicate})


def unknown_value(predicate: str) -> PydanticCustomError:
    """Return the error of an unknown value; with the quoted value before it, *predicate* is a sentence."""
    return PydanticCustomError(UNKNOWN_VALUE, "{predicate}", {"predicate": predicate})


def check_length(text: str, limit: int) -> str:
    """Return a text. Raises an error if it is empty or longer than *limit* characters."""
    if not text:
        raise broken_rule("is empty")
    if len(text) > limit:
        raise broken_rule(f"is longer than {limit} characters")
    return text


def check_not_empty(items: tuple[object, ...], owner: str) -> None:
    """Raise an error if a list is empty; *owner* is what has it, such as ``a bank``."""
    if not items:
        raise broken_rule(f"is empty; {owner} has at least one")


Line = Annotated[str, AfterValidator(lambda line: check_length(line, MAX_LINE_LENGTH))]
"""One line of text."""
