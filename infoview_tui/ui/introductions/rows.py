"""Rows of the warmest way in: what the user shares, who to ask and why, who was asked, and what is known (R3, R5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from textual.content import Content

from infoview_tui.domain.affiliation_lines import AffiliationLine, describe_affiliation
from infoview_tui.domain.enums import AskState
from infoview_tui.domain.format_dates import format_day
from infoview_tui.domain.introduction_links import LinkKind
from infoview_tui.domain.introductions import Way
from infoview_tui.domain.labels import ASK_OUTCOMES
from infoview_tui.services.introductions.queries import AskRow
from infoview_tui.services.introductions.ways import WaysIn
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

LABEL_WIDTH = 2
"""Cells for the number of a way."""

_STYLES = {AskState.OPEN: "$warning", AskState.KNOWS_NOBODY: "$text-muted"}
"""The styles of what came of an ask, besides success."""


@dataclass(frozen=True, slots=True)
class WayKey:
    """The key of the row of a way: the person to ask."""

    contact_id: int


@dataclass(frozen=True, slots=True)
class AskKey:
    """The key of the row of an ask."""

    ask_id: int


@dataclass(frozen=True, slots=True)
class PastKey:
    """The key of the row of former employers and schools: of a contact, or of the user (None)."""

    contact_id: int | None


class Past(NamedTuple):
    """Former employers and schools, and whose they are: a contact's, or the user's (None)."""

    contact_id: int | None
    name: str
    lines: Sequence[AffiliationLine]


class IntroductionRows(NamedTuple):
    """Builds the rows for a target. *pasts* are those that the user can add to, so that more ways are found."""

    ways: WaysIn
    pasts: Sequence[Past]
    now: datetime
    zone: tzinfo

    def build(self) -> list[Row]:
        """Return all rows. The keys are `WayKey`, `AskKey`, `PastKey`, or a text for a heading and what is shared."""
        ways = (*self._build_ways(), *self._build_unclear())
        return [*self._build_own(), *ways, *self._build_asks(), *self._build_pasts()]

    def _build_own(self) -> Iterator[Row]:
        if self.ways.found.own_links:
            yield _heading("Without an introduction")
            for number, link in enumerate(self.ways.found.own_links):
                text = _capitalize(link.text) if link.kind is LinkKind.NOTED else f"You {link.text}"
                yield Row(f"own {number}", plain(text))

    def _build_ways(self) -> Iterator[Row]:
        ways = self.ways.found.ways
        if not ways and self.ways.found.unclear:
            return
        if not ways:
            yield _heading("Who to ask")
            yield Row("none", assemble((self._explain_empty(), "$text-muted")))
            return
        yield _heading("Who to ask, the warmest way first")
        for number, way in enumerate(ways, start=1):
            yield Row(
                WayKey(way.first.contact_id),
                self._format_way(way),
                assemble((str(number), "$text-muted")),
            )

    def _build_unclear(self) -> Iterator[Row]:
        """Yield who may be asked once it is set how the user knows them, as of most imported contacts it is not."""
        if self.ways.found.unclear:
            yield _heading("Do you know them?")
        for way in self.ways.found.unclear:
            hint = ("  press enter, then e, and say how you know them", "$text-muted")
            reasons = (_mute(link.text) for link in way.first.links)
            body = Content("\n").join([assemble((way.first.name, "bold"), hint), *reasons])
            yield Row(WayKey(way.first.contact_id), body, assemble(("?", "$warning")))

    def _format_way(self, way: Way) -> Content:
        known = way.warmth
        if way.last_contact_at is not None:
            known += f" · last contact {self._format_day(way.last_contact_at)}"
        names = " → ".join(hop.name for hop in way.hops)
        asked = (" · asked, no answer yet", "$warning") if way.is_asked else ""
        lines = [assemble((names, "bold"), (f"  {known}", "$text-muted"), asked)]
        if len(way.hops) == 1:
            lines += (_mute(link.text) for link in way.first.links)
        else:
            lines += (_mute(f"{hop.name} {hop.links[0].text}") for hop in way.hops)
        return Content("\n").join(lines)

    def _build_asks(self) -> Iterator[Row]:
        if self.ways.asks:
            yield _heading(f"Asked about {self.ways.target.organization}")
        for ask in self.ways.asks:
            yield self._build_ask(ask)

    def _build_ask(self, ask: AskRow) -> Row:
        outcome, style = ASK_OUTCOMES[ask.state], _STYLES.get(ask.state, "$success")
        found = f": {ask.found}" if ask.found else ""
        when = f"answered {self._format_day(ask.answered_at)}" if ask.answered_at else ""
        asked = f"asked {self._format_day(ask.created_at)}"
        dates = " · ".join(filter(None, (asked, when)))
        body = [assemble((ask.contact, "bold"), "  ", (f"{outcome}{found}", style), (f"  {dates}", "$text-muted"))]
        if ask.note:
            body.append(_mute(ask.note))
        return Row(AskKey(ask.id), Content("\n").join(body))

    def _build_pasts(self) -> Iterator[Row]:
        yield _heading("Former employers and schools")
        for past in self.pasts:
            described = [describe_affiliation(line) for line in past.lines] or ["none yet: press e to add them"]
            body = [assemble((past.name, "bold")), *map(_mute, described)]
            yield Row(PastKey(past.contact_id), Content("\n").join(body))

    def _explain_empty(self) -> str:
        target = self.ways.target
        if not target.key and not self.ways.found.own_links:
            return f"No organization is set for {target.contact}: with one, the contacts who are there are found."
        where = target.contact or target.organization
        return f"Nobody you know is linked to {where} so far. Where people worked and studied shows more ways."

    def _format_day(self, moment: datetime) -> str:
        return format_day(moment.astimezone(self.zone).date(), self.now.astimezone(self.zone).date())


def _heading(text: str) -> Row:
    return Row(text, plain(text), is_heading=True)


def _capitalize(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _mute(text: str) -> Content:
    return assemble((text, "$text-muted"))
