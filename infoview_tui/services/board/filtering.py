"""Which contacts a filter line leaves, and why; and the words that may stand in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from infoview_tui.domain.day_bounds import end_of_day, start_of_day
from infoview_tui.domain.enums import ActionKind, Stage, Tie
from infoview_tui.domain.filter_query import DUE, Query, Term, excerpt
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.board.board import When
from infoview_tui.services.core.workspace import Desk
from infoview_tui.storage.queries.board import board as board_reads
from infoview_tui.storage.queries.board import filtering as reads
from infoview_tui.storage.queries.contacts.contacts import PATHS, Named
from infoview_tui.storage.query import Read, literally
from infoview_tui.storage.store import Store
from infoview_tui.storage.timestamps import to_text

MOST_ORGANIZATIONS = 200
"""The most organizations that are offered to complete a filter."""

LONGEST_WORD = 1000
"""The most characters of a word that count: SQLite refuses patterns of 50,000 bytes."""


Columns = dict[Stage, list[int]]
"""The ids of the contacts in each stage, in order."""

_Having = Callable[[Desk, Term, When, Columns], set[int]]
"""Returns those of whom a term holds."""


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

    def within(self, width: int) -> str:
        """Return it as it is shown in so many characters: ``finding: …speaks Thai and…``."""
        label = f"{self.label}: "
        return label + excerpt(clean_line(self.text), self.word, max(0, width - len(label)))


def narrow(desk: Desk, columns: Columns, query: Query, when: When) -> tuple[Columns, dict[int, Why]]:
    """Return those of the contacts of whom all of a query holds, and why the words do where that does not show.

    Words are looked for in name, title and organization, then in tags, paths and findings.
    """
    for term in query.terms:
        having = _TERMS[term.key](desk, term, when, columns)
        columns = {
            stage: [contact_id for contact_id in ids if (contact_id in having) is not term.negated]
            for stage, ids in columns.items()
        }
    matches: dict[int, Why] = {}
    for word in reversed(query.words):  # of several, the first says why
        folded = fold(word[:LONGEST_WORD])
        shown = _shown(desk, folded)
        elsewhere = _elsewhere(desk, folded, shown)
        holding = shown.union(elsewhere)
        columns = {stage: [contact_id for contact_id in ids if contact_id in holding] for stage, ids in columns.items()}
        matches.update(elsewhere)
    left = {contact_id for ids in columns.values() for contact_id in ids} if matches else set()
    return columns, {contact_id: why for contact_id, why in matches.items() if contact_id in left}


def read_texts(store: Store) -> list[tuple[int, str]]:
    """Return what shows of each contact on a card, folded."""
    row = store.first(reads.SHOWN)
    return list(zip(json.loads(row.ids), map(fold, json.loads(row.texts)), strict=True)) if row else []


def _shown(desk: Desk, word: str) -> set[int]:
    """Return the contacts on whose card a folded word shows."""
    return {contact_id for contact_id, text in desk.kept.get(read_texts) if word in text}


def _elsewhere(desk: Desk, word: str, shown: set[int]) -> dict[int, Why]:
    """Return why a folded word holds of those on whose card it does not show: in which tag, path or finding."""
    found: dict[int, Why] = {}
    for label, names, having in (("tag", reads.TAGS, reads.OF_TAGS), ("path", PATHS, reads.OF_PATHS)):
        whys = {row_id: Why(label, name, word) for row_id, name in desk.store.tuples(names) if word in fold(name)}
        for row_id, ids in _having(desk, having, whys):
            for contact_id in ids:
                if contact_id not in shown:
                    found.setdefault(contact_id, whys[row_id])
    for contact_id, text in desk.store.tuples(reads.FOUND, like=f"%{literally(word)}%"):
        if contact_id not in shown and contact_id not in found and word in fold(text):
            found[contact_id] = Why("finding", text, word)
    return found


def _having(desk: Desk, read: Read[reads.Having], wanted: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    for row_id, ids in desk.store.tuples(read, ids=json.dumps(list(wanted))):
        yield row_id, json.loads(ids)


def _with(desk: Desk, read: Read[reads.Having], wanted: Iterable[int]) -> set[int]:
    return set().union(*(ids for _, ids in _having(desk, read, wanted)))


def _containing(desk: Desk, read: Read[Named], value: str) -> list[int]:
    folded = fold(value)
    return [row_id for row_id, name in desk.store.tuples(read) if folded in fold(name)]


def _path(desk: Desk, term: Term, _when: When, _columns: Columns) -> set[int]:
    return _with(desk, reads.OF_PATHS, _containing(desk, PATHS, term.value))


def _organization(desk: Desk, term: Term, _when: When, _columns: Columns) -> set[int]:
    return _with(desk, reads.OF_ORGANIZATIONS, _containing(desk, reads.ORGANIZATIONS, term.value))


def _tag(desk: Desk, term: Term, _when: When, _columns: Columns) -> set[int]:
    """The tag of this name; while it is still being typed, those that begin with it."""
    folded = fold(term.value)
    tags = [(row_id, fold(name)) for row_id, name in desk.store.tuples(reads.TAGS)]
    same = [row_id for row_id, name in tags if name == folded]
    return _with(desk, reads.OF_TAGS, same or [row_id for row_id, name in tags if name.startswith(folded)])


def _stage(_desk: Desk, term: Term, _when: When, columns: Columns) -> set[int]:
    return {contact_id for stage in Stage if _begins(stage.value, term.value) for contact_id in columns[stage]}


def _tie(desk: Desk, term: Term, _when: When, _columns: Columns) -> set[int]:
    exact = [tie for tie in Tie if tie.value == _plain(term.value).replace(" ", "_")]
    ties = exact or [tie for tie in Tie if _begins(tie.value, term.value)]
    row = desk.store.first(reads.TIED, ties=json.dumps(ties))
    return set(json.loads(row.ids)) if row else set()


def _referrer(desk: Desk, term: Term, _when: When, _columns: Columns) -> set[int]:
    folded = fold(term.value)
    return {contact_id for contact_id, name in desk.store.tuples(reads.REFERRED) if folded in fold(name)}


def _due(desk: Desk, term: Term, when: When, columns: Columns) -> set[int]:
    value = next((value for value in DUE if value.startswith(fold(term.value))), "")
    if value == "none":
        everybody = {contact_id for ids in columns.values() for contact_id in ids}
        return everybody.difference(contact_id for contact_id, _ in desk.store.tuples(board_reads.URGENT))
    if not value:
        return set()
    until = end_of_day(when.now, when.zone, 7 if value == "week" else 0)
    due = [board_reads.Due._make(row) for row in desk.store.tuples(board_reads.DUE, until=to_text(until))]
    if value == "late":
        today, now = to_text(start_of_day(when.now, when.zone)), to_text(when.now)
        due = [action for action in due if _is_late(action, today, now)]
    return {action.contact_id for action in due}


def _is_late(action: board_reads.Due, today: str, now: str) -> bool:
    """A thank-you is late when its time is over (R32), all else when its day is."""
    if action.kind == ActionKind.THANK:
        return (action.late_at or action.due_at) <= now
    return action.due_at < today


def _plain(text: str) -> str:
    return fold(text).replace("_", " ").replace("-", " ")


def _begins(value: str, typed: str) -> bool:
    return _plain(value).startswith(_plain(typed))


_TERMS: dict[str, _Having] = {
    "path": _path,
    "stage": _stage,
    "due": _due,
    "referrer": _referrer,
    "tag": _tag,
    "org": _organization,
    "tie": _tie,
}
