"""Reads JSON step by step, and knows where it is: one value at a time, with its path and its line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

CUT_OFF = "is cut off"
"""The reason if a text ends before its last bracket."""

_SPACE = re.compile(r"[ \t\n\r]*")


class JsonProblem(Exception):  # noqa: N818 - what is wrong with a document, not with the program
    """Something is wrong at a place of a document. ``reason`` continues the sentence “tables.notes[3] …”."""

    def __init__(self, reason: str, path: str, line: int) -> None:
        """Create a problem at a path, which is empty for the whole document, and a line from 1."""
        super().__init__(reason)
        self.reason, self.path, self.line = reason, path, line


class JsonScanner:
    """Goes through a JSON text; the value of a key, or an item of an array, must be read before the next."""

    def __init__(self, text: str) -> None:
        """Start at the beginning."""
        self.text = text
        self.line = 1
        """The line of the value that was read last, or of the bracket of the one that is being read."""
        self._position = 0
        self._counted = 0
        self._decoder = json.JSONDecoder(object_pairs_hook=_build_object, parse_constant=_refuse_constant)

    def read_value(self, path: str) -> Any:
        """Read a whole value, of any type. Raises JsonProblem."""
        self._skip_space()
        try:
            value, self._position = self._decoder.raw_decode(self.text, self._position)
        except json.JSONDecodeError as error:
            self._fail_at(error.pos, path)
        except RecursionError:
            self.fail("is nested too deeply", path)
        except ValueError as error:  # of the functions below, or a number with thousands of digits
            self.fail(str(error) if isinstance(error, _ValueError) else "has a number that is too large", path)
        return value

    def read_object(self, path: str) -> Iterator[str]:
        """Yield the keys of an object. Raises JsonProblem if there is none, or a key repeats."""
        keys: set[str] = set()
        for _ in self._read_members("{}", "an object", path):
            if self._next_character() != '"':
                self._fail_at(self._position, path)
            key = self.read_value(path)
            if key in keys:
                self.fail(f"has “{key}” twice", path)
            keys.add(key)
            self._expect(":", path)
            self._skip_space()
            yield key

    def read_array(self, path: str) -> Iterator[int]:
        """Yield the index of each item of an array. Raises JsonProblem if there is none."""
        yield from self._read_members("[]", "a list", path)

    def expect_end(self) -> None:
        """Raise JsonProblem if something follows."""
        self._skip_space()
        if self._position < len(self.text):
            self.fail("has something after its end", "")

    def fail(self, reason: str, path: str) -> NoReturn:
        """Raise JsonProblem at the current line."""
        raise JsonProblem(reason, path, self.line)

    def _read_members(self, brackets: str, name: str, path: str) -> Iterator[int]:
        self._skip_space()
        if self._next_character() != brackets[0]:
            if self._position == len(self.text):
                self._fail_at(self._position, path)
            self.fail(f"must be {name}", path)
        self._position += 1
        self._skip_space()
        if self._next_character() == brackets[1]:
            self._position += 1
            return
        index = 0
        while True:
            self._skip_space()
            yield index
            self._skip_space()
            character = self._next_character()
            if character not in (",", brackets[1]):
                self._fail_at(self._position, path)
            self._position += 1
            if character == brackets[1]:
                return
            index += 1

    def _expect(self, character: str, path: str) -> None:
        self._skip_space()
        if self._next_character() != character:
            self._fail_at(self._position, path)
        self._position += 1

    def _next_character(self) -> str:
        return self.text[self._position : self._position + 1]

    def _skip_space(self) -> None:
        space = _SPACE.match(self.text, self._position)
        if space is not None:
            self._position = space.end()
        self._count_lines(self._position)

    def _count_lines(self, position: int) -> None:
        self.line += self.text.count("\n", self._counted, position)
        self._counted = position

    def _fail_at(self, position: int, path: str) -> NoReturn:
        """Raise JsonProblem for what is no JSON at a position, or for the end of a text that was cut off."""
        is_cut_off = not self.text[position:].strip() or not self.text.rstrip().endswith("}")
        self._count_lines(max(position, self._counted))
        self.fail(CUT_OFF if is_cut_off else "is not valid JSON", path)


class _ValueError(ValueError):
    """A value that JSON allows, or that Python reads, but a document must not have."""


def _build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _ValueError(f"has “{next(key for key in keys if keys.count(key) > 1)}” twice")
    return values


def _refuse_constant(name: str) -> NoReturn:
    raise _ValueError(f"has {name}, which is not valid JSON")
