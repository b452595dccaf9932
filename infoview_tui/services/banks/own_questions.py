"""The user's own questions: written, edited, and deleted in their bank files, each with undo (R20, R21).

An edited question of a bundled bank becomes an own one with the same id, which takes its place. Questions are stored in
the bank of their topic in the user's directory, such as ``hindsight.yaml``; the first one creates it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from infoview_tui.domain.event_kinds import EventKind
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.banks.library import find_bundled
from infoview_tui.storage.file_changes import read_content
from infoview_tui.storage.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from infoview_tui.services.banks.library import BankLoader, Question, QuestionFields
    from infoview_tui.services.core.workspace import Workspace
    from infoview_tui.storage.banks import Bank

OWN_TOPIC = "own"
"""The topic of questions that belong to no other."""

LANGUAGE = "en"
"""The language of a new question."""

OWN_TITLE = "Your own questions"
"""The title of that topic."""

MAX_QUESTION_LENGTH = 500
"""Most characters of a question, of a follow-up, and of what it is good for."""

MAX_MINUTES = 30
"""Most minutes of a question."""

_ID_WORDS = 6
_MAX_ID_LENGTH = 60


def add_question(workspace: Workspace, banks: BankLoader, topic: str, fields: QuestionFields, now: datetime) -> str:
    """Write a new question to the bank of its topic, and return its id. Raises InfoviewError.

    *topic* is one of the library's, or `OWN_TOPIC`.
    """
    fields = clean_fields(fields)
    banks.refresh()
    known = {question.id for bank in banks.load().banks for question in bank.questions}
    question_id = _make_id(topic, fields.text, known)
    with workspace.transaction(EventKind.QUESTION_ADDED, now, with_files=True) as transaction:
        transaction.change_file(*_insert(banks, (topic, LANGUAGE), question_id, fields))
        transaction.record(f"New question: {fields.text}")
    return question_id


def edit_question(
    workspace: Workspace, banks: BankLoader, question: Question, fields: QuestionFields, now: datetime
) -> None:
    """Change a question as the user saw it. One of a bundled bank gets an own version with the same id.

    Raises InfoviewError, also if the user's file was changed by another program so that the question differs.
    """
    fields = clean_fields(fields)
    if fields == question.fields:
        return
    banks.refresh()
    own = _find_own_bank(banks, question.id)
    with workspace.transaction(EventKind.QUESTION_EDITED, now, with_files=True) as transaction:
        if own is None:
            if question.is_custom:
                raise NotFoundError("This question no longer exists; it may have been deleted elsewhere.")
            transaction.change_file(*_insert(banks, (question.topic, question.language), question.id, fields))
        else:
            content = _read(own)
            changed = _editor().change_question(own.path, content, question.id, question.fields, fields)
            transaction.change_file(own.path, content, changed)
        transaction.record(f"Edited a question: {fields.text}")


def delete_question(workspace: Workspace, banks: BankLoader, question: Question, now: datetime) -> bool:
    """Delete one of the user's own questions. Return whether a bundled question with its id comes back.

    Raises InfoviewError, also for a question of a bundled bank: it can only be retired.
    """
    banks.refresh()
    own = _find_own_bank(banks, question.id)
    if own is None:
        raise InfoviewError("This question came with Infoview. x retires it, so that it is no longer offered.")
    with workspace.transaction(EventKind.QUESTION_REMOVED, now, with_files=True) as transaction:
        content = _read(own)
        rest = _editor().remove_question(own.path, content, question.id, question.fields)
        transaction.change_file(own.path, content, rest)
        transaction.record(f"Deleted a question: {question.text}")
    return find_bundled(banks.load(), question.id) is not None


def clean_fields(fields: QuestionFields) -> QuestionFields:
    """Return what is stored of what was typed: clean lines, without empty follow-ups. Raises InfoviewError."""
    text = require_text(fields.text)
    probes = tuple(filter(None, map(clean_line, fields.probes)))
    good_for = clean_line(fields.good_for)
    longest = max((text, good_for, *probes), key=len)
    if len(longest) > MAX_QUESTION_LENGTH:
        raise InfoviewError(f"“{clean_line(longest, 30)}” is longer than {MAX_QUESTION_LENGTH} characters. Shorten it.")
    return fields._replace(text=text, probes=probes, good_for=good_for, minutes=_require_minutes(fields.minutes))


def require_text(text: str) -> str:
    """Return the cleaned wording of a question. Raises InfoviewError if it is empty."""
    cleaned = clean_line(text)
    if not cleaned:
        raise InfoviewError("The question is empty. Write what you would ask.")
    return cleaned


def parse_minutes(text: str) -> int:
    """Return the minutes that a question takes. Raises InfoviewError if they are no number, or not from 1 to 30."""
    if not text.isdecimal():
        raise InfoviewError("Minutes: type a number.")
    return _require_minutes(int(text[:4]))


def _require_minutes(minutes: int) -> int:
    if not 1 <= minutes <= MAX_MINUTES:
        raise InfoviewError(f"A question takes 1 to {MAX_MINUTES} minutes.")
    return minutes


def _make_id(topic: str, text: str, known: set[str]) -> str:
    """Return a new id from the first words of a question: ``own.what-did-you-learn``."""
    words = re.findall(r"[a-z0-9]+", fold(text).replace("'", "").replace("’", ""))[:_ID_WORDS]
    slug = f"{topic}.{'-'.join(words)[:_MAX_ID_LENGTH].strip('-') or 'question'}"
    number = 2
    question_id = slug
    while question_id in known:
        question_id, number = f"{slug}-{number}", number + 1
    return question_id


def _insert(
    banks: BankLoader, kind: tuple[str, str], question_id: str, fields: QuestionFields
) -> tuple[Path, bytes | None, bytes]:
    """Return the file that gets a new question of a topic and a language, and its content before and after."""
    own = next((bank for bank in banks.load().banks if bank.is_custom and (bank.topic, bank.language) == kind), None)
    if own is not None:
        content = _read(own)
        return own.path, content, _editor().add_question(own.path, content, question_id, fields)
    if banks.own is None:
        raise InfoviewError("There is no directory for your own questions.")
    topic, language = kind
    path = next(path for path in _propose_paths(banks.own, topic) if not path.exists())
    title = OWN_TITLE if topic == OWN_TOPIC else ""
    return path, None, _editor().create_bank(path, (topic, title, language), question_id, fields)


def _propose_paths(directory: Path, topic: str) -> Iterator[Path]:
    """Yield paths for a new bank. Files that exist, such as one with mistakes, are not touched."""
    yield directory / f"{topic}.yaml"
    for number in count(2):
        yield directory / f"{topic}-{number}.yaml"


def _find_own_bank(banks: BankLoader, question_id: str) -> Bank | None:
    """Return the user's bank in which a question is, or None."""
    own = (bank for bank in banks.load().banks if bank.is_custom)
    return next((bank for bank in own if any(question.id == question_id for question in bank.questions)), None)


def _read(bank: Bank) -> bytes:
    content = read_content(bank.path)
    if content is None:
        raise NotFoundError(f"{clean_line(bank.path.name)} no longer exists. Press the key again.")
    return content


def _editor() -> ModuleType:
    """Return the module that edits bank files. It imports ruamel.yaml and pydantic."""
    with IMPORT_LOCK:
        from infoview_tui.storage.banks import edit

    return edit
