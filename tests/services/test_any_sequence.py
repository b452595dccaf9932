"""Any sequence of commands can be undone and redone completely."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.enums import Answer, Confidence, NoteKind, OutcomeKind, QuestionState, Stage, Topic, Verdict
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board import bulk, commands as board_commands
from infoview_tui.services.contacts import commands as contact_commands, contact_merge
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    commands as debrief_commands,
    commitments,
    outcomes,
    ratings,
    referrals,
    verdicts,
)
from infoview_tui.services.imports import apply
from infoview_tui.services.imports.import_rows import ImportRow
from infoview_tui.services.imports.plan import Lane, RowSource, plan_import
from infoview_tui.services.interviews import call_clock, call_questions, note_split_merge, notes, planning
from infoview_tui.services.outreach import actions, messages, stages
from infoview_tui.services.outreach.answers import AnswerReferral, record_answer
from infoview_tui.services.research.items import delete_research_item, edit_research_item
from infoview_tui.services.research.lines import add_research
from tests.databases import open_empty
from tests.drafting import draft_message
from tests.services.tables import Snapshot, snapshot

START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
NAMES = st.sampled_from(["Maria Lopez", "Tom Weber", "Priya Shah", "Zoë Kim"])
ORGANIZATIONS = st.sampled_from(["", "Figma", "figma", "Acme"])
FORMS = st.builds(
    ContactForm,
    name=NAMES,
    organization=ORGANIZATIONS,
    email=st.sampled_from(["", "a@x.org", "b@x.org"]),
    paths=st.lists(st.sampled_from(["Design", "design", "Health"]), max_size=2).map(tuple),
)
NUMBERS = st.integers(0, 5)
LINES = st.sampled_from(
    ["plain", '"quote*', "! insight", "@Priya Shah", "@New Name, cook at Inn", "+ send by fri", "% no"]
)
RESEARCH = st.sampled_from(["found https://x.org", "? believed", "$ brought", "~ shared", "@ Tom", "+ ask by mon"])


class Campaigning(RuleBasedStateMachine):
    """Runs random commands, undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp())
        self.workspace = open_empty(self.directory / "data" / "infoview.db")
        self.now = START
        self.states: list[Snapshot] = []
        self.at = 0

    @initialize()
    def begin(self) -> None:
        self.states = [self.look()]

    def look(self) -> Snapshot:
        return snapshot(self.workspace.store.connection)

    def ids(self, table: str, condition: str = "1") -> list[int]:
        return [key for (key,) in self.workspace.store.connection.execute(f"SELECT id FROM {table} WHERE {condition}")]  # noqa: S608 - its own tables

    def do(self, command: Callable[[], object], *, is_for_many: bool = False) -> None:
        """Run a command, and count it if it logged an event."""
        before = self.ids("events")
        self.now += timedelta(hours=5)
        try:
            command()
        except InfoviewError:
            assert self.look() == self.states[self.at]
        events = len(self.ids("events")) - len(before)
        assert events in {0, 1} or is_for_many
        if events:
            self.states[self.at + 1 :] = [self.look()]
            self.at += 1

    def on(self, table: str, number: int, command: Callable[[int], object], condition: str = "1") -> None:
        """Run a command on a row of a table, if it has any."""
        found = self.ids(table, condition)
        if found:
            self.do(lambda: command(found[number % len(found)]))

    @rule(form=FORMS)
    def add(self, form: ContactForm) -> None:
        self.do(lambda: contact_commands.add_contact(self.workspace, form, self.now))

    @rule(number=NUMBERS, form=FORMS)
    def edit(self, number: int, form: ContactForm) -> None:
        self.on("contacts", number, lambda key: contact_commands.edit_contact(self.workspace, key, form, self.now))

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        self.on("contacts", number, lambda key: contact_commands.delete_contact(self.workspace, key, self.now))

    @rule(number=NUMBERS, stage=st.sampled_from(Stage), days=st.none() | st.integers(-1, 9))
    def move(self, number: int, stage: Stage, days: int | None) -> None:
        at = None if days is None else Appointment(self.now + timedelta(days=days))
        self.on("contacts", number, lambda key: stages.move_contact(self.workspace, key, stage, self.now, at))

    @rule(number=NUMBERS, line=RESEARCH)
    def look_into(self, number: int, line: str) -> None:
        self.on(
            "contacts", number, lambda key: add_research(self.workspace, Subject.contact(key), line, self.now, ZONE)
        )

    @rule(number=NUMBERS, item=st.sampled_from(ResearchItemKind), keep=st.booleans())
    def change_research(self, number: int, item: ResearchItemKind, keep: bool) -> None:
        table = {"hypothesis": "hypotheses"}.get(item, f"{item}s")
        if keep:
            self.on(table, number, lambda key: edit_research_item(self.workspace, item, key, "other", self.now))
        else:
            self.on(table, number, lambda key: delete_research_item(self.workspace, item, key, self.now))

    @rule(number=NUMBERS)
    def plan(self, number: int) -> None:
        self.on("contacts", number, lambda key: planning.get_or_create_planned_interview(self.workspace, key, self.now))

    @rule(number=NUMBERS)
    def ask(self, number: int) -> None:
        form = QuestionForm("Why?", probes=("How?",))
        self.on("interviews", number, lambda key: planning.plan_question(self.workspace, key, form, self.now))

    @rule(number=NUMBERS, by=st.integers(-2, 2))
    def change_question(self, number: int, by: int) -> None:
        if by:
            self.on("planned_questions", number, lambda key: planning.move_question(self.workspace, key, by, self.now))
        else:
            self.on("planned_questions", number, lambda key: planning.delete_question(self.workspace, key, self.now))

    @rule(number=NUMBERS, end=st.booleans())
    def call(self, number: int, end: bool) -> None:
        service = call_clock.end_call if end else call_clock.start_call
        self.on("interviews", number, lambda key: service(self.workspace, key, self.now))

    @rule(number=NUMBERS, line=LINES, question=st.integers(1, 3))
    def note(self, number: int, line: str, question: int) -> None:
        def save_note(key: int) -> None:
            notes.add_note(self.workspace, key, line, self.now, seconds=3, question_id=question)

        self.on("interviews", number, save_note)

    @rule(number=NUMBERS, line=LINES)
    def change_note(self, number: int, line: str) -> None:
        self.on("notes", number, lambda key: notes.edit_note(self.workspace, key, line, self.now))

    @rule(number=NUMBERS)
    def remove_note(self, number: int) -> None:
        self.on("notes", number, lambda key: notes.delete_note(self.workspace, key, self.now))

    @rule(number=NUMBERS, what=st.sampled_from(["kind", "move", "join", "split"]))
    def restructure_note(self, number: int, what: str) -> None:
        services: dict[str, Callable[[int], object]] = {
            "kind": lambda key: notes.set_note_kind(self.workspace, key, NoteKind.OFF_RECORD, self.now),
            "move": lambda key: notes.set_note_question(self.workspace, key, None, self.now),
            "join": lambda key: note_split_merge.merge_notes(self.workspace, key, self.now),
            "split": lambda key: note_split_merge.split_note(self.workspace, key, "! one two", 5, self.now),
        }
        self.on("notes", number, services[what])

    @rule(number=NUMBERS, state=st.sampled_from(QuestionState))
    def mark_question(self, number: int, state: QuestionState) -> None:
        self.on(
            "planned_questions",
            number,
            lambda key: call_questions.set_question_state(self.workspace, key, state, self.now),
        )

    @rule(number=NUMBERS)
    def ask_at_once(self, number: int) -> None:
        self.on(
            "interviews",
            number,
            lambda key: call_questions.add_question_during_call(self.workspace, key, "Since when?", self.now),
        )

    @rule(number=NUMBERS)
    def accept_referral(self, number: int) -> None:
        self.on(
            "notes", number, lambda key: referrals.accept_referral(self.workspace, key, self.now), "kind = 'referral'"
        )

    @rule(number=NUMBERS)
    def accept_promise(self, number: int) -> None:
        self.on(
            "notes",
            number,
            lambda key: commitments.accept_commitment(self.workspace, key, self.now, ZONE),
            "kind = 'promise'",
        )

    @rule(number=NUMBERS, verdict=st.none() | st.sampled_from(Verdict))
    def judge(self, number: int, verdict: Verdict | None) -> None:
        for interview in self.ids("interviews")[:1]:
            self.on(
                "hypotheses",
                number,
                lambda key: verdicts.set_verdict(self.workspace, key, interview, verdict, self.now),  # noqa: B023 - called at once
            )

    @rule(number=NUMBERS)
    def sum_up(self, number: int) -> None:
        self.on("interviews", number, lambda key: debrief_commands.finish_debrief(self.workspace, key, self.now))

    @rule(number=NUMBERS, score=st.none() | st.integers(1, 5), confidence=st.sampled_from(Confidence))
    def rate(self, number: int, score: int | None, confidence: Confidence) -> None:
        for interview in self.ids("interviews")[:2]:
            self.on("paths", number, partial(self._rate, interview, score, confidence))

    def _rate(self, interview: int, score: int | None, confidence: Confidence, path: int) -> None:
        ratings.set_rating(
            self.workspace, interview, PathTopic(path, Topic.CULTURE), score, self.now, confidence=confidence
        )

    @rule(number=NUMBERS, before=st.none() | st.integers(1, 5), after=st.none() | st.integers(1, 5))
    def feel(self, number: int, before: int | None, after: int | None) -> None:
        self.on("interviews", number, lambda key: ratings.set_energy(self.workspace, key, before, after, self.now))

    @rule(number=NUMBERS, kind=st.sampled_from(OutcomeKind), text=st.sampled_from(["", "a job", "a talk"]))
    def log_outcome(self, number: int, kind: OutcomeKind, text: str) -> None:
        self.on("interviews", number, lambda key: outcomes.add_outcome(self.workspace, key, kind, text, self.now))

    @rule(number=NUMBERS)
    def remove_outcome(self, number: int) -> None:
        self.on("outcomes", number, lambda key: outcomes.delete_outcome(self.workspace, key, self.now))

    @rule(number=NUMBERS)
    def draft(self, number: int) -> None:
        self.on("contacts", number, lambda key: draft_message(self.workspace, key, self.now))

    @rule(number=NUMBERS)
    def send(self, number: int) -> None:
        self.on("messages", number, lambda key: messages.mark_sent(self.workspace, key, self.now))

    @rule(number=NUMBERS, answer=st.sampled_from(Answer), form=FORMS)
    def answer(self, number: int, answer: Answer, form: ContactForm) -> None:
        referral = AnswerReferral(form)
        self.on("contacts", number, lambda key: record_answer(self.workspace, key, answer, self.now, referral=referral))

    @rule(number=NUMBERS, day=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)))
    def hold_back(self, number: int, day: date | None) -> None:
        self.on("contacts", number, lambda key: actions.set_not_before(self.workspace, key, day, self.now))

    @rule(number=NUMBERS, done=st.booleans())
    def settle(self, number: int, done: bool) -> None:
        service: Callable[[Workspace, int, datetime], object] = (
            actions.complete_action if done else actions.dismiss_action
        )
        self.on("actions", number, lambda key: service(self.workspace, key, self.now))

    @rule(forms=st.lists(FORMS, max_size=4))
    def import_forms(self, forms: list[ContactForm]) -> None:
        arrivals = [ImportRow(line, form) for line, form in enumerate(forms, 1)]
        sources = [RowSource("a file", arrivals)]
        has_doubtful = bool(plan_import(self.workspace, sources).counts()[Lane.DOUBTFUL])
        self.do(lambda: apply.import_contacts(self.workspace, sources, self.now))
        # A row that was left out may be settled the second time, since more is known of its candidates.
        assert has_doubtful or plan_import(self.workspace, sources).is_empty

    @rule(number=NUMBERS, other=NUMBERS)
    def merge(self, number: int, other: int) -> None:
        others = self.ids("contacts")

        def merge(key: int) -> None:
            contact_merge.merge_contacts(self.workspace, key, others[other % len(others)], self.now)

        self.on("contacts", number, merge)

    @rule(number=NUMBERS, form=FORMS)
    def complete(self, number: int, form: ContactForm) -> None:
        self.on(
            "contacts", number, lambda key: contact_merge.merge_form_into_contact(self.workspace, key, form, self.now)
        )

    @rule(number=NUMBERS, by=st.integers(-3, 3))
    def place(self, number: int, by: int) -> None:
        self.on("contacts", number, lambda key: board_commands.reorder_card(self.workspace, key, by, self.now))

    @rule(first=NUMBERS, what=st.sampled_from([*Stage, "#tag", "#other", "-#TAG", "path", "delete"]))
    def select(self, first: int, what: str) -> None:
        ids = self.ids("contacts")[first % 3 :]
        commands: dict[str, Callable[[], object]] = {
            "path": lambda: bulk.add_path_to_contacts(self.workspace, ids, "design", self.now),
            "delete": lambda: bulk.delete_contacts(self.workspace, ids[2:], self.now),
            "-#TAG": lambda: bulk.untag_contacts(self.workspace, ids[1:], "TAG", self.now),
            "#tag": lambda: bulk.tag_contacts(self.workspace, ids, "#tag", self.now),
            "#other": lambda: bulk.tag_contacts(self.workspace, ids[1:], "other", self.now),
        }
        move = partial(bulk.move_contacts, self.workspace, ids)
        command = commands.get(what) or (lambda: move(Stage(what), self.now))
        self.do(command, is_for_many=True)

    @rule()
    def undo(self) -> None:
        if self.at:
            self.workspace.undo(self.now)
            self.at -= 1

    @rule()
    def redo(self) -> None:
        if self.at < len(self.states) - 1:
            self.workspace.redo(self.now)
            self.at += 1

    @invariant()
    def the_data_is_what_it_was_at_this_point(self) -> None:
        if self.states:
            assert self.look() == self.states[self.at]

    @invariant()
    def nobody_is_thanked_twice_for_one_interview(self) -> None:
        twice = self.workspace.store.connection.execute(
            "SELECT contact_id FROM actions WHERE kind = 'thank' AND done_at IS NULL AND dismissed_at IS NULL "
            "GROUP BY contact_id, interview_id HAVING count(*) > 1"
        ).fetchall()
        assert twice == []

    def teardown(self) -> None:
        for at in range(self.at, 0, -1):
            self.workspace.undo(self.now)
            assert self.look() == self.states[at - 1]
        for state in self.states[1:]:
            self.workspace.redo(self.now)
            assert self.look() == state
        self.workspace.close()
        shutil.rmtree(self.directory)


TestAnySequence = Campaigning.TestCase
TestAnySequence.settings = settings(
    max_examples=15, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
