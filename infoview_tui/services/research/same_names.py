"""Organizations in a list whose names are the same but for spelling, so that they can be merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile

from infoview_tui.domain.organization_names import organization_key
from infoview_tui.services.research.subject_lists import ListedSubjectRow


def find_same_names(rows: Iterable[ListedSubjectRow]) -> Mapping[int, ListedSubjectRow]:
    """Return another organization with the same name but for spelling, by the id of each that has one.

    ``Figma`` and ``Figma, Inc.`` are the same, ``Meta`` and ``Metabase`` are not.
    """
    by_key: defaultdict[str, list[ListedSubjectRow]] = defaultdict(list)
    for row in rows:
        by_key[organization_key(row.name)].append(row)
    groups = [group for group in by_key.values() if len(group) > 1]
    return {row.id: group[0] if group[0] is not row else group[1] for group in groups for row in group}


def order_by_likeness(rows: Iterable[ListedSubjectRow], name: str) -> list[ListedSubjectRow]:
    """Return rows with the names most like *name* first: those that share its words, then those that begin alike.

    Rows that are equally like it keep their order.
    """
    key = organization_key(name)
    words = set(key.split())

    def unlikeness(row: ListedSubjectRow) -> tuple[int, int]:
        other = organization_key(row.name)
        return -len(words & set(other.split())), -sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(key, other, strict=False))
        )

    return sorted(rows, key=unlikeness)
