"""JSON of all insights, for other programs: stable ``snake_case`` keys, times in UTC. Nothing that is off the record.

Keys are never renamed or omitted, but new ones may be added. Unknown values are ``""`` for text and ``null`` otherwise.
"""

from __future__ import annotations

from infoview_tui.domain.circles import VoiceCount
from infoview_tui.domain.timestamps import format_timestamp
from infoview_tui.exchange.insights_json_types import (
    CountJson,
    FitJson,
    FunnelJson,
    GapJson,
    HypothesisJson,
    InsightsJson,
    MonthJson,
    NodeJson,
    PathJson,
    PracticeJson,
    QuestionJson,
    RangeJson,
    SaidJson,
    StepJson,
    TopicJson,
    WordsJson,
)
from infoview_tui.services.insights.document import Insights, SaidNote, WordsRow
from infoview_tui.services.insights.find_out import Gap
from infoview_tui.services.insights.hypotheses import HypothesisRow
from infoview_tui.services.insights.network import NetworkNode, NetworkView
from infoview_tui.services.insights.paths import PathColumn, PathsView
from infoview_tui.services.insights.practice import FunnelRow, PracticeView


def insights_to_json(insights: Insights) -> InsightsJson:
    """Return the JSON object of ``infoview insights --json``."""
    comparison = insights.paths.comparison
    circles = {person.contact_id: person.circle for person in insights.hypotheses.people}
    names = {person.contact_id: person.name for person in insights.hypotheses.people}
    return InsightsJson(
        at=format_timestamp(insights.at),
        interviews=insights.interviews,
        voices=insights.people.voices,
        circles=insights.people.circles,
        summary=list(insights.paths.sentences),
        ahead=comparison.ahead_id,
        ranges_overlap=comparison.overlap,
        paths=[_path(path, insights.paths, insights.said.get(path.path_id, ())) for path in insights.paths.paths],
        hypotheses=[
            _hypothesis(row, insights.words.get(row.id, ()), names, circles) for row in insights.hypotheses.rows
        ],
        find_out=[_gap(gap) for gap in insights.gaps],
        network=_network(insights.network),
        growth=[
            MonthJson(month=f"{row.month:%Y-%m}", added=row.added, referred=row.referred, total=row.total)
            for row in insights.network.months
        ],
        practice=_practice(insights.practice),
    )


def _path(path: PathColumn, view: PathsView, said: tuple[SaidNote, ...]) -> PathJson:
    total = path.total if path.is_rated else None
    return PathJson(
        id=path.path_id,
        name=path.name,
        total=RangeJson(low=round(total.low, 3), high=round(total.high, 3)) if total else None,
        **_counts(path.talks),
        saturation=path.saturation,
        topics=[
            TopicJson(
                topic=topic.value,
                weight=view.weights[topic],
                score=None if cell.score is None else round(cell.score, 3),
                confidence=cell.confidence.value if cell.confidence else None,
                **_counts(cell.voices),
                heard=cell.heard.voices,
            )
            for topic, cell in path.cells.items()
        ],
        fit=[
            FitJson(aspect=point.aspect, side=point.side, text=point.text, note=point.note, contact=point.contact)
            for point in path.fit
        ],
        said=[
            SaidJson(
                note_id=note.note_id,
                interview_id=note.interview_id,
                contact=note.contact,
                at=format_timestamp(note.at),
                kind=note.kind,
                text=note.text,
                starred=note.starred,
                seconds=note.seconds,
                tangent=note.is_tangent,
            )
            for note in said
        ],
    )


def _hypothesis(
    row: HypothesisRow, words: tuple[WordsRow, ...], names: dict[int, str], circles: dict[int, int]
) -> HypothesisJson:
    said = {word.contact_id: word for word in words}
    return HypothesisJson(
        id=row.id,
        text=row.text,
        path=row.path,
        status=row.status.name.lower(),
        supporting=len(row.evidence.supporting),
        opposing=len(row.evidence.opposing),
        without_view=len(row.evidence.without_view),
        not_asked=len(row.evidence.not_asked),
        **_counts(row.voices),
        own_verdict=row.own_verdict,
        people=[
            WordsJson(
                contact_id=contact_id,
                contact=names[contact_id],
                circle=circles[contact_id],
                view=view.name.lower(),
                reason=said[contact_id].reason if contact_id in said else "",
                note=said[contact_id].note if contact_id in said else "",
            )
            for contact_id, view in row.cells.items()
        ],
    )


def _counts(count: VoiceCount) -> CountJson:
    return CountJson(voices=count.voices, circles=count.circles)


def _gap(gap: Gap) -> GapJson:
    return GapJson(
        kind=gap.kind.name.lower(),
        subject=gap.subject,
        reason=gap.reason,
        contact_id=gap.candidate.contact_id if gap.candidate else None,
        contact=gap.candidate.name if gap.candidate else None,
        question=gap.question,
        is_planned=gap.is_planned,
    )


def _network(view: NetworkView) -> list[NodeJson]:
    found: list[NodeJson] = []
    waiting: list[tuple[NetworkNode, int | None]] = [(node, None) for node in reversed(view.root.children)]
    while waiting:
        node, referrer_id = waiting.pop()
        found.append(
            NodeJson(
                contact_id=node.contact_id or 0,
                name=node.name,
                referrer_id=referrer_id,
                came_of_it=node.came_of_it,
                thanked=node.thanked,
            )
        )
        waiting += [(child, node.contact_id) for child in reversed(node.children)]
    return found


def _practice(practice: PracticeView) -> PracticeJson:
    def funnel(row: FunnelRow) -> FunnelJson:
        return FunnelJson(
            group=row.label,
            contacts=row.contacts,
            asked=row.asked,
            answered=row.answered,
            met=row.met,
            in_touch=row.in_touch,
        )

    energy, lengths = practice.energy, practice.lengths
    return PracticeJson(
        funnel=[funnel(practice.total)],
        by_channel=[funnel(row) for row in practice.by_channel],
        by_relationship=[funnel(row) for row in practice.by_relationship],
        steps=[StepJson(step=row.label, days=row.days, count=row.count) for row in practice.steps],
        energy_before=round(energy.before, 3) if energy else None,
        energy_after=round(energy.after, 3) if energy else None,
        held=lengths.held if lengths else 0,
        kept=lengths.kept if lengths else 0,
        questions=[
            QuestionJson(
                text=row.text,
                topic=row.topic,
                asked=row.asked,
                insights=row.insights,
                quotes=row.quotes,
                stars=row.stars,
            )
            for row in practice.questions
        ],
    )
