"""Search: what is found, in which order, and that nothing a person types can fail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from infoview_tui.domain.date_order import DateOrder
from infoview_tui.domain.enums import NoteKind, Stage, Topic
from infoview_tui.domain.filter_query import FilterTerm
from infoview_tui.domain.research_subjects import Subject
from infoview_tui.domain.search_kinds import SearchKind
from infoview_tui.domain.search_ranking import MatchRank
from infoview_tui.services.contacts import commands
from infoview_tui.services.contacts.form import ContactForm
from infoview_tui.services.core.workspace import Workspace
from infoview_tui.services.interviews import notes
from infoview_tui.services.research.lines import add_research
from infoview_tui.services.search.results import SearchResult, SearchResults
from infoview_tui.services.search.search import search
from infoview_tui.services.search.session import SearchSession
from infoview_tui.services.search.terms import list_search_values, read_conditions
from infoview_tui.storage.banks import Question
from infoview_tui.storage.search.rows import STORED_KINDS
from tests.conftest import Campaign
from tests.hostile_texts import HOSTILE_TEXTS

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
Find = Callable[..., SearchResults]


@pytest.fixture
def session(workspace: Workspace) -> SearchSession:
    return SearchSession(workspace.store)


@pytest.fixture
def find(session: SearchSession, now: datetime, zone: ZoneInfo) -> Find:
    return lambda text, **options: search(session, text, now, zone, **options)


def add_findings(workspace: Workspace, now: datetime, *texts: str, name: str = "Ana") -> int:
    contact_id = commands.add_contact(workspace, ContactForm(name), now)
    for text in texts:
        add_research(workspace, Subject.contact(contact_id), text, now, ZoneInfo("UTC"))
    return contact_id


def contexts(found: SearchResults) -> list[str]:
    return [result.context for result in found.results]


def marked(result: SearchResult) -> list[str]:
    return [result.context[start:end] for start, end in result.context_marks]


def test_everything_that_is_stored_is_found(campaign: Campaign, workspace: Workspace, find: Find) -> None:
    workspace.store.connection.executescript(
        """
        UPDATE interviews SET learned = 'a';
        UPDATE verdicts SET reason = 'a';
        INSERT INTO asks (contact_id, organization_id, state, note, created_at)
            SELECT c.id, c.organization_id, 'knows_somebody', 'A former neighbor', c.created_at
            FROM contacts c WHERE c.name = 'Tom Weber';
        """
    )
    kinds = {kind for kind in STORED_KINDS if find(f"kind:{kind}").results}
    assert kinds == set(STORED_KINDS)


@pytest.mark.parametrize("kind", STORED_KINDS)
def test_words_of_every_kind_are_found(campaign: Campaign, find: Find, kind: SearchKind) -> None:
    for result in find(f"kind:{kind}", limit=50).results:
        word = max((result.title or result.context).split(), key=len).strip('.,:!"')
        again = find(f'kind:{kind} "{word}"', limit=50)
        assert (kind, result.id) in [(other.kind, other.id) for other in again.results], word


@pytest.mark.parametrize(
    ("query", "text", "rank"),
    [
        ("jose", "José knows everybody", MatchRank.EXACT),
        ("brück", "Das Brückenbauamt zahlt gut", MatchRank.WORD_START),
        ("bau", "Das Brückenbauamt zahlt gut", MatchRank.INSIDE),
        ("brucken", "Das Brückenbauamt zahlt gut", MatchRank.WORD_START),
        ("strasse", "Ihr Büro liegt in der Bahnhofstraße", MatchRank.INSIDE),
        ("设", "我们讨论设计工作", MatchRank.INSIDE),
        ("工作", "我们讨论设计工作", MatchRank.INSIDE),
        ("ひらがな", "これはひらがなです", MatchRank.INSIDE),
        ("gut zahlt", "Das Brückenbauamt zahlt gut", MatchRank.ALL_WORDS),
        ("zahtl", "Das Brückenbauamt zahlt gut", MatchRank.TYPO),
        ("zalt", "Das Brückenbauamt zahlt gut", MatchRank.TYPO),
        ("xahlt", "Das Brückenbauamt zahlt gut", MatchRank.TYPO),
        ("bruekenbauamt", "Das Bruckenbauamt zahlt gut", MatchRank.TYPO),
        ("🎓", "Das 🎓 zählt", MatchRank.EXACT),
        ("हिन्दी", "वह हिन्दी बोलती है", MatchRank.EXACT),
    ],
)
def test_text_is_found_in_every_script(
    workspace: Workspace, find: Find, query: str, text: str, rank: MatchRank
) -> None:
    add_findings(workspace, NOW, text, "something else entirely")
    (result,) = find(query).results
    assert (result.context, result.rank) == (text, rank)
    assert marked(result)


@pytest.mark.parametrize("query", ["田中太郎", "太郎 田中", "田中", "太郎田中", "kyoto", "place:京都 太郎"])
def test_name_is_found_in_the_order_of_its_country(workspace: Workspace, now: datetime, find: Find, query: str) -> None:
    commands.add_contact(workspace, ContactForm("太郎 田中", location="京都 Kyoto"), now)
    commands.add_contact(workspace, ContactForm("田村 次郎"), now)
    assert [result.title for result in find(query).results] == ["太郎 田中"]


def test_better_matches_come_first(workspace: Workspace, now: datetime, find: Find) -> None:
    texts = ("we redesign it", "a design course", "designers", "a course in design", "the desing course")
    add_findings(workspace, now, *texts)
    assert contexts(find("design course")) == ["a design course", "a course in design", "the desing course"]
    assert contexts(find("design")) == [
        "a course in design",
        "a design course",
        "designers",
        "we redesign it",
        texts[4],
    ]


def test_old_exact_match_is_found_among_many(workspace: Workspace, now: datetime, find: Find) -> None:
    add_findings(workspace, now, "design", *(f"designer {number}" for number in range(70)))
    assert contexts(find("design", limit=3))[0] == "design"


def test_names_and_their_notes_are_found_in_any_order(campaign: Campaign, find: Find) -> None:
    assert find("lopez maria").results[0].contact_id == campaign.maria
    assert "Figma" in [result.title for result in find("kind:organization").groups[0].results]
    assert any(result.contact_id for result in find("kind:contact mar figma").results)
    note = find("kind:note").results[0]
    word = max(note.context.split(), key=len)
    found = find(f"{word} {note.contact}").results
    assert (SearchKind.NOTE, note.id) in [(result.kind, result.id) for result in found]


def test_what_is_due_next_comes_first(workspace: Workspace, now: datetime, find: Find) -> None:
    first, second = (add_findings(workspace, now, "flood maps", name=name) for name in ("Ana", "Bea"))
    assert [result.contact_id for result in find("flood").results] == [second, first]
    workspace.store.connection.execute(
        "INSERT INTO actions (contact_id, kind, text, due_at, created_at) VALUES (?, 'todo', '', ?, ?)",
        (first, "2026-11-27T09:00:00.000Z", "2026-11-26T09:00:00.000Z"),
    )
    assert [result.contact_id for result in find("flood").results] == [first, second]


def test_terms_narrow_the_results(campaign: Campaign, workspace: Workspace, now: datetime, find: Find) -> None:
    everything = find("stage:met", limit=100).results + find("-stage:met", limit=100).results
    assert {result.contact_id for result in find("who:maria", limit=100).results} == {campaign.maria}
    assert all(result.variant == NoteKind.QUOTE for result in find("kind:quote").results)
    assert {result.kind for result in find("kind:note kind:contact").results} == set()
    assert SearchKind.NOTE not in {result.kind for result in find("who:maria -kind:note").results}
    assert not find(f"since:{(now + timedelta(days=400)).year} who:maria").problems
    assert not find("before:2020 who:maria").results
    assert find("since:2020 who:maria").results
    assert everything
    assert find("since:soon who:maria").problems == ("“soon” is not a day in the past.",)
    assert find("kind:nonsense who:maria").problems == ("“nonsense” is not a kind of result.",)


def test_days_of_numbers_are_read_in_the_order_of_the_user(
    session: SearchSession, now: datetime, zone: ZoneInfo
) -> None:
    session.date_order = DateOrder.DAY_FIRST
    conditions = read_conditions(session, [FilterTerm("since", "3/11")], now, zone)
    assert conditions.since == datetime(2026, 11, 3, tzinfo=zone).astimezone(UTC)


def test_minus_excludes_words(workspace: Workspace, now: datetime, find: Find) -> None:
    add_findings(workspace, now, "flood maps", "flood insurance")
    assert contexts(find("flood -insur")) == ["flood maps"]
    assert contexts(find("kind:finding -insur")) == ["flood maps"]


def test_deleted_and_undone_rows_vanish_and_return(workspace: Workspace, now: datetime, find: Find) -> None:
    contact = add_findings(workspace, now, "flood maps")
    assert len(find("flood").results) == 1
    workspace.undo(now)
    assert not find("flood").results
    workspace.redo(now)
    assert len(find("flood").results) == 1
    commands.delete_contact(workspace, contact, now)
    assert not find("flood").results
    workspace.undo(now)
    assert len(find("flood").results) == 1


def test_edited_note_is_found_by_its_new_words(
    campaign: Campaign, workspace: Workspace, now: datetime, find: Find
) -> None:
    notes.edit_note(workspace, campaign.note, "zebrafish", now)
    (result,) = find("zebraf").results
    assert (result.note_id, result.interview_id) == (campaign.note, campaign.interview)


SIGNS = """" "" "a a"b ' * a* ^a a^2 ( a) : - -- -a -" ; % _ \\ who: since:-1 -* search_texts rank text:a"""
HOSTILE_QUERIES = [
    *HOSTILE_TEXTS,
    *SIGNS.split(),
    *("a OR b", "NOT a", "a NOT b", "a AND", "NEAR(a b, 2)", "{text}: a", "- text : a", "a + b", "a -b -c"),
    *("\x00", "a\x00b", "\ud800", "\udfff a", "👩‍👩‍👧‍👦", "\u0301", "\u200d", "who:\x00", "who:\"'*", "kind:\ud800"),
    *("a" * 10_000, "a " * 5_000, '"' * 10_000, "(" * 10_000, "日" * 10_000),
    *("since:0001-01-01", "before:9999-12-31"),
]


@pytest.mark.parametrize("query", HOSTILE_QUERIES, ids=range(len(HOSTILE_QUERIES)))
def test_no_query_fails_or_is_syntax(campaign: Campaign, find: Find, query: str) -> None:
    find(query)
    find(f"{query} kind:contact")
    find(f"maria {query}")


@pytest.mark.parametrize(
    "query", ["maria OR tom", "maria NOT zzz", 'NEAR("maria tom", 99)', "text : maria", "^zzz* OR maria"]
)
def test_words_of_the_query_language_are_words(campaign: Campaign, find: Find, query: str) -> None:
    assert not [result for result in find(query).results if result.kind is SearchKind.CONTACT]


def test_questions_of_banks_are_found(workspace: Workspace, find: Find) -> None:
    question = Question("hindsight-1", Topic.HINDSIGHT, "What surprised you most?", (), "", 3, "en", False)
    (result,) = find("surpris", questions=[question]).results
    assert (result.kind, result.context, result.variant) == (SearchKind.BANK_QUESTION, question.text, "hindsight")
    assert not find("surpris who:ana", questions=[question]).results
    assert not find("surpris -most", questions=[question]).results


def test_values_for_completion(campaign: Campaign, session: SearchSession) -> None:
    values = list_search_values(session)
    assert "Maria Lopez" in values["who"]
    assert "quote" in values["kind"]
    assert values["stage"] == list(Stage)


def test_empty_query_finds_nothing(campaign: Campaign, find: Find) -> None:
    assert find("  ") == find("") == SearchResults()


@pytest.mark.parametrize("query", ["ben@work.org", "WORK.org", "en@wor"])
def test_contact_is_found_by_a_further_address(campaign: Campaign, find: Find, query: str) -> None:
    titles = {result.title for group in find(query).groups for result in group.results}
    assert "Ben Okri" in titles
    assert find(f"{query} -okri").groups == ()
