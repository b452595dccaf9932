"""The web address in a line of research: where it begins and ends, and the line without it (R16)."""

from __future__ import annotations

_BRACKETS = {"(": ")", "<": ">", "[": "]"}
_TRAILING_PUNCTUATION = ".,;:!?\"'"
_LEADING_SEPARATORS = " -–—:|,"


def extract_url(text: str) -> tuple[str, str]:
    """Return a line without the first web address in it, and that address, or an empty one where there is none.

    A line that is nothing but an address keeps it as its text too.
    """
    start, end = _find_url(text)
    if start == end:
        return text, ""
    source = text[start:end]
    closing = _BRACKETS.get(text[start - 1]) if start else None
    if closing is not None and text[end : end + 1] == closing:
        start, end = start - 1, end + 1
    before, after = text[:start].rstrip(), text[end:].strip()
    if not after.strip(_TRAILING_PUNCTUATION):
        before, after = before.rstrip(_LEADING_SEPARATORS), ""
    rest = before + after if after and after[0] in _TRAILING_PUNCTUATION else f"{before} {after}".strip()
    return (rest if any(c.isalnum() for c in rest) else text), source


def _find_url(text: str) -> tuple[int, int]:
    """Where the first web address begins and ends; twice 0 where there is none."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered; nobody writes an address in capitals beside them
        lower = text
    start = lower.find("http")
    while start >= 0:
        if lower.startswith(("http://", "https://"), start) and not (start and text[start - 1].isalnum()):
            end = start
            while end < len(text) and not text[end].isspace() and text[end] not in "<>":
                end += 1
            end = _trim_trailing_punctuation(text, start, end)
            if end > lower.index("//", start) + 2:
                return start, end
        start = lower.find("http", start + 4)
    return 0, 0


def _trim_trailing_punctuation(text: str, start: int, end: int) -> int:
    """Leave a sentence's own punctuation out of the address, but keep the brackets that the address itself opened."""
    unmatched = {
        closing: text.count(closing, start, end) - text.count(opening, start, end)
        for opening, closing in _BRACKETS.items()
    }
    while end > start:
        last = text[end - 1]
        if unmatched.get(last, 0) > 0:
            unmatched[last] -= 1
        elif last not in _TRAILING_PUNCTUATION:
            break
        end -= 1
    return end
