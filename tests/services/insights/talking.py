"""Building interviews for the tests of insights."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from infoview_tui.domain.enums import Confidence, Topic, Verdict
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import ratings, verdicts
from infoview_tui.services.interviews import call_clock, planning
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import PATHS
from tests.conftest import add_note


class Talker:
    """Adds contacts, interviews and what they bring to a workspace; each step is an hour later than the last."""

    def __init__(self, workspace: Workspace, now: datetime) -> None:
        self.workspace = workspace
        self.now = now

    def later(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now

    def meet(
        self, name: str, *paths: str, organization: str = "", referrer_id: int | None = None
    ) -> tuple[int, int, int]:
        """Add a contact and hold an interview with one question on culture; return the three ids."""
        contact_id = self.add(name, *paths, organization=organization, referrer_id=referrer_id)
        return contact_id, *self.talk(contact_id)

    def add(self, name: str, *paths: str, organization: str = "", referrer_id: int | None = None) -> int:
        form = ContactForm(name, organization=organization, referrer_id=referrer_id, paths=paths)
        return contact_commands.add_contact(self.workspace, form, self.later())

    def talk(self, contact_id: int) -> tuple[int, int]:
        interview = planning.get_or_create_planned_interview(self.workspace, contact_id, self.later()).id
        form = QuestionForm("What happens when people disagree?", Topic.CULTURE.value)
        question = planning.plan_question(self.workspace, interview, form, self.now)
        call_clock.start_call(self.workspace, interview, self.now)
        call_clock.end_call(self.workspace, interview, self.later())
        return interview, question

    def note(self, interview: int, question: int | None, line: str) -> int:
        return add_note(self.workspace, interview, line, self.later(), question_id=question).id

    def believe(self, contact_id: int, text: str) -> int:
        add_research(self.workspace, Subject.contact(contact_id), f"? {text}", self.later(), UTC)
        return max(row.id for row in read_contact_details(self.workspace, contact_id).hypotheses)

    def judge(self, hypothesis: int, interview: int, verdict: Verdict, note_id: int | None = None) -> None:
        verdicts.set_verdict(self.workspace, hypothesis, interview, verdict, self.later(), note_id=note_id)

    def rate(
        self, interview: int, path: str, topic: Topic, score: int, confidence: Confidence = Confidence.FAIR
    ) -> None:
        place = PathTopic(self.path_id(path), topic)
        ratings.set_rating(self.workspace, interview, place, score, self.later(), confidence=confidence)

    def path_id(self, name: str) -> int:
        return next(row.id for row in self.workspace.store.all(PATHS) if row.name == name)
