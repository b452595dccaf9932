"""The words of a note in other texts, to be taken out of them once the note is off the record (R33)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from infoview_tui.domain.commitments import address_contact, format_offer, parse_commitment
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.thank_you import USUAL_WORDS

HIDDEN_WORDS = "[off the record]"
"""What replaces words that are off the record. The checks of a message point it out as a gap."""

MIN_QUOTED_WORDS = 4
"""Fewest consecutive words in common that may be a quote; all words of a shorter note."""

MIN_COPIED_WORDS = 8
"""Fewest consecutive words in common that are surely a copy, wherever they stand; all words of a shorter note."""

MIN_SINGLE_WORD = 6
"""Fewest letters of a note of one word that counts as quoted inside of other text."""

MAX_COMMITMENT = 1000
"""Most characters of a note that is looked for as a commitment said to the contact, too."""

_CACHED = 64
"""Most texts whose words are cached: a note is compared with each event of a contact."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LINE = re.compile(r"[^\n]+")
_QUOTED = re.compile(r'"[^"\n]+"|“[^”\n]+”|„[^“\n]+“|«[^»\n]+»')
_ANY_WORD = re.compile(r"[^\W_]")


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def quotes_notes(text: str, notes: Iterable[str]) -> bool:
    """Whether a text may quote one of these notes: four consecutive words of it, or all if there are fewer."""
    return bool(_find_quotes(text, notes, MIN_QUOTED_WORDS))


def hide_quotes(text: str, notes: Iterable[str]) -> str:
    """Return a text in which `HIDDEN_WORDS` replaces what was copied from notes. Other words stay as they are.

    Fewer than `MIN_COPIED_WORDS` count only where they stand alone, as a line or in quotation marks: then they are a
    copy that was cut, while the same words inside a sentence may be the writer's own.
    """
    notes = list(notes)
    for start, end in reversed(_join_spans(_find_quotes(text, notes, MIN_COPIED_WORDS), _find_cut(text, notes))):
        text = f"{text[:start]}{HIDDEN_WORDS}{text[end:]}"
    return text


def remove_quotes(text: str, notes: Sequence[str]) -> str:
    """Return a text of lines without what was copied from notes. A line that says nothing else is left out."""
    kept = []
    for line in text.split("\n"):
        hidden = hide_quotes(line, notes)
        says_more = _ANY_WORD.search(hidden.replace(HIDDEN_WORDS, ""))
        if (says_more or hidden == line) and not _is_whole_line(line, notes):
            kept.append(hidden)
    return "\n".join(kept)


@lru_cache(maxsize=_CACHED)
def list_wordings(note: str) -> tuple[str, ...]:
    """Return a note as it stands in texts made from it: as written, and as a commitment said to the contact."""
    if len(note) > MAX_COMMITMENT:
        return (note,)
    words = parse_commitment(note).text
    return tuple(dict.fromkeys(filter(None, (note, words, address_contact(words), format_offer(note)))))


def list_phrases(note: str, most: int) -> list[list[str]]:
    """Return the first runs of words of which a text must have one to quote a note; at most *most*."""
    found: dict[tuple[str, ...], list[str]] = {}
    for wording in list_wordings(note):
        words = _split(wording)
        for at, run in _list_runs([word.text for word in words], MIN_QUOTED_WORDS):
            found.setdefault(run, [wording[word.start : word.end] for word in words[at : at + len(run)]])
    return list(found.values())[:most]


def _is_whole_line(line: str, notes: Iterable[str]) -> bool:
    """Whether a line has the same words as a note, however few they are."""
    words = tuple(word.text for word in _split(line))
    return bool(words) and any(words == _split_words(note) for note in notes)


def _find_cut(text: str, notes: Sequence[str]) -> list[tuple[int, int]]:
    """Return the start and end of each line or passage in quotation marks that has only words of a note in a row."""
    found = []
    for place in [*_LINE.finditer(text), *_QUOTED.finditer(text)]:
        written = _split(place[0])
        words = tuple(word.text for word in written)
        if len(words) >= MIN_QUOTED_WORDS and _is_distinct(words) and any(_has_run(note, words) for note in notes):
            found.append((place.start() + written[0].start, place.start() + written[-1].end))
    return found


def _has_run(note: str, words: tuple[str, ...]) -> bool:
    wordings = map(_split_words, list_wordings(note))
    size = len(words)
    return any(words == of[at : at + size] for of in wordings for at in range(len(of) - size + 1))


def _join_spans(*lists: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, with those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for spans in lists for span in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _find_quotes(text: str, notes: Iterable[str], least: int) -> list[tuple[int, int]]:
    """Return the start and end of each passage with *least* consecutive words of a note, in order."""
    written = _split(text)
    words = [word.text for word in written]
    quoted = [False] * len(written)
    for wording in (wording for note in notes for wording in list_wordings(note)):
        runs = _read_runs(wording, least)
        size = len(next(iter(runs), ()))
        for at in range(len(words) - size + 1 if runs else 0):
            if tuple(words[at : at + size]) in runs:
                quoted[at : at + size] = [True] * size
    spans: list[tuple[int, int]] = []
    for index, word in enumerate(written):
        if quoted[index] and index and quoted[index - 1] and spans:
            spans[-1] = (spans[-1][0], word.end)
        elif quoted[index]:
            spans.append((word.start, word.end))
    return spans


@lru_cache(maxsize=_CACHED)
def _read_runs(wording: str, least: int) -> frozenset[tuple[str, ...]]:
    return frozenset(run for _, run in _list_runs(_split_words(wording), least))


def _list_runs(note: Sequence[str], least: int) -> list[tuple[int, tuple[str, ...]]]:
    """Return all runs of *least* words of a note with their places, or the whole note if it is shorter.

    Runs of usual words alone are left out.
    """
    if not _is_distinct(note):
        return []
    size = min(len(note), least)
    runs = ((at, tuple(note[at : at + size])) for at in range(len(note) - size + 1))
    return [(at, run) for at, run in runs if not _USUAL.issuperset(run)]


def _is_distinct(note: Sequence[str]) -> bool:
    """Whether the words of a note say so much that finding them in a text is no coincidence."""
    return not _USUAL.issuperset(note) and (len(note) > 1 or any(len(word) >= MIN_SINGLE_WORD for word in note))


@lru_cache(maxsize=_CACHED)
def _split_words(note: str) -> tuple[str, ...]:
    return tuple(word.text for word in _split(note))


def _split(text: str) -> list[_Word]:
    """Return the words of a text. Those of `HIDDEN_WORDS` are none of it, even if a note has them, too."""
    said = text.replace(HIDDEN_WORDS, " " * len(HIDDEN_WORDS))
    return [_Word(fold(found[0].replace("’", "'")), *found.span()) for found in _WORD.finditer(said)]


_USUAL = frozenset(word.text for word in _split(USUAL_WORDS))
