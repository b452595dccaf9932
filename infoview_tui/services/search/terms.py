"""Terms of a search, such as ``who:ana`` and ``since:nov``, turned into conditions of the queries."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, tzinfo

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import NoteKind, Stage
from infoview_tui.domain.filter_query import SEARCH_KEYS, FilterTerm
from infoview_tui.domain.normalize import fold, sort_key
from infoview_tui.domain.past_days import parse_past_day
from infoview_tui.domain.search_kinds import KIND_VALUES, SearchKind, find_kinds
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.services.search.session import SearchSession
from infoview_tui.storage.queries.search.contacts import ContactFactsRow


@dataclass
class SearchConditions:
    """What results must meet besides the words. *contact_ids* is None if any contact will do.

    Without *with_off_record*, neither notes off the record are found nor what is based on them.
    """

    kinds: frozenset[SearchKind] = frozenset(SearchKind)
    note_kinds: frozenset[NoteKind] = frozenset(NoteKind)
    contact_ids: frozenset[int] | None = None
    since: datetime | None = None
    before: datetime | None = None
    with_off_record: bool = True
    problems: list[str] = field(default_factory=list)

    def parameters(self, kind: SearchKind) -> dict[str, object]:
        """Return the parameters of the query for a kind of results."""
        found: dict[str, object] = {}
        if self.contact_ids is not None:
            found["contact_ids"] = json.dumps(sorted(self.contact_ids))
        if kind is SearchKind.NOTE and len(self.note_kinds) < len(NoteKind):
            found["variants"] = json.dumps(sorted(self.note_kinds))
        if not self.with_off_record:
            found["hidden_kind"] = NoteKind.OFF_RECORD
        if self.since is not None:
            found["since"] = format_timestamp(self.since)
        if self.before is not None:
            found["before"] = format_timestamp(self.before)
        return found


def list_search_values(session: SearchSession) -> dict[str, list[str]]:
    """Return the values of each key, for completion."""
    session.refresh()
    facts = session.facts
    return {
        "who": sorted({row.name for row in facts}, key=sort_key),
        "org": sorted({row.organization for row in facts if row.organization}, key=sort_key),
        "place": sorted({row.place for row in facts if row.place}, key=sort_key),
        "path": sorted({path for row in facts for path in row.paths.splitlines()}, key=sort_key),
        "stage": [stage.value for stage in Stage],
        "kind": list(KIND_VALUES),
        "since": ["today", "yesterday", "1w", "1m", "1y"],
        "before": ["today", "1w", "1m", "1y"],
    }


def read_conditions(
    session: SearchSession, terms: Iterable[FilterTerm], now: datetime, zone: tzinfo
) -> SearchConditions:
    """Return the conditions of all terms. What is not understood is a problem in words, and no condition."""
    conditions = SearchConditions()
    for term in terms:
        if term.key in _FACTS:
            _add_contacts(session, conditions, term)
        elif term.key == "kind":
            _add_kinds(conditions, term)
        elif term.key in SEARCH_KEYS:
            _add_day(conditions, term, now.astimezone(zone), session.date_order)
    return conditions


def _add_contacts(session: SearchSession, conditions: SearchConditions, term: FilterTerm) -> None:
    wanted = fold(term.value)
    matches = _FACTS[term.key]
    ids = frozenset(row.contact_id for row in session.facts if matches(row, wanted) is not term.is_negated)
    conditions.contact_ids = ids if conditions.contact_ids is None else conditions.contact_ids & ids


def _add_kinds(conditions: SearchConditions, term: FilterTerm) -> None:
    kinds, notes = find_kinds(term.value)
    if not kinds and not notes:
        conditions.problems.append(f"“{term.value}” is not a kind of result.")
    elif term.is_negated:
        conditions.kinds -= kinds
        conditions.note_kinds -= notes
    else:
        conditions.kinds &= kinds | ({SearchKind.NOTE} if notes else frozenset())
        if notes and SearchKind.NOTE not in kinds:
            conditions.note_kinds &= notes


def _add_day(conditions: SearchConditions, term: FilterTerm, now_local: datetime, order: DateOrder) -> None:
    day = parse_past_day(term.value, now_local, order)
    if day is None:
        conditions.problems.append(f"“{term.value}” is not a day in the past.")
        return
    try:
        moment = datetime.combine(day, time(), now_local.tzinfo).astimezone(UTC)
    except OverflowError:
        conditions.problems.append(f"“{term.value}” is too long ago.")
        return
    if (term.key == "since") is not term.is_negated:
        conditions.since = max(conditions.since or moment, moment)
    else:
        conditions.before = min(conditions.before or moment, moment)


def _has_stage(row: ContactFactsRow, wanted: str) -> bool:
    return row.stage.replace("_", " ").startswith(wanted.replace("_", " ").replace("-", " "))


_FACTS: Mapping[str, Callable[[ContactFactsRow, str], bool]] = {
    "who": lambda row, wanted: wanted in fold(row.name),
    "org": lambda row, wanted: wanted in fold(row.organization),
    "place": lambda row, wanted: wanted in fold(row.place),
    "path": lambda row, wanted: wanted in fold(row.paths),
    "stage": _has_stage,
}
"""Whether a contact meets a term, whose value is folded."""
