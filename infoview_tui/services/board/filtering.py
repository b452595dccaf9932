"""The board's filter: applies a filter query to the contacts, and lists the values that its keys accept."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from infoview_tui.domain.day_bounds import CurrentTime
from infoview_tui.domain.enums import ActionKind, Relationship, Stage
from infoview_tui.domain.filter_query import DUE_VALUES, FilterQuery, FilterTerm
from infoview_tui.domain.normalize import fold
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.text_search import excerpt
from infoview_tui.services.contacts.card_texts import read_card_texts
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.storage.queries.board import board as board_queries, filtering as filter_queries
from infoview_tui.storage.queries.contacts.contacts import PATHS, NamedRow
from infoview_tui.storage.queries.due import due_by
from infoview_tui.storage.query import Query, escape_like
from infoview_tui.storage.store import Store

MAX_ORGANIZATIONS = 200
"""Maximum number of organizations, and of places, offered as completions."""


MAX_WORD_LENGTH = 1000
"""Words are cut to this many characters: SQLite rejects LIKE patterns of 50,000 bytes."""


Columns = dict[Stage, list[int]]
"""The ids of the contacts in each stage, in order."""


_TermFilter = Callable[[Workspace, FilterTerm, CurrentTime, Columns], set[int]]
"""Returns the ids of the contacts that match a term."""


def list_filter_values(workspace: Workspace) -> dict[str, list[str]]:
    """Return the values of each filter key, for completion."""
    return {
        "path": [row.name for row in workspace.store.all(PATHS)],
        "stage": [stage.value for stage in Stage],
        "due": list(DUE_VALUES),
        "referrer": [row.name for row in workspace.store.all(filter_queries.REFERRER_NAMES)],
        "tag": [row.name for row in workspace.store.all(filter_queries.TAGS)],
        "org": [row.name for row in workspace.store.all(filter_queries.TOP_ORGANIZATIONS, most=MAX_ORGANIZATIONS)],
        "place": [row.name for row in workspace.store.all(filter_queries.TOP_PLACES, most=MAX_ORGANIZATIONS)],
        "relationship": [relationship.value for relationship in Relationship],
    }


class MatchReason(NamedTuple):
    """A match outside the text of the card: the label of the field (``finding``), its text, and the matching word."""

    label: str
    text: str
    word: str

    def format_excerpt(self, width: int) -> str:
        """Format the match as an excerpt of at most *width* characters: ``finding: …speaks Thai and…``."""
        label = f"{self.label}: "
        return label + excerpt(clean_line(self.text), self.word, max(0, width - len(label)))


def apply_filter(
    workspace: Workspace, columns: Columns, query: FilterQuery, current: CurrentTime
) -> tuple[Columns, dict[int, MatchReason]]:
    """Return the contacts that match all of a query, and the reasons for matches outside the text of the card.

    Words are searched for in the name, title and organization, then in tags, paths, places and findings.
    """
    for term in query.terms:
        matching_ids = _TERM_FILTERS[term.key](workspace, term, current, columns)
        columns = {
            stage: [contact_id for contact_id in ids if (contact_id in matching_ids) is not term.is_negated]
            for stage, ids in columns.items()
        }
    for word in query.excluded:
        folded = fold(word[:MAX_WORD_LENGTH])
        shown = _match_cards(workspace, folded)
        excluded_ids = shown.union(_match_elsewhere(workspace, folded, shown))
        columns = {
            stage: [contact_id for contact_id in ids if contact_id not in excluded_ids]
            for stage, ids in columns.items()
        }
    matches: dict[int, MatchReason] = {}
    for word in reversed(query.words):  # the reason of the first word wins
        folded = fold(word[:MAX_WORD_LENGTH])
        shown = _match_cards(workspace, folded)
        other_matches = _match_elsewhere(workspace, folded, shown)
        matching_ids_of_word = shown.union(other_matches)
        columns = {
            stage: [contact_id for contact_id in ids if contact_id in matching_ids_of_word]
            for stage, ids in columns.items()
        }
        matches.update(other_matches)
    remaining = {contact_id for ids in columns.values() for contact_id in ids} if matches else set()
    return columns, {contact_id: why for contact_id, why in matches.items() if contact_id in remaining}


def _match_cards(workspace: Workspace, word: str) -> set[int]:
    """Return the ids of the contacts whose card contains a folded word."""
    return {contact_id for contact_id, text in workspace.cache.get(read_card_texts) if word in text}


def _match_elsewhere(workspace: Workspace, word: str, on_card: set[int]) -> dict[int, MatchReason]:
    """Return the tag, path, place or finding that contains a folded word, for contacts whose card does not."""
    found: dict[int, MatchReason] = {}
    by_name = (
        ("tag", filter_queries.TAGS, filter_queries.CONTACTS_BY_TAG),
        ("path", PATHS, filter_queries.CONTACTS_BY_PATH),
    )
    for label, names, query in by_name:
        reasons = {
            row_id: MatchReason(label, name, word)
            for row_id, name in workspace.store.tuples(names)
            if word in fold(name)
        }
        for row_id, ids in _contacts_by_row(workspace, query, reasons):
            for contact_id in ids:
                if contact_id not in on_card:
                    found.setdefault(contact_id, reasons[row_id])
    for place in workspace.cache.get(read_places):
        if word in place.folded:
            reason = MatchReason("place", place.name, word)
            for contact_id in place.contact_ids:
                if contact_id not in on_card:
                    found.setdefault(contact_id, reason)
    for contact_id, text in workspace.store.tuples(filter_queries.FINDINGS_LIKE, like=f"%{escape_like(word)}%"):
        if contact_id not in on_card and contact_id not in found and word in fold(text):
            found[contact_id] = MatchReason("finding", text, word)
    return found


def _contacts_by_row(
    workspace: Workspace, query: Query[filter_queries.ContactIdsRow], row_ids: Iterable[int]
) -> Iterator[tuple[int, list[int]]]:
    for row_id, ids in workspace.store.tuples(query, ids=json.dumps(list(row_ids))):
        yield row_id, json.loads(ids)


def _contacts_with_any(
    workspace: Workspace, query: Query[filter_queries.ContactIdsRow], row_ids: Iterable[int]
) -> set[int]:
    return set().union(*(ids for _, ids in _contacts_by_row(workspace, query, row_ids)))


def _ids_with_name_containing(workspace: Workspace, query: Query[NamedRow], value: str) -> list[int]:
    folded = fold(value)
    return [row_id for row_id, name in workspace.store.tuples(query) if folded in fold(name)]


def _filter_by_path(workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns) -> set[int]:
    return _contacts_with_any(
        workspace, filter_queries.CONTACTS_BY_PATH, _ids_with_name_containing(workspace, PATHS, term.value)
    )


def _filter_by_organization(
    workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns
) -> set[int]:
    return _contacts_with_any(
        workspace,
        filter_queries.CONTACTS_BY_ORGANIZATION,
        _ids_with_name_containing(workspace, filter_queries.ORGANIZATIONS, term.value),
    )


def _filter_by_tag(workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns) -> set[int]:
    """Match the tag with this name, otherwise all tags that start with it (it may still be being typed)."""
    folded = fold(term.value)
    tags = [(row_id, fold(name)) for row_id, name in workspace.store.tuples(filter_queries.TAGS)]
    same = [row_id for row_id, name in tags if name == folded]
    return _contacts_with_any(
        workspace, filter_queries.CONTACTS_BY_TAG, same or [row_id for row_id, name in tags if name.startswith(folded)]
    )


def _filter_by_stage(_workspace: Workspace, term: FilterTerm, _current: CurrentTime, columns: Columns) -> set[int]:
    return {contact_id for stage in Stage if _starts_with(stage.value, term.value) for contact_id in columns[stage]}


def _filter_by_relationship(
    workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns
) -> set[int]:
    exact = [item for item in Relationship if item.value == _normalize_separators(term.value).replace(" ", "_")]
    relationships = exact or [item for item in Relationship if _starts_with(item.value, term.value)]
    row = workspace.store.first(filter_queries.CONTACTS_BY_RELATIONSHIP, relationships=json.dumps(relationships))
    return set(json.loads(row.ids)) if row else set()


def _filter_by_name(workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns) -> set[int]:
    folded = fold(term.value)
    return {contact_id for contact_id, name in workspace.store.tuples(filter_queries.NAMES) if folded in fold(name)}


def _filter_by_place(workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns) -> set[int]:
    wanted = fold(term.value)
    return {
        contact_id
        for place in workspace.cache.get(read_places)
        if wanted in place.folded
        for contact_id in place.contact_ids
    }


class ContactsPlace(NamedTuple):
    """A place, its folded name, and the ids of the contacts who are there."""

    name: str
    folded: str
    contact_ids: array[int]


def read_places(store: Store) -> list[ContactsPlace]:
    """Return the places of all contacts, each once: thousands of contacts share some dozens."""
    row = store.first(filter_queries.PLACES)
    ids: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
    for contact_id, name in zip(json.loads(row.ids), json.loads(row.texts), strict=True) if row is not None else ():
        ids[name].append(contact_id)
    return [ContactsPlace(name, fold(name), contact_ids) for name, contact_ids in ids.items()]


def _filter_by_referrer(workspace: Workspace, term: FilterTerm, _current: CurrentTime, _columns: Columns) -> set[int]:
    folded = fold(term.value)
    referrers = workspace.store.tuples(filter_queries.CONTACT_REFERRERS)
    return {contact_id for contact_id, name in referrers if folded in fold(name)}


def _filter_by_due_date(workspace: Workspace, term: FilterTerm, current: CurrentTime, columns: Columns) -> set[int]:
    value = next((value for value in DUE_VALUES if value.startswith(fold(term.value))), "")
    if value == "none":
        all_ids = {contact_id for ids in columns.values() for contact_id in ids}
        return all_ids.difference(contact_id for contact_id, _ in workspace.store.tuples(board_queries.NEXT_DATES))
    if not value:
        return set()
    last_day = current.today + timedelta(days=7 if value == "week" else 0)
    due = workspace.store.all(board_queries.BOARD_DUE_ACTIONS, **due_by(last_day, current.zone))
    if value == "late":
        due = [action for action in due if _is_late(action, current)]
    return {action.contact_id for action in due}


def _is_late(action: board_queries.BoardDueRow, current: CurrentTime) -> bool:
    """Return whether an action is late: a thank-you after its deadline (R32), any other action after its due day."""
    if action.kind == ActionKind.THANK:
        return (action.late_at or action.due.deadline(current.zone)) <= current.now
    return action.due.day(current.zone) < current.today


def _normalize_separators(text: str) -> str:
    return fold(text).replace("_", " ").replace("-", " ")


def _starts_with(value: str, prefix: str) -> bool:
    return _normalize_separators(value).startswith(_normalize_separators(prefix))


_TERM_FILTERS: dict[str, _TermFilter] = {
    "who": _filter_by_name,
    "path": _filter_by_path,
    "stage": _filter_by_stage,
    "due": _filter_by_due_date,
    "referrer": _filter_by_referrer,
    "tag": _filter_by_tag,
    "org": _filter_by_organization,
    "place": _filter_by_place,
    "relationship": _filter_by_relationship,
}
