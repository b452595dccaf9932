"""Edits to the text of a bank file: a question is added, changed, or removed, and every other line stays as it is.

The lines of the question are found by their position in the file, and only these are written again
(`storage.banks.round_trip`). The result is read back before it is used. If it does not say exactly what was asked for,
as with a bank on one line, the whole file is written again with its comments; if that fails too, nothing is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError
from infoview_tui.storage.banks import round_trip
from infoview_tui.storage.banks.model import Bank, QuestionFields
from infoview_tui.storage.banks.reader import read_bank
from infoview_tui.storage.banks.round_trip import ListIndent
from infoview_tui.storage.strict_yaml import MappingNode, Node, SequenceNode, StrictYamlError, parse

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_HYPHEN = re.compile(r"( *)-(?:[ \t]|$)")
_NO_CONTENT = re.compile(r"[ \t]*(?:#.*)?$")
_COMMENT = re.compile(r"([ \t]*)#.*")

_State = tuple[tuple[str, QuestionFields], ...]
"""The questions of a bank: their ids and what they say."""


class BankEditError(InfoviewError):
    """A bank file was not changed; the message says why."""


class _Block(NamedTuple):
    """The lines of one question: from its hyphen to its last line, with the columns of the hyphen and the keys."""

    start: int
    end: int
    hyphen: int
    column: int


def create_bank(path: Path, header: tuple[str, str, str], id: str, fields: QuestionFields) -> bytes:
    """Return the content of a new bank file with one question.

    *header* is its topic, its title, which is made from the topic if it is empty, and its language.

    Raises BankEditError if no bank can have this topic, or this question.
    """
    text = round_trip.format_bank(*header, id, fields)
    bank, problems = read_bank(path, is_custom=True, text=text)
    if bank is None or _state(bank) != ((id, fields),):
        raise BankEditError(f"This can't be written to a question bank: {problems[0].message if problems else text}")
    return text.encode()


def add_question(path: Path, content: bytes, id: str, fields: QuestionFields) -> bytes:
    """Return the content of a bank file with a question at the end. Raises BankEditError."""
    return _Edit(path, content).apply(id, None, fields)


def change_question(path: Path, content: bytes, id: str, before: QuestionFields, after: QuestionFields) -> bytes:
    """Return the content of a bank file with a question changed.

    Raises BankEditError, also if the question is not as *before*.
    """
    return _Edit(path, content).apply(id, before, after)


def remove_question(path: Path, content: bytes, id: str, before: QuestionFields) -> bytes | None:
    """Return the content of a bank file without a question; None if that leaves nothing, so that the file can go.

    Raises BankEditError, also if the question is not as *before*, or only comments would be left.
    """
    edit = _Edit(path, content)
    if [question.id for question in edit.bank.questions] == [id]:
        edit.check_before(id, before)
        if any(map(_COMMENT.match, edit.lines)):
            raise BankEditError(
                f"This is the only question in {edit.name}, and the file has comments. "
                "Retire the question, or delete the file."
            )
        return None
    return edit.apply(id, before, None)


class _Edit:
    """One edit of one file. Raises BankEditError if the file cannot be read, or has mistakes."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        self.name = clean_line(path.name)
        self._mark = BYTE_ORDER_MARK if content.startswith(BYTE_ORDER_MARK) else b""
        try:
            text = content.decode("utf-8-sig")
            self._newline = "\r\n" if "\r\n" in text else "\n"
            self.text = text.replace("\r\n", "\n")
            self.bank, self._tree = self._read(self.text), parse(self.text)
        except (UnicodeDecodeError, StrictYamlError) as error:
            raise self._refuse(str(error)) from error
        self.lines = self.text.split("\n")

    def apply(self, id: str, before: QuestionFields | None, after: QuestionFields | None) -> bytes:
        """Return the new content. Raises BankEditError."""
        if before is not None:
            self.check_before(id, before)
        wanted = self._expect(id, before, after)
        for text in self._propose(id, before, after):
            if self._says(text, wanted) and not self._list_lost_comments(text):
                return self._mark + text.replace("\n", self._newline).encode()
        raise BankEditError(f"{self.name} is written in a way that can't be changed here. Edit it in your own editor.")

    def check_before(self, id: str, before: QuestionFields) -> None:
        """Raise BankEditError if a question is not as it was seen."""
        if dict(_state(self.bank)).get(id) != before:
            raise BankEditError(f"This question was changed in {self.name} meanwhile. Look at it again, then edit it.")

    def _read(self, text: str) -> Bank:
        bank, problems = read_bank(self.path, is_custom=True, text=text)
        if bank is None:
            raise self._refuse(str(problems[0]))
        return bank

    def _refuse(self, problem: str) -> BankEditError:
        return BankEditError(f"{self.name} has a mistake, so nothing was saved to it: {clean_line(problem)}")

    def _expect(self, id: str, before: QuestionFields | None, after: QuestionFields | None) -> _State:
        state = _state(self.bank)
        if before is None and after is not None:
            return (*state, (id, after))
        changed = ((key, after if key == id else fields) for key, fields in state)
        return tuple((key, fields) for key, fields in changed if fields is not None)

    def _says(self, text: str, wanted: _State) -> bool:
        bank, _ = read_bank(self.path, is_custom=True, text=text)
        header = (self.bank.topic, self.bank.title, self.bank.language)
        return bank is not None and _state(bank) == wanted and (bank.topic, bank.title, bank.language) == header

    def _list_lost_comments(self, text: str) -> list[str]:
        return list((Counter(_list_comments(self.text)) - Counter(_list_comments(text))).elements())

    def _propose(self, id: str, before: QuestionFields | None, after: QuestionFields | None) -> Iterator[str]:
        """Yield new texts of the file, those that change the least first."""
        blocks = self._find_blocks()
        if blocks:
            if before is None and after is not None:
                yield self._with_block(blocks, id, after)
            else:
                block = blocks[[key for key, _ in _state(self.bank)].index(id)]
                new = [] if before is None or after is None else self._change_block(block, before, after)
                start = block.start if new or not self._is_between_blank_lines(block) else block.start - 1
                lines = [*self.lines[:start], *new, *self.lines[block.end :]]
                yield "\n".join(lines)
                lost = [" " * block.hyphen + line for line in self._list_lost_comments("\n".join(lines))]
                yield "\n".join([*self.lines[:start], *lost, *new, *self.lines[block.end :]])
        indent = ListIndent(blocks[0].hyphen, blocks[0].column) if blocks else ListIndent()
        yield round_trip.edit_document(self.text, id, before, after, indent)

    # The lines of questions

    def _find_blocks(self) -> list[_Block]:
        """Return the lines of each question; none if they are written between brackets."""
        questions, following = self._find_questions()
        if not questions or self._is_flow(questions[0]):
            return []
        starts = [self._find_hyphen(question) for question in questions]
        columns = [question.position.column - 1 for question in questions]
        limits = [*(start for start, _ in starts[1:]), following]
        return [
            _Block(start, self._find_end(start, limit, hyphen), hyphen, column)
            for (start, hyphen), column, limit in zip(starts, columns, limits, strict=True)
        ]

    def _find_questions(self) -> tuple[tuple[Node, ...], int]:
        """Return the questions, and the number of the line at which the next key stands, or after the last one."""
        entries = self._tree.entries if isinstance(self._tree, MappingNode) else ()
        following = len(self.lines)
        for key, node in reversed(entries):
            if key.value == "questions" and isinstance(node, SequenceNode):
                return node.items, following
            following = key.position.line - 1
        return (), following

    def _is_flow(self, node: Node) -> bool:
        position = node.position
        return self.lines[position.line - 1][position.column - 1 : position.column] in ("{", "[")

    def _find_hyphen(self, question: Node) -> tuple[int, int]:
        """Return the line and the column of the hyphen before a question."""
        for number in range(question.position.line - 1, -1, -1):
            if found := _HYPHEN.match(self.lines[number]):
                return number, len(found[1])
        return question.position.line - 1, 0

    def _find_end(self, start: int, limit: int, hyphen: int) -> int:
        """Return the line after the last one of a question; comments before the next question are not part of it."""
        end = limit
        while end > start + 1 and _NO_CONTENT.match(self.lines[end - 1]):
            comment = _COMMENT.match(self.lines[end - 1])
            if comment and len(comment[1]) > hyphen:
                break
            end -= 1
        return end

    def _is_between_blank_lines(self, block: _Block) -> bool:
        after = self.lines[block.end] if block.end < len(self.lines) else ""
        return not self.lines[block.start - 1].strip() and not after.strip()

    def _change_block(self, block: _Block, before: QuestionFields, after: QuestionFields) -> list[str]:
        first, *others = self.lines[block.start : block.end]
        mapping = [" " * block.hyphen + " " + first[block.hyphen + 1 :], *others]
        dedented = [line[min(block.column, len(line) - len(line.lstrip(" "))) :] for line in mapping]
        indent = self._find_list_indent(block)
        return _indent(round_trip.edit_question("\n".join(dedented), before, after, indent), block)

    def _find_list_indent(self, block: _Block) -> ListIndent:
        """Return how the probes of a question are indented, or else how its own list is."""
        for number in range(block.start + 1, block.end):
            found = _HYPHEN.match(self.lines[number])
            if found and len(found[1]) >= block.column:
                hyphen = len(found[1]) - block.column
                rest = self.lines[number][found.end() :]
                return ListIndent(hyphen, hyphen + 2 + len(rest) - len(rest.lstrip(" ")))
        return ListIndent()

    def _with_block(self, blocks: list[_Block], id: str, fields: QuestionFields) -> str:
        last = blocks[-1]
        indent = next((self._find_list_indent(block) for block in blocks), ListIndent())
        new = _indent(round_trip.format_question(id, fields, indent), last)
        is_spaced = len(blocks) > 1 and not self.lines[last.start - 1].strip()
        rest = self.lines[last.end :] or [""]
        return "\n".join([*self.lines[: last.end], *([""] if is_spaced else []), *new, *rest])


def _state(bank: Bank) -> _State:
    return tuple((question.id, question.fields) for question in bank.questions)


def _indent(mapping: str, block: _Block) -> list[str]:
    """Return the lines of a mapping as an item of the list of questions."""
    lines = [" " * block.column + line if line.strip() else line for line in mapping.removesuffix("\n").split("\n")]
    lines[0] = f"{' ' * block.hyphen}-{lines[0][block.hyphen + 1 :]}"
    return lines


def _list_comments(text: str) -> list[str]:
    """Return the comments that have a line of their own."""
    return [line.strip() for line in text.split("\n") if _COMMENT.match(line)]
