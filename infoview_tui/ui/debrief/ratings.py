"""The debrief's scores: how each path looks now, by topic, and what the call did to one's energy (R35)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import Confidence, Topic
from infoview_tui.domain.labels import format_count
from infoview_tui.domain.ratings import (
    MAX_SCORE,
    MIN_SCORE,
    RATED_TOPICS,
    PathTopic,
    adjust_confidence,
    format_topic,
    order_topics,
)
from infoview_tui.services import board, debrief as debrief_services
from infoview_tui.services.debrief.queries import Debrief, OtherRatingsRow, RatingRow
from infoview_tui.ui.debrief.section import SectionView, format_scale
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.widgets.row_list import Row

_DIGIT_KEY_NAMES = {
    "1": "to 5 score",
    **dict.fromkeys(("2", "3", "4", "5"), ""),
    "0": "None",
}
"""The five digits are told as one."""

_TOPIC_WIDTH = 2 + max(len(format_topic(topic)) for topic in RATED_TOPICS)
_CONFIDENCE_WIDTH = 3 + max(map(len, Confidence))


class PathRatingsView(SectionView):
    """A row for each topic of each path: the score, how sure one is, and beside it what others' conversations gave."""

    section = DebriefSection.PATHS
    name = "How it looks now"
    short_name = "scores"
    empty_text = "They speak to no path yet: a names one."
    label_width = 6
    key_names = {
        **_DIGIT_KEY_NAMES,
        "less_sure": "Less sure",
        "surer": "Surer",
        "path": "Add a path",
    }

    def format_prompt(self) -> str:
        """Ask how the paths look."""
        if not self.debrief.paths:
            return f"Which career does {self.first_name} speak to? Scores belong to a path."
        return "How does it look to you now, from 1 to 5? ← → say how sure you are."

    def build_rows(self) -> list[Row]:
        """Return the topics of each path, those that were spoken of first."""
        given = {(row.path_id, row.topic): row for row in self.debrief.ratings}
        others = {(row.path_id, row.topic): row for row in self.debrief.other_ratings}
        touched = self.debrief.discussed_topics
        found: list[Row] = []
        for path in self.debrief.paths:
            found.append(Row(("heading", path.id), plain(path.name), is_heading=True))
            for topic in order_topics(touched):
                at = (path.id, topic.value)
                body = self._format_body(topic, given.get(at), others.get(at), is_touched=topic.value in touched)
                score = given[at].score if at in given else None
                found.append(Row(PathTopic(path.id, topic), body, label=format_scale(score)))
        return found

    def _format_body(
        self, topic: Topic, rating: RatingRow | None, others: OtherRatingsRow | None, *, is_touched: bool
    ) -> Content:
        """A topic, how sure one is, and what others gave: in columns, or below each other where there is no room."""
        name, sure = format_topic(topic), rating.confidence if rating else ""
        beside = _format_others(others) if others else ""
        style = "" if rating or is_touched else "$text-muted"
        if not self.screen.has_class("-narrow"):
            sure = f"{sure:<{_CONFIDENCE_WIDTH}}"
            return assemble((f"{name:<{_TOPIC_WIDTH}}", style), sure, (beside, "$text-muted"))
        below = " · ".join(filter(None, (sure, beside)))
        return assemble((name, style), (f"\n{below}" if below else "", "$text-muted"))

    def set_score(self, key: Hashable, number: int) -> None:
        """Score the topic, or take the score back; how sure one is stays."""
        if isinstance(key, PathTopic):
            self._rate(key, number or None, _get_confidence(_find_rating(self.debrief, key)))

    def adjust(self, key: Hashable, by: int) -> None:
        """Say that one is surer, or less sure."""
        if not isinstance(key, PathTopic):
            return
        given = _find_rating(self.debrief, key)
        if given is None:
            self.screen.show_status("The score comes first: 1 to 5.")
        else:
            self._rate(key, given.score, adjust_confidence(_get_confidence(given), by))

    def _rate(self, aspect: PathTopic, score: int | None, confidence: Confidence) -> None:
        self.screen.run_command(
            lambda: debrief_services.ratings.set_rating(
                self.workspace, self.screen.interview_id, aspect, score, self.now(), confidence=confidence
            )
        )

    def add_path(self) -> None:
        """Ask for a path that they speak to."""
        from infoview_tui.services.contacts.queries import list_paths
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        def named(name: str | None) -> None:
            if name is not None:
                contact_id = self.debrief.interview.contact_id
                self.screen.run_command(
                    lambda: board.bulk.add_path_to_contacts(self.workspace, [contact_id], name, self.now())
                )

        known = list_paths(self.workspace)
        title = f"A path that {self.first_name} speaks to"
        self.screen.app.push_screen(TagOrPathDialog(title, known, kind="path"), named)


def _format_others(others: OtherRatingsRow) -> str:
    """Say what others' conversations gave, and how many people they were with (R36)."""
    return f"others {others.score:.1f} · {format_count(others.people, 'voice')}"


def _find_rating(debrief: Debrief, aspect: PathTopic) -> RatingRow | None:
    return next((row for row in debrief.ratings if (row.path_id, row.topic) == (aspect.path_id, aspect.topic)), None)


def _get_confidence(rating: RatingRow | None) -> Confidence:
    return rating.confidence if rating else Confidence.FAIR


_ENERGY_LABELS = {1: "drained", 2: "low", 3: "even", 4: "lively", 5: "full of it"}


class EnergyView(SectionView):
    """Two rows: before and after. What gives energy is worth more than what sounds good."""

    section = DebriefSection.ENERGY
    name = "Energy"
    short_name = "energy"
    label_width = 6
    key_names = {**_DIGIT_KEY_NAMES, "less_sure": "Less", "surer": "More"}

    def format_prompt(self) -> str:
        """Ask how one felt."""
        return "How much energy had you, before and after? 1 is drained, 5 full of it."

    def build_rows(self) -> list[Row]:
        """Return before, after, and what that comes to."""
        before, after = self.debrief.interview.energy_before, self.debrief.interview.energy_after
        rows = [_build_energy_row("before", before), _build_energy_row("after", after)]
        if before is not None and after is not None:
            gained = after - before
            said = (
                f"The conversation gave you energy: {gained:+d}."
                if gained > 0
                else "The conversation left your energy as it was."
                if gained == 0
                else f"The conversation cost you energy: {gained:+d}."
            )
            rows.append(Row(("heading", "sum"), assemble((said, "$text-muted not bold")), is_heading=True))
        return rows

    def set_score(self, key: Hashable, number: int) -> None:
        """Say how much it was, or nothing."""
        self._save_energy(key, number or None)

    def adjust(self, key: Hashable, by: int) -> None:
        """One more, or one less; it begins in the middle."""
        interview = self.debrief.interview
        here = interview.energy_before if key == ("energy", "before") else interview.energy_after
        self._save_energy(key, 3 if here is None else max(MIN_SCORE, min(MAX_SCORE, here + by)))

    def _save_energy(self, key: Hashable, value: int | None) -> None:
        before, after = self.debrief.interview.energy_before, self.debrief.interview.energy_after
        match key:
            case ("energy", "before"):
                before = value
            case ("energy", "after"):
                after = value
            case _:
                return
        self.screen.run_command(
            lambda: debrief_services.ratings.set_energy(
                self.workspace, self.screen.interview_id, before, after, self.now()
            )
        )


def _build_energy_row(when: str, value: int | None) -> Row:
    word = assemble((_ENERGY_LABELS.get(value or 0, "not said"), "" if value else "$text-muted"))
    return Row(("energy", when), assemble(f"{when:<8}", word), label=format_scale(value))
