"""Edits of the same thing in two windows: only what was changed is saved, and a field that both changed is shown."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeVar

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import EditConflictError

ValueT = TypeVar("ValueT")

_MAX_SHOWN = 60
"""Characters of a value that a message shows."""


def merge_form(opened: ValueT | None, stored: ValueT, typed: ValueT) -> ValueT:
    """Return the form to save: the fields that differ from those *opened*, and all others as *stored*.

    Forms are dataclasses or named tuples, cleaned. Without *opened*, all fields are as *typed*. Raises
    EditConflictError if a field was changed here and, to another value, elsewhere.
    """
    if opened is None:
        return typed
    changes: dict[str, object] = {}
    conflicts = []
    for name in _field_names(typed):
        before, now, mine = (getattr(form, name) for form in (opened, stored, typed))
        if mine != before and now not in (before, mine):
            conflicts.append(_describe(name, now, mine))
        changes[name] = now if mine == before else mine
    if conflicts:
        raise EditConflictError(f"Changed in another window: {'; '.join(conflicts)}. {_HOW_TO_GO_ON}", stored)
    return _replace(typed, changes)


def check_text(opened: str | None, stored: str, typed: str) -> None:
    """Raise EditConflictError if a text was changed elsewhere since it was *opened*, to something else than *typed*."""
    if opened is not None and stored not in (opened, typed):
        raise EditConflictError(f"Changed in another window: it is now {_show(stored)}. {_HOW_TO_GO_ON}", stored)


_HOW_TO_GO_ON = "Save again to replace it, or press escape to keep it."


def _field_names(form: object) -> tuple[str, ...]:
    if is_dataclass(form):
        return tuple(field.name for field in fields(form))
    names: tuple[str, ...] = form._fields  # type: ignore[attr-defined] # a named tuple
    return names


def _replace(form: ValueT, changes: dict[str, object]) -> ValueT:
    if is_dataclass(form) and not isinstance(form, type):
        return replace(form, **changes)
    replaced: ValueT = form._replace(**changes)  # type: ignore[attr-defined] # a named tuple
    return replaced


def _describe(name: str, now: object, mine: object) -> str:
    if name.endswith("_id"):  # an id says nothing to anybody
        return f"{name.removesuffix('_id').capitalize()} is now somebody else"
    return f"{name.replace('_', ' ').capitalize()} is now {_show(now)}, and you typed {_show(mine)}"


def _show(value: object) -> str:
    match value:
        case None | "" | ():
            return "empty"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return f"“{clean_line(', '.join(map(str, value)), _MAX_SHOWN)}”"
        case Enum():
            return f"“{value.value}”"
        case date():
            return value.isoformat()
        case _:
            return f"“{clean_line(str(value), _MAX_SHOWN)}”"
