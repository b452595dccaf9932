"""Search in a text without regard to case and accents: where something occurs, and an excerpt around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infoview_tui.domain.normalize import fold, fold_with_offsets
from infoview_tui.domain.sanitize import clean_line


def find_occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return where a phrase occurs in a text, as (start, end) in their order; empty if nowhere."""
    phrase = fold(clean_line(phrase))
    if not phrase or phrase not in fold(text):
        return []
    return list(_find_spans(text, *fold_with_offsets(text), phrase))


def find_matches(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return where any of the words occurs in a text: sorted spans; adjacent spans are merged."""
    folded, offsets = fold_with_offsets(text)
    spans = [span for word in filter(None, map(fold, words)) for span in _find_spans(text, folded, offsets, word)]
    return tuple(_merge_spans(sorted(spans)))


def excerpt(text: str, word: str, width: int = 40) -> str:
    """Return at most *width* characters of a text around the first match of a word; ``…`` marks omissions.

    The excerpt starts with the whole word that contains the match if that fits. Near the end of the text, it starts
    earlier to fill the width.
    """
    if len(text) <= width:
        return text
    begin, end = _first_match(text, word)
    start = text.rfind(" ", 0, begin) + 1
    if end - start > width - 2:
        start = begin
    last = len(text) - max(0, width - 1)
    if start > last:
        blank = text.find(" ", last - 1, start)
        start = blank + 1 if blank >= 0 else last
    before = "…" if start else ""
    stop = start + width - len(before)
    return f"{before}{text[start:]}" if stop >= len(text) else f"{before}{text[start : stop - 1].rstrip()}…"


def _first_match(text: str, word: str) -> tuple[int, int]:
    """Return the span of the first match of a word; if there is none, a span at the start."""
    if text.isascii():  # fast path: most texts are ASCII
        at = max(0, text.lower().find(fold(word)))
        return at, at + len(word)
    return next(iter(find_matches(text, [word])), (0, 0))


def _find_spans(text: str, folded: str, offsets: Sequence[int], word: str) -> Iterator[tuple[int, int]]:
    at = folded.find(word)
    while at >= 0:
        after = at + len(word)
        # Include the accents that folding removed, and all of a ligature if half of it matches.
        following = offsets[after] if after < len(offsets) else len(text)
        yield offsets[at], max(offsets[after - 1] + 1, following)
        at = folded.find(word, after)


def _merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return joined
