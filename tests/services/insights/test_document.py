"""All insights at once: what always holds, and at which cost."""

from __future__ import annotations

from datetime import datetime

from infoview_tui.domain.enums import NoteKind, OutcomeKind, Topic, Verdict
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.debrief import outcomes, ratings
from infoview_tui.services.insights.document import read_insights
from infoview_tui.services.insights.network import read_network
from infoview_tui.services.insights.practice import read_practice_view
from tests.conftest import Campaign
from tests.costs import statements
from tests.services.insights.talking import Talker


def test_number_of_queries_is_the_same_for_little_and_much_data(workspace: Workspace, talker: Talker) -> None:
    def count() -> int:
        with statements(workspace) as recorded:
            read_insights(workspace, talker.now)
        return len(recorded)

    empty = count()
    for number in range(7):
        contact, interview, question = talker.meet(f"Contact {number}", "Design", f"Path {number}")
        talker.rate(interview, "Design", Topic.CULTURE, number % 5 + 1)
        talker.note(interview, question, "! Rules first")
        talker.judge(talker.believe(contact, f"Belief {number}"), interview, Verdict.CONFIRMED)
    assert count() == empty
    assert empty <= 40


def test_off_the_record_appears_nowhere_but_ratings_count(workspace: Workspace, talker: Talker) -> None:
    _, interview, question = talker.meet("Maria Lopez", "Design")
    before = read_insights(workspace, talker.now)
    talker.note(interview, question, "% She is leaving*")
    assert repr(read_insights(workspace, before.at)) == repr(before)
    talker.rate(interview, "Design", Topic.CULTURE, 1)
    (design,) = read_insights(workspace, talker.now).paths.paths
    assert design.cells[Topic.CULTURE].score == 1


def test_order_in_which_interviews_are_entered_changes_nothing(workspace: Workspace, talker: Talker) -> None:
    people = [talker.meet(f"Contact {number}", "Design", organization=f"X{number % 2}") for number in range(4)]
    belief = talker.believe(people[0][0], "Rules first")

    def enter(order: list[int]) -> str:
        for number in order:
            interview = people[number][1]
            talker.judge(belief, interview, list(Verdict)[number % 3])
            talker.rate(interview, "Design", Topic.CULTURE, number + 1)
        found = read_insights(workspace, talker.now)
        return repr((found.paths, found.hypotheses.rows))

    first = enter([0, 1, 2, 3])
    workspace.store.connection.execute("DELETE FROM verdicts")
    workspace.store.connection.execute("DELETE FROM ratings")
    assert enter([2, 0, 3, 1]) == first


def test_empty_data_has_a_view_of_everything(workspace: Workspace, now: datetime) -> None:
    found = read_insights(workspace, now)
    assert found.paths.sentences == ("No paths yet. Name one on a contact's form.",)
    assert (found.paths.paths, found.hypotheses.rows, found.gaps) == ((), (), ())
    assert (found.network.root.name, found.network.root.children, found.network.months) == ("You", (), ())
    assert (found.practice.total.contacts, found.practice.energy, found.practice.lengths) == (0, None, None)


def test_network_is_a_tree_with_what_came_of_it(workspace: Workspace, campaign: Campaign, now: datetime) -> None:
    network = read_network(workspace)
    assert network.root.name == "Ada"
    tom = next(node for node in network.root.children if node.name == "Tom Weber")
    (maria,) = tom.children
    assert (maria.name, maria.came_of_it, maria.thanked) == ("Maria Lopez", "talk, 1 lead", False)
    assert [node.name for node in maria.children] == ["Priya Shah"]
    assert ("Tom Weber", "Maria Lopez") in network.unthanked
    assert [(month.month.isoformat(), month.added, month.referred) for month in network.months] == [
        ("2026-11-01", 4, 2)
    ]


def test_contacts_who_referred_each_other_stay_in_the_tree(workspace: Workspace, campaign: Campaign) -> None:
    workspace.store.connection.execute(
        "UPDATE contacts SET referrer_id = ? WHERE id = ?", (campaign.maria, campaign.tom)
    )
    names: list[str] = []
    waiting = [read_network(workspace).root]
    while waiting:
        node = waiting.pop()
        names.append(node.name)
        waiting += node.children
    assert sorted(names) == ["Ada", "Ben Okri", "Maria Lopez", "Priya Shah", "Tom Weber"]


def test_practice(workspace: Workspace, talker: Talker) -> None:
    for number in range(5):
        _, interview, question = talker.meet(f"Contact {number}", "Design")
        if number == 0:
            talker.note(interview, question, '"Ship it*')
            ratings.set_energy(workspace, interview, 2, 4, talker.later())
            outcomes.add_outcome(workspace, interview, OutcomeKind.OFFER, "a job", talker.later())
    practice = read_practice_view(workspace)
    assert (practice.total.contacts, practice.total.met) == (5, 5)
    assert practice.total.percent(practice.total.met) == 100
    assert practice.energy is not None
    assert (practice.energy.before, practice.energy.after, practice.energy.count) == (2, 4, 1)
    (question_row,) = practice.questions
    assert (question_row.quotes, question_row.stars, question_row.insights) == (1, 1, 0)


def test_percentages_only_from_five_on(workspace: Workspace, talker: Talker) -> None:
    for number in range(4):
        talker.meet(f"Contact {number}", "Design")
    total = read_practice_view(workspace).total
    assert (total.asked, total.percent(total.met)) == (4, None)


def test_note_kinds_are_all_known_to_the_views(workspace: Workspace, talker: Talker) -> None:
    _, interview, question = talker.meet("Maria Lopez", "Design")
    for sign in ("", '"', "! ", "> ", "< "):
        talker.note(interview, question, f"{sign}said")
    assert NoteKind.OFF_RECORD.value not in repr(read_insights(workspace, talker.now))


def test_tangents_are_marked(workspace: Workspace, talker: Talker) -> None:
    _, interview, question = talker.meet("Maria Lopez", "Design")
    notes = [talker.note(interview, asked, "> they row") for asked in (question, None)]
    workspace.store.connection.execute("UPDATE notes SET written_at = NULL")  # they were written during the interview
    (said,) = read_insights(workspace, talker.now).said.values()
    assert {note.note_id: note.is_tangent for note in said} == dict(zip(notes, (False, True), strict=True))
