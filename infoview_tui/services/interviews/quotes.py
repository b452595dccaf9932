"""Texts that still quote a note off the record: what the user has typed, and what was sent."""

from __future__ import annotations

from typing import NamedTuple

from infoview_tui.domain.enums import NoteKind
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.quoted_words import list_phrases, quotes_notes
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews.queries import read_note
from infoview_tui.storage.queries.contacts.contacts import CONTACT_NAMES
from infoview_tui.storage.search.expressions import match_any, match_phrase
from infoview_tui.storage.search.rows import STORED_KINDS, matching_rows

MAX_PHRASES = 50
"""Most runs of words of a note to look for."""

MAX_QUOTES = 50
"""Most texts of a kind to look at."""

MAX_NAMED = 2
"""Most texts to name in a sentence."""

MAX_EXCERPT = 80
"""Most characters of a text to show."""

_PARAMETERS = frozenset({"match", "hidden_kind", "limit"})

_NAMES = {
    SearchKind.HYPOTHESIS: "a hypothesis",
    SearchKind.FINDING: "a line of research",
    SearchKind.OFFERING: "something to offer",
    SearchKind.PLANNED_QUESTION: "a planned question",
    SearchKind.OUTCOME: "an outcome",
    SearchKind.ACTION: "a to-do",
    SearchKind.NOTE: "another note",
    SearchKind.VERDICT: "the explanation of a verdict",
    SearchKind.FIT: "a reason for or against a path",
    SearchKind.ASK: "an ask for an introduction",
}


class QuotingText(NamedTuple):
    """A text that quotes a note: what it is (``an outcome``), an excerpt, and where it is."""

    kind: SearchKind
    id: int
    name: str
    excerpt: str
    contact_id: int | None
    interview_id: int | None
    note_id: int | None


def list_quotes(workspace: Workspace, note_id: int) -> list[QuotingText]:
    """Return the texts that still quote a note off the record; none if it is on the record.

    A contact that was accepted from it counts as one. Other notes off the record, and what rests on them, do not.
    Raises NotFoundError if the note does not exist.
    """
    note = read_note(workspace, note_id)
    if note.kind is not NoteKind.OFF_RECORD:
        return []
    found: list[QuotingText] = []
    if note.referred_contact_id is not None:
        names = {row.id: row.name for row in workspace.store.all(CONTACT_NAMES)}
        name, key = names.get(note.referred_contact_id, ""), note.referred_contact_id
        found.append(QuotingText(SearchKind.CONTACT, key, f"the contact {name}", "", key, None, None))
    match = match_any(match_phrase(phrase) for phrase in list_phrases(note.text, MAX_PHRASES))
    for kind in STORED_KINDS if match else ():
        query = matching_rows(kind, _PARAMETERS)
        rows = workspace.store.all(query, match=match, hidden_kind=NoteKind.OFF_RECORD, limit=MAX_QUOTES)
        for row in rows:
            if not quotes_notes(f"{row.title}\n{row.text}", [note.text]):
                continue
            if kind is SearchKind.CONTACT and row.id == note.referred_contact_id:
                continue
            name = _NAMES.get(kind) or _name_place(kind, row.contact or "", row.title)
            excerpt = clean_line(row.text, MAX_EXCERPT)
            found.append(QuotingText(kind, row.id, name, excerpt, row.contact_id, row.interview_id, row.note_id))
    return found


def format_quotes(quotes: list[QuotingText]) -> str:
    """Say in a sentence what still quotes a note; empty if nothing does."""
    if not quotes:
        return ""
    names = list(dict.fromkeys(text.name for text in quotes))
    named, others = names[:MAX_NAMED], len(names) - MAX_NAMED
    if others > 0:
        named.append(format_count(others, "other text"))
    listed = " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    return f"Off the record, but {listed} still {'quotes' if len(names) == 1 else 'quote'} it."


def _name_place(kind: SearchKind, contact: str, title: str) -> str:
    match kind:
        case SearchKind.CONTACT:
            return f"the contact {contact or title}"
        case SearchKind.MESSAGE:
            return f"a message to {contact}"
        case SearchKind.DEBRIEF:
            return f"the debrief with {contact}"
        case _:
            return f"the page of {title}"
