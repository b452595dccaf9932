"""Everything that a person does can be undone and done again, and nothing of others is overwritten by it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from infoview_tui import services
from infoview_tui.domain.enums import EventKind, Stage
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import contacts, profile, research
from infoview_tui.services.contacts.contacts import ContactForm, read_form
from infoview_tui.services.core.undo import UndoError
from infoview_tui.services.core.workspace import Desk
from infoview_tui.services.interviews import calls, notes, planning
from infoview_tui.services.outreach import messages, stages
from infoview_tui.storage.queries.contacts.contacts import TIMELINE
from tests.conftest import Campaign
from tests.services.commands import DEEDS, Scene
from tests.services.tables import snapshot


def events(desk: Desk) -> list[tuple[str, str | None]]:
    """The kinds of all events, each with when it was undone."""
    return list(desk.store.connection.execute("SELECT kind, undone_at FROM events ORDER BY id"))


def steps_back(desk: Desk, now: datetime) -> int:
    """Undo all that can be undone and tell how many deeds it was."""
    for done in range(1000):
        try:
            desk.undo(now)
        except InfoviewError:
            return done
    raise AssertionError("there is no end to it")


def acting_services() -> Iterator[str]:
    """Every service that begins a deed, as ``module.function``."""
    for module in sorted(Path(services.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and "desk.act(" in ast.unparse(node):
                yield f"{module.stem}.{node.name}"


def test_every_service_that_acts_is_among_the_deeds() -> None:
    assert set(acting_services()) == {name.split(" ")[0] for name in DEEDS}


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_can_be_undone_and_done_again(
    desk: Desk, campaign: Campaign, now: datetime, zone: ZoneInfo, name: str
) -> None:
    data = desk.store.connection
    start = snapshot(data)
    before = len(events(desk))
    DEEDS[name](Scene(desk, campaign, now + timedelta(hours=1), zone))
    after = snapshot(data)
    assert after != start
    deeds = 1 + name.startswith(("referrals.accept", "commitments.accept", "live_draft"))  # they write first
    told = len(events(desk)) - before
    assert told == deeds or name.startswith("bulk.")  # what is done to many is told of each as well
    labels = [desk.undo(now) for _ in range(deeds)]
    assert snapshot(data) == start
    assert [undone for _, undone in events(desk)[before:]] == ["2026-11-26T09:00:00.000Z"] * told
    assert [desk.redo(now) for _ in range(deeds)] == labels[::-1]
    assert snapshot(data) == after
    assert [undone for _, undone in events(desk)[before:]] == [None] * told
    for _ in range(deeds):
        desk.undo(now)
    assert snapshot(data) == start


def test_every_kind_of_event_is_told(desk: Desk, campaign: Campaign, now: datetime, zone: ZoneInfo) -> None:
    for deed in DEEDS.values():
        deed(Scene(desk, campaign, now, zone))
        desk.undo(now)
    assert {kind for kind, _ in events(desk)} == {kind.value for kind in EventKind}


def test_a_whole_campaign_is_taken_back_and_carried_through_again(
    desk: Desk, campaign: Campaign, now: datetime
) -> None:
    data = desk.store.connection
    end = snapshot(data)
    done = steps_back(desk, now)
    assert not any(snapshot(data).values())
    assert all(undone for _, undone in events(desk))
    for _ in range(done):
        desk.redo(now)
    assert snapshot(data) == end


def test_deleting_a_contact_takes_what_hangs_on_it_and_leaves_what_only_points_to_it(
    desk: Desk, campaign: Campaign, now: datetime
) -> None:
    contacts.delete_contact(desk, campaign.maria, now)
    left = snapshot(desk.store.connection)
    for table in ("findings", "offerings", "planned_questions", "notes", "messages", "contact_paths", "verdicts"):
        assert left[table] == [], table
    assert len(left["hypotheses"]) == 1
    assert read_form(desk, campaign.tom).name == "Tom Weber"
    (priya,) = desk.store.connection.execute("SELECT referrer_id FROM contacts WHERE name = 'Priya Shah'").fetchone()
    assert priya is None
    desk.undo(now)
    (priya,) = desk.store.connection.execute("SELECT referrer_id FROM contacts WHERE name = 'Priya Shah'").fetchone()
    assert priya == campaign.maria


def test_a_new_deed_ends_what_could_be_done_again(desk: Desk, now: datetime) -> None:
    contacts.add_contact(desk, ContactForm("Maria"), now)
    desk.undo(now)
    contacts.add_contact(desk, ContactForm("Tom"), now)
    with pytest.raises(InfoviewError, match=r"Nothing to redo\."):
        desk.redo(now)


def test_a_fresh_desk_has_nothing_to_undo(desk: Desk, now: datetime) -> None:
    with pytest.raises(InfoviewError, match=r"Nothing to undo\."):
        desk.undo(now)
    with pytest.raises(InfoviewError, match=r"Nothing to redo\."):
        desk.redo(now)


def test_what_was_undone_leaves_the_timeline(desk: Desk, now: datetime) -> None:
    maria = contacts.add_contact(desk, ContactForm("Maria"), now)
    stages.move_contact(desk, maria, Stage.READY, now)

    def timeline() -> list[str]:
        return [row.label for row in desk.store.all(TIMELINE, contact_id=maria, most=9)]

    assert timeline() == ["Moved Maria to Ready", "Added Maria"]
    desk.undo(now)
    assert timeline() == ["Added Maria"]
    desk.redo(now)
    assert timeline() == ["Moved Maria to Ready", "Added Maria"]


def test_what_changes_nothing_leaves_no_trace(desk: Desk, campaign: Campaign, now: datetime, zone: ZoneInfo) -> None:
    messages.mark_sent(desk, campaign.message, now)
    calls.start_call(desk, campaign.planned, now)
    before, start = events(desk), snapshot(desk.store.connection)
    later = now + timedelta(hours=1)
    contacts.edit_contact(desk, campaign.maria, read_form(desk, campaign.maria), later)
    profile.edit_profile(desk, profile.read_profile(desk), later)
    stages.move_contact(desk, campaign.maria, Stage.MET, later)
    calls.start_call(desk, campaign.planned, later)
    calls.end_call(desk, campaign.interview, later)
    messages.mark_sent(desk, campaign.message, later)
    notes.edit_note(desk, campaign.note, '"Ship it*', later)
    planning.move_question(desk, campaign.question, -1, later)
    planning.edit_question(desk, campaign.question, later, text="What do you do all day?")
    DEEDS["bulk_import.import_contacts"](Scene(desk, campaign, later, zone))
    desk.undo(now)
    research.edit_item(desk, research.Item.HYPOTHESIS, campaign.hypothesis, "Design pays well", later)
    imported = [event for event in events(desk)[len(before) :] if event[0] != EventKind.CONTACTS_IMPORTED]
    assert imported == []
    assert snapshot(desk.store.connection) == start


def test_what_another_window_has_changed_is_not_overwritten(desk: Desk, elsewhere: Desk, now: datetime) -> None:
    maria = contacts.add_contact(desk, ContactForm("Maria"), now)
    stages.move_contact(desk, maria, Stage.READY, now)
    stages.move_contact(elsewhere, maria, Stage.CLOSED, now)
    before = snapshot(desk.store.connection)
    with pytest.raises(UndoError, match="left as it is"):
        desk.undo(now)
    assert snapshot(desk.store.connection) == before


def test_a_new_contact_that_another_window_has_completed_stays(desk: Desk, elsewhere: Desk, now: datetime) -> None:
    maria = contacts.add_contact(desk, ContactForm("Maria"), now)
    contacts.edit_contact(elsewhere, maria, ContactForm("Maria", email="maria@x.org"), now)
    with pytest.raises(UndoError):
        desk.undo(now)
    assert read_form(desk, maria).email == "maria@x.org"


@pytest.mark.parametrize("how", ["a finding", "a referrer"])
def test_a_new_contact_on_which_another_window_has_hung_something_stays(
    desk: Desk, elsewhere: Desk, now: datetime, zone: ZoneInfo, how: str
) -> None:
    maria = contacts.add_contact(desk, ContactForm("Maria"), now)
    if how == "a finding":
        research.capture(elsewhere, maria, "Speaks Thai", now, zone)
    else:
        contacts.add_contact(elsewhere, ContactForm("Tom", referrer_id=maria), now)
    before = snapshot(desk.store.connection)
    with pytest.raises(UndoError, match="left as it is"):
        desk.undo(now)
    assert snapshot(desk.store.connection) == before


def test_a_deletion_is_not_undone_into_a_profile_address_that_is_taken(
    desk: Desk, elsewhere: Desk, now: datetime
) -> None:
    form = ContactForm("Maria", profile_url="https://x.org/m")
    maria = contacts.add_contact(desk, form, now)
    contacts.delete_contact(desk, maria, now)
    contacts.add_contact(elsewhere, form, now)
    with pytest.raises(UndoError, match="left as it is"):
        desk.undo(now)


def test_a_deed_that_cannot_be_undone_does_not_bar_the_way_to_those_before(
    desk: Desk, elsewhere: Desk, now: datetime
) -> None:
    tom = contacts.add_contact(desk, ContactForm("Tom"), now)
    maria = contacts.add_contact(desk, ContactForm("Maria"), now)
    contacts.edit_contact(elsewhere, maria, ContactForm("María"), now)
    with pytest.raises(UndoError):
        desk.undo(now)
    assert desk.undo(now) == "Added Tom"
    assert read_form(desk, maria).name == "María"
    with pytest.raises(InfoviewError, match="no longer there"):
        read_form(desk, tom)


def test_no_undo_takes_what_was_typed_into_a_draft(desk: Desk, campaign: Campaign, now: datetime) -> None:
    contacts.add_contact(desk, ContactForm("Zoë"), now)
    draft = messages.open_thank_you(desk, campaign.tom, now)
    known = (draft.subject, draft.body)
    messages.keep_draft(desk, draft.id, ("Thanks", "Dear Tom, an hour of typing"), now, known=known)
    assert desk.undo(now) == "Added Zoë"
    assert messages.read_message(desk, draft.id).body == "Dear Tom, an hour of typing"


def test_a_draft_that_nobody_has_typed_into_is_undone(desk: Desk, campaign: Campaign, now: datetime) -> None:
    draft = messages.open_thank_you(desk, campaign.tom, now)
    assert desk.undo(now) == "Drafted a thank-you to Tom Weber"
    with pytest.raises(InfoviewError, match="no longer there"):
        messages.read_message(desk, draft.id)


def test_a_long_note_is_not_written_into_the_log_again(desk: Desk, campaign: Campaign, now: datetime) -> None:
    notes.keep_note(desk, campaign.interview, "word " * 10_000, now, seconds=1, question_id=None)
    assert len(desk.undo(now)) <= 200
