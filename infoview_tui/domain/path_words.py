"""The comparison of paths in sentences: which is ahead, how certain that is, and what could turn it (R35)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from infoview_tui.domain.path_scores import AnswerTurn, Comparison, Range, WeightTurn
from infoview_tui.domain.ratings import format_topic

MAX_TURNS = 3
"""How many weights or answers a sentence names."""


def describe_comparison(
    comparison: Comparison, names: Mapping[int, str], totals: Mapping[int, Range]
) -> tuple[str, ...]:
    """Return one to four sentences. ``totals`` has the paths with a rating, if any topic has a weight."""
    return tuple(_describe(comparison, names, totals))


def _describe(comparison: Comparison, names: Mapping[int, str], totals: Mapping[int, Range]) -> Iterator[str]:
    if comparison.ahead_id is None or comparison.second_id is None:
        yield _describe_no_leader(names, totals)
        return
    ahead, second = comparison.ahead_id, comparison.second_id
    yield f"{names[ahead]} is ahead of {names[second]}: {totals[ahead]} against {totals[second]}, on a scale of 1 to 5."
    if comparison.overlap:
        yield "The ranges overlap, so the answers that are missing could change this."
    else:
        yield "The ranges do not overlap: no missing answer about these two can change this."
    if comparison.weight_turns:
        yield f"One changed weight would be enough: {_list(map(_weight_words, comparison.weight_turns), names)}."
    else:
        yield "No single weight changes which path is ahead."
    if comparison.answer_turns:
        yield f"One missing answer would be enough: {_list(map(_answer_words, comparison.answer_turns), names)}."


def _describe_no_leader(names: Mapping[int, str], totals: Mapping[int, Range]) -> str:
    if not names:
        return "No path yet: name one on a contact's form."
    if len(totals) > 1:
        return f"{' and '.join(names[path_id] for path_id in totals)} are level."
    if totals:
        (path_id,) = totals
        return f"Only {names[path_id]} has ratings so far: {totals[path_id]}, on a scale of 1 to 5."
    return "No path has a rating that counts yet: rate one in the debrief of an interview."


def _list(turns: Iterator[tuple[str, int]], names: Mapping[int, str]) -> str:
    found = [f"{words} puts {names[path_id]} ahead" for words, path_id in turns]
    more = len(found) - MAX_TURNS
    shown = "; ".join(found[:MAX_TURNS])
    return f"{shown}; and {more} more" if more > 0 else shown


def _weight_words(turn: WeightTurn) -> tuple[str, int]:
    return f"{format_topic(turn.topic)} from {turn.current} to {turn.needed}", turn.path_id


def _answer_words(turn: AnswerTurn) -> tuple[str, int]:
    return f"a score of {turn.score} for {format_topic(turn.topic)}", turn.path_id
