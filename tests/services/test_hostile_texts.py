"""Whatever text comes in, only clean text is kept, and none of it is lost without a word."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.enums import OutcomeKind, Sort, Stage
from infoview_tui.domain.sanitize import clean_line, clean_text
from infoview_tui.errors import InfoviewError
from infoview_tui.services.board import bulk, views
from infoview_tui.services.board.board import read_cards, read_order
from infoview_tui.services.contacts import bulk_import, contact_merge, contacts, quick_add, research
from infoview_tui.services.contacts import profile as profiles
from infoview_tui.services.contacts.contacts import ContactForm
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.debrief import commitments, debrief, outcomes, referrals, verdicts
from infoview_tui.services.interviews import interviews, live_draft, notes, planning
from infoview_tui.services.outreach import actions, messages
from infoview_tui.storage.queries.contacts.contacts import ProfileRow
from tests.conftest import Campaign
from tests.hostile_texts import NAUGHTY


class Scene(NamedTuple):
    """Where the text goes in."""

    desk: Desk
    ids: Campaign
    now: datetime
    zone: ZoneInfo


Entry = Callable[[Scene, str], object]


def form(name: str, text: str) -> ContactForm:
    """A form that says the same in all of its fields but the name."""
    return ContactForm(name, text, text, text, text, text, text, None, text, text, None, None, (text, text))


def take_in(s: Scene, arriving: ContactForm, source: str = "a file") -> None:
    bulk_import.import_contacts(s.desk, [bulk_import.Arrival(1, arriving)], source, s.now)


def _learned(number: int) -> Entry:
    def keep(s: Scene, text: str) -> None:
        texts = ["", "", ""]
        texts[number] = text
        known = debrief.read_debrief(s.desk, s.ids.interview, s.now, s.zone).texts
        debrief.keep_texts(s.desk, s.ids.interview, debrief.Learned(*texts), known)
        debrief.finish_debrief(s.desk, s.ids.interview, s.now)

    return keep


def _refer(s: Scene, text: str) -> None:
    note = notes.keep_note(s.desk, s.ids.interview, f"@ {text}", s.now, seconds=1, question_id=None)
    if note is not None:
        found = referrals.referrals(s.desk, interviews.read_call(s.desk, s.ids.interview).notes)
        if any(referral.note_id == note.id for referral in found):
            referrals.accept_referral(s.desk, note.id, s.now)


def _corrected(s: Scene, text: str) -> None:
    note = notes.keep_note(s.desk, s.ids.interview, "@ Lee", s.now, seconds=1, question_id=None)
    if note is not None:
        said = referrals.Understood(text, text, text, text, text)
        referrals.likely_same(s.desk, said)
        referrals.accept_referral(s.desk, note.id, s.now, said)


def _write(s: Scene, subject: str | None, body: str | None) -> None:
    """Write into the draft: what is not given stays as it is."""
    draft = messages.read_message(s.desk, s.ids.message)
    known = draft.subject, draft.body
    written = draft.subject if subject is None else subject, draft.body if body is None else body
    messages.keep_draft(s.desk, s.ids.message, written, s.now, known=known)


def _promise(s: Scene, text: str) -> None:
    note = notes.keep_note(s.desk, s.ids.interview, f"+ {text}", s.now, seconds=1, question_id=None)
    if note is not None:
        commitments.accept_promise(s.desk, note.id, s.now, s.zone)


LINES: dict[str, Entry] = {
    "name": lambda s, text: contacts.add_contact(s.desk, ContactForm(text), s.now),
    "contact": lambda s, text: contacts.add_contact(s.desk, form("Ann", text), s.now),
    "contact edited": lambda s, text: contacts.edit_contact(s.desk, s.ids.tom, form(text, text), s.now),
    "imported name": lambda s, text: take_in(s, ContactForm(text)),
    "imported contact": lambda s, text: take_in(s, form("Ann", text)),
    "question": lambda s, text: planning.plan_question(
        s.desk, s.ids.planned, planning.QuestionForm(text, text, 3, (text,), text), s.now
    ),
    "question edited": lambda s, text: planning.edit_question(s.desk, s.ids.question, s.now, text=text),
    "research edited": lambda s, text: research.edit_item(
        s.desk, research.Item.HYPOTHESIS, s.ids.hypothesis, text, s.now
    ),
    "todo": lambda s, text: actions.add_todo(s.desk, s.ids.tom, text, None, s.now),
    "tag": lambda s, text: bulk.tag_contacts(s.desk, [s.ids.tom], text, s.now),
    "path": lambda s, text: bulk.add_path(s.desk, [s.ids.tom], text, s.now),
    "view": lambda s, text: views.save_view(s.desk, text, "", Sort.NAME, s.now),
    "filter of a view": lambda s, text: views.save_view(s.desk, "A view", text, Sort.NAME, s.now),
    "merged contact": lambda s, text: contact_merge.merge_form(s.desk, s.ids.maria, form("Mia", text), s.now),
    "merged name": lambda s, text: contact_merge.merge_form(s.desk, s.ids.maria, ContactForm(text), s.now),
    "subject": lambda s, text: _write(s, text, None),
    "profile": lambda s, text: profiles.edit_profile(s.desk, ProfileRow(*[text] * 9), s.now),
    "referral": _refer,
    "referral corrected": _corrected,
    "outcome": lambda s, text: outcomes.add_outcome(s.desk, s.ids.interview, OutcomeKind.LEAD, text, s.now),
    "reason of a verdict": lambda s, text: verdicts.give_reason(
        s.desk, s.ids.hypothesis, s.ids.interview, s.now, because=text
    ),
    "promise": _promise,
}
"""Where a line of text can come in and is kept whole."""

PARTS: dict[str, Entry] = {
    "note": lambda s, text: notes.keep_note(s.desk, s.ids.interview, text, s.now, seconds=1, question_id=None),
    "note edited": lambda s, text: notes.edit_note(s.desk, s.ids.note, text, s.now),
    "research": lambda s, text: research.capture(s.desk, s.ids.tom, text, s.now, s.zone),
    "half-typed line": lambda s, text: live_draft.keep_line(s.desk, s.ids.interview, text),
    "quick add": lambda s, text: contacts.add_contact(s.desk, quick_add.understand(s.desk, text).form, s.now),
    "quick add with more": lambda s, text: contacts.add_contact(
        s.desk, quick_add.understand(s.desk, f"Ann, {text} at {text} via {text} #{text}").form, s.now
    ),
    "source of an import": lambda s, text: take_in(s, ContactForm("Ann"), text),
}
"""Where a line passes through the grammar of capture, which takes signs out of it, or is cut or not yet finished."""

TEXTS: dict[str, Entry] = {
    **{f"debrief {number}": _learned(number) for number in range(3)},
    "body": lambda s, text: _write(s, None, text),
}
"""Where a text of several lines can come in."""


def stored(connection: sqlite3.Connection) -> list[str]:
    """Every text in the data."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = (row for name in names for row in connection.execute(f'SELECT * FROM "{name}"'))  # noqa: S608 - its own tables
    return [value for row in rows for value in row if isinstance(value, str)]


def deeds(desk: Desk) -> int:
    """How much has been done and not undone."""
    (count,) = desk.store.connection.execute("SELECT count(*) FROM events WHERE undone_at IS NULL").fetchone()
    return int(count)


def is_clean(text: str) -> bool:
    return clean_text(text) == text


@pytest.mark.parametrize("where", LINES | PARTS | TEXTS)
def test_only_clean_text_is_kept_and_all_of_it(
    desk: Desk, campaign: Campaign, now: datetime, zone: ZoneInfo, where: str
) -> None:
    scene = Scene(desk, campaign, now, zone)
    refused = []
    for text in NAUGHTY:
        before = deeds(desk)
        try:
            (LINES | PARTS | TEXTS)[where](scene, text)
        except InfoviewError:
            refused.append(text)
            continue
        kept = stored(desk.store.connection)
        assert all(is_clean(value) for value in kept), text[:99]
        if where in LINES:
            assert clean_line(text) in "\0".join(kept), text[:99]
        elif where in TEXTS:
            assert clean_text(text) in kept, text[:99]
        while deeds(desk) > before:
            desk.undo(now)
    assert [text for text in refused if clean_line(text)] == []


def test_a_filter_may_hold_anything(desk: Desk, campaign: Campaign) -> None:
    for text in NAUGHTY:
        order = read_order(desk, text, Sort.PATH).columns
        assert set(order) == set(Stage)
        assert len(read_cards(desk, [key for keys in order.values() for key in keys])) <= 4
