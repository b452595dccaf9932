"""What the rows of the contact screen stand for, without Textual."""

from __future__ import annotations

from datetime import datetime

import pytest

from infoview_tui.domain.enums import ActionKind, InterviewState
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.lines import add_research
from infoview_tui.timezone import local_timezone
from infoview_tui.ui.contact.row_actions import name_enter
from infoview_tui.ui.contact.shown_items import ShownItems
from tests.ui.held_call import Held

FINDING, HYPOTHESIS, ACTION = ResearchItemKind.FINDING, ResearchItemKind.HYPOTHESIS, ResearchItemKind.ACTION


@pytest.fixture
def items(workspace: Workspace, held: Held, now: datetime) -> ShownItems:
    add = (workspace, Subject.contact(held.maria))
    for line in ("She built the design system https://figma.com/team", "? Ask https://x.org/why"):
        add_research(*add, line, now, local_timezone())
    return ShownItems(read_contact_details(workspace, held.maria))


def test_source_of_a_finding_and_address_in_a_hypothesis(items: ShownItems) -> None:
    assert items.details is not None
    (finding,) = items.details.findings
    asked = next(row for row in items.details.hypotheses if "Ask" in row.text)
    assert items.find_source((FINDING, finding.id)) == "https://figma.com/team"
    assert items.find_source((HYPOTHESIS, asked.id)) == "https://x.org/why"
    assert items.find_source((HYPOTHESIS, 4711)) == ""
    assert items.find_source(("fact", "Email")) == ""


def test_texts_are_found_by_kind_and_id(items: ShownItems) -> None:
    assert items.details is not None
    known = items.details.hypotheses[0]
    assert items.get_text(HYPOTHESIS, known.id) == known.text
    assert items.get_text(FINDING, 4711) == ""


def test_interviews_by_their_keys(items: ShownItems, held: Held) -> None:
    assert items.get_interview_state(held.interview) is InterviewState.ENDED
    assert items.find_held_interview(("interview", held.interview)) == held.interview
    assert items.find_held_interview(("fact", "Email")) == held.interview
    assert items.get_interview_state(4711) is None


def test_enter_opens_what_is_done_elsewhere_and_edits_the_rest(items: ShownItems) -> None:
    assert items.details is not None
    thank = next(row for row in items.details.actions if row.kind is ActionKind.THANK)
    assert name_enter((ACTION, thank.id), items, frozenset()) == "Open"
    assert name_enter((ACTION, 4711), items, frozenset()) == "Edit row"
    assert name_enter(("fold", "notes"), items, frozenset()) == "Show all"
    assert name_enter(("fold", "notes"), items, frozenset({"notes"})) == "Fold"
    assert name_enter(("fact", "Email"), items, frozenset()) == ""


def test_nothing_is_found_of_a_deleted_contact(held: Held) -> None:
    items = ShownItems(None)
    assert items.find_source((FINDING, 1)) == items.get_text(FINDING, 1) == ""
    assert (items.find_subject(1), items.find_origin(1), items.get_action(1)) == (None, None, None)
    assert items.find_held_interview(("interview", held.interview)) is None
