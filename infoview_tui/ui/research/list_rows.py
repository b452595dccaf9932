"""Rows of the lists of paths, organizations, and industries."""

from __future__ import annotations

from infoview_tui.domain.labels import format_count
from infoview_tui.domain.research_subjects import SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.research.subject_lists import ListedSubjectRow
from infoview_tui.ui.research.path_page import list_unheard_topics
from infoview_tui.ui.research.paths_data import PathKnowledge
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_NAME_LENGTH = 100
"""Maximum number of characters of a name; the page has the whole name."""

MAX_GROUP_LENGTH = 40
"""Maximum number of characters of an organization's industry."""


def build_row(
    kind: SubjectKind,
    row: ListedSubjectRow,
    knowledge: PathKnowledge | None = None,
    same: ListedSubjectRow | None = None,
) -> Row:
    """Return the row of a subject; a path has a second line with what is known and what is not.

    *same* is another organization with the same name but for spelling.
    """
    name = plain(clean_line(row.name, MAX_NAME_LENGTH)).stylize("bold")
    if kind is SubjectKind.PATH:
        facts = " · ".join(filter(None, (_count_people(row), *_count_items(row), _count_unheard(knowledge))))
        return Row(row.id, assemble(name, (f"\n{facts}", "$text-muted")))
    group = f"  {clean_line(row.group, MAX_GROUP_LENGTH)}" if row.group else ""
    organizations = format_count(row.organizations, "organization") if kind is SubjectKind.INDUSTRY else ""
    facts = " · ".join(filter(None, (organizations, *_count_items(row), _count_people(row))))
    hint = f"\nthe same as {clean_line(same.name, MAX_GROUP_LENGTH)}? Press =" if same is not None else ""
    return Row(
        row.id, assemble(name, (group, "$text-muted"), (hint, "$warning")), trailing=assemble((facts, "$text-muted"))
    )


def _count_people(row: ListedSubjectRow) -> str:
    if not row.people:
        return "no contacts"
    return format_count(row.people, "contact") + (f", {row.met} met" if row.met else "")


def _count_items(row: ListedSubjectRow) -> tuple[str, str]:
    hypotheses = f"{row.hypotheses:,} {'hypothesis' if row.hypotheses == 1 else 'hypotheses'}"
    return hypotheses if row.hypotheses else "", format_count(row.findings, "finding") if row.findings else ""


def _count_unheard(knowledge: PathKnowledge | None) -> str:
    unheard = len(list_unheard_topics(knowledge.gaps)) if knowledge else 0
    return f"{unheard} unknown" if unheard else ""
