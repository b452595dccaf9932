"""Grapheme clusters: what people see as one character, such as a flag, an emoji family, or a letter with its marks.

The boundaries are those of Unicode Standard Annex #29, by wcwidth, which is maintained with each version of Unicode.
Rich's own segmentation splits flags and Indic syllables. wcwidth is imported at the first character beyond ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator


def iter_clusters(text: str) -> Iterator[str]:
    """Yield the grapheme clusters of a text."""
    if text.isascii():
        yield from text  # a line has no line breaks, so CR and LF do not meet
        return
    from wcwidth import iter_graphemes

    yield from iter_graphemes(text)


def next_boundary(text: str, at: int) -> int:
    """Return the offset after the cluster that starts at an offset; at the end of the text, the offset itself."""
    if text[at : at + 2].isascii():
        return min(at + 1, len(text))
    return at + len(next(iter_clusters(text[at:])))


def previous_boundary(text: str, at: int) -> int:
    """Return the offset of the cluster that ends at an offset; at the start of the text, 0."""
    if at <= 0 or text[at - 1].isascii():
        return max(at - 1, 0)
    start = _safe_start(text, at - 1)
    *_, last = iter_clusters(text[start:at])
    return at - len(last)


def cluster_start(text: str, at: int) -> int:
    """Return the offset of the cluster that an offset is in; a boundary is returned as it is."""
    if at >= len(text) or at <= 0 or text[at].isascii():
        return min(max(at, 0), len(text))
    offset = _safe_start(text, at)
    for cluster in iter_clusters(text[offset:]):
        if offset + len(cluster) > at:
            break
        offset += len(cluster)
    return offset


def _safe_start(text: str, at: int) -> int:
    """Return the offset of the last ASCII character at or before an offset, where a cluster starts; otherwise 0."""
    while at > 0 and not text[at].isascii():
        at -= 1
    return at
