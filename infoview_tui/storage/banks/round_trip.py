"""Writes questions as YAML with ruamel.yaml, which keeps comments, quotes, and the order of keys.

Importing this module imports ruamel.yaml (about 20 ms), so it is imported when a question is saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from infoview_tui.storage.banks.model import QuestionFields

_KEYS = ("id", "text", "probes", "good_for", "minutes")
"""The keys of a question, in the order in which they are written."""

_NO_WRAP = 100_000
"""Width in characters beyond every line, so that none is wrapped."""


class ListIndent(NamedTuple):
    """How lists are indented: columns of the hyphen and of the item, both from the key of the list."""

    hyphen: int = 2
    item: int = 4


def format_question(id: str, fields: QuestionFields, indent: ListIndent) -> str:
    """Return a new question as the lines of a mapping, without indentation."""
    return _dump(_new_question(id, fields), indent)


def format_bank(topic: str, title: str, language: str, id: str, fields: QuestionFields) -> str:
    """Return a new bank with one question. An empty *title* is left out, since it is made from the topic."""
    bank = CommentedMap(topic=topic)
    if title:
        bank["title"] = title
    bank["language"] = language
    bank["questions"] = CommentedSeq([_new_question(id, fields)])
    return _dump(bank, ListIndent())


def edit_question(mapping: str, before: QuestionFields, after: QuestionFields, indent: ListIndent) -> str:
    """Return the lines of a question with what differs between *before* and *after* changed."""
    question = _load(mapping)
    _change(question, before, after)
    return _dump(question, indent)


def edit_document(
    text: str, id: str, before: QuestionFields | None, after: QuestionFields | None, indent: ListIndent
) -> str:
    """Return a whole bank with one question added (no *before*), changed, or removed (no *after*).

    What is indented or wrapped in an unusual way is written in the usual one.
    """
    bank = _load(text)
    questions = bank["questions"]
    at = next((index for index, question in enumerate(questions) if str(question["id"]).strip() == id), len(questions))
    if after is None:
        del questions[at]
    elif before is None:
        questions.append(_new_question(id, after))
    else:
        _change(questions[at], before, after)
    return _dump(bank, indent)


def _new_question(id: str, fields: QuestionFields) -> CommentedMap:
    question = CommentedMap(id=id, text=fields.text)
    if fields.probes:
        question["probes"] = CommentedSeq(fields.probes)
    if fields.good_for:
        question["good_for"] = fields.good_for
    question["minutes"] = fields.minutes
    return question


def _change(question: CommentedMap, before: QuestionFields, after: QuestionFields) -> None:
    for key, old, new in zip(_KEYS[1:], before, after, strict=True):
        if old == new:
            continue
        value = CommentedSeq(new) if isinstance(new, tuple) else new
        if not new:
            del question[key]
        elif key not in question:
            question.insert(_place(question, key), key, value)
        elif key == "probes" and before.probes:
            _replace_items(question[key], before.probes, after.probes)
        else:
            question[key] = value


def _replace_items(items: CommentedSeq, before: Sequence[str], after: Sequence[str]) -> None:
    """Change a list where it differs, so that the comments of the other items stay where they are."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = len(before) - end - start, list(after[start : len(after) - end])
    for index in range(min(old, len(new))):
        items[start + index] = new[index]
    for _ in range(old - len(new)):
        del items[start + len(new)]
    for index in range(old, len(new)):
        items.insert(start + index, new[index])


def _place(question: CommentedMap, key: str) -> int:
    """Return the position of a new key: before the first key that usually comes after it."""
    later = _KEYS[_KEYS.index(key) + 1 :]
    return next((index for index, name in enumerate(question) if name in later), len(question))


def _yaml(indent: ListIndent) -> YAML:
    yaml = YAML()  # keeps comments
    yaml.preserve_quotes = True
    yaml.width = _NO_WRAP
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=indent.item, offset=indent.hyphen)
    return yaml


def _load(text: str) -> Any:
    return _yaml(ListIndent()).load(text)


def _dump(value: object, indent: ListIndent) -> str:
    stream = StringIO()
    _yaml(indent).dump(value, stream)
    return stream.getvalue()
