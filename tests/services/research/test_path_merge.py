"""Merging two paths that are the same: everything moves, what differs is kept, and one undo restores both."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from infoview_tui.domain.enums import FitAspect, FitSide, Sort, Topic
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.board.commands import save_view
from infoview_tui.services.board.queries import list_views
from infoview_tui.services.contacts.commands import add_contact
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.lookups import read_contact
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.research.forms import PathForm
from infoview_tui.services.research.paths import PATHS
from infoview_tui.services.research.subject_lists import list_paths
from infoview_tui.services.research.subject_pages import read_path, read_path_page
from infoview_tui.storage.tables import Finding, FitPoint, Hypothesis, Path, PathGauge, Rating, ResearchDraft
from tests.conftest import Campaign
from tests.services.tables import snapshot


def test_everything_moves_and_one_undo_restores_both(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    connection = workspace.store.connection
    connection.execute("DELETE FROM ratings")
    target = next(row.id for row in list_paths(workspace) if row.name == "Product design")
    source = PATHS.add(workspace, PathForm("UX", "I draw"), now)
    lee = add_contact(workspace, ContactForm("Lee Chan", paths=("UX", "Product design")), now)
    ada = add_contact(workspace, ContactForm("Ada Lind", paths=("UX",)), now)
    save_view(workspace, "Design", "path:ux", Sort.URGENCY, now)
    (interview,) = connection.execute("SELECT id FROM interviews WHERE contact_id = ?", (campaign.maria,)).fetchone()
    later = now + timedelta(hours=1)

    def rate(path_id: int, topic: Topic, score: int, at: datetime) -> Rating:
        return Rating(interview_id=interview, path_id=path_id, topic=topic, score=score, created_at=at)

    with workspace.transaction("test", now) as transaction:
        path, design = transaction.get(Path, source), transaction.get(Path, target)
        path.introduction, design.introduction, design.why = "I draw screens.", "I design.", "It pays"
        transaction.add(
            path,
            design,
            *(
                rate(source, *values)
                for values in (
                    (Topic.CULTURE, 4, now),
                    (Topic.COMPENSATION, 2, later),
                    (Topic.OUTLOOK, 3, now),
                    (Topic.SKILLS, 5, now),
                )
            ),
            *(
                rate(target, *values)
                for values in ((Topic.COMPENSATION, 5, now), (Topic.OUTLOOK, 1, later), (Topic.SKILLS, 5, now))
            ),
            Hypothesis(path_id=source, text="They draw all day", created_at=now),
            Finding(path_id=source, text="Hires in spring", created_at=now),
            PathGauge(path_id=source, liking=4, created_at=now),
            *(
                FitPoint(path_id=path_id, aspect=FitAspect.SKILLS, side=FitSide.FOR, text=text, created_at=now)
                for path_id, text in ((source, "I draw"), (source, "I listen"), (target, "I draw"))
            ),
            ResearchDraft(path_id=target, instance="1@", line="half a"),
            ResearchDraft(path_id=source, instance="1@", line="thought"),
        )
    before = snapshot(connection)
    assert PATHS.merge(workspace, target, source, later) == "Merged UX into Product design."

    with pytest.raises(NotFoundError):
        read_path(workspace, source)
    ratings = dict(connection.execute("SELECT topic, score FROM ratings WHERE path_id = ?", (target,)).fetchall())
    assert ratings == {"culture": 4, "compensation": 2, "outlook": 1, "skills-and-qualifications": 5}
    page = read_path_page(workspace, target)
    assert {row.text for row in page.research.findings} >= {
        "Hires in spring",
        "Another reason: I draw",
        "Another introduction: I draw screens.",
        "Another rating: compensation 5 of 5 after the interview with Maria Lopez",
        "Another rating: outlook 3 of 5 after the interview with Maria Lopez",
    }
    assert page.row.introduction == "I design."
    assert {person.contact_id for person in page.people} == {campaign.maria, lee, ada}
    assert read_contact(workspace, lee).paths == ("Product design",)
    texts = connection.execute("SELECT text FROM fit_points WHERE path_id = ? ORDER BY text", (target,)).fetchall()
    assert texts == [("I draw",), ("I listen",)]
    assert connection.execute("SELECT line FROM research_drafts WHERE path_id = ?", (target,)).fetchall() == [
        ("half a thought",)
    ]
    assert [view.query for view in list_views(workspace) if view.name == "Design"] == ['path:"Product design"']
    workspace.undo(later)
    assert snapshot(connection) == before


def test_a_path_cannot_be_merged_with_itself(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    path = list_paths(workspace)[0].id
    with pytest.raises(InfoviewError, match="A path cannot be merged with itself"):
        PATHS.merge(workspace, path, path, now)
