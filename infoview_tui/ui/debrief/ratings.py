"""Rating sections of the debrief: ratings of each path by topic, and energy before and after (R35)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import DebriefSection
from infoview_tui.domain.enums import Confidence, Topic
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
from infoview_tui.services.debrief.queries import Debrief, OtherRatings, RatingRow
from infoview_tui.ui.debrief.section import SectionView
from infoview_tui.ui.shared.content import assemble, plain
from infoview_tui.ui.shared.scale import format_scale
from infoview_tui.ui.shared.widgets.row_list import Row

DIGIT_KEY_NAMES = {
    "1": "to 5 rate",
    **dict.fromkeys(("2", "3", "4", "5"), ""),
    "0": "Clear",
}
"""The footer shows the five digits as one key."""

_TOPIC_WIDTH = 2 + max(len(format_topic(topic)) for topic in RATED_TOPICS)
_CONFIDENCE_WIDTH = 3 + max(map(len, Confidence))


class PathRatingsView(SectionView):
    """Lists the topics of each path with score, confidence, and the average from other interviews."""

    section = DebriefSection.PATHS
    name = "Path ratings"
    short_name = "ratings"
    empty_text = "Not linked to a path yet. Press a to add one."
    label_width = 6
    key_names = {
        **DIGIT_KEY_NAMES,
        "less_sure": "Less certain",
        "surer": "More certain",
        "path": "Add a path",
    }

    def format_prompt(self) -> str:
        """Return the question for this section."""
        if not self.debrief.paths:
            return f"Which career path does {self.first_name} know about? Add it to rate it."
        return "How does each path look now, from 1 to 5? Use ← → to set how certain you are."

    def build_rows(self) -> list[Row]:
        """Return the topics of each path, those discussed in this interview first."""
        given = {(row.path_id, row.topic): row for row in self.debrief.ratings}
        others = {(row.path_id, row.topic): row for row in self.debrief.other_ratings}
        discussed = self.debrief.discussed_topics
        found: list[Row] = []
        for path in self.debrief.paths:
            found.append(Row(("heading", path.id), plain(path.name), is_heading=True))
            for topic in order_topics(discussed):
                at = (path.id, topic.value)
                body = self._format_body(topic, given.get(at), others.get(at), is_discussed=topic.value in discussed)
                score = given[at].score if at in given else None
                found.append(Row(PathTopic(path.id, topic), body, label=format_scale(score)))
        return found

    def _format_body(
        self, topic: Topic, rating: RatingRow | None, others: OtherRatings | None, *, is_discussed: bool
    ) -> Content:
        """Format a topic, its confidence, and the ratings of others: in columns, or on two lines if narrow."""
        name, confidence = format_topic(topic), rating.confidence if rating else ""
        beside = _format_others(others) if others else ""
        style = "" if rating or is_discussed else "$text-muted"
        if not self.screen.has_class("-narrow"):
            confidence = f"{confidence:<{_CONFIDENCE_WIDTH}}"
            return assemble((f"{name:<{_TOPIC_WIDTH}}", style), confidence, (beside, "$text-muted"))
        below = " · ".join(filter(None, (confidence, beside)))
        return assemble((name, style), (f"\n{below}" if below else "", "$text-muted"))

    def set_score(self, key: Hashable, number: int) -> None:
        """Set the score of the topic, or clear it with 0. The confidence stays."""
        if isinstance(key, PathTopic):
            self._rate(key, number or None, _get_confidence(_find_rating(self.debrief, key)))

    def adjust(self, key: Hashable, by: int) -> None:
        """Raise or lower the confidence."""
        if not isinstance(key, PathTopic):
            return
        given = _find_rating(self.debrief, key)
        if given is None:
            self.screen.show_status("Give a score first: 1 to 5.")
        else:
            self._rate(key, given.score, adjust_confidence(_get_confidence(given), by))

    def _rate(self, aspect: PathTopic, score: int | None, confidence: Confidence) -> None:
        self.screen.run_command(
            lambda: debrief_services.ratings.set_rating(
                self.workspace, self.screen.interview_id, aspect, score, self.now(), confidence=confidence
            )
        )

    def add_path(self) -> None:
        """Ask for a path and link the contact to it."""
        from infoview_tui.services.contacts.queries import list_paths
        from infoview_tui.ui.shared.dialogs.tag_or_path import TagOrPathDialog

        def on_close(name: str | None) -> None:
            if name is not None:
                contact_id = self.debrief.interview.contact_id
                self.screen.run_command(
                    lambda: board.bulk.add_path_to_contacts(self.workspace, [contact_id], name, self.now())
                )

        known = list_paths(self.workspace)
        title = f"Link {self.first_name} to a path"
        self.screen.app.push_screen(TagOrPathDialog(title, known, kind="path"), on_close)


def _format_others(others: OtherRatings) -> str:
    """Format the average score from other interviews and the number of people (R36)."""
    return f"others {others.score:.1f} · {others.voices}"


def _find_rating(debrief: Debrief, aspect: PathTopic) -> RatingRow | None:
    return next((row for row in debrief.ratings if (row.path_id, row.topic) == (aspect.path_id, aspect.topic)), None)


def _get_confidence(rating: RatingRow | None) -> Confidence:
    return rating.confidence if rating else Confidence.FAIR


_ENERGY_LABELS = {1: "drained", 2: "low", 3: "neutral", 4: "lively", 5: "energized"}


class EnergyView(SectionView):
    """Lists the energy before and after: what gives energy matters more than what sounds good."""

    section = DebriefSection.ENERGY
    name = "Energy"
    short_name = "energy"
    label_width = 6
    key_names = {**DIGIT_KEY_NAMES, "less_sure": "Less", "surer": "More"}

    def format_prompt(self) -> str:
        """Return the question for this section."""
        return "How much energy did you have before and after? 1 = drained, 5 = energized"

    def build_rows(self) -> list[Row]:
        """Return the rows for before and after, and the difference."""
        before, after = self.debrief.interview.energy_before, self.debrief.interview.energy_after
        rows = [_build_energy_row("before", before), _build_energy_row("after", after)]
        if before is not None and after is not None:
            change = after - before
            text = (
                f"The conversation gave you energy: {change:+d}."
                if change > 0
                else "The conversation did not change your energy."
                if change == 0
                else f"The conversation cost you energy: {change:+d}."
            )
            rows.append(Row(("heading", "sum"), assemble((text, "$text-muted not bold")), is_heading=True))
        return rows

    def set_score(self, key: Hashable, number: int) -> None:
        """Set the energy, or clear it with 0. A first value leads on to the one still open."""
        before = self.debrief.interview.energy_before
        self._save_energy(key, number or None)
        now = self.debrief.interview
        if key == ("energy", "before") and before is None and now.energy_before and now.energy_after is None:
            self.screen.move_to_next_item()

    def adjust(self, key: Hashable, by: int) -> None:
        """Raise or lower the energy, starting from 3."""
        interview = self.debrief.interview
        value = interview.energy_before if key == ("energy", "before") else interview.energy_after
        self._save_energy(key, 3 if value is None else max(MIN_SCORE, min(MAX_SCORE, value + by)))

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
    word = assemble((_ENERGY_LABELS.get(value or 0, "not set"), "" if value else "$text-muted"))
    return Row(("energy", when), assemble(f"{when:<8}", word), label=format_scale(value))
