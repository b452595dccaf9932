"""How a dossier reads: the facts, what is missing, and a row for everything that is known of a contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.enums import OPEN_STAGES, ActionKind, FindingKind, InterviewState, MessageKind, Stage
from infoview_tui.domain.format_dates import spell_near_day
from infoview_tui.domain.headline import reason
from infoview_tui.domain.readiness import Missing, is_ready, missing, readiness_percent
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.services.contacts.research import LATEST, Dossier, Item
from infoview_tui.storage.queries.contacts.contacts import FindingRow, HypothesisRow, OfferingRow
from infoview_tui.storage.queries.interviews.interviews import InterviewRow
from infoview_tui.storage.queries.outreach.actions import ActionRow
from infoview_tui.storage.queries.outreach.messages import MessageRow
from infoview_tui.storage.timestamps import maybe
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

LONGEST = 1000
"""The most characters of one text in the list; enter shows all of it."""

LABEL = 12
"""Cells of a fact's label."""

_ADDRESSES = ("Email", "Profile")

_PARTS = re.compile(r"[^/@._-]*[/@._-]+|[^/@._-]+")
"""What an address is made of: words with the sign behind them."""

_ACTIONS = {
    ActionKind.THANK: "Thank them",
    ActionKind.NUDGE: "Nudge them",
    ActionKind.PREPARE: "Prepare the interview",
    ActionKind.PROMISE: "A promise",
    ActionKind.STAY_IN_TOUCH: "Write again",
    ActionKind.TELL_DIFFERENCE: "Tell them what it changed",
    ActionKind.TODO: "To do",
}

_MESSAGES = {
    MessageKind.REQUEST: "Request",
    MessageKind.NUDGE: "Nudge",
    MessageKind.THANK_YOU: "Thank-you",
    MessageKind.UPDATE: "Update",
}


class Fact(NamedTuple):
    """One thing that is said of a contact, under its label."""

    label: str
    text: str


class Telling(NamedTuple):
    """A dossier, and the moment and zone in which it is told."""

    dossier: Dossier
    now: datetime
    zone: tzinfo

    def facts(self, room: int) -> list[Fact]:
        """Return who they are and how one knows them, but for what is not said; addresses break to fit the room."""
        contact = self.dossier.contact
        tie = _words(contact.tie)
        pairs = [
            ("Tie", " · ".join(part for part in (tie, contact.how_known) if part)),
            ("Named by", contact.referrer),
            ("Paths", contact.paths.replace("\n", ", ")),
            ("Tags", " ".join(f"#{tag}" for tag in contact.tags.split("\n") if tag)),
            ("Why them", contact.why),
            ("Email", contact.email),
            ("Phone", contact.phone),
            ("Profile", contact.profile_url.removeprefix("https://").removeprefix("www.")),
            ("Reach by", _words(contact.channel)),
            ("Place", contact.location),
            ("Last spoke", self._day(maybe(contact.last_contact_at))),
        ]
        facts = [Fact(label, clean_line(text, LONGEST)) for label, text in pairs if text]
        return [Fact(label, broken(text, room) if label in _ADDRESSES else text) for label, text in facts]

    def who(self) -> Content:
        """Return the line under the name: title at organization."""
        contact = self.dossier.contact
        return plain(" at ".join(part for part in (contact.title, contact.organization) if part))

    def stage(self, *, track: bool) -> Content:
        """Return the stage; as a ``track``, among those before and after it."""
        stage = Stage(self.dossier.contact.stage)
        if not track or stage is Stage.CLOSED:
            place = (
                "off the board" if stage is Stage.CLOSED else f"{OPEN_STAGES.index(stage) + 1} of {len(OPEN_STAGES)}"
            )
            return join((stage.label, "bold $accent"), (f"  {place}", "$text-muted"))
        names = [(name.label, "bold $accent" if name is stage else "$text-muted") for name in OPEN_STAGES]
        return Content(" › ").stylize("$text-muted").join([join(name) for name in names])

    def readiness(self) -> Content:
        """Return how ready they are, in a word and a figure (R16)."""
        facts = self.dossier.readiness
        word = ("Ready", "$success") if is_ready(facts) else ("Not ready yet", "$warning")
        return join(word, (f"  {readiness_percent(facts)} % prepared", "$text-muted"))

    def missing_rows(self) -> list[Row]:
        """Return a row for each thing that is missing; what is essential is named so."""
        return [Row(("missing", need.code), join(need.text), _weight(need)) for need in missing(self.dossier.readiness)]

    def missing_texts(self) -> list[Content]:
        """Return what is missing, as lines of their own."""
        return [join(_weight(need), need.text) for need in missing(self.dossier.readiness)]

    def fact_rows(self, room: int) -> list[Row]:
        """Return the facts as rows of so many cells."""
        return [
            Row(("fact", label), join(text), join((f"{label:<{LABEL}}", "$text-muted")))
            for label, text in self.facts(room - LABEL)
        ]

    def rows(self) -> Iterator[Row]:
        """Return everything else, under headings; what there is nothing of is left out."""
        dossier = self.dossier
        kinds = {kind: [row for row in dossier.findings if row.kind == kind] for kind in FindingKind}
        yield from _section("To do", map(self._action, dossier.actions))
        yield from _section("Findings", map(_finding, kinds[FindingKind.FINDING]))
        yield from _section("Hypotheses", map(_hypothesis, dossier.hypotheses))
        yield from _section("To bring", map(_offering, dossier.offerings))
        yield from _section("Common ground", map(_finding, kinds[FindingKind.COMMON_GROUND]))
        yield from _section("Warmer ways", map(_finding, kinds[FindingKind.WARM_WAY]))
        yield from _section("Interviews", map(self._interview, reversed(dossier.interviews)))
        yield from _section("Messages", map(self._message, reversed(dossier.messages)))
        yield from _section("Timeline", self._events())

    def _action(self, action: ActionRow) -> Row:
        kind, due, late = ActionKind(action.kind), maybe(action.due_at), maybe(action.late_at)
        why = reason(kind, due, late, self.now, self.zone, starts_at=maybe(action.starts_at))
        style = "$warning" if due is not None and due < self.now else "$text-muted"
        body = join(clean_line(action.text, LONGEST) or _ACTIONS[kind], (f"\n{why}" if why else "", style))
        sort = _words(kind) if action.text and kind is not ActionKind.TODO else ""
        return Row((Item.ACTION, action.id), body, trail=join((sort, "$text-muted")))

    def _interview(self, interview: InterviewRow) -> Row:
        starts = maybe(interview.started_at) or maybe(interview.starts_at)
        at = starts.astimezone(self.zone) if starts else None
        when = f"{self._day(starts)} {at:%H:%M}" if at else "No time set yet"
        body = join(
            f"{when[:1].upper()}{when[1:]}", (f" · {interview.minutes} min · {_words(interview.medium)}", "$text-muted")
        )
        return Row(("interview", interview.id), body, trail=self._state_of(interview))

    def _state_of(self, interview: InterviewRow) -> Content:
        state = InterviewState(interview.state)
        if state is InterviewState.PLANNED:
            many = f"{interview.questions} question{'' if interview.questions == 1 else 's'}"
            return join((f"planned, {many}", "$text-muted"))
        if state is InterviewState.ENDED:
            return join(("to debrief", "$warning"))
        return join((_words(state), "$accent" if state is InterviewState.RUNNING else "$text-muted"))

    def _message(self, message: MessageRow) -> Row:
        subject = clean_line(message.subject, LONGEST)
        body = join(_MESSAGES[MessageKind(message.kind)], (f"  {subject}" if subject else "", "$text-muted"))
        sent = maybe(message.sent_at)
        state = f"{message.state} {self._day(sent)}" if sent else message.state
        return Row(("message", message.id), body, trail=join((state, "$text-muted")))

    def _events(self) -> Iterator[Row]:
        for place, event in enumerate(self.dossier.timeline[:LATEST]):
            yield Row(("event", place), plain(event.label), trail=join((self._day(maybe(event.at)), "$text-muted")))
        if len(self.dossier.timeline) > LATEST:
            yield Row(("event", LATEST), join(("What was done before is kept, but not shown here.", "$text-muted")))

    def _day(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        return spell_near_day(moment.astimezone(self.zone).date(), self.now.astimezone(self.zone).date())


def broken(address: str, room: int) -> str:
    """Return an address in lines that fit the room, broken behind a sign and not within a word."""
    lines = [""]
    for part in _PARTS.findall(address):
        if lines[-1] and len(lines[-1]) + len(part) > room:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def heading(title: str) -> Row:
    """Return a heading."""
    return Row(f"h-{title}", Content(title), heading=True)


def voices(row: HypothesisRow) -> str:
    """Say how many independent people stand behind a verdict (R36)."""
    counts = [(row.confirmed, "confirmed"), (row.refined, "refined"), (row.refuted, "refuted")]
    told = [(number, verdict) for number, verdict in counts if number]
    if not told:
        return "not tested yet"
    (number, verdict), *rest = told
    people = "1 person" if number == 1 else f"{number} people"
    return ", ".join([f"{people} {verdict}", *(f"{number} {verdict}" for number, verdict in rest)])


def _weight(need: Missing) -> Content:
    """Say how much it matters."""
    return join(("needed  ", "bold $warning") if need.is_essential else ("advice  ", "$text-muted"))


def _section(title: str, rows: Iterable[Row]) -> list[Row]:
    found = list(rows)
    return [heading(title), *found] if found else []


def _finding(row: FindingRow) -> Row:
    return Row((Item.FINDING, row.id), _sourced(row.text, row.source))


def _offering(row: OfferingRow) -> Row:
    return Row((Item.OFFERING, row.id), _sourced(row.text, row.source))


def _sourced(text: str, source: str) -> Content:
    source = clean_line(source, LONGEST)
    return join(clean_line(text, LONGEST), (f"\n{source}" if source else "", "$text-muted"))


def _hypothesis(row: HypothesisRow) -> Row:
    told = " · ".join(part for part in (voices(row), row.path) if part)
    return Row((Item.HYPOTHESIS, row.id), join(clean_line(row.text, LONGEST), (f"\n{told}", "$text-muted")))


def _words(value: str | None) -> str:
    if value == "linkedin":
        return "LinkedIn"
    return value.replace("_", " ") if value else ""
