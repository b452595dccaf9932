"""Notes of a call: added, edited, moved, merged, split and deleted without losing text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from infoview_tui.domain.capture import CALL_SIGNS, CaptureSign, format_call_line
from infoview_tui.domain.due import Due
from infoview_tui.domain.enums import NoteKind, Verdict
from infoview_tui.domain.planning import QuestionForm
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.errors import InfoviewError, NotFoundError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import referrals, verdicts
from infoview_tui.services.debrief.proposals import list_commitments
from infoview_tui.services.interviews import abandoned_drafts, call_clock, live_draft, note_split_merge, notes, planning
from infoview_tui.services.interviews.queries import read_call_details
from infoview_tui.services.outreach.message_facts import select_citable_notes
from infoview_tui.storage.queries.contacts.contacts import TIMELINE
from infoview_tui.storage.queries.interviews.interviews import LIVE_DRAFTS, NoteRow
from tests.conftest import Campaign, add_note
from tests.costs import steps
from tests.services.conftest import start_new_call
from tests.services.tables import snapshot


def rows(workspace: Workspace, call: int) -> list[NoteRow]:
    return read_call_details(workspace, call).notes


def kinds_and_texts(workspace: Workspace, call: int) -> list[tuple[str, str]]:
    return [(row.kind, row.text) for row in rows(workspace, call)]


def texts(workspace: Workspace, call: int) -> list[str]:
    return [row.text for row in rows(workspace, call)]


def letters(*found: str) -> list[str]:
    return [c for c in "".join(found) if c.isalnum()]


@pytest.mark.parametrize("sign", CALL_SIGNS)
def test_sign_sets_kind_of_note(workspace: Workspace, call: int, now: datetime, sign: CaptureSign) -> None:
    note = add_note(workspace, call, f"{sign.sign}Ship it", now)
    assert (note.kind, note.text, note.starred, note.seconds) == (sign.kind, "Ship it", False, 7)


def test_star_is_toggled(workspace: Workspace, call: int, now: datetime) -> None:
    note = add_note(workspace, call, "! Nobody plans*", now)
    assert note.starred
    notes.toggle_note_star(workspace, note.id, now)
    assert not rows(workspace, call)[0].starred


def test_off_the_record_note_is_never_starred_or_quoted(workspace: Workspace, call: int, now: datetime) -> None:
    secret = add_note(workspace, call, "% She is leaving*", now)
    assert (secret.kind, secret.starred) == (NoteKind.OFF_RECORD, False)
    with pytest.raises(InfoviewError, match="off the record"):
        notes.toggle_note_star(workspace, secret.id, now)
    moment = add_note(workspace, call, "! Nobody plans*", now)
    notes.edit_note(workspace, moment.id, "% Nobody plans*", now)
    assert [row.starred for row in rows(workspace, call)] == [False, False]
    assert select_citable_notes(rows(workspace, call)) == []


def test_off_the_record_text_is_not_logged(workspace: Workspace, call: int, maria: int, now: datetime) -> None:
    secret = add_note(workspace, call, "% She is leaving", now)
    notes.edit_note(workspace, secret.id, "% She is leaving in May", now)
    notes.delete_note(workspace, secret.id, now)
    logged = " ".join(row.label for row in workspace.store.all(TIMELINE, contact_id=maria, most=99))
    assert "leaving" not in logged
    assert "off the record" in logged


def test_starred_notes_are_quoted_otherwise_quotes_and_insights(workspace: Workspace, call: int, now: datetime) -> None:
    for line in ("plain", '"Ship it', "! Nobody plans", "> the people", "! again", "! and again"):
        add_note(workspace, call, line, now)
    assert [row.text for row in select_citable_notes(rows(workspace, call))] == [
        "Ship it",
        "Nobody plans",
        "again",
    ]
    add_note(workspace, call, "plain but dear*", now)
    assert [row.text for row in select_citable_notes(rows(workspace, call))] == ["plain but dear"]


@pytest.mark.parametrize("line", ["", "   ", "\u200b", "\x1b[31m"])
def test_empty_line_is_no_note(workspace: Workspace, call: int, now: datetime, line: str) -> None:
    assert notes.add_note(workspace, call, line, now, seconds=1, question_id=None) is None
    note = add_note(workspace, call, "kept", now)
    with pytest.raises(InfoviewError, match="is empty"):
        notes.edit_note(workspace, note.id, line, now)
    assert [row.text for row in rows(workspace, call)] == ["kept"]


def test_notes_keep_order_after_deletion(workspace: Workspace, call: int, now: datetime) -> None:
    kept = [add_note(workspace, call, word, now) for word in ("one", "two", "three")]
    notes.delete_note(workspace, kept[1].id, now)
    add_note(workspace, call, "four", now)
    workspace.undo(now)
    workspace.undo(now)
    add_note(workspace, call, "four", now)
    assert [row.text for row in rows(workspace, call)] == ["one", "two", "three", "four"]


def test_note_on_deleted_question_is_saved(workspace: Workspace, call: int, now: datetime) -> None:
    question = planning.plan_question(workspace, call, QuestionForm("Why?"), now)
    planning.delete_question(workspace, question, now)
    add_note(workspace, call, "a word", now, question_id=question)
    assert [(row.text, row.question_id) for row in rows(workspace, call)] == [("a word", None)]


def test_note_survives_deletion_of_its_question(workspace: Workspace, call: int, now: datetime) -> None:
    question = planning.plan_question(workspace, call, QuestionForm("Why?"), now)
    add_note(workspace, call, "a word", now, question_id=question)
    planning.delete_question(workspace, question, now)
    (row,) = rows(workspace, call)
    assert (row.text, row.question) == ("a word", "")
    workspace.undo(now)
    assert rows(workspace, call)[0].question == "Why?"


def test_returned_note_equals_stored_note(workspace: Workspace, call: int, now: datetime) -> None:
    question = planning.plan_question(workspace, call, QuestionForm("Why?"), now)
    note = add_note(workspace, call, '"Ship it*', now, seconds=30, question_id=question)
    assert rows(workspace, call) == [note]


def test_adding_note_does_not_read_other_notes(workspace: Workspace, call: int, now: datetime) -> None:
    def one_more() -> int:
        with steps(workspace) as counts:
            row = add_note(workspace, call, "third", now)
            notes.edit_note(workspace, row.id, "third!", now, original=row)
            note_split_merge.merge_notes(workspace, row.id, now)
        return counts[0]

    notes.add_notes(workspace, call, ["first", "second"], now, seconds=1, question_id=None)
    of_few = one_more()
    notes.add_notes(workspace, call, [f"note {number}" for number in range(2000)], now, seconds=1, question_id=None)
    assert 0 < one_more() < of_few + 200


def test_pasted_block_is_one_command(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "so")
    kept = notes.add_notes(
        workspace, call, ["so it is", "", "! one", "@ Priya"], now, seconds=9, question_id=None, remaining_line="a"
    )
    assert kinds_and_texts(workspace, call) == [("note", "so it is"), ("insight", "one"), ("referral", "Priya")]
    assert rows(workspace, call) == kept
    assert {row.seconds for row in kept} == {9}
    assert abandoned_drafts.open_live_draft(workspace, call, now).line == "a"
    assert workspace.undo(now) == "3 notes: so it is …"
    assert rows(workspace, call) == []


def test_empty_block_keeps_line(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "half")
    assert notes.add_notes(workspace, call, ["", " "], now, seconds=9, question_id=None) == []
    assert abandoned_drafts.open_live_draft(workspace, call, now).line == "half"


def test_time_mark_keeps_unfinished_line(workspace: Workspace, call: int, now: datetime) -> None:
    live_draft.save_live_draft(workspace, call, "half")
    marked = notes.mark_time(workspace, call, now, seconds=95, question_id=None)
    assert rows(workspace, call) == [marked]
    assert (marked.text, marked.seconds) == (notes.TIME_MARK_TEXT, 95)
    assert abandoned_drafts.open_live_draft(workspace, call, now).line == "half"


def test_editing_note_clears_line_and_returns_note(workspace: Workspace, call: int, now: datetime) -> None:
    row = add_note(workspace, call, "one", now)
    live_draft.save_live_draft(workspace, call, "! one and two*", row.id)
    edited = notes.edit_note(workspace, row.id, "! one and two*", now, original=row)
    changed = row._replace(kind=NoteKind.INSIGHT, text="one and two", starred=True)
    assert edited == notes.EditedNote(changed, is_copy=False)
    assert not read_call_details(workspace, call).interview.has_draft


def test_edit_of_note_changed_elsewhere_becomes_new_note(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    question = planning.plan_question(workspace, call, QuestionForm("Why?"), now)
    row = add_note(workspace, call, "one", now, seconds=30, question_id=question)
    notes.edit_note(other_workspace, row.id, "one hundred", now)
    kept, is_copy = notes.edit_note(workspace, row.id, "one and two", now, original=row)
    assert is_copy
    assert texts(workspace, call) == ["one hundred", "one and two"]
    assert (kept.seconds, kept.question_id) == (30, question)
    workspace.undo(now)
    assert texts(workspace, call) == ["one hundred"]


def test_edit_of_note_deleted_elsewhere_becomes_new_note(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    row = add_note(workspace, call, "one", now)
    notes.delete_note(other_workspace, row.id, now)
    assert notes.edit_note(workspace, row.id, "one and two", now, original=row).is_copy
    assert texts(workspace, call) == ["one and two"]
    with pytest.raises(NotFoundError):
        notes.edit_note(workspace, 4711, "one", now)


def test_edit_ignores_changes_of_question_and_referral(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    row = add_note(workspace, call, "@ Priya Shah", now)
    question = planning.plan_question(other_workspace, call, QuestionForm("Why?"), now)
    notes.set_note_question(other_workspace, row.id, question, now)
    referrals.accept_referral(other_workspace, row.id, now)
    assert not notes.edit_note(workspace, row.id, "@ Priya Shah, designer", now, original=row).is_copy
    assert texts(workspace, call) == ["Priya Shah, designer"]


def test_note_changed_elsewhere_is_not_split_or_merged(
    workspace: Workspace, other_workspace: Workspace, call: int, now: datetime
) -> None:
    add_note(workspace, call, "before", now)
    row = add_note(workspace, call, "one two", now)
    notes.edit_note(other_workspace, row.id, "one two three", now)
    with pytest.raises(InfoviewError, match="changed in another window"):
        note_split_merge.split_note(workspace, row.id, "one two", 3, now, original=row)
    with pytest.raises(InfoviewError, match="changed in another window"):
        note_split_merge.merge_notes(workspace, row.id, now, line="one two", original=row)
    assert texts(workspace, call) == ["before", "one two three"]


@pytest.mark.parametrize("kind", NoteKind)
def test_changing_kind_keeps_other_fields(workspace: Workspace, call: int, now: datetime, kind: NoteKind) -> None:
    row = add_note(workspace, call, "! it is all writing*", now)
    changed = notes.set_note_kind(workspace, row.id, kind, now)
    assert changed == row._replace(kind=kind, starred=kind is not NoteKind.OFF_RECORD)


def test_note_moves_to_another_question_and_to_none(workspace: Workspace, call: int, now: datetime) -> None:
    question = planning.plan_question(workspace, call, QuestionForm("Why?"), now)
    row = add_note(workspace, call, "a word", now)
    assert notes.set_note_question(workspace, row.id, question, now).question == "Why?"
    assert notes.set_note_question(workspace, row.id, None, now) == row
    assert workspace.undo(now) == "Moved a note to: no question"
    with pytest.raises(NotFoundError):
        notes.set_note_question(workspace, row.id, 4711, now)


def test_merge_keeps_words_star_and_earlier_time(workspace: Workspace, call: int, now: datetime) -> None:
    first, second = (
        add_note(workspace, call, '"Ship it', now, seconds=60),
        add_note(workspace, call, '"today*', now, seconds=30),
    )
    live_draft.save_live_draft(workspace, call, '"today*', second.id)
    joined = note_split_merge.merge_notes(workspace, second.id, now)
    assert joined == first._replace(text="Ship it today", starred=True, seconds=30)
    assert rows(workspace, call) == [joined]
    assert not read_call_details(workspace, call).interview.has_draft
    workspace.undo(now)
    assert rows(workspace, call) == [first, second]


def test_merge_uses_edited_line(workspace: Workspace, call: int, now: datetime) -> None:
    add_note(workspace, call, "Ship it", now)
    row = add_note(workspace, call, "today", now)
    assert (
        note_split_merge.merge_notes(workspace, row.id, now, line="today or never", original=row).text
        == "Ship it today or never"
    )
    last = add_note(workspace, call, "and", now)
    with pytest.raises(InfoviewError, match="is empty"):
        note_split_merge.merge_notes(workspace, last.id, now, line=" ", original=last)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("beta", "> beta"), (NoteKind.NOTE, "alpha beta", False)),
        (("beta", "+ beta *"), (NoteKind.NOTE, "alpha beta", True)),
        (("! beta", "> beta"), (NoteKind.NOTE, "alpha beta", False)),
        (("! beta", "! beta too"), (NoteKind.NOTE, "alpha ! beta too", False)),
        (("beta", "% beta"), (NoteKind.OFF_RECORD, "alpha beta", False)),
    ],
)
def test_merge_ignores_new_sign_of_edited_line(
    workspace: Workspace, call: int, now: datetime, lines: tuple[str, str], joined: tuple[NoteKind, str, bool]
) -> None:
    kept, line = lines
    add_note(workspace, call, "alpha", now)
    row = add_note(workspace, call, kept, now)
    found = note_split_merge.merge_notes(workspace, row.id, now, line=line, original=row)
    assert (found.kind, found.text, found.starred) == joined


def test_first_note_cannot_be_merged(workspace: Workspace, call: int, now: datetime) -> None:
    first = add_note(workspace, call, "one", now)
    with pytest.raises(InfoviewError, match="first note"):
        note_split_merge.merge_notes(workspace, first.id, now)
    assert texts(workspace, call) == ["one"]


@pytest.mark.parametrize("lines", [("% no budget", "so it is*"), ("so it is*", "% no budget")])
def test_merged_note_stays_off_the_record(
    workspace: Workspace, call: int, now: datetime, lines: tuple[str, str]
) -> None:
    _, second = (add_note(workspace, call, line, now) for line in lines)
    joined = note_split_merge.merge_notes(workspace, second.id, now)
    assert (joined.kind, joined.starred) == (NoteKind.OFF_RECORD, False)
    assert "budget" not in workspace.undo(now)


def test_merge_moves_references_to_result(
    workspace: Workspace, campaign: Campaign, now: datetime, zone: ZoneInfo
) -> None:
    verdicts.set_verdict(
        workspace, campaign.hypothesis, campaign.interview, Verdict.REFINED, now, note_id=campaign.commitment
    )
    before = snapshot(workspace.store.connection)
    referral, promise = rows(workspace, campaign.interview)[1:3]
    assert (referral.id, promise.id) == (campaign.referral, campaign.commitment)
    joined = note_split_merge.merge_notes(workspace, campaign.commitment, now)
    assert (joined.referred_contact_id, joined.action_id) == (referral.referred_contact_id, promise.action_id)
    (noted,) = workspace.store.connection.execute("SELECT note_id FROM verdicts").fetchone()
    assert noted == joined.id
    assert list_commitments(workspace, campaign.interview, rows(workspace, campaign.interview), now, zone) == []
    joined = note_split_merge.merge_notes(workspace, joined.id, now)
    assert (joined.referred_contact_id, joined.action_id) == (referral.referred_contact_id, promise.action_id)
    workspace.undo(now)
    workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_verdict_survives_deletion_of_its_evidence(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    verdicts.set_verdict(
        workspace, campaign.hypothesis, campaign.interview, Verdict.REFINED, now, note_id=campaign.note
    )
    live_draft.save_live_draft(workspace, campaign.interview, "", campaign.note)
    notes.delete_note(workspace, campaign.note, now)
    assert workspace.store.connection.execute("SELECT verdict, note_id FROM verdicts").fetchall() == [("refined", None)]
    assert abandoned_drafts.open_live_draft(workspace, campaign.interview, now).note_id is None
    workspace.undo(now)
    (noted,) = workspace.store.connection.execute("SELECT note_id FROM verdicts").fetchone()
    assert noted == campaign.note


def test_deleting_note_keeps_edit_of_another(workspace: Workspace, call: int, now: datetime) -> None:
    first, second = add_note(workspace, call, "one", now), add_note(workspace, call, "two", now)
    live_draft.save_live_draft(workspace, call, "one and", first.id)
    notes.delete_note(workspace, second.id, now)
    found = abandoned_drafts.open_live_draft(workspace, call, now)
    assert (found.line, found.note_id) == ("one and", first.id)


def test_note_is_split_at_the_cursor(workspace: Workspace, call: int, now: datetime) -> None:
    question = planning.plan_question(workspace, call, QuestionForm("Why?"), now)
    row = add_note(workspace, call, "! writing counts + send a draft*", now, seconds=30, question_id=question)
    add_note(workspace, call, "afterwards", now)
    line = format_call_line(row.kind, row.text, row.starred)
    first, second = note_split_merge.split_note(workspace, row.id, line, line.index("+"), now, original=row)
    assert kinds_and_texts(workspace, call) == [
        ("insight", "writing counts"),
        ("promise", "send a draft"),
        ("note", "afterwards"),
    ]
    assert rows(workspace, call)[:2] == [first, second]
    assert first.id == row.id
    assert {(part.seconds, part.question_id, part.starred) for part in (first, second)} == {(30, question, True)}
    workspace.undo(now)
    assert texts(workspace, call) == ["writing counts + send a draft", "afterwards"]


def test_note_can_be_split_repeatedly(workspace: Workspace, call: int, now: datetime) -> None:
    row = add_note(workspace, call, "one two three four", now)
    add_note(workspace, call, "five", now)
    before = snapshot(workspace.store.connection)
    for line in ("one two three four", "one two three", "one two"):
        note_split_merge.split_note(workspace, row.id, line, line.rindex(" "), now)
    assert texts(workspace, call) == ["one", "two", "three", "four", "five"]
    add_note(workspace, call, "six", now)
    assert texts(workspace, call)[-1] == "six"
    for _ in range(4):
        workspace.undo(now)
    assert snapshot(workspace.store.connection) == before


def test_split_keeps_references_with_first_part(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    first, second = note_split_merge.split_note(workspace, campaign.commitment, "+ send portfolio by fri", 6, now)
    assert first.action_id is not None
    assert (first.text, second.kind, second.text) == ("send", "promise", "portfolio by fri")
    assert second.action_id is None


@pytest.mark.parametrize("at", [0, 1, 2, 9, 11])
def test_split_needs_words_on_both_sides(workspace: Workspace, call: int, now: datetime, at: int) -> None:
    row = add_note(workspace, call, "! one two*", now)
    with pytest.raises(InfoviewError, match="with words on both sides"):
        note_split_merge.split_note(workspace, row.id, "! one two *", at, now)
    assert rows(workspace, call) == [row]


KEPT = st.sampled_from(["plain", '"Ship it', "! writing*", "@Priya Shah", "+ send by fri", "% no budget", "- a bullet"])
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12), st.booleans()), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lines=st.lists(KEPT, min_size=1, max_size=4), steps=STEPS)
def test_splits_and_merges_lose_no_text_and_reveal_nothing(
    workspace: Workspace, lines: list[str], steps: list[tuple[int, int, bool]]
) -> None:
    now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    call = start_new_call(workspace, contact_commands.add_contact(workspace, ContactForm("Maria"), now), now)
    notes.add_notes(workspace, call, lines, now, seconds=1, question_id=None)
    typed = letters(*texts(workspace, call))
    states = [snapshot(workspace.store.connection)]
    for number, at, is_split in steps:
        found = rows(workspace, call)
        row = found[number % len(found)]
        line = format_call_line(row.kind, row.text, row.starred)
        try:
            if is_split:
                note_split_merge.split_note(workspace, row.id, line, at, now, original=row)
            else:
                note_split_merge.merge_notes(workspace, row.id, now, line=line, original=row)
        except InfoviewError:
            continue
        states.append(snapshot(workspace.store.connection))
        assert letters(*texts(workspace, call)) == typed
        logged = [row.text for row in rows(workspace, call) if row.kind != NoteKind.OFF_RECORD]
        assert not any("budget" in text for text in logged)
    for state in reversed(states[:-1]):
        workspace.undo(now)
        assert snapshot(workspace.store.connection) == state


@given(st.text())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_line_is_saved_completely(workspace: Workspace, line: str) -> None:
    now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    call = start_new_call(workspace, contact_commands.add_contact(workspace, ContactForm("Maria"), now), now)
    note = notes.add_note(workspace, call, line, now, seconds=1, question_id=None)
    assert letters(note.text if note else "") == letters(clean_line(line))


def test_notes_after_the_interview_have_no_time_and_keep_the_unfinished_line(
    workspace: Workspace, call: int, now: datetime, zone: ZoneInfo
) -> None:
    add_note(workspace, call, "During the talk", now)
    with pytest.raises(InfoviewError, match="has not ended"):
        notes.add_later_note(workspace, call, "Too early", now)
    call_clock.end_call(workspace, call, now, timedelta(minutes=20))
    live_draft.save_live_draft(workspace, call, "half a tho")
    later = now + timedelta(days=3)
    added = notes.add_later_note(workspace, call, "+ send the portfolio by fri", later)
    assert (added.written_at, added.said_at, added.seconds) == (later, None, 1200)
    assert [row.written_at for row in rows(workspace, call)] == [None, later]
    assert [draft.line for draft in workspace.store.all(LIVE_DRAFTS, interview_id=call)] == ["half a tho"]
    (commitment,) = list_commitments(workspace, call, rows(workspace, call), now, zone)
    assert commitment.details.due == Due(date(2026, 12, 4))  # Friday after it was written
    _, second = note_split_merge.split_note(workspace, added.id, "+ send the portfolio by fri", 11, later)
    assert second.written_at == later
