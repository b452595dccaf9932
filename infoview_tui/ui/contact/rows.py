"""Formatting of the contact screen: facts, readiness, and a row for each item about a contact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from infoview_tui.domain.affiliation_lines import format_affiliation
from infoview_tui.domain.enums import OPEN_STAGES, ActionKind, FindingKind, InterviewState, MessageKind, Stage
from infoview_tui.domain.evidence import VerdictCount
from infoview_tui.domain.format_dates import format_short_day, format_weekday
from infoview_tui.domain.headline import format_reason
from infoview_tui.domain.labels import (
    ACTION_NAMES,
    ACTION_TITLES,
    ANSWER_NAMES,
    ASK_OUTCOMES,
    CHANNEL_NAMES,
    MESSAGE_NAMES,
    format_count,
    format_extras,
    format_role,
)
from infoview_tui.domain.readiness import ReadinessPart, is_talk_ahead, missing_parts, readiness_percent
from infoview_tui.domain.research_subjects import ResearchItemKind, SubjectKind
from infoview_tui.domain.sanitize import clean_line
from infoview_tui.domain.zones import find_zone, format_there, is_same_time, zone_city
from infoview_tui.services.contacts.details import TIMELINE_LIMIT, AskRow, ContactDetails, ContactMethodRow
from infoview_tui.services.contacts.queries import CommonGroundRow, HypothesisRow, OfferingRow
from infoview_tui.services.interviews.queries import InterviewRow
from infoview_tui.services.outreach.open_message import MessageRow
from infoview_tui.services.outreach.queries import ActionRow
from infoview_tui.services.research.queries import ResearchFindingRow
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.readiness_rows import build_part_row, format_part
from infoview_tui.ui.shared.research_rows import (
    MAX_NAME_LENGTH,
    MAX_TEXT_LENGTH,
    build_finding_row,
    build_hypothesis_row,
    fold_rows,
    format_with_source,
)
from infoview_tui.ui.shared.widgets.row_list import Row

MAX_INHERITED = 3
"""Number of findings about an organization, an industry, or a path that are shown; the others are folded."""

MAX_HYPOTHESES = 5
"""Number of hypotheses that are shown; the others are folded."""

PART = "part"
"""Name of the code of a part of the preparation in the style of its text."""

LABEL_WIDTH = 13
"""Width of a fact's label in cells."""

_ADDRESS_LABELS = ("Email", "Profile")

_ADDRESS_PARTS = re.compile(r"[^/@._-]*[/@._-]+|[^/@._-]+")
"""Parts of an email address or URL: words with the separator after them."""


class Fact(NamedTuple):
    """A labeled fact about a contact."""

    label: str
    text: str


class ContactFormatter(NamedTuple):
    """Formats the details of a contact for the current time and time zone."""

    details: ContactDetails
    now: datetime
    zone: tzinfo
    offers: tuple[str, ...] = ()
    """The times that are offered, each formatted."""
    unfolded: frozenset[str] = frozenset()
    """What is shown in full although there is much of it."""
    keymap: Mapping[str, str] = MappingProxyType({})
    """The keys that the user has changed."""

    def build_facts(self, width: int) -> list[Fact]:
        """Return all facts that are set; email addresses and URLs are wrapped to the width."""
        contact = self.details.contact
        relationship = _format_value(contact.relationship)
        pairs = [
            ("Relationship", " · ".join(part for part in (relationship, contact.how_met) if part)),
            ("Referred by", contact.referrer),
            ("Background", "; ".join(map(format_affiliation, self.details.background))),
            ("Paths", ", ".join(contact.paths)),
            ("Tags", " ".join(f"#{tag}" for tag in contact.tags)),
            ("Why them", contact.why),
            ("Email", contact.email),
            ("Phone", contact.phone),
            ("Profile", contact.profile_url.removeprefix("https://").removeprefix("www.")),
            ("Other ways", ", ".join(map(_format_method, self.details.methods))),
            ("Channel", _format_value(contact.channel)),
            ("Location", " · ".join(filter(None, (contact.location, self._format_time_there())))),
            ("Last contact", self._format_day(contact.last_contact_at)),
            ("Offered", "; ".join(self.offers)),
        ]
        facts = [Fact(label, clean_line(text, MAX_TEXT_LENGTH)) for label, text in pairs if text]
        return [Fact(label, wrap_address(text, width) if label in _ADDRESS_LABELS else text) for label, text in facts]

    def _format_time_there(self) -> str:
        """Return what the clocks show at the contact's place now, with the day if it is another one."""
        zone = find_zone(self.details.contact.timezone)
        if zone is None or is_same_time(self.now, self.zone, zone):
            return ""
        there, here = self.now.astimezone(zone), self.now.astimezone(self.zone)
        day = "" if there.date() == here.date() else f"{format_weekday(there.date())[:3]} "
        city = "" if self.details.contact.location else f" in {zone_city(self.details.contact.timezone)}"
        return f"{day}{there:%H:%M} there now{city}"

    def format_title(self) -> Content:
        """Return the role: title at organization."""
        contact = self.details.contact
        return plain(format_role(contact.title, contact.organization))

    def format_stage(self, *, show_track: bool) -> Content:
        """Return the stage; with *show_track*, among all stages in order."""
        stage = self.details.contact.stage
        if not show_track or stage is Stage.CLOSED:
            place = (
                "off the board" if stage is Stage.CLOSED else f"{OPEN_STAGES.index(stage) + 1} of {len(OPEN_STAGES)}"
            )
            return assemble((stage.label, "bold $accent"), (f"  {place}", "$text-muted"))
        names = [(name.label, "bold $accent" if name is stage else "$text-muted") for name in OPEN_STAGES]
        return Content(" › ").stylize("$text-muted").join([assemble(name) for name in names])

    def format_readiness(self) -> Content:
        """Return the preparation percentage, and how many parts are still to do (R16); empty after a talk."""
        facts = self.details.readiness
        if not is_talk_ahead(self.details.contact.stage, facts):
            return Content("")
        percent = f"{readiness_percent(facts)}% prepared"
        missing = missing_parts(facts)
        if not missing:
            return assemble((percent, "$success"))
        required = sum(part.is_required for part in missing)
        left = f"{format_count(required, 'required part')} to do" if required else f"{len(missing)} to do"
        return assemble((percent, "$warning" if required else "$success"), (f"  {left}", "$text-muted"))

    def build_missing_rows(self) -> list[Row]:
        """Return a row for each part still to do, with its key."""
        return [build_part_row(part, self.keymap) for part in self._list_missing()]

    def format_missing(self, width: int) -> list[Content]:
        """Return the lines of each part still to do, within a width in cells. A click finds its code in the style."""
        return [
            format_part(part, self.keymap, width).stylize(Style.from_meta({PART: part.code}))
            for part in self._list_missing()
        ]

    def _list_missing(self) -> tuple[ReadinessPart, ...]:
        """Return the parts still to do; none after a talk."""
        facts = self.details.readiness
        return missing_parts(facts) if is_talk_ahead(self.details.contact.stage, facts) else ()

    def build_fact_rows(self, width: int) -> list[Row]:
        """Return the facts as rows of a width in cells."""
        return [
            Row(("fact", label), assemble(text), assemble((f"{label:<{LABEL_WIDTH}}", "$text-muted")))
            for label, text in self.build_facts(width - LABEL_WIDTH)
        ]

    def build_rows(self, details_rows: Iterable[Row] = ()) -> Iterator[Row]:
        """Return all items under headings: what is due, what was found, *details_rows*, and the history.

        Empty sections are left out.
        """
        yield from self._build_research_rows()
        yield from details_rows
        yield from _build_section("Interviews", map(self._build_interview_row, reversed(self.details.interviews)))
        yield from _build_section("Messages", map(self._build_message_row, reversed(self.details.messages)))
        yield from _build_section("Timeline", self._build_event_rows())

    def _build_research_rows(self) -> Iterator[Row]:
        details = self.details
        kinds = {kind: [row for row in details.findings if row.kind == kind] for kind in FindingKind}
        yield from _build_section("To do", map(self._build_action_row, details.actions))
        yield from _build_section("Findings", self._build_finding_rows(kinds[FindingKind.FINDING]))
        hypotheses = [self._build_hypothesis_row(row) for row in details.hypotheses]
        yield from _build_section(
            "Hypotheses", fold_rows(hypotheses, MAX_HYPOTHESES, "hypotheses", "hypotheses", self.unfolded)
        )
        yield from _build_section("Something to offer", map(_build_offering_row, details.offerings))
        yield from _build_section("Common ground", map(self._build_common_ground_row, details.common_ground))
        yield from _build_section("Warm introductions", self._build_finding_rows(kinds[FindingKind.WARM_INTRODUCTION]))
        yield from _build_section("Asked who they know", map(self._build_ask_row, details.asks))

    def _build_finding_rows(self, findings: Iterable[ResearchFindingRow]) -> Iterator[Row]:
        """Yield the findings about the contact, and those about what they belong to, which are folded if many."""
        for subject, rows in groupby(findings, key=lambda row: (row.subject_kind, row.subject_id, row.subject_name)):
            kind, subject_id, name = subject
            if kind is SubjectKind.CONTACT:
                yield from (build_finding_row(row.id, row.text, row.source) for row in rows)
            else:
                about = [build_finding_row(row.id, row.text, row.source, name) for row in rows]
                what = f"about {clean_line(name, MAX_NAME_LENGTH)}"
                yield from fold_rows(about, MAX_INHERITED, f"{kind}-{subject_id}", what, self.unfolded)

    def _build_hypothesis_row(self, row: HypothesisRow) -> Row:
        about = [name for name in (row.path, row.organization, row.industry) if name]
        count = self.details.evidence.get(row.id, VerdictCount())
        return build_hypothesis_row(row.id, row.text, count, about, row.origin)

    def _build_action_row(self, action: ActionRow) -> Row:
        kind, due, late = action.kind, action.due, action.late_at
        counted = self.details.counted.get(action.id, "")
        why = format_reason(kind, due, late, self.now, self.zone, starts_at=action.starts_at, counted=counted)
        style = "$warning" if due is not None and due.is_overdue(self.now, self.zone) else "$text-muted"
        body = assemble(
            clean_line(action.text, MAX_TEXT_LENGTH) or ACTION_TITLES[kind], (f"\n{why}" if why else "", style)
        )
        sort = ACTION_NAMES[kind] if action.text and kind is not ActionKind.TODO else ""
        return Row((ResearchItemKind.ACTION, action.id), body, trailing=assemble((sort, "$text-muted")))

    def _build_ask_row(self, ask: AskRow) -> Row:
        outcome = " ".join(filter(None, (ASK_OUTCOMES[ask.state], clean_line(ask.found, MAX_NAME_LENGTH))))
        note = f"\n{clean_line(ask.note, MAX_TEXT_LENGTH)}" if ask.note else ""
        body = assemble(plain(ask.organization), f"  {outcome}", (note, "$text-muted"))
        return Row(("ask", ask.id), body, trailing=assemble((self._format_day(ask.created_at), "$text-muted")))

    def _build_common_ground_row(self, row: CommonGroundRow) -> Row:
        """Return a row of research, or of a note with the day of the interview."""
        if row.note_id is None:
            return Row((ResearchItemKind.FINDING, row.finding_id), format_with_source(row.text, row.source))
        said = assemble((f"interview {self._format_day(row.at)}", "$text-muted"))
        return Row(("note", row.interview_id, row.note_id), format_with_source(row.text, ""), trailing=said)

    def _build_interview_row(self, interview: InterviewRow) -> Row:
        starts = interview.started_at or interview.starts_at
        at = starts.astimezone(self.zone) if starts else None
        when = f"{self._format_day(starts)} {at:%H:%M}" if at else "No time set yet"
        there = format_there(starts, self.zone, interview.their_zone) if starts else ""
        bring = f"bring {clean_line(interview.bring)}" if interview.bring else ""
        facts = (there, f"{interview.minutes} min", clean_line(interview.meeting), bring)
        body = assemble(f"{when[:1].upper()}{when[1:]}", *((f" · {fact}", "$text-muted") for fact in facts if fact))
        return Row(("interview", interview.id), body, trailing=self._format_interview_state(interview))

    def _format_interview_state(self, interview: InterviewRow) -> Content:
        state = interview.state
        if state is InterviewState.PLANNED:
            many = format_count(interview.question_count, "question")
            return assemble((f"planned, {many}", "$text-muted"))
        if state is InterviewState.ENDED:
            return assemble(("to debrief", "$warning"))
        return assemble((_format_value(state), "$accent" if state is InterviewState.RUNNING else "$text-muted"))

    def _build_message_row(self, message: MessageRow) -> Row:
        name, subject = MESSAGE_NAMES[message.kind], clean_line(message.subject, MAX_TEXT_LENGTH)
        body = assemble(f"{name[0].upper()}{name[1:]}", (f"  {subject}" if subject else "", "$text-muted"))
        when = message.answered_at or (message.sent.start(self.zone) if message.sent is not None else None)
        state = f"answered: {ANSWER_NAMES[message.answer]}" if message.answer else message.state.value
        parts = [CHANNEL_NAMES[message.channel], f"{state} {self._format_day(when)}" if when else state]
        extras = format_extras(message.extras) if message.kind is MessageKind.THANK_YOU else ""
        parts += [f"with {extras}"] if extras else []
        return Row(("message", message.id), body, trailing=assemble((" · ".join(parts), "$text-muted")))

    def _build_event_rows(self) -> Iterator[Row]:
        here = f" on {self.details.contact.name}: "  # the screen says already who it is about
        for index, event in enumerate(self.details.timeline[:TIMELINE_LIMIT]):
            yield Row(
                ("event", index),
                plain(event.label.replace(here, ": ", 1)),
                trailing=assemble((self._format_day(event.at), "$text-muted")),
            )
        if len(self.details.timeline) > TIMELINE_LIMIT:
            yield Row(
                ("event", TIMELINE_LIMIT),
                assemble(("Earlier events are stored but not shown.", "$text-muted")),
            )

    def _format_day(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        return format_short_day(moment.astimezone(self.zone).date(), self.now.astimezone(self.zone).date())


def wrap_address(address: str, width: int) -> str:
    """Wrap an email address or URL to a width, after separators and not within a word."""
    lines = [""]
    for part in _ADDRESS_PARTS.findall(address):
        if lines[-1] and len(lines[-1]) + len(part) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def build_heading(title: str) -> Row:
    """Return a heading row."""
    return Row(f"h-{title}", Content(title), is_heading=True)


def _build_section(title: str, rows: Iterable[Row]) -> list[Row]:
    found = list(rows)
    return [build_heading(title), *found] if found else []


def _build_offering_row(row: OfferingRow) -> Row:
    return Row((ResearchItemKind.OFFERING, row.id), format_with_source(row.text, row.source))


def _format_method(method: ContactMethodRow) -> str:
    """Return a further address with its label: ``maria@figma.com (work)``."""
    value = method.value.removeprefix("https://").removeprefix("www.")
    return f"{value} ({method.label})" if method.label else value


def _format_value(value: str | None) -> str:
    if value == "linkedin":
        return "LinkedIn"
    return value.replace("_", " ") if value else ""
