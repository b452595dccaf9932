"""Every deed that the services know, each as it is done in the sample campaign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from infoview_tui.domain.enums import (
    Channel,
    Medium,
    NoteKind,
    OutcomeKind,
    QuestionState,
    Sort,
    Stage,
    Sureness,
    Tie,
    Topic,
    Verdict,
)
from infoview_tui.services.board import bulk, manual_placement, views
from infoview_tui.services.board.board import read_column
from infoview_tui.services.contacts import bulk_import, contact_merge, contacts, profile, quick_add, research
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief import commitments, debrief, outcomes, ratings, referrals, verdicts
from infoview_tui.services.interviews import calls, live_draft, note_split_merge, notes, planning
from infoview_tui.services.outreach import actions, messages, stages
from infoview_tui.storage.queries.board.board import URGENT
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from infoview_tui.storage.queries.debrief import debrief as debrief_reads
from infoview_tui.storage.queries.outreach import actions as action_reads
from infoview_tui.storage.tables import UnfinishedLine
from tests.conftest import Campaign, keep


class Scene(NamedTuple):
    """Where and when a deed is done."""

    desk: Desk
    ids: Campaign
    now: datetime
    zone: ZoneInfo


Deed = Callable[[Scene], object]

ARRIVALS = [
    bulk_import.Arrival(1, ContactForm("Maria Lopez", phone="123", profile_url="https://www.linkedin.com/in/maria")),
    bulk_import.Arrival(2, ContactForm("Zoë Kim", organization="NewCo", tie=Tie.ONLINE), date(2026, 9, 4)),
    bulk_import.Arrival(3, ContactForm("Tom Weber", organization="ACME", email="tom@x.org")),
]


def _action(s: Scene, contact_id: int, kind: str) -> int:
    return next(row.id for row in s.desk.store.all(action_reads.OF_CONTACT, contact_id=contact_id) if row.kind == kind)


def _edit(s: Scene) -> None:
    form = ContactForm(
        "María López", "principal", "Adobe", "m@y.org", "1", "https://x.org/m", "Berlin", Tie.COLD, "a talk", "her eye",
        Channel.LINKEDIN, None, ("Type design", "health TECH"),
    )  # fmt: skip
    contacts.edit_contact(s.desk, s.ids.maria, form, s.now)


def _move(stage: Stage) -> Deed:
    return lambda s: stages.move_contact(s.desk, s.ids.tom, stage, s.now)


def _item(s: Scene, item: research.Item) -> int:
    dossier = research.read_dossier(s.desk, s.ids.maria)
    rows = {
        research.Item.FINDING: [row.id for row in dossier.findings],
        research.Item.HYPOTHESIS: [row.id for row in dossier.hypotheses],
        research.Item.OFFERING: [row.id for row in dossier.offerings],
        research.Item.ACTION: [row.id for row in dossier.actions],
    }
    return rows[item][0]


def _edit_item(item: research.Item) -> Deed:
    return lambda s: research.edit_item(s.desk, item, _item(s, item), "other words", s.now)


def _remove_item(item: research.Item) -> Deed:
    return lambda s: research.remove_item(s.desk, item, _item(s, item), s.now)


def _capture(line: str) -> Deed:
    return lambda s: research.capture(s.desk, s.ids.tom, line, s.now, s.zone)


def _note(s: Scene, line: str) -> int:
    return keep(s.desk, s.ids.interview, line, s.now).id


def _path(s: Scene) -> int:
    return s.desk.store.all(debrief_reads.PATHS, contact_id=s.ids.maria, interview_id=s.ids.interview)[0].id


def _outcome(s: Scene) -> int:
    return s.desk.store.all(debrief_reads.OUTCOMES, interview_id=s.ids.interview)[0].id


def _keep_left(s: Scene) -> None:
    """Two windows that are gone have left a line."""
    with s.desk.act("note.added", s.now) as act:
        act.add(*(UnfinishedLine(interview_id=s.ids.interview, window=window, line="and the") for window in ("", "1@")))
    live_draft.keep_left(s.desk, s.ids.interview, s.now)


def _undated(s: Scene) -> list[int]:
    """Those of Researching who have nothing with a date, in their order."""
    dated = {row.id for row in s.desk.store.all(URGENT)}
    return [other for other in read_column(s.desk, Stage.RESEARCHING).columns[Stage.RESEARCHING] if other not in dated]


def _moved(stage: Stage) -> Deed:
    return lambda s: bulk.move_contacts(s.desk, _some(s), stage, s.now)


def _view(s: Scene) -> int:
    return views.list_views(s.desk)[0].id


def _some(s: Scene) -> list[int]:
    return [s.ids.maria, s.ids.tom]


LATER = timedelta(days=5)

DEEDS: dict[str, Deed] = {
    "contacts.add_contact": lambda s: contacts.add_contact(
        s.desk,
        ContactForm("New One", organization="NewCo", paths=("New path", "product DESIGN"), referrer_id=s.ids.maria),
        s.now,
    ),
    "contacts.edit_contact": _edit,
    "contacts.delete_contact": lambda s: contacts.delete_contact(s.desk, s.ids.maria, s.now),
    "contacts.delete_contact of a referrer": lambda s: contacts.delete_contact(s.desk, s.ids.tom, s.now),
    **{f"stages.move_contact to {stage}": _move(stage) for stage in Stage if stage is not Stage.RESEARCHING},
    "stages.move_contact with an appointment": lambda s: stages.move_contact(
        s.desk, s.ids.tom, Stage.SCHEDULED, s.now, stages.Appointment(s.now + LATER, 30, Medium.PHONE)
    ),
    "stages.move_contact back": lambda s: stages.move_contact(s.desk, s.ids.maria, Stage.RESEARCHING, s.now),
    "stages.schedule_interview": lambda s: stages.schedule_interview(
        s.desk, s.ids.maria, stages.Appointment(s.now + LATER), s.now
    ),
    "research.capture a finding": _capture("Speaks Thai https://x.org"),
    "research.capture a hypothesis": _capture("? Banks are slow"),
    "research.capture an offering": _capture("$ An article"),
    "research.capture an action": _capture("+ call by fri"),
    **{f"research.edit_item {item}": _edit_item(item) for item in research.Item},
    **{f"research.remove_item {item}": _remove_item(item) for item in research.Item},
    "planning.interview_to_plan": lambda s: planning.interview_to_plan(s.desk, s.ids.maria, s.now),
    "planning.plan_question": lambda s: planning.plan_question(
        s.desk, s.ids.planned, planning.QuestionForm("Why?", "outlook", 5, ("And then?",), "outlook/1"), s.now
    ),
    "planning.remove_question": lambda s: planning.remove_question(s.desk, s.ids.question, s.now),
    "planning.move_question": lambda s: planning.move_question(s.desk, s.ids.question, 1, s.now),
    "planning.edit_question": lambda s: planning.edit_question(
        s.desk, s.ids.question, s.now, text="Why not?", minutes=9
    ),
    "planning.toggle_must_ask": lambda s: planning.toggle_must_ask(s.desk, s.ids.question, s.now),
    "calls.start_call": lambda s: calls.start_call(s.desk, s.ids.planned, s.now),
    "calls.start_call again after its end": lambda s: calls.start_call(s.desk, s.ids.interview, s.now),
    "calls.extend_call": lambda s: calls.extend_call(s.desk, s.ids.interview, 10, s.now),
    "calls.end_call": lambda s: calls.end_call(s.desk, s.ids.planned, s.now),
    "calls.mark_question": lambda s: calls.mark_question(s.desk, s.ids.question, QuestionState.SKIPPED, s.now),
    "calls.add_question_now": lambda s: calls.add_question_now(s.desk, s.ids.interview, "And then?", s.now),
    "notes.keep_notes": lambda s: notes.keep_notes(
        s.desk, s.ids.interview, ["! Nobody plans*", "", "% so"], s.now, seconds=30, question_id=s.ids.question
    ),
    "notes.keep_notes of one line": lambda s: _note(s, "! Nobody plans*"),
    "notes.mark_time": lambda s: notes.mark_time(s.desk, s.ids.interview, s.now, seconds=30, question_id=None),
    "notes.change_kind": lambda s: notes.change_kind(s.desk, s.ids.note, NoteKind.OFF_RECORD, s.now),
    "notes.move_note": lambda s: notes.move_note(s.desk, s.ids.note, None, s.now),
    "note_split_merge.merge_notes": lambda s: note_split_merge.merge_notes(s.desk, s.ids.referral, s.now),
    "note_split_merge.merge_notes of a promise": lambda s: note_split_merge.merge_notes(
        s.desk, s.ids.promise, s.now, line="+ write"
    ),
    "note_split_merge.split_note": lambda s: note_split_merge.split_note(s.desk, s.ids.note, '"Ship it', 5, s.now),
    "note_split_merge.split_note of a promise": lambda s: note_split_merge.split_note(
        s.desk, s.ids.promise, "+ send it", 6, s.now
    ),
    "notes.edit_note": lambda s: notes.edit_note(s.desk, s.ids.note, "> She loves it*", s.now),
    "notes.toggle_star": lambda s: notes.toggle_star(s.desk, s.ids.note, s.now),
    "notes.remove_note": lambda s: notes.remove_note(s.desk, s.ids.note, s.now),
    "notes.remove_note that was promised": lambda s: notes.remove_note(s.desk, s.ids.promise, s.now),
    "live_draft.keep_left": _keep_left,
    "debrief.finish_debrief": lambda s: debrief.finish_debrief(s.desk, s.ids.interview, s.now),
    "referrals.accept_referral": lambda s: referrals.accept_referral(
        s.desk, _note(s, "@ Lee Chan, editor at Time"), s.now
    ),
    "referrals.accept_referral as corrected, with an introduction": lambda s: referrals.accept_referral(
        s.desk, _note(s, "@ Lee"), s.now, referrals.Understood("Lee Chan", "editor", "Time", introduces=True)
    ),
    "referrals.accept_referral of a contact": lambda s: referrals.accept_referral(
        s.desk, _note(s, "@ Tom Weber, poet at Inn"), s.now, same_as=s.ids.tom
    ),
    "commitments.accept_promise": lambda s: commitments.accept_promise(
        s.desk, _note(s, "+ write to Lee by mon"), s.now, s.zone
    ),
    "commitments.accept_promise as corrected": lambda s: commitments.accept_promise(
        s.desk, _note(s, "+ write"), s.now, s.zone, commitments.Wording("write to Lee", s.now + LATER)
    ),
    "ratings.rate": lambda s: ratings.rate(s.desk, s.ids.interview, ratings.Aspect(_path(s), Topic.CULTURE), 4, s.now),
    "ratings.rate otherwise": lambda s: ratings.rate(
        s.desk, s.ids.interview, ratings.Aspect(_path(s), Topic.OUTLOOK), 1, s.now, sureness=Sureness.SURE
    ),
    "ratings.rate no more": lambda s: ratings.rate(
        s.desk, s.ids.interview, ratings.Aspect(_path(s), Topic.OUTLOOK), None, s.now
    ),
    "ratings.note_energy": lambda s: ratings.note_energy(s.desk, s.ids.interview, 2, 5, s.now),
    "outcomes.add_outcome": lambda s: outcomes.add_outcome(
        s.desk, s.ids.interview, OutcomeKind.EVENT, "the designers' breakfast", s.now
    ),
    "outcomes.edit_outcome": lambda s: outcomes.edit_outcome(s.desk, _outcome(s), "a job from May", s.now),
    "outcomes.remove_outcome": lambda s: outcomes.remove_outcome(s.desk, _outcome(s), s.now),
    "verdicts.give_verdict": lambda s: verdicts.give_verdict(
        s.desk, s.ids.hypothesis, s.ids.planned, Verdict.REFUTED, s.now
    ),
    "verdicts.give_verdict another": lambda s: verdicts.give_verdict(
        s.desk, s.ids.hypothesis, s.ids.interview, Verdict.REFINED, s.now
    ),
    "verdicts.give_verdict with the note that says so": lambda s: verdicts.give_verdict(
        s.desk, s.ids.hypothesis, s.ids.interview, Verdict.REFINED, s.now, note_id=s.ids.note
    ),
    "verdicts.give_reason": lambda s: verdicts.give_reason(
        s.desk, s.ids.hypothesis, s.ids.interview, s.now, because="she showed me the payslip"
    ),
    "verdicts.give_verdict back": lambda s: verdicts.give_verdict(
        s.desk, s.ids.hypothesis, s.ids.interview, None, s.now
    ),
    "messages.open_thank_you": lambda s: messages.open_thank_you(s.desk, s.ids.tom, s.now),
    "messages.mark_sent": lambda s: messages.mark_sent(s.desk, s.ids.message, s.now),
    "actions.finish_action": lambda s: actions.finish_action(s.desk, _action(s, s.ids.maria, "thank"), s.now),
    "actions.drop_action": lambda s: actions.drop_action(s.desk, _action(s, s.ids.maria, "thank"), s.now),
    "actions.put_off": lambda s: actions.put_off(s.desk, _action(s, s.ids.maria, "todo"), s.now + LATER, s.now),
    "actions.add_todo": lambda s: actions.add_todo(s.desk, s.ids.tom, "call", None, s.now),
    "bulk_import.import_contacts": lambda s: bulk_import.import_contacts(s.desk, ARRIVALS, "a file", s.now),
    **{f"bulk.move_contacts to {stage}": _moved(stage) for stage in Stage},
    "bulk.tag_contacts": lambda s: bulk.tag_contacts(s.desk, _some(s), "#design", s.now),
    "bulk.untag_contacts": lambda s: bulk.untag_contacts(s.desk, [s.ids.tom], "Alumni", s.now),
    "bulk.untag_contacts all": lambda s: bulk.untag_contacts(s.desk, _some(s), "alumni", s.now),
    "bulk.add_path": lambda s: bulk.add_path(s.desk, _some(s), "health TECH", s.now),
    "bulk.add_path that is new": lambda s: bulk.add_path(s.desk, _some(s), "Type design", s.now),
    "bulk.delete_contacts": lambda s: bulk.delete_contacts(s.desk, _some(s), s.now),
    "manual_placement.place_by_hand": lambda s: manual_placement.place_by_hand(s.desk, _undated(s)[1], -1, s.now),
    "contact_merge.merge_contacts": lambda s: contact_merge.merge_contacts(s.desk, s.ids.tom, s.ids.maria, s.now),
    "contact_merge.merge_contacts the other way": lambda s: contact_merge.merge_contacts(
        s.desk, s.ids.maria, s.ids.tom, s.now
    ),
    "contact_merge.merge_form": lambda s: contact_merge.merge_form(
        s.desk,
        s.ids.maria,
        ContactForm("Mia Lopez", "lead", "Adobe", "mia@y.org", "1", paths=("Type design",), referrer_id=s.ids.maria),
        s.now,
    ),
    "contacts.add_contact from a line": lambda s: contacts.add_contact(
        s.desk,
        quick_add.understand(s.desk, "Lee Chan, editor at Time <l@x.org> via Maria Lopez #alumni #press").form,
        s.now,
    ),
    "views.save_view": lambda s: views.save_view(s.desk, "Nobody", "#nobody", Sort.CHANGED, s.now),
    "views.save_view again": lambda s: views.save_view(s.desk, "DESIGNERS", "due:today", Sort.PATH, s.now),
    "views.delete_view": lambda s: views.delete_view(s.desk, _view(s), s.now),
    "profile.edit_profile": lambda s: profile.edit_profile(s.desk, ProfileRow(*"abcdefghi"), s.now + LATER),
}
