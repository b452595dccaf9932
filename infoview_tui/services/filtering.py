"""Which contacts a filter line leaves, and why; and the words that may stand in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from infoview_tui.domain.days import end_of_day, start_of_day
from infoview_tui.domain.folding import fold
from infoview_tui.domain.query import DUE, Query, Term, excerpt
from infoview_tui.domain.vocabulary import ActionKind, Stage, Tie
from infoview_tui.services.board import When
from infoview_tui.services.desk import Desk
from infoview_tui.storage.instants import to_text
from infoview_tui.storage.read import Read
from infoview_tui.storage.reads import board as board_reads
from infoview_tui.storage.reads import filtering as reads
from infoview_tui.storage.reads.contacts import PATHS, Named

MOST_ORGANIZATIONS = 200
"""The most organizations that are offered to complete a filter."""

LONGEST_WORD = 1000
"""The most characters of a word that count: SQLite refuses patterns of 50,000 bytes."""


Placed = tuple[int, str]
"""A contact's id and stage."""

_Test = Callable[[Placed], bool]


def filter_words(desk: Desk) -> dict[str, list[str]]:
    """Return the values that each key of a filter line may have, for completing it."""
    return {
        "path": [row.name for row in desk.store.all(PATHS)],
        "stage": [stage.value for stage in Stage],
        "due": list(DUE),
        "referrer": [row.name for row in desk.store.all(reads.REFERRERS)],
        "tag": [row.name for row in desk.store.all(reads.TAGS)],
        "org": [row.name for row in desk.store.all(reads.EMPLOYERS, most=MOST_ORGANIZATIONS)],
        "tie": [tie.value for tie in Tie],
    }


class Why(NamedTuple):
    """Where a word occurs that does not show on the card: in what, and in which text."""

    label: str
    text: str
    word: str

    def __str__(self) -> str:
        """Return it as it is shown: ``finding: … speaks Thai and …``."""
        return f"{self.label}: {excerpt(self.text, self.word)}"


def with_words(desk: Desk, words: Sequence[str]) -> dict[int, Why | None]:
    """Return the contacts in which every word occurs, each with why where that does not show on the card.

    The words are looked for in name, title and organization, then in tags, paths and findings.
    """
    accented = [(contact_id, fold(f"{name}\n{title}")) for contact_id, name, title in desk.store.tuples(reads.ACCENTED)]
    holding: dict[int, Why | None] = {}
    for number, word in enumerate(fold(word[:LONGEST_WORD]) for word in words):
        here: dict[int, Why | None] = dict.fromkeys(_shown(desk, word, accented))
        _add_elsewhere(desk, word, here)
        if number:
            holding = {contact_id: why or here[contact_id] for contact_id, why in holding.items() if contact_id in here}
        else:
            holding = here
    return holding


def _shown(desk: Desk, word: str, accented: Iterable[tuple[int, str]]) -> set[int]:
    """Return the contacts on whose card a folded word shows."""
    shown = {contact_id for (contact_id,) in desk.store.tuples(reads.SHOWN, like=_like(word))}
    shown.update(contact_id for contact_id, text in accented if word in text)
    organizations = _containing(desk, reads.ORGANIZATIONS, word)
    shown.update(contact_id for contact_id, _ in _having(desk, reads.OF_ORGANIZATIONS, organizations))
    return shown


def _add_elsewhere(desk: Desk, word: str, here: dict[int, Why | None]) -> None:
    """Add the contacts in whose tags, paths or findings a folded word occurs, where it does not show on the card."""
    for label, names, having in (("tag", reads.TAGS, reads.OF_TAGS), ("path", PATHS, reads.OF_PATHS)):
        found = {row_id: Why(label, name, word) for row_id, name in desk.store.tuples(names) if word in fold(name)}
        for contact_id, row_id in _having(desk, having, found):
            here.setdefault(contact_id, found[row_id])
    for contact_id, text in desk.store.tuples(reads.FOUND, like=_like(word)):
        if contact_id not in here and word in fold(text):
            here[contact_id] = Why("finding", text, word)


def _like(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def holds(desk: Desk, query: Query, when: When) -> _Test:
    """Return what tells of a contact whether all terms of a query hold."""
    tests = [_TESTS[term.key](desk, term, when) for term in query.terms]
    signs = [(test, not term.negated) for test, term in zip(tests, query.terms, strict=True)]
    return lambda placed: all(test(placed) is sign for test, sign in signs)


def _is_in(ids: set[int]) -> _Test:
    return lambda placed: placed[0] in ids


def _having(desk: Desk, read: Read[reads.Having], ids: Iterable[int]) -> Iterable[tuple[int, int]]:
    wanted = list(ids)
    return desk.store.tuples(read, ids=json.dumps(wanted)) if wanted else ()


def _with(desk: Desk, read: Read[reads.Having], names: Iterable[int]) -> _Test:
    return _is_in({contact_id for contact_id, _ in _having(desk, read, names)})


def _containing(desk: Desk, read: Read[Named], value: str) -> list[int]:
    folded = fold(value)
    return [row_id for row_id, name in desk.store.tuples(read) if folded in fold(name)]


def _path(desk: Desk, term: Term, _when: When) -> _Test:
    return _with(desk, reads.OF_PATHS, _containing(desk, PATHS, term.value))


def _organization(desk: Desk, term: Term, _when: When) -> _Test:
    return _with(desk, reads.OF_ORGANIZATIONS, _containing(desk, reads.ORGANIZATIONS, term.value))


def _tag(desk: Desk, term: Term, _when: When) -> _Test:
    """The tag of this name; while it is still being typed, those that begin with it."""
    folded = fold(term.value)
    tags = [(row_id, fold(name)) for row_id, name in desk.store.tuples(reads.TAGS)]
    same = [row_id for row_id, name in tags if name == folded]
    return _with(desk, reads.OF_TAGS, same or [row_id for row_id, name in tags if name.startswith(folded)])


def _stage(_desk: Desk, term: Term, _when: When) -> _Test:
    stages = {stage.value for stage in Stage if _begins(stage.value, term.value)}
    return lambda placed: placed[1] in stages


def _tie(desk: Desk, term: Term, _when: When) -> _Test:
    exact = {tie for tie in Tie if tie.value == _plain(term.value).replace(" ", "_")}
    ties = exact or {tie for tie in Tie if _begins(tie.value, term.value)}
    return _is_in({contact_id for contact_id, tie in desk.store.tuples(reads.TIED) if tie in ties})


def _referrer(desk: Desk, term: Term, _when: When) -> _Test:
    folded = fold(term.value)
    return _is_in({contact_id for contact_id, name in desk.store.tuples(reads.REFERRED) if folded in fold(name)})


def _due(desk: Desk, term: Term, when: When) -> _Test:
    value = next((value for value in DUE if value.startswith(fold(term.value))), "")
    if value == "none":
        dated = {contact_id for contact_id, _ in desk.store.tuples(board_reads.URGENT)}
        return lambda placed: placed[0] not in dated
    if not value:
        return _is_in(set())
    until = end_of_day(when.now, when.zone, 7 if value == "week" else 0)
    due = desk.store.tuples(board_reads.DUE, until=to_text(until))
    if value == "late":
        today, now = to_text(start_of_day(when.now, when.zone)), to_text(when.now)
        return _is_in({row[0] for row in due if _is_late(board_reads.Due._make(row), today, now)})
    return _is_in({row[0] for row in due})


def _is_late(action: board_reads.Due, today: str, now: str) -> bool:
    """A thank-you is late when its time is over (R32), all else when its day is."""
    if action.kind == ActionKind.THANK:
        return (action.late_at or action.due_at) <= now
    return action.due_at < today


def _plain(text: str) -> str:
    return fold(text).replace("_", " ").replace("-", " ")


def _begins(value: str, typed: str) -> bool:
    return _plain(value).startswith(_plain(typed))


_TESTS: dict[str, Callable[[Desk, Term, When], _Test]] = {
    "path": _path,
    "stage": _stage,
    "due": _due,
    "referrer": _referrer,
    "tag": _tag,
    "org": _organization,
    "tie": _tie,
}
