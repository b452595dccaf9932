"""The comparison of paths in sentences: which is ahead, how certain that is, why, and what could turn it (R35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from infoview_tui.domain.path_scores import AnswerTurn, Comparison, Range, TopicDifference, WeightTurn
from infoview_tui.domain.ratings import format_topic

MAX_NAMED = 3
"""How many topics, weights or answers a sentence names."""


def describe_comparison(
    comparison: Comparison, names: Mapping[int, str], totals: Mapping[int, Range]
) -> tuple[str, ...]:
    """Return one to five sentences, the most important first.

    ``totals`` has the paths with a rating; it is empty if all weights are 0.
    """
    if comparison.ahead_id is None or comparison.second_id is None:
        return (_describe_no_leader(names, totals),)
    return tuple(_describe(comparison, comparison.ahead_id, comparison.second_id, names, totals))


def _describe(
    comparison: Comparison, ahead: int, second: int, names: Mapping[int, str], totals: Mapping[int, Range]
) -> Iterator[str]:
    overlap = "the ranges overlap" if comparison.overlap else "the ranges do not overlap"
    yield f"{names[ahead]} is ahead of {names[second]}: {totals[ahead]} against {totals[second]} of 5; {overlap}."
    yield _describe_turns(comparison, names)
    if comparison.strengths:
        yield f"For it: {_list_topics(comparison.strengths, names[second])}."
    if comparison.weaknesses:
        yield f"Against it: {_list_topics(comparison.weaknesses, names[second])}."


def _describe_turns(comparison: Comparison, names: Mapping[int, str]) -> str:
    """Return what could turn the order: one weight, one missing answer, both, or neither."""
    turns = [
        *(f"{_weight_words(turn)} puts {names[turn.path_id]} ahead" for turn in comparison.weight_turns),
        *(
            f"{_answer_words(turn)} for {names[turn.rated_path_id]} puts {names[turn.path_id]} ahead"
            for turn in comparison.answer_turns
        ),
    ]
    if not turns:
        return "No single weight and no single missing answer could put another path ahead."
    return f"One change could turn the order: {_cut(turns, '; ')}."


def _describe_no_leader(names: Mapping[int, str], totals: Mapping[int, Range]) -> str:
    if not names:
        return "No paths yet. Name one on a contact's form."
    if len(totals) > 1:
        return f"{' and '.join(names[path_id] for path_id in totals)} are level."
    if totals:
        (path_id,) = totals
        return f"Only {names[path_id]} has ratings so far: {totals[path_id]} of 5."
    return "No ratings count yet. Rate a path in the debrief of an interview, and give a topic a weight."


def _list_topics(differences: Sequence[TopicDifference], second: str) -> str:
    return _cut(
        [
            f"{format_topic(row.topic)} ({row.ahead:.1f}, "
            + (f"not rated for {second})" if row.second is None else f"{second} {row.second:.1f})")
            for row in differences
        ],
        ", ",
    )


def _cut(parts: Sequence[str], separator: str) -> str:
    """Join the first parts, and say how many more there are."""
    more = len(parts) - MAX_NAMED
    return separator.join(_with_rest(parts[:MAX_NAMED], more))


def _with_rest(parts: Sequence[str], more: int) -> Iterable[str]:
    return [*parts, f"and {more} more"] if more > 0 else parts


def _weight_words(turn: WeightTurn) -> str:
    return f"a weight of {turn.needed} for {format_topic(turn.topic)} (now {turn.current})"


def _answer_words(turn: AnswerTurn) -> str:
    return f"a score of {turn.score} on {format_topic(turn.topic)}"
