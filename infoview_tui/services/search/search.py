"""Search: what matches the words of a query, the best first, in groups."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from infoview_tui.domain.filter_query import SEARCH_KEYS, FilterQuery, parse_filter_query
from infoview_tui.domain.name_parts import is_east_asian
from infoview_tui.domain.person_names import is_same_name
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.domain.search_ranking import MatchRank, count_words, find_marks, rank_match
from infoview_tui.domain.text_search import excerpt
from infoview_tui.services.search.results import SearchGroup, SearchResult, SearchResults
from infoview_tui.services.search.session import SearchSession
from infoview_tui.services.search.terms import SearchConditions, read_conditions
from infoview_tui.storage.queries.search.contacts import NEXT_DUE, WITH_ADDRESS
from infoview_tui.storage.query import escape_like
from infoview_tui.storage.search import expressions
from infoview_tui.storage.search.candidates import find_candidates
from infoview_tui.storage.search.rows import STORED_KINDS, SearchRow, matching_rows

if TYPE_CHECKING:
    from infoview_tui.storage.banks import Question

MAX_QUERY_LENGTH = 500
"""Longer queries are cut to this many characters."""

MAX_WORDS = 12
"""Further words are ignored."""

MAX_SPLITS = 5
"""Number of positions at which a space is assumed in an East Asian word; names have up to six characters."""

MAX_CANDIDATES = 60
"""Number of rows of each kind that are ranked, the newest first."""

MAX_SMALL_RESULT = 10
"""Up to this many results, similar words are searched for as well."""

MAX_PEOPLE = 500
"""Words that more contacts have in their names are no names of people."""

MIN_ADDRESS_LENGTH = 3
"""Shorter words are not looked for in further addresses."""

CONTEXT_WIDTH = 160
"""Characters of the line of context."""


_NEVER_DUE = datetime.max.replace(tzinfo=UTC)


class _Words(NamedTuple):
    """The words of a query, and words of the index that are similar to them."""

    words: tuple[str, ...]
    excluded: tuple[str, ...]
    similar: tuple[str, ...] = ()


def search(
    session: SearchSession,
    text: str,
    now: datetime,
    zone: tzinfo,
    *,
    limit: int = 20,
    questions: Sequence[Question] = (),
    is_quick: bool = False,
    with_off_record: bool = True,
) -> SearchResults:
    """Return at most *limit* results of each kind for a query (see `parse_filter_query`), and questions from banks.

    A quick search leaves out what is inside of words or misspelled, for which the words of the index are read first,
    and texts with one word of a person who has another one in the name.
    Without *with_off_record*, neither notes off the record are found nor what is based on them.
    Groups with better matches come first. No text is syntax except the terms, and none fails. Raises StorageError if
    the data cannot be read.
    """
    query = parse_filter_query(clean_line(text, MAX_QUERY_LENGTH), SEARCH_KEYS)
    words = _Words(tuple(word for word in query.words if word.strip())[:MAX_WORDS], query.excluded[:MAX_WORDS])
    if not words.words and not query.terms:
        return SearchResults()
    session.refresh()
    conditions = read_conditions(session, query.terms, now, zone)
    conditions.with_off_record = with_off_record
    collector = _Collector(session, conditions, words)
    collector.collect(is_quick=is_quick)
    groups = [
        SearchGroup(kind, results[:limit], len(results) > limit)
        for kind, results in collector.sorted_results(limit)
        if results
    ]
    found = _search_questions(questions, query, conditions)
    if found:
        groups.append(SearchGroup(SearchKind.BANK_QUESTION, tuple(found[:limit]), len(found) > limit))
    order = list(SearchKind)
    groups.sort(key=lambda group: (group.results[0].rank, order.index(group.kind)))
    return SearchResults(tuple(groups), tuple(conditions.problems))


class _Collector:
    """Collects the rows that match, step by step: the words as they begin, inside of words, and similar words."""

    def __init__(self, session: SearchSession, conditions: SearchConditions, words: _Words) -> None:
        self.session = session
        self.conditions = conditions
        self.words = words
        self.similar: list[str] = []
        self.rows: dict[SearchKind, dict[int, SearchRow]] = {
            kind: {} for kind in STORED_KINDS if kind in conditions.kinds
        }

    def collect(self, *, is_quick: bool) -> None:
        words = self.words.words
        if not words:
            for kind in self.rows:
                self._add(kind, "")
            return
        prefixes = list(map(_match_word, words))
        self._add_to_all(expressions.match_all(prefixes), *self._phrases())
        if len(words) > 1:
            self._add_matches_of_people(prefixes, {SearchKind.CONTACT} if is_quick else self.rows.keys())
        else:
            self._add_with_address(words[0])
        if is_quick:
            return
        vocabulary = self.session.vocabulary
        inside = [vocabulary.list_containing(word) for word in words]
        if any(inside):
            self._add_to_all(_match_each(prefixes, inside))
        if sum(map(len, self.rows.values())) <= MAX_SMALL_RESULT:
            similar = [vocabulary.list_similar(word) for word in words]
            if any(similar):
                self.similar = [word for of_word in similar for word in of_word]
                starts = [[*start, *inner] for start, inner in zip(similar, inside, strict=True)]
                self._add_to_all(_match_each(prefixes, starts))

    def _add_with_address(self, word: str) -> None:
        """Add the contacts with a further address that contains a word."""
        if SearchKind.CONTACT not in self.rows or len(word) < MIN_ADDRESS_LENGTH:
            return
        like = f"%{escape_like(word)}%"
        found = {row.contact_id for row in self.session.reader.all(WITH_ADDRESS, like=like, most=MAX_CANDIDATES)}
        if self.conditions.contact_ids is not None:
            found &= self.conditions.contact_ids
        if found:
            self._add(SearchKind.CONTACT, "", contact_ids=json.dumps(sorted(found)))

    def _phrases(self) -> Iterator[str]:
        """Yield expressions for better matches, which the newest rows with all words may not include."""
        yield expressions.match_phrase(self.words.words)
        if len(self.words.words) > 1:
            yield expressions.match_prefix(" ".join(self.words.words))

    def _add_to_all(self, expression: str, *better: str) -> None:
        """Add the newest rows of each kind; if there are more, also those that match the *better* expressions."""
        kinds = [kind for kind, found in self.rows.items() if len(found) < MAX_CANDIDATES]
        counts = self._add_to_kinds(kinds, expression)
        full = [kind for kind, count in counts.items() if count >= MAX_CANDIDATES]
        for other in better:
            self._add_to_kinds(full, other)

    def _add_to_kinds(self, kinds: Sequence[SearchKind], expression: str) -> dict[SearchKind, int]:
        """Add the newest rows of these kinds that match; return how many there are of each, up to the limit."""
        if not expression or not kinds:
            return {}
        if any(map(self.conditions.parameters, kinds)):
            return {kind: self._add(kind, expression) for kind in kinds}
        expression = expressions.match_without(expression, self.words.excluded)
        found = find_candidates(self.session.reader, expression, kinds, MAX_CANDIDATES)
        for kind, ids in found.items():
            self._add(kind, "", ids=json.dumps([key for key in ids if key not in self.rows[kind]]))
        return {kind: len(ids) for kind, ids in found.items()}

    def _add_matches_of_people(self, prefixes: Sequence[str], kinds: Collection[SearchKind]) -> None:
        """Add rows of a contact whose name or organization has some of the words, if the text has the others.

        Each of the *kinds* takes a query.
        """
        people = [self.session.find_contacts_by_word(word) for word in self.words.words]
        named = [at for at, ids in enumerate(people) if ids]
        if not named:
            return
        ids = frozenset.intersection(*(people[at] for at in named))
        if self.conditions.contact_ids is not None:
            ids &= self.conditions.contact_ids
        if not ids or len(ids) > MAX_PEOPLE:
            return
        rest = expressions.match_all(text for at, text in enumerate(prefixes) if at not in named)
        for kind in self.rows:
            if kind is SearchKind.CONTACT or (rest and kind in kinds):
                self._add(kind, rest, contact_ids=json.dumps(sorted(ids)))

    def _add(self, kind: SearchKind, expression: str, **more: object) -> int:
        """Add the newest rows of a kind that match; return how many there are, up to the limit."""
        if self.words.words and not expression and not more:
            return 0
        parameters = {**self.conditions.parameters(kind), **more}
        if expression:
            parameters["match"] = expressions.match_without(expression, self.words.excluded)
        elif "ids" not in more and (
            excluded := expressions.match_any(map(expressions.match_prefix, self.words.excluded))
        ):
            parameters["excluded"] = excluded
        query = matching_rows(kind, frozenset(parameters))
        rows = self.session.reader.all(query, limit=MAX_CANDIDATES, **parameters)
        self.rows[kind].update((row.id, row) for row in rows)
        return len(rows)

    def sorted_results(self, limit: int) -> Iterator[tuple[SearchKind, tuple[SearchResult, ...]]]:
        """Yield the results of each kind, one more than *limit*, with their context."""
        ids = sorted({row.contact_id for rows in self.rows.values() for row in rows.values() if row.contact_id})
        next_due = self.session.reader.all(NEXT_DUE, ids=json.dumps(ids)) if ids else []
        due = {row.contact_id: row.deadline for row in next_due}
        for kind, rows in self.rows.items():
            ranked = [(self._rank(row), row) for row in rows.values()]
            ranked.sort(key=lambda pair: pair[1].at, reverse=True)
            ranked.sort(
                key=lambda pair: (
                    pair[0],
                    not count_words(pair[1].title, self.words.words),
                    due.get(pair[1].contact_id or 0, _NEVER_DUE),
                )
            )
            yield (
                kind,
                tuple(
                    self._build_result(kind, row, rank, due.get(row.contact_id or 0))
                    for rank, row in ranked[: limit + 1]
                ),
            )

    def _rank(self, row: SearchRow) -> MatchRank:
        words = self.words.words
        if not words:
            return MatchRank.EXACT
        if any(map(is_east_asian, words)) and is_same_name(row.title, " ".join(words)):
            return MatchRank.EXACT
        rank = rank_match(f"{row.title}\n{row.text}", words)
        if rank > MatchRank.ALL_WORDS and len(words) > 1:
            everything = f"{row.title}\n{row.text}\n{row.contact}\n{row.organization}"
            return max(MatchRank.ALL_WORDS, rank_match(everything, words))
        return rank

    def _build_result(
        self, kind: SearchKind, row: SearchRow, rank: MatchRank, deadline: datetime | None
    ) -> SearchResult:
        title = clean_line(row.title)
        context = _choose_context(row.text, self.words.words, self.similar)
        return SearchResult(
            kind,
            row.id,
            title,
            context,
            rank,
            row.at,
            row.contact_id,
            clean_line(row.contact or ""),
            clean_line(row.organization or ""),
            row.interview_id,
            row.note_id,
            row.variant,
            find_marks(title, self.words.words, self.similar),
            find_marks(context, self.words.words, self.similar),
            deadline,
        )


def _match_word(word: str) -> str:
    """Return an expression for a word that may go on; an East Asian name may be stored with a space, in any order."""
    parts = ((word[:at], word[at:]) for at in range(1, len(word))) if is_east_asian(word) else ()
    split = (expressions.match_all(map(expressions.match_prefix, pair)) for pair in islice(parts, MAX_SPLITS))
    return expressions.match_any([expressions.match_prefix(word), *split])


def _match_each(prefixes: Sequence[str], alternatives: Sequence[Sequence[str]]) -> str:
    """Return an expression by which each word, or one of its alternatives, must occur."""
    return expressions.match_all(
        expressions.match_any([start, *map(expressions.match_prefix, others)])
        for start, others in zip(prefixes, alternatives, strict=True)
    )


def _choose_context(text: str, words: Sequence[str], similar: Iterable[str]) -> str:
    """Return the part of the line with the most marks, or of the first line."""
    lines = [line for line in map(clean_line, text.split("\n")) if line]
    if not lines:
        return ""
    best = lines[0]
    if len(lines) > 1:
        best = max(lines, key=lambda line: (count_words(line, words), count_words(line, similar)))
    if len(best) <= CONTEXT_WIDTH:
        return best
    marks = find_marks(best, words, similar)
    return excerpt(best, best[slice(*marks[0])], CONTEXT_WIDTH) if marks else clean_line(best, CONTEXT_WIDTH)


def _search_questions(
    questions: Iterable[Question], query: FilterQuery, conditions: SearchConditions
) -> list[SearchResult]:
    """Return the questions of banks that match: they belong to no contact and to no day."""
    has_other_terms = any(term.key != "kind" for term in query.terms)
    if SearchKind.BANK_QUESTION not in conditions.kinds or has_other_terms:
        return []
    found = []
    for at, question in enumerate(questions):
        rank = rank_match(question.text, query.words) if query.words else MatchRank.EXACT
        if rank < MatchRank.TYPO and not any(
            rank_match(question.text, (word,)) < rank.INSIDE for word in query.excluded
        ):
            marks = find_marks(question.text, query.words)
            found.append(
                SearchResult(
                    SearchKind.BANK_QUESTION,
                    at,
                    "",
                    question.text,
                    rank,
                    variant=question.topic,
                    context_marks=marks,
                    question_id=question.id,
                )
            )
    return sorted(found, key=lambda result: result.rank)
