"""How the debrief shows what the call gave: the heading, the progress, and a row for each thing to take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from typing import Literal

from textual.content import Content

from infoview_tui.domain.clock import spell_clock
from infoview_tui.domain.people import first_name
from infoview_tui.domain.vocabulary import NoteKind, Verdict
from infoview_tui.domain.when import spell_day
from infoview_tui.services.debrief import Debrief, Learned, Promise, Referral
from infoview_tui.storage.instants import maybe
from infoview_tui.storage.reads.contacts import HypothesisRow
from infoview_tui.storage.reads.interviews import InterviewRow, NoteRow
from infoview_tui.ui.content import join, plain
from infoview_tui.ui.widgets.rows import Row

Kind = Literal["name", "promise", "belief", "note"]
KINDS: tuple[Kind, ...] = ("name", "promise", "belief", "note")
"""The parts of the list, in their order; a row's key begins with one."""

OPEN = "○"
"""The sign of what waits to be taken."""

TAKEN = join(("✓", "bold $success"))
_OPEN = join((OPEN, "$accent"))
_SIGNS = {
    Verdict.CONFIRMED: TAKEN,
    Verdict.REFINED: join(("~", "bold $warning")),
    Verdict.REFUTED: join(("×", "bold $error")),
}
_GROUPS: tuple[tuple[str, tuple[NoteKind, ...]], ...] = (
    ("Insights", (NoteKind.INSIGHT,)),
    ("Rewards", (NoteKind.REWARD,)),
    ("Drawbacks, hidden demands, limits", (NoteKind.DRAWBACK,)),
    ("Want to know more", (NoteKind.WANT_TO_KNOW,)),
    ("Common ground", (NoteKind.COMMON_GROUND,)),
    ("Other notes", (NoteKind.NOTE,)),
    ("Off the record: never cited, never exported", (NoteKind.OFF_RECORD,)),
)


def heading(interview: InterviewRow, zone: tzinfo) -> Content:
    """Say with whom the call was, when, and how long it took against the agreed length."""
    who = " at ".join(part for part in (interview.title, interview.organization) if part)
    line = join(plain(interview.contact).stylize("bold"), (f"  {' '.join(who.split())}", "$text-muted"))
    began, ended = maybe(interview.started_at) or maybe(interview.starts_at), maybe(interview.ended_at)
    facts = []
    if began is not None:
        local = began.astimezone(zone)
        facts.append(f"{local:%a} {local.day} {local:%b} {local:%H:%M}")
    if began is not None and ended is not None and interview.started_at:
        facts.append(f"{int((ended - began).total_seconds() // 60)} min of {interview.minutes} agreed")
    return join(line, ("\n" + " · ".join(facts or ["no time noted"]), "$text-muted"))


def progress(debrief: Debrief, texts: Learned) -> Content:
    """Say what is done and what is left."""
    parts: list[tuple[str, bool]] = [
        (f"{name} {'✓' if text.strip() else '–'}", bool(text.strip()))
        for name, text in zip(("learned", "want to know", "next steps"), texts, strict=True)
    ]
    for name, taken in (
        ("names", [row.contact_id is not None for row in debrief.referrals]),
        ("promises", [row.action_id is not None for row in debrief.promises]),
        ("verdicts", [row.verdict_here is not None for row in debrief.hypotheses]),
    ):
        if taken:
            parts.append((f"{name} {sum(taken)} of {len(taken)}" + (" ✓" if all(taken) else ""), all(taken)))
    line = join(("done ✓ · ", "$success")) if debrief.interview.debriefed_at else Content("")
    for number, (text, done) in enumerate(parts):
        line = join(line, " · " if number else "", (text, "$text-muted" if done else ""))
    return line


def rows(debrief: Debrief, now: datetime, zone: tzinfo) -> list[Row]:
    """Return the list: names, promises, hypotheses, and the notes to look back at, stars and quotes first."""
    by = first_name(debrief.interview.contact)
    found: list[Row] = []
    found += _section("Names: space takes one as a contact", (_name_row(row, by) for row in debrief.referrals))
    found += _section(
        "Promises: space puts one on your list", (_promise_row(row, now, zone) for row in debrief.promises)
    )
    found += _section(
        "Hypotheses: space gives confirmed, refined, refuted", (_belief_row(row) for row in debrief.hypotheses)
    )
    found += _note_sections(debrief.notes)
    return found


def next_verdict(here: str | None) -> Verdict | None:
    """Return the verdict after this one; after the last there is none again."""
    order: list[Verdict | None] = [None, *Verdict]
    return order[(order.index(Verdict(here) if here else None) + 1) % len(order)]


def _section(title: str, of: Iterable[Row]) -> list[Row]:
    found = list(of)
    return [Row(f"h-{title}", Content(title), heading=True), *found] if found else []


def _name_row(referral: Referral, by: str) -> Row:
    what = " at ".join(part for part in (referral.title, referral.organization) if part)
    if referral.contact_id is not None:
        state = ("taken: a contact, named by " + by, "$success")
    elif referral.known_id is not None:
        state = (f"known already: {referral.known_name}", "$warning")
    else:
        state = ("new to you", "$text-muted")
    body = join(plain(referral.name).stylize("bold"), (f"  {what}" if what else "", "$text-muted"), "\n", state)
    return Row(("name", referral.note_id), body, label=TAKEN if referral.contact_id is not None else _OPEN)


def _promise_row(promise: Promise, now: datetime, zone: tzinfo) -> Row:
    due = promise.due_at.astimezone(zone).date() if promise.due_at else None
    today = now.astimezone(zone).date()
    when = f"{'by' if due >= today else 'was due'} {spell_day(due, today)}" if due else "no date"
    taken = promise.action_id is not None
    state = (f"{when} · on your list", "$success") if taken else (when, "$text-muted")
    return Row(("promise", promise.note_id), join(plain(promise.text), "\n", state), label=TAKEN if taken else _OPEN)


def _belief_row(row: HypothesisRow) -> Row:
    verdict = Verdict(row.verdict_here) if row.verdict_here else None
    voices = f"{row.confirmed + row.refined + row.refuted}"
    told = ", ".join(
        f"{number} {word}"
        for number, word in ((row.confirmed, "confirmed"), (row.refined, "refined"), (row.refuted, "refuted"))
        if number
    )
    evidence = f"{voices} {'voice' if voices == '1' else 'voices'}: {told}" if told else "no voice yet"
    here = f"here {verdict.value}" if verdict else "nothing said here"
    body = join(plain(row.text), (f"\n{here}", "" if verdict else "$text-muted"), (f" · {evidence}", "$text-muted"))
    return Row(("belief", row.id), body, label=_SIGNS[verdict] if verdict else _OPEN)


def _note_sections(notes: list[NoteRow]) -> list[Row]:
    shown_above = (NoteKind.REFERRAL, NoteKind.PROMISE)
    first = [note for note in notes if _is_moment(note)]
    found = _section("Stars and quotes: space stars one for the thank-you", map(_note_row, first))
    for title, kinds in _GROUPS:
        rest = [note for note in notes if note.kind in kinds and note not in first and note.kind not in shown_above]
        found += _section(title, map(_note_row, rest))
    return found


def _is_moment(note: NoteRow) -> bool:
    return (note.starred or note.kind == NoteKind.QUOTE) and note.kind != NoteKind.OFF_RECORD


def _note_row(note: NoteRow) -> Row:
    text = f"“{note.text}”" if note.kind == NoteKind.QUOTE else note.text
    off = join(("off record  ", "bold $warning")) if note.kind == NoteKind.OFF_RECORD else Content("")
    star = join(("★ ", "bold $warning")) if note.starred and note.kind != NoteKind.OFF_RECORD else Content("")
    return Row(
        ("note", note.id), join(off, star, plain(text)), label=Content(spell_clock(timedelta(seconds=note.seconds)))
    )
