"""What the selection of questions is based on: evidence, topics heard, what questions brought, earlier interviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import NamedTuple

from infoview_tui.domain.enums import QuestionState, Topic
from infoview_tui.domain.evidence import EvidenceStatus, VerdictCount
from infoview_tui.domain.find_out import hypothesis_id_of
from infoview_tui.domain.person_names import first_name
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.question_facts import AskedQuestion, BankQuestion, HypothesisFacts, RankingFacts, TopicNeed
from infoview_tui.domain.question_selection import PlanEntry
from infoview_tui.services.core.evidence import read_verdict_counts
from infoview_tui.services.core.topics_heard import read_people_heard, read_topic_weights
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import CallDetails, QuestionRow, read_call_details
from infoview_tui.storage.queries.banks.banks import SETTINGS, USAGE
from infoview_tui.storage.queries.insights.evidence import VERDICTS
from infoview_tui.storage.queries.interviews import selection as queries


class SelectionFacts(NamedTuple):
    """The facts for `domain.question_selection.select_questions`: the ranking, the plan now, and the agreed minutes."""

    ranking: RankingFacts
    plan: tuple[PlanEntry, ...]
    agreed_minutes: int


def read_selection_facts(
    workspace: Workspace, interview_id: int, questions: Iterable[QuestionForm], zone: tzinfo
) -> SelectionFacts:
    """Read the facts for an interview and the questions of the banks. Raises NotFoundError if there is no interview.

    ``zone`` is the user's, for the days on which questions were asked.
    """
    call = read_call_details(workspace, interview_id)
    of_interview = {"contact_id": call.interview.contact_id, "interview_id": call.interview.id}
    asked = [
        AskedQuestion(row.bank_id, row.text, row.at.astimezone(zone).date())
        for row in workspace.store.all(queries.ASKED_OF_CONTACT, **of_interview)
    ]
    removed = workspace.store.all(queries.REMOVED_FROM_PLAN, **of_interview)
    ranking = RankingFacts(
        first_name(call.interview.contact),
        tuple(_bank_questions(workspace, questions)),
        tuple(_hypotheses(workspace, call, asked)),
        _topic_needs(workspace, call.interview.contact_id),
        tuple(asked),
        frozenset(row.bank_id for row in removed),
    )
    return SelectionFacts(ranking, tuple(_plan_entries(call)), call.interview.minutes)


def _bank_questions(workspace: Workspace, questions: Iterable[QuestionForm]) -> Iterator[BankQuestion]:
    settings = {row.question_id: row for row in workspace.store.all(SETTINGS)}
    usage = {row.question_id: row for row in workspace.store.all(USAGE)}
    for form in questions:
        setting, used = settings.get(form.bank_id), usage.get(form.bank_id)
        yield BankQuestion(
            form,
            setting is not None and setting.is_starred,
            setting is not None and setting.is_retired,
            *((used.times, used.notes, used.insights + used.quotes) if used else ()),
        )


def _hypotheses(workspace: Workspace, call: CallDetails, asked: Sequence[AskedQuestion]) -> Iterator[HypothesisFacts]:
    contact_id = call.interview.contact_id
    known = {row.hypothesis_id for row in workspace.store.all(VERDICTS) if row.contact_id == contact_id}
    known |= {number for row in asked if (number := hypothesis_id_of(row.bank_id)) is not None}
    counts = read_verdict_counts(workspace)
    for row in call.hypotheses:
        count = counts.get(row.id, VerdictCount())
        is_single_circle = count.status is EvidenceStatus.SEVERAL and count.voices.circles == 1
        is_elsewhere = bool(row.organization) and row.organization != call.interview.organization and not row.is_own
        yield HypothesisFacts(
            row.id,
            row.text,
            count.status,
            count.format_verdicts(),
            row.id in known,
            is_single_circle,
            row.organization if is_elsewhere else "",
            bool(count.confirmed + count.refined),
        )


def _topic_needs(workspace: Workspace, contact_id: int) -> Mapping[str, TopicNeed]:
    """Return how much each topic is needed, on the path of the contact on which the fewest people talked about it."""
    heard, weights = read_people_heard(workspace), read_topic_weights(workspace)
    paths = workspace.store.all(queries.PATHS_OF_CONTACT, contact_id=contact_id)
    needs: dict[str, TopicNeed] = {}
    for topic in Topic:
        on_paths = [
            TopicNeed(len(heard.by_path.get((path.id, topic), ())), weights[topic], path.name) for path in paths
        ]
        anywhere = TopicNeed(len(heard.anywhere.get(topic, ())), weights[topic])
        needs[topic] = min(on_paths, key=lambda need: need.people, default=anywhere)
    return needs


def _plan_entries(call: CallDetails) -> Iterator[PlanEntry]:
    with_notes = {note.question_id for note in call.notes}
    for row in call.questions:
        is_used = row.state is not QuestionState.OPEN or bool(row.spent_seconds) or row.id in with_notes
        is_current = row.id == call.interview.current_question_id
        yield PlanEntry(row.id, _form(row), row.reason, row.is_locked, row.must_ask, is_used or is_current)


def _form(row: QuestionRow) -> QuestionForm:
    return QuestionForm(row.text, row.topic, row.minutes, row.probes, row.bank_id)
