"""Hostile text in every input: only clean text is saved, and none is lost silently."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import OutcomeKind, Sort, Stage
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.research_subjects import ResearchItemKind, Subject
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board import bulk, commands as board_commands
from infoview_tui.services.board.queries import read_board, read_cards
from infoview_tui.services.contacts import commands as contact_commands, contact_merge
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.contacts.quick_add import parse_quick_add
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import commands as debrief_commands, commitments, outcomes, referrals, verdicts
from infoview_tui.services.debrief.proposals import ReferralDetails, find_likely_duplicates, list_referrals
from infoview_tui.services.debrief.queries import Reflection, read_debrief
from infoview_tui.services.imports import apply
from infoview_tui.services.imports.import_rows import ImportRow
from infoview_tui.services.imports.plan import RowSource
from infoview_tui.services.interviews import live_draft, notes, planning
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.outreach import actions, draft_texts
from infoview_tui.services.outreach.open_message import read_message
from infoview_tui.services.profile import commands as profile_commands, first_run
from infoview_tui.services.profile.first_run_answers import FirstRunAnswers
from infoview_tui.services.profile.queries import ProfileTexts, read_profile_texts
from infoview_tui.services.research.items import edit_research_item
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from tests.conftest import Campaign, build_campaign
from tests.databases import restore_template
from tests.hostile_texts import HOSTILE_TEXTS, LONG_TEXTS
from tests.profiles import write_profile


class Scene(NamedTuple):
    """The workspace, campaign and time that the inputs run with."""

    workspace: Workspace
    ids: Campaign
    now: datetime
    zone: ZoneInfo


TEXTS_AND_LONG_ONE = (*HOSTILE_TEXTS, LONG_TEXTS[0])
CLEANED = {text: clean_line(text) for text in TEXTS_AND_LONG_ONE}

Entry = Callable[[Scene, str], object]


def form(name: str, text: str) -> ContactForm:
    """Return a form with the same text in all fields except the name."""
    return ContactForm(name, text, text, text, text, text, text, None, text, text, None, None, (text, text))


def import_form(s: Scene, form_to_import: ContactForm, source: str = "a file") -> None:
    apply.import_contacts(s.workspace, [RowSource(source, [ImportRow(1, form_to_import)])], s.now)


def _learned(number: int) -> Entry:
    def save_note(s: Scene, text: str) -> None:
        texts = ["", "", ""]
        texts[number] = text
        known = read_debrief(s.workspace, s.ids.interview, s.now, s.zone).texts
        debrief_commands.save_texts(s.workspace, s.ids.interview, Reflection(*texts), known, s.now)
        debrief_commands.finish_debrief(s.workspace, s.ids.interview, s.now)

    return save_note


def _refer(s: Scene, text: str) -> None:
    note = notes.add_note(s.workspace, s.ids.interview, f"@ {text}", s.now, seconds=1, question_id=None)
    if note is not None:
        found = list_referrals(s.workspace, read_call_details(s.workspace, s.ids.interview).notes)
        if any(referral.note_id == note.id for referral in found):
            referrals.accept_referral(s.workspace, note.id, s.now)


def _corrected(s: Scene, text: str) -> None:
    note = notes.add_note(s.workspace, s.ids.interview, "@ Lee", s.now, seconds=1, question_id=None)
    if note is not None:
        details = ReferralDetails(text, text, text, text, text)
        find_likely_duplicates(s.workspace, details)
        referrals.accept_referral(s.workspace, note.id, s.now, details)


def _write(s: Scene, subject: str | None, body: str | None) -> None:
    """Edit the draft; omitted fields do not change."""
    draft = read_message(s.workspace, s.ids.message)
    known = draft.subject, draft.body
    written = draft.subject if subject is None else subject, draft.body if body is None else body
    draft_texts.save_message_draft(s.workspace, s.ids.message, written, s.now, base=known)


def _type_profile(s: Scene, text: str) -> None:
    known = read_profile_texts(s.workspace)
    texts = ProfileTexts(known.profile._replace(name=text, introduction=text), {1: text})
    profile_commands.save_profile(s.workspace, texts, known, s.now)


def _promise(s: Scene, text: str) -> None:
    note = notes.add_note(s.workspace, s.ids.interview, f"+ {text}", s.now, seconds=1, question_id=None)
    if note is not None:
        commitments.accept_commitment(s.workspace, note.id, s.now, s.zone)


LINES: dict[str, Entry] = {
    "name": lambda s, text: contact_commands.add_contact(s.workspace, ContactForm(text), s.now),
    "contact": lambda s, text: contact_commands.add_contact(s.workspace, form("Ann", text), s.now),
    "contact edited": lambda s, text: contact_commands.edit_contact(s.workspace, s.ids.tom, form(text, text), s.now),
    "imported name": lambda s, text: import_form(s, ContactForm(text)),
    "imported contact": lambda s, text: import_form(s, form("Ann", text)),
    "question": lambda s, text: planning.plan_question(
        s.workspace, s.ids.planned, QuestionForm(text, text, 3, (text,), text), s.now
    ),
    "question edited": lambda s, text: planning.edit_question(s.workspace, s.ids.question, s.now, text=text),
    "research edited": lambda s, text: edit_research_item(
        s.workspace, ResearchItemKind.HYPOTHESIS, s.ids.hypothesis, text, s.now
    ),
    "todo": lambda s, text: actions.add_todo(s.workspace, s.ids.tom, text, None, s.now),
    "tag": lambda s, text: bulk.tag_contacts(s.workspace, [s.ids.tom], text, s.now),
    "path": lambda s, text: bulk.add_path_to_contacts(s.workspace, [s.ids.tom], text, s.now),
    "view": lambda s, text: board_commands.save_view(s.workspace, text, "", Sort.NAME, s.now),
    "filter of a view": lambda s, text: board_commands.save_view(s.workspace, "A view", text, Sort.NAME, s.now),
    "merged contact": lambda s, text: contact_merge.merge_form_into_contact(
        s.workspace, s.ids.maria, form("Mia", text), s.now
    ),
    "merged name": lambda s, text: contact_merge.merge_form_into_contact(
        s.workspace, s.ids.maria, ContactForm(text), s.now
    ),
    "subject": lambda s, text: _write(s, text, None),
    "profile": lambda s, text: write_profile(s.workspace, ProfileRow(*[text] * 9), s.now),
    "introduction for a path": lambda s, text: profile_commands.edit_introduction(s.workspace, 1, text, s.now),
    "profile as typed": _type_profile,
    "first answers": lambda s, text: first_run.finish_first_run(
        s.workspace, FirstRunAnswers(text, text, text, text, text), s.now
    ),
    "referral": _refer,
    "referral corrected": _corrected,
    "outcome": lambda s, text: outcomes.add_outcome(s.workspace, s.ids.interview, OutcomeKind.LEAD, text, s.now),
    "reason of a verdict": lambda s, text: verdicts.set_verdict_evidence(
        s.workspace, s.ids.hypothesis, s.ids.interview, s.now, explanation=text
    ),
    "promise": _promise,
}
"""Inputs of one line that is saved completely."""

PARTS: dict[str, Entry] = {
    "note": lambda s, text: notes.add_note(s.workspace, s.ids.interview, text, s.now, seconds=1, question_id=None),
    "note edited": lambda s, text: notes.edit_note(s.workspace, s.ids.note, text, s.now),
    "research": lambda s, text: add_research(s.workspace, Subject.contact(s.ids.tom), text, s.now, s.zone),
    "half-typed line": lambda s, text: live_draft.save_live_draft(s.workspace, s.ids.interview, text),
    "quick add": lambda s, text: contact_commands.add_contact(
        s.workspace, parse_quick_add(s.workspace, text).form, s.now
    ),
    "quick add with more": lambda s, text: contact_commands.add_contact(
        s.workspace, parse_quick_add(s.workspace, f"Ann, {text} at {text} via {text} #{text}").form, s.now
    ),
    "first contact": lambda s, text: first_run.save_answers(
        s.workspace, FirstRunAnswers(path=text, contact=text), FirstRunAnswers(), s.now
    ),
    "source of an import": lambda s, text: import_form(s, ContactForm("Ann"), text),
}
"""Inputs of a line that is parsed for signs, shortened, or unfinished."""

TEXTS: dict[str, Entry] = {
    **{f"debrief {number}": _learned(number) for number in range(3)},
    "body": lambda s, text: _write(s, None, text),
}
"""Inputs of text with several lines."""


def stored(connection: sqlite3.Connection) -> set[str]:
    """Return all texts in the database."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name for (name,) in found if not name.startswith("search_")]
    rows = (row for name in names for row in connection.execute(f'SELECT * FROM "{name}"'))  # noqa: S608 - its own tables
    return {value for row in rows for value in row if isinstance(value, str)}


@cache
def is_clean(text: str) -> bool:
    return clean_text(text) == text


INPUTS = [*LINES, *PARTS, *TEXTS]
"""All inputs. Three neighbors, which are similar, share the texts."""


@pytest.mark.parametrize("where", INPUTS)
def test_only_clean_text_is_saved_and_none_is_lost(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo, where: str
) -> None:
    scene = Scene(workspace, campaign, now, zone)
    known = stored(workspace.store.connection)
    assert all(is_clean(value) for value in known)
    refused = []
    for text in TEXTS_AND_LONG_ONE[INPUTS.index(where) % 3 :: 3]:
        try:
            (LINES | PARTS | TEXTS)[where](scene, text)
        except InfoviewError:
            refused.append(text)
            continue
        saved = stored(workspace.store.connection) - known
        assert all(is_clean(value) for value in saved), text[:99]
        if where in LINES:
            assert CLEANED[text] in "\0".join(saved), text[:99]
        elif where in TEXTS:
            assert clean_text(text) in saved | known, text[:99]
        restore_template(workspace, build_campaign, now, zone)
    assert [text for text in refused if CLEANED[text]] == []


def test_filter_accepts_any_text(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    for text in HOSTILE_TEXTS:
        order = read_board(workspace, text, Sort.PATH, now=now).columns
        assert set(order) == set(Stage)
        assert len(read_cards(workspace, [key for keys in order.values() for key in keys])) <= 4
