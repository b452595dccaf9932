"""All insights as a Markdown document (CommonMark with tables), to send to a mentor. Nothing that is off the record.

What the code calls a voice is a person here, as on the screens, and a circle is an independent source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo

from infoview_tui.domain.enums import FitSide, NoteKind, Topic, Verdict
from infoview_tui.domain.evidence import EvidenceStatus
from infoview_tui.domain.format_dates import format_full_date
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.ratings import format_topic
from infoview_tui.exchange.markdown import escape
from infoview_tui.services.insights.document import Insights, SaidNote, WordsRow
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.services.insights.hypotheses import HypothesisRow
from infoview_tui.services.insights.network import NetworkNode
from infoview_tui.services.insights.paths import PathCell, PathColumn
from infoview_tui.services.insights.practice import FunnelRow, PracticeView

MAX_SAID = 5
"""How many notes of a kind are quoted for each path."""

MAX_GAPS = 12
"""How many gaps are listed."""

MAX_QUESTIONS = 5
"""How many questions are listed that brought the most."""

STATUS_NAMES = {status: status.label for status in EvidenceStatus} | {
    EvidenceStatus.UNTESTED: "nobody asked yet",
}

VERDICT_NAMES = {Verdict.CONFIRMED: "agrees", Verdict.REFINED: "agrees in part", Verdict.REFUTED: "disagrees"}

_METHOD = (
    "Each person counts once. People who were referred by the same person, or who work at the same organization, are "
    "not independent of one another: together they count as one independent source. Scores are my own ratings after "
    "each conversation, from 1 (not for me) to 5 (exactly what I want). Where I have not asked yet, a total is a range "
    "from the worst to the best that the missing answers allow."
)


def format_insights(insights: Insights, zone: tzinfo) -> str:
    """Format all insights as one document. Dates are in *zone*."""
    return "\n\n".join(_blocks(insights, zone)) + "\n"


def _blocks(insights: Insights, zone: tzinfo) -> Iterator[str]:
    yield "# What my interviews say so far"
    counts = f"{format_count(insights.interviews, 'interview')} with {insights.people}"
    yield f"{_day(insights.at, zone)}: {counts if insights.interviews else 'no interviews yet'}."
    yield _METHOD
    yield "## Which path is ahead"
    yield from map(escape, insights.paths.sentences)
    if insights.paths.paths:
        yield _table(
            ("Path", "Total", "Heard from"),
            ((path.name, _total(path), str(path.talks)) for path in insights.paths.paths),
        )
    for path in insights.paths.paths:
        yield from _path_blocks(path, insights, zone)
    if insights.hypotheses.rows:
        yield "## What I believed, and what people say"
        for row in insights.hypotheses.rows:
            yield from _hypothesis_blocks(row, insights.words.get(row.id, ()), zone)
    yield from _gap_blocks(insights.gaps)
    if insights.network.root.children:
        yield "## How I met these people"
        yield "\n".join(_network_lines(insights.network.root.children))
    yield from _practice_blocks(insights.practice)


def _path_blocks(path: PathColumn, insights: Insights, zone: tzinfo) -> Iterator[str]:
    yield f"### {escape(path.name)}"
    yield f"Total: {_total(path)}. Heard from {path.talks}. {path.saturation}".rstrip()
    known = [(topic, cell) for topic, cell in path.cells.items() if cell.score is not None]
    if known:
        yield _table(
            ("Topic", "Matters to me (0–5)", "Score (1–5)", "How sure I am", "Heard from"),
            ((format_topic(topic), *_cell(topic, cell, insights)) for topic, cell in known),
        )
    unrated = [
        format_topic(topic)
        for topic, cell in path.cells.items()
        if cell.score is None and topic is not Topic.CLOSING and insights.paths.weights[topic]
    ]
    if unrated:
        yield f"Not rated yet: {', '.join(unrated)}."
    for side, title in ((FitSide.FOR, "Why it fits me"), (FitSide.AGAINST, "Why it may not fit me")):
        points = [point for point in path.fit if point.side is side]
        if points:
            yield f"**{title}**"
            yield "\n".join(
                f"- {point.aspect.value.capitalize()}: {escape(point.text)}"
                + (f" (“{escape(point.note)}”, {escape(point.contact)})" if point.note else "")
                for point in points
            )
    said = insights.said.get(path.path_id, ())
    yield from _said_blocks("What speaks for it", said, {NoteKind.REWARD}, zone)
    yield from _said_blocks("What speaks against it", said, {NoteKind.DRAWBACK}, zone)
    yield from _said_blocks("What else I heard", said, {NoteKind.INSIGHT, NoteKind.QUOTE}, zone)


def _cell(topic: Topic, cell: PathCell, insights: Insights) -> tuple[str, str, str, str]:
    return (
        str(insights.paths.weights[topic]),
        f"{cell.score:.1f}",
        cell.confidence.value if cell.confidence else "",
        str(cell.voices),
    )


def _said_blocks(title: str, notes: Sequence[SaidNote], kinds: set[NoteKind], zone: tzinfo) -> Iterator[str]:
    chosen = [note for note in notes if note.kind in kinds]
    if not chosen:
        return
    more = len(chosen) - MAX_SAID
    yield f"**{title}**" + (f" (and {more} more)" if more > 0 else "")
    yield "\n".join(
        f"- {_quoted(note.kind, note.text)} — {escape(note.contact)}, {_day(note.at, zone)}"
        + (" (tangent)" if note.is_tangent else "")
        for note in chosen[:MAX_SAID]
    )


def _hypothesis_blocks(row: HypothesisRow, words: Iterable[WordsRow], zone: tzinfo) -> Iterator[str]:
    yield f"### {escape(row.text)}"
    views = row.evidence.format_views()
    heard = f" Heard from {row.voices}." if row.voices.voices else ""
    own = f" My own view: {VERDICT_OWN[row.own_verdict]}." if row.own_verdict else ""
    about = f" (about {escape(row.path)})" if row.path else ""
    status = describe_status(row).capitalize()
    yield f"**{status}**{about}{f': {views}' if views else ''}.{heard}{own}"
    lines = [_words(said, zone) for said in words]
    if lines:
        yield "\n".join(lines)


def describe_status(row: HypothesisRow) -> str:
    """Return the status of a hypothesis in words that need no explanation."""
    if row.status is EvidenceStatus.CONTESTED and row.voices.voices == 1:
        return "one person disagrees"
    return STATUS_NAMES[row.status]


VERDICT_OWN = {Verdict.CONFIRMED: "it is true", Verdict.REFINED: "it is partly true", Verdict.REFUTED: "it is wrong"}


def _words(said: WordsRow, zone: tzinfo) -> str:
    line = f"- {escape(said.contact)} {VERDICT_NAMES[said.verdict]} ({_day(said.at, zone)})"
    parts = [escape(said.reason)] if said.reason else []
    if said.note:
        parts.append(_quoted(said.kind, said.note))
    return f"{line}: {' '.join(parts)}" if parts else line


def _gap_blocks(gaps: Sequence[Gap]) -> Iterator[str]:
    if not gaps:
        return
    yield "## What to find out next"
    yield "\n".join(f"{number}. {_gap(gap)}" for number, gap in enumerate(gaps[:MAX_GAPS], 1))
    if len(gaps) > MAX_GAPS:
        yield f"And {format_count(len(gaps) - MAX_GAPS, 'more gap')}."


def _gap(gap: Gap) -> str:
    who = f"Ask {escape(gap.candidate.name)}" if gap.candidate else "Find somebody to ask"
    who += " (planned)" if gap.is_planned else ""
    return f"**{escape(gap.subject)}** ({gap.reason}). {who}:\n   *{escape(gap.question)}*"


def _network_lines(nodes: Iterable[NetworkNode]) -> Iterator[str]:
    """Yield a nested list of the contacts who introduced somebody, or of whose interview something came."""
    waiting: list[tuple[NetworkNode, int, str]] = [(node, 0, "") for node in nodes][::-1]
    while waiting:
        node, level, introducer = waiting.pop()
        if node.children or node.came_of_it or level:
            thanks = f"; I have yet to thank {escape(introducer)}" if node.thanked is False else ""
            came_of_it = f": {node.came_of_it}" if node.came_of_it else ""
            yield f"{'  ' * level}- {escape(node.name)}{came_of_it}{thanks}"
        waiting += [(child, level + 1, node.name) for child in reversed(node.children)]


def _practice_blocks(practice: PracticeView) -> Iterator[str]:
    total = practice.total
    if not total.contacts:
        return
    yield "## How I go about it"
    lines = [f"- {_funnel(total)}"]
    lines += [f"- By {row.label}: {_funnel(row)}" for row in practice.by_channel if row.asked]
    lines += [f"- {step.label.capitalize()}: {step.days:g} days (median of {step.count})" for step in practice.steps]
    if practice.energy:
        energy = practice.energy
        lines.append(
            f"- Energy from 1 to 5: {energy.before:.1f} before and {energy.after:.1f} after an interview "
            f"(mean of {energy.count})"
        )
    if practice.lengths:
        lengths = practice.lengths
        lines.append(f"- Kept to the agreed length: {lengths.kept} of {format_count(lengths.held, 'interview')}")
    yield "\n".join(lines)
    best = [row for row in practice.questions if row.insights + row.quotes + row.stars][:MAX_QUESTIONS]
    if best:
        yield "**Questions that brought the most**"
        yield "\n".join(
            f"- {escape(row.text)} (asked {format_count(row.asked, 'time')}: "
            f"{format_count(row.insights, 'insight')}, {format_count(row.quotes, 'quote')})"
            for row in best
        )
    if practice.sinks:
        yield "**Questions to drop**"
        yield "\n".join(
            f"- {escape(row.text)} (asked {format_count(row.asked, 'time')}, brought nothing)" for row in practice.sinks
        )


def _funnel(row: FunnelRow) -> str:
    counts = ((row.answered, "answered"), (row.met, "met"))
    parts = [f"{row.asked} of {format_count(row.contacts, 'contact')} asked"]
    for count, label in counts:
        percent = row.percent(count)
        parts.append(f"{count} {label}" + (f" ({percent}%)" if percent is not None else ""))
    return ", ".join(parts)


def _total(path: PathColumn) -> str:
    if not path.is_rated:
        return "not rated yet"
    return "no topic matters" if path.total is None else f"{path.total} of 5"


def _quoted(kind: NoteKind | None, text: str) -> str:
    return f"“{escape(text)}”" if kind is NoteKind.QUOTE else escape(text)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _day(at: datetime, zone: tzinfo) -> str:
    day: date = at.astimezone(zone).date()
    return format_full_date(day)
