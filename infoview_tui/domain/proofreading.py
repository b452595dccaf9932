"""Proofreading: doubled words and spaces, missing punctuation, unbalanced brackets and quotes (R11)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from infoview_tui.domain.check_result import CheckResult, Fix, Span
from infoview_tui.domain.message_text import MessageText


class Misspelling(NamedTuple):
    """An unknown word of a body, and the word that was probably meant."""

    span: Span
    suggestion: str


_REASON = "Mistakes suggest that you do not take care; proofread before you send."  # R11
_DOUBLED = re.compile(r"(?<![\w'-])([^\W\d_]+)([ \t]{1,9}|[ \t]{0,9}\n[ \t]{0,9})(\1)(?![\w'-])", re.IGNORECASE)
_MAY_BE_DOUBLED = frozenset(
    {"that", "had", "very", "really", "so", "no", "is", "bye", "ha", "many", "her", "long", "far"}
)
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_CONTRACTIONS = {
    contraction.replace("'", "").lower(): contraction
    for contraction in (
        "I'm", "I've", "don't", "doesn't", "didn't", "isn't", "wasn't", "aren't", "wouldn't", "couldn't", "shouldn't",
        "haven't", "hasn't", "you're", "you've", "they're", "that's", "what's",
    )
}  # fmt: skip
_NO_APOSTROPHE = re.compile(rf"(?<![\w'.@/-])(?i:{'|'.join(_CONTRACTIONS)})(?=[ \t\n,][a-z])")
_LOWER_I = re.compile(r"(?<![\w'.@/-])i(?=(?:'(?:m|d|ve|ll))?\s[a-z])")
_OPENING = {")": "(", "]": "[", "}": "{"}
_SMILEY = re.compile(r"[:;=8][-^o']?[()\[\]]|(?:^|(?<=[\s(]))\w{1,2}\)", re.MULTILINE)
_INCHES = re.compile(r"\d\"")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–·]|\d+[.)]|\(?\w\))\s")
_URL_OR_EMAIL = re.compile(r"(?:https?://|www\.|@)\S*$|\S+\.\w{2,4}/\S*$")


def proofread(
    text: MessageText, misspellings: Sequence[Misspelling] = (), *, is_casual: bool = False
) -> list[CheckResult]:
    """Return a result for each kind of mistake that is in a text, or one that passes.

    A casual text may leave out the last period.
    """
    checks: tuple[Callable[[MessageText], CheckResult | None], ...] = (
        _check_doubled_words,
        _check_spaces,
        _check_apostrophes,
        _check_closing_punctuation,
        _check_brackets,
        _check_quotes,
    )
    results = [
        result
        for check in checks
        if not (is_casual and check is _check_closing_punctuation) and (result := check(text)) is not None
    ]
    if misspellings:
        results.append(_misspelled(text, misspellings))
    return results or [CheckResult("proofread", True, "No slips found", _REASON)]


def _check_doubled_words(text: MessageText) -> CheckResult | None:
    found = [
        match
        for match in _DOUBLED.finditer(text.body)
        if match[1].lower() not in _MAY_BE_DOUBLED and not (match[1][0].isupper() and match[3][0].isupper())
    ]
    if not found:
        return None
    first = found[0]
    fix = Fix(f"delete the second “{first[3]}”", Span(first.start(2), first.end()), "")
    return _failed("doubled", f"“{first[1]} {first[3]}”: a word is doubled", [match.span() for match in found], fix)


def _check_spaces(text: MessageText) -> CheckResult | None:
    spans = [match.span() for match in _SPACES.finditer(text.body)]
    if not spans:
        return None
    return _failed("spaces", "More than one space between words", spans, Fix("delete the space", Span(*spans[0]), " "))


def _check_apostrophes(text: MessageText) -> CheckResult | None:
    if not text.is_english:
        return None
    found = [match for match in _NO_APOSTROPHE.finditer(text.plain) if not _follows_a_name(text.plain, match)]
    found = sorted([*found, *_LOWER_I.finditer(text.plain)], key=lambda match: match.start())
    if not found:
        return None
    first = found[0]
    correct = _CONTRACTIONS.get(first[0].lower(), "I")
    if first[0][0].isupper():
        correct = correct[0].upper() + correct[1:]
    fix = Fix(f"write “{correct}”", Span(*first.span()), correct)
    return _failed("apostrophe", f"“{first[0]}” should be “{correct}”", [match.span() for match in found], fix)


def _follows_a_name(plain: str, match: re.Match[str]) -> bool:
    """Whether a capitalized word is a surname: "Jony Ive designed"."""
    return match[0][0].isupper() and bool(re.search(r"(?<![.!?] )\b[A-Z]\w+ $", plain[: match.start()]))


def _check_closing_punctuation(text: MessageText) -> CheckResult | None:
    ends = [end for end in _paragraph_ends(text) if text.body[end - 1].isalnum()]
    if not ends:
        return None
    fix = Fix("add a period", Span(ends[0], ends[0]), ".")
    spans = [(_last_word_start(text, end), end) for end in ends]
    return _failed("punctuation", "A sentence has no closing punctuation", spans, fix)


def _paragraph_ends(text: MessageText) -> Iterator[int]:
    """Yield the end of each paragraph whose last sentence is one: no item of a list, heading, address or name."""
    at = text.main.start
    for paragraph in re.split(r"(?<=\n)[ \t]*\n", text.body[at : text.main.end]):
        lines = paragraph.rstrip().split("\n")
        last_sentence = re.split(r"[.!?…:]\s", lines[-1])[-1]
        is_list = any(_LIST_ITEM.match(line) for line in lines[-2:]) or (
            len(lines) > 1 and lines[0].rstrip().endswith(":")
        )
        words = (
            len(" ".join(lines[-2:]).split())
            if len(lines[-1].split()) < 3 < len(lines[-1])
            else len(last_sentence.split())
        )
        if words >= 5 and not is_list and not _URL_OR_EMAIL.search(lines[-1][-200:]):
            yield at + len(paragraph.rstrip())
        at += len(paragraph)
        if at < text.main.end:
            following = re.compile(r"[ \t]*\n").match(text.body, at)
            at = following.end() if following else at


def _last_word_start(text: MessageText, end: int) -> int:
    return next((word.start for word in reversed(text.words) if word.start < end), end)


def _check_brackets(text: MessageText) -> CheckResult | None:
    body = _SMILEY.sub(lambda match: " " * len(match[0]), text.body)
    opened: list[int] = []
    for match in re.finditer(r"[()\[\]{}]", body):
        sign = match[0]
        if sign in "([{":
            opened.append(match.start())
        elif opened and body[opened[-1]] == _OPENING[sign]:
            opened.pop()
        else:
            return _failed("brackets", f"“{sign}” has no opening bracket", [match.span()])
    if not opened:
        return None
    return _failed("brackets", f"“{body[opened[0]]}” is never closed", [(at, at + 1) for at in opened])


def _check_quotes(text: MessageText) -> CheckResult | None:
    body = _INCHES.sub("  ", text.body)
    for signs in ('"', "“”„", "«»"):
        if sum(map(body.count, signs)) % 2:
            last = max(map(body.rfind, signs))
            return _failed("quotes", "A quotation mark has no partner", [(last, last + 1)])
    return None


def _misspelled(text: MessageText, misspellings: Sequence[Misspelling]) -> CheckResult:
    span, suggestion = misspellings[0]
    word = text.body[span.start : span.end]
    fix = Fix(f"write “{suggestion}”", span, suggestion) if suggestion else None
    question = f": did you mean “{suggestion}”?" if suggestion else " may be misspelled"
    return _failed("misspelled", f"“{word}”{question}", [item.span for item in misspellings], fix)


def _failed(code: str, text: str, spans: Sequence[tuple[int, int]], fix: Fix | None = None) -> CheckResult:
    return CheckResult(code, False, text, _REASON, tuple(Span(*span) for span in spans), fix)
