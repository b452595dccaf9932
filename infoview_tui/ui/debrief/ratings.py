"""The debrief's scores: how each path looks now, by topic, and what the call did to one's energy (R35)."""

from __future__ import annotations

from collections.abc import Hashable

from textual.content import Content

from infoview_tui.domain.debrief_progress import Part
from infoview_tui.domain.enums import Sureness, Topic
from infoview_tui.domain.ratings import HIGHEST, LOWEST, RATED, name_of_topic, surer, topics_in_order
from infoview_tui.services.board.bulk import add_path
from infoview_tui.services.debrief.debrief import Debrief
from infoview_tui.services.debrief.ratings import Aspect, note_energy, rate
from infoview_tui.storage.queries.debrief.debrief import OthersRow, RatingRow
from infoview_tui.ui.debrief.section import PartView, scale
from infoview_tui.ui.shared.content import join, plain
from infoview_tui.ui.shared.widgets.row_list import Row

_DIGITS = {
    "1": "to 5 score",
    **dict.fromkeys(("2", "3", "4", "5"), ""),
    "0": "None",
}
"""The five digits are told as one."""

_TOPIC_WIDTH = 2 + max(len(name_of_topic(topic)) for topic in RATED)
_SURE_WIDTH = 3 + max(map(len, Sureness))


class PathsView(PartView):
    """A row for each topic of each path: the score, how sure one is, and beside it what others' conversations gave."""

    part = Part.PATHS
    name = "How it looks now"
    short = "scores"
    empty = "They speak to no path yet: a names one."
    label_width = 6
    words = {
        **_DIGITS,
        "less_sure": "Less sure",
        "surer": "Surer",
        "path": "Add a path",
    }

    def asks(self) -> str:
        """Ask how the paths look."""
        if not self.debrief.paths:
            return f"Which career does {self.by} speak to? Scores belong to a path."
        return "How does it look to you now, from 1 to 5? ← → say how sure you are."

    def rows(self) -> list[Row]:
        """Return the topics of each path, those that were spoken of first."""
        given = {(row.path_id, row.topic): row for row in self.debrief.ratings}
        others = {(row.path_id, row.topic): row for row in self.debrief.others}
        touched = self.debrief.touched
        found: list[Row] = []
        for path in self.debrief.paths:
            found.append(Row(("heading", path.id), plain(path.name), heading=True))
            for topic in topics_in_order(touched):
                at = (path.id, topic.value)
                body = self._body(topic, given.get(at), others.get(at), is_touched=topic.value in touched)
                score = given[at].score if at in given else None
                found.append(Row(Aspect(path.id, topic), body, label=scale(score)))
        return found

    def _body(self, topic: Topic, given: RatingRow | None, others: OthersRow | None, *, is_touched: bool) -> Content:
        """A topic, how sure one is, and what others gave: in columns, or below each other where there is no room."""
        name, sure = name_of_topic(topic), given.sureness if given else ""
        beside = _spelled(others) if others else ""
        style = "" if given or is_touched else "$text-muted"
        if not self.screen.has_class("-narrow"):
            sure = f"{sure:<{_SURE_WIDTH}}"
            return join((f"{name:<{_TOPIC_WIDTH}}", style), sure, (beside, "$text-muted"))
        below = " · ".join(filter(None, (sure, beside)))
        return join((name, style), (f"\n{below}" if below else "", "$text-muted"))

    def give(self, key: Hashable, number: int) -> None:
        """Score the topic, or take the score back; how sure one is stays."""
        if isinstance(key, Aspect):
            self._rate(key, number or None, _sureness(_given(self.debrief, key)))

    def step(self, key: Hashable, by: int) -> None:
        """Say that one is surer, or less sure."""
        if not isinstance(key, Aspect):
            return
        given = _given(self.debrief, key)
        if given is None:
            self.screen.say("The score comes first: 1 to 5.")
        else:
            self._rate(key, given.score, surer(_sureness(given), by))

    def _rate(self, aspect: Aspect, score: int | None, sureness: Sureness) -> None:
        self.screen.change(
            lambda: rate(self.desk, self.screen.interview_id, aspect, score, self.now(), sureness=sureness)
        )

    def add_path(self) -> None:
        """Ask for a path that they speak to."""
        from infoview_tui.storage.queries.contacts.contacts import PATHS
        from infoview_tui.ui.shared.dialogs.tag_or_path import LabelScreen

        def named(name: str | None) -> None:
            if name is not None:
                contact_id = self.debrief.interview.contact_id
                self.screen.change(lambda: add_path(self.desk, [contact_id], name, self.now()))

        known = [row.name for row in self.desk.store.all(PATHS)]
        title = f"A path that {self.by} speaks to"
        self.screen.app.push_screen(LabelScreen(title, known, kind="path"), named)


def _spelled(others: OthersRow) -> str:
    """Say what others' conversations gave, and how many people they were with (R36)."""
    return f"others {others.score:.1f} · {others.voices} {'voice' if others.voices == 1 else 'voices'}"


def _given(debrief: Debrief, aspect: Aspect) -> RatingRow | None:
    return next((row for row in debrief.ratings if (row.path_id, row.topic) == (aspect.path_id, aspect.topic)), None)


def _sureness(given: RatingRow | None) -> Sureness:
    return Sureness(given.sureness) if given else Sureness.FAIR


_ENERGY = {1: "drained", 2: "low", 3: "even", 4: "lively", 5: "full of it"}


class EnergyView(PartView):
    """Two rows: before and after. What gives energy is worth more than what sounds good."""

    part = Part.ENERGY
    name = "Energy"
    short = "energy"
    label_width = 6
    words = {**_DIGITS, "less_sure": "Less", "surer": "More"}

    def asks(self) -> str:
        """Ask how one felt."""
        return "How much energy had you, before and after? 1 is drained, 5 full of it."

    def rows(self) -> list[Row]:
        """Return before, after, and what that comes to."""
        before, after = self.debrief.interview.energy_before, self.debrief.interview.energy_after
        rows = [_energy_row("before", before), _energy_row("after", after)]
        if before is not None and after is not None:
            gained = after - before
            said = (
                f"The conversation gave you energy: {gained:+d}."
                if gained > 0
                else "The conversation left your energy as it was."
                if gained == 0
                else f"The conversation cost you energy: {gained:+d}."
            )
            rows.append(Row(("heading", "sum"), join((said, "$text-muted not bold")), heading=True))
        return rows

    def give(self, key: Hashable, number: int) -> None:
        """Say how much it was, or nothing."""
        self._note(key, number or None)

    def step(self, key: Hashable, by: int) -> None:
        """One more, or one less; it begins in the middle."""
        interview = self.debrief.interview
        here = interview.energy_before if key == ("energy", "before") else interview.energy_after
        self._note(key, 3 if here is None else max(LOWEST, min(HIGHEST, here + by)))

    def _note(self, key: Hashable, value: int | None) -> None:
        before, after = self.debrief.interview.energy_before, self.debrief.interview.energy_after
        match key:
            case ("energy", "before"):
                before = value
            case ("energy", "after"):
                after = value
            case _:
                return
        self.screen.change(lambda: note_energy(self.desk, self.screen.interview_id, before, after, self.now()))


def _energy_row(when: str, value: int | None) -> Row:
    word = join((_ENERGY.get(value or 0, "not said"), "" if value else "$text-muted"))
    return Row(("energy", when), join(f"{when:<8}", word), label=scale(value))
