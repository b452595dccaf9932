"""Where an imported contact works, worked, and studied, from the values of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from infoview_tui.domain.affiliation_lines import AffiliationLine, parse_affiliation
from infoview_tui.domain.enums import AffiliationKind
from infoview_tui.exchange.imports.field_values import FieldValue
from infoview_tui.services.imports.import_rows import AffiliationRow
from infoview_tui.services.imports.table_fields import TableField

_LISTED = re.compile(r"\s*(?:;|\n|:::)\s*")


class WorkValues(NamedTuple):
    """The present position, and further or former employers and schools."""

    title: str
    organization: str
    affiliations: tuple[AffiliationRow, ...]


def build_affiliations(by_field: Mapping[TableField, Sequence[FieldValue]]) -> WorkValues:
    """Return the first organization with its position, and everything else as affiliations.

    A position belongs to the organization with the same label; without one, the first belongs to the first.
    """
    organizations = by_field.get(TableField.ORGANIZATION, ())
    titles = list(by_field.get(TableField.TITLE, ()))
    by_label = {value.label: value.text for value in reversed(titles)}
    main = organizations[0] if organizations else None
    title = by_label.get(main.label, "") if main else ""
    if not title and titles and not (main and any(titles[0].label == one.label for one in organizations[1:])):
        title = titles[0].text
    further = (
        AffiliationRow(value.text, title=by_label.get(value.label, "") if value.label != main.label else "")
        for value in organizations[1:]
        if main
    )
    former = _read_lines(by_field.get(TableField.FORMER_ORGANIZATION, ()), AffiliationKind.WORK)
    schools = _read_lines(by_field.get(TableField.SCHOOL, ()), AffiliationKind.STUDY)
    return WorkValues(title, main.text if main else "", tuple(dict.fromkeys((*further, *former, *schools))))


def _read_lines(values: Sequence[FieldValue], kind: AffiliationKind) -> Iterator[AffiliationRow]:
    for value in values:
        for text in filter(None, _LISTED.split(value.text)):
            try:
                line = parse_affiliation(text)
            except ValueError:
                line = AffiliationLine(text)
            yield AffiliationRow(line.organization, kind, line.title, line.first_year, line.last_year)
