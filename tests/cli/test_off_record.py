"""One secret word through every kind of note and all that is made from it: off the record, it is in no output."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.dialects import sqlite

from infoview_tui.domain.capture import change_line_kind, parse_call_line
from infoview_tui.domain.enums import (
    FitAspect,
    FitSide,
    MessageKind,
    NoteKind,
    OutcomeKind,
    Relationship,
    Stage,
    Verdict,
)
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.errors import InfoviewError
from infoview_tui.services.contacts import commands as contact_commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import (
    commands as debrief_commands,
    commitments,
    outcomes,
    referrals,
    verdicts,
)
from infoview_tui.services.debrief.proposals import ReferralDetails
from infoview_tui.services.debrief.queries import Reflection, read_debrief, suggest_texts
from infoview_tui.services.insights import commands as insight_commands
from infoview_tui.services.interviews import call_clock, note_split_merge, notes, planning
from infoview_tui.services.interviews.queries import NoteRow, read_call_details
from infoview_tui.services.interviews.quotes import format_quotes, list_quotes
from infoview_tui.services.outreach import actions, draft_texts, gratitude, messages, report_back, stages
from infoview_tui.services.outreach.message_facts import read_message_facts
from infoview_tui.services.research.lines import add_research
from infoview_tui.storage.queries.contacts.contacts import HYPOTHESES, PATHS
from infoview_tui.storage.tables import TableModel
from tests.cli.conftest import Infoview, just_now
from tests.drafting import draft_message

SECRET = "zanzibar"  # noqa: S105 - no password

LINES = (
    "the zanzibar office is quiet in winter",
    '"We may close the Zanzibar office in May"*',
    "! nobody at the zanzibar office was told*",
    "> they love the zanzibar office for its light",
    "< the zanzibar office pays a third less",
    "? who runs the zanzibar office today",
    "@Jane Doe, she ran the zanzibar office",
    "+ send her the zanzibar plan by fri",
    "+ she will send me her zanzibar slides",
    "~ we both lived near the zanzibar office",
)
"""A note of every kind, each with the secret word. None has four words in a row that another has, too."""

OUTPUTS: dict[str, tuple[str, ...]] = {
    " ".join(arguments): arguments
    for arguments in (
        ("list",),
        ("list", "--json"),
        ("due",),
        ("due", "--json"),
        ("due", "--short"),
        ("notes", "Maria"),
        ("notes", "Maria", "--json"),
        ("notes", "Maria", "--markdown"),
        ("sheet", "Maria", "--markdown"),
        ("sheet", "Tom", "--markdown"),
        ("insights",),
        ("insights", "--json"),
        ("insights", "--markdown"),
        ("week",),
        ("week", "--json"),
        ("calendar",),
        ("export", "--json"),
        ("export", "--csv"),
        ("export", "--vcard"),
        ("deleted",),
        ("trips",),
        ("search", "office"),
        ("search", "office", "--json"),
        ("search", "plan"),
        ("search", "quiet winter", "--json"),
    )
}

KEEPS_WORDS = {("notes", "text"), ("verdicts", "reason"), ("fit_points", "text")}
"""Columns that may have the word: the note, and what is hidden with it, since its row has the note's id."""


class Story:
    """A call with Maria in which every kind of note was taken, and what was made from them."""

    def __init__(self, workspace: Workspace, lines: tuple[str, ...] = LINES) -> None:
        """Take the notes and make from them what can be made."""
        self.workspace, self.now = workspace, just_now() - timedelta(hours=2)
        tom = contact_commands.add_contact(
            workspace, ContactForm("Tom Weber", relationship=Relationship.FRIEND), self.now
        )
        form = ContactForm(
            "Maria Lopez", email="m@x.org", referrer_id=tom, relationship=Relationship.FRIEND, paths=("Product",)
        )
        self.maria, self.tom = contact_commands.add_contact(workspace, form, self.now), tom
        self.path = workspace.store.all(PATHS)[0].id
        for number in range(len(lines)):
            add_research(workspace, Subject.contact(self.maria), f"? Belief {number}", self.now, UTC)
        self.call = planning.get_or_create_planned_interview(workspace, self.maria, self.now).id
        call_clock.start_call(workspace, self.call, self.now)
        for line in lines:
            notes.add_note(workspace, self.call, line, self.now, seconds=9, question_id=None)
        call_clock.end_call(workspace, self.call, self.later())
        stages.move_contact(workspace, self.maria, Stage.MET, self.now)
        self._make_everything()

    def later(self) -> datetime:
        """Return a time ten minutes later."""
        self.now += timedelta(minutes=10)
        return self.now

    @property
    def notes(self) -> list[NoteRow]:
        """The notes of the call."""
        return read_call_details(self.workspace, self.call).notes

    def _make_everything(self) -> None:
        workspace, now = self.workspace, self.later()
        debrief = read_debrief(workspace, self.call, now, UTC)
        debrief_commands.save_texts(workspace, self.call, suggest_texts(debrief), debrief.texts, now)
        hypotheses = workspace.store.all(HYPOTHESES, interview_id=self.call, contact_id=self.maria)
        for note, hypothesis in zip(debrief.notes, hypotheses, strict=True):
            verdicts.set_verdict(workspace, hypothesis.id, self.call, Verdict.CONFIRMED, now, note_id=note.id)
            verdicts.set_verdict_evidence(
                workspace, hypothesis.id, self.call, now, note_id=note.id, explanation=f"She said: {note.text}"
            )
            if note.kind is not NoteKind.OFF_RECORD:
                insight_commands.add_fit_point(
                    workspace,
                    self.path,
                    note.text,
                    now,
                    aspect=FitAspect.SKILLS,
                    side=FitSide.FOR,
                    note_id=note.id,
                )
            if note.kind is NoteKind.REFERRAL:
                referrals.accept_referral(workspace, note.id, now, ReferralDetails("Jane Doe", introduces=True))
            if note.kind is NoteKind.COMMITMENT:
                commitments.accept_commitment(workspace, note.id, now, UTC)
        for kind in (MessageKind.THANK_YOU, MessageKind.UPDATE):
            draft_message(workspace, self.maria, now, self.call if kind is MessageKind.THANK_YOU else None, kind)
        for action in read_debrief(workspace, self.call, now, UTC).commitments:
            if action.action_id is not None and "slides" in action.details.text:
                actions.complete_action(workspace, action.action_id, now)
        for proposal in gratitude.list_proposals(workspace, now):
            report_back.accept_proposal(workspace, proposal, now)

    def read_outputs(self, infoview: Infoview) -> dict[str, str]:
        """Return what each command prints."""
        outputs = {name: infoview(*arguments).out for name, arguments in OUTPUTS.items()}
        with TemporaryDirectory() as directory:
            infoview("export", "--markdown", directory)
            pages = (page.read_text(encoding="utf-8") for page in Path(directory).rglob("*.md"))
            return {**outputs, "export --markdown": "".join(pages)}

    def find_secret(self) -> set[tuple[str, str]]:
        """Return the table and column of each stored text that has the secret word."""
        found = set()
        for table in TableModel.metadata.sorted_tables:
            statement = str(table.select().compile(dialect=sqlite.dialect()))
            for row in self.workspace.store.connection.execute(statement):
                texts = zip(table.columns, map(str, row), strict=True)
                found |= {(table.name, column.name) for column, text in texts if SECRET in text.lower()}
        return found

    def find_leaks(self, infoview: Infoview) -> list[str]:
        """Return the outputs, stored texts, and facts for messages that have the secret word."""
        outputs = self.read_outputs(infoview)
        stored = [".".join(place) for place in sorted(self.find_secret() - KEEPS_WORDS)]
        facts = {
            f"facts of {kind.value} to {contact}": repr(
                read_message_facts(self.workspace, contact, kind, now=self.now, zone=UTC)
            )
            for kind in MessageKind
            for contact in (self.maria, self.tom)
        }
        facts["proposals"] = repr(gratitude.list_proposals(self.workspace, self.now))
        return [*stored, *(name for name, text in (outputs | facts).items() if SECRET in text.lower())]


def mark_by_kind(story: Story) -> None:
    """Mark each note by changing its kind."""
    for note in story.notes:
        notes.set_note_kind(story.workspace, note.id, NoteKind.OFF_RECORD, story.later())


def mark_by_edit(story: Story) -> None:
    """Mark each note by its sign."""
    for note in story.notes:
        notes.edit_note(story.workspace, note.id, f"% {note.text}", story.later(), original=note)


def mark_with_other_words(story: Story) -> None:
    """Edit each note first, so that what was made from it has other words, then mark it."""
    for note in story.notes:
        notes.edit_note(story.workspace, note.id, "nothing of that", story.later())
        notes.set_note_kind(story.workspace, note.id, NoteKind.OFF_RECORD, story.later())


def mark_by_joining(story: Story) -> None:
    """Join all notes with one off the record."""
    first = story.notes[0]
    notes.set_note_kind(story.workspace, first.id, NoteKind.OFF_RECORD, story.later())
    for note in story.notes[1:]:
        note_split_merge.merge_notes(story.workspace, note.id, story.later())


def mark_by_splitting(story: Story) -> None:
    """Split each note, and mark both halves."""
    for note in story.notes:
        at = note.text.rindex(" ")
        note_split_merge.split_note(story.workspace, note.id, note.text, at, story.later())
    mark_by_kind(story)


def mark_and_delete(story: Story) -> None:
    """Mark each note, then delete it, so that nothing says any more that its words are off the record."""
    mark_by_kind(story)
    for note in story.notes:
        notes.delete_note(story.workspace, note.id, story.later())


@pytest.fixture
def story(workspace: Workspace) -> Story:
    """All notes on the record."""
    return Story(workspace)


def test_on_the_record_the_word_is_everywhere(story: Story, infoview: Infoview) -> None:
    leaks = set(story.find_leaks(infoview))
    assert {"due", "due --json", "list --json", "notes Maria --markdown", "insights --json"} <= leaks
    assert {"interviews.learned", "events.label", "actions.text", "messages.body"} <= leaks


@pytest.mark.parametrize(
    "mark",
    [mark_by_kind, mark_by_edit, mark_with_other_words, mark_by_joining, mark_by_splitting, mark_and_delete],
    ids=lambda mark: mark.__name__,
)
def test_marked_afterwards_it_is_in_no_output(
    story: Story, infoview: Infoview, mark: Callable[[Story], object]
) -> None:
    mark(story)
    assert story.find_leaks(infoview) == []


def test_written_off_the_record_it_is_in_no_output(workspace: Workspace, infoview: Infoview) -> None:
    lines = tuple(change_line_kind(line, NoteKind.OFF_RECORD) for line in LINES)
    assert {parse_call_line(line).kind for line in lines} == {NoteKind.OFF_RECORD}
    assert Story(workspace, lines).find_leaks(infoview) == []


def dump(story: Story) -> list[str]:
    """Return the data as SQL, without the search index and the times of changes, which undo is one of."""
    lines = story.workspace.store.connection.iterdump()
    return [line for line in lines if "search_texts" not in line and not line.startswith('INSERT INTO "field_changes"')]


def test_undo_puts_everything_back(story: Story, infoview: Infoview) -> None:
    before = dump(story)
    for note in story.notes:
        notes.set_note_kind(story.workspace, note.id, NoteKind.OFF_RECORD, story.later())
    for _ in LINES:
        story.workspace.undo(story.later())
    assert [line for line in dump(story) if "note.edited" not in line] == before
    for _ in LINES:
        story.workspace.redo(story.later())
    assert story.find_leaks(infoview) == []


def test_back_on_the_record_a_commitment_has_its_words_again(story: Story) -> None:
    (note,) = (note for note in story.notes if "plan" in note.text)
    for kind in (NoteKind.OFF_RECORD, NoteKind.COMMITMENT):
        notes.set_note_kind(story.workspace, note.id, kind, story.later())
    debrief = read_debrief(story.workspace, story.call, story.now, UTC)
    assert note.text in [commitment.details.text for commitment in debrief.commitments]


def test_what_was_typed_stays_and_is_named(story: Story) -> None:
    workspace, note = story.workspace, story.notes[1]
    assert list_quotes(workspace, note.id) == []  # on the record
    debrief_commands.save_texts(
        workspace,
        story.call,
        Reflection(f"{note.text}\nSo they may close the Zanzibar office soon!"),
        read_debrief(workspace, story.call, story.now, UTC).texts,
        story.now,
    )
    outcomes.add_outcome(workspace, story.call, OutcomeKind.LEAD, "They may close the Zanzibar office", story.later())
    draft = draft_message(workspace, story.maria, story.now, story.call)
    assert note.text in draft.body
    messages.mark_sent(workspace, draft.id, story.later())
    marked = notes.set_note_kind(workspace, note.id, NoteKind.OFF_RECORD, story.later())
    found = list_quotes(workspace, marked.id)
    assert [text.name for text in found] == ["the debrief with Maria Lopez", "a message to Maria Lopez", "an outcome"]
    assert {text.interview_id for text in found} == {story.call}
    assert format_quotes(found) == (
        "Off the record, but the debrief with Maria Lopez, a message to Maria Lopez and 1 other text still quote it."
    )
    learned = read_debrief(workspace, story.call, story.now, UTC).texts.learned
    assert learned == "So they may close the Zanzibar office soon!"


def test_a_contact_that_was_accepted_is_named(story: Story) -> None:
    (note,) = (note for note in story.notes if note.kind is NoteKind.REFERRAL)
    notes.set_note_kind(story.workspace, note.id, NoteKind.OFF_RECORD, story.later())
    assert format_quotes(list_quotes(story.workspace, note.id)) == (
        "Off the record, but the contact Jane Doe still quotes it."
    )
    facts = read_message_facts(story.workspace, story.maria, MessageKind.THANK_YOU, now=story.now, zone=UTC)
    assert facts.referrals == ()


def test_short_notes_are_taken_out_as_whole_lines_only(workspace: Workspace) -> None:
    story = Story(workspace, ("! yes", "> yes and no"))
    texts = read_debrief(workspace, story.call, story.now, UTC).texts
    assert texts.learned == "- yes\n- yes and no"
    notes.set_note_kind(workspace, story.notes[0].id, NoteKind.OFF_RECORD, story.later())
    assert read_debrief(workspace, story.call, story.now, UTC).texts.learned == "- yes and no"
    assert list_quotes(workspace, story.notes[0].id) == []


def test_another_window_that_still_shows_the_words_does_not_bring_them_back(story: Story) -> None:
    workspace = story.workspace
    texts = read_debrief(workspace, story.call, story.now, UTC).texts
    draft = draft_message(workspace, story.maria, story.now, story.call)
    mark_by_kind(story)
    typed = Reflection(texts.learned + "\nmine", texts.want_to_know, texts.next_steps + "\nmine")
    saved = debrief_commands.save_texts(workspace, story.call, typed, texts, story.now)
    assert (saved.learned.strip(), saved.next_steps.strip()) == ("mine", "mine")
    _, body = draft_texts.save_message_draft(
        workspace, draft.id, (draft.subject, f"{draft.body}\nmine"), story.later(), base=(draft.subject, draft.body)
    )
    assert "mine" in body
    assert SECRET not in body.lower()
    assert story.find_secret() <= KEEPS_WORDS


def test_nothing_is_made_from_a_note_that_another_window_has_marked(workspace: Workspace) -> None:
    story = Story(workspace, ("% the zanzibar office is quiet in winter",))
    (note,) = story.notes
    with pytest.raises(InfoviewError, match="off the record"):
        commitments.accept_commitment(workspace, note.id, story.now, UTC)
    with pytest.raises(InfoviewError, match="off the record"):
        referrals.accept_referral(workspace, note.id, story.now, ReferralDetails("Jane Doe"))
