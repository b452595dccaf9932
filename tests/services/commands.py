"""Every command of the services, with a call that runs it on the campaign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from infoview_tui.domain.appointments import Appointment
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import (
    ActionKind,
    Answer,
    Channel,
    Confidence,
    Extra,
    FitAspect,
    FitSide,
    HypothesisOrigin,
    Medium,
    NoteKind,
    OutcomeKind,
    QuestionState,
    Relationship,
    ResumeChoice,
    Sort,
    Stage,
    Topic,
    Verdict,
)
from infoview_tui.domain.gauges import Gauge
from infoview_tui.domain.message_targets import MessageTarget
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.question_selection import select_questions
from infoview_tui.domain.ratings import PathTopic
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.services.availability import offers
from infoview_tui.services.board import bulk, commands as board_commands
from infoview_tui.services.board.queries import list_views, read_column
from infoview_tui.services.contacts import (
    commands as contact_commands,
    contact_merge,
    deleted_contacts,
    distinct,
    methods,
    relationships,
)
from infoview_tui.services.contacts.deleted_queries import list_deleted
from infoview_tui.services.contacts.details import read_contact_details
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.quick_add import parse_quick_add
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    commands as debrief_commands,
    commitments,
    outcomes,
    ratings,
    referrals,
    verdicts,
)
from infoview_tui.services.debrief.proposals import CommitmentDetails, ReferralDetails
from infoview_tui.services.imports import apply
from infoview_tui.services.imports.import_rows import ImportRow
from infoview_tui.services.imports.plan import RowSource
from infoview_tui.services.insights import commands as insight_commands
from infoview_tui.services.interviews import (
    abandoned_drafts,
    call_clock,
    call_questions,
    note_split_merge,
    notes,
    planning,
    selection as selection_commands,
)
from infoview_tui.services.interviews.selection_facts import read_selection_facts
from infoview_tui.services.outreach import (
    actions,
    answers,
    message_options,
    messages,
    report_back,
    scheduling,
    stages,
    zone_changes,
)
from infoview_tui.services.outreach.answers import AnswerReferral
from infoview_tui.services.outreach.gratitude import GratitudeProposal
from infoview_tui.services.profile import commands as profile_commands, first_run, gauge_changes, imported
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers
from infoview_tui.services.profile.queries import ProfileTexts, read_profile_texts
from infoview_tui.services.research.abandoned_drafts import save_abandoned_drafts
from infoview_tui.services.research.items import (
    assign_hypothesis,
    delete_research_item,
    edit_research_item,
    move_finding,
    set_hypothesis_origin,
)
from infoview_tui.services.research.lines import add_research, add_research_lines
from infoview_tui.storage.queries.board.board import NEXT_DATES
from infoview_tui.storage.queries.contacts.contacts import TAG_INTERVALS
from infoview_tui.storage.queries.debrief import debrief as debrief_queries
from infoview_tui.storage.queries.outreach import actions as action_queries
from infoview_tui.storage.tables import LiveDraft, ResearchDraft
from tests.conftest import Campaign, add_note
from tests.drafting import TEMPLATES
from tests.services.bank_commands import BANK_COMMANDS
from tests.services.copy_commands import COPY_COMMANDS
from tests.services.document_commands import DOCUMENT_COMMANDS
from tests.services.introduction_commands import INTRODUCTION_COMMANDS
from tests.services.subject_commands import SUBJECT_COMMANDS
from tests.services.trip_commands import TRIP_COMMANDS


class Scene(NamedTuple):
    """The workspace, campaign and time that a command runs with."""

    workspace: Workspace
    ids: Campaign
    now: datetime
    zone: ZoneInfo


Command = Callable[[Scene], object]

IMPORT_ROWS = [
    ImportRow(1, ContactForm("Maria Lopez", phone="123", profile_url="https://www.linkedin.com/in/maria")),
    ImportRow(2, ContactForm("Zoë Kim", organization="NewCo", relationship=Relationship.ONLINE), date(2026, 9, 4)),
    ImportRow(3, ContactForm("Tom Weber", organization="ACME", email="tom@x.org")),
]


def _action(s: Scene, contact_id: int, kind: str) -> int:
    return next(
        row.id
        for row in s.workspace.store.all(action_queries.OPEN_ACTIONS_OF_CONTACT, contact_id=contact_id)
        if row.kind == kind
    )


def _restore_contact(s: Scene) -> None:
    contact_id = contact_commands.add_contact(s.workspace, ContactForm("Eva Roth", organization="Figma"), s.now)
    contact_commands.delete_contact(s.workspace, contact_id, s.now)
    deleted_contacts.restore_contacts(s.workspace, list_deleted(s.workspace)[0].id, s.now)


def _edit(s: Scene) -> None:
    form = ContactForm(
        "María López", "principal", "Adobe", "m@y.org", "1", "https://x.org/m", "Berlin", Relationship.COLD,
        "a talk", "her eye",
        Channel.LINKEDIN, None, ("Type design", "health TECH"),
    )  # fmt: skip
    contact_commands.edit_contact(s.workspace, s.ids.maria, form, s.now)


def _edit_profile_as_typed(s: Scene) -> None:
    before = read_profile_texts(s.workspace)
    typed = ProfileTexts(
        before.profile._replace(introduction="I teach.", experience="Paris\nRome"),
        dict.fromkeys(before.introductions, "I draw."),
    )
    profile_commands.save_profile(s.workspace, typed, before, s.now)
    profile_commands.record_profile_edits(s.workspace, before, s.now)


def _move(stage: Stage) -> Command:
    return lambda s: stages.move_contact(s.workspace, s.ids.tom, stage, s.now)


def _answer(answer: Answer) -> Command:
    named = AnswerReferral(ContactForm("Lee Chan", organization="Acme"))
    return lambda s: answers.record_answer(s.workspace, s.ids.tom, answer, s.now, referral=named)


def _proposal(s: Scene) -> GratitudeProposal:
    return GratitudeProposal(s.ids.tom, "Tom Weber", "You introduced me to Maria", s.ids.interview, s.now)


def _item(s: Scene, item: ResearchItemKind) -> int:
    details = read_contact_details(s.workspace, s.ids.maria)
    rows = {
        ResearchItemKind.FINDING: [row.id for row in details.findings],
        ResearchItemKind.HYPOTHESIS: [row.id for row in details.hypotheses],
        ResearchItemKind.OFFERING: [row.id for row in details.offerings],
        ResearchItemKind.ACTION: [row.id for row in details.actions],
    }
    return rows[item][0]


def _edit_item(item: ResearchItemKind) -> Command:
    return lambda s: edit_research_item(s.workspace, item, _item(s, item), "other words", s.now)


def _remove_item(item: ResearchItemKind) -> Command:
    return lambda s: delete_research_item(s.workspace, item, _item(s, item), s.now)


def _capture(line: str) -> Command:
    return lambda s: add_research(s.workspace, Subject.contact(s.ids.tom), line, s.now, s.zone)


def _note(s: Scene, line: str) -> int:
    return add_note(s.workspace, s.ids.interview, line, s.now).id


def _path(s: Scene) -> int:
    return s.workspace.store.all(debrief_queries.INTERVIEW_PATHS, contact_id=s.ids.maria, interview_id=s.ids.interview)[
        0
    ].id


def _outcome(s: Scene) -> int:
    return s.workspace.store.all(debrief_queries.OUTCOMES, interview_id=s.ids.interview)[0].id


def _save_abandoned_research(s: Scene) -> None:
    """Save the unfinished lines of research of two ended instances."""
    with s.workspace.transaction("research.added", s.now) as transaction:
        transaction.add(*(ResearchDraft(contact_id=s.ids.tom, instance=window, line="and") for window in ("", "1@")))
    save_abandoned_drafts(s.workspace, Subject.contact(s.ids.tom), s.now, s.zone)


def _save_abandoned(s: Scene) -> None:
    """Save the unfinished lines of two ended instances."""
    with s.workspace.transaction("note.added", s.now) as transaction:
        transaction.add(
            *(LiveDraft(interview_id=s.ids.interview, instance=window, line="and the") for window in ("", "1@"))
        )
    abandoned_drafts.save_abandoned_drafts(s.workspace, s.ids.interview, s.now)


def _weight(s: Scene, weight: int | None, topic: Topic = Topic.CULTURE) -> None:
    insight_commands.set_weight(s.workspace, topic, weight, s.now)


def _fit_point(s: Scene) -> int:
    (found,) = s.workspace.store.connection.execute("SELECT id FROM fit_points").fetchone()
    return int(found)


def _undated(s: Scene) -> list[int]:
    """Return the undated contacts in Researching, in order."""
    dated = {row.id for row in s.workspace.store.all(NEXT_DATES)}
    return [
        other
        for other in read_column(s.workspace, Stage.RESEARCHING, now=s.now).columns[Stage.RESEARCHING]
        if other not in dated
    ]


def _moved(stage: Stage) -> Command:
    return lambda s: bulk.move_contacts(s.workspace, _some(s), stage, s.now)


def _view(s: Scene) -> int:
    return list_views(s.workspace)[0].id


def _some(s: Scene) -> list[int]:
    return [s.ids.maria, s.ids.tom]


LATER = timedelta(days=5)


def _change_zone_rules(s: Scene) -> str:
    scheduling.schedule_interview(s.workspace, s.ids.maria, Appointment(s.now + LATER, zone="Asia/Kolkata"), s.now)
    return zone_changes.apply_zone_changes(s.workspace, s.now, lambda _: UTC)


COMMANDS: dict[str, Command] = {
    "contacts.commands.add_contact": lambda s: contact_commands.add_contact(
        s.workspace,
        ContactForm("New One", organization="NewCo", paths=("New path", "product DESIGN"), referrer_id=s.ids.maria),
        s.now,
    ),
    "contacts.commands.edit_contact": _edit,
    "contacts.commands.delete_contact": lambda s: contact_commands.delete_contact(s.workspace, s.ids.maria, s.now),
    "contacts.commands.delete_contact of a referrer": lambda s: contact_commands.delete_contact(
        s.workspace, s.ids.tom, s.now
    ),
    **{f"outreach.stages.move_contact to {stage}": _move(stage) for stage in Stage if stage is not Stage.RESEARCHING},
    "outreach.zone_changes.apply_zone_changes": _change_zone_rules,
    "outreach.stages.move_contact with an appointment": lambda s: stages.move_contact(
        s.workspace, s.ids.tom, Stage.SCHEDULED, s.now, Appointment(s.now + LATER, 30, Medium.PHONE)
    ),
    "outreach.stages.move_contact back": lambda s: stages.move_contact(
        s.workspace, s.ids.maria, Stage.RESEARCHING, s.now
    ),
    "outreach.scheduling.schedule_interview": lambda s: scheduling.schedule_interview(
        s.workspace, s.ids.maria, Appointment(s.now + LATER), s.now
    ),
    "outreach.scheduling.record_interview": lambda s: scheduling.record_interview(
        s.workspace, s.ids.maria, Appointment(s.now - LATER, place="Café X"), s.now, stage=Stage.MET
    ),
    "availability.offers.offer_times": lambda s: offers.offer_times(
        s.workspace, s.ids.maria, [s.now + LATER], 20, s.now
    ),
    "outreach.scheduling.cancel_interview": lambda s: scheduling.cancel_interview(
        s.workspace, s.ids.planned, s.now, stage=Stage.CONTACTED
    ),
    "research.lines.add_research_lines a finding": _capture("Speaks Thai https://x.org"),
    "research.lines.add_research_lines a hypothesis": _capture("? Banks are slow"),
    "research.lines.add_research_lines an offering": _capture("$ An article"),
    "research.lines.add_research_lines an action": _capture("+ call by fri"),
    "research.lines.add_research_lines of three kinds": lambda s: add_research_lines(
        s.workspace,
        Subject.contact(s.ids.tom),
        ["Speaks Thai", "? Banks are slow", "+ call by fri", "Likes tea"],
        s.now,
        s.zone,
    ),
    **{f"research.items.edit_research_item {item}": _edit_item(item) for item in ResearchItemKind},
    "research.lines.add_research_lines about a path": lambda s: add_research_lines(
        s.workspace, Subject.path(_path(s)), ["Pays well", "? It is taught", "+ read on"], s.now, s.zone
    ),
    "research.abandoned_drafts.save_abandoned_drafts": _save_abandoned_research,
    "research.items.move_finding": lambda s: move_finding(
        s.workspace, _item(s, ResearchItemKind.FINDING), Subject.path(_path(s)), s.now
    ),
    "research.items.assign_hypothesis": lambda s: assign_hypothesis(
        s.workspace, s.ids.hypothesis, Subject.organization(1), s.now
    ),
    "research.items.set_hypothesis_origin": lambda s: set_hypothesis_origin(
        s.workspace, s.ids.hypothesis, HypothesisOrigin.STEREOTYPE, s.now
    ),
    **{f"research.items.delete_research_item {item}": _remove_item(item) for item in ResearchItemKind},
    "interviews.planning.get_or_create_planned_interview": lambda s: planning.get_or_create_planned_interview(
        s.workspace, s.ids.maria, s.now
    ),
    "interviews.planning.plan_question": lambda s: planning.plan_question(
        s.workspace, s.ids.planned, QuestionForm("Why?", "outlook", 5, ("And then?",), "outlook/1"), s.now
    ),
    "interviews.planning.delete_question": lambda s: planning.delete_question(s.workspace, s.ids.question, s.now),
    "interviews.planning.move_question": lambda s: planning.move_question(s.workspace, s.ids.question, 1, s.now),
    "interviews.planning.edit_question": lambda s: planning.edit_question(
        s.workspace, s.ids.question, s.now, text="Why not?", minutes=9
    ),
    "interviews.planning.toggle_lock": lambda s: planning.toggle_lock(s.workspace, s.ids.question, s.now),
    "interviews.selection.apply_selection": lambda s: selection_commands.apply_selection(
        s.workspace,
        s.ids.planned,
        select_questions(*read_selection_facts(s.workspace, s.ids.planned, [QuestionForm("Why?")], ZoneInfo("UTC"))),
        s.now,
    ),
    "interviews.planning.toggle_must_ask": lambda s: planning.toggle_must_ask(s.workspace, s.ids.question, s.now),
    "interviews.call_clock.start_call": lambda s: call_clock.start_call(s.workspace, s.ids.planned, s.now),
    "interviews.call_clock.start_call again after its end": lambda s: call_clock.start_call(
        s.workspace, s.ids.interview, s.now
    ),
    "interviews.call_clock.extend_call": lambda s: call_clock.extend_call(s.workspace, s.ids.interview, 10, s.now),
    "interviews.call_clock.end_call": lambda s: call_clock.end_call(s.workspace, s.ids.planned, s.now),
    "interviews.call_questions.set_question_state": lambda s: call_questions.set_question_state(
        s.workspace, s.ids.question, QuestionState.SKIPPED, s.now
    ),
    "interviews.call_questions.add_question_during_call": lambda s: call_questions.add_question_during_call(
        s.workspace, s.ids.interview, "And then?", s.now
    ),
    "interviews.notes.add_notes": lambda s: notes.add_notes(
        s.workspace, s.ids.interview, ["! Nobody plans*", "", "% so"], s.now, seconds=30, question_id=s.ids.question
    ),
    "interviews.notes.add_notes of one line": lambda s: _note(s, "! Nobody plans*"),
    "interviews.notes.add_later_note": lambda s: notes.add_later_note(s.workspace, s.ids.interview, "! Later", s.now),
    "interviews.notes.mark_time": lambda s: notes.mark_time(
        s.workspace, s.ids.interview, s.now, seconds=30, question_id=None
    ),
    "interviews.notes.set_note_kind": lambda s: notes.set_note_kind(
        s.workspace, s.ids.note, NoteKind.OFF_RECORD, s.now
    ),
    "interviews.notes.set_note_question": lambda s: notes.set_note_question(s.workspace, s.ids.note, None, s.now),
    "interviews.note_split_merge.merge_notes": lambda s: note_split_merge.merge_notes(
        s.workspace, s.ids.referral, s.now
    ),
    "interviews.note_split_merge.merge_notes of a promise": lambda s: note_split_merge.merge_notes(
        s.workspace, s.ids.commitment, s.now, line="+ write"
    ),
    "interviews.note_split_merge.split_note": lambda s: note_split_merge.split_note(
        s.workspace, s.ids.note, '"Ship it', 5, s.now
    ),
    "interviews.note_split_merge.split_note of a promise": lambda s: note_split_merge.split_note(
        s.workspace, s.ids.commitment, "+ send it", 6, s.now
    ),
    "interviews.notes.edit_note": lambda s: notes.edit_note(s.workspace, s.ids.note, "> She loves it*", s.now),
    "interviews.notes.toggle_note_star": lambda s: notes.toggle_note_star(s.workspace, s.ids.note, s.now),
    "interviews.notes.delete_note": lambda s: notes.delete_note(s.workspace, s.ids.note, s.now),
    "interviews.notes.delete_note that was promised": lambda s: notes.delete_note(s.workspace, s.ids.commitment, s.now),
    "interviews.abandoned_drafts.save_abandoned_drafts": _save_abandoned,
    "debrief.commands.finish_debrief": lambda s: debrief_commands.finish_debrief(s.workspace, s.ids.interview, s.now),
    "debrief.referrals.accept_referral": lambda s: referrals.accept_referral(
        s.workspace, _note(s, "@ Lee Chan, editor at Time"), s.now
    ),
    "debrief.referrals.accept_referral as corrected, with an introduction": lambda s: referrals.accept_referral(
        s.workspace, _note(s, "@ Lee"), s.now, ReferralDetails("Lee Chan", "editor", "Time", introduces=True)
    ),
    "debrief.referrals.accept_referral of a contact": lambda s: referrals.accept_referral(
        s.workspace, _note(s, "@ Tom Weber, poet at Inn"), s.now, existing_id=s.ids.tom
    ),
    "debrief.commitments.accept_commitment": lambda s: commitments.accept_commitment(
        s.workspace, _note(s, "+ write to Lee by mon"), s.now, s.zone
    ),
    "debrief.commitments.accept_commitment as corrected": lambda s: commitments.accept_commitment(
        s.workspace, _note(s, "+ write"), s.now, s.zone, CommitmentDetails("write to Lee", Due(at=s.now + LATER))
    ),
    "debrief.ratings.set_rating": lambda s: ratings.set_rating(
        s.workspace, s.ids.interview, PathTopic(_path(s), Topic.CULTURE), 4, s.now
    ),
    "debrief.ratings.set_rating otherwise": lambda s: ratings.set_rating(
        s.workspace, s.ids.interview, PathTopic(_path(s), Topic.OUTLOOK), 1, s.now, confidence=Confidence.SURE
    ),
    "debrief.ratings.set_rating no more": lambda s: ratings.set_rating(
        s.workspace, s.ids.interview, PathTopic(_path(s), Topic.OUTLOOK), None, s.now
    ),
    "debrief.ratings.set_energy": lambda s: ratings.set_energy(s.workspace, s.ids.interview, 2, 5, s.now),
    "debrief.outcomes.add_outcome": lambda s: outcomes.add_outcome(
        s.workspace, s.ids.interview, OutcomeKind.EVENT, "the designers' breakfast", s.now
    ),
    "debrief.outcomes.edit_outcome": lambda s: outcomes.edit_outcome(s.workspace, _outcome(s), "a job from May", s.now),
    "debrief.outcomes.delete_outcome": lambda s: outcomes.delete_outcome(s.workspace, _outcome(s), s.now),
    "debrief.verdicts.set_verdict": lambda s: verdicts.set_verdict(
        s.workspace, s.ids.hypothesis, s.ids.planned, Verdict.REFUTED, s.now
    ),
    "debrief.verdicts.set_verdict another": lambda s: verdicts.set_verdict(
        s.workspace, s.ids.hypothesis, s.ids.interview, Verdict.REFINED, s.now
    ),
    "debrief.verdicts.set_verdict with the note that says so": lambda s: verdicts.set_verdict(
        s.workspace, s.ids.hypothesis, s.ids.interview, Verdict.REFINED, s.now, note_id=s.ids.note
    ),
    "debrief.verdicts.set_verdict_evidence": lambda s: verdicts.set_verdict_evidence(
        s.workspace, s.ids.hypothesis, s.ids.interview, s.now, explanation="she showed me the payslip"
    ),
    "debrief.verdicts.set_verdict back": lambda s: verdicts.set_verdict(
        s.workspace, s.ids.hypothesis, s.ids.interview, None, s.now
    ),
    "debrief.verdicts.set_asked": lambda s: verdicts.set_asked(s.workspace, s.ids.hypothesis, s.ids.interview, s.now),
    "insights.commands.set_weight": lambda s: _weight(s, 0, Topic.COMPENSATION),
    "insights.commands.set_weight otherwise": lambda s: _weight(s, 1),
    "insights.commands.set_weight to the default": lambda s: _weight(s, None),
    "insights.commands.set_own_verdict": lambda s: insight_commands.set_own_verdict(
        s.workspace, s.ids.hypothesis, Verdict.REFUTED, s.now
    ),
    "insights.commands.add_fit_point": lambda s: insight_commands.add_fit_point(
        s.workspace,
        _path(s),
        "she writes all day",
        s.now,
        aspect=FitAspect.SKILLS,
        side=FitSide.AGAINST,
        note_id=s.ids.note,
    ),
    "insights.commands.remove_fit_point": lambda s: insight_commands.remove_fit_point(
        s.workspace, _fit_point(s), s.now
    ),
    "insights.commands.plan_question_for": lambda s: insight_commands.plan_question_for(
        s.workspace, s.ids.maria, "What does it pay?", s.now
    ),
    "outreach.messages.rewrite_draft": lambda s: messages.rewrite_draft(
        s.workspace, s.ids.message, s.now, UTC, channel=Channel.TEXT, templates=TEMPLATES
    ),
    **{f"outreach.answers.record_answer {answer}": _answer(answer) for answer in Answer},
    "outreach.actions.set_not_before": lambda s: actions.set_not_before(
        s.workspace, s.ids.maria, date(2027, 3, 1), s.now
    ),
    "outreach.report_back.accept_proposal": lambda s: report_back.accept_proposal(s.workspace, _proposal(s), s.now),
    "outreach.report_back.dismiss_proposal": lambda s: report_back.dismiss_proposal(s.workspace, _proposal(s), s.now),
    "outreach.message_options.set_channel": lambda s: message_options.set_channel(
        s.workspace, s.ids.message, Channel.POST, s.now
    ),
    "outreach.message_options.set_resume": lambda s: message_options.set_resume(
        s.workspace, s.ids.message, ResumeChoice.ATTACHED, s.now
    ),
    "outreach.message_options.toggle_extra": lambda s: message_options.toggle_extra(
        s.workspace, s.ids.message, Extra.SMALL_GIFT, s.now
    ),
    "outreach.messages.mark_sent": lambda s: messages.mark_sent(s.workspace, s.ids.message, s.now),
    "outreach.actions.complete_action": lambda s: actions.complete_action(
        s.workspace, _action(s, s.ids.maria, "thank"), s.now
    ),
    "outreach.actions.dismiss_action": lambda s: actions.dismiss_action(
        s.workspace, _action(s, s.ids.maria, "thank"), s.now
    ),
    "outreach.actions.snooze_action": lambda s: actions.snooze_action(
        s.workspace, _action(s, s.ids.maria, "todo"), Due(s.now.date() + LATER), s.now
    ),
    "outreach.actions.keep_contact": lambda s: actions.keep_contact(
        s.workspace, _action(s, s.ids.maria, "thank"), Due(s.now.date() + LATER), s.now
    ),
    "outreach.actions.add_outreach": lambda s: actions.add_outreach(
        s.workspace, s.ids.tom, ActionKind.INTRODUCTION, s.now, target=MessageTarget.organization("Figma")
    ),
    "outreach.actions.dismiss_outreach": lambda s: actions.dismiss_outreach(
        s.workspace, s.ids.tom, ActionKind.REQUEST, s.now
    ),
    "outreach.actions.add_todo": lambda s: actions.add_todo(s.workspace, s.ids.tom, "call", None, s.now),
    "imports.apply.import_contacts": lambda s: apply.import_contacts(
        s.workspace, [RowSource("a file", IMPORT_ROWS)], s.now
    ),
    **{f"board.bulk.move_contacts to {stage}": _moved(stage) for stage in Stage},
    "board.bulk.tag_contacts": lambda s: bulk.tag_contacts(s.workspace, _some(s), "#design", s.now),
    "board.bulk.untag_contacts": lambda s: bulk.untag_contacts(s.workspace, [s.ids.tom], "Alumni", s.now),
    "board.bulk.untag_contacts all": lambda s: bulk.untag_contacts(s.workspace, _some(s), "alumni", s.now),
    "board.bulk.add_path_to_contacts": lambda s: bulk.add_path_to_contacts(s.workspace, _some(s), "health TECH", s.now),
    "board.bulk.add_path_to_contacts that is new": lambda s: bulk.add_path_to_contacts(
        s.workspace, _some(s), "Type design", s.now
    ),
    "board.bulk.delete_contacts": lambda s: bulk.delete_contacts(s.workspace, _some(s), s.now),
    "board.commands.reorder_card": lambda s: board_commands.reorder_card(s.workspace, _undated(s)[1], -1, s.now),
    "contacts.relationships.set_relationships": lambda s: relationships.set_relationships(
        s.workspace, dict.fromkeys(_undated(s), Relationship.ALUMNUS), s.now
    ),
    "contacts.relationships.set_relationships declined": lambda s: relationships.set_relationships(
        s.workspace, {_undated(s)[0]: Relationship.ALUMNUS}, s.now, declined={s.ids.tom: Relationship.COLLEAGUE}
    ),
    "contacts.methods.set_methods": lambda s: methods.set_methods(
        s.workspace, s.ids.maria, "maria@home.org (home)\n+49 170 1234567", s.now
    ),
    "contacts.commands.add_contact different from others": lambda s: contact_commands.add_contact(
        s.workspace, ContactForm("Maria Lopez"), s.now, different_from=[s.ids.maria, s.ids.tom]
    ),
    "contacts.distinct.mark_distinct": lambda s: distinct.mark_distinct(s.workspace, s.ids.maria, s.ids.tom, s.now),
    "contacts.deleted_contacts.restore_contacts": _restore_contact,
    "contacts.contact_merge.merge_contacts": lambda s: contact_merge.merge_contacts(
        s.workspace, s.ids.tom, s.ids.maria, s.now
    ),
    "contacts.contact_merge.merge_contacts the other way": lambda s: contact_merge.merge_contacts(
        s.workspace, s.ids.maria, s.ids.tom, s.now
    ),
    "contacts.contact_merge.merge_form_into_contact": lambda s: contact_merge.merge_form_into_contact(
        s.workspace,
        s.ids.maria,
        ContactForm("Mia Lopez", "lead", "Adobe", "mia@y.org", "1", paths=("Type design",), referrer_id=s.ids.maria),
        s.now,
    ),
    "contacts.commands.add_contact from a line": lambda s: contact_commands.add_contact(
        s.workspace,
        parse_quick_add(s.workspace, "Lee Chan, editor at Time <l@x.org> via Maria Lopez #alumni #press").form,
        s.now,
    ),
    "board.commands.save_view": lambda s: board_commands.save_view(
        s.workspace, "Nobody", "#nobody", Sort.CHANGED, s.now
    ),
    "board.commands.save_view again": lambda s: board_commands.save_view(
        s.workspace, "DESIGNERS", "due:today", Sort.PATH, s.now
    ),
    "board.commands.delete_view": lambda s: board_commands.delete_view(s.workspace, _view(s), s.now),
    "contacts.commands.set_tag_intervals": lambda s: contact_commands.set_tag_intervals(
        s.workspace, {row.id: 6 for row in s.workspace.store.all(TAG_INTERVALS)}, s.now
    ),
    "profile.commands.record_profile_edits": _edit_profile_as_typed,
    "profile.commands.edit_introduction": lambda s: profile_commands.edit_introduction(
        s.workspace, None, "I teach.", s.now
    ),
    "profile.commands.edit_introduction for a path": lambda s: profile_commands.edit_introduction(
        s.workspace, next(iter(read_profile_texts(s.workspace).introductions)), "I draw.", s.now
    ),
    "profile.imported.fill_profile": lambda s: imported.fill_profile(
        s.workspace, [("phone", "+1 212 555 2368")], s.now
    ),
    "profile.gauge_changes.set_gauge": lambda s: gauge_changes.set_gauge(
        s.workspace, _path(s), Gauge.LIKING, 4, s.now, interview_id=s.ids.interview
    ),
    "profile.first_run.finish_first_run": lambda s: first_run.finish_first_run(
        s.workspace,
        FirstRunAnswers("Ada", "type DESIGN", "letters", "It pays badly", "I teach.", "Ann Lee, printer at Press"),
        s.now,
    ),
    "profile.first_run.finish_first_run without a contact": lambda s: first_run.finish_first_run(
        s.workspace, FirstRunAnswers(name="Ada B", path="Law", belief="It pays well"), s.now
    ),
    **SUBJECT_COMMANDS,
    **INTRODUCTION_COMMANDS,
    **TRIP_COMMANDS,
    **BANK_COMMANDS,
    **DOCUMENT_COMMANDS,
    **COPY_COMMANDS,
}
