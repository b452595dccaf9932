"""The parts of a message: greeting, main part, sentences and signature, each as a span of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from infoview_tui.domain.check_result import Span
from infoview_tui.domain.normalize import fold

MAX_CHECKED_CHARACTERS = 10_000
"""Only so much of a body is checked, so that a paste by mistake does not slow down each key."""

MAX_SPANS = 50
"""Maximum number of places of one fault."""


class Word(NamedTuple):
    """A word, folded for comparing, and its place in the body."""

    text: str
    start: int
    end: int


class MessageText(NamedTuple):
    """A body and its parts. ``plain`` has straight apostrophes and the same offsets as the body.

    ``greeting`` is None without one, and ``greeted`` is the name in it ("Dr. Lopez"). ``main`` is what lies between
    the greeting and the signature, and ``main_words`` are its words. ``second_greeting`` is a further line that greets.
    """

    body: str
    plain: str
    words: list[Word]
    main_words: list[Word]
    greeting: Span | None
    greeted: Span | None
    second_greeting: Span | None
    main: Span
    sentences: list[Span]
    is_english: bool

    @property
    def main_text(self) -> str:
        """The main part of ``plain``."""
        return self.plain[self.main.start : self.main.end]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence of the main part that contains an offset, or else the main part."""
        return next((span for span in self.sentences if span.start <= offset < span.end), self.main)

    def search(self, pattern: re.Pattern[str]) -> Span | None:
        """Return the first match of a pattern in a sentence of the main part."""
        return next(self._find(pattern), None)

    def find_all(self, pattern: re.Pattern[str]) -> list[Span]:
        """Return the matches of a pattern in the sentences of the main part, at most `MAX_SPANS`."""
        return list(islice(self._find(pattern), MAX_SPANS))

    def _find(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        for begin, end in self.sentences:
            for start, stop in _find_in_sentence(pattern, self.plain[begin:end]):
                yield Span(begin + start, begin + stop)

    def trim(self, span: Span) -> Span:
        """Return a span without white space at its ends."""
        text = self.plain[span.start : span.end]
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, max(start, span.start + len(text.rstrip())))


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SALUTATION = re.compile(
    r"[ \t]*(?:dear|hi|hiya|hello|hey|greetings|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?|moin"
    r"|servus|grüezi"
    r"|sehr geehrte[rs]?|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|cher|chère|hola|querid[oa]|estimad[oa]"
    r"|buenos días|ciao|caro|cara|gentile|olá|hej|hei|beste|geachte)\b[ \t]*(?:again\b|there\b)?,?[ \t]*",
    re.IGNORECASE,
)
_SHORT_GREETING = re.compile(r"[^.?!:;]*[,!:–—]?\s*")
_GREETED = re.compile(r"[^,!:;?\n–—]{0,60}")
_SENTENCE_START = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\b\w)\.\s| - |$")
_SIGN_OFF = re.compile(
    r"(?:all the best|all best|best|kind(?:est)?|warm(?:est|ly)?|with |many thanks|thanks|thank you|cheers"
    r"|sincerely|yours"
    r"|regards|respectfully|gratefully|take care|talk soon|see you|speak soon|until then|love|hugs|greetings|have a"
    r"|looking forward|mit |viele |liebe |herzlich|beste |freundliche|cordialement|bien |saludos|un saludo|abraços)"
    r"[^.?\n]{0,50}[.!]?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]{1,9}[\"”'’)\]]{0,4}(?=\s|$)|\n[ \t]*\n")
_ABBREVIATION = re.compile(
    r"\b(?:dr|mr|mrs|ms|prof|st|e\.g|i\.e|vs|approx|no|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed"
    r"|thurs?|thu|fri|sat|sun|[A-Z])$",
    re.IGNORECASE,
)
_COMMON_WORDS = frozenset({
    "the", "a", "an", "and", "or", "to", "of", "in", "on", "for", "with", "at", "from", "by", "about", "as", "is",
    "are", "was", "were", "be", "been", "have", "has", "had", "do", "does", "did", "would", "could", "can", "will",
    "may", "i", "i'm", "i've", "i'd", "me", "my", "you", "your", "you're", "we", "our", "it", "it's", "this",
    "that", "what", "how", "who", "if", "so", "not", "thank", "thanks", "please", "when", "which", "there", "more",
    "out", "up", "than",
})  # fmt: skip


@lru_cache(maxsize=2048)
def _find_in_sentence(pattern: re.Pattern[str], sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the matches of a pattern. Cached, because a key changes one sentence and not the others."""
    return tuple(match.span() for match in islice(pattern.finditer(sentence), MAX_SPANS))


def parse_message(body: str, contact_name: str = "") -> MessageText:
    """Find the parts of a body. A line that begins with the contact's name is a greeting too."""
    body = body[:MAX_CHECKED_CHARACTERS]
    plain = body.translate(_APOSTROPHES)
    words = [Word(fold(match[0]), *match.span()) for match in _WORD.finditer(plain)]
    greeting, greeted = _find_greeting(plain, contact_name)
    start = greeting.end if greeting else len(plain) - len(plain.lstrip())
    main = Span(start, max(start, _find_signature(plain, start)))
    common = sum(word.text in _COMMON_WORDS for word in words)
    return MessageText(
        body,
        plain,
        words,
        [word for word in words if main.start <= word.start < main.end],
        greeting,
        greeted,
        _find_second_greeting(plain, main),
        main,
        list(_split_sentences(plain, main)),
        is_english=len(words) < 8 or common * 5 >= len(words),
    )


_APOSTROPHES = str.maketrans("’‘ʼ\xa0", "''' ")


def _find_greeting(plain: str, contact_name: str) -> tuple[Span | None, Span | None]:
    """Return the greeting with its punctuation, and the name in it. Lines of an address may come before it."""
    for start, line in _lines(plain):
        match = _SALUTATION.match(line)
        if match:
            return _greeting_at(plain, start + match.start(), start + match.end())
        indent = len(line) - len(line.lstrip())
        first = re.match(r"\w+", line.strip())
        if (
            first
            and re.search(rf"(?<!\w){re.escape(first[0])}(?!\w)", contact_name)
            and re.match(r"(?: \w+)?\s*(?:[,:!–—]| - |$)", line.strip()[first.end() :])
        ):
            return _greeting_at(plain, start + indent, start + indent)
        if len(line.split()) <= 4 and _has_a_word_of(contact_name, line) and _SHORT_GREETING.fullmatch(line):
            return _greeting_at(plain, start + indent, start + indent)
        if len(line.split()) > 6 or line.rstrip().endswith((".", "?", "!")):
            return None, None
    return None, None


def _has_a_word_of(name: str, line: str) -> bool:
    return bool(set(_WORD.findall(name)) & set(_WORD.findall(line)))


def _greeting_at(plain: str, start: int, name_start: int) -> tuple[Span, Span | None]:
    match = _GREETED.match(plain, name_start)
    name = match[0] if match else ""
    stop = _SENTENCE_START.search(name)
    name = (name[: stop.start()] if stop else name).rstrip()
    end = name_start + len(name)
    after = re.compile(r"[\s,!:;.–—-]*").match(plain, end)
    return Span(start, after.end() if after else end), Span(name_start, end) if name else None


def _find_second_greeting(plain: str, main: Span) -> Span | None:
    for start, line in _lines(plain[main.start : main.end]):
        match = _SALUTATION.match(line)
        if match and line[match.end() : match.end() + 1].isupper() and re.fullmatch(r"[^.?]{0,60}[,!:]?\s*", line):
            begin = main.start + start
            return Span(begin, begin + len(line.rstrip()))
    return None


def _find_signature(plain: str, start: int) -> int:
    """Return where the signature begins, or the end of the text."""
    lines = [(at, line) for at, line in _lines(plain) if at >= start]
    end = len(plain)
    for at, line in reversed(lines[-8:]):
        if len(line.split()) <= 7 and _SIGN_OFF.match(line.strip()) and not line.strip().endswith("?"):
            return at
    for at, line in reversed(lines):
        if len(line.split()) > 4 or line.rstrip().endswith((".", "?", "!", "…", ":", ";")) or _is_list_item(line):
            break
        end = at
    return end if end > start or not lines else len(plain)


def _is_list_item(line: str) -> bool:
    return bool(re.match(r"\s*(?:[-*•–·]|\d+[.)])\s", line))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset and text of each line that is not blank."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _split_sentences(plain: str, main: Span) -> Iterator[Span]:
    start = main.start
    for match in _SENTENCE_END.finditer(plain, *main):
        following = plain[match.end() : min(match.end() + 9, main.end)].lstrip()[:1]
        if match[0].startswith("."):
            before = plain[max(start, match.start() - 8) : match.start()]
            if _ABBREVIATION.search(before) or following.islower():
                continue
        if plain[start : match.end()].strip():
            yield Span(start, match.end())
        start = match.end()
    if plain[start : main.end].strip():
        yield Span(start, main.end)
